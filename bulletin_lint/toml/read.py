"""TOML files, kept between runs as they were read: parsing them takes twenty times as long, and they seldom change.

Worth about 25 ms of a short run (``python -m benchmarks.startup``).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

from bulletin_lint.errors import ConfigError
from bulletin_lint.startup import kept


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of the file at ``path``, which may begin with a byte order mark.

    Raises ConfigError for a file that cannot be read or is no TOML in UTF-8. What was kept is used if the file's times
    and size are those of then.
    """
    try:
        return _tables(path, state_of(path))
    except FileNotFoundError as error:
        raise ConfigError(f"{path}：没有这个文件") from error
    except OSError as error:
        raise ConfigError(f"{path}：无法读取：{error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"{path}：不是有效的 TOML（UTF-8）：{error}") from error


State = tuple[str, int, int, int]


def state_of(path: str | os.PathLike[str]) -> State:
    """What changes when a file does: its absolute path, the times of its last changes and its size. Raises OSError."""
    status = os.stat(path)
    return (os.path.abspath(path), status.st_mtime_ns, status.st_ctime_ns, status.st_size)


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
    match kept.load(name):
        case (known, dict(tables)) if known == state:
            return tables
    import tomllib

    tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    kept.keep(name, (state, tables))
    return tables
