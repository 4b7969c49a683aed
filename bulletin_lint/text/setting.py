"""Settings: how text is to look from now on, as plain data. What it says stays the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from bulletin_lint.text.edit import Edit, moved

Target = Literal["letters", "paragraph", "page"]
Value = str | int | bool | tuple[object, ...]


class Setting(NamedTuple):
    """One property that is to have another value, at one place.

    ``target`` says whose: of the ``letters`` in ``[start, end)`` of the text, of each ``paragraph`` that has a
    character there (of the one at ``start`` if that is ``end``), or of the ``page``: of the section of ``start``.

    ``name`` is a field of what describes it in ``text.looks``, and ``value`` is as there: of ``RunLook`` ``chinese``,
    ``latin`` (of both ``w:ascii`` and ``w:hAnsi``), ``size``, ``bold``, ``italic``, ``underline``, ``color``,
    ``hint``; of ``ParagraphLook`` ``alignment``, ``first``, ``left``, ``right``, ``before``, ``after``, ``line``,
    ``keep_next``, ``kinsoku``; of ``SectionLook`` ``columns``, ``grid``, ``paper`` (width and height in twips) and
    ``margins`` (pairs of side and twips, those sides only).
    """

    target: Target
    start: int
    end: int
    name: str
    value: Value


def shifted(settings: Iterable[Setting], edits: Sequence[Edit]) -> list[Setting]:
    """The settings where their places are once ``edits`` are made."""
    if not edits:
        return [*settings]
    return [each._replace(start=moved(each.start, edits), end=moved(each.end, edits)) for each in settings]
