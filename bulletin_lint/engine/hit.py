"""What a check gives: hits, and the fixes that they propose. Frozen, comparable, no input or output of their own."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import NamedTuple

from bulletin_lint.text.edit import Edit
from bulletin_lint.text.setting import Setting


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


class Fix(NamedTuple):
    """Edits of the text, and settings of how it looks, that belong together: all of them are made, or none. The places
    of both are those before the fix."""

    edits: tuple[Edit, ...]
    safety: Safety
    settings: tuple[Setting, ...] = ()


class Hit(NamedTuple):
    """What a check saw, before the rule gives it a voice.

    ``values`` fill the placeholders of the rule's message. ``edits`` and ``settings`` are empty when nothing can be
    proposed. ``certain=False`` lowers a safe fix to an unsafe one. ``others`` are further places of the same finding,
    in order.
    """

    start: int
    end: int
    edits: tuple[Edit, ...] = ()
    values: Mapping[str, str] = MappingProxyType({})
    certain: bool = True
    others: tuple[tuple[int, int], ...] = ()
    settings: tuple[Setting, ...] = ()
