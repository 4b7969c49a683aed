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
    "fail_on": "warning", "output_format": "full", "exclude": (), "extend_exclude": (), "respect_gitignore": True,
    "force_exclude": False, "time_limit": 0, "docs_url": "",
    "backup": False, "author": "", "track_changes": False, "fix_styles": False,
    "rewrite_protected": False, "unsafe_fixes": False,
}  # fmt: skip


class Manners:
    """The manners of the files of a run; what is the same for many files is worked out once."""

    def __init__(self) -> None:
        self._of_configs: dict[int, str] = {}

    def of(self, task: Task) -> str:
        """The manner in which ``task`` checks its file, in hexadecimal, '' where that cannot be known: rules of other
        packages take part, or a baseline, which looks at what other files there are, or LibreOffice, whose pages follow
        from its version and the fonts of the machine. Raises ConfigError."""
        config = task.config
        if config.baseline or config.rendered:
            return ""
        if id(config) not in self._of_configs:
            self._of_configs[id(config)] = _of_config(config)
        if not (manner := self._of_configs[id(config)]):
            return ""
        path = Path(task.path)
        own = (
            os.path.basename(config_of(path, config).profile if config.profiles else config.profile),
            ignored_for(path, config) if config.per_file_ignores else (),
            task.remarks,
        )
        # The first half says by what rules and settings, the second what is the file's own, as what other issues show
        # of it: archives are comparable where the first half is the same (``records.lines``).
        return manner[:LENGTH] + checksum_of(repr(own).encode(), manner)[:LENGTH]


def _of_config(config: Config) -> str:
    if any(rule.kind is not KINDS.get(rule.kind.name) for rule in load_rulebook(config).known):
        return ""
    bare = config._replace(**_APART)  # type: ignore[arg-type]
    # What files say counts, not where they lie: archives of two machines are comparable.
    names = (tuple(map(os.path.basename, config.packs)), os.path.basename(config.profile))
    said = bare._replace(packs=names[0], profile=names[1])
    digest = blake2b(repr(said).encode(), digest_size=LENGTH, key=_program())
    for path in files_behind(config):
        try:
            content = read_bytes(path)
        except OSError:
            continue
        digest.update(repr((path.name, content)).encode())
    return digest.hexdigest()


@cache
def _program() -> bytes:
    """What this program and its rules are: the same wherever they are installed."""
    digest = blake2b(bulletin_lint.__version__.encode(), digest_size=LENGTH)
    for folder in (Path(bulletin_lint.__file__).parent, rules_folder()):
        for name in sorted(_own_files(folder)):
            with open(os.path.join(folder, name), "rb") as file:
                digest.update(name.encode() + file.read())
    return digest.digest()


def _own_files(folder: Path) -> Iterator[str]:
    for place, _, names in os.walk(folder):
        own = (name for name in names if name.endswith((".py", ".toml", ".tsv", ".txt")))
        yield from (os.path.relpath(os.path.join(place, name), folder) for name in own)
