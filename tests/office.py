"""An office with git: this project served at an address, and shells in which commands are typed.

Addresses are fictional; git leads them to folders here (``insteadOf``), for itself, for pip and for pre-commit alike.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.places import ROOT

PROGRAM = "https://git.example.org/tools/bulletin-lint"
_MADE_OF = (".pre-commit-hooks.yaml", "LICENSE", "README.md", "pyproject.toml")
_PERSON = dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "甲")
_MAIL = dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "a@example.org")

Done = subprocess.CompletedProcess[str]


class Office(NamedTuple):
    """``home`` holds everything; ``environment`` is that of every command, ``revision`` that of the program served."""

    home: Path
    environment: Mapping[str, str]
    revision: str = ""

    def run(self, command: str, folder: Path, python: Path | None = None) -> Done:
        """A line as it is typed into a shell, with the programs of an environment of Python first."""
        environment = {**self.environment}
        if python:
            environment["PATH"] = f"{python / 'bin'}{os.pathsep}{environment['PATH']}"
        return subprocess.run(
            ["bash", "-e", "-c", command],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )

    def must(self, command: str, folder: Path, python: Path | None = None) -> str:
        """What a command that has to end well prints."""
        done = self.run(command, folder, python)
        assert done.returncode == 0, f"{command}\n{done.stdout}"
        return done.stdout

    def python(self, name: str, *requirements: str) -> Path:
        """A new environment of Python with these installed."""
        folder = self.home / name
        self.must(f'"{sys.executable}" -m venv "{folder}"', self.home)
        for requirement in requirements:
            self.must(f'pip install --quiet --disable-pip-version-check "{requirement}"', self.home, folder)
        return folder

    def serve(self, address: str, folder: Path) -> None:
        """Let git find the repository in ``folder`` at ``address``."""
        key = f"url.{folder.as_uri()}.insteadOf"
        self.must(f'git config --global "{key}" "{address}"', self.home)


def opened(home: Path) -> Office:
    """A new office, without any settings of the user's, that serves this project as it stands at PROGRAM."""
    own = {"HOME": str(home), "PRE_COMMIT_HOME": str(home / "hooks")}  # where pre-commit looks for git's, too
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    for name in ("PYTHONPATH", "NO_COLOR", "FORCE_COLOR"):
        kept.pop(name, None)
    office = Office(home, {**kept, **own, **_PERSON, **_MAIL, "COLUMNS": "80"})
    office.must("git config --global init.defaultBranch main", home)
    folder = home / "program"
    for name in ("bulletin_lint", "rules"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in _MADE_OF:
        shutil.copy(ROOT / name, folder)
    office.must("git init -q && git add -A && git commit -q -m program", folder)
    office.serve(PROGRAM, folder)
    return office._replace(revision=office.must("git rev-parse HEAD", folder).strip())


def steps(output: str) -> list[str]:
    """The commands that ``init`` numbers at its end."""
    lines = (line.strip().partition(". ") for line in output.splitlines() if line.startswith("  "))
    return [command for number, _, command in lines if number.isdigit()]


def script_of(host: str, job: str) -> list[tuple[str, list[str]]]:
    """The stages of a job as a host runs them: the commands of each, and the files it keeps afterwards, if any."""
    found: dict[str, Any] = yaml.safe_load(job)
    if host == "gitlab":
        own = found["bulletin-lint"]
        return [("\n".join(own["script"]), [*own["artifacts"]["paths"], *own["artifacts"]["reports"].values()])]
    if host == "github":
        runs = found["jobs"]["lint"]["steps"]
        kept = [step["with"]["path"] for step in runs if step.get("uses", "").startswith("actions/upload-artifact@")]
        return [("\n".join(step["run"] for step in runs if "run" in step), kept)]
    assert host == "gitee"
    of_stages = [stage["steps"][0] for stage in found["stages"]]
    return [
        ("\n".join(step["commands"]), [path for each in step.get("artifacts", ()) for path in each["path"]])
        for step in of_stages
    ]
