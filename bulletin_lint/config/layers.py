"""The configuration of each file of a run: what the command line says, laid over what is found beside the file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bulletin_lint.config.config import Config, SeverityWord
from bulletin_lint.config.load import discover, load_config, override

_ADDED = ("extend_select", "ignore", "unfixable")


class Overrides(NamedTuple):
    """Fields of Config that hold whatever the files say; None says nothing.

    ``select`` makes a fresh start: selections and ignores of the files no longer count. The other lists of rules are
    added to those of the files. ``profile`` holds for every file.
    """

    profile: str | None = None
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    fixable: tuple[str, ...] | None = None
    unfixable: tuple[str, ...] | None = None
    unsafe_fixes: bool | None = None
    track_changes: bool | None = None
    fix_styles: bool | None = None
    backup: bool | None = None
    author: str | None = None
    rewrite_protected: bool | None = None
    fail_on: SeverityWord | None = None
    output_format: str | None = None
    baseline: str | None = None
    rendered: bool | None = None


class Settings:
    """The configuration of every file of a run.

    ``configs`` are files or ``key=value`` settings in order; without a file among them, each draft's own folder says
    what holds for it, unless the run is ``isolated``.
    """

    def __init__(self, overrides: Overrides | None = None, configs: Sequence[str] = (), isolated: bool = False) -> None:
        self.overrides = overrides or Overrides()
        self.configs = configs
        self.isolated = isolated
        self._seen: dict[Path, Config] = {}

    def of(self, path: Path) -> Config:
        """The configuration of the file at ``path``. Raises ConfigError."""
        folder = path.parent
        if folder not in self._seen:
            self._seen[folder] = _overlaid(self._base(folder), self.overrides)
        return self._seen[folder]

    def _base(self, folder: Path) -> Config:
        files = [item for item in self.configs if "=" not in item]
        config = load_config(Path(files[-1])) if files else Config() if self.isolated else discover(folder)
        for item in self.configs:
            if "=" in item:
                config = override(config, item)
        return config


def _overlaid(config: Config, overrides: Overrides) -> Config:
    if overrides.select is not None:
        config = config._replace(extend_select=(), ignore=())
    if overrides.profile is not None:
        config = config._replace(profiles={})
    given = {name: value for name, value in overrides._asdict().items() if value is not None}
    added = {name: (*getattr(config, name), *given[name]) for name in _ADDED if name in given}
    return config._replace(**{**given, **added}, asked=given.get("ignore", ()))
