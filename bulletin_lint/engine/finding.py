"""Findings and fixes as data: frozen, comparable, with no input or output of their own."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bulletin_lint.engine.rule import Rule


class Severity(IntEnum):
    """How bad a finding is; ordered, so that ``--fail-on`` can compare."""

    INFO = 0
    WARNING = 1
    ERROR = 2

    @property
    def label(self) -> str:
        """The name used in packs, options and machine-readable output."""
        return self.name.lower()


class Safety(StrEnum):
    """Whether a fix may be made unasked. A rule that offers no fix at all says ``none``."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    NONE = "none"


class Edit(NamedTuple):
    """Replace ``[start, end)`` of the text, in characters, by ``replacement``; ``start == end`` inserts."""

    start: int
    end: int
    replacement: str


class Fix(NamedTuple):
    """Edits that belong together: all of them are made, or none."""

    edits: tuple[Edit, ...]
    safety: Safety


class Hit(NamedTuple):
    """What a check saw, before the rule gives it a voice.

    ``values`` fill the placeholders of the rule's message. ``edits`` is empty when nothing can be proposed.
    ``certain=False`` lowers a safe fix to an unsafe one. ``others`` are further places of the same finding, in order.
    """

    start: int
    end: int
    edits: tuple[Edit, ...] = ()
    values: Mapping[str, str] = MappingProxyType({})
    certain: bool = True
    others: tuple[tuple[int, int], ...] = ()


class Finding(NamedTuple):
    """One thing to tell the editor. Offsets are those of ``Text.string``; ``note`` says why a fix was held back."""

    rule: Rule
    start: int
    end: int
    message: str
    severity: Severity
    fix: Fix | None = None
    note: str = ""
    others: tuple[tuple[int, int], ...] = ()

    @property
    def sort_key(self) -> tuple[int, int, str]:
        """Reading order; the code decides between findings at one place."""
        return (self.start, self.end, self.rule.code)


def replacing(string: str, start: int, end: int, replacement: str) -> tuple[Edit, ...]:
    """The smallest edits that make ``string[start:end]`` read ``replacement``, so that what stays keeps its
    formatting; nothing where it reads so already."""
    old = string[start:end]
    if old == replacement:
        return ()
    blocks = SequenceMatcher(None, old, replacement, autojunk=False).get_opcodes()
    return tuple(Edit(start + a, start + b, replacement[c:d]) for tag, a, b, c, d in blocks if tag != "equal")
