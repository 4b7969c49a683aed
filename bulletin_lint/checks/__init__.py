"""The kinds of check, one file a kind, named like it: a class of parameters, and a pure function from a draft to hits.

What several kinds know of text is in ``reading/``.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from bulletin_lint.engine.rule import Kind


def _kinds() -> dict[str, Kind]:
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem != "__init__")
    kinds: list[Kind] = [import_module(f"{__name__}.{name}").KIND for name in names]
    return {kind.name: kind for kind in kinds}


KINDS: Mapping[str, Kind] = _kinds()
"""Every kind by its name, which is that of its file with hyphens."""
