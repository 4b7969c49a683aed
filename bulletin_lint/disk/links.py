"""Where a name leads: links out of a folder, other names of one file, the way from one folder to another."""

from __future__ import annotations

import os


def leads_out(path: str, folder: str) -> bool:
    """Whether the file at ``path`` really lies outside ``folder``, as one behind a link can."""
    real, top = os.path.realpath(path), os.path.realpath(folder)
    try:
        return os.path.commonpath((real, top)) != top
    except ValueError:  # on two drives
        return True


def work_tree(path: str) -> str:
    """The folder of the git work tree in which ``path`` stands, by its name; '' where there is none."""
    folder = os.path.dirname(os.path.abspath(path))
    while not os.path.lexists(os.path.join(folder, ".git")):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return ""
    return folder


def other_names(path: str) -> int:
    """How many further names (hard links) the file at ``path`` has; none where it is not there."""
    try:
        return os.stat(path).st_nlink - 1
    except OSError:
        return 0


def relative_path(path: str, folder: str = os.curdir) -> str:
    """The path from ``folder``, or the whole where none leads to it: Windows may have it on another drive."""
    try:
        return os.path.relpath(path, folder)
    except ValueError:
        return os.path.abspath(path)
