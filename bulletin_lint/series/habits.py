"""What stays the same from issue to issue: masthead, issuer, labels, telephones; and lists and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_lint.bulletin.remark import Remark
from bulletin_lint.series import names, recipients
from bulletin_lint.series.facts import Facts
from bulletin_lint.series.numbers import Told
from bulletin_lint.series.places import Placed
from bulletin_lint.series.timeline import changes

Parts = tuple[str, ...]
"""What an issue says of one thing, in order: one name, or all labels."""


def judge(issues: Sequence[Placed]) -> Iterator[Told]:
    """What differs from the other issues, though nothing says that it should."""
    facts = [issue.facts for issue in issues]
    fields = [tuple(label for label, _ in issue.fields) for issue in facts]
    yield from _said(facts, "name", "name", "刊名", [_one(issue.name) for issue in facts])
    yield from _said(facts, "issuer", "issuer", "编发单位", [_one(issue.issuer) for issue in facts])
    yield from _said(facts, "label", "lists", "报送发的标签", [issue.labels for issue in facts])
    yield from _said(facts, "label", "fields", "报尾各栏的标签", fields)
    for label in dict.fromkeys(label for labels in fields for label in labels if "电话" in label):
        values = [tuple(value for name, value in issue.fields if name == label and value) for issue in facts]
        yield from _said(facts, "telephone", "field", label, values)
    yield from recipients.judge(facts)
    yield from names.judge(facts)


def _one(value: str) -> Parts:
    return (value,) if value else ()


def _said(facts: Sequence[Facts], finds: str, part: str, what: str, values: Sequence[Parts]) -> Iterator[Told]:
    said = [(index, value) for index, value in enumerate(values) if value]
    for index, value, usual, stays in changes(said):
        before, now = "、".join(usual), "、".join(value)
        named = {"this": facts[index].called, "what": what, "usual": before, "now": now}
        if stays:
            named["change"] = f"由“{before}”改为“{now}”"
        yield index, Remark("changed" if stays else finds, part, _odd(value, usual), named)


def _odd(value: Parts, usual: Parts) -> str:
    """Where the difference stands: the first part that is new, or the one behind which another is lost."""
    for place, (own, other) in enumerate(zip(value, usual, strict=False)):
        if own != other:
            return own if own not in usual else value[max(0, place - 1)]
    return value[min(len(usual), len(value) - 1)]
