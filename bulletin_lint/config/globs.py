"""Globs of the configuration."""

from __future__ import annotations

import os
from fnmatch import fnmatch
from pathlib import Path


def matches(path: Path, glob: str, root: Path) -> bool:
    """Whether ``glob`` means the file or one of the folders that it is in.

    ``*`` crosses folders. A glob without a slash is compared with each name on the way from ``root``, one with a
    slash with the path from ``root``.
    """
    resolved, base = (Path(os.path.realpath(item)) for item in (path, root))  # a circle of links is no error here
    relative = resolved.relative_to(base) if resolved.is_relative_to(base) else resolved
    pattern = glob.rstrip("/")
    if "/" not in pattern:
        return any(fnmatch(part, pattern) for part in relative.parts)
    return any(fnmatch(place.as_posix(), pattern) for place in (relative, *relative.parents))
