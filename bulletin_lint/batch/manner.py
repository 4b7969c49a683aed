"""In what manner a file is checked: all that decides what is found in it, but for its own content."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

import bulletin_lint
from bulletin_lint.batch.checksum import LENGTH, checksum_of
from bulletin_lint.batch.task import Task
from bulletin_lint.checks import KINDS
from bulletin_lint.config.config import Config
from bulletin_lint.rulebook.book import config_of, ignored_for, load_rulebook
from bulletin_lint.rulebook.sources import files_behind
from bulletin_lint.toml.bounded import read_bytes
from bulletin_lint.toml.shipped import rules_folder

# What decides what is told, written or looked for, and not what is found; or is looked at for each file by itself.
_APART = {
    "profiles": {}, "per_file_ignores": {}, "series": {}, "root": Path(), "source": None, "passed_over": (),
    "fail_on": "warning", "output_format": "full", "exclude": (), "force_exclude": False, "time_limit": 0,
    "backup": False, "author": "", "track_changes": False, "rewrite_protected": False, "unsafe_fixes": False,
}  # fmt: skip


class Manners:
    """The manners of the files of a run; what is the same for many files is worked out once."""

    def __init__(self) -> None:
        self._of_configs: dict[int, str] = {}

    def of(self, task: Task) -> str:
        """The manner in which ``task`` checks its file, in hexadecimal, '' where that cannot be known: rules of other
        packages take part. Raises ConfigError."""
        config = task.config
        if id(config) not in self._of_configs:
            self._of_configs[id(config)] = _of_config(config)
        if not (manner := self._of_configs[id(config)]):
            return ""
        path = Path(task.path)
        own = (
            config_of(path, config).profile if config.profiles else config.profile,
            ignored_for(path, config) if config.per_file_ignores else (),
            os.path.abspath(path) if config.baseline else "",
            task.remarks,
        )
        # The first half says by what rules and settings, the second what is the file's own, as what other issues show
        # of it: archives are comparable where the first half is the same (``records.lines``).
        return manner[:LENGTH] + checksum_of(repr(own).encode(), manner)[:LENGTH]


def _of_config(config: Config) -> str:
    if any(rule.kind is not KINDS.get(rule.kind.name) for rule in load_rulebook(config).known):
        return ""
    digest = blake2b(repr(config._replace(**_APART)).encode(), digest_size=LENGTH, key=_program())  # type: ignore[arg-type]
    for path in files_behind(config):
        try:
            content = read_bytes(path)
        except OSError:
            continue
        digest.update(repr((os.fspath(path), content)).encode())
    return digest.hexdigest()


@cache
def _program() -> bytes:
    """What changes with this program and its rules."""
    digest = blake2b(bulletin_lint.__version__.encode(), digest_size=LENGTH)
    for path in sorted(_own_files()):
        status = os.stat(path)
        digest.update(f"{path} {status.st_size} {status.st_mtime_ns}".encode())
    return digest.digest()


def _own_files() -> Iterator[str]:
    for folder in (Path(bulletin_lint.__file__).parent, rules_folder()):
        for place, _, names in os.walk(folder):
            yield from (os.path.join(place, name) for name in names if name.endswith((".py", ".toml", ".tsv", ".txt")))
