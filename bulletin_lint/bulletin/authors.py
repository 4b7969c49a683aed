"""Who wrote an article, named beside its title in the contents: behind a gap, a slash or dots, or in brackets.

A single space parts the halves of a title too, so that behind it only a person is one.
"""

from __future__ import annotations

from bulletin_lint.bulletin.bylines import find_byline
from bulletin_lint.bulletin.units import unit_like
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.toml.words import common

_BEHIND = compiled(
    r"(?:[\s\u3000]*[\t／/|｜]\s*|[\s\u3000]+|[.．…·]{3,}\s*|(?=[（(]))(?P<author>[（(]?[^\d（()），。！？：“”《》]{2,24}[）)]?)"
    r"[\s.．…·]*(?:[（(]?\d{1,3}[）)]?)?$"
)
_PERSON = compiled(r"\p{Han}{2,4}")
_PAIR = 2  # characters of a name whose surname must be a common one
_LONGEST = 160  # characters of the line


def authored(text: str) -> int:
    """The length of an entry of the contents without the author behind it; 0 where none is there."""
    if len(text) > _LONGEST:
        return 0
    for match in _BEHIND.finditer(text, overlapped=True):
        name, gap = match["author"].strip("（()） \t\u3000"), text[match.start() : match.start("author")]
        if match.start() and (_is_person(name) if gap == " " else is_author(name)):
            return match.start()
    return 0


def is_author(name: str) -> bool:
    """Whether this is a unit, a person, or both, and nothing else."""
    return unit_like(name) or find_byline(name, 0, len(name)) is not None or _is_person(name)


def _is_person(name: str) -> bool:
    surnames = common()["常见姓" if len(name) == _PAIR else "姓"]
    return _PERSON.fullmatch(name) is not None and (name[0] in surnames or name[:_PAIR] in surnames)
