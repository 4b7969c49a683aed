"""Globs of the configuration."""

from __future__ import annotations

import os
from fnmatch import fnmatch
from pathlib import Path


def matches(path: Path, glob: str, root: Path) -> bool:
    """Whether ``glob`` means the file or one of the folders that it is in.

    ``*`` crosses folders, and ``**/`` stands for any number of them, or none. A glob without a slash is compared with
    each name on the way from ``root``, one with a slash with the path from ``root``, one that begins at the top with
    the whole path, or as in .gitignore with that from ``root``. A name with brackets in it may be written as it is. A
    backslash is a slash on every system: settings that were written on Windows hold in the CI of the same repository,
    too.
    """
    glob = glob.replace("\\", "/")
    resolved, base = (Path(os.path.realpath(item)) for item in (path, root))  # a circle of links is no error here
    relative = resolved.relative_to(base) if resolved.is_relative_to(base) else resolved
    pattern = glob.rstrip("/")
    if "/" not in pattern:
        return any(_fits(part, pattern) for part in relative.parts)
    if os.path.isabs(pattern) and _is_within(resolved, pattern):
        return True
    return _is_within(relative, pattern.removeprefix("./").removeprefix("/"))


def _is_within(path: Path, pattern: str) -> bool:
    return any(_fits(place.as_posix(), pattern) for place in (path, *path.parents))


def _fits(name: str, pattern: str) -> bool:
    return name == pattern or fnmatch(name, pattern) or ("**/" in pattern and fnmatch(name, pattern.replace("**/", "")))


def from_here(glob: str) -> str:
    """A glob of the command line, where paths count from the current folder and not from that of the settings."""
    glob = glob.replace("\\", "/")
    if "/" not in glob.rstrip("/") or os.path.isabs(glob):
        return glob
    from glob import escape

    return Path(escape(os.path.realpath(os.curdir)), glob).as_posix()
