"""The command line run in this process, and drafts to run it on."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from bulletin_lint.cli.main import run
from tests.places import FIXTURES
from tools.documents import Bulletin, Field, load, store


class Outcome(NamedTuple):
    """What a command did."""

    status: int
    out: str
    err: str


Cli = Callable[..., Outcome]
MakeDraft = Callable[..., Path]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Cli:
    """Run a command line in an empty folder of its own."""
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def command(*args: str | os.PathLike[str]) -> Outcome:
        capfd.readouterr()
        status = run([os.fspath(arg) for arg in args])
        return Outcome(status, *capfd.readouterr())

    return command


@pytest.fixture(scope="session")
def clean() -> Bulletin:
    """A bulletin without a fault."""
    return load(FIXTURES / "clean-short" / "bulletin.toml")


@pytest.fixture(scope="session")
def faulty(clean: Bulletin) -> Bulletin:
    """The same with two faults that are safe to repair, HDR010 and FTR005, and one that is not repaired, FTR013."""
    first, *others = clean.distribution
    colophon = tuple(replace(item, value="5550") if item.label == "电话" else item for item in clean.colophon)
    return replace(
        clean, date="2024年09月06日", distribution=(Field(first.label, first.value, ":"), *others), colophon=colophon
    )


@pytest.fixture
def draft(tmp_path: Path, clean: Bulletin, faulty: Bulletin) -> MakeDraft:
    """Write a draft under the folder of the test: clean unless ``fault`` is set."""

    def make(name: str = "第12期.docx", fault: bool = False, **changes: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        store(replace(faulty if fault else clean, **changes), path)  # type: ignore[arg-type]
        return path

    return make
