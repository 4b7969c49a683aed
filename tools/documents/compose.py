"""Lay a bulletin out in blocks, in one of the ways."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tools.documents.blocks import TEXT_WIDTH, Block, Line, Look, Run, Story, Table, TextBox
from tools.documents.model import Article, Bulletin, Contents, Field, Paragraph, Section
from tools.documents.ways import Way

_SPACES = {"spaces": " ", "no-break-spaces": "\u00a0"}
_LINE_CELLS = 54  # half-width cells in a line of 27 characters
_ENTRY_LENGTH = 20  # characters after which a shared contents paragraph breaks the line by hand
_GAP = "\u3000"
_EMPTY = Line(Look.EMPTY)


def compose(bulletin: Bulletin, way: Way) -> Story:
    """The blocks that hold ``bulletin``, stored as ``way`` says."""
    bulletin = way.adapt(bulletin)
    body: list[Block] = [*_masthead(bulletin, way)]
    if bulletin.instructions:
        box = (Line.of(Look.BOX, "领导批示"), _EMPTY, _EMPTY)
        body += [_EMPTY, Table(((box,),), (TEXT_WIDTH,), "box")]
    if bulletin.contents:
        body += [_EMPTY, *_contents(bulletin.contents, way)]
    body += [line for section in bulletin.sections for line in _section(section, way)]
    foot = tuple(_foot(bulletin, way))
    if way.foot == "page-footer":
        return Story((*body, _EMPTY), tuple(block for block in foot if isinstance(block, Line)))
    return Story((*body, _EMPTY, *foot))


def _masthead(bulletin: Bulletin, way: Way) -> Iterator[Block]:
    head = [Line.of(look, text) for look, text in ((Look.NAME, bulletin.name), (Look.ISSUE, bulletin.issue)) if text]
    if way.masthead == "table":
        office = ((Line.of(Look.ISSUER, bulletin.issuer),), (Line.of(Look.DATE_CELL, bulletin.date),))
        rows = (*(((line,),) for line in head), office)
        yield Table(rows, (TEXT_WIDTH - 3600, 3600), "red-below")
        return
    lines = (*head, *_office(bulletin, way))
    if way.masthead == "text-box":
        yield TextBox(lines, 1300 + 579 * (len(lines) - 1))
    else:
        yield from lines


def _office(bulletin: Bulletin, way: Way) -> Iterator[Line]:
    issuer, date = bulletin.issuer, bulletin.date
    if not (issuer and date):
        yield Line.of(Look.OFFICE if issuer else Look.DATE, issuer or date)
    elif way.office == "two-lines":
        yield Line.of(Look.ISSUER, issuer)
        yield Line.of(Look.DATE, date)
    else:
        yield Line.of(Look.OFFICE, issuer + _between(issuer + date, way) + date)


def _between(text: str, way: Way) -> str:
    if way.office == "tab":
        return "\t"
    used = sum(1 if character.isascii() else 2 for character in text)
    return _SPACES[way.office] * max(6, _LINE_CELLS - used)


def _contents(contents: Contents, way: Way) -> Iterator[Block]:
    if contents.heading:
        yield Line.of(Look.CONTENTS_HEADING, contents.heading)
    if way.contents == "table":
        yield Table(
            tuple(
                (
                    (Line.of(Look.CONTENTS_SECTION, section.heading),),
                    tuple(Line.of(Look.ENTRY, " ".join(entry)) for entry in section.entries) or (_EMPTY,),
                )
                for section in contents.sections
            ),
            (2400, TEXT_WIDTH - 2400),
        )
        yield Line.of(Look.EMPTY, "\f")
        return
    lines = [line for section in contents.sections for line in _contents_lines(section.heading, section.entries, way)]
    yield from lines[:-1]
    yield Line(lines[-1].look, (*lines[-1].runs, Run("\f")))


def _contents_lines(heading: str, entries: tuple[tuple[str, ...], ...], way: Way) -> Iterator[Line]:
    if heading:
        yield Line.of(Look.CONTENTS_SECTION, heading)
    if way.contents == "shared" and entries:
        yield Line.of(Look.ENTRY, "\n".join(part for entry in entries for line in entry for part in _broken(line)))
    else:
        yield from (Line.of(Look.ENTRY, " ".join(entry)) for entry in entries)


def _broken(line: str) -> Iterator[str]:
    """``line`` cut as by somebody who breaks long lines with Shift+Enter."""
    cuts = [*range(0, len(line), _ENTRY_LENGTH), len(line)]
    return (line[start:end] for start, end in pairwise(cuts))


def _section(section: Section, way: Way) -> Iterator[Line]:
    if section.heading:
        yield Line.of(Look.SECTION, section.heading)
    for article in section.articles:
        yield from _article(article, way)


def _article(article: Article, way: Way) -> Iterator[Line]:
    if way.title == "two-paragraphs":
        yield from (Line.of(Look.TITLE, line) for line in article.title)
    elif article.title:
        yield Line.of(Look.TITLE, ("\n" if way.title == "soft-break" else " ").join(article.title))
    lines = [_paragraph(paragraph) for paragraph in article.paragraphs]
    if way.attribution == "run-in" and article.attribution:
        lines[-1] = Line(lines[-1].look, (*lines[-1].runs, Run(article.attribution)))
        yield from lines
    else:
        look = Look.ATTRIBUTION_LEFT if way.attribution == "left" else Look.ATTRIBUTION
        yield from lines
        yield from (Line.of(look, part) for part in _attribution(article.attribution, way))


def _paragraph(paragraph: Paragraph) -> Line:
    if not paragraph.text:
        return Line.of(Look.HEADING, paragraph.lead)
    lead = (Run(paragraph.lead, bold=True),) if paragraph.lead else ()
    return Line(Look.BODY, (*lead, Run(paragraph.text)))


def _attribution(attribution: str, way: Way) -> tuple[str, ...]:
    cut = attribution.find("、") + 1
    if way.attribution == "split" and cut:
        return attribution[:cut], attribution[cut:]
    return (attribution,) if attribution else ()


def _foot(bulletin: Bulletin, way: Way) -> Iterator[Block]:
    colophon = _GAP.join(_label(field, way) + field.value for field in bulletin.colophon)
    if way.foot == "table":
        rows = [_row(field, way) for field in bulletin.distribution]
        if colophon:
            rows.append(((Line.of(Look.COLOPHON_CELL, colophon),),))
        yield Table(tuple(rows), (1000, TEXT_WIDTH - 1000), "rules")
    else:
        for index, field in enumerate(bulletin.distribution):
            look = Look.RECIPIENTS if index else Look.RECIPIENTS_FIRST
            yield Line.of(look, _label(field, way) + field.value)
        if colophon:
            yield Line.of(Look.COLOPHON, colophon)
    if bulletin.printed:
        yield Line.of(Look.COLOPHON, bulletin.printed)
    if bulletin.copies:
        yield Line.of(Look.COPIES, bulletin.copies)


def _row(field: Field, way: Way) -> tuple[tuple[Line, ...], ...]:
    return (Line.of(Look.COLOPHON_CELL, _label(field, way)),), (Line.of(Look.RECIPIENTS, field.value),)


def _label(field: Field, way: Way) -> str:
    label = field.label
    if way.spaced_labels:
        label = label + _GAP if len(label) == 1 else _GAP.join(label)
    return label + field.colon
