"""What is worth keeping between runs: small files in the user's cache folder, which anyone may delete.

Every failure is silent and only costs time: a cache that cannot be read is empty, one that cannot be written stays as
it was. ``BULLETIN_LINT_CACHE`` names another folder; set to nothing, it turns caching off.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from bulletin_lint import __version__

# What is kept is made by this version of the program for this version of Python.
_EDITION = f"{__version__}-py{sys.version_info[0]}{sys.version_info[1]}"


def folder() -> str:
    """The folder of the cache; '' where there is none."""
    if (chosen := os.environ.get("BULLETIN_LINT_CACHE")) is not None:
        return chosen
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "bulletin-lint") if os.path.isabs(base) else ""


def load(name: str) -> bytes:
    """What was kept under ``name`` by this edition; empty where nothing was, or it cannot be read."""
    with suppress(OSError), open(_path(name), "rb") as file:
        return file.read()
    return b""


def keep(name: str, data: bytes) -> None:
    """Keep ``data`` under ``name``, if that can be done."""
    path = _path(name)
    temporary = f"{path}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(temporary, "wb") as file:
            file.write(data)
        os.replace(temporary, path)


def _path(name: str) -> str:
    """Where ``name`` is kept; a path that cannot exist where there is no cache."""
    return os.path.join(folder() or os.devnull, f"{name}-{_EDITION}")
