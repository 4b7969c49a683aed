"""Regular expressions, compiled when they are first used and kept between runs.

``regex`` takes about a third of a millisecond to compile a pattern of a rule, and a fiftieth of that to make it from
what it compiled before: plain data, the same that pickling would store. Nothing is unpickled here.

Worth about 50 ms of a short run (``python -m benchmarks.startup``).
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, cached_property
from threading import local
from typing import Any, cast

import regex

from bulletin_lint.startup import kept

_NAME = f"patterns-{regex.__version__}"
_MOST = 2000  # more than any set of packs has; what is kept beyond that is left over from old ones

_SHOWN = 80  # characters of a pattern that an error names
_SECONDS = 2  # of processor time for one look through a text; a rule of ours takes some thousandths for a whole draft

Parts = tuple[Any, ...]


class _Watch(local):
    """Whether patterns that are asked for are watched, in each thread for itself."""

    is_on = False


_watch = _Watch()


class TooSlow(Exception):
    """A pattern that is watched has come to no end."""


@contextmanager
def watched() -> Iterator[None]:
    """In here, patterns that are asked for are given a time, after which their methods raise TooSlow: they are not
    ours, and one that tries everything in every way would not end. Ours are known to, and do without the clock."""
    before, _watch.is_on = _watch.is_on, True
    try:
        yield
    finally:
        _watch.is_on = before


def compiled(pattern: str) -> regex.Pattern[str]:
    """The pattern, which is compiled when it is first used; then ValueError is raised where it is none."""
    return _watched_pattern(pattern) if _watch.is_on else _trusted_pattern(pattern)


@cache
def _trusted_pattern(pattern: str) -> regex.Pattern[str]:
    return cast("regex.Pattern[str]", _Pattern(pattern))


@cache
def _watched_pattern(pattern: str) -> regex.Pattern[str]:
    return cast("regex.Pattern[str]", _Watched(pattern))


def check(pattern: str) -> None:
    """Raises ValueError, with the reason in the user's language, where ``pattern`` is no regular expression."""
    _SHELF.pattern(pattern)


def keep() -> None:
    """Keep for later runs what this one had to compile."""
    _SHELF.keep()


class _Pattern:
    """Stands for a compiled pattern; each of its methods is asked for once and then lies here."""

    def __init__(self, source: str) -> None:
        self._source = source

    def __getattr__(self, name: str) -> Any:
        value = getattr(_SHELF.pattern(self._source), name)
        setattr(self, name, value)
        return value


class _Watched(_Pattern):
    """The same with a time for whatever looks for it."""

    def __getattr__(self, name: str) -> Any:
        value = super().__getattr__(name)
        if callable(value):
            value = self._timed_each(value) if name in ("finditer", "splititer") else self._timed(value)
            setattr(self, name, value)
        return value

    def _timed(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            try:
                return method(*args, timeout=_SECONDS, **options)
            except TimeoutError:
                raise self._too_slow from None

        return call

    def _timed_each(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Iterator[Any]:
            try:
                yield from method(*args, timeout=_SECONDS, **options)
            except TimeoutError:
                raise self._too_slow from None

        return call

    @property
    def _too_slow(self) -> TooSlow:
        source = self._source if len(self._source) <= _SHOWN else f"{self._source[:_SHOWN]}……"
        return TooSlow(f"正则表达式 {source} 找了 {_SECONDS} 秒还没有结果，请改写，避免重复之中又有重复")


class _Shelf:
    """The patterns that a process has used, and those that earlier ones kept."""

    def __init__(self) -> None:
        self._used: dict[str, regex.Pattern[str]] = {}

    @cached_property
    def _kept(self) -> dict[str, Parts]:
        found = kept.load(_NAME)
        return found if isinstance(found, dict) else {}

    def pattern(self, source: str) -> regex.Pattern[str]:
        """The compiled pattern. Raises ValueError where it is none."""
        found = self._used.get(source)
        if found is None:
            found = self._used[source] = _put_together(source, self._kept.get(source)) or _from_source(source)
        return found

    def keep(self) -> None:
        """Keep what was compiled besides what is kept already."""
        new = {source: _taken_apart(used) for source, used in self._used.items() if source not in self._kept}
        if new:
            both = {**self._kept, **new}
            self._kept = both if len(both) <= _MOST else new
            kept.keep(_NAME, self._kept)


_SHELF = _Shelf()


def _from_source(source: str) -> regex.Pattern[str]:
    try:
        return regex.compile(source)
    except regex.error as error:
        position = getattr(error, "pos", None)
        place = "" if position is None else f"（第{position + 1}个字符处）"
        raise ValueError(f"正则表达式有误{place}") from error


def _taken_apart(pattern: regex.Pattern[str]) -> Parts:
    """What ``regex`` would have stored if the pattern were pickled."""
    return _reduced(pattern)[1]


def _put_together(source: str, parts: Parts | None) -> regex.Pattern[str] | None:
    """The pattern made of ``parts``; None where they are not those of ``source``."""
    if not isinstance(parts, tuple) or parts[:1] != (source,):
        return None
    make = _reduced(regex.compile(""))[0]
    try:
        return make(*parts)
    except (TypeError, ValueError, RuntimeError):
        return None


def _reduced(pattern: regex.Pattern[str]) -> tuple[Callable[..., regex.Pattern[str]], Parts]:
    """What pickling would ask ``regex`` for: a function that makes the pattern, and its arguments."""
    return cast("tuple[Callable[..., regex.Pattern[str]], Parts]", copyreg.dispatch_table[regex.Pattern](pattern))
