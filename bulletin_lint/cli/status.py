"""What the process says when it ends."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """The exit statuses: those of the usual linters, and those of a shell for a program that was interrupted
    or told to end."""

    CLEAN = 0
    FOUND = 1
    COULD_NOT_RUN = 2
    INTERRUPTED = 130
    TERMINATED = 143
