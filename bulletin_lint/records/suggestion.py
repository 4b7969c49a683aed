"""What a fix would do, in the words of someone who marks up a draft."""

from __future__ import annotations

import re
from collections import Counter

from bulletin_lint.checks.reading.odd import name_of_invisible
from bulletin_lint.records.findings import FindingRecord
from bulletin_lint.text.edit import Edit, applied
from bulletin_lint.text.quoting import quoted
from bulletin_lint.text.setting_words import change_of

_NAMES = {" ": "空格", "\u3000": "全角空格", "\u00a0": "不间断空格", "\t": "制表符", "\n": "换行"}
_SWITCHES = ("是", "否", "无")
_MARK_NAMES = {"、": "顿号", "，": "逗号", "。": "句号", "；": "分号", "：": "冒号"}
_SHORT = 30  # characters of a stretch that is shown whole
_FEW = 3  # edits that are named one by one
_WORD = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,%％+-]*")


def suggestion(finding: FindingRecord) -> str:
    """The fix of a finding in a sentence; '' where there is none.

    The marked stretch is shown as a whole where it is short and holds all edits: that reads better than the smallest
    edit would.
    """
    if finding.settings:
        return "；".join(filter(None, (_edited(finding), _set(finding))))
    return _edited(finding)


def advice(finding: FindingRecord) -> str:
    """The suggestion, unless it would say once more how all is to look: '' then."""
    return "" if finding.settings and is_told(finding) else suggestion(finding)


def is_told(finding: FindingRecord) -> bool:
    """Whether the message itself says what is to be written, or how it is to look."""
    if finding.settings:
        return not finding.edits and all(_is_said(each.value, finding.message) for each in finding.settings)
    if not finding.edits or not _is_inside(finding):
        return False
    after = _after(finding)
    return quoted(after) in finding.message or (len(after) > 1 and after in finding.message)


def _is_said(value: str, message: str) -> bool:
    """Whether the message says the value that is wanted; what is switched on or off is none."""
    return value not in _SWITCHES and value in message


def _set(finding: FindingRecord) -> str:
    """What is to look otherwise, and how."""
    said = dict.fromkeys(change_of(each.name, each.words, each.value) for each in finding.settings)
    return "；".join([*said][:_FEW])


def _edited(finding: FindingRecord) -> str:
    place, edits = finding.place, finding.edits
    if not edits:
        return ""
    if name := _mark_too_much(finding):
        return f"删去{name}"
    marked = place.text[place.start : place.end]
    if _is_inside(finding) and marked.strip() and (place.end - place.start <= _SHORT or len(edits) > _FEW):
        return _sentence(marked, _after(finding))
    if spaces := _spaces_away(finding):
        return "；".join(dict.fromkeys(spaces))
    said = Counter(_sentence(edit.old, edit.replacement) for edit in edits)
    each = [f"{sentence}（{count}处）" if count > 1 else sentence for sentence, count in said.items()]
    return "；".join(each[:_FEW]) + ("……" if len(each) > _FEW else "")


def _spaces_away(finding: FindingRecord) -> list[str]:
    """The spaces that the fix takes away, each said by what it stands beside: the spaces alone would not say which.
    [] where the fix does more, or takes so many that nobody would look for each."""
    places = {(place.part, place.paragraph): place.text for place in (*finding.others, finding.place)}
    said: list[str] = []
    for edit in finding.edits:
        text = places.get((edit.part, edit.paragraph), "")
        if not text or edit.replacement or not edit.old or edit.old.strip("".join(_NAMES)):
            return []
        said.append(f"删去{_neighbours(text, edit.start, edit.end)}{_quoted(edit.old)}")
    return said if len(said) <= _FEW else []


def _neighbours(text: str, start: int, end: int) -> str:
    """Where ``[start, end)`` is: beside a number or a Latin word, beside a mark, else between two characters; '' where
    there is nothing to tell it by."""
    before, after = _WORD.findall(text[:start])[-1:], _WORD.findall(text[end:])[:1]
    if before and text[:start].endswith(before[0]):
        return f"{quoted(before[0])}后面的"
    if after and text[end:].startswith(after[0]):
        return f"{quoted(after[0])}前面的"
    left, right = text[:start][-1:].strip(), text[end:][:1].strip()
    if right and (not left or not right.isalnum()):
        return f"{quoted(right)}前面的"
    if left and (not right or not left.isalnum()):
        return f"{quoted(left)}后面的"
    return f"{quoted(left)}与{quoted(right)}之间的" if left else ""


def _mark_too_much(finding: FindingRecord) -> str:
    """What the one mark is called that is all the fix takes away; '' where the marked stretch has another like it, from
    which it could not be told."""
    edit, place = finding.edits[0], finding.place
    if len(finding.edits) > 1 or edit.replacement or place.text[place.start : place.end].count(edit.old) > 1:
        return ""
    return _MARK_NAMES.get(edit.old, "")


def _is_inside(finding: FindingRecord) -> bool:
    """Whether the marked stretch holds all edits."""
    place = finding.place
    return all(
        (edit.part, edit.paragraph) == (place.part, place.paragraph)
        and place.start <= edit.start <= edit.end <= place.end
        for edit in finding.edits
    )


def _sentence(old: str, new: str) -> str:
    if not old:
        return f"补上{_quoted(new)}"
    if not new:
        return f"删去{_quoted(old)}"
    if new == f"“{old}”":
        return f"给{quoted(old)}加引号"
    if old == f"“{new}”":
        return f"删去{quoted(new)}的引号"
    if new == "".join(old.split()):
        return f"删去{_spaced(old)}"
    return f"{_quoted(old)}改为{_quoted(new)}"


def _spaced(text: str) -> str:
    """The white space of a text, said by what it is beside or inside."""
    core = text.strip()
    inside = "中的" if core == text else "中和" if len(core.split()) > 1 else ""
    return f"{quoted(core)}{inside}{_beside(text) if core != text else ''}{_space(text)}"


def _quoted(text: str) -> str:
    """``text`` in quotation marks, or the name of a space or another character that quotes would not show."""
    if len(text) == 1 and text not in _NAMES and (unseen := name_of_invisible(text)):
        return unseen
    if all(char in _NAMES for char in text):
        name = _NAMES[text[0]] if len(set(text)) == 1 else "空白"
        return name if len(text) == 1 else f"{len(text)}个{name}"
    core = text.strip()
    if core != text and core:
        edges = text.replace(core, "", 1)
        return f"{quoted(core)}和{_beside(text)}{_space(edges)}"
    return quoted(text)


def _beside(text: str) -> str:
    """On which side of its core a text has white space."""
    before, after = text[:1].isspace(), text[-1:].isspace()
    return "前后的" if before and after else "前面的" if before else "后面的"


def _space(text: str) -> str:
    names = {_NAMES.get(char, "空白") for char in text if char.isspace()}
    return names.pop() if len(names) == 1 else "空白"


def _after(finding: FindingRecord) -> str:
    """The marked stretch as it would read."""
    place = finding.place
    edits = (Edit(edit.start - place.start, edit.end - place.start, edit.replacement) for edit in finding.edits)
    return applied(place.text[place.start : place.end], edits)
