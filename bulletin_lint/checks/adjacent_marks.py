"""Kind ``adjacent-marks``: two marks side by side, the same one twice or two that cannot stand together, or a question
or exclamation mark typed half-width among others."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.chars import HALF_POINTS, is_ascii_word
from bulletin_lint.checks.reading.protected import Protected, protected
from bulletin_lint.checks.reading.quoted import is_cited
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.text.edit import Edit, replacing
from bulletin_lint.toml.decode import Doc

_POINTS = frozenset("，。、；：")
_ASKING = frozenset("？！")
_WIDE = str.maketrans("!?", "！？")
_RUN = r"[，。、；：？！,.;:][，。、；：,.;:][，。、；：？！,.;:]*"  # what begins with ？？ or ！！ is another rule's


class AdjacentMarks(NamedTuple):
    """``finds``: ``repeated`` (，，), ``clashing`` (，。), or ``half-width`` (!。 and ??), which neither is."""

    finds: Annotated[
        Literal["repeated", "clashing", "half-width"],
        Doc(
            "找什么：repeated 标点重复（，，），clashing 标点相抵（，。），half-width 半角问号、叹号挨着别的标点（!。）"
        ),
    ]


@cache
def _run() -> re.Pattern[str]:
    return re.compile(_RUN)


def runs(draft: Draft) -> list[tuple[int, int]]:
    """All runs of marks, less the marks of names and foreign text at their ends; ask for it through
    ``draft.shared``."""
    found = (_own(draft, *match.span()) for match in _run().finditer(draft.text.string))
    return [(start, end) for start, end in found if end - start > 1 and not is_cited(draft.text.string, start, end)]


def _own(draft: Draft, start: int, end: int) -> tuple[int, int]:
    """The run without what belongs to a name like ``.docx`` or to a sentence in English, at either end."""
    if draft.text.string[end - 1] in HALF_POINTS or draft.text.string[start] in HALF_POINTS:
        guard: Protected = draft.shared(protected)
        while start < end and guard.at(start):
            start += 1
        while start < end and guard.at(end - 1):
            end -= 1
    return start, end


def _half_width(draft: Draft) -> Iterator[Hit]:
    """Half-width ! and ? beside another mark, behind Chinese. Where all are ! or ?, only their width is wrong."""
    string = draft.text.string
    if "!" not in string and "?" not in string:
        return
    guard: Protected = draft.shared(protected)
    for match in _stress().finditer(string):
        start, end = match.span()
        if is_cited(string, start, end) or guard.at(start) or guard.at(end - 1):
            continue
        wide = match[0].translate(_WIDE)
        stress = wide.rstrip("。") or wide
        fixed = stress if _ASKING.issuperset(stress) else ""
        alone = fixed[:1] if len(set(fixed)) == 1 else fixed
        edits = replacing(string, start, end, alone) if fixed else ()
        meant = f"，应为“{alone}”" if fixed else "，应留一个"
        yield Hit(start, end, edits, {"fixed": alone, "meant": meant}, wide == alone)


@cache
def _stress() -> re.Pattern[str]:
    return re.compile(
        r"(?<=[\u4e00-\u9fff”’》）%％0-9])(?:[!?][，。、；：！？,.;:!?]+|[，。、；：！？,.;:]+[!?][，。、；：！？,.;:!?]*)"
    )


def run(draft: Draft, parameters: AdjacentMarks) -> Iterator[Hit]:
    if parameters.finds == "half-width":
        yield from _half_width(draft)
        return
    string = draft.text.string
    found: list[tuple[int, int]] = draft.shared(runs)
    for start, end in found:
        marks = string[start:end]
        if _repeats(marks):
            if parameters.finds == "repeated":
                yield Hit(start, end, (Edit(start + 1, end, ""),), {"fixed": marks[0]})
        elif parameters.finds == "clashing" and _clashes(marks, string[start - 1 : start]):
            yield Hit(start, end)


def _repeats(marks: str) -> bool:
    """The same point twice; three full stops are an ellipsis typed wrongly."""
    return len(marks) == 2 and marks[0] == marks[1] and marks[0] in _POINTS


def _clashes(marks: str, before: str) -> bool:
    """Whether the run is no ellipsis, no English abbreviation, and no question mark with another mark of stress."""
    kinds = set(marks)
    if len(kinds) == 1 or not kinds & _POINTS:
        return False
    if marks[0] in HALF_POINTS and (is_ascii_word(before) or ".." in marks):
        return False
    return ".." not in marks and "。。" not in marks if marks[0] not in _ASKING else marks[1] in _POINTS


KIND = Kind("adjacent-marks", run, AdjacentMarks)
