"""Where each ``w:t`` stands in the bytes of a part, and new text put in its place; no other byte changes.

lxml does not know byte positions and would serialise the part anew, so the positions come from expat: the n-th
``w:t`` that expat meets is the n-th of the tree.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.parsers import expat

from lxml.etree import _Element

from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.names import word
from bulletin_lint.docx.package import Part
from bulletin_lint.docx.read.source import BLANKS, preserves_space

TEXT_TAGS = word("t")
_EXPAT_NAMES = frozenset(tag[1:] for tag in TEXT_TAGS)
START_TAG = re.compile(rb"""<([^\s/>]+)((?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(/?)>""")
_SPACE = re.compile(rb"""(\sxml:space\s*=\s*)(?:"[^"]*"|'[^']*')""")
_CHARACTER = re.compile(rb"&[^;<&]+;|\r\n|[\x00-\x25\x27-\x7f]|[\xc2-\xf4][\x80-\xbf]+")


class Change(NamedTuple):
    """Replace ``[start, end)`` of the text that one ``w:t`` shows."""

    start: int
    end: int
    text: str


class Place(NamedTuple):
    """``[start, end)`` of a ``w:t`` in the part's UTF-8 bytes: its start tag, content and end tag."""

    start: int
    content: int
    content_end: int
    end: int


def places(data: bytes) -> Iterator[Place]:
    """All ``w:t`` of a part in document order; raises ``CannotPatch`` for bytes that expat does not accept."""
    starts, closes, open_texts = array("q"), array("q"), array("q")
    parser = expat.ParserCreate("utf-8", "}")

    def start(name: str, _: Mapping[str, str]) -> None:
        if name in _EXPAT_NAMES:
            open_texts.append(len(starts))
            starts.append(parser.CurrentByteIndex)
            closes.append(-1)

    def end(name: str) -> None:
        if name in _EXPAT_NAMES:
            closes[open_texts.pop()] = parser.CurrentByteIndex

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise CannotPatch(f"XML 第 {error.lineno} 行无法定位") from None
    return (_place(data, first, last) for first, last in zip(starts, closes, strict=True))


def _place(data: bytes, start: int, close: int) -> Place:
    tag = tag_at(data, start)
    if tag[3]:
        return Place(start, tag.end(), tag.end(), tag.end())
    return Place(start, tag.end(), close, data.index(b">", close) + 1)


def tag_at(data: bytes, start: int) -> re.Match[bytes]:
    """The start tag that begins here: its name, its attributes and the slash of an empty element as groups."""
    tag = START_TAG.match(data, start)
    if tag is None:
        raise CannotPatch("XML 标记无法定位")
    return tag


def has_markup(data: bytes, place: Place) -> bool:
    """Whether the ``w:t`` holds a comment, a processing instruction or a CDATA section beside its characters."""
    return data.find(b"<", place.content, place.content_end) >= 0


def rewrite(part: Part, changes: Mapping[_Element, Sequence[Change]]) -> bytes:
    """The part's UTF-8 bytes with these changes made; raises ``CannotPatch``."""
    pieces: list[bytes] = []
    done = 0
    for place, element in zip(places(part.data), part.root.iter(*TEXT_TAGS), strict=True):
        if element in changes:
            pieces += (part.data[done : place.start], _new_element(part.data, place, element, changes[element]))
            done = place.end
    return b"".join([*pieces, part.data[done:]])


def _new_element(data: bytes, place: Place, element: _Element, changes: Iterable[Change]) -> bytes:
    raw, cut = element.text or "", cutter(data, place, element)
    preserved = preserves_space(element)
    first = 0 if preserved else len(raw) - len(raw.lstrip(BLANKS))
    last = len(raw) if preserved else max(first, len(raw.rstrip(BLANKS)))
    shown: list[str] = []
    written: list[bytes] = []
    done = first
    for start, end, text in sorted(changes):
        shown += (raw[done : first + start], text)
        written += (cut(done, first + start), escape(text))
        done = first + end
    shown.append(raw[done:last])
    written.append(cut(done, last))
    start_tag, before, after = data[place.start : place.content], cut(0, first), cut(last, len(raw))
    if not preserved and needs_preserving("".join(shown)):
        start_tag, before, after = preserving(start_tag), b"", b""
    return _assemble(start_tag, b"".join([before, *written, after]), data[place.content_end : place.end])


def cutter(data: bytes, place: Place, element: _Element) -> Callable[[int, int], bytes]:
    """A function from character offsets to the very bytes that stand there."""
    content, raw = data[place.content : place.content_end], element.text or ""
    if b"&" not in content and b"\r" not in content and content == raw.encode():
        return lambda start, end: raw[start:end].encode()
    characters = _CHARACTER.findall(content)
    if has_markup(data, place) or len(characters) != len(raw):
        raise CannotPatch("修改处的文字中夹有注释或特殊标记")
    return lambda start, end: b"".join(characters[start:end])


def _assemble(start_tag: bytes, content: bytes, end_tag: bytes) -> bytes:
    tag = START_TAG.fullmatch(start_tag)
    if content and tag is not None and tag[3]:
        return b"<" + tag[1] + tag[2] + b">" + content + b"</" + tag[1] + b">"
    return start_tag + content + end_tag


def needs_preserving(text: str) -> bool:
    """Whether Word would drop blanks of this text without ``xml:space="preserve"``."""
    return text != text.strip(BLANKS) or "  " in text


def preserving(start_tag: bytes) -> bytes:
    """The start tag with ``xml:space="preserve"``."""
    if _SPACE.search(start_tag):
        return _SPACE.sub(rb'\1"preserve"', start_tag)
    tag = START_TAG.fullmatch(start_tag)
    at = len(start_tag) if tag is None else tag.end(2)
    return start_tag[:at] + b' xml:space="preserve"' + start_tag[at:]


def escape(text: str) -> bytes:
    """Text as XML content; raises ``CannotPatch`` for characters that a ``w:t`` cannot hold."""
    if any(sign < " " or "\ud800" <= sign <= "\udfff" or sign in "\ufffe\uffff" for sign in text):
        raise CannotPatch("替换文字含有不能写入的字符（制表符、换行符或控制符）")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
