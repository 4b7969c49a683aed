"""Content controls: what one holds, and what Word itself does with it."""

from __future__ import annotations

from collections.abc import Iterable

from lxml.etree import _Element

from bulletin_lint.docx.errors import UnreadableFile
from bulletin_lint.docx.names import attribute, child, elements_in, switch, value, word
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import ties
from bulletin_lint.docx.read.source import Source
from bulletin_lint.text.regions import RegionKind

_CONTROLS = frozenset(word("sdt"))
_PARTS, _TEXTS, _STYLES, _RUN_STYLES = word("docPart"), word("t"), word("style"), word("rStyle")
_PROMPT_STYLE = "placeholder text"
# What says that a control holds nothing but text, which Word sets anew when somebody chooses or types: no marks in it.
_CLOSED = frozenset({"text", "date", "dropDownList", "comboBox", "checkbox", "showingPlcHdr"})
_BINDINGS = frozenset({"dataBinding"})
_LOCKS = frozenset({"contentLocked", "sdtContentLocked"})


def is_closed(element: _Element) -> bool:
    """Whether this is a control that holds nothing but text, or that Word fills itself."""
    return element.tag in _CONTROLS and not _says(element).isdisjoint(_CLOSED | _BINDINGS)


def is_bound(element: _Element) -> bool:
    """Whether Word fills this control from other data of the file when it opens it."""
    return not _says(element).isdisjoint(_BINDINGS)


def kind_of(element: _Element, filled: bool = False) -> RegionKind:
    """What the text in this control is to an editor; ``filled``: whether it has been entered, whatever the control
    says. In a group only the controls in it may be edited, which is not told apart."""
    properties, says = child(element, "sdtPr"), _says(element)
    if not filled and switch(properties, "showingPlcHdr"):
        return ties.PROMPT
    if not says.isdisjoint(_BINDINGS):
        return ties.BOUND
    return ties.LOCKED_CONTROL if value(properties, "lock") in _LOCKS or "group" in says else ties.CONTROL


def tell_filled(package: Package, sources: Iterable[Source]) -> None:
    """Correct what was noted of controls that say that they show a prompt and show another text: programs fill in
    templates so."""
    prompting = [source for source in sources if any(mark[2] is ties.PROMPT for mark in source.marks)]
    if not prompting:
        return
    prompts = _Prompts(package)
    controls = {mark[3] for source in prompting for mark in source.marks if mark[2] is ties.PROMPT}
    kinds = {control: kind_of(control, filled=True) for control in controls if not prompts.shown_by(control)}
    for source in prompting:
        source.marks = [
            (start, end, kinds.get(element, kind) if kind is ties.PROMPT else kind, element)
            for start, end, kind, element in source.marks
        ]


class _Prompts:
    """What is known of the prompts of a file: by name what they say, and in which styles they are set."""

    def __init__(self, package: Package) -> None:
        parts = _elements(package, "glossaryDocument", *_PARTS)
        self._texts = {value(child(e, "docPartPr"), "name") or "": _shown(child(e, "docPartBody")) for e in parts}
        styles = _elements(package, "styles", *_STYLES)
        named = [style for style in styles if (value(style, "name") or "").lower() == _PROMPT_STYLE]
        self._styles = {attribute(style, "styleId") for style in named}

    def shown_by(self, control: _Element) -> bool:
        """Whether what this control shows is its prompt."""
        name = value(child(child(control, "sdtPr"), "placeholder"), "docPart") or ""
        content = child(control, "sdtContent")
        if name in self._texts:
            return self._texts[name] == _shown(content)
        return content is not None and any(attribute(e, "val") in self._styles for e in content.iter(*_RUN_STYLES))


def _elements(package: Package, kind: str, *tags: str) -> list[_Element]:
    """Such elements of the parts of this kind; none where they cannot be read."""
    try:
        return [element for part in package.related(kind) for element in part.root.iter(*tags)]
    except UnreadableFile:
        return []


def _shown(element: _Element | None) -> str:
    """The text in an element, without any white space."""
    texts = () if element is None else element.iter(*_TEXTS)
    return "".join("".join("".join(text.itertext()) for text in texts).split())


def _says(element: _Element) -> set[str]:
    """The local names of what a control says of itself: newer kinds have namespaces of their own."""
    properties = child(element, "sdtPr")
    return set() if properties is None else {str(e.tag).rpartition("}")[2] for e in elements_in(properties)}
