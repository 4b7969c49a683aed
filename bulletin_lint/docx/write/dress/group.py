"""Groups of properties - ``w:pPr``, ``w:rPr``, ``w:sectPr`` - in which some are said anew, and no byte besides.

What an element says already keeps its place and its other attributes; a new one stands where the schema has it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from lxml import etree
from lxml.etree import _Element

from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.names import WORD, child, elements_in, word
from bulletin_lint.docx.places import ElementPlace, tag_at
from bulletin_lint.docx.write.characters import is_writable
from bulletin_lint.docx.write.hints import attribute_prefix
from bulletin_lint.docx.write.splice import Splice

# The order of the schema (ECMA-376-1, A.1: CT_PPr, CT_RPr, CT_SectPr, CT_Style).
_ORDERS = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
        " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
        " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
        " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
        " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText"
        " vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType"
        " cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
    ),
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked"
        " personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
    ),
}
# What a group says that no tracked change of it holds.
_NOT_HELD = {"pPr": ("rPr", "sectPr"), "rPr": (), "sectPr": ("headerReference", "footerReference")}
_RANKS = {group: {name: rank for rank, name in enumerate(names.split())} for group, names in _ORDERS.items()}
_ATTRIBUTE = re.compile(rb"""\s+([^\s=]+)\s*=\s*("[^"]*"|'[^']*')""")
_NUMBER = re.compile(rb"""(\s(?:[^\s=:]+:)?id\s*=\s*["'])[^"']*(["'])""")

Tracked = Callable[[], Mapping[str, str]]
"""Gives the attributes of a tracked change, with another number each time."""
Places = Mapping[_Element, ElementPlace]


class Change(NamedTuple):
    """What one element of a group is to say: attributes and their values, those that it says no more, and the children
    that it loses."""

    element: str
    said: Mapping[str, str]
    dropped: frozenset[str] = frozenset()
    emptied: str = ""


def merged(changes: Iterable[Change]) -> list[Change]:
    """One change for each element; what comes later counts."""
    found: dict[str, Change] = {}
    for change in changes:
        before = found.get(change.element, Change(change.element, {}))
        said = {**{key: text for key, text in before.said.items() if key not in change.dropped}, **change.said}
        dropped = (before.dropped | change.dropped) - said.keys()
        found[change.element] = Change(change.element, said, dropped, change.emptied or before.emptied)
    return [*found.values()]


def found_in(owner: _Element, name: str) -> _Element | None:
    """The group of this name; raises ``CannotPatch`` where there are several."""
    groups = [*owner.iterchildren(*word(name))]
    if len(groups) > 1:
        raise CannotPatch("同一处的格式写了两遍，无法改动")
    return groups[0] if groups else None


def concerned(owner: _Element, name: str) -> Iterator[_Element]:
    """The elements whose places are needed for a change of this group."""
    yield owner
    group = found_in(owner, name)
    if group is not None:
        yield group
        yield from (each for each in elements_in(group) if len(each))


