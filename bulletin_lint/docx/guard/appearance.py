"""How a document looks beside how it should: what is wanted of it is so, and all else looks as it did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bulletin_lint.docx.errors import GuardFailure
from bulletin_lint.docx.guard.wanted import Values, Wanted
from bulletin_lint.docx.names import word
from bulletin_lint.docx.read.looks.copies import Copy, Everywhere
from bulletin_lint.docx.read.source import Source
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.text.looks import Indent, ParagraphLook, RunLook, SectionLook, Space, Stretch
from bulletin_lint.text.text import Paragraph

_SYMBOLS = frozenset(word("sym"))
_FONTS = frozenset({"chinese", "latin"})


def verify_looks(old: WordDocument, new: WordDocument, wanted: Wanted) -> None:
    """Raises ``GuardFailure`` unless ``new`` looks as ``old`` but for what is wanted, in all copies of a text box."""
    before, after = Everywhere(old), Everywhere(new)
    for was, now in zip(old.text.paragraphs, new.text.paragraphs, strict=True):
        for one, other in zip(before.of(was), after.of(now), strict=True):
            _verify_paragraph(was, one.look, other.look, wanted.paragraphs.get(was.index, {}))
            _verify_letters(was, one, other, wanted)
    _verify_pages(old, new, wanted)


def _verify_paragraph(paragraph: Paragraph, was: ParagraphLook, now: ParagraphLook, values: Values) -> None:
    for name in was._fields:
        expected = values.get(name, getattr(was, name))
        if not _same(expected, getattr(now, name), name in values):
            raise GuardFailure(f"{paragraph.part} 第{paragraph.number}段的格式与要求不符（{name}）")


def _same(expected: object, found: object, asked: bool) -> bool:
    return _counting(expected) == _counting(found) if asked else expected == found


def _counting(value: object) -> object:
    """What of a value shows: an indent in characters, if it has any, else in twips; and the like."""
    if isinstance(value, Indent):
        return ("characters", value.chars) if value.chars else value.twips
    if isinstance(value, Space):
        lines = ("lines", value.lines) if value.lines else value.twips
        return "auto" if value.auto else lines
    return value


def _verify_letters(paragraph: Paragraph, was: Copy, now: Copy, wanted: Wanted) -> None:
    signs = _symbols(paragraph, was.source)
    after = _from(now.stretches)
    look = next(after, None)
    for stretch in was.stretches:
        for start, end, values in wanted.letters(stretch.start, stretch.end):
            done = start
            while done < end:
                while look is not None and look.end <= done:
                    look = next(after, None)
                if look is None or not _fits(stretch.look, look.look, values, done in signs):
                    raise GuardFailure(f"{paragraph.part} 第{paragraph.number}段的文字格式与要求不符")
                done = min(end, look.end, *(at for at in (done + 1,) if signs))


def _from(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    yield from stretches


def _symbols(paragraph: Paragraph, source: Source) -> frozenset[int]:
    """The places of signs that have a font of their own."""
    at, found = paragraph.start, set[int]()
    for text, element in source.pieces:
        if element.tag in _SYMBOLS:
            found.update(range(at, at + len(text)))
        at += len(text)
    return frozenset(found)


def _fits(was: RunLook, now: RunLook, values: Values, is_sign: bool) -> bool:
    wanted: dict[str, Any] = {name: value for name, value in values.items() if not (is_sign and name in _FONTS)}
    if "latin" in wanted:
        wanted["other"] = wanted["latin"]
    if wanted.get("color", "auto") != "auto":
        wanted["color"] = wanted["color"].upper()
    return was._replace(**wanted) == now


def _verify_pages(old: WordDocument, new: WordDocument, wanted: Wanted) -> None:
    page = old.formatting.page
    sections = tuple(_section(look, wanted.sections.get(number, {})) for number, look in enumerate(page.sections))
    if page._replace(sections=sections) != new.formatting.page:
        raise GuardFailure("页面设置与要求不符")


def _section(was: SectionLook, values: Values) -> SectionLook:
    plain = {name: value for name, value in values.items() if name not in ("paper", "margins")}
    width, height = values.get("paper", (was.width, was.height))
    margins = {**was.margins, **values.get("margins", {})}
    return was._replace(width=width, height=height, landscape=width > height, margins=margins, **plain)
