"""Programs of the system that are asked, git above all."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

# What git tells a hook, and the programs that it starts, about the one repository that the hook runs for.
_OF_A_HOOK = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_INDEX_FILE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_WORK_TREE",
    }
)

# A repository may come from anybody, and its configuration names programs to be run.
_TRUSTING_NOBODY = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")


def git(folder: str | os.PathLike[str], arguments: Sequence[str], given: bytes = b"") -> bytes | None:
    """What git prints of the repository that ``folder`` is in, whichever hook this may run in, when it is ``given``
    something to read; None where it fails or is not there."""
    environment = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    try:
        command = [_program("git"), *_TRUSTING_NOBODY, *arguments]
        asked: Mapping[str, Any] = {"input": given} if given else {"stdin": subprocess.DEVNULL}
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, env=environment, **asked)
    except (OSError, ValueError):
        return None
    return done.stdout if done.returncode == 0 else None


def _program(name: str) -> str:
    """What to start. Windows would look in the folder that somebody happens to stand in before PATH, and that may hold
    whatever its author wants. Raises FileNotFoundError."""
    if sys.platform != "win32":
        return name
    found = next(on_path(os.environ.get("PATH", ""), f"{name}.exe"), None)
    if found is None:
        raise FileNotFoundError(name)
    return found


def on_path(path: str, name: str) -> Iterator[str]:
    """The files of that name in the folders of ``path``; one that is not named whole is none."""
    for folder in path.split(os.pathsep):
        place = os.path.join(folder, name)
        if os.path.isabs(place) and os.path.isfile(place):
            yield place
