"""Drafts that are dropped on an icon: ``python -m bulletin_lint.cli.dropped``, which the files in ``desktop/`` start.

On Linux the names come as arguments. On Windows they do not: cmd, which carries out a batch file, takes ``&``, ``^``
and ``%`` in their names for its own. So the batch file hands on the command line itself, as it was before cmd read it.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence

from bulletin_lint.cli import console
from bulletin_lint.cli.main import run
from bulletin_lint.cli.status import Status

LINE, DOOR = "BULLETIN_LINT_COMMAND_LINE", "BULLETIN_LINT_DOOR"
_NAME = r'"([^"]*)"|([^" ]+)'
_NOTHING = (
    "没有要检查的稿件。",
    "请把稿件（.docx）或存放稿件的文件夹拖到这个图标上，再松开鼠标；可以一次选中几个。",
)


def names_in(line: str, door: str) -> list[str]:
    """The paths that Explorer wrote behind the batch file ``door`` in the command line of cmd,
    ``cmd /c ""DOOR" NAME "NAME WITH SPACES""``: it quotes only those with spaces, and no name has quotes in it."""
    found = re.search(rf'(?P<around>"?)"{re.escape(door)}"(?P<names>.*)', line, re.IGNORECASE | re.DOTALL)
    if found is None:
        return []
    names = found["names"].rstrip()
    return [quoted or bare for quoted, bare in re.findall(_NAME, names.removesuffix('"') if found["around"] else names)]


def dropped(args: Sequence[str], variables: Mapping[str, str]) -> list[str]:
    """What was dropped, or named, from the arguments and the variables of the process."""
    return [*args, *names_in(variables.get(LINE, ""), variables.get(DOOR, ""))]


def main() -> int:
    """Check what was dropped and open the review page; the exit status."""
    console.prepare()
    drafts = dropped(sys.argv[1:], os.environ)
    if not drafts:
        console.note(*_NOTHING)
        return Status.COULD_NOT_RUN
    return run(["check", "--open", "--", *drafts])


if __name__ == "__main__":
    sys.exit(main())
