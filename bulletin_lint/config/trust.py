"""Whose settings hold: a file that somebody else put in the way must not decide how a draft is checked."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def places(folder: Path) -> Iterator[Path]:
    """``folder`` and those above it, up to the root of the repository it is in, else the user's home, else the top.

    What lies above a repository is about other work; what lies above a home is nobody's.
    """
    last = _home()
    for place in (folder, *folder.parents):
        yield place
        if place == last or os.path.lexists(place / ".git"):
            return


def repository_of(folder: Path) -> Path:
    """The root of the repository that ``folder`` is in; without one, ``folder`` itself."""
    return next((place for place in places(folder) if os.path.lexists(place / ".git")), folder)


def is_inside(path: Path, folder: Path) -> bool:
    """Whether ``path`` is in ``folder`` once all links are followed."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def is_trusted(path: Path, folder: Path) -> bool:
    """Whether the file at ``path`` may say how drafts in ``folder`` are checked: it is the user's, the system's, or
    belongs to whoever the drafts belong to, as all does where a container mounts a checkout. A link counts as well as
    what it leads to. On Windows a file's owner says little, and the rights of its folder decide."""
    if sys.platform == "win32":
        return True
    known = {os.geteuid(), 0}
    with suppress(OSError):  # the folder of a draft that is still to be written
        known.add(os.stat(folder).st_uid)
    return {os.lstat(path).st_uid, os.stat(path).st_uid} <= known


def _home() -> Path | None:
    home = os.path.expanduser("~")
    return Path(os.path.realpath(home)) if os.path.isabs(home) else None
