"""One ``w:t`` in bytes: new text put in it, or parts of it written as elements of their own; no other byte changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from lxml.etree import _Element

from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.places import tag_at
from bulletin_lint.docx.read.source import BLANKS, preserves_space
from bulletin_lint.docx.write.characters import is_writable

_SPACE = re.compile(rb"""(\sxml:space\s*=\s*)(?:"[^"]*"|'[^']*')""")
_CHARACTER = re.compile(rb"&[^;<&]+;|\r\n|[\x00-\x25\x27-\x7f]|[\xc2-\xf4][\x80-\xbf]+")
_MARK = re.compile(rb"(<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_SECTION = b"<![CDATA["


class PieceEdit(NamedTuple):
    """Replace ``[start, end)`` of the text that one ``w:t`` shows, in characters of that text, by ``replacement``.

    ``hinted``: the marks in the replacement are to stand in a run that says that they are East Asian.
    """

    start: int
    end: int
    replacement: str
    hinted: bool = False


class Stretch(NamedTuple):
    """A ``w:t`` in bytes, and whether it holds marks that get the hint."""

    hinted: bool
    content: bytes


class TextElement:
    """A ``w:t`` at ``[start, end)`` of a part's UTF-8 bytes. ``shown`` is the text that Word shows of it.

    With comments and the like among its characters it can be cut if it is ``taken_apart``, and not be edited.
    """

    def __init__(self, data: bytes, element: _Element, start: int, end: int, taken_apart: bool = False) -> None:
        self._tag = tag_at(data, start)
        content = self._tag.end()
        close = content if self._tag[3] else data.rindex(b"</", content, end)
        raw = "".join(element.itertext()) if len(element) else element.text or ""
        self._preserved = preserves_space(element)
        self.shown = raw if self._preserved else raw.strip(BLANKS)
        self._first = 0 if self._preserved else len(raw) - len(raw.lstrip(BLANKS))
        self._last = self._first + len(self.shown)
        self._cut = _cutter(data[content:close], raw, (self._first, self._last) if taken_apart else None)
        self._start_tag_end, self._end_tag = data[self._tag.end(2) : content], data[close:end]

    def with_edits(self, edits: Iterable[PieceEdit]) -> bytes:
        """The element with these edits made, which must not overlap; raises ``CannotPatch``."""
        shown: list[str] = []
        written: list[bytes] = []
        done = 0
        for start, end, replacement, _ in sorted(edits):
            shown += (self.shown[done:start], replacement)
            written += (self._bytes(done, start), escape(replacement))
            done = end
        shown.append(self.shown[done:])
        written.append(self._bytes(done, len(self.shown)))
        attributes = self._attributes("".join(shown))
        if attributes == self._tag[2]:
            written = [self._cut(0, self._first), *written, self._cut(self._last, None)]
        return self._assembled(attributes, b"".join(written))

    def stretches(self, edits: Collection[PieceEdit]) -> Iterator[Stretch]:
        """``with_edits``, cut where hinted marks begin and end; raises ``CannotPatch``."""
        pieces = [piece for piece in self._pieces(edits) if piece[1]]
        kinds = {hinted for hinted, *_ in pieces}
        if len(kinds) < 2:
            yield Stretch(True in kinds, self.with_edits(edits))
            return
        for hinted, group in groupby(pieces, key=itemgetter(0)):
            _, shown, written = zip(*group, strict=True)
            yield Stretch(hinted, self._like(b"".join(written), "".join(shown), b"t"))

    def _pieces(self, edits: Iterable[PieceEdit]) -> Iterator[tuple[bool, str, bytes]]:
        """What is shown after the edits, in its order: hinted marks apart from all else, and both as it is written."""
        done = 0
        for start, end, replacement, hinted in sorted(edits):
            yield False, self.shown[done:start], self._bytes(done, start)
            for is_mark, text in _marks_apart(replacement, hinted):
                yield is_mark, text, escape(text)
            done = end
        yield False, self.shown[done:], self._bytes(done, len(self.shown))

    def _assembled(self, attributes: bytes, content: bytes) -> bytes:
        name: bytes = self._tag[1]
        if self._tag[3]:
            return b"<" + name + attributes + b">" + content + b"</" + name + b">"
        return b"<" + name + attributes + self._start_tag_end + content + self._end_tag

    def _attributes(self, shown: str) -> bytes:
        """The attributes with which Word shows this, blanks and all."""
        own: bytes = self._tag[2]
        if self._preserved or (shown == shown.strip(BLANKS) and "  " not in shown):
            return own
        return _SPACE.sub(rb'\1"preserve"', own) if _SPACE.search(own) else own + b' xml:space="preserve"'

    def _bytes(self, start: int, end: int) -> bytes:
        """The very bytes of ``[start, end)`` of what is shown."""
        return self._cut(self._first + start, self._first + end)

    def part(self, start: int, end: int, name: bytes = b"t") -> bytes:
        """``[start, end)`` of what is shown as an element of this local name, b'' for none."""
        return self._like(self._bytes(start, end), self.shown[start:end], name)

    def saying(self, replacement: str, hinted: bool) -> Iterator[Stretch]:
        """Elements like this one with other text, of which the marks stand apart if they are ``hinted``; raises
        ``CannotPatch``."""
        for is_mark, text in _marks_apart(replacement, hinted):
            yield Stretch(is_mark, self._like(escape(text), text, b"t"))

    def _like(self, content: bytes, shown: str, name: bytes) -> bytes:
        if not shown:
            return b""
        named = self._tag[1].removesuffix(b"t") + name
        return b"<" + named + self._attributes(shown) + b">" + content + b"</" + named + b">"


def _marks_apart(text: str, hinted: bool) -> Iterator[tuple[bool, str]]:
    """Marks that get the hint, and all else, in order."""
    if not hinted:
        yield False, text
        return
    from bulletin_lint.docx.read.fonts import DECIDED_BY_HINT  # few repairs need it

    for is_mark, group in groupby(text, key=lambda sign: DECIDED_BY_HINT.match(sign) is not None):
        yield is_mark, "".join(group)


def _cutter(content: bytes, raw: str, shown: tuple[int, int] | None) -> Callable[[int, int | None], bytes]:
    """A function from characters of ``raw``, the text of an element, to the very bytes that stand there. ``shown`` are
    those that Word shows, if the element may be taken apart."""
    if content == raw.encode():
        return lambda start, end: raw[start:end].encode()
    if b"<" in content and shown is None:
        raise CannotPatch("修改处的文字中夹有注释或特殊标记")
    characters = _CHARACTER.findall(content) if shown is None else _taken_apart(content, *shown)
    return lambda start, end: b"".join(characters[start:end])


def _taken_apart(content: bytes, first: int, last: int) -> Sequence[bytes]:
    """What stands for each character of an element; what has none, as comments, goes with the one behind it, or with
    the last one of those from ``first`` to ``last``."""
    characters: list[bytes] = []
    marks: list[tuple[int, bytes]] = []
    for number, piece in enumerate(_MARK.split(content)):
        if piece.startswith(_SECTION):
            characters += (escape(sign) for sign in piece[len(_SECTION) : -3].decode())
        elif number % 2:
            marks.append((min(max(len(characters), first), last), piece))
        else:
            characters += _CHARACTER.findall(piece)
    for at, mark in reversed(marks):
        if at < last:
            characters[at] = mark + characters[at]
    characters[last - 1] += b"".join(mark for at, mark in marks if at == last)
    return characters


def escape(text: str) -> bytes:
    """Text as XML content; raises ``CannotPatch`` for characters that a ``w:t`` cannot hold."""
    if not is_writable(text):
        raise CannotPatch("替换文字含有不能写入的字符（制表符、换行符或控制符）")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
