"""A file repaired: rounds of edits until nothing more is to be repaired, made at once and verified."""

from __future__ import annotations

from dataclasses import replace

from bulletin_lint.api.judging import State, judged, state_of
from bulletin_lint.api.results import FileResult
from bulletin_lint.bulletin.parse import parse
from bulletin_lint.config.config import Config
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import story
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.engine import fixer
from bulletin_lint.engine.finding import Finding
from bulletin_lint.rulebook.book import Rulebook
from bulletin_lint.text.edit import Edit

_FIGHTS = 3  # how many sets of fighting rules are set aside before a file is given up


def at_rest(result: FileResult, start: State, book: Rulebook, config: Config) -> FileResult:
    """The repaired file. Rules whose fixes fight must not keep the others from theirs: once they are known, they only
    report."""
    for _ in range(_FIGHTS):
        try:
            return _fixed(result, start, book, config)
        except fixer.DoesNotSettle as error:
            book = book._replace(fixable=book.fixable - error.codes)
    return _fixed(result, start, book, config)


def _fixed(result: FileResult, start: State, book: Rulebook, config: Config) -> FileResult:
    from bulletin_lint.docx import guard
    from bulletin_lint.docx.write import patch
    from bulletin_lint.engine.compose import composed

    rounds: list[list[Edit]] = []

    def check(state: State) -> list[Finding]:
        return judged(state, book).findings

    def apply(state: State, edits: list[Edit]) -> State:
        after = story.read(Package.from_bytes(patch.apply(state.document, edits)))
        guard.verify(state.document, after, edits)
        rounds.append(edits)
        spared = tuple(each.moved(edits) for each in state.spared)
        return state_of(after, replace(parse(after.text, book.profile), remarks=state.draft.remarks), book, spared)

    outcome = fixer.converge(start, check, apply, config.unsafe_fixes)
    edits = composed(rounds, len(start.document.text.string))
    if not edits:  # the rounds have undone one another
        return result._replace(findings=outcome.remaining, before=result)
    after = _at_once(start.document, edits) if len(rounds) > 1 else outcome.document.document
    content = _tracked(start.document, after, edits, config.author) if config.track_changes else after.package.data
    repaired = result._replace(fixed=outcome.fixed, content=content, before=result)
    return repaired._replace(findings=outcome.remaining, draft=outcome.document.draft, document=after)


def _at_once(document: WordDocument, edits: list[Edit]) -> WordDocument:
    """The document with the edits of all rounds made as one, so that nothing shows of the way there, and accepting
    what is tracked gives the very same."""
    from bulletin_lint.docx import guard
    from bulletin_lint.docx.write import patch

    after = story.read(Package.from_bytes(patch.apply(document, edits)))
    guard.verify(document, after, edits)
    return after


def _tracked(document: WordDocument, after: WordDocument, edits: list[Edit], author: str) -> bytes:
    """The file with the edits as tracked changes; accepting them gives ``after``."""
    from bulletin_lint.docx import guard
    from bulletin_lint.docx.write import track

    content = track.apply(document, edits, author)
    guard.verify_tracked(document, story.read(Package.from_bytes(content)), edits, after)
    return content
