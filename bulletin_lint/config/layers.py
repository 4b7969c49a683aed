"""The configuration of each file of a run: what the command line says, laid over what is found beside the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bulletin_lint.config.config import Config
from bulletin_lint.config.load import discover, load_config, override

_ADDED = ("extend_select", "ignore", "unfixable")


class Settings:
    """``configs`` are files or ``key=value`` settings in order, ``options`` the fields of Config given as options.

    An option ``select`` makes a fresh start: selections and ignores of the files no longer count. The other lists of
    rules are added to those of the files. An option ``profile`` holds for every file.
    """

    def __init__(
        self, configs: Sequence[str] = (), isolated: bool = False, options: Mapping[str, Any] | None = None
    ) -> None:
        self.configs = configs
        self.isolated = isolated
        self.options = options or {}
        self._seen: dict[Path, Config] = {}

    def of(self, path: Path) -> Config:
        """The configuration of the file at ``path``. Raises ConfigError."""
        folder = path.parent
        if folder not in self._seen:
            self._seen[folder] = self._overlaid(self._base(folder))
        return self._seen[folder]

    def _base(self, folder: Path) -> Config:
        files = [item for item in self.configs if "=" not in item]
        if files:
            return load_config(Path(files[-1]))
        return Config() if self.isolated else discover(folder)

    def _overlaid(self, config: Config) -> Config:
        for item in self.configs:
            if "=" in item:
                config = override(config, item)
        given = {key: value for key, value in self.options.items() if value is not None}
        if "select" in given:
            config = config._replace(extend_select=(), ignore=())
        if "profile" in given:
            config = config._replace(profiles={})
        for key in _ADDED:
            if key in given:
                given[key] = (*getattr(config, key), *given[key])
        return config._replace(**given)
