"""Bytes of a part to a tree, safely: no DTD, nothing fetched, no more nodes or depth than the limits allow."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple, NoReturn
from xml.parsers import expat

from lxml import etree

from bulletin_lint.docx.errors import UnreadableFile

_DECLARED = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_MARKS = (
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_NATIVE = frozenset({"utf-8", "ascii"})
# Multi-byte encodings in which "<" is one byte of its own, so that nothing can hide from the search for a DOCTYPE.
_FOREIGN = frozenset({"gb2312", "gbk", "gb18030", "big5", "iso8859-1", "cp1252"})
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, encoding="utf-8")


class Encoding(NamedTuple):
    """How a part's bytes become UTF-8, the only encoding that the parsers see, and back."""

    name: str

    def decode(self, data: bytes) -> bytes:
        """The part in UTF-8; the very same bytes if it is UTF-8 already."""
        return data if self.name in _NATIVE else data.decode(self.name).encode()

    def encode(self, data: bytes) -> bytes:
        """UTF-8 in the part's own encoding."""
        return data if self.name in _NATIVE else data.decode().encode(self.name)


def encoding_of(data: bytes) -> Encoding:
    """Raises ``UnreadableFile`` (``bad-encoding``) for what Word does not write."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Encoding(name)
    declared = _DECLARED.match(data)
    if declared is None:
        return Encoding("utf-8")
    try:
        name = codecs.lookup(declared[1].decode()).name
    except LookupError:
        name = "unknown"
    if name not in _NATIVE | _FOREIGN:
        raise UnreadableFile("bad-encoding", declared[1].decode())
    return Encoding(name)


def count_marks(data: bytes) -> int:
    """An upper bound of the elements and attributes, each of which costs a parser far more than its bytes."""
    return data.count(b"<") + data.count(b"=")


def parse(name: str, data: bytes, depth: int) -> etree._Element:
    """The root of a part given in UTF-8, nested no deeper than ``depth``; raises ``UnreadableFile``."""
    if b"DOCTYPE" in data:
        _refuse_doctype(name, data)
    try:
        return etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as error:
        if "depth" not in str(error):
            raise UnreadableFile("broken-xml", f"{name} 第{error.lineno}行") from None
    return _deep_tree(name, data, depth)


def _refuse_doctype(name: str, data: bytes) -> None:
    def refuse(*_: object) -> NoReturn:
        raise UnreadableFile("doctype", name)

    parser = expat.ParserCreate("utf-8")
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UnreadableFile("broken-xml", f"{name} 第{error.lineno}行") from None


def _deep_tree(name: str, data: bytes, most: int) -> etree._Element:
    """A tree deeper than libxml2's own parser goes (2,048), built from expat's events."""
    builder = etree.TreeBuilder()
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > most:
            raise UnreadableFile("too-large", f"{name} 的嵌套超过{most}层")
        builder.start(_clark(tag), {_clark(key): value for key, value in attributes.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_clark(tag))

    parser = expat.ParserCreate("utf-8", "}")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UnreadableFile("broken-xml", f"{name} 第{error.lineno}行") from None
    return builder.close()


def _clark(name: str) -> str:
    return "{" + name if "}" in name else name
