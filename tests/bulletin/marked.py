"""Whole issues as marked lines: how the texts under ``issues/`` are written, and the ``Text`` that they stand for.

A line is a paragraph. It may begin with ``{…}``: ``c`` or ``r`` (centered, right), a size in half-points, ``box`` (a
text box), ``header``, ``footer``, ``note``, or ``=1.`` for an automatic number. ``**`` encloses bold, a backslash and
``v`` or ``t`` stand for a soft break and a tab. ``| a | b |`` is a row of a table, in whose cells ``//`` parts
paragraphs.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from bulletin_lint.text.text import Container, Paragraph, PlainFormatting, Text

ISSUES = Path(__file__).parent / "issues"
_MARKS = re.compile(r"\{([^{}]*)\}")
_ALIGNMENTS = {"c": "center", "r": "right"}
_CONTAINERS = {
    "box": Container.TEXT_BOX,
    "header": Container.HEADER,
    "footer": Container.FOOTER,
    "note": Container.FOOTNOTE,
}
_AFTER_BODY = (Container.FOOTNOTE, Container.HEADER, Container.FOOTER)


class Run(NamedTuple):
    """A stretch of one weight."""

    text: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: its runs, how it looks, and where it stands. ``cell`` is (table, row, column)."""

    runs: tuple[Run, ...]
    alignment: str = "left"
    size: int | None = None
    label: str = ""
    container: Container = Container.BODY
    cell: tuple[int, int, int] | None = None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Looks(PlainFormatting):
    """The formatting of a text of ``lines``."""

    lines: Sequence[Line]

    def alignment(self, paragraph: Paragraph) -> str:
        return self.lines[paragraph.index].alignment

    def bold(self, paragraph: Paragraph) -> Sequence[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        start = paragraph.start
        for run in self.lines[paragraph.index].runs:
            if run.bold:
                spans.append((start, start + len(run.text)))
            start += len(run.text)
        return spans

    def size(self, paragraph: Paragraph) -> int | None:
        return self.lines[paragraph.index].size

    def label(self, paragraph: Paragraph) -> str:
        return self.lines[paragraph.index].label


@dataclass(frozen=True, slots=True)
class Seed:
    """A defect to put into a clean issue: ``old``, which stands there once, becomes ``new``; ``code`` is reported at
    ``at``, text of the spoilt issue ('' is any place), and nothing else. ``also`` are codes that may follow."""

    old: str
    new: str
    code: str
    at: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedIssue:
    """One file of ``issues/``. ``profile`` holds the keys in which its publication differs from the default,
    ``house`` the codes that the default profile may report, ``says`` those that any profile must, ``understood`` what
    the parser must find."""

    name: str
    text: str
    profile: Mapping[str, Any] = field(default_factory=dict)
    house: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    understood: Mapping[str, Any] = field(default_factory=dict)
    seed: tuple[Seed, ...] = ()

    def spoilt(self, seed: Seed) -> str:
        """The marked lines with the defect in them."""
        if self.text.count(seed.old) != 1:
            raise ValueError(f"{self.name}: {seed.old!r} stands {self.text.count(seed.old)} times")
        return self.text.replace(seed.old, seed.new)


def load_issue(path: Path) -> MarkedIssue:
    """The issue in a TOML file; TypeError for a key that no issue has."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    seeds = tuple(Seed(**{**seed, "also": tuple(seed.get("also", ()))}) for seed in data.pop("seed", ()))
    house, says = tuple(data.pop("house", ())), tuple(data.pop("says", ()))
    return MarkedIssue(name=path.stem, seed=seeds, house=house, says=says, **data)


def lines_of(marked: str) -> tuple[Line, ...]:
    """The paragraphs in the order in which a Word file is read: notes, page headers and footers after the body."""
    lines = list(_lines(marked))
    body = [line for line in lines if line.container not in _AFTER_BODY]
    return (*body, *(line for container in _AFTER_BODY for line in lines if line.container is container))


def text_of(lines: Sequence[Line]) -> Text:
    """The text that the reader would make of ``lines``."""
    bare = Text.of_lines([line.text for line in lines])
    paragraphs = tuple(
        replace(paragraph, container=line.container, cell=line.cell)
        for paragraph, line in zip(bare.paragraphs, lines, strict=True)
    )
    return Text(bare.string, paragraphs, formatting=Looks(lines))


def _lines(marked: str) -> Iterator[Line]:
    table = row = -1
    for written in marked.strip("\n").split("\n"):
        if not written.startswith("|"):
            row = -1
            yield _line(written)
            continue
        table, row = (table + 1, 0) if row < 0 else (table, row + 1)
        for column, cell in enumerate(written.strip("| ").split("|")):
            for part in cell.split("//"):
                yield replace(_line(part.strip(" ")), container=Container.TABLE, cell=(table, row, column))


def _line(written: str) -> Line:
    match = _MARKS.match(written)
    content = written[match.end() :] if match else written
    content = content.replace("\\v", "\v").replace("\\t", "\t")
    runs = [Run(piece, bool(index % 2)) for index, piece in enumerate(content.split("**")) if piece]
    line = Line(tuple(runs))
    for mark in match[1].split() if match else ():
        line = _marked(line, mark)
    return line


def _marked(line: Line, mark: str) -> Line:
    if mark in _ALIGNMENTS:
        return replace(line, alignment=_ALIGNMENTS[mark])
    if mark in _CONTAINERS:
        return replace(line, container=_CONTAINERS[mark])
    if mark.startswith("="):
        return replace(line, label=mark[1:])
    return replace(line, size=int(mark))
