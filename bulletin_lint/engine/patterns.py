"""Regular expressions, compiled when they are first needed and kept between runs.

``regex`` takes about a millisecond to compile a pattern of a rule, and a hundredth of that to unpickle it. A run uses
fifty to a hundred of them, so that compiling would take longer than everything else together.
"""

from __future__ import annotations

import io
import pickle
from typing import Any

import regex

from bulletin_lint import cache

_NAME = f"patterns-{regex.__version__}"
_MOST = 2000  # more than any set of packs has; what is kept beyond that is left over from old ones

_compiled: dict[str, regex.Pattern[str]] = {}
_kept: dict[str, regex.Pattern[str]] | None = None


def compiled(pattern: str) -> regex.Pattern[str]:
    """The compiled pattern. Raises ValueError, with the reason in the user's language, where it is none."""
    found = _compiled.get(pattern)
    if found is None:
        found = _compiled[pattern] = _find(pattern)
    return found


def _find(pattern: str) -> regex.Pattern[str]:
    global _kept
    if _kept is None:
        _kept = _load()
    if pattern in _kept:
        return _kept[pattern]
    try:
        return regex.compile(pattern)
    except regex.error as error:
        raise ValueError(f"正则表达式有误：{error}") from error


def keep() -> None:
    """Keep for later runs what this one had to compile."""
    if not _compiled.keys() <= (_kept or {}).keys():
        both = {**(_kept or {}), **_compiled}
        cache.keep(_NAME, pickle.dumps(both if len(both) <= _MOST else _compiled))


def _load() -> dict[str, regex.Pattern[str]]:
    data = cache.load(_NAME)
    try:
        found = _Patterns(io.BytesIO(data)).load() if data else {}
    except (pickle.UnpicklingError, EOFError, AttributeError, IndexError, TypeError, ValueError):
        return {}  # damaged: it is written anew
    return found if isinstance(found, dict) else {}


class _Patterns(pickle.Unpickler):
    """Reads patterns and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module.rpartition(".")[2], name) == ("_regex", "compile"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")
