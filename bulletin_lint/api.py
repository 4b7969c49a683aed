"""The library: one file in, what is wrong with it out. Typed; prints nothing, exits nowhere."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from bulletin_lint.bulletin.draft import Draft, Traces
from bulletin_lint.bulletin.evidence import ENOUGH_EVIDENCE, account
from bulletin_lint.bulletin.parse import parse
from bulletin_lint.checks.file import Fact, FileFacts
from bulletin_lint.config.config import Config
from bulletin_lint.config.load import discover
from bulletin_lint.docx.errors import CannotPatch, GuardFailure, UnreadableFile
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import story
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.engine import fixer, linter
from bulletin_lint.engine.finding import Finding
from bulletin_lint.rulebook.book import Rulebook, config_of, ignored_for, load_rulebook, named_profile
from bulletin_lint.rulebook.waivers import unwaived
from bulletin_lint.text.edit import Edit, moved

__all__ = ["FileResult", "fix", "lint", "read", "write"]


_HARD_LINK = "文件另有 {} 个名称（硬链接），那里仍是修复前的内容"
_FIGHTS = 3  # how many sets of fighting rules are set aside before a file is given up


class FileResult(NamedTuple):
    """What is known of one file.

    ``findings`` are what remains to be said, in reading order; their offsets are those of ``draft.text``. ``draft``
    and ``document`` are None for a file that could not be read. After a ``fix`` that repaired something: ``fixed`` are
    the findings that were repaired, ``content`` the new bytes of the file, ``before`` the result as ``lint`` gives it.
    ``failure`` says in Chinese what went wrong with it, ``held`` why the file is better not rewritten (signed, say),
    ``notes`` what else there is to know of a file that was written. ``hidden`` counts what is not among the findings:
    by ``comment`` (waived in the draft), ``baseline`` (known of old), ``settings`` (of rules that they ignore).
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
    notes: tuple[str, ...] = ()
    hidden: Mapping[str, int] = MappingProxyType({})


Known = Callable[[FileResult], Sequence[bool]]
"""Which findings of a result are known of old: they are neither told nor repaired."""


class _Spared(NamedTuple):
    """A finding that is known of old: its rule, and where it stands in the text as that is now."""

    code: str
    start: int
    end: int

    def is_same(self, finding: Finding) -> bool:
        return self.code == finding.rule.code and finding.start <= self.end and self.start <= finding.end

    def moved(self, edits: Sequence[Edit]) -> _Spared:
        return _Spared(self.code, moved(self.start, edits), moved(self.end, edits))


class _State(NamedTuple):
    """A document, the bulletin understood in it, and what in it is not to be told."""

    document: WordDocument
    draft: Draft
    spared: tuple[_Spared, ...] = ()


class _Verdict(NamedTuple):
    """What there is to tell, and how much is ``hidden``, as ``FileResult`` has it."""

    findings: list[Finding]
    hidden: Counter[str]


def lint(path: str | os.PathLike[str], config: Config | None = None, known: Known | None = None) -> FileResult:
    """The findings in the .docx file at ``path``, less those that are ``known``.

    ``config`` defaults to the settings that hold for the file's folder. A file that cannot be read, or is no
    bulletin, is a finding. Raises ConfigError for settings, packs or profiles that cannot be used.
    """
    return _lint(os.fspath(path), _book(Path(path), config), known)[0]


def fix(path: str | os.PathLike[str], config: Config | None = None, known: Known | None = None) -> FileResult:
    """``lint``, and the file's new content with everything repaired that can be and is not ``known``; the file itself
    is not touched.

    Unsafe fixes take part if ``config.unsafe_fixes``; ``config.track_changes`` writes them as tracked changes. Raises
    as ``lint`` does.
    """
    config = config or discover(Path(path).parent)
    book = _book(Path(path), config)
    result, spared = _lint(os.fspath(path), book, known)
    if result.draft is None or result.document is None or not fixer.merge(result.findings, config.unsafe_fixes):
        return result
    from bulletin_lint.docx.read.facts import reasons_not_to_write  # as all that only repairing needs

    if reasons := reasons_not_to_write(result.document, config.rewrite_protected):
        return result._replace(held=f"{'；'.join(reasons)}，因此只检查、不改写")
    try:
        return _at_rest(result, _State(result.document, result.draft, spared), book, config)
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
    return result._replace(notes=tuple(filter(None, notes)))


def given_up(path: str | os.PathLike[str], config: Config) -> FileResult:
    """The result for a file that took longer than ``config.time_limit``: that, and nothing else."""
    return _of_file(os.fspath(path), _book(Path(path), config), Fact.TOO_SLOW, f"{config.time_limit} 秒")


