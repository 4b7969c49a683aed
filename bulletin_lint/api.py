"""The library: one file in, what is wrong with it out. Typed; prints nothing, exits nowhere."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from bulletin_lint.bulletin.draft import Draft, Traces
from bulletin_lint.bulletin.parse import ENOUGH_EVIDENCE, parse
from bulletin_lint.checks.file import Fact, FileFacts
from bulletin_lint.config.config import Config
from bulletin_lint.config.load import discover
from bulletin_lint.docx.errors import CannotPatch, CannotWrite, GuardFailure, UnreadableFile
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import story
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.engine import fixer, linter
from bulletin_lint.engine.finding import Finding
from bulletin_lint.rulebook.book import Rulebook, config_of, ignored_for, load_rulebook, named_profile
from bulletin_lint.rulebook.waivers import unwaived
from bulletin_lint.text.edit import Edit

__all__ = ["FileResult", "fix", "lint", "read", "write"]


_FIGHTS = 3  # how many sets of fighting rules are set aside before a file is given up


class FileResult(NamedTuple):
    """What is known of one file.

    ``findings`` are what remains to be said, in reading order; their offsets are those of ``draft.text``. ``draft``
    and ``document`` are None for a file that could not be read. After a ``fix`` that repaired something: ``fixed`` are
    the findings that were repaired, ``content`` the new bytes of the file, ``before`` the result as ``lint`` gives it.
    ``failure`` says in Chinese what went wrong with it, ``held`` why the file is better not rewritten (signed, say).
    """

    path: str
    findings: tuple[Finding, ...]
    draft: Draft | None = None
    document: WordDocument | None = None
    fixed: tuple[Finding, ...] = ()
    content: bytes | None = None
    before: FileResult | None = None
    failure: str = ""
    held: str = ""


class _State(NamedTuple):
    """A document, and the bulletin understood in it."""

    document: WordDocument
    draft: Draft


def lint(path: str | os.PathLike[str], config: Config | None = None) -> FileResult:
    """The findings in the .docx file at ``path``.

    ``config`` defaults to the settings that hold for the file's folder. A file that cannot be read, or is no
    bulletin, is a finding. Raises ConfigError for settings, packs or profiles that cannot be used.
    """
    return _lint(os.fspath(path), _book(Path(path), config))


def fix(path: str | os.PathLike[str], config: Config | None = None) -> FileResult:
    """``lint``, and the file's new content with everything repaired that can be; the file itself is not touched.

    Unsafe fixes take part if ``config.unsafe_fixes``; ``config.track_changes`` writes them as tracked changes. Raises
    as ``lint`` does.
    """
    config = config or discover(Path(path).parent)
    book = _book(Path(path), config)
    result = _lint(os.fspath(path), book)
    if result.draft is None or result.document is None or not fixer.merge(result.findings, config.unsafe_fixes):
        return result
    from bulletin_lint.docx.read.facts import reasons_not_to_write  # as all that only repairing needs

    if reasons := reasons_not_to_write(result.document, config.rewrite_protected):
        return result._replace(held=f"{'；'.join(reasons)}，因此只检查、不改写")
    try:
        return _at_rest(result, _State(result.document, result.draft), book, config)
    except fixer.DoesNotSettle as error:
        return result._replace(failure=f"各项修复反复触发彼此（{error}），未作任何修改；请将此文件反馈给开发者")
    except (CannotPatch, GuardFailure, UnreadableFile) as error:
        return result._replace(failure=f"无法安全写回，未作任何修改：{error}")


def write(result: FileResult) -> FileResult:
    """Put the new content of a result of ``fix`` in the place of its file, at once or not at all.

    The result comes back, or that before the fix with ``failure`` set where the file could not be replaced.
    """
    before = result.before
    if result.content is None or before is None or before.document is None:
        return result
    from bulletin_lint.docx.write.replace import replace_file

    try:
        replace_file(result.path, result.content, before.document.package.stamp)
    except CannotWrite as error:
        return before._replace(failure=f"未能写入：{error}")
    return result


def given_up(path: str | os.PathLike[str], config: Config) -> FileResult:
    """The result for a file that took longer than ``config.time_limit``: that, and nothing else."""
    return _of_file(os.fspath(path), Fact.TOO_SLOW, f"{config.time_limit} 秒", _book(Path(path), config))


def read(path: str | os.PathLike[str], config: Config | None = None) -> Draft:
    """The file at ``path`` as it is understood, not checked. Raises UnreadableFile, and ConfigError as ``lint``."""
    config = config_of(Path(path), config or discover(Path(path).parent))
    return parse(story.read(Package.open(path)).text, named_profile(config.profile))


def _book(path: Path, config: Config | None) -> Rulebook:
    config = config_of(path, config or discover(path.parent))
    return load_rulebook(config).without(ignored_for(path, config))


def _lint(path: str, book: Rulebook) -> FileResult:
    try:
        state = _state(story.read(Package.open(path)), book)
        return FileResult(path, tuple(_check(state, book)), state.draft, state.document)
    except UnreadableFile as error:
        return _of_file(path, Fact.UNREADABLE, str(error), book)


def _of_file(path: str, fact: Fact, detail: str, book: Rulebook) -> FileResult:
    return FileResult(path, tuple(linter.check(FileFacts(((fact, detail),)), book.file_rules)))


def _state(document: WordDocument, book: Rulebook) -> _State:
    def traces() -> Traces:
        from bulletin_lint.docx.read.facts import facts_of

        facts = facts_of(document)
        return Traces(facts.tracked, facts.comments, facts.highlights)

    return _State(document, replace(parse(document.text, book.profile), traces=traces, lexicon=book.lexicon))


def _check(state: _State, book: Rulebook) -> list[Finding]:
    """The findings of a document; what may not be repaired has lost its fix. No bulletin: nothing but that."""
    unread = tuple((Fact.UNREAD, what) for what in state.document.unread)
    if state.draft.bulletin.evidence < ENOUGH_EVIDENCE:
        nothing = (Fact.NO_BULLETIN, "")
        if linter.check(FileFacts((nothing,)), book.file_rules):
            return linter.check(FileFacts((*unread, nothing)), book.file_rules)
    findings, unused = unwaived(linter.check(state.draft, book.rules), state.document)
    facts = (*unread, *((Fact.UNUSED_WAIVER, words) for words in unused))
    if facts:
        findings = linter.check(FileFacts(facts), book.file_rules) + findings
    return [_repairable(finding, state.document, book) if finding.fix else finding for finding in findings]


def _repairable(finding: Finding, document: WordDocument, book: Rulebook) -> Finding:
    """The finding, less its fix if that is not wanted or cannot be written into this file."""
    if finding.rule.code not in book.fixable or finding.fix is None:
        return finding._replace(fix=None)
    from bulletin_lint.docx.write import patch

    reason = patch.obstacle(document, finding.fix.edits)
    return finding._replace(fix=None, note=reason) if reason else finding


def _at_rest(result: FileResult, start: _State, book: Rulebook, config: Config) -> FileResult:
    """The repaired file. Rules whose fixes fight must not keep the others from theirs: once they are known, they only
    report."""
    for _ in range(_FIGHTS):
        try:
            return _fixed(result, start, book, config)
        except fixer.DoesNotSettle as error:
            book = book._replace(fixable=book.fixable - error.codes)
    return _fixed(result, start, book, config)


def _fixed(result: FileResult, start: _State, book: Rulebook, config: Config) -> FileResult:
    from bulletin_lint.docx import guard
    from bulletin_lint.docx.write import patch

    rounds: list[list[Edit]] = []

    def check(state: _State) -> list[Finding]:
        return _check(state, book)

    def apply(state: _State, edits: list[Edit]) -> _State:
        after = story.read(Package.from_bytes(patch.apply(state.document, edits)))
        guard.verify(state.document, after, edits)
        rounds.append(edits)
        return _state(after, book)

    outcome = fixer.converge(start, check, apply, config.unsafe_fixes)
    after = outcome.document
    content = _tracked(start.document, rounds, config.author) if config.track_changes else after.document.package.data
    return FileResult(
        result.path,
        outcome.remaining,
        after.draft,
        after.document,
        outcome.fixed,
        content,
        before=result,
    )


def _tracked(document: WordDocument, rounds: list[list[Edit]], author: str) -> bytes:
    """The file with all rounds of edits as tracked changes; accepting them gives the file that was checked."""
    from bulletin_lint.docx import guard
    from bulletin_lint.docx.write import patch, track
    from bulletin_lint.engine.compose import composed

    edits = composed(rounds, len(document.text.string))
    content = track.apply(document, edits, author)
    plain = story.read(Package.from_bytes(patch.apply(document, edits)))
    guard.verify_tracked(document, story.read(Package.from_bytes(content)), edits, plain)
    return content
