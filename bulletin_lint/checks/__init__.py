"""The kinds of check. One file a kind: a frozen dataclass of parameters, and a pure function from a draft to hits."""

from __future__ import annotations

from collections.abc import Mapping

from bulletin_lint.checks import pattern
from bulletin_lint.engine.rule import Kind

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (pattern.KIND,)}
