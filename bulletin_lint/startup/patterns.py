"""Regular expressions, compiled when they are first needed and kept between runs.

``regex`` takes about a millisecond to compile a pattern of a rule, and a fiftieth of that to unpickle it. A run uses
some hundred of them, so that compiling would take longer than everything else together.
"""

from __future__ import annotations

import io
import marshal
import pickle
from typing import Any

import regex

from bulletin_lint.startup import kept as cache

_NAME = f"patterns-{regex.__version__}"
_MOST = 2000  # more than any set of packs has; what is kept beyond that is left over from old ones

_compiled: dict[str, regex.Pattern[str]] = {}
_kept: dict[str, bytes] | None = None


def compiled(pattern: str) -> regex.Pattern[str]:
    """The compiled pattern. Raises ValueError, with the reason in the user's language, where it is none."""
    found = _compiled.get(pattern)
    if found is None:
        found = _compiled[pattern] = _from_kept(pattern) or _from_source(pattern)
    return found


def keep() -> None:
    """Keep for later runs what this one had to compile."""
    kept = _kept or {}
    new = {pattern: pickle.dumps(found) for pattern, found in _compiled.items() if pattern not in kept}
    if new:
        both = {**kept, **new}
        cache.keep(_NAME, marshal.dumps(both if len(both) <= _MOST else new))


def _from_source(pattern: str) -> regex.Pattern[str]:
    try:
        return regex.compile(pattern)
    except regex.error as error:
        raise ValueError(f"正则表达式有误：{error}") from error


def _from_kept(pattern: str) -> regex.Pattern[str] | None:
    global _kept
    if _kept is None:
        _kept = _load()
    data = _kept.get(pattern)
    if data is None:
        return None
    try:
        found = _Patterns(io.BytesIO(data)).load()
    except (pickle.UnpicklingError, EOFError, AttributeError, IndexError, TypeError, ValueError):
        return None  # damaged: it is compiled anew
    return found if isinstance(found, regex.Pattern) and found.pattern == pattern else None


def _load() -> dict[str, bytes]:
    try:
        found = marshal.loads(cache.load(_NAME))
    except (EOFError, ValueError, TypeError):  # nothing there, or damaged: it is written anew
        return {}
    if not isinstance(found, dict) or not all(isinstance(data, bytes) for data in found.values()):
        return {}
    return found


class _Patterns(pickle.Unpickler):
    """Reads patterns and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module.rpartition(".")[2], name) == ("_regex", "compile"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")
