"""Kind ``office``: what an office keeps in lists of its own: wordings, forbidden words, people and units."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal, NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.matches import Entries, matches
from bulletin_lint.checks.reading.nearby import one_slip, trimmed
from bulletin_lint.checks.reading.office_lists import Office, office_of
from bulletin_lint.checks.reading.quoted import Quoted, is_own
from bulletin_lint.checks.words import hit
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.toml.decode import Doc
from bulletin_lint.toml.words import written_out


class OfficeList(NamedTuple):
    """``finds``: what goes against which list. The lists themselves come from the profile's table ``wording``."""

    finds: Annotated[
        Literal["terms", "forbidden", "people", "units"],
        Doc("与本单位哪种词表不符：terms 规定写法，forbidden 禁用词，people 姓名与职务，units 单位与简称"),
    ]


def run(draft: Draft, parameters: OfficeList) -> Iterator[Hit]:
    office = office_of(draft.profile.wording)
    if parameters.finds == "terms" and office.terms:
        yield from _words(draft, office.terms, Quoted.NAMES)
    elif parameters.finds == "forbidden" and office.forbidden:
        yield from _words(draft, office.forbidden, Quoted.ALL)
    elif parameters.finds == "people" and office.people:
        yield from _people(draft, office)
    elif parameters.finds == "units" and office.units:
        yield from _units(draft, office)


def _words(draft: Draft, table: Entries, quoted: Quoted) -> Iterator[Hit]:
    for match in matches(draft, table, office_of(draft.profile.wording).words):
        if match.table is table and is_own(draft, match.start, match.end, quoted):
            yield hit(draft, match)


@cache
def _post_before() -> regex.Pattern[str]:
    return compiled(written_out(r"(?P<vice>副)?(?P<post><主官>|<委员>)\Z"))


def _people(draft: Draft, office: Office) -> Iterator[Hit]:
    """A listed name under another post, and a listed post before a name that is one character off."""
    found = draft.occurrences(office.words)
    string = draft.text.string
    for name, posts in office.people.items():
        for start in found.get(name, ()):
            before = _post_before().search(string, max(0, start - 5), start)
            if before and not _held(before.group(), posts):
                values = {"name": name, "known": f"{'、'.join(posts)}{name}", "problem": "职务与名单不符"}
                yield Hit(before.start(), start + len(name), (), values)
    for post, names in office.holders.items():
        for start in found.get(post, ()):
            yield from _misnamed(string, start + len(post), names)


def _held(post: str, posts: tuple[str, ...]) -> bool:
    return any(own.endswith(post) and (post[0] == "副" or not own.endswith("副" + post)) for own in posts)


def _misnamed(string: str, start: int, names: tuple[str, ...]) -> Iterator[Hit]:
    for name in names:
        written = string[start : start + len(name)]
        if len(name) > 2 and written not in names and written[0] == name[0] and one_slip(written, name):
            edits = trimmed(string, start, start + len(name), name)
            yield Hit(start, start + len(name), edits, {"name": written, "known": name, "problem": "姓名与名单差一字"})


def _units(draft: Draft, office: Office) -> Iterator[Hit]:
    """A name that is one slip away from a listed one, found by the half of it that is right; the longest counts."""
    found = draft.occurrences(office.words)
    string = draft.text.string
    taken: set[int] = set()
    for head in sorted(office.heads, key=len, reverse=True):
        names = office.heads[head]
        for start in found.get(head, ()):
            if start in taken or any(string.startswith(name, start) for name in names):
                continue
            for slip in (slip for name in names for slip in _misspelt(string, start, name, office)):
                taken.add(start)
                yield slip
                break


def _misspelt(string: str, start: int, name: str, office: Office) -> Iterator[Hit]:
    for length in (len(name), len(name) - 1, len(name) + 1):
        written = string[start : start + length]
        if written[-1:] == name[-1] and written not in office.unit_names and one_slip(written, name):
            edits = trimmed(string, start, start + length, name)
            yield Hit(start, start + length, edits, {"name": written, "known": name})
            return


KIND = Kind("office", run, OfficeList)
