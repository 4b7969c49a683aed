"""Many drafts, of which a few are like no other."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

from tests.places import FIXTURES
from tools.documents import load, store

CLEAN = load(FIXTURES / "clean-short" / "bulletin.toml")


def copies(folder: Path, count: int) -> list[str]:
    """So many files of one draft with a finding; their paths in order."""
    (first,) = save(folder, 1, frozenset({1}))
    paths = [str(folder / f"{number:04}.docx") for number in range(count)]
    for path in paths:
        shutil.copyfile(first, path)
    os.unlink(first)
    return paths


def save(folder: Path, count: int, faulty: frozenset[int] = frozenset({2, 5, 11})) -> list[str]:
    """So many drafts in ``folder``, each another issue; some have a wrong date, one cannot be read. Their paths in
    order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(1, count + 1):
        path = folder / f"第{number:03}期.docx"
        date = f"2024年0{1 + number % 9}月06日" if number in faulty else f"2024年{1 + number % 9}月6日"
        store(replace(CLEAN, issue=f"第{number}期（总第{100 + number}期）", date=date), path)
        paths.append(str(path))
    if count > 7:
        Path(paths[7]).write_bytes(b"PK")
    return paths
