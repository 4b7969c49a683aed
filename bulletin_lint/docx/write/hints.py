"""Marks that a repair writes stand in the Chinese font: which of them need ``w:hint`` for that, and how it is written.

Word draws “ ” ‘ ’ … — · × and the like with the Latin font of their run unless that says ``w:hint="eastAsia"``, which
Word itself notes where they are typed in Chinese; in a run that was typed in Latin, as " and ... are, it is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from lxml import etree
from lxml.etree import _Element

from bulletin_lint.docx.names import child, elements_in, word
from bulletin_lint.docx.places import ElementPlace, tag_at
from bulletin_lint.docx.read.fonts import DECIDED_BY_HINT, Fonts
from bulletin_lint.docx.read.source import Source
from bulletin_lint.docx.write.layout import Layout, layout_of
from bulletin_lint.docx.write.runs import RUNS, properties_in
from bulletin_lint.docx.write.text_element import PieceEdit

Share = tuple[_Element, PieceEdit]

_HINT = b':hint="eastAsia"'
_STYLES = frozenset(word("rStyle"))
# Marks of two characters, which one font must draw.
_LONG = frozenset("…—")
_APOSTROPHE = "’"


def hinted(fonts: Fonts, source: Source, shares: Sequence[Share]) -> Iterable[Share]:
    """What edits of a paragraph come to, with a note on those that write marks which Word would draw with the Latin
    font. What there was of a mark of two characters, as … is of ……, is written anew beside what completes it."""
    if not any(DECIDED_BY_HINT.search(edit.replacement) for _, edit in shares):
        return shares
    return _Paragraph(fonts, layout_of(source), shares).hinted()


class _Paragraph:
    """A paragraph and all that is written in it."""

    def __init__(self, fonts: Fonts, layout: Layout, shares: Sequence[Share]) -> None:
        self._fonts, self._layout, self._shares = fonts, layout, shares
        self._pieces = {element: piece for piece, element in enumerate(layout.elements)}
        self._taken = {at for share in shares for at in range(*self._span(*share))}
        self._apart: dict[_Element, bool] = {}  # of a run: it may hold very many texts

    def hinted(self) -> Iterator[Share]:
        """The shares, those of them noted that need a hint."""
        for element, edit in self._shares:
            if self._needs_hint(element, edit):
                yield from self._whole(element, edit)
            else:
                yield element, edit

    def _span(self, element: _Element, edit: PieceEdit) -> tuple[int, int]:
        base = self._layout.starts[self._pieces[element]]
        return base + edit.start, base + edit.end

    def _needs_hint(self, element: _Element, edit: PieceEdit) -> bool:
        if not DECIDED_BY_HINT.search(edit.replacement):
            return False
        start, end = self._span(element, edit)
        text = self._layout.text
        if edit.replacement == _APOSTROPHE and _is_latin(text[max(0, start - 1) : start], text[end : end + 1]):
            return False
        return self._draws_apart(element)

    def _draws_apart(self, element: _Element) -> bool:
        run = element.getparent()
        if run is None or run.tag not in RUNS:
            return False
        if run not in self._apart:
            leads = properties_in(run) in (None, next(iter(run), None))
            self._apart[run] = leads and self._fonts.draw_apart(run)
        return self._apart[run]

    def _whole(self, element: _Element, edit: PieceEdit) -> Iterator[Share]:
        """The edit with the hint, and with what is there already of a mark that it completes."""
        (start, end), new = self._span(element, edit), edit.replacement
        before, after = (
            self._rest(range(start - 1, -1, -1), new[0]),
            self._rest(range(end, len(self._layout.text)), new[-1]),
        )
        piece = self._pieces[element]
        here = range(self._layout.starts[piece], self._layout.ends[piece])
        more, yet_more = (sum(1 for at in places if at in here) for places in (before, after))
        yield element, PieceEdit(edit.start - more, edit.end + yet_more, new[0] * more + new + new[-1] * yet_more, True)
        yield from (self._anew(at) for at in (*before, *after) if at not in here)

    def _rest(self, places: range, sign: str) -> list[int]:
        """At which of these places, one after the other, the same long mark goes on and may be written anew."""
        text = self._layout.text
        found = [*takewhile(lambda at: sign in _LONG and text[at] == sign and self._is_ours_to_write(at), places)]
        self._taken.update(found)
        return found

    def _is_ours_to_write(self, at: int) -> bool:
        piece = self._layout.within(at, at + 1)[-1]
        return at not in self._taken and self._layout.is_free(piece) and self._draws_apart(self._layout.elements[piece])

    def _anew(self, at: int) -> Share:
        piece = self._layout.within(at, at + 1)[-1]
        offset = at - self._layout.starts[piece]
        return self._layout.elements[piece], PieceEdit(offset, offset + 1, self._layout.text[at], True)


def _is_latin(*around: str) -> bool:
    return all(sign.isascii() and sign.isalpha() for sign in around)


def with_hint(data: bytes, run: _Element, places: Mapping[_Element, ElementPlace]) -> bytes:
    """The properties of a run with the hint, all else in them being as it is. ``places`` has those of the run and of
    its ``w:rPr``."""
    properties = properties_in(run)
    stem: bytes = tag_at(data, places[run].start)[1].removesuffix(b"r")
    prefix, declared = attribute_prefix(run)
    fonts = b"<" + stem + b"rFonts" + declared + b" " + prefix + _HINT + b"/>"
    if properties is None:
        return b"<" + stem + b"rPr>" + fonts + b"</" + stem + b"rPr>"
    place = places[properties]
    if place.content == place.end:
        tag = tag_at(data, place.start)
        return b"<" + tag[1] + tag[2] + b">" + fonts + b"</" + tag[1] + b">"
    at, until, written = place.content, place.content, fonts
    for element, (start, end) in zip(elements_in(properties), place.children, strict=True):
        if element is child(properties, "rFonts"):
            at, until, written = start, end, _said(data[start:end], element)
        elif element.tag in _STYLES and at == place.content:
            at = until = end
    return data[place.start : at] + written + data[until : place.end]


def _said(fonts: bytes, element: _Element) -> bytes:
    """A ``w:rFonts`` with the hint, in the place of another one if it has one."""
    space = etree.QName(element).namespace
    prefixes = b"|".join(re.escape(key.encode()) for key, uri in element.nsmap.items() if key and uri == space)
    said = re.search(rb"\s(?:" + prefixes + rb""")(:hint\s*=\s*(?:"[^"]*"|'[^']*'))""", fonts) if prefixes else None
    if said is not None:
        return fonts[: said.start(1)] + _HINT + fonts[said.end(1) :]
    prefix, declared = attribute_prefix(element)
    at = tag_at(fonts, 0).end(1)
    return fonts[:at] + declared + b" " + prefix + _HINT + fonts[at:]


def attribute_prefix(element: _Element) -> tuple[bytes, bytes]:
    """A prefix for attributes of Word here, and what declares it where none does."""
    space = etree.QName(element).namespace
    known = [key for key, uri in element.nsmap.items() if key and uri == space]
    if known:
        return min(known, key=lambda key: key != element.prefix).encode(), b""
    free = "w" if "w" not in element.nsmap else "hinted"
    return free.encode(), f' xmlns:{free}="{space}"'.encode()
