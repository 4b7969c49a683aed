"""A folder of the test's own for what is kept."""

from __future__ import annotations

import os
from pathlib import Path
from zlib import crc32

import pytest


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where things are kept; it is not there yet."""
    monkeypatch.setenv("BULLETIN_LINT_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def sealed(data: bytes) -> bytes:
    """``data`` as it lies in a file: after its checksum."""
    return crc32(data).to_bytes(4, "big") + data


def written_alike(path: Path, before: os.stat_result) -> bool:
    """Whether ``path`` is the file of ``before``, not written since."""
    now = path.stat()
    return (now.st_ino, now.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
