"""What tells one state of a file from another."""

from __future__ import annotations

import os
from typing import NamedTuple


class Stamp(NamedTuple):
    """What tells whether a file is still the one that was read."""

    device: int
    inode: int
    size: int
    changed: int  # nanoseconds


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp of a file as ``os.stat`` saw it."""
    return Stamp(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
