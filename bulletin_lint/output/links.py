"""Addresses that a terminal opens when somebody clicks on what is shown."""

from __future__ import annotations

import os
from pathlib import PureWindowsPath
from urllib.parse import quote

from bulletin_lint.records.characters import bytes_of

_LONG = "\\\\?\\"  # before names that Windows need not look at
_LONG_UNC = f"{_LONG}UNC\\"


def file_url(name: str) -> str:
    """The address of the file that ``characters.writable`` wrote as ``name``, wherever the run began."""
    if os.name == "nt":
        return windows_url(os.path.abspath(name))
    return f"file://{quote(os.path.abspath(bytes_of(name)))}"


def windows_url(path: str) -> str:
    """That of a whole path with a drive, or on a server."""
    if path.startswith(_LONG_UNC):
        path = f"\\\\{path.removeprefix(_LONG_UNC)}"
    return PureWindowsPath(path.removeprefix(_LONG)).as_uri()
