"""Kind ``numerals``: numbers that stand in the wrong digits for where they stand, and how they are written there."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.places import extent, found_in, paragraphwise, together
from bulletin_lint.checks.reading.quoted import Quotation, quotations
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import check, compiled
from bulletin_lint.text.edit import Edit, applied
from bulletin_lint.text.numerals import in_han, number_of
from bulletin_lint.toml.decode import Doc

_FIRST_TEN = 10  # days of a lunar month that are written with 初


def _two(number: int) -> str:
    """2 as it stands before a measure word."""
    return "两" if number == 2 else in_han(number)


def _lunar_day(number: int) -> str:
    return ("初" if number <= _FIRST_TEN else "") + in_han(number)


_FORMS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {"han": in_han, "two": _two, "day": _lunar_day, "arabic": str}
)


class Numerals(NamedTuple):
    """``pattern`` is one of kind ``pattern``. A number in a group ``han`` is to be written in Han, in a group ``two``
    likewise with 两 for 2, in a group ``day`` as the day of a lunar month (初五, 十五), in a group ``arabic`` in Arabic
    digits; a group ``drop`` is left out. Groups of one name may occur again.

    ``certain``: a second pattern, tried where the match begins; where it fails, and inside 《 》, the fix is unsafe.
    """

    pattern: Annotated[
        str,
        Doc(
            "正则表达式：组 han 中的数改为汉字，组 two 也是，但2作“两”，组 day 改为农历的日，"
            "组 arabic 改为阿拉伯数字，组 drop 删去"
        ),
    ]
    anchors: Annotated[tuple[str, ...], Doc("没有这些词之一的段落不必查，只为快，不改变结果")] = ()
    certain: Annotated[str, Doc("另一正则表达式，从同一处起能匹配的，才可放心修复")] = ""

    def validate(self) -> None:
        if not all(self.anchors):
            raise ValueError("anchors 中不能有空词")
        paragraphwise(self.pattern)
        paragraphwise(self.certain)


def run(draft: Draft, parameters: Numerals) -> Iterator[Hit]:
    for match in found_in(draft, parameters.pattern, parameters.anchors):
        edits = _edits(match)
        if edits:
            start, end = extent(match)
            fixed = applied(match.string[start:end], [Edit(a - start, b - start, new) for a, b, new in edits])
            yield Hit(start, end, edits, {"fixed": fixed}, _is_certain(draft, parameters, match))


def _edits(match: regex.Match[str]) -> tuple[Edit, ...]:
    """What becomes of the groups; nothing where one of them holds no number that can be written so."""
    known = match.re.groupindex
    edits = [Edit(*span, "") for span in (match.spans("drop") if "drop" in known else ()) if span[0] < span[1]]
    for name, form in _FORMS.items():
        for start, end in match.spans(name) if name in known else ():
            number = number_of(match.string[start:end])
            if not number or number >= 10_000:
                return ()
            edits.append(Edit(start, end, form(number)))
    return tuple(sorted(edit for edit in edits if edit.replacement != match.string[edit.start : edit.end]))


def _is_certain(draft: Draft, parameters: Numerals, match: regex.Match[str]) -> bool:
    if draft.shared(quotations).at(match.start()) is Quotation.TITLE:
        return False
    pattern = parameters.certain
    return not pattern or compiled(paragraphwise(pattern)).match(match.string, match.start()) is not None


def flaw(parameters: Numerals, _text: str) -> str:
    """What an example shows to be wrong: no regular expression, or one without a number to rewrite."""
    for pattern in (parameters.pattern, parameters.certain):
        check(paragraphwise(pattern))
    named = compiled(paragraphwise(parameters.pattern)).groupindex
    known = {*_FORMS, "drop"}
    return "" if named.keys() & known else f"pattern 里没有 {'、'.join(sorted(known))} 中的任何一组"


KIND = Kind("numerals", run, Numerals, words=lambda parameters: together(parameters.anchors), flaw=flaw)
