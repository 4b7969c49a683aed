"""Kind ``list-form``: colons, separators, end marks and repetitions in the 报/送/发 lists and the colophon."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.lines import compact
from bulletin_lint.bulletin.model import Recipients, Span
from bulletin_lint.bulletin.name_list import end_mark
from bulletin_lint.checks.reading.parts import content
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.edit import Edit, replacing
from bulletin_lint.toml.decode import Doc

_TO_FULL = {",": "，", ";": "；", "﹑": "、", "､": "、"}
_MARKS = "，、；,;"
_PHONE = compiled(
    r"(?:[（(]?0\d{2,3}[）)]?[-—－ ]?)?\d{7,8}(?:(?:转|-|—|－)\d{1,6})?|1[3-9]\d{9}"
    r"|[48]00[- ]?\d{3}[- ]?\d{4}|1[012]\d{3,4}|9\d{4,5}"
    r"|\d{4}[-—－ ]\d{4}|(?:内线|分机|短号)[：:]?\d{3,6}"  # a number of eight in halves, one inside the house
)
# What is named short because the next one is: 市委、市政府分管领导, 主任、副主任.
_ELLIPTIC = compiled(
    r"(?:中共)?[省市县区州盟旗镇乡（）]{0,4}(?:委|党委|政府|人大|政协|纪委|人大常委会|人民政府)"
    r"|副?(?:主任|秘书长|书记|市长|县长|区长|省长|州长|主席|会长|局长|部长|院长|检察长|主要负责人)"
)
_REMARK = compiled(r"[（(][^（()）]*[\u4e00-\u9fff][^（()）]*[）)]")
_PHONE_LABEL = compiled(r"电话|热线|传真")


class ListForm(NamedTuple):
    """``finds``: label-colon, field-colon, separators, end, repeated or phone."""

    finds: Annotated[
        Literal["label-colon", "field-colon", "separators", "end", "repeated", "phone"],
        Doc(
            "报尾的哪一处：label-colon 名目后的冒号，field-colon 承办等项的冒号，"
            "separators 单位之间的标点，end 末尾的标点，repeated 重复的单位，phone 电话"
        ),
    ]


def run(draft: Draft, parameters: ListForm) -> Iterator[Hit]:
    yield from _FINDERS[parameters.finds](draft)


def _label_colon(draft: Draft) -> Iterator[Hit]:
    lists = draft.bulletin.distribution
    spread = _spread([(part.label, content(draft, part.colon)) for part in lists])
    for part in lists:
        filled = any(member.start < member.end for member in part.members)
        yield from _colon(draft, part.colon, part.label, spread, filled)


def _field_colon(draft: Draft) -> Iterator[Hit]:
    fields = draft.bulletin.colophon
    spread = _spread([(part.label, content(draft, part.colon)) for part in fields])
    for part in fields:
        yield from _colon(draft, part.colon, part.label, spread, part.value.start < part.value.end)


def _spread(written: Sequence[tuple[str, str]]) -> frozenset[str]:
    """The labels before whose colon space is layout: most of one length have some."""
    groups: dict[int, list[tuple[str, bool]]] = {}
    for label, colon in written:
        groups.setdefault(len(label), []).append((label, colon[:1].isspace()))
    return frozenset(
        label
        for group in groups.values()
        if (spaced := sum(space for _, space in group)) > 1 and 2 * spaced > len(group)
        for label, _ in group
    )


def _colon(draft: Draft, colon: Span, label: str, spread: Collection[str], filled: bool) -> Iterator[Hit]:
    """A half-width colon, none, or space beside it.

    An ideographic space before it is the label's letter-spacing, and so is any other where all labels have it; space
    behind it that nothing follows is layout. In a table the cell's border does for a colon.
    """
    written = content(draft, colon)
    following = draft.text.string[colon.end : colon.end + 1]
    if not written and following in ("\n", ""):
        return
    before = len(written) - len(written.lstrip() if label in spread else written.lstrip("\u3000"))
    mark = written[before:] if filled else written[before:].rstrip()
    if mark.rstrip() == "：" and (mark == "：" or following in "\n\v"):
        return
    start = colon.start + before
    if edits := replacing(draft.text.string, start, start + len(mark), "："):
        yield Hit(start, start + len(mark), edits, {"label": label}, certain=bool(written.strip()))


def _separators(draft: Draft) -> Iterator[Hit]:
    """Half-width separators, doubled ones, and space beside one; space that separates by itself is left alone."""
    for part in draft.bulletin.distribution:
        for span in _runs(part.separators):
            written = content(draft, span)
            marks = compact(written)
            if not marks or (span.end == part.span.end):
                continue
            wanted = _TO_FULL.get(marks[0], marks[0])
            same = all(_TO_FULL.get(mark, mark) == wanted for mark in marks)
            if "\n" not in written and "\v" not in written and (edits := replacing(draft.text.string, *span, wanted)):
                yield Hit(*span, edits, {"fixed": wanted}, certain=same)


def _runs(separators: tuple[Span, ...]) -> Iterator[Span]:
    """Separators that touch, as one."""
    pending: Span | None = None
    for span in separators:
        if pending and pending.end == span.start:
            pending = Span(pending.start, span.end)
            continue
        if pending:
            yield pending
        pending = span
    if pending:
        yield pending


def _end(draft: Draft) -> Iterator[Hit]:
    """A mark at the end of a list that the profile does not want. Where all lists end in 。 it is a habit: proposed
    only. Lists that are one sentence, ；；。, end as they should, and so does one before another on its line."""
    wanted = draft.profile.distribution.end
    lists = [part for part in draft.bulletin.distribution if part.members]
    if wanted == "any" or not lists:
        return
    ends = [end_mark(content(draft, part.span)) for part in lists]
    habit = len(lists) > 1 and all(end == "。" for end in ends)
    if _are_one_sentence(ends):
        return
    beside = {above.span for above, below in pairwise(lists) if _on_one_line(draft, above.span, below.span)}
    for part, mark in zip(lists, ends, strict=True):
        if mark != wanted and (mark or wanted) and part.span not in beside:
            place = Span(part.span.end - len(mark), part.span.end)
            values = {"wanted": f"用“{wanted}”" if wanted else "不加标点"}
            yield Hit(
                *(place if mark else part.span), (Edit(*place, wanted),), values, certain=not habit and bool(mark)
            )


def _are_one_sentence(ends: Sequence[str]) -> bool:
    """Whether all lists but the last end in one and the same separator, and the last in 。."""
    return len(ends) > 1 and ends[-1] == "。" and len({*ends[:-1]}) == 1 and ends[0] in tuple("；，;,")


def _on_one_line(draft: Draft, above: Span, below: Span) -> bool:
    return not any(mark in draft.text.string[above.end : below.start] for mark in "\n\v")


def _repeated(draft: Draft) -> Iterator[Hit]:
    """The fix takes the second mention out together with what separates it from the one before."""
    seen: dict[str, str] = {}
    for part in draft.bulletin.distribution:
        recipients = _recipients(draft, part)
        for index, recipient in enumerate(recipients):
            name = compact(content(draft, recipient)).rstrip("。" + _MARKS)
            if len(name) < 2 or _ELLIPTIC.fullmatch(name):
                continue
            if name in seen:
                edits = (Edit(recipients[index - 1].end, recipient.end, ""),) if index else ()
                yield Hit(*recipient, edits, {"name": name, "label": seen[name]})
            seen.setdefault(name, part.label)


def _recipients(draft: Draft, part: Recipients) -> Sequence[Span]:
    """Who receives it: the members, or what ， parts where 、 parts something smaller, as in 市委、市政府领导，县委."""
    marks = [content(draft, span).strip() for span in part.separators]
    if "、" not in marks or not any(mark in ("，", "；", ",", ";") for mark in marks):
        return part.members
    whole: list[Span] = []
    for number, member in enumerate(part.members):
        if number and marks[number - 1] in ("、", "﹑", "､"):
            whole[-1] = Span(whole[-1].start, member.end)
        else:
            whole.append(member)
    return whole


def _phone(draft: Draft) -> Iterator[Hit]:
    for part in draft.bulletin.colophon:
        if not _PHONE_LABEL.search(part.label) or part.value.start == part.value.end:
            continue
        value = _REMARK.sub(" ", content(draft, part.value))
        numbers = re.split(r"[、，,；;/／]|\s{2,}|[ \u3000](?=\d{7})", value)
        written = [number.strip() for number in numbers if re.search(r"\d", number)]
        if any(not _PHONE.fullmatch(number) for number in written):
            yield Hit(*part.value)


_FINDERS: Mapping[str, Callable[[Draft], Iterator[Hit]]] = {
    "label-colon": _label_colon,
    "field-colon": _field_colon,
    "separators": _separators,
    "end": _end,
    "repeated": _repeated,
    "phone": _phone,
}

KIND = Kind("list-form", run, ListForm, about="bulletin")
