"""Whether the program says and writes the same, byte for byte, as it did at another commit.

    python -m tools.same_output REVISION [FOLDER ...]

Both states of the program see the same documents: the fixtures in every way of storing, and what the folders hold:
Word files, and texts (``.txt``), which are stored as plain ones, 300 lines to a file. For each document every command
that reads it, every format and every way of writing is run; what is printed, exit statuses and written bytes are
compared. What differs is shown as a diff of ``--lines`` at most; the last line counts, and the exit status is 1 if
anything differs.

Each state is run from a checkout of its own: the old one from a temporary git worktree, the new one from here.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from subprocess import PIPE

from tools.documents import WAYS, load, stored
from tools.documents.model import Article, Bulletin, Paragraph, Section

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures"
LINES_A_FILE = 300
REPORTS = (
    *(["check", "--output-format", name] for name in ("full", "json", "sarif", "github", "gitlab", "junit", "html")),
    ["check", "--select", "ALL", "--output-format", "json-lines"],
    ["check", "--diff", "--unsafe-fixes"],
    ["check", "--profile", "gongzuo-jianbao", "--output-format", "concise"],
    ["check", "--profile", "zhengwu-xinxi", "--output-format", "concise"],
)
WRITING = (
    ["check", "--fix", "--show-fixes"],
    ["check", "--fix", "--unsafe-fixes", "--select", "ALL"],
    ["check", "--fix", "--unsafe-fixes", "--track-changes"],
)
ALONE = (["outline"], ["text"])
SERVER = """
import contextlib, io, json, sys
from bulletin_lint.cli.main import run
for line in sys.stdin:
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        status = run(json.loads(line))
    text = said.buffer.getvalue().decode("utf-8") + f"status {status}"
    print(json.dumps(text), flush=True)
"""


def main() -> int:
    """Compare; the exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("revision")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--lines", type=int, default=60, help="of a diff, at most")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, checkout(options.revision) as before:
        documents = Path(name) / "documents"
        gather(options.folders, documents)
        old, new = (spoken(source, documents, Path(name) / side) for side, source in (("old", before), ("new", ROOT)))
    differing = [key for key in old if old[key] != new[key]]
    for key in differing:
        lines = difflib.unified_diff(
            old[key].splitlines(), new[key].splitlines(), f"{key} before", "now", lineterm="", n=0
        )
        print(*[line[:400] for line, _ in zip(lines, range(options.lines), strict=False)], sep="\n")
    count = sum(1 for key in old if key.startswith("text "))
    print(f"{count} documents, {len(old)} outputs: {len(differing)} differ from those of {options.revision}")
    return 1 if differing else 0


@contextmanager
def checkout(revision: str) -> Iterator[Path]:
    """A worktree of ``revision``, for as long as it is used."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "checkout"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(place), revision], check=True)
        try:
            yield place
        finally:
            subprocess.run([*git, "remove", "--force", str(place)], check=True)


def gather(folders: Sequence[Path], target: Path) -> None:
    """Put all documents into ``target``, under names of their own."""
    target.mkdir()
    for source in sorted(FIXTURES.glob("*/bulletin.toml")):
        seen: set[bytes] = set()
        for way in WAYS:
            data = stored(load(source), WAYS[way])
            if data not in seen:  # not every way makes a difference to every bulletin
                (target / f"{source.parent.name}-{way}.docx").write_bytes(data)
                seen.add(data)
    for folder in folders:
        for number, path in enumerate(sorted(folder.rglob("*"))):
            name = f"{folder.name}-{number}-{path.stem}"
            if path.suffix.lower() == ".docx":
                shutil.copy(path, target / f"{name}.docx")
            elif path.suffix == ".txt":
                for part, bulletin in enumerate(bulletins(path.read_text(encoding="utf-8"))):
                    (target / f"{name}-{part}.docx").write_bytes(stored(bulletin))


def bulletins(text: str) -> Iterator[Bulletin]:
    """The lines of a text as the bodies of one-article bulletins."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for start in range(0, len(lines), LINES_A_FILE):
        paragraphs = tuple(Paragraph(line) for line in lines[start : start + LINES_A_FILE])
        article = Article(("全市宣传工作会议召开",), paragraphs, "市委宣传部")
        template = load(FIXTURES / "clean-short" / "bulletin.toml")
        yield replace(template, sections=(Section("工作动态", (article,)),), contents=None)


def spoken(source: Path, documents: Path, place: Path) -> Mapping[str, str]:
    """All that the program in ``source`` says and writes, by what was asked."""
    place.mkdir()
    drafts = place / "drafts"
    names = sorted(path.name for path in documents.iterdir())
    said: dict[str, str] = {}
    with Program(source, drafts) as program:
        for command in REPORTS:
            refresh(drafts, documents)
            said[" ".join(command)] = program.run([*command, "."])
        for command in WRITING:
            refresh(drafts, documents)
            said[" ".join(command)] = program.run([*command, "."])
            said.update((f"{' '.join(command)} {name}", digest(drafts / name)) for name in names)
        refresh(drafts, documents)
        for name in names:
            for command in ALONE:
                said[f"{' '.join(command)} {name}"] = program.run([*command, name])
            said[f"annotate {name}"] = program.run(["annotate", name, "-o", "annotated.docx"])
            said[f"annotated {name}"] = digest(drafts / "annotated.docx")
            (drafts / "annotated.docx").unlink(missing_ok=True)
    return said


def refresh(drafts: Path, documents: Path) -> None:
    """Fresh copies of the documents in ``drafts``."""
    drafts.mkdir(exist_ok=True)
    for path in documents.iterdir():
        shutil.copyfile(path, drafts / path.name)


class Program:
    """The program in ``source``, started once in ``folder`` and given one command line after another."""

    def __init__(self, source: Path, folder: Path) -> None:
        folder.mkdir()
        environment = {**os.environ, "PYTHONPATH": str(source), "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
        self._source = str(source)
        self._process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-c", SERVER],
            cwd=folder,
            env=environment,
            stdin=PIPE,
            stdout=PIPE,
            text=True,
        )

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *error: object) -> None:
        self._process.communicate()

    def run(self, arguments: Sequence[str]) -> str:
        """What it prints, and its exit status; where it lies itself is left out."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(arguments) + "\n")
        self._process.stdin.flush()
        said: str = json.loads(self._process.stdout.readline())
        return said.replace(self._source, "")


def digest(path: Path) -> str:
    """What stands in a file: a hash of each member of a zip, less what tells the time of the run."""
    if not path.exists():
        return "none"
    try:
        with zipfile.ZipFile(path) as archive:
            return "\n".join(
                f"{name} {hashlib.sha256(timeless(archive.read(name))).hexdigest()}" for name in archive.namelist()
            )
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return hashlib.sha256(path.read_bytes()).hexdigest()


def timeless(data: bytes) -> bytes:
    """Less the dates of tracked changes and comments."""
    return re.sub(rb'(w:date|w16du:dateUtc)="[^"]*"', b"", data)


if __name__ == "__main__":
    sys.exit(main())
