"""Kind ``series``: 一是、二是…… with a member missing, twice the same, or alone."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.quoted import Quoted, is_own
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.text.numerals import COUNTING
from bulletin_lint.text.text import Paragraph
from bulletin_lint.toml.decode import Doc

_BEFORE = frozenset("。；，：！？、\v\n（“ 　")


class Member(NamedTuple):
    """``第`` ``number`` member of a series; ``initial``: it opens its paragraph."""

    start: int
    number: int
    initial: bool


class Series(NamedTuple):
    """``form`` with ``{}`` for the numeral. A series is judged only where it can be read in one way: one series in a
    paragraph, or one that opens the paragraphs of an article."""

    form: Annotated[str, Doc("序数的写法，{} 代表汉字数字，如“{}是”")]
    finds: Annotated[Literal["gap", "repeat", "lone"], Doc("找什么：gap 缺号，repeat 重号，lone 只有其一")]

    def validate(self) -> None:
        if self.form.count("{}") != 1:
            raise ValueError("form 中应有一个 {}")


Members = dict[int, list[Member]]


def members(draft: Draft, form: str) -> Members:
    """The members of series of that form, by the index of their paragraph, in order."""
    return draft.shared(_reader(form))


@cache
def _reader(form: str) -> Callable[[Draft], Members]:
    return lambda draft: _members(draft, form)


def _members(draft: Draft, form: str) -> Members:
    found = draft.occurrences(_words(form))
    string = draft.text.string
    numbers = [(number, word) for number, word in enumerate(_words(form), 1) if word in found]
    places = sorted(
        (start, number) for number, word in numbers for start in found[word] if _opens(string, start, len(form) - 1)
    )
    grouped: Members = {}
    for start, number in places:
        if is_own(draft, start, start + 1, Quoted.SKIP):
            paragraph = draft.text.paragraph_at(start)
            initial = not string[paragraph.start : start].strip()
            grouped.setdefault(paragraph.index, []).append(Member(start, number, initial))
    return grouped


@cache
def _words(form: str) -> tuple[str, ...]:
    return tuple(form.format(numeral) for numeral in COUNTING)


def _opens(string: str, start: int, length: int) -> bool:
    """Whether a clause begins there, and it is no 一是一，二是二."""
    before = string[start - 1 : start]
    return (not before or before in _BEFORE) and string[start + length : start + length + 1] != string[start]


def runs(draft: Draft, form: str) -> Iterator[list[Member]]:
    """The series that can be read in one way."""
    grouped = members(draft, form)
    return _read(draft, grouped) if grouped else iter(())


def _read(draft: Draft, grouped: Members) -> Iterator[list[Member]]:
    for found in grouped.values():
        if len(found) > 1 and [member.number for member in found].count(1) == 1 and found[0].number == 1:
            yield found
    for article in draft.bulletin.articles:
        first, last = (draft.text.paragraph_at(at).index for at in (article.span.start, article.span.end))
        own = [grouped[index] for index in range(first, last + 1) if index in grouped]
        opening = [found[0] for found in own if len(found) == 1 and found[0].initial]
        single = len(opening) > 1 and len(opening) == len(own)
        if single and opening[0].number == 1 and [member.number for member in opening].count(1) == 1:
            yield opening


def run(draft: Draft, parameters: Series) -> Iterator[Hit]:
    if parameters.finds == "lone":
        yield from _lone(draft, parameters.form)
        return
    for found in runs(draft, parameters.form):
        numbers = [member.number for member in found]
        if numbers == sorted(numbers):
            yield from _steps(found, parameters)


def _steps(found: Sequence[Member], parameters: Series) -> Iterator[Hit]:
    length = len(parameters.form) - 1
    for last, member in pairwise(found):
        step = member.number - last.number
        if (step == 0) == (parameters.finds == "repeat") and step != 1:
            values = {"missing": parameters.form.format(COUNTING[last.number % 10]).rstrip("，")}
            yield Hit(member.start, member.start + length, (), values)


def _lone(draft: Draft, form: str) -> Iterator[Hit]:
    grouped = members(draft, form)
    for index, found in grouped.items():
        only = found[0]
        if len(found) == 1 and only.number == 1 and not only.initial:
            paragraph = draft.text.paragraphs[index]
            if not _goes_on(draft, paragraph, only, form) and index + 1 not in grouped:
                yield Hit(only.start, only.start + len(form) - 1)


_OTHERWISE = ("另", "二来", "二则", "其二", "再者", "再就是", "其次", "二要", "二是", "第二", "同时", "还", "又", "也")


def _goes_on(draft: Draft, paragraph: Paragraph, member: Member, form: str) -> bool:
    rest = draft.text.string[member.start + len(form) - 1 : paragraph.end]
    return any(word in rest for word in _OTHERWISE)


KIND = Kind("series", run, Series, lambda parameters: _words(parameters.form))
