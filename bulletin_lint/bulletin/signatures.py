"""落款: the signature of a letter or a circular that a bulletin prints, with its date, in no brackets."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_lint.bulletin.attributions import BRACKETS, LONGEST_SIGNED, attribution_of, is_at_right
from bulletin_lint.bulletin.bylines import find_byline
from bulletin_lint.bulletin.dates import find_date
from bulletin_lint.bulletin.lines import Line
from bulletin_lint.bulletin.model import Attribution
from bulletin_lint.bulletin.units import unit_like
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.text import Text

MOST_SIGNED = 5  # lines of a signature, the date included
_LONGEST_DATE = 20  # characters of the line with the date
_NO_NAME = compiled(r"[，。；：！？、（()）\d]")


def dated_signature(text: Text, lines: Sequence[Line]) -> Attribution | None:
    """The signature of a letter or a circular at the beginning of ``lines``: units or persons, a line each, and a date
    below them, or behind the only one at the right."""
    first = lines[0]
    if len(first.text) > LONGEST_SIGNED or not any("日" in line.text[:LONGEST_SIGNED] for line in lines):
        return None
    date = find_date(first.text) if "日" in first.text else None
    if date and date.span.end >= len(first.text) and date.span.start:
        unit = Line(first.start, first.start + len(first.text[: date.span.start].rstrip()), "", first.paragraph)
        if unit.start < unit.end and is_at_right(text, first, True) and unit_like(text.string[unit.start : unit.end]):
            return Attribution((first.span,), (unit.span,), free=True)
    for count, line in enumerate(lines[:MOST_SIGNED]):
        if count and _is_date(line):
            found = attribution_of(text, lines[:count])
            known = all(_signs(text, each) for each in lines[:count])
            who = found if known else found._replace(units=(), persons=(first.span,))
            return who._replace(spans=(*found.spans, line.span), free=True)
        if not _signs(text, line) and not (count == 0 and _may_sign(text, line)):
            return None
    return None


def _may_sign(text: Text, line: Line) -> bool:
    """Whether a short line at the right may say who signs, if a date follows: 青溪小学四年级学生　小雨."""
    return is_at_right(text, line, True) and len(line.compact) <= _LONGEST_DATE and _NO_NAME.search(line.text) is None


def _is_date(line: Line) -> bool:
    """Whether the line is a date and nothing else."""
    date = find_date(line.text) if len(line.text) <= _LONGEST_DATE else None
    return date is not None and not date.span.start and date.span.end >= len(line.text.rstrip("。"))


def _signs(text: Text, line: Line) -> bool:
    """Whether the line is a unit, or somebody with a unit, and nothing else; brackets are another form."""
    content = line.text
    if len(content) > LONGEST_SIGNED or content[0] in BRACKETS or "：" in content or "，" in content:
        return False
    return unit_like(content) or (is_at_right(text, line, True) and find_byline(content, 0, len(content)) is not None)
