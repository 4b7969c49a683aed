"""The command line with a cache, without one, and with a damaged one says the same."""

from __future__ import annotations

import marshal
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import MakeDraft


def _run(path: Path, folder: str) -> bytes:
    command = [sys.executable, "-m", "bulletin_lint", str(path)]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "BULLETIN_LINT_CACHE": folder})
    assert done.stderr == b""
    return done.stdout


@pytest.mark.parametrize("damage", [b"", b"junk", marshal.dumps([1]), marshal.dumps({"a": 1}), pickle.dumps(os.getcwd)])
def test_the_cache_changes_nothing(draft: MakeDraft, tmp_path: Path, damage: bytes) -> None:
    path = draft(fault=True)
    folder = tmp_path / "cache"
    without = _run(path, "")
    assert _run(path, str(folder)) == without
    assert _run(path, str(folder)) == without
    for kept in folder.iterdir():
        kept.write_bytes(damage)
    assert _run(path, str(folder)) == without


def test_nothing_but_patterns_is_read_from_the_cache(draft: MakeDraft, tmp_path: Path) -> None:
    path = draft(fault=True)
    folder = tmp_path / "cache"
    without = _run(path, str(folder))
    (kept,) = folder.glob("patterns-*")
    for evil in (pickle.dumps(os.getcwd), pickle.dumps("甲"), b""):
        kept.write_bytes(marshal.dumps(dict.fromkeys(marshal.loads(kept.read_bytes()), evil)))
        assert _run(path, str(folder)) == without
