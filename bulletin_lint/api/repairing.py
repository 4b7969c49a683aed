"""A file repaired: rounds of edits and settings until nothing more is to be repaired, made at once and verified."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from bulletin_lint.api.judging import State, judged, state_of
from bulletin_lint.api.rendering import with_pages
from bulletin_lint.api.results import FileResult
from bulletin_lint.bulletin.parse import parse
from bulletin_lint.config.config import Config
from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import story
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.engine import fixer
from bulletin_lint.engine.finding import Finding
from bulletin_lint.rulebook.book import Rulebook
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.setting import Setting, shifted

_FIGHTS = 3  # how many sets of fighting rules are set aside before a file is given up


class _Round(NamedTuple):
    """What was done to a document in one go: its text edited, then set anew."""

    edits: Sequence[Edit]
    settings: Sequence[Setting]


def at_rest(result: FileResult, start: State, book: Rulebook, config: Config) -> FileResult:
    """The repaired file. Rules whose fixes fight, or cannot be written, must not keep the others from theirs: once they
    are known, they only report."""
    for _ in range(_FIGHTS):
        try:
            return _fixed(result, start, book, config)
        except fixer.DoesNotSettle as error:
            book, result = _without(error.codes, "与别的修复互相推翻", book, result)
        except CannotPatch as error:
            unwritable = {*_unwritable(start, book)}
            if not unwritable:
                raise
            book, result = _without(unwritable, str(error), book, result)
    return _fixed(result, start, book, config)


def _without(codes: Set[str], why: str, book: Rulebook, result: FileResult) -> tuple[Rulebook, FileResult]:
    """The rules of which those only report, and the result with a note that says so."""
    named = "、".join(f"{rule.title}（{rule.code}）" for rule in book.known if rule.code in codes)
    note = f"{named}只报告、没有修复：{why}"
    return book._replace(fixable=book.fixable - codes), result._replace(notes=(*result.notes, note))


def _unwritable(start: State, book: Rulebook) -> Iterator[str]:
    """The rules that want letters, paragraphs or pages set anew which this file has in a form that nobody can write."""
    from bulletin_lint.docx.write import dress

    for finding in (each for each in judged(start, book).findings if each.fix and each.fix.settings):
        try:
            dress.apply(start.document, fixer.settings_of([finding]))
        except CannotPatch:
            yield finding.rule.code


def _fixed(result: FileResult, start: State, book: Rulebook, config: Config) -> FileResult:
    from bulletin_lint.engine.compose import composed

    rounds: list[_Round] = []

    def check(state: State) -> list[Finding]:
        return judged(state, book).findings

    def apply(state: State, edits: list[Edit], settings: list[Setting]) -> State:
        after = _set(_edited(state.document, edits), shifted(settings, edits), config)
        rounds.append(_Round(edits, settings))
        spared = tuple(each.moved(edits) for each in state.spared)
        return state_of(after, replace(parse(after.text, book.profile), remarks=state.draft.remarks), book, spared)

    outcome = fixer.converge(start, check, apply, config.unsafe_fixes)
    last = with_pages(outcome.document, book, config)  # once, not in every round: no fix hangs on the pages
    remaining = outcome.remaining if last is outcome.document else tuple(check(last))
    edits = composed((made.edits for made in rounds), len(start.document.text.string))
    settings = _settings_of(rounds)
    if not edits and not settings:  # the rounds have undone one another
        return result._replace(findings=remaining, before=result)
    after = last.document
    if len(rounds) > 1:  # as one, so that nothing shows of the way there, and accepting what is tracked gives the same
        after = _set(_edited(start.document, edits), settings, config)
    content = _tracked(start.document, edits, settings, config) if config.track_changes else after.package.data
    repaired = result._replace(fixed=outcome.fixed, content=content, before=result)
    return repaired._replace(findings=remaining, draft=last.draft, document=after)


def _settings_of(rounds: Sequence[_Round]) -> list[Setting]:
    """The settings of all rounds, where their places are in the end."""
    settings: list[Setting] = []
    for made in rounds:
        settings = [*shifted(settings, made.edits), *shifted(made.settings, made.edits)]
    return settings


def _edited(document: WordDocument, edits: Sequence[Edit]) -> WordDocument:
    """The document with its text edited, verified."""
    if not edits:
        return document
    from bulletin_lint.docx import guard
    from bulletin_lint.docx.write import patch

    after = _read(patch.apply(document, edits))
    guard.verify(document, after, edits)
    return after


def _set(document: WordDocument, settings: Sequence[Setting], config: Config) -> WordDocument:
    """The document with other properties, verified."""
    if not settings:
        return document
    from bulletin_lint.docx.guard.dressed import verify_dressed
    from bulletin_lint.docx.write import dress

    after = _read(dress.apply(document, settings, styles=config.fix_styles))
    verify_dressed(document, after, settings, styles=config.fix_styles)
    return after


def _tracked(document: WordDocument, edits: Sequence[Edit], settings: Sequence[Setting], config: Config) -> bytes:
    """The file with edits and settings as tracked changes; accepting them gives what they give untracked."""
    if edits:
        from bulletin_lint.docx import guard
        from bulletin_lint.docx.write import track

        after = _read(track.apply(document, edits, config.author))
        guard.verify_tracked(document, after, edits, _edited(document, edits))
        document = after
    if settings:
        from bulletin_lint.docx.guard.dressed import verify_dressed_tracked
        from bulletin_lint.docx.write import dress

        after = _read(dress.apply(document, settings, dress.Tracking(config.author)))
        verify_dressed_tracked(document, after, settings)
        document = after
    return document.package.data


def _read(content: bytes) -> WordDocument:
    return story.read(Package.from_bytes(content))
