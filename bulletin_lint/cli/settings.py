"""What is said of the settings that hold, and of those that do not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bulletin_lint.cli import console
from bulletin_lint.config.config import Config
from bulletin_lint.config.layers import Settings
from bulletin_lint.config.trust import is_inside, repository_of
from bulletin_lint.errors import UsageError


def of_draft(settings: Settings, path: str) -> Config:
    """The configuration of one draft, which need not be there, after a note on files that were passed over.

    Raises ConfigError.
    """
    config = settings.of(Path(path))
    note_strangers([config])
    return config


def note_strangers(configs: Iterable[Config]) -> None:
    """Say which files of settings do not hold because they belong to somebody else: the user may think otherwise."""
    for path in dict.fromkeys(path for config in configs for path in config.passed_over):
        console.note(f"未采用 {path}：它属于其他用户。确认其内容可信后，可用 --config 指明。")


def refuse_outside(config: Config) -> None:
    """Settings may come from somebody else: they do not say that a file outside their own repository is written.

    Raises UsageError.
    """
    if config.source and config.baseline:
        home = repository_of(config.source.parent)
        if not is_inside(Path(config.baseline), home):
            raise UsageError(
                f"{config.source} 把基线定在 {config.baseline}，不在 {home} 之内，没有写入；"
                "确要写在那里，请用 --baseline 指明"
            )
