"""What stands before an article and belongs to none: editors' notes, captions, attachments, remarks in brackets."""

from __future__ import annotations

from itertools import islice, takewhile

from bulletin_lint.bulletin.cues import ASIDE, BOX, HANDED_ON, NOTE
from bulletin_lint.bulletin.lines import CAPTION, IN_BRACKETS
from bulletin_lint.bulletin.reading import Reading


def length_of_aside(reading: Reading, index: int) -> int:
    """How many lines from ``index`` on belong to no article; 0 where one may begin."""
    line, below = reading.lines[index], reading.below(index)
    if reading.lists(line):
        return 0
    if NOTE.match(line.text) or BOX.match(line.text):
        return 1 if line.body_like else 1 + _length_of_text(reading, index + 1)
    if line.body_like:
        return 1 if below and below.title_like and HANDED_ON.search(line.compact) else 0
    aside = line.in_grid or CAPTION.match(line.text) or ASIDE.match(line.text) or IN_BRACKETS.fullmatch(line.text)
    return 1 if aside else 0


def _length_of_text(reading: Reading, start: int) -> int:
    """The number of lines from ``start`` up to the first title: the text of a note that has a heading."""
    return sum(1 for _ in takewhile(lambda line: line.body_like, islice(reading.lines, start, None)))
