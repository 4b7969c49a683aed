"""Which files are the issues of a series, by the settings."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from bulletin_lint.config.config import Config
from bulletin_lint.config.files import documents_below
from bulletin_lint.config.globs import matches

_WILD = "*?["


def series_of(path: str, config: Config) -> str:
    """The name of the series that the file belongs to; '' for none."""
    for name, globs in config.series.items():
        if any(matches(Path(path), glob, config.root) for glob in globs):
            return name
    return ""


def members(globs: Sequence[str], root: Path) -> Iterator[str]:
    """The drafts that the globs mean, each once, in order."""
    found: dict[str, None] = {}
    for glob in globs:
        for path in documents_below(str(root / _fixed_part(glob))):
            if path.lower().endswith(".docx") and matches(Path(path), glob, root):
                found[os.path.realpath(path)] = None
    return iter(found)


def _fixed_part(glob: str) -> str:
    """The folders before the first wildcard, in which all that the glob means must be."""
    glob = glob.replace("\\", "/")
    parts = glob.rstrip("/").split("/")
    if len(parts) == 1:
        return parts[0] if glob.endswith("/") and not any(mark in glob for mark in _WILD) else ""
    wild = next((place for place, part in enumerate(parts) if any(mark in part for mark in _WILD)), len(parts) - 1)
    return "/".join(parts[:wild])