def read(path: str | os.PathLike[str], config: Config | None = None) -> Draft:
    """The file at ``path`` as it is understood, not checked. Raises UnreadableFile, and ConfigError as ``lint``."""
    config = config_of(Path(path), config or discover(Path(path).parent))
    return parse(story.read(Package.open(path)).text, named_profile(config.profile))


def _book(path: Path, config: Config | None) -> Rulebook:
    config = config_of(path, config or discover(path.parent))
    return load_rulebook(config).without(ignored_for(path, config))


def _lint(path: str, book: Rulebook, known: Known | None) -> tuple[FileResult, tuple[_Spared, ...]]:
    try:
        state = _state(story.read(Package.open(path)), book)
        found, hidden = _check(state, book)
    except UnreadableFile as error:
        return _of_file(path, book, Fact.UNREADABLE, str(error)), ()
    return _told(FileResult(path, tuple(found), state.draft, state.document, hidden=hidden), known)


def _of_file(path: str, book: Rulebook, fact: Fact, detail: str) -> FileResult:
    """The result for a file of which nothing else is known."""
    found, hidden = _about_file((fact, detail), book=book)
    return FileResult(path, tuple(found), hidden=hidden)


def _told(result: FileResult, known: Known | None) -> tuple[FileResult, tuple[_Spared, ...]]:
    """The result less the findings that are known of old, and these."""
    old = known(result) if known and result.findings else ()
    if not any(old):
        return result, ()
    pairs = [*zip(result.findings, old, strict=True)]
    spared = [_Spared(finding.rule.code, finding.start, finding.end) for finding, is_old in pairs if is_old]
    told = tuple(finding for finding, is_old in pairs if not is_old)
    return result._replace(findings=told, hidden={**result.hidden, "baseline": len(spared)}), tuple(spared)


def _state(document: WordDocument, book: Rulebook, spared: tuple[_Spared, ...] = ()) -> _State:
    def traces() -> Traces:
        from bulletin_lint.docx.read.facts import facts_of

        facts = facts_of(document)
        return Traces(facts.tracked, facts.comments, facts.highlights)

    return _State(document, replace(parse(document.text, book.profile), traces=traces, lexicon=book.lexicon), spared)


def _check(state: _State, book: Rulebook) -> _Verdict:
    """The findings of a document; what may not be repaired has lost its fix. No bulletin: nothing but that."""
    unread = tuple((Fact.UNREAD, what) for what in state.document.unread)
    if state.draft.bulletin.evidence < ENOUGH_EVIDENCE:
        nothing = (Fact.NO_BULLETIN, account(state.draft.text, state.draft.bulletin))
        if linter.check(FileFacts((nothing,)), book.file_rules):
            return _about_file(*unread, nothing, book=book)
    kept, gone, unused, void = unwaived(linter.check(state.draft, book.rules), state.document)
    waivers = [*((Fact.UNUSED_WAIVER, words) for words in unused), *((Fact.VOID_WAIVER, words) for words in void)]
    about_file, hidden = _about_file(*unread, *waivers, book=book)
    hidden["comment"] += len(gone)
    hidden["settings"] += len(_silenced(state, book))
    told = [finding for finding in kept if not any(spared.is_same(finding) for spared in state.spared)]
    return _Verdict(about_file + [_repairable(f, state.document, book) if f.fix else f for f in told], +hidden)


def _about_file(*facts: tuple[Fact, str], book: Rulebook) -> _Verdict:
    """What the rules say of facts about the file itself."""
    if not facts:
        return _Verdict([], Counter())
    silenced = [rule for rule in book.silenced if rule.kind.about == "file"]
    found = FileFacts(facts)
    return _Verdict(linter.check(found, book.file_rules), Counter(settings=len(linter.check(found, silenced))))


def _silenced(state: _State, book: Rulebook) -> list[Finding]:
    """What the rules would find that settings ignore and no comment waives."""
    rules = [rule for rule in book.silenced if rule.kind.about == "text"]
    return unwaived(linter.check(state.draft, rules), state.document).kept if rules else []


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
        return _check(state, book).findings

    def apply(state: _State, edits: list[Edit]) -> _State:
        after = story.read(Package.from_bytes(patch.apply(state.document, edits)))
        guard.verify(state.document, after, edits)
        rounds.append(edits)
        return _state(after, book, tuple(spared.moved(edits) for spared in state.spared))

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
        hidden=result.hidden,
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
