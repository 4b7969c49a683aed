"""What the documents show as run, run: command lines with their output, files, and changes made in Word.

A page is followed from its top, in an empty folder that holds only the example draft
and the example results. A ``console`` block is run: each
line that begins with ``$`` is a command, what stands below it its output. A block with ``title="NAME"`` is the content
of that file. A comment ``<!-- in Word: NAME: OLD => NEW -->`` is a change that the reader is told to make.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from docs.generator.prose import joined

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "docs" / "examples"
_COLUMNS = "80"
_BLOCK = re.compile(
    r'^```(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<content>.*?)^```$'
    r"|^<!-- in Word: (?P<file>[^:]+): (?P<old>.+?) => (?P<new>.*?) -->$",
    re.MULTILINE | re.DOTALL,
)


class Folder:
    """A new folder with the example draft and results, in which commands are run; gone at the end of the ``with``.

    ``status`` is the exit status of the last command.
    """

    status = 0

    def __enter__(self) -> Folder:
        self._temporary = tempfile.TemporaryDirectory(prefix="bulletin-lint-docs-")
        self.path = Path(self._temporary.name)
        for example in (*EXAMPLES.glob("*.docx"), *EXAMPLES.glob("*.jsonl")):
            shutil.copy(example, self.path)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._temporary.cleanup()

    def run(self, line: str) -> str:
        """What a command line of ours prints, on both streams. Raises ValueError for any other command."""
        program, *args = shlex.split(line)
        if program != "bulletin-lint":
            raise ValueError(f"a console block may only run bulletin-lint: {line}")
        environment = os.environ | {
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "COLUMNS": _COLUMNS,
            "NO_COLOR": "1",
            "BULLETIN_LINT_CACHE": "",
        }
        result = subprocess.run(
            [sys.executable, "-m", "bulletin_lint", *args],
            cwd=self.path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        self.status = result.returncode
        return result.stdout.replace(str(self.path) + os.sep, "")

    def write(self, name: str, content: str) -> None:
        """Put a file into the folder."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Replace a text that stands once in a draft. Raises ValueError where it does not."""
        path = self.path / name
        with zipfile.ZipFile(path) as archive:
            members = {info.filename: archive.read(info) for info in archive.infolist()}
        document = members["word/document.xml"].decode("utf-8")
        if document.count(old) != 1:
            raise ValueError(f"{name}: {old} stands there {document.count(old)} times")
        members["word/document.xml"] = document.replace(old, new).encode("utf-8")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, content in members.items():
                archive.writestr(member, content)


def refreshed(page: str) -> str:
    """The page with the output that its commands give now."""
    with Folder() as folder:
        return _BLOCK.sub(lambda match: _followed(match, folder), page)


def _followed(match: re.Match[str], folder: Folder) -> str:
    """Do what a block says; the block as it should be."""
    if match["file"]:
        folder.change(match["file"], match["old"], match["new"])
    elif match["title"]:
        folder.write(match["title"], match["content"])
    elif match["language"] == "console":
        commands = [line for line in match["content"].splitlines() if line.startswith("$ ")]
        return "```console\n" + "".join(_output(command, folder) for command in commands) + "```"
    return match[0]


def _output(command: str, folder: Folder) -> str:
    lines = folder.run(command.removeprefix("$ ")).splitlines()
    return "".join(f"{line.rstrip()}\n" for line in [command, *lines])


def pages() -> Iterator[tuple[Path, str]]:
    """The pages written by hand, both READMEs among them, with their output refreshed and their paragraphs joined."""
    made = ROOT / "docs" / "rules"
    for path in (*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").rglob("*.md"))):
        if path.parent != made:
            text = joined(path.read_text(encoding="utf-8"))
            yield path.relative_to(ROOT), refreshed(text) if "```console" in text else text
