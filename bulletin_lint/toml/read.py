"""TOML files, kept between runs as they were read: parsing them takes twenty times as long, and they seldom change.

Worth about 25 ms of a short run (``python -m benchmarks.startup``). They may be somebody else's: what is no regular
file, is very large or very deep is refused.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

from bulletin_lint.disk.reasons import reason
from bulletin_lint.errors import ConfigError
from bulletin_lint.startup import kept
from bulletin_lint.toml.bounded import read_bytes
from bulletin_lint.toml.encodings import text_of
from bulletin_lint.toml.shipped import rules_folder

_DEEPEST = 64  # tables and lists in one another; what we read has five
_QUOTED = r"""\"(?:[^"\\\n]|\\.)*\"|'[^'\n]*'"""
_BETWEEN_KEYS = r"[=,\[\]{}#]"


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of the file at ``path``, in UTF-8 or what is surely another encoding.

    Raises ConfigError for a file that cannot be read or is no TOML. What was kept is used if the file is
    unchanged: of a shipped one its times and size tell, of another its content.
    """
    try:
        return _tables(path, state_of(path))
    except FileNotFoundError as error:
        raise ConfigError(f"{path}：没有这个文件") from error
    except OSError as error:
        raise ConfigError(f"{path}：无法读取：{reason(error)}") from error
    except ValueError as error:
        raise ConfigError(f"{path}：不是有效的 TOML：{said_of(error)}") from error


def said_of(error: ValueError) -> str:
    """What is wrong with a text that is no TOML, in the user's words."""
    from bulletin_lint.toml.faults import in_words  # only where something is wrong

    return in_words(error)


State = tuple[str, int, int, int, int]


def state_of(path: str | os.PathLike[str]) -> State:
    """What changes when a file does: its absolute path, the times of its last changes, its size and its number. Raises
    OSError."""
    status = os.stat(path)
    return (os.path.abspath(path), status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)


def states_of(paths: Iterable[str | os.PathLike[str]]) -> tuple[State, ...]:
    """The same of several files; those that cannot be found are left out: reading them says what is wrong."""
    found: list[State] = []
    for path in paths:
        with suppress(OSError):
            found.append(state_of(path))
    return tuple(found)


@lru_cache(maxsize=256)
def _tables(path: Path, state: State) -> dict[str, Any]:
    name = f"toml-{crc32(os.fsencode(state[0])):08x}"
    # Size and times can be set to anything, and Windows knows no time of the last change: of what is not ours the
    # content is compared.
    content = b"" if path.is_relative_to(rules_folder()) else read_bytes(path)
    match kept.load(name):
        case (known, bytes(read), dict(tables)) if known == state and read == content:
            return tables
    tables = parsed(text_of(content or read_bytes(path)))
    kept.keep(name, (state, content, tables))
    return tables


def parsed(text: str) -> dict[str, Any]:
    """The tables that ``text`` says. Raises ValueError for what is no TOML, or so deep that it would take long."""
    import tomllib  # few runs need it, and it takes its time

    if not any(line.count(".") > _DEEPEST and _is_deep(line) for line in text.split("\n")):
        with suppress(RecursionError):
            tables = tomllib.loads(text)
            if _is_shallow(tables):
                return tables
    raise ValueError("表或列表嵌套过深")


def _is_shallow(tables: dict[str, Any]) -> bool:
    level: list[Any] = [tables]
    for _ in range(_DEEPEST):
        level = [inner for outer in level for inner in _inside(outer) if isinstance(inner, dict | list)]
        if not level:
            return True
    return False


def _is_deep(line: str) -> bool:
    """Whether a dotted key in the line has more parts than any of ours: the time that these take grows with the square
    of their number."""
    plain = re.sub(_QUOTED, "", line)
    return any(piece.count(".") > _DEEPEST for piece in re.split(_BETWEEN_KEYS, plain))


def _inside(value: dict[str, Any] | list[Any]) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value
