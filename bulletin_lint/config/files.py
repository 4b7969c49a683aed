"""Which files a run is about."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from bulletin_lint.config.config import Config
from bulletin_lint.disk.reasons import reason
from bulletin_lint.errors import UsageError

READ = ".docx"
UNREAD = (".doc", ".docm", ".dot", ".dotm", ".dotx", ".odt", ".rtf", ".wps", ".wpt")
DOCUMENTS = (READ, *UNREAD)
LOCKS = ("~$", ".~")
# Folders that hold no drafts, but perhaps a thousand other files; one that is named is looked into all the same.
_OF_PROGRAMS = frozenset(
    ("__pycache__", "__pypackages__", "_build", "build", "dist", "env", "node_modules", "site-packages", "venv")
)
_OF_MAC = "._"  # what macOS puts beside a file on drives that are not its own: named like a document, and none


class Listed(NamedTuple):
    """``drafts`` are the paths in order, each with the folder in whose walk it was found, '' where it was named.
    ``unread`` counts what was met in a walk and is of a kind that is not read: by its suffix, or ``._`` where that
    begins the name. ``bare`` are the folders without any draft, each with what was met there instead."""

    drafts: Mapping[str, str]
    unread: Mapping[str, int]
    bare: Mapping[str, Mapping[str, int]]

    def needed(self) -> Listed:
        """The same; UsageError where a folder is bare, for work that makes no sense without a draft."""
        for folder, instead in self.bare.items():
            raise UsageError(nothing_in(folder, instead))
        return self


def find(paths: Iterable[str], config_of: Callable[[Path], Config], force_exclude: bool = False) -> Listed:
    """The drafts that ``paths`` name, each once, in the order given; folders are walked in sorted order.

    Lock files, hidden folders and those of programs are passed over in a walk, and so is what ``exclude`` means or git
    ignores; a file that is named is taken whatever it is called, unless it is excluded and ``force_exclude`` is
    set, here or in its configuration.
    Raises UsageError for a path that does not exist, and for a folder that cannot be listed.
    """
    drafts = _Once()
    unread: Counter[str] = Counter()
    bare: dict[str, Mapping[str, int]] = {}
    for path in paths:
        if os.path.isdir(path):
            found = {item: _kind(item) for item in _walk(path, _refuse)}
            if READ not in found.values():
                bare[path] = Counter(found.values())
            gone = _ignored(path, found, config_of)
            for item, kind in found.items():
                if item not in gone and not _is_excluded(Path(item), config_of(Path(item))):
                    if kind == READ:
                        drafts.add(item, path)
                    else:
                        unread[kind] += 1
        elif not os.path.lexists(path):
            raise UsageError(f"{path}：没有这个文件")
        else:
            config = config_of(Path(path))
            if not ((force_exclude or config.force_exclude) and _is_excluded(Path(path), config)):
                drafts.add(path, "")
    return Listed(drafts.found(), unread, bare)


def nothing_in(folder: str, instead: Mapping[str, int]) -> str:
    """What is said of a folder without drafts, where there is this instead."""
    only = f"（只有{unread_words(instead)}，请另存为 .docx）" if instead else ""
    return f"文件夹里没有 .docx 文件：{folder}{only}"


class _Once:
    """Drafts in the order in which they are met, each once, whatever names lead to it; a name that is no link counts
    more than one that is."""

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}
        self._by_place: dict[str, tuple[str, str]] = {}

    def add(self, path: str, folder: str) -> None:
        """One more draft, and the folder in whose walk it was found, '' where it was named."""
        is_link, place = os.path.islink(path), self._place(path)
        earlier = self._by_place.get(place)
        if earlier is None or (os.path.islink(earlier[0]) and not is_link):
            self._by_place[place] = (path, folder)
        elif not folder and os.path.islink(path) == os.path.islink(earlier[0]):
            self._by_place[place] = (earlier[0], "")

    def found(self) -> dict[str, str]:
        """The paths with their folders."""
        return dict(self._by_place.values())

    def _place(self, path: str) -> str:
        """Where the file lies; the folders of a walk are looked up once."""
        if os.path.islink(path):
            return os.path.normcase(os.path.realpath(path))
        folder, name = os.path.split(path)
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder or ".")
        return os.path.normcase(os.path.join(self._folders[folder], name))


def documents_below(folder: str) -> Iterator[str]:
    """The documents below ``folder``, whether they are read or not; what cannot be listed has none."""
    return _walk(folder, onerror=None)


def _walk(folder: str, onerror: Callable[[OSError], None] | None) -> Iterator[str]:
    for place, folders, names in os.walk(folder, onerror=onerror):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _OF_PROGRAMS)
        for name in sorted(names):
            if name.lower().endswith(DOCUMENTS) and not name.startswith(LOCKS):
                yield os.path.join(place, name)


def _kind(path: str) -> str:
    """The suffix of a document, or how the name of what is none begins."""
    name = os.path.basename(path)
    return _OF_MAC if name.startswith(_OF_MAC) else os.path.splitext(name)[1].lower()


def unread_words(counts: Mapping[str, int]) -> str:
    """How many there are of each kind, as ``Listed.unread`` counts them, in words."""
    return "、".join(f"{count}个 {kind}{'*' if kind == _OF_MAC else ''}" for kind, count in sorted(counts.items()))


def _refuse(error: OSError) -> None:
    raise UsageError(f"无法打开文件夹 {error.filename}：{reason(error)}")


def _ignored(folder: str, paths: Iterable[str], config_of: Callable[[Path], Config]) -> Collection[str]:
    """What git ignores of what was found in the walk of ``folder``."""
    if not config_of(Path(folder) / "draft.docx").respect_gitignore:
        return ()
    from bulletin_lint.config.gitignore import ignored

    return ignored(folder, paths)


def _is_excluded(path: Path, config: Config) -> bool:
    if not config.exclude and not config.extend_exclude:
        return False
    from bulletin_lint.config.globs import matches

    return any(matches(path, glob, config.root) for glob in (*config.exclude, *config.extend_exclude))
