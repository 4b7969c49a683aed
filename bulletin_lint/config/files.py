"""Which files a run is about."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bulletin_lint.config.config import Config
from bulletin_lint.errors import UsageError

_LOCKS = ("~$", ".~")


def find(paths: Iterable[str], config_of: Callable[[Path], Config], force_exclude: bool = False) -> list[str]:
    """The drafts that ``paths`` name, each once, in the order given; folders are walked in sorted order.

    Lock files and hidden folders are passed over in a walk, and so is what ``exclude`` means; a file that is named is
    taken whatever it is called, unless it is excluded and ``force_exclude`` is set, here or in its configuration.
    Raises UsageError for a path that does not exist, and for a folder that cannot be listed or holds no draft.
    """
    found: dict[str, None] = {}
    for path in paths:
        if os.path.isdir(path):
            items = list(_walk(path))
            if not items:
                raise UsageError(f"文件夹里没有 .docx 文件：{path}")
            found.update((item, None) for item in items if not _is_excluded(Path(item), config_of(Path(item))))
        elif not os.path.lexists(path):
            raise UsageError(f"路径不存在：{path}")
        else:
            config = config_of(Path(path))
            if not ((force_exclude or config.force_exclude) and _is_excluded(Path(path), config)):
                found[path] = None
    return list(found)


def _walk(folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(".docx") and not name.startswith(_LOCKS):
                yield os.path.join(place, name)


def _refuse(error: OSError) -> None:
    raise UsageError(f"无法打开文件夹 {error.filename}：{error.strerror}")


def _is_excluded(path: Path, config: Config) -> bool:
    if not config.exclude:
        return False
    from bulletin_lint.config.globs import matches

    return any(matches(path, glob, config.root) for glob in config.exclude)
