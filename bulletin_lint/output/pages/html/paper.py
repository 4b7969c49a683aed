"""The bulletin as it reads: masthead, contents, articles, foot; then notes and what repeats on every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bulletin_lint.output.pages.html.line import line_block
from bulletin_lint.output.pages.html.notes import note_block
from bulletin_lint.output.pages.html.review import Review
from bulletin_lint.output.pages.html.tags import Markup, join, tag
from bulletin_lint.records.draft import LineRecord

_ZONE_WORDS = {
    "masthead": "报头",
    "contents": "目录",
    "body": "正文",
    "foot": "报尾",
    "notes": "脚注和尾注",
    "page": "页眉页脚",
}
_NAMED = ("notes", "page")  # zones that do not explain themselves
_HEADINGS = {"section": "h3", "title": "h4"}
_MASTHEAD = frozenset({"name", "issue", "issuer", "date"})
_LAID_OUT = _MASTHEAD | {"distribution", "colophon"}  # tables of these are there for their columns, not their rules
_MASTHEAD_RULE = tag("hr", class_="rule")


def paper(review: Review) -> Markup:
    """The whole document, with every note after the paragraph, table or box that it is about."""
    lines = review.file.draft.lines if review.file.draft else ()
    zones = groupby(lines, key=lambda line: review.blocks[line.block].zone)
    return join(_zone(name, tuple(found), review) for name, found in zones)


def _zone(name: str, lines: Sequence[LineRecord], review: Review) -> Markup:
    title = [tag("p", _ZONE_WORDS[name], class_="zone-name")] if name in _NAMED else []
    chunks = [tuple(chunk) for _, chunk in groupby(lines, key=_chunk_key)]
    ruled = _last_of_masthead(chunks) if name == "masthead" else None
    content: list[Markup] = []
    for number, chunk in enumerate(chunks):
        content.append(_chunk(chunk, review))
        content += [_MASTHEAD_RULE] if number == ruled else []
        content += [note_block(note, review) for line in chunk for note in review.notes_by_line.get(_key(line), ())]
    return tag("section", *title, *content, class_=f"zone {name}", aria_label=_ZONE_WORDS[name])


def _key(line: LineRecord) -> tuple[str, int]:
    return line.part, line.number


def _chunk_key(line: LineRecord) -> tuple[str, int | tuple[str, int]]:
    """Lines of one table or text box have the same key; every other line has its own."""
    if line.container == "text-box":
        return "box", 0
    if line.cell:
        return "table", line.cell[0]
    return "line", _key(line)


def _last_of_masthead(chunks: Sequence[Sequence[LineRecord]]) -> int | None:
    """After which chunk the rule under the masthead is drawn."""
    named = [number for number, chunk in enumerate(chunks) if any(_MASTHEAD & _roles(line) for line in chunk)]
    return max(named, default=None)


def _roles(line: LineRecord) -> set[str]:
    return {role for _, role in line.roles}


def _chunk(lines: Sequence[LineRecord], review: Review) -> Markup:
    kind, _ = _chunk_key(lines[0])
    if kind == "table":
        return _table(lines, review)
    written = join(_line(line, review) for line in lines)
    return tag("div", written, class_="text-box") if kind == "box" else written


def _line(line: LineRecord, review: Review) -> Markup:
    element = _HEADINGS.get(line.role, "p") if line.container == "body" else "p"
    extra = "in-instructions" if line.block == "instructions" and not line.cell else ""
    return line_block(line, review.marks.get(_key(line), ()), element, extra)


def _table(lines: Sequence[LineRecord], review: Review) -> Markup:
    plain = any(_LAID_OUT & _roles(line) for line in lines)
    rows = [_runs(row, 2) for row in _runs(lines, 1)]
    width = max(map(len, rows))
    body = [tag("tr", join(_cells(row, width, review))) for row in rows]
    table = tag("table", tag("tbody", *body), class_="plain" if plain else None)
    return tag("div", table, class_="table")


def _cells(cells: Sequence[Sequence[LineRecord]], width: int, review: Review) -> Iterator[Markup]:
    """The cells of a row; the last one fills what is left, since a shorter row is one with merged cells."""
    for number, cell in enumerate(cells, 1):
        rest = width - number + 1 if number == len(cells) else 1
        yield tag("td", join(_line(line, review) for line in cell), colspan=rest if rest > 1 else None)


def _runs(lines: Iterable[LineRecord], index: int) -> list[tuple[LineRecord, ...]]:
    """The lines, gathered by their row (1) or column (2)."""
    return [tuple(run) for _, run in groupby(lines, key=lambda line: line.cell[index] if line.cell else -1)]
