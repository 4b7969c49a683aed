"""A copy of what a file held before it was rewritten, for those who have no git to go back with."""

from __future__ import annotations

import os
from itertools import count

from bulletin_lint.disk.errors import cannot_write
from bulletin_lint.disk.links import work_tree
from bulletin_lint.disk.programs import git
from bulletin_lint.disk.replace import create_file


def keep_copy(path: str, data: bytes) -> str:
    """Keep ``data``, the content of the file at ``path``, beside it; the path of the copy.

    The copy is the first of ``NAME.bak``, ``NAME.bak2`` … that is free or holds these very bytes. Where git has this
    version of the file, there is no copy: ''. Raises CannotWrite.
    """
    if _is_in_git(path, data):
        return ""
    for number in count(1):
        copy = f"{path}.bak{number if number > 1 else ''}"
        try:
            create_file(copy, data)
        except FileExistsError:
            if not _holds(copy, data):
                continue
        return copy
    raise AssertionError("numbers do not end")


def _holds(path: str, data: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return os.fstat(file.fileno()).st_size == len(data) and file.read() == data
    except OSError as error:
        raise cannot_write(error) from None


def _is_in_git(path: str, data: bytes) -> bool:
    """Whether the repository, if the file is in one, has its content, committed or staged: byte for byte, which what
    git has converted as text is not."""
    if not work_tree(path):
        return False
    folder = os.path.dirname(os.path.abspath(path))
    found = git(folder, ["hash-object", "--stdin"], data)
    return found is not None and git(folder, ["cat-file", "-e", found.decode().strip()]) is not None
