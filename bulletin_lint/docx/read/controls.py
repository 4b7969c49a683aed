"""Content controls: what one holds, and what Word itself does with it."""

from __future__ import annotations

from lxml.etree import _Element

from bulletin_lint.docx.names import child, elements_in, value, word

_CONTROLS = frozenset(word("sdt"))
# Kinds that hold nothing but text, which Word sets anew when somebody chooses or types: no marks among it.
_CLOSED = frozenset({"text", "date", "dropDownList", "comboBox", "checkbox"})
_BINDINGS = frozenset({"dataBinding"})
_LOCKS = frozenset({"contentLocked", "sdtContentLocked"})


def is_closed(element: _Element) -> bool:
    """Whether this is a control that holds nothing but text, or that Word fills itself."""
    return element.tag in _CONTROLS and not _says(element).isdisjoint(_CLOSED | _BINDINGS)


def is_bound(element: _Element) -> bool:
    """Whether Word fills this control from other data of the file when it opens it."""
    return not _says(element).isdisjoint(_BINDINGS)


def is_locked(element: _Element) -> bool:
    """Whether what this control holds must not be edited. In a group only the controls in it may be, which is not told
    apart."""
    return value(child(element, "sdtPr"), "lock") in _LOCKS or "group" in _says(element)


def shows_prompt(element: _Element) -> bool:
    """Whether nothing has been entered yet, and what the control shows asks for it."""
    return "showingPlcHdr" in _says(element)


def _says(element: _Element) -> set[str]:
    """The local names of what a control says of itself: newer kinds have namespaces of their own."""
    properties = child(element, "sdtPr")
    return set() if properties is None else {str(e.tag).rpartition("}")[2] for e in elements_in(properties)}
