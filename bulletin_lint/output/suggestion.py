"""What a fix would do, in the words of someone who marks up a draft."""

from __future__ import annotations

from bulletin_lint.output.records import PlacedEdit, Report

_NAMES = {" ": "空格", "\u3000": "全角空格", "\u00a0": "不间断空格", "\t": "制表符", "\n": "换行"}
_MOST_EDITS = 3


def suggestion(report: Report) -> str:
    """The fix of a finding in a sentence; '' where there is none."""
    if not report.edits:
        return ""
    if len(report.edits) > _MOST_EDITS:
        return f"改为“{_after(report)}”"
    return "；".join(map(_said, report.edits))


def quoted(text: str) -> str:
    """``text`` in quotation marks, or the name of a space, which quotes would not show."""
    if text and all(char in _NAMES for char in text):
        name = _NAMES[text[0]] if len(set(text)) == 1 else "空白"
        return name if len(text) == 1 else f"{len(text)} 个{name}"
    return f"“{text}”"


def _said(edit: PlacedEdit) -> str:
    if not edit.old:
        return f"补上{quoted(edit.replacement)}"
    if not edit.replacement:
        return f"删去{quoted(edit.old)}"
    return f"{quoted(edit.old)}改为{quoted(edit.replacement)}"


def _after(report: Report) -> str:
    """The marked stretch as it would read, widened to hold every edit in its paragraph."""
    place = report.place
    edits = [edit for edit in report.edits if (edit.part, edit.paragraph) == (place.part, place.paragraph)]
    start = min([place.start, *(edit.start for edit in edits)])
    end = max([place.end, *(edit.end for edit in edits)])
    pieces, position = [], start
    for edit in sorted(edits):
        pieces += [place.text[position : edit.start], edit.replacement]
        position = edit.end
    return "".join([*pieces, place.text[position:end]])
