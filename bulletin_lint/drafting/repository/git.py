"""What git says of a folder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bulletin_lint.disk.programs import git

DIFF_DRIVER = "bulletin"
_KEY = f"diff.{DIFF_DRIVER}.textconv"
# What was set before: git runs it in the root of the repository, and Python took modules from there.
_OLD = re.compile(r'"[^"]+" -m bulletin_lint text --textconv')


def said(folder: Path, *args: str) -> str:
    """What git prints in the folder, without the last line break; '' where it fails or is not there."""
    return (git(folder, args) or b"").decode(errors="replace").strip()


def root_of(folder: Path) -> Path | None:
    """The root of the work tree in which the folder is; None outside of any."""
    top = said(folder, "rev-parse", "--show-toplevel")
    return Path(top) if top else None


def remote_of(folder: Path) -> tuple[str, str]:
    """The name and the address of the remote repository: ``origin``, or else the first; two times '' without any. The
    address is as it was given: what this user's git makes of it (``insteadOf``) is nobody else's."""
    names = said(folder, "remote").split()
    name = "origin" if "origin" in names else next(iter(names), "")
    return name, said(folder, "config", f"remote.{name}.url") if name else ""


def set_textconv(folder: Path, command: str) -> str:
    """Let ``git diff`` on this machine show what ``command`` prints of a draft, unless it is set already. What is set
    in the end, '' if nothing could be."""
    if not (there := said(folder, "config", _KEY)) or _OLD.fullmatch(there):
        said(folder, "config", _KEY, command)
    return said(folder, "config", _KEY)


def attributes(folder: Path, path: str, names: Sequence[str]) -> Sequence[str] | None:
    """The values of these attributes that git gives to ``path`` in the root of a work tree, as ``git check-attr`` says
    them; None where there is no git. A folder that is no repository yet is asked about as if it was one."""
    asked = ("check-attr", "-z", *names, "--", path)
    found = git(folder, asked)
    if found is None:
        with TemporaryDirectory(prefix="bulletin-lint-") as empty:
            git(empty, ["init", "--quiet"])
            found = git(folder, ["--git-dir", f"{empty}/.git", "--work-tree", ".", *asked])
    return None if found is None else found.decode(errors="replace").split("\0")[2::3]


def textconv_command(program: str) -> str:
    """The command that sets ``program`` as that which shows the words."""
    return f'git config {_KEY} "{program}"'
