"""From lines on pages to what an editor measures there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Role
from bulletin_lint.rendered.glyphs import Sheet
from bulletin_lint.rendered.lines import Finder, lines
from bulletin_lint.text.looks import SectionLook
from bulletin_lint.text.pages import (
    Alone,
    Area,
    Line,
    PageNumber,
    RenderedPage,
    RenderedPages,
    most_frequent,
)
from bulletin_lint.text.text import Container

_RUNNING = frozenset({Role.BODY, Role.LEAD})
_HEADINGS = frozenset({Role.CONTENTS, Role.CONTENTS_SECTION, Role.SECTION, Role.TITLE, Role.HEADING})
_IMPRINT = frozenset({Role.DISTRIBUTION, Role.COLOPHON})
_NOTES = frozenset({Container.FOOTNOTE, Container.ENDNOTE})
_WIDE = frozenset("WF")  # of Unicode Standard Annex 11
_EVEN = 12  # twips by which distances of lines differ that are meant to be one: programs round
_NUMBER = re.compile(r"第?[0-9０-９〇一二三四五六七八九十百]+页?")
_AROUND = re.compile(r"[\s—–―─－\-·•～~]+")


def pages(sheets: Sequence[Sheet], draft: Draft) -> RenderedPages:
    """What the pages of the PDF show of the draft that they were made from."""
    return _measured(tuple(_placed(sheets, draft)), draft)


def _placed(sheets: Sequence[Sheet], draft: Draft) -> Iterator[RenderedPage]:
    """The pages, each with the margins of the section that its first line is in."""
    finder, sections = Finder(draft.text), draft.text.formatting.page.sections or (SectionLook(0, 0),)
    section = sections[0]
    for number, (sheet, on_page) in enumerate(zip(sheets, lines(sheets), strict=True), 1):
        area = _area(sheet, section)
        found = [finder.found(each) if area.top < each.baseline <= area.bottom else each for each in on_page]
        index = next((each.paragraph for each in found if each.paragraph is not None), None)
        if index is not None:
            section = next((each for each in sections if each.first <= index <= each.last), section)
            area = _area(sheet, section)
        yield _page(number, area, found, finder)


def _page(number: int, area: Area, found: Sequence[Line], finder: Finder) -> RenderedPage:
    """The page with its lines parted: a header or a footer may be higher than its margin, and takes from the text."""
    parts: tuple[list[Line], list[Line], list[Line]] = ([], [], [])
    for line in found:
        inside = area.top < line.baseline <= area.bottom and not finder.repeats(line)
        below = line.baseline > (area.top + area.bottom) / 2
        parts[0 if inside else 1 + below].append(line)
    return RenderedPage(number, area, *map(tuple, parts))


def _area(sheet: Sheet, section: SectionLook) -> Area:
    """The page less its margins; one that is negative is one that the text keeps whatever the header takes."""
    top, right, bottom, left = (abs(section.margins.get(side, 0)) for side in ("top", "right", "bottom", "left"))
    return Area(top, round(sheet.height) - bottom, left, round(sheet.width) - right)


def _measured(placed: tuple[RenderedPage, ...], draft: Draft) -> RenderedPages:
    reader = _Reader(draft)
    pitch = _pitch(placed, reader)
    return RenderedPages(
        placed,
        pitch,
        _lines_a_page(placed, pitch) if pitch else None,
        _characters_a_line(placed, reader),
        _name(placed, reader),
        *_imprint(placed, reader),
        tuple(_page_numbers(placed)),
        tuple(_alone(placed, reader)),
    )


class _Reader:
    """What a line is in the bulletin."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def role(self, line: Line) -> Role | None:
        """The role of the paragraph that the line begins in; None where that is not known."""
        if line.paragraph is None:
            return None
        return self._draft.role_at(self._draft.text.paragraphs[line.paragraph].start)

    def runs(self, line: Line) -> bool:
        """Whether the line is of the running text."""
        return self.role(line) in _RUNNING

    def is_note(self, line: Line) -> bool:
        """Whether the line is of a note at the foot of its page."""
        return line.paragraph is not None and self._draft.text.paragraphs[line.paragraph].container in _NOTES


def _pitch(placed: Sequence[RenderedPage], reader: _Reader) -> float | None:
    """The mean of the distances that are the most frequent one, but for rounding."""
    found = [
        second.baseline - first.baseline
        for page in placed
        for first, second in pairwise(page.lines)
        if reader.runs(first) and reader.runs(second)
    ]
    usual = most_frequent(found)
    even = [each for each in found if usual is not None and abs(each - usual) <= _EVEN]
    return sum(even) / len(even) if even else None


def _lines_a_page(placed: Sequence[RenderedPage], pitch: float) -> int | None:
    area = placed[0].area
    full = [len(page.lines) for page in placed if _is_full(page, pitch)]
    return most_frequent(full) or int((area.bottom - area.top + _EVEN) / pitch)


def _is_full(page: RenderedPage, pitch: float) -> bool:
    """Whether the lines stand evenly from the top of the page to its foot."""
    if not page.lines:
        return False
    first, last = page.lines[0], page.lines[-1]
    even = all(abs(two.baseline - one.baseline - pitch) <= _EVEN for one, two in pairwise(page.lines))
    return even and first.baseline < page.area.top + pitch and page.area.bottom - last.baseline < pitch


def _characters_a_line(placed: Sequence[RenderedPage], reader: _Reader) -> int | None:
    """Of lines with one of the same paragraph before and behind: what is indented or ends early does not count."""
    every = [line for page in placed for line in page.lines]
    inner = (
        line
        for before, line, behind in zip(every, every[1:], every[2:], strict=False)
        if reader.runs(line) and before.paragraph == line.paragraph == behind.paragraph
    )
    return most_frequent([len(line.text) for line in inner if all(map(_is_wide, line.text))])


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in _WIDE


def _name(placed: Sequence[RenderedPage], reader: _Reader) -> int | None:
    places = (line.top - page.area.top for page in placed for line in page.lines if reader.role(line) is Role.NAME)
    return next(places, None)


def _imprint(placed: Sequence[RenderedPage], reader: _Reader) -> tuple[int | None, tuple[int, ...]]:
    """How far the last line is from the bottom of its page, and the pages that it is on."""
    found = [(page, line) for page in placed for line in page.lines if reader.role(line) in _IMPRINT]
    if not found:
        return None, ()
    page, last = found[-1]
    return page.area.bottom - last.bottom, tuple(dict.fromkeys(page.number for page, _ in found))


def _page_numbers(placed: Sequence[RenderedPage]) -> Iterator[PageNumber]:
    for page in placed:
        for line in page.below:
            if _NUMBER.fullmatch(_AROUND.sub("", line.text)):
                below = line.middle - page.area.bottom
                yield PageNumber(
                    page.number, line.text, below, line.left - page.area.left, page.area.right - line.right
                )
                break


def _alone(placed: Sequence[RenderedPage], reader: _Reader) -> Iterator[Alone]:
    """The headings that a page ends with, but for the last page."""
    for page in placed[:-1]:
        upward = (line for line in reversed(page.lines) if not reader.is_note(line))
        at_foot = takewhile(lambda line: reader.role(line) in _HEADINGS, upward)
        indexes = dict.fromkeys(line.paragraph for line in at_foot if line.paragraph is not None)
        yield from (Alone(page.number, index) for index in reversed(indexes))
