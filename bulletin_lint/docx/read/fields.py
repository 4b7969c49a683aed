"""Complex fields: code between their begin and separate marks, a result between separate and end."""

from __future__ import annotations

from lxml.etree import _Element

from bulletin_lint.docx.names import attribute
from bulletin_lint.docx.read import ties, unread
from bulletin_lint.docx.read.source import Source
from bulletin_lint.docx.read.walker import Field, Walker
from bulletin_lint.text.regions import RegionKind

_LINKS = frozenset({"HYPERLINK"})
_ENTRIES = frozenset({"FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"})
_INVISIBLE = frozenset({"XE", "TC", "TA", "RD", "SET", "PRIVATE", "BIDIOUTLINE"})


def mark(walker: Walker, element: _Element) -> None:
    """A ``w:fldChar``."""
    if not walker.with_fields:
        return
    step = attribute(element, "fldCharType")
    if step == "begin":
        walker.fields.append(Field())
        walker.codes += 1
        _tell(walker, unread.of_list(element) if len(element) else "")
    elif walker.fields:
        field, source = walker.fields[-1], walker.current
        if step == "end":
            walker.fields.pop()
        if step in ("separate", "end") and field.kind is None:
            walker.codes -= 1
        if step == "separate":
            field.kind, field.start = kind_of(field.code), source.length if source else 0
        elif step == "end":
            _tell(walker, "" if field.kind else unread.of_field(field.code))
            _end_field(field, source, element)


def _tell(walker: Walker, what: str) -> None:
    if what and walker.current is not None:
        walker.unread.append(what)


def _end_field(field: Field, source: Source | None, element: _Element) -> None:
    if source is None:
        return
    if field.kind is not None:
        source.mark(field.start, field.kind, element)
    else:
        invisible = field.code.split()[:1] and field.code.split()[0].upper() in _INVISIBLE
        source.point(ties.ANCHOR if invisible else ties.OBJECT, element)


def kind_of(code: str) -> RegionKind:
    """What the result of a field with this code is to an editor."""
    name = (code.split() or [""])[0].upper()
    if name in _LINKS:
        return ties.HYPERLINK
    return ties.CONTROL if name in _ENTRIES else ties.FIELD


def code(walker: Walker, element: _Element) -> None:
    """A ``w:instrText``."""
    if walker.fields:
        walker.fields[-1].code += element.text or ""
