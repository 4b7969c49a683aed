"""Groups of properties as they stand in the file, beside what they were: what nobody asked for is the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from lxml.etree import _Element

from bulletin_lint.docx.errors import GuardFailure
from bulletin_lint.docx.names import WORD, attribute, child, children, elements_in, word

Node = tuple[object, ...]

# By what is wanted, the elements that say it, and which of their attributes do.
_SAYING: Mapping[str, Mapping[str, Mapping[str, frozenset[str]]]] = {
    "rPr": {
        "chinese": {"rFonts": frozenset({"eastAsia", "eastAsiaTheme"})},
        "latin": {"rFonts": frozenset({"ascii", "hAnsi", "asciiTheme", "hAnsiTheme"})},
        "hint": {"rFonts": frozenset({"hint"})},
        "size": {"sz": frozenset({"val"}), "szCs": frozenset({"val"})},
        "bold": {"b": frozenset({"val"}), "bCs": frozenset({"val"})},
        "italic": {"i": frozenset({"val"}), "iCs": frozenset({"val"})},
        "underline": {"u": frozenset({"val"})},
        "color": {"color": frozenset({"val", "themeColor", "themeTint", "themeShade"})},
    },
    "pPr": {
        "alignment": {"jc": frozenset({"val"})},
        "first": {"ind": frozenset({"firstLine", "firstLineChars", "hanging", "hangingChars"})},
        "left": {"ind": frozenset({"left", "leftChars", "start", "startChars"})},
        "right": {"ind": frozenset({"right", "rightChars", "end", "endChars"})},
        "before": {"spacing": frozenset({"before", "beforeLines", "beforeAutospacing"})},
        "after": {"spacing": frozenset({"after", "afterLines", "afterAutospacing"})},
        "line": {"spacing": frozenset({"line", "lineRule"})},
        "keep_next": {"keepNext": frozenset({"val"})},
        "kinsoku": {"kinsoku": frozenset({"val"})},
        "snapped": {"snapToGrid": frozenset({"val"})},
        "contextual": {"contextualSpacing": frozenset({"val"})},
    },
    "sectPr": {
        "paper": {"pgSz": frozenset({"w", "h", "orient", "code"})},
        "margins": {"pgMar": frozenset({"top", "right", "bottom", "left", "header", "footer", "gutter"})},
        "columns": {"cols": frozenset({"num", "equalWidth"})},
        "grid": {"docGrid": frozenset({"type", "linePitch", "charSpace"})},
    },
}
_TWINS = (("sz", "szCs"), ("b", "bCs"), ("i", "iCs"))
_COLUMNS, _NUMBERS = frozenset(word("col")), frozenset(word("id"))
_NOT_HELD = {"pPr": word("rPr", "sectPr"), "rPr": (), "sectPr": word("headerReference", "footerReference")}
_ELSEWHERE = {"pPr": word("sectPr"), "rPr": (), "sectPr": ()}  # compared by itself


class Groups:
    """Compares groups of properties. ``tracked``: whatever changes is to be held by a tracked change."""

    def __init__(self, tracked: bool) -> None:
        self._tracked = tracked

    def verify(
        self, name: str, old: _Element | None, new: _Element | None, wanted: Collection[str], where: str
    ) -> None:
        """Raises ``GuardFailure`` unless a group of this name is as it was but for what says what is wanted."""
        was, now = ([*_nodes(name, group)] for group in (old, new))
        before, after = (child(group, f"{name}Change") for group in (old, new))
        changed = was != now
        if changed and _bare(name, old, wanted) != _bare(name, new, wanted):
            raise GuardFailure(f"{where}中未要求改动的格式变了")
        if changed and name == "rPr" and not _twins_agree(old, new):
            raise GuardFailure(f"{where}中成对的格式不一致")
        if before is not None or not (self._tracked and changed):
            if _history(before) != _history(after):
                raise GuardFailure(f"{where}中原有的格式修订变了")
        elif after is None or not _holds(name, after, old):
            raise GuardFailure(f"{where}中的格式改动没有记成修订，或修订与原格式不符")


def verify_numbers(old: Iterable[_Element], new: Iterable[_Element]) -> None:
    """Raises ``GuardFailure`` if tracked changes of formatting have come to have the same number."""
    tags = word("rPrChange", "pPrChange", "sectPrChange")
    before, after = ([attribute(e, "id") for root in roots for e in root.iter(*tags)] for roots in (old, new))
    if len(after) - len({*after}) > len(before) - len({*before}):
        raise GuardFailure("格式修订的编号重复")


def _nodes(name: str, group: _Element | None) -> Iterator[Node]:
    """What a group says, but for its history and what is compared by itself."""
    left_out = word(f"{name}Change") + tuple(_ELSEWHERE[name])
    yield from (node(each) for each in (() if group is None else group) if each.tag not in left_out)


def node(element: _Element) -> Node:
    """An element and all in it, as a value; numbers of tracked changes do not count."""
    return tuple(
        (each.tag, tuple(_said(each, _NUMBERS)), len(each), (each.text or "").strip()) for each in element.iter()
    )


def _said(element: _Element, left_out: Collection[str]) -> list[tuple[str, str]]:
    """The attributes of an element but for these."""
    return sorted((str(key), str(said)) for key, said in element.items() if str(key) not in left_out)


def _bare(name: str, group: _Element | None, wanted: Collection[str]) -> list[Node]:
    """What a group says without what says what is wanted."""
    saying: dict[str, frozenset[str]] = {}
    for each in wanted:
        for element, attributes in _SAYING[name].get(each, {}).items():
            saying[element] = saying.get(element, frozenset()) | attributes
    left_out = word(f"{name}Change") + tuple(_ELSEWHERE[name])
    found: list[Node] = []
    for element in () if group is None else group:
        local = _local(element.tag)
        if element.tag in left_out:
            continue
        if local not in saying:
            found.append(node(element))
            continue
        rest = _said(element, word(*saying[local]))
        inside = [node(each) for each in element if not ("columns" in wanted and each.tag in _COLUMNS)]
        if rest or inside:
            found.append((element.tag, tuple(rest), tuple(inside)))
    return found


def _local(tag: object) -> str:
    """The local name of what is Word's."""
    return str(tag).rpartition("}")[2] if str(tag).startswith(WORD) else ""


def _twins_agree(old: _Element | None, new: _Element | None) -> bool:
    """Whether what is said of complex scripts is said of others, where either is said anew."""
    changed = (twins for twins in _TWINS if any(_value(old, each) != _value(new, each) for each in twins))
    return all(_value(new, one) == _value(new, other) for one, other in changed)


def _value(group: _Element | None, name: str) -> tuple[bool, str | None]:
    element = child(group, name)
    return element is not None, None if element is None else attribute(element, "val")


def _history(change: _Element | None) -> Node:
    return () if change is None else node(change)


def _holds(name: str, change: _Element, old: _Element | None) -> bool:
    """Whether a tracked change says who made it and holds what a group has said."""
    held = [*children(change, name)]
    said = [node(each) for each in (() if old is None else elements_in(old)) if each.tag not in _NOT_HELD[name]]
    signed = all(attribute(change, each) for each in ("id", "author"))
    return signed and len(elements_in(change)) == len(held) == 1 and [*map(node, elements_in(held[0]))] == said
