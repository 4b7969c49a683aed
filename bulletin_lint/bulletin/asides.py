"""What stands before an article and belongs to none: editors' notes, addressees, captions, attachments, remarks in
brackets."""

from __future__ import annotations

from itertools import islice, takewhile

from bulletin_lint.bulletin.attributions import own_attribution
from bulletin_lint.bulletin.cues import ADDRESSEES, ASIDE, BOX, HANDED_ON, NOTE
from bulletin_lint.bulletin.lines import CAPTION, IN_BRACKETS, label_kind
from bulletin_lint.bulletin.reading import Reading

_MOST_TEXT = 3  # lines of text in which a note goes on, or the addressees are told something


def length_of_aside(reading: Reading, index: int) -> int:
    """How many lines from ``index`` on belong to no article; 0 where one may begin."""
    line = reading.lines[index]
    if reading.lists(line):
        return 0
    is_note = NOTE.match(line.text) or BOX.match(line.text)
    if is_note and not line.body_like:
        return 1 + _length_of_text(reading, index + 1)
    if is_note:
        return 1 + _length_up_to_title(reading, index + 1)
    if ADDRESSEES.fullmatch(line.compact):
        told = _length_up_to_title(reading, index + 1)
        return 1 + told if _is_title(reading, index + 1 + told) else 0
    if not line.title_like and HANDED_ON.search(line.compact):
        return 1 if _is_title(reading, index + 1) else 0
    if line.body_like:
        return 0
    aside = line.in_grid or CAPTION.match(line.text) or ASIDE.match(line.text) or IN_BRACKETS.fullmatch(line.text)
    return 1 if aside else 0


def _length_of_text(reading: Reading, start: int) -> int:
    """The number of lines from ``start`` up to the first that could be a title."""
    return sum(1 for _ in takewhile(lambda line: not line.title_like, islice(reading.lines, start, None)))


def _length_up_to_title(reading: Reading, start: int) -> int:
    """The same where they are few and a title does follow; else 0, for then they are the text of an article."""
    length = _length_of_text(reading, start)
    return length if length <= _MOST_TEXT and _is_title(reading, start + length) else 0


def _is_title(reading: Reading, index: int) -> bool:
    """Whether the line, if there is one, is a title, and no heading inside an article nor what signs one."""
    if index >= len(reading.lines):
        return False
    line = reading.lines[index]
    inside = label_kind(line.text) or IN_BRACKETS.fullmatch(line.text) or own_attribution(reading.text, line, False)
    return line.title_like and not inside
