"""The validator of the Open XML SDK, which knows the schemas and rules that Word itself goes by.

It runs in Node and is put in place by ``npm install --prefix .ci/judges``.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

INSTALL = "npm install --prefix .ci/judges"
_FOLDER = Path(__file__).resolve().parents[1] / ".ci" / "judges"
# Numbers of marks and controls, and places in a part, which differ from file to file.
_NUMBER = re.compile(r"'\w*?\d+'|(?<=[Ll]ine )\d+|(?<=position )\d+")

Errors = Counter[tuple[str, ...]]


def is_there() -> bool:
    """Whether the validator can be run here."""
    return shutil.which("node") is not None and (_FOLDER / "node_modules" / "@ooxml-tools" / "validate").is_dir()


def errors_of(paths: Sequence[Path]) -> list[Errors]:
    """The errors of each of these files, (part, kind, what it says) and how many; all in one process, which takes
    seconds to start and then a quarter of a second a file."""
    given = "".join(f"{path.resolve()}\n" for path in paths)
    command = ["node", str(_FOLDER / "validate.mjs")]
    outcome = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    lines = outcome.stdout.splitlines()
    return [Counter((str(e[0]), str(e[2]), _NUMBER.sub("'N'", e[3])) for e in json.loads(line)) for line in lines]
