"""Why a run cannot be made at all, or cannot go on: each message is a sentence for the user, in Chinese.

What is wrong with one file is no such error: it is a finding, or that file's failure.
"""

from __future__ import annotations


class CannotRun(Exception):
    """The command line ends with status 2; nothing more is done."""


class ConfigError(CannotRun):
    """Settings, a profile, a rule pack or a word list that cannot be used; the message names the file and the key."""


class PatternTooSlow(ConfigError):
    """A pattern of a pack or a word list comes to no end in one file; the message names the rule or the line."""


class UsageError(CannotRun):
    """What was asked for makes no sense, or names what does not exist."""


class OutputError(CannotRun):
    """A file that was asked for cannot be written."""
