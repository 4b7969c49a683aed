"""What the folders of a repository of drafts publish, seen in the drafts themselves."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from glob import escape
from pathlib import Path
from typing import NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.parse import ENOUGH_EVIDENCE, parse
from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.config.config import Config
from bulletin_lint.docx.errors import UnreadableFile
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import story
from bulletin_lint.drafting.content import file_name
from bulletin_lint.drafting.profile_draft import profile_from
from bulletin_lint.records.characters import writable
from bulletin_lint.rulebook.choice import Choice, understood
from bulletin_lint.text.text import Text

_SAMPLES = 5  # drafts of a folder that are looked at
_FEWEST = 2  # issues of a publication from which a profile is drafted


class Folder(NamedTuple):
    """A folder of drafts, by its path from the root. ``profile`` is that of the publication, if it is one and known,
    '' otherwise; ``drafted`` has the texts of profiles that its issues gave, by the names under which to write them."""

    path: str
    profile: str
    drafted: tuple[tuple[str, str], ...] = ()


def publications(root: Path, paths: Iterable[str], config_of: Callable[[Path], Config]) -> list[Folder]:
    """What each folder below ``root`` that holds ``paths`` publishes, upper folders first; those without any issue are
    left out."""
    groups: dict[Path, list[str]] = {}
    for path in paths:
        groups.setdefault(Path(path).parent, []).append(path)
    found = (
        _folder(folder.relative_to(root).as_posix(), paths, config_of)
        for folder, paths in sorted(groups.items(), key=lambda item: (len(item[0].parts), item[0]))
    )
    return [folder for folder in found if folder is not None]


def by_folder(folders: Sequence[Folder]) -> tuple[str, dict[str, str]]:
    """The one profile of all folders, '' if there is none, and else the profiles by glob. A glob means the folders
    below, too: one that would judge another publication there is left out, for the names of the issues decide then, and
    so is one that settings, which are UTF-8, cannot name."""
    profiles = {folder.profile for folder in folders}
    if len(profiles) == 1:
        return profiles.pop(), {}
    globs = {}
    for folder in folders:
        below = [other for other in folders if other != folder and _is_below(other.path, folder.path)]
        if folder.profile and writable(folder.path) == folder.path and all(other.profile for other in below):
            globs[_glob(folder.path)] = folder.profile
    return "", globs


def _is_below(path: str, folder: str) -> bool:
    return folder == "." or path.startswith(f"{folder}/")


def _glob(path: str) -> str:
    """The glob of a folder from the root; one name without a slash would mean every folder of that name."""
    return "*.docx" if path == "." else f"{escape(path)}/*"


def _folder(path: str, drafts: Sequence[str], config_of: Callable[[Path], Config]) -> Folder | None:
    issues = [*_issues(drafts, config_of)]
    if not issues:
        return None
    named = {choice.profile for choice, _ in issues if choice.why == "name"}
    strangers = [(choice.title, draft) for choice, draft in issues if choice.why == "none"]
    titles = Counter(title for title, _ in strangers if title)
    drafted = tuple(_drafted(title, strangers) for title, count in titles.items() if count >= _FEWEST)
    if len(named) == 1 and not titles:
        return Folder(path, named.pop())
    is_one = not named and len(titles) == len(drafted) == 1
    return Folder(path, drafted[0][0] if is_one else "", drafted)


def _issues(drafts: Sequence[str], config_of: Callable[[Path], Config]) -> Iterator[tuple[Choice, Draft]]:
    """Some of the drafts, from the first to the last, as far as they are issues."""
    step = max(1, (len(drafts) - 1) // (_SAMPLES - 1))
    for path in drafts[::step][:_SAMPLES]:
        text = _text(path)
        if text is None:
            continue
        choice, draft = understood(text, config_of(Path(path)))
        if draft.bulletin.evidence >= ENOUGH_EVIDENCE:
            yield choice, draft


def _drafted(title: str, issues: Iterable[tuple[str, Draft]]) -> tuple[str, str]:
    own = [parse(draft.text, Profile()) for name, draft in issues if name == title]
    lines = profile_from(f"《{title}》的{len(own)}期往期", own)
    return f"{file_name(title)}.toml", "".join(f"{line}\n" for line in lines)


def _text(path: str | os.PathLike[str]) -> Text | None:
    try:
        return story.read(Package.open(Path(path))).text
    except UnreadableFile:  # ``check`` reports it; it says nothing about the profile
        return None
