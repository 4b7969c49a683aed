"""Tracked changes accepted or rejected, and runs joined again: how the guard judges what was written."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree
from lxml.etree import _Element

from bulletin_lint.docx import names
from bulletin_lint.docx.names import attribute, word
from bulletin_lint.docx.source import BLANKS, preserves_space

_INSERTIONS, _DELETIONS = word("ins"), word("del")
_RUNS, _TEXTS, _PROPERTIES = word("r"), word("t"), frozenset(word("rPr"))
_FORMAT_CHANGES = word("rPrChange")
_DELETED_TEXTS = word("delText")
_NUMBERED = _INSERTIONS + _FORMAT_CHANGES


def identifiers(root: _Element) -> frozenset[str]:
    """The numbers of all insertions and deletions."""
    return frozenset(attribute(element, "id") or "" for element in root.iter(*_INSERTIONS, *_DELETIONS))


def misplaced(root: _Element) -> int:
    """How many texts inside deletions are not marked as deleted, or are so outside of them."""
    inside = sum(next(text.iterancestors(*_DELETIONS), None) is not None for text in root.iter(*_TEXTS))
    return inside + sum(next(text.iterancestors(*_DELETIONS), None) is None for text in root.iter(*_DELETED_TEXTS))


def accept(root: _Element) -> None:
    """Make all insertions, deletions and changes of character formatting final."""
    for element in [*root.iter(*_DELETIONS, *_FORMAT_CHANGES)]:
        remove(element)
    for element in [*root.iter(*_INSERTIONS)]:
        _unwrap(element)


def reject(root: _Element, known: frozenset[str]) -> None:
    """Undo the insertions and deletions that are not among the known ones."""
    for element in _new(root, _INSERTIONS, known):
        remove(element)
    for element in _new(root, _DELETIONS, known):
        for text in [*element.iter(*_DELETED_TEXTS)]:
            text.tag = text.tag.replace("delText", "t")
        _unwrap(element)


def _new(root: _Element, tags: tuple[str, ...], known: frozenset[str]) -> list[_Element]:
    found = [element for element in root.iter(*tags) if attribute(element, "id") not in known]
    return [element for element in found if not _goes_on(element, known)]


def _goes_on(element: _Element, known: frozenset[str]) -> bool:
    """Whether this is the rest of an older insertion that was cut in two."""
    for sibling in element.itersiblings(preceding=True):
        if attribute(sibling, "id") in known:
            return sibling.tag == element.tag and _signature(sibling) == _signature(element)
    return False


def _signature(element: _Element) -> dict[str, str]:
    return {key: said for key, said in element.attrib.items() if not key.endswith("}id")}


def remove(element: _Element) -> None:
    """Take the element out of its tree; the white space after it stays."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _unwrap(element: _Element) -> None:
    """Put the children in the element's place."""
    for inside in reversed([*element]):
        element.addnext(inside)
    remove(element)


def joined(root: _Element) -> bytes:
    """The tree as bytes, after neighbours that differ in nothing but their text have been made one."""
    for text in [*root.iter(*_TEXTS)]:
        text.text = _shown(text)
        text.attrib.pop(names.XML_SPACE, None)
    for element in root.iter(*_NUMBERED):
        for key in [key for key in element.attrib if key.endswith("}id")]:
            del element.attrib[key]
    for tags in (_TEXTS, _RUNS, _INSERTIONS):
        for element in [*root.iter(*tags)]:
            if not element.text and all(child.tag in _PROPERTIES for child in element):
                remove(element)
    _join(root, _INSERTIONS, lambda insertion: dict(insertion.attrib))
    _join(root, _RUNS, lambda run: (dict(run.attrib), _form(run)))
    _join(root, _TEXTS, lambda text: dict(text.attrib))
    return bytes(etree.tostring(root))


def _shown(text: _Element) -> str:
    raw = "".join(text.itertext())
    return raw if preserves_space(text) else raw.strip(BLANKS)


def _form(run: _Element) -> bytes:
    properties = names.properties(run, "rPr")
    return b"" if properties is None else bytes(etree.tostring(properties, with_tail=False))


def _join(root: _Element, tags: tuple[str, ...], likeness: Callable[[_Element], object]) -> None:
    for element in [*root.iter(*tags)]:
        before = element.getprevious()
        if before is None or before.tag != element.tag or before.tail or likeness(before) != likeness(element):
            continue
        if len(before) == 0 == len(element):
            before.text = (before.text or "") + (element.text or "")
        before.extend(child for child in [*element] if child.tag not in _PROPERTIES)
        remove(element)
