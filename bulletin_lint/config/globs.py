"""Globs of the configuration."""

from __future__ import annotations

import os
from fnmatch import fnmatch
from pathlib import Path


def matches(path: Path, glob: str, root: Path) -> bool:
    """Whether ``glob`` means the file or one of the folders that it is in.

    ``*`` crosses folders. A glob without a slash is compared with each name on the way from ``root``, one with a
    slash with the path from ``root``, one that begins at the top with the whole path. A backslash is a slash on every
    system: settings that were written on Windows hold in the CI of the same repository, too.
    """
    glob = glob.replace("\\", "/")
    resolved, base = (Path(os.path.realpath(item)) for item in (path, root))  # a circle of links is no error here
    relative = resolved.relative_to(base) if resolved.is_relative_to(base) else resolved
    pattern = glob.rstrip("/")
    if "/" not in pattern:
        return any(fnmatch(part, pattern) for part in relative.parts)
    start = resolved if os.path.isabs(pattern) else relative
    pattern = pattern.removeprefix("./")
    return any(fnmatch(place.as_posix(), pattern) for place in (start, *start.parents))


def from_here(glob: str) -> str:
    """A glob of the command line, where paths count from the current folder and not from that of the settings."""
    glob = glob.replace("\\", "/")
    if "/" not in glob.rstrip("/") or os.path.isabs(glob):
        return glob
    from glob import escape

    return Path(escape(os.path.realpath(os.curdir)), glob).as_posix()
