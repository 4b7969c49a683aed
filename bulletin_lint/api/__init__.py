"""The library: one file in, what is wrong with it out. Typed; prints nothing, exits nowhere."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from bulletin_lint.api.judging import Spared, State, about_file, judged, state_of
from bulletin_lint.api.rendering import with_pages
from bulletin_lint.api.results import FileResult
from bulletin_lint.api.results import Known as Known
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.remark import Remark
from bulletin_lint.checks.file import Fact
from bulletin_lint.config.config import Config
from bulletin_lint.config.load import discover
from bulletin_lint.docx.errors import CannotPatch, GuardFailure, UnreadableFile
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import story
from bulletin_lint.engine import fixer
from bulletin_lint.rulebook.book import Rulebook, book_for, config_of, with_profile
from bulletin_lint.rulebook.choice import understood

__all__ = ["FileResult", "fix", "lint", "read", "write"]


_HARD_LINK = "文件另有{}个名称（硬链接），那里仍是修复前的内容"


class _Checked(NamedTuple):
    """What ``lint`` gives, which findings are known of old, and the rulebook by which the file was judged."""

    result: FileResult
    spared: tuple[Spared, ...]
    book: Rulebook


def lint(
    path: str | os.PathLike[str],
    config: Config | None = None,
    known: Known | None = None,
    remarks: tuple[Remark, ...] = (),
    content: bytes | None = None,
) -> FileResult:
    """The findings in the .docx file at ``path``, less those that are ``known``; ``remarks`` are what the other issues
    of its series show of it (see ``archive.gather``). With ``content``, its bytes, the file itself is not opened, and
    ``path`` only names it.

    ``config`` defaults to the settings that hold for the file's folder. A file that cannot be read, or is no
    bulletin, is a finding. Raises ConfigError for settings, packs or profiles that cannot be used, UsageError where
    ``config.rendered`` asks for LibreOffice and that is not installed.
    """
    return _lint(os.fspath(path), _config(path, config), known, remarks, content).result


def fix(
    path: str | os.PathLike[str],
    config: Config | None = None,
    known: Known | None = None,
    remarks: tuple[Remark, ...] = (),
    content: bytes | None = None,
) -> FileResult:
    """``lint``, and the file's new content with everything repaired that can be and is not ``known``; the file itself
    is not touched.

    Unsafe fixes take part if ``config.unsafe_fixes``; ``config.track_changes`` writes them as tracked changes. Raises
    as ``lint`` does.
    """
    config = _config(path, config)
    result, spared, book = _lint(os.fspath(path), config, known, remarks, content)
    if result.draft is None or result.document is None or not fixer.merge(result.findings, config.unsafe_fixes):
        return result
    from bulletin_lint.api.repairing import at_rest  # as all that only repairing needs
    from bulletin_lint.docx.read.facts import reasons_not_to_write

    if reasons := reasons_not_to_write(result.document, config.rewrite_protected):
        return result._replace(held=f"{'；'.join(reasons)}，因此只检查、不改写")
    try:
        return at_rest(result, State(result.document, result.draft, spared), book, config)
    except fixer.DoesNotSettle as error:
        return result._replace(failure=f"各项修复反复触发彼此（{error}），未作任何修改；请将此文件反馈给开发者")
    except (CannotPatch, GuardFailure, UnreadableFile) as error:
        return result._replace(failure=f"无法安全写回，未作任何修改：{error}")


def write(result: FileResult, backup: bool = False) -> FileResult:
    """Put the new content of a result of ``fix`` in the place of its file, at once or not at all.

    ``backup`` first keeps a copy beside it, unless git has this version. The result comes back, with ``notes`` of what
    else there is to know, or that before the fix with ``failure`` set where the file could not be replaced.
    """
    before = result.before
    if result.content is None or before is None or before.document is None:
        return result
    from bulletin_lint.disk.backup import keep_copy
    from bulletin_lint.disk.errors import CannotWrite
    from bulletin_lint.disk.links import other_names
    from bulletin_lint.disk.replace import replace_file

    package = before.document.package
    try:
        copy = keep_copy(result.path, package.data) if backup else ""
        others = other_names(result.path)
        replace_file(result.path, result.content, package.stamp)
    except CannotWrite as error:
        return before._replace(failure=f"未能写入：{error}")
    notes = (f"修复前的原稿保存为 {copy}" if copy else "", _HARD_LINK.format(others) if others else "")
    return result._replace(notes=(*result.notes, *filter(None, notes)))


def given_up(path: str | os.PathLike[str], config: Config) -> FileResult:
    """The result for a file that took longer than ``config.time_limit``: that, and nothing else."""
    return _of_file(
        os.fspath(path), book_for(Path(path), config_of(Path(path), config)), Fact.TOO_SLOW, f"{config.time_limit}秒"
    )


def read(path: str | os.PathLike[str], config: Config | None = None, content: bytes | None = None) -> Draft:
    """The file at ``path``, or these bytes, as it is understood, not checked. Raises UnreadableFile, and ConfigError as
    ``lint``."""
    return understood(story.read(_package(path, content)).text, _config(path, config))[1]


def _package(path: str | os.PathLike[str], content: bytes | None) -> Package:
    return Package.open(path) if content is None else Package.from_bytes(content)


def _config(path: str | os.PathLike[str], config: Config | None) -> Config:
    return config_of(Path(path), config or discover(Path(path).parent))


def _lint(
    path: str, config: Config, known: Known | None, remarks: tuple[Remark, ...], content: bytes | None = None
) -> _Checked:
    book = book_for(Path(path), config)
    try:
        document = story.read(_package(path, content))
        choice, draft = understood(document.text, config)
        book = book_for(Path(path), with_profile(config, choice.profile))
        state = with_pages(state_of(document, replace(draft, remarks=remarks), book), book, config)
        found, hidden = judged(state, book)
    except UnreadableFile as error:
        return _Checked(_of_file(path, book, Fact.UNREADABLE, str(error)), (), book)
    result = FileResult(path, tuple(found), state.draft, state.document, hidden=hidden, choice=choice)
    return _Checked(*_told(result, known), book)


def _of_file(path: str, book: Rulebook, fact: Fact, detail: str) -> FileResult:
    """The result for a file of which nothing else is known."""
    found, hidden = about_file((fact, detail), book=book)
    return FileResult(path, tuple(found), hidden=hidden)


def _told(result: FileResult, known: Known | None) -> tuple[FileResult, tuple[Spared, ...]]:
    """The result less the findings that are known of old, and these."""
    old = known(result) if known and result.findings else ()
    if not any(old):
        return result, ()
    pairs = [*zip(result.findings, old, strict=True)]
    spared = [Spared(finding.rule.code, finding.start, finding.end) for finding, is_old in pairs if is_old]
    told = tuple(finding for finding, is_old in pairs if not is_old)
    return result._replace(findings=told, hidden={**result.hidden, "baseline": len(spared)}), tuple(spared)
