"""Which files a run is about."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from bulletin_lint.config.config import Config
from bulletin_lint.errors import UsageError

READ = ".docx"
UNREAD = (".doc", ".docm", ".dot", ".dotm", ".dotx", ".odt", ".rtf", ".wps", ".wpt")
DOCUMENTS = (READ, *UNREAD)
_LOCKS = ("~$", ".~")
_OF_MAC = "._"  # what macOS puts beside a file on drives that are not its own: named like a document, and none


class Listed(NamedTuple):
    """``drafts`` are the paths in order, each with the folder in whose walk it was found, '' where it was named.
    ``unread`` counts what was met in a walk and is of a kind that is not read: by its suffix, or ``._`` where that
    begins the name."""

    drafts: Mapping[str, str]
    unread: Mapping[str, int]


def find(paths: Iterable[str], config_of: Callable[[Path], Config], force_exclude: bool = False) -> Listed:
    """The drafts that ``paths`` name, each once, in the order given; folders are walked in sorted order.

    Lock files and hidden folders are passed over in a walk, and so is what ``exclude`` means; a file that is named is
    taken whatever it is called, unless it is excluded and ``force_exclude`` is set, here or in its configuration.
    Raises UsageError for a path that does not exist, and for a folder that cannot be listed or holds no draft.
    """
    drafts: dict[str, str] = {}
    unread: Counter[str] = Counter()
    for path in paths:
        if os.path.isdir(path):
            found = {item: _kind(item) for item in _walk(path, _refuse)}
            if READ not in found.values():
                raise UsageError(f"文件夹里没有 .docx 文件：{path}{_instead(found.values())}")
            for item, kind in found.items():
                if not _is_excluded(Path(item), config_of(Path(item))):
                    if kind == READ:
                        drafts.setdefault(item, path)
                    else:
                        unread[kind] += 1
        elif not os.path.lexists(path):
            raise UsageError(f"路径不存在：{path}")
        else:
            config = config_of(Path(path))
            if not ((force_exclude or config.force_exclude) and _is_excluded(Path(path), config)):
                drafts[path] = ""
    return Listed(drafts, unread)


def documents_below(folder: str) -> Iterator[str]:
    """The documents below ``folder``, whether they are read or not; what cannot be listed has none."""
    return _walk(folder, onerror=None)


def _walk(folder: str, onerror: Callable[[OSError], None] | None) -> Iterator[str]:
    for place, folders, names in os.walk(folder, onerror=onerror):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(DOCUMENTS) and not name.startswith(_LOCKS):
                yield os.path.join(place, name)


def _kind(path: str) -> str:
    """The suffix of a document, or how the name of what is none begins."""
    name = os.path.basename(path)
    return _OF_MAC if name.startswith(_OF_MAC) else os.path.splitext(name)[1].lower()


def _instead(kinds: Iterable[str]) -> str:
    counts = Counter(kinds)
    return f"（只有 {unread_words(counts)}，请另存为 .docx）" if counts else ""


def unread_words(counts: Mapping[str, int]) -> str:
    """How many there are of each kind, as ``Listed.unread`` counts them, in words."""
    return "、".join(f"{count}个 {kind}{'*' if kind == _OF_MAC else ''}" for kind, count in sorted(counts.items()))


def _refuse(error: OSError) -> None:
    raise UsageError(f"无法打开文件夹 {error.filename}：{error.strerror}")


def _is_excluded(path: Path, config: Config) -> bool:
    if not config.exclude:
        return False
    from bulletin_lint.config.globs import matches

    return any(matches(path, glob, config.root) for glob in config.exclude)
