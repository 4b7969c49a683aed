"""What a page shows and the text does not hold: it is told, so that it never passes as checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml.etree import _Element

from bulletin_lint.docx.names import attribute, child, children, value
from bulletin_lint.docx.read.walker import Walker

_MOST = 20  # characters that are quoted
_MOST_QUOTED = 3  # texts of one kind
# Programs whose embedded files show text, by how the names of their kinds begin.
_PROGRAMS = {
    "Word.": "Word 文档", "WPS.": "文档", "Excel.": "Excel 表格", "ET.": "表格", "KET.": "表格",
    "PowerPoint.": "演示文稿", "WPP.": "演示文稿", "KWPP.": "演示文稿",
}  # fmt: skip
_BUTTONS = frozenset({"MACROBUTTON", "GOTOBUTTON"})
_COUNTERS = frozenset({"AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"})

Note = Callable[[Walker, _Element], None]


def gathered(notes: Iterable[str]) -> tuple[str, ...]:
    """The notes, each once and those of one kind as one, with no more than a few quotations."""
    kinds: dict[str, dict[str, None]] = {}
    for note in notes:
        what, mark, text = note.partition("“")
        kinds.setdefault(what, {})[mark + text] = None
    return tuple(
        what + "".join([*texts][:_MOST_QUOTED]) + (f"等{len(texts)}处" if len(texts) > _MOST_QUOTED else "")
        for what, texts in kinds.items()
    )


def told(what: str) -> Note:
    """Note that this stands there."""

    def note(walker: Walker, element: _Element) -> None:
        walker.unread.append(what)

    return note


def quoted(what: str, text: str) -> str:
    """``what`` and the beginning of its text."""
    text = "".join(text.split())
    return f"{what}“{text[:_MOST]}{'…' if len(text) > _MOST else ''}”"


def word_art(walker: Walker, element: _Element) -> None:
    """A ``v:textpath``."""
    if element.get("string") and walker.current is not None and walker.current.number:
        walker.unread.append(f"艺术字“{element.get('string')}”")


def drawn_text(walker: Walker, element: _Element) -> None:
    """An ``a:t``: text of a drawing that is no text box."""
    if (element.text or "").strip():
        walker.unread.append(quoted("图形中的文字", element.text or ""))


def embedded(walker: Walker, element: _Element) -> None:
    """An ``o:OLEObject`` that shows what is in it."""
    kind = element.get("ProgID") or ""
    program = next((name for beginning, name in _PROGRAMS.items() if kind.startswith(beginning)), "")
    if program and element.get("DrawAspect") != "Icon":
        walker.unread.append(f"嵌入的{program}")


def of_field(code: str) -> str:
    """What a field without a result draws of its code, '' for no text."""
    name, _, rest = code.strip().partition(" ")
    if name.upper() in _BUTTONS:
        shown = rest.strip().partition(" ")[2]
        return quoted("按钮域的文字", shown) if shown.strip() else ""
    if name.upper() in _COUNTERS:
        return f"{name.upper()} 域的编号"
    return quoted("EQ 域的文字", rest) if name.upper() == "EQ" and not rest.isascii() else ""


def of_list(element: _Element) -> str:
    """What a drop-down form field shows, given the ``w:fldChar`` with which it begins; '' for no such field."""
    listed = child(child(element, "ffData"), "ddList")
    if listed is None:
        return ""
    entries = [attribute(entry, "val") or "" for entry in children(listed, "listEntry")]
    chosen = value(listed, "result") or value(listed, "default") or "0"
    shown = entries[int(chosen)] if chosen.isdecimal() and int(chosen) < len(entries) else ""
    return quoted("下拉型窗体域", shown) if shown.strip() else ""
