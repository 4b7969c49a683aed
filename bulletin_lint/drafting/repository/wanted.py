"""Every file that a repository of drafts wants, and what one that is there already still lacks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bulletin_lint.drafting.repository import hooks, lines, pre_commit
from bulletin_lint.drafting.repository.hosts import HOSTS, Host
from bulletin_lint.drafting.repository.jobs import jobs
from bulletin_lint.drafting.repository.publications import Folder, by_folder
from bulletin_lint.drafting.repository.settings import settings
from bulletin_lint.drafting.repository.source import Source

SETTINGS = "bulletin-lint.toml"


class Wanted(NamedTuple):
    """A file by its path from the root: the text of a new one, what it is for, and of the text of one that is there,
    what is to be added and where; '' where nothing is."""

    path: str
    text: str
    use: str
    lacks: Callable[[str], str] = lambda there: ""
    where: str = ""


def wanted(root: Path, profile: str, folders: Sequence[Folder], host: Host, source: Source) -> Iterator[Wanted]:
    """The files of the repository at ``root``: settings with ``profile``, or else those of the ``folders``, the
    profiles that their issues gave, hooks, how git treats drafts, and the job for ``host``."""
    alone, globs = (profile, {}) if profile else by_folder(folders)
    which = f"，体例 {alone}" if alone else "，各文件夹各有体例" if globs else ""
    yield Wanted(SETTINGS, settings(alone, globs), f"设置{which}")
    for name, text in dict(pair for folder in folders for pair in folder.drafted).items():
        yield Wanted(name, text, "体例，从往期起草，请核对")
    yield Wanted(
        pre_commit.PATH,
        hooks.config(source),
        "提交之前检查",
        lambda there: "" if pre_commit.has(there, pre_commit.CHECK, pre_commit.FIX) else hooks.entry(source),
        "的 repos 之下加上",
    )
    files = jobs(host.name, source)
    yield _of_attributes(root, (lines.DRAFTS, *((lines.SCRIPTS,) if hooks.SCRIPT in files else ())))
    yield Wanted(
        ".gitignore",
        _joined(lines.IGNORED),
        "锁文件和审阅页不入库",
        lambda there: _joined(lines.missing(lines.IGNORED, there)),
        "里加上",
    )
    for path, text in files.items():
        use = "安装并运行程序" if path == hooks.SCRIPT else f"持续集成，{HOSTS[host.name]}"
        yield _of_gitlab(path, text, use) if path == ".gitlab-ci.yml" else Wanted(path, text, use)


_GITLAB = "的末尾加上（文件里若写有 stages，其中要有 test）"


def _of_gitlab(path: str, text: str, use: str) -> Wanted:
    """The one file of all jobs of GitLab, into which ours goes."""
    return Wanted(path, text, use, lambda there: "" if _has_job(there) else text, _GITLAB)


def _has_job(text: str) -> bool:
    """Whether a .gitlab-ci.yml runs the program already."""
    return bool(re.search(r"^[^#\n]*\bbulletin[-_]lint\b", text, re.MULTILINE))


def _of_attributes(root: Path, attributes: Sequence[lines.Attributes]) -> Wanted:
    """What git does with drafts and scripts: of lines that say the same, the last one counts."""
    return Wanted(
        ".gitattributes",
        _joined(each.line for each in attributes),
        "git diff 显示稿件的文字",
        lambda there: _joined(lines.without_effect(root, attributes, there)),
        "的末尾加上",
    )


def _joined(content: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in content)
