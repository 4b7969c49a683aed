"""TOML files, read through the cache: parsing them takes twenty times as long, and they seldom change."""

from __future__ import annotations

import marshal
import os
from pathlib import Path
from typing import Any
from zlib import crc32

from bulletin_lint.errors import ConfigError
from bulletin_lint.startup import kept as cache


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of the file at ``path``, which may begin with a byte order mark.

    Raises ConfigError for a file that cannot be read or is no TOML in UTF-8. What was kept is used if the file's time
    and size are those of then.
    """
    try:
        return _tables(path)
    except FileNotFoundError as error:
        raise ConfigError(f"{path}：没有这个文件") from error
    except OSError as error:
        raise ConfigError(f"{path}：无法读取：{error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"{path}：不是有效的 TOML（UTF-8）：{error}") from error


def _tables(path: Path) -> dict[str, Any]:
    status = os.stat(path)
    state: list[Any] = [os.path.abspath(path), status.st_mtime_ns, status.st_size]
    name = f"toml-{crc32(state[0].encode()):08x}"
    kept = _kept(name)
    if kept.get("state") == state:
        tables: dict[str, Any] = kept["tables"]
        return tables
    import tomllib

    tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    try:
        cache.keep(name, marshal.dumps({"state": state, "tables": tables}))
    except ValueError:  # a date, which cannot be kept
        return tables
    return tables


def _kept(name: str) -> dict[str, Any]:
    try:
        found = marshal.loads(cache.load(name))
    except (EOFError, ValueError, TypeError):  # nothing there, or damaged: it is written anew
        return {}
    return found if isinstance(found, dict) else {}
