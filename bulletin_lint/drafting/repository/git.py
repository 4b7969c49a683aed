"""What git says of a folder."""

from __future__ import annotations

from pathlib import Path

from bulletin_lint.disk.programs import git

DIFF_DRIVER = "bulletin"
_KEY = f"diff.{DIFF_DRIVER}.textconv"


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
    if not said(folder, "config", _KEY):
        said(folder, "config", _KEY, command)
    return said(folder, "config", _KEY)


def shows_words(folder: Path) -> bool:
    """Whether the attributes of a draft here are those by which ``git diff`` shows its words."""
    return said(folder, "check-attr", "diff", "--", "a.docx").endswith(f": {DIFF_DRIVER}")


def textconv_command(program: str) -> str:
    """The command that sets ``program`` as that which shows the words."""
    return f'git config {_KEY} "{program}"'
