"""What a rule says for itself, as text and as Markdown: the reason, the authority, what is right and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bulletin_lint.records.findings import RuleRecord
from bulletin_lint.records.words import basis

_MOST = 3  # examples of either kind
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")
Shown = tuple[str, str, str]


def plain(rule: RuleRecord) -> str:
    """All of it in lines."""
    return "\n".join([rule.why, f"依据：{basis(rule.level, rule.source)}", *map(_line, _examples(rule))])


def markdown(rule: RuleRecord) -> str:
    """The same, with examples that stand as they are written."""
    head = [_escaped(rule.why), "", f"依据：{_escaped(basis(rule.level, rule.source))}"]
    return "\n".join([*head, *(line for example in _examples(rule) for line in ("", *_block(example)))])


def _examples(rule: RuleRecord) -> Iterator[Shown]:
    """What an example is, its text, and what becomes of it, '' where nothing does. Those of other publications would
    have to be explained in their turn."""
    for word, examples in (("正确", rule.good), ("错误", rule.bad)):
        tables = [example if isinstance(example, Mapping) else {"text": example} for example in examples]
        own = [table for table in tables if "profile" not in table]
        for table in (own or tables)[:_MOST]:
            yield word, str(table["text"]), str(table.get("fixed", ""))


def _line(example: Shown) -> str:
    word, text, fixed = (each.replace("\n", " / ") for each in example)
    return f"{word}：{text or '（空）'}" + (f" → {fixed}" if fixed else "")


def _block(example: Shown) -> Iterator[str]:
    word, text, fixed = example
    yield f"{word}："
    yield from _fenced(text or "（空）")
    if fixed:
        yield from ("", "改为：", *_fenced(fixed))


def _fenced(text: str) -> Iterator[str]:
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text) or [""]))
    yield from (f"{fence}text", text, fence)


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
