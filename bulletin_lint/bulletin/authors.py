"""Who wrote an article, named beside its title in the contents: behind a gap, a slash or dots, or in brackets.

A single space parts the halves of a title too, so that behind it only a person is one.
"""

from __future__ import annotations

from bulletin_lint.bulletin.bylines import find_byline
from bulletin_lint.bulletin.units import unit_like
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.toml.words import common

_PAGE = compiled(r"[\s.．…·]*[（(]?\d{1,3}[）)]?$")
_GAPS = compiled(r"[\s\u3000]*[\t／/|｜]\s*|[\s\u3000]+|[.．…·]{3,}\s*|(?=[（(])")
_WITHIN = compiled(r"[（(]?[^\d（()），。！？：“”《》]{2,24}[）)]?")
_SOME_GAP = frozenset(" \t\u3000\u00a0／/|｜…．.·（(")
_WIDE_GAP = _SOME_GAP - {" "}
_LONGEST_PERSON = 4  # characters of a name
_MOST_GAPS = 2  # behind which an author may stand: the one before a unit, and the one between unit and person
_PERSON = compiled(r"\p{Han}{2,4}")
_PAIR = 2  # characters of a name whose surname must be a common one
_LONGEST = 160  # characters of the line


def authored(text: str) -> int:
    """The length of an entry of the contents without the author behind it; 0 where none is there."""
    if len(text) > _LONGEST or _SOME_GAP.isdisjoint(text):
        return 0
    if text[-1].isalpha() and _WIDE_GAP.isdisjoint(text) and len(text) - text.rfind(" ") - 1 > _LONGEST_PERSON:
        return 0
    page = _PAGE.search(text) if text[-1] in "0123456789）)" else None
    stop = page.start() if page else len(text)
    for gap in [*_GAPS.finditer(text, 1, stop)][: -_MOST_GAPS - 1 : -1]:
        written = _WITHIN.fullmatch(text, gap.end(), stop)
        name = written.group().strip("（()） \t\u3000") if written else ""
        if name and (_is_person(name) if gap.group() == " " else is_author(name)):
            return int(gap.start())
    return 0


def is_author(name: str) -> bool:
    """Whether this is a unit, a person, or both, and nothing else."""
    if name.isalpha():
        return unit_like(name) or _is_person(name)
    return unit_like(name) or find_byline(name, 0, len(name)) is not None


def _is_person(name: str) -> bool:
    surnames = common()["常见姓" if len(name) == _PAIR else "姓"]
    return _PERSON.fullmatch(name) is not None and (name[0] in surnames or name[:_PAIR] in surnames)
