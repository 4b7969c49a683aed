"""Files of single lines: what git does with drafts, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from bulletin_lint.drafting.repository import git
from bulletin_lint.drafting.repository.jobs import PAGE

# What Word, WPS and LibreOffice put beside a draft that is open; and the page that jobs write, with all drafts in it.
IGNORED = ("~$*", ".~*", f"/{PAGE}")


class Attributes(NamedTuple):
    """A line of .gitattributes; ``path`` is a file that it is about, and ``values`` are what it is there for."""

    line: str
    path: str
    values: Mapping[str, str]


# A draft is never converted as text would be, whatever other lines say; its words are what git diff shows.
DRAFTS = Attributes(
    f"*.docx -text diff={git.DIFF_DRIVER}",
    "a.docx",
    MappingProxyType({"text": "unset", "diff": git.DIFF_DRIVER}),
)
SCRIPTS = Attributes(".ci/*.sh text eol=lf", ".ci/a.sh", MappingProxyType({"eol": "lf"}))


def unmet(root: Path, wanted: Attributes) -> Sequence[str] | None:
    """The attributes that do not have the wanted values in the repository at ``root``, whichever lines decide on them;
    None where there is no git to tell."""
    said = git.attributes(root, wanted.path, [*wanted.values])
    if said is None:
        return None
    return [name for (name, value), found in zip(wanted.values.items(), said, strict=True) if found != value]


def without_effect(root: Path, wanted: Iterable[Attributes], text: str) -> Iterator[str]:
    """The lines that the .gitattributes at ``root``, with this text, still needs."""
    for each in wanted:
        left = unmet(root, each)
        if left or (left is None and missing([each.line], text)):
            yield each.line


def missing(wanted: Iterable[str], text: str) -> list[str]:
    """The lines that the text of such a file lacks."""
    there = [line.split() for line in text.splitlines()]
    return [line for line in wanted if line.split() not in there]
