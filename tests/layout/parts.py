"""A Word file that tests change: its parts as trees, its paragraphs by what they are and by their words."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from lxml import etree

from tests.layout.package import NAMESPACES, W, style_id, zipped
from tests.layout.words import LINES, Part

# The order of the schema (CT_PPr, CT_RPr), as far as these documents and their defects use it.
_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs kinsoku wordWrap overflowPunct "
    "autoSpaceDE autoSpaceDN adjustRightInd snapToGrid spacing ind contextualSpacing jc textAlignment outlineLvl rPr "
    "sectPr pPrChange",
    "rPr": "ins del rStyle rFonts b bCs i iCs strike color spacing w kern position sz szCs highlight u effect lang "
    "rPrChange",
}
_RANK = {group: {name: number for number, name in enumerate(names.split())} for group, names in _ORDER.items()}


def w(name: str) -> str:
    """The name with the namespace of WordprocessingML."""
    return f"{{{W}}}{name}"


def element(markup: str) -> Any:
    """An element of this markup, whose prefixes are those of the documents."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return etree.fromstring(f"<root {spaces}>{markup}</root>")[0]


def group(owner: Any, name: str) -> Any:
    """The w:pPr of a paragraph or style, the w:rPr of a run or style, made if it is not there."""
    found = owner.find(w(name))
    if found is None:
        found = owner.makeelement(w(name))
        if owner.tag == w("style"):
            later = [each for each in owner if each.tag in (w("rPr"), w("tblPr"))]
            (later[0].addprevious if later else owner.append)(found)
        else:
            owner.insert(0, found)
    return found


def put(properties: Any, markup: str) -> None:
    """Set one property, in the place that the schema has for it."""
    new = element(markup)
    rank = _RANK[etree.QName(properties).localname]
    for old in properties.findall(new.tag):
        properties.remove(old)
    place = rank[etree.QName(new).localname]
    before = [each for each in properties if rank[etree.QName(each).localname] < place]
    properties.insert(len(before), new)


def drop(properties: Any, *names: str) -> None:
    """Take properties away."""
    for name in names:
        for each in properties.findall(w(name)):
            properties.remove(each)


def said(properties: Any, name: str, **attributes: str | None) -> None:
    """Set attributes of one property, and leave its others; None takes one away."""
    found = properties.find(w(name))
    if found is None:
        put(properties, f"<w:{name}/>")
        found = properties.find(w(name))
    for key, value in attributes.items():
        if value is None:
            found.attrib.pop(w(key), None)
        else:
            found.set(w(key), value)


def text_of(paragraph: Any) -> str:
    """The words of a paragraph, as LINES has them, but for what is bold."""
    written = {w("tab"): "\t", w("br"): "\n"}
    runs = paragraph.findall(w("r"))
    return "".join(written.get(each.tag, each.text or "") for run in runs for each in run if each.tag != w("rPr"))


class Parts:
    """The parts of a file, by name; those in XML are trees once they are asked for."""

    def __init__(self, storage: str, parts: dict[str, bytes]) -> None:
        self.storage = storage
        self._parts = parts
        self._trees: dict[str, Any] = {}

    def tree(self, name: str) -> Any:
        """The root of ``word/name.xml``."""
        path = f"word/{name}.xml"
        if path not in self._trees:
            self._trees[path] = etree.fromstring(self._parts[path])
        return self._trees[path]

    def copy(self) -> Parts:
        """The same file, to be changed."""
        return Parts(self.storage, {name: self._written(name) for name in self._parts})

    def add(self, name: str, content: bytes) -> None:
        """Put a part there, or another in its place."""
        self._trees.pop(name, None)
        self._parts[name] = content

    def part(self, name: str) -> bytes:
        """The bytes of a part."""
        return self._written(name)

    def data(self) -> bytes:
        """The file."""
        return zipped({name: self._written(name) for name in self._parts})

    def _written(self, name: str) -> bytes:
        if name not in self._trees:
            return self._parts[name]
        written: bytes = etree.tostring(self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True)
        return written

    @property
    def body(self) -> Any:
        return self.tree("document")[0]

    @property
    def section(self) -> Any:
        return self.body.find(w("sectPr"))

    def of(self, *parts: Part) -> list[Any]:
        """The paragraphs of these parts; in a text box each stands twice."""
        words = {line.text.replace("**", "") for line in LINES if line.part in parts}
        if Part.OFFICE in parts and self.storage == "frames":
            words |= {half for text in words for half in text.split("\t")}
        return [each for each in self.body.iter(w("p")) if text_of(each) in words]

    def having(self, words: str) -> list[Any]:
        """The paragraphs in which these words stand."""
        found = [each for each in self.body.iter(w("p")) if words in text_of(each)]
        assert found, words
        return found

    def runs(self, words: str) -> list[Any]:
        """Runs of their own for these words, split off from that in which they stand."""
        found = [run for run in self.body.iter(w("r")) if words in (run.findtext(w("t")) or "")]
        assert found, words
        return [_split_off(run, words) for run in found]

    def style(self, part: Part) -> Any:
        """The style of a part."""
        return self.style_by_id(style_id(part))

    def style_by_id(self, identifier: str) -> Any:
        """The style that has this identifier."""
        styles = self.tree("styles").findall(w("style"))
        return next(each for each in styles if each.get(w("styleId")) == identifier)


def letters(paragraphs: Iterable[Any]) -> list[Any]:
    """The w:rPr of all runs of paragraphs, and of their marks."""
    found = [group(run, "rPr") for each in paragraphs for run in each.iter(w("r"))]
    marks = [each.find(f"{w('pPr')}/{w('rPr')}") for each in paragraphs]
    return found + [mark for mark in marks if mark is not None]


def _split_off(run: Any, words: str) -> Any:
    before, _, after = run.findtext(w("t")).partition(words)
    for text, put_in in ((before, run.addprevious), (after, run.addnext)):
        if text:
            other = deepcopy(run)
            other.find(w("t")).text = text
            put_in(other)
    run.find(w("t")).text = words
    return run
