"""What the other issues of a series say, and what that shows of the drafts of a run."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from bulletin_lint.archive import index
from bulletin_lint.archive.members import members, series_of
from bulletin_lint.batch import in_processes
from bulletin_lint.batch.clock import TimeUp, limited
from bulletin_lint.bulletin.remark import Remark
from bulletin_lint.config.config import Config
from bulletin_lint.disk.links import relative_path
from bulletin_lint.docx.errors import UnreadableFile
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import story
from bulletin_lint.rulebook.book import config_of
from bulletin_lint.rulebook.choice import understood
from bulletin_lint.series.facts import Facts, facts_of
from bulletin_lint.series.judge import judge
from bulletin_lint.toml.read import states_of

Remarks = dict[str, tuple[Remark, ...]]


class _Unread(NamedTuple):
    """A file that must be read: the path by which it is known, and its stamp."""

    path: str
    stamp: str
    config: Config
    manner: str


def remarks(drafts: Mapping[str, Config], together: bool, jobs: int = 0) -> Remarks:
    """What is to be said of each of the drafts, by its path, for what other issues show.

    ``together``: the drafts are one or several whole series. Else the settings say which series a draft belongs to; one
    that stands alone in the run is judged by the issues before it.
    """
    if together:
        return _judged(drafts, drafts, "", jobs)
    found: Remarks = {}
    groups: dict[tuple[Path, str], dict[str, Config]] = defaultdict(dict)
    for path, config in drafts.items():
        if config.series and (name := series_of(path, config)):
            groups[config.root, name][path] = config
    for (root, name), own in groups.items():
        config = next(iter(own.values()))
        named = {os.path.realpath(path): path for path in own}
        others = {path: config for path in members(config.series[name], root) if path not in named}
        shown = {relative_path(path): config for path, config in others.items()}
        found |= _judged(own, own | shown, next(iter(own)) if len(own) == 1 else "", jobs)
    return found


def _judged(drafts: Iterable[str], issues: Mapping[str, Config], last: str, jobs: int) -> Remarks:
    told = judge(said(issues, jobs), last)
    return {path: tuple(told[path]) for path in drafts if path in told}


def said(files: Mapping[str, Config], jobs: int = 0) -> list[Facts]:
    """What the files say that are issues, in order; what is known of old is not read again."""
    manners = {id(config): _manner(config) for config in files.values()}
    real = {path: os.path.realpath(path) for path in files}
    stamps: dict[str, str] = {}
    for path, config in files.items():
        try:
            stamps[real[path]] = index.stamp_of(path, manners[id(config)])
        except OSError:
            continue
    seen = index.known(stamps)
    unread = [
        _Unread(real[path], stamps[real[path]], config, manners[id(config)])
        for path, config in files.items()
        if real[path] in stamps and real[path] not in seen
    ]
    fresh = {found.path: found for found in in_processes(_read, unread, None, jobs) if found}
    if fresh:
        index.keep([*fresh.values()])
    seen |= fresh
    found = ((path, seen[real[path]].facts) for path in files if real[path] in seen)
    return [facts._replace(path=path) for path, facts in found if facts]


def _manner(config: Config) -> str:
    """What decides how a file is understood."""
    return repr((config.profile, states_of([config.profile]) if os.sep in config.profile else ()))


def _read(unread: _Unread) -> index.Seen | None:
    """What the file says; None for one that cannot be read in time, which its own check tells."""
    try:
        with limited(unread.config.time_limit):
            package = Package.open(unread.path)
            config = config_of(Path(unread.path), unread.config)
            _, draft = understood(story.read(package).text, config)
            facts = facts_of(draft, unread.path)
    except (UnreadableFile, TimeUp):
        return None
    return index.Seen(unread.path, unread.stamp, index.key_of(package.data, unread.manner), facts)
