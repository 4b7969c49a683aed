"""Prose as documents that rules can judge: texts and Word files, without a bulletin around them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Bulletin, Date, Masthead, Role, Span
from bulletin_lint.bulletin.profile import DEFAULT, Profile, load_profile
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import story
from bulletin_lint.rulebook.book import all_rules, lexicon_of
from bulletin_lint.text.lexicon import Lexicon
from bulletin_lint.text.text import Text
from bulletin_lint.toml.shipped import profiles_folder

Roles = tuple[tuple[int, Role], ...]

# What a line may begin with in a text, and what it then is; everything else is running text.
ROLES = (("## ", Role.LEAD), ("# ", Role.TITLE), ("> ", Role.ENTRY))
_BODY: Roles = ((0, Role.BODY),)
_BREAK = "==="  # begins a line that parts two documents and may hold the date of the second
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


class Source(NamedTuple):
    """A document: its file, the number of the line before it, its lines (none for a Word file), its date."""

    path: Path
    before: int
    lines: Sequence[str]
    issued: datetime.date | None


def files_of(paths: Sequence[Path]) -> list[Path]:
    """The texts and Word files among ``paths``, those of folders with all that is below them, in order."""
    found: list[Path] = []
    for path in paths:
        found += sorted(path.rglob("*")) if path.is_dir() else [path]
    return [path for path in found if path.suffix in (".txt", ".docx")]


def sources(path: Path, issued: datetime.date | None = None) -> Iterator[Source]:
    """The documents in a file. A text holds one paragraph a line; a line that begins with ``===`` parts two."""
    if path.suffix == ".docx":
        yield Source(path, 0, (), issued)
        return
    lines: list[str] = []
    before = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.startswith(_BREAK):
            lines.append(line)
            continue
        if any(lines):
            yield Source(path, before, lines, issued)
        lines, before = [], number
        issued = _date_in(line) or issued
    yield Source(path, before, lines, issued)


def _date_in(line: str) -> datetime.date | None:
    found = _DATE.search(line)
    return datetime.date(*map(int, found.groups())) if found else None


def draft_of(source: Source) -> Draft:
    """The document as running text, titles where the text marks some. Raises UnreadableFile for a Word file."""
    is_word = source.path.suffix == ".docx"
    text, roles = (story.read(Package.open(source.path)).text, _BODY) if is_word else _marked(source.lines)
    date = Date(Span(0, 0), "ymd", source.issued) if source.issued else None
    bulletin = Bulletin(Masthead(Span(0, 0), date=date), None, (), (), (), roles=roles)
    return Draft(text, bulletin, _profile(), lexicon=_lexicon())


def _marked(lines: Sequence[str]) -> tuple[Text, Roles]:
    """The text without the marks at the beginnings of its lines, and what each line is."""
    roles: list[tuple[int, Role]] = []
    plain: list[str] = []
    at = 0
    for line in lines:
        mark, role = next(((mark, role) for mark, role in ROLES if line.startswith(mark)), ("", Role.BODY))
        plain.append(line[len(mark) :])
        roles.append((at, role))
        at += len(plain[-1]) + 1
    return Text.of_lines(plain), tuple(roles)


@cache
def _profile() -> Profile:
    return load_profile(DEFAULT, profiles_folder())


@cache
def _lexicon() -> Lexicon:
    return lexicon_of(all_rules(), _profile())
