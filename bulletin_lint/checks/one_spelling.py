"""Kind ``one-spelling``: a unit or classifier spelt in two ways."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Annotated, Literal, NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.quantity import NUMBER
from bulletin_lint.checks.reading.quoted import Quoted, is_own
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.lexicon import Occurrences
from bulletin_lint.toml.decode import Doc


class OneSpelling(NamedTuple):
    """Each of ``spellings`` lists the spellings of one unit, separated by ``|``. They count after a number,
    compared ``within`` the whole issue or one series of items."""

    spellings: Annotated[tuple[str, ...], Doc('每组写法，用 | 隔开，如 "公里|千米"；只看数字之后的')]
    within: Annotated[Literal["issue", "series"], Doc("在哪个范围里比：issue 全期，series 一串并列的数量")] = "issue"


def words(parameters: OneSpelling) -> tuple[str, ...]:
    """The spellings as they are looked for."""
    mark = "、" if parameters.within == "series" else ""
    return tuple(f"{spelling}{mark}" for group in parameters.spellings for spelling in group.split("|"))


def run(draft: Draft, parameters: OneSpelling) -> Iterator[Hit]:
    found = draft.occurrences(words(parameters))
    for group in parameters.spellings:
        spellings = group.split("|")
        if parameters.within == "series":
            yield from _in_series(draft, spellings, found)
        elif sum(spelling in found for spelling in spellings) > 1:
            yield from _in_issue(draft, spellings, found)


@cache
def _after_number() -> regex.Pattern[str]:
    return compiled(r"[\d万亿][ ]?\Z")


def _in_issue(draft: Draft, spellings: Sequence[str], found: Occurrences) -> Iterator[Hit]:
    places = {spelling: [*_counted(draft, spelling, spellings, found)] for spelling in spellings}
    used = sorted((spelling for spelling in spellings if places[spelling]), key=lambda used: -len(places[used]))
    for spelling in used[1:]:
        spans = [(start, start + len(spelling)) for start in places[spelling]]
        edits = tuple(Edit(start, end, used[0]) for start, end in spans)
        yield Hit(*spans[0], edits, {"usual": used[0]}, others=tuple(spans[1:]))


def _counted(draft: Draft, spelling: str, spellings: Sequence[str], found: Occurrences) -> Iterator[int]:
    string = draft.text.string
    longer = [other for other in spellings if other != spelling and other.startswith(spelling)]
    for start in found.get(spelling, ()):
        end = start + len(spelling)
        after = string[end : end + 1]
        latin = spelling[-1].isascii() and (after in ("²", "³", "/") or (after.isascii() and after.isalnum()))
        if latin or any(string.startswith(other, start) for other in longer):
            continue
        if _after_number().search(string, max(0, start - 3), start) and is_own(draft, start, end, Quoted.SKIP):
            yield start


@cache
def _series(spellings: Sequence[str]) -> regex.Pattern[str]:
    item = rf"(?:[^，。；：！？、\d\n]{{0,24}}{NUMBER}[ ]?(?:{'|'.join(map(re.escape, spellings))}))"
    return compiled(rf"{item}(?:、{item}){{2,}}")


def _in_series(draft: Draft, spellings: Sequence[str], found: Occurrences) -> Iterator[Hit]:
    string = draft.text.string
    done = 0
    for start in sorted(at for word in spellings for at in found.get(f"{word}、", ())):
        if start < done or (not string[start - 1].isdigit() and string[start - 1] not in " 万亿"):
            continue
        match = _series(tuple(spellings)).search(string, max(done, start - 40), start + 400)
        if match is None or match.start() > start:
            continue
        done = match.end()
        used = {spelling for spelling in spellings if re.search(rf"[\d 万亿]{spelling}", match.group())}
        if len(used) > 1 and "\n" not in match.group():
            yield Hit(*match.span(), (), {"used": "”“".join(sorted(used))})


KIND = Kind("one-spelling", run, OneSpelling, words)
