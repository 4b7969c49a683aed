"""What is kept belongs to one version of the program and of Python."""

from __future__ import annotations

import sys
from pathlib import Path

from bulletin_lint import __version__
from bulletin_lint.startup import kept


def test_what_another_version_kept_is_not_read(folder: Path) -> None:
    kept.keep("x", 1)
    (path,) = folder.iterdir()
    assert path.name == f"x-{__version__}-py{sys.version_info.major}{sys.version_info.minor}"
    path.rename(folder / path.name.replace(__version__, "0.0.0"))
    assert kept.load("x") is None