class Group:
    """The group of this name in ``owner``, be it there or not."""

    def __init__(self, data: bytes, owner: _Element, name: str, places: Places) -> None:
        self._data, self._owner, self._name, self._places = data, owner, name, places
        self.element = found_in(owner, name)

    def bytes_with(self, changes: Sequence[Change], tracked: Tracked | None = None) -> bytes:
        """The whole group with these changes, to be put where it is or would be."""
        if self.element is None:
            return self._anew(changes, tracked)
        place = self._places[self.element]
        pieces, done = list[bytes](), place.start
        for splice in self.splices(changes, tracked):
            pieces += (self._data[done : splice.start], splice.content)
            done = splice.end
        return b"".join([*pieces, self._data[done : place.end]])

    def splices(self, changes: Sequence[Change], tracked: Tracked | None = None) -> list[Splice]:
        """What is put in place of what, in order; nothing if the group says so already."""
        if self.element is None:
            group = self._anew(changes, tracked)
            return [_inserted(self._data, self._owner, self._places[self._owner], self._name, group)]
        place = self._places[self.element]
        found = sorted(self._changed(changes), key=lambda each: each.start)
        if found and tracked and not self._has_history():
            found.append(Splice(place.end_tag, place.end_tag, self._history(tracked)))
        if found and place.content == place.end:
            tag = tag_at(self._data, place.start)
            inside = b"".join(each.content for each in found)
            return [Splice(place.start, place.end, b"<" + tag[1] + tag[2] + b">" + inside + b"</" + tag[1] + b">")]
        return found

    def _changed(self, changes: Sequence[Change]) -> Iterator[Splice]:
        assert self.element is not None
        places = self._places[self.element].children
        there = [*zip(elements_in(self.element), places, strict=True)]
        ranks = _RANKS[self._name]
        for change in sorted(changes, key=lambda each: ranks[each.element]):
            own = [(element, where) for element, where in there if element.tag in word(change.element)]
            for element, (start, end) in own:
                content = self._said(element, self._data[start:end], change)
                if content != self._data[start:end]:
                    yield Splice(start, end, content)
            if not own:
                before = [end for element, (_, end) in there if _rank(element, ranks) < ranks[change.element]]
                at = max(before, default=self._places[self.element].content)
                yield Splice(at, at, _element(self.element, change))

    def _said(self, element: _Element, written: bytes, change: Change) -> bytes:
        """An element with a change, all else in it being as it is."""
        if change.emptied and any(each.tag in word(change.emptied) for each in elements_in(element)):
            written = b"".join(self._without(element, change.emptied))
        tag = tag_at(written, 0)
        spaces = {key.encode(): uri for key, uri in element.nsmap.items() if key}
        left = dict(change.said)

        def anew(match: re.Match[bytes]) -> bytes:
            prefix, _, local = match[1].rpartition(b":")
            name = local.decode()
            if not prefix or f"{{{spaces.get(prefix)}}}" not in WORD:
                return match[0]
            if name in change.dropped:
                return b""
            if name not in change.said:
                return match[0]
            left.pop(name, None)
            same = element.get(f"{{{spaces[prefix]}}}{name}") == change.said[name]
            return match[0] if same else match[0][: match.start(2) - match.start()] + _quoted(change.said[name])

        attributes = _ATTRIBUTE.sub(anew, tag[2])
        return b"<" + tag[1] + attributes + _attributes(element, left) + written[tag.end(2) :]

    def _without(self, element: _Element, name: str) -> Iterator[bytes]:
        """The bytes of an element without the children of this name."""
        place = self._places[element]
        done = place.start
        for each, (start, end) in zip(elements_in(element), place.children, strict=True):
            if each.tag in word(name):
                yield self._data[done:start]
                done = end
        yield self._data[done : place.end]

    def _anew(self, changes: Sequence[Change], tracked: Tracked | None) -> bytes:
        """The group where there is none."""
        name, ranks = _named(self._owner, self._name), _RANKS[self._name]
        inside = [_element(self._owner, each) for each in sorted(changes, key=lambda each: ranks[each.element])]
        if tracked:
            inside.append(self._history(tracked))
        return b"<" + name + b">" + b"".join(inside) + b"</" + name + b">"

    def _has_history(self) -> bool:
        return self.element is not None and child(self.element, f"{self._name}Change") is not None

    def _history(self, tracked: Tracked) -> bytes:
        """The tracked change that holds what the group has said."""
        around = self._owner if self.element is None else self.element
        name, group = _named(around, f"{self._name}Change"), _named(around, self._name)
        said = _attributes(around, tracked())
        old = b"".join(self._old(tracked))
        held = b"<" + group + b">" + old + b"</" + group + b">" if old else b"<" + group + b"/>"
        return b"<" + name + said + b">" + held + b"</" + name + b">"

    def _old(self, tracked: Tracked) -> Iterator[bytes]:
        """What a tracked change holds of the group; other tracked changes in it get numbers of their own."""
        if self.element is None:
            return
        left_out = word(*_NOT_HELD[self._name])
        for element, (start, end) in zip(elements_in(self.element), self._places[self.element].children, strict=True):
            if element.tag in word("numPr"):
                yield _NUMBER.sub(lambda match: match[1] + tracked()["id"].encode() + match[2], self._data[start:end])
            elif element.tag not in left_out:
                yield self._data[start:end]


def _rank(element: _Element, ranks: Mapping[str, int]) -> int:
    """The place of an element in the order of the schema; the last for what is not in it."""
    name = etree.QName(element)
    return ranks.get(name.localname, len(ranks)) if f"{{{name.namespace}}}" in WORD else len(ranks)


def _inserted(data: bytes, owner: _Element, place: ElementPlace, name: str, group: bytes) -> Splice:
    """A new group in its place: the first child of a paragraph or a run, the last of the body."""
    if place.content == place.end:
        tag = tag_at(data, place.start)
        return Splice(place.start, place.end, b"<" + tag[1] + tag[2] + b">" + group + b"</" + tag[1] + b">")
    at = place.content
    if owner.tag in word("body"):
        at = max((end for _, end in place.children), default=at)
    elif owner.tag in word("style"):
        ranks = _RANKS["style"]
        children = zip(elements_in(owner), place.children, strict=True)
        at = max((end for each, (_, end) in children if _rank(each, ranks) < ranks[name]), default=at)
    return Splice(at, at, group)


def _named(around: _Element, name: str) -> bytes:
    """The name of a new element in this one."""
    prefix = around.prefix
    return (f"{prefix}:{name}" if prefix else name).encode()


def _element(around: _Element, change: Change) -> bytes:
    """A new element in this one."""
    return b"<" + _named(around, change.element) + _attributes(around, change.said) + b"/>"


def _attributes(around: _Element, said: Mapping[str, str]) -> bytes:
    """New attributes for an element, or for one in it."""
    if not said:
        return b""
    prefix, declared = attribute_prefix(around)
    return declared + b"".join(
        b" " + prefix + b":" + name.encode() + b"=" + _quoted(text) for name, text in said.items()
    )


def _quoted(text: str) -> bytes:
    if not is_writable(text):
        raise CannotPatch("格式中含有不能写入的字符")
    return quoteattr(text, {'"': "&quot;"}).encode()
