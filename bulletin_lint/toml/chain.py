"""Files that are based on one another."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from bulletin_lint.errors import ConfigError

LONGEST = 50  # files; an office's own profile is based on one, perhaps on two


def go_on(path: Path, above: Collection[Path], key: str) -> None:
    """Raises ConfigError where ``path`` is among the files that come to it by their ``key``, or these are too many."""
    if path in above:
        raise ConfigError(f"{path}：{key} 形成循环")
    if len(above) >= LONGEST:
        raise ConfigError(f"{path}：{key} 连用太多层（超过{LONGEST}层）")
