"""A document judged: the rules over it, less what nobody wants to be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from bulletin_lint.bulletin.draft import Draft, Form, Traces
from bulletin_lint.bulletin.evidence import ENOUGH_EVIDENCE, account
from bulletin_lint.checks.file import Fact, FileFacts
from bulletin_lint.checks.reading.disguise import seen_through
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.engine import linter
from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.hit import Safety
from bulletin_lint.engine.rule import Rule
from bulletin_lint.rulebook.book import Rulebook
from bulletin_lint.rulebook.echoed import echoed
from bulletin_lint.rulebook.waivers import unwaived
from bulletin_lint.text.edit import Edit, moved

_NO_BULLETIN = FileFacts(((Fact.NO_BULLETIN, ""),))


class Spared(NamedTuple):
    """A finding that is known of old: its rule, and where it stands in the text as that is now."""

    code: str
    start: int
    end: int

    def is_same(self, finding: Finding) -> bool:
        return self.code == finding.rule.code and finding.start <= self.end and self.start <= finding.end

    def moved(self, edits: Sequence[Edit]) -> Spared:
        return Spared(self.code, moved(self.start, edits), moved(self.end, edits))


class State(NamedTuple):
    """A document, the bulletin understood in it, and what in it is not to be told."""

    document: WordDocument
    draft: Draft
    spared: tuple[Spared, ...] = ()
    found: str = ""  # what of a bulletin was found in it, and what is missing, where that is not enough
    unrendered: str = ""  # why its pages could not be set, where they were to be


class Verdict(NamedTuple):
    """What there is to tell, and how much is ``hidden``, as ``FileResult`` has it."""

    findings: list[Finding]
    hidden: Counter[str]


def state_of(document: WordDocument, draft: Draft, book: Rulebook, spared: tuple[Spared, ...] = ()) -> State:
    def traces() -> Traces:
        from bulletin_lint.docx.read.facts import facts_of

        facts = facts_of(document)
        return Traces(facts.tracked, facts.comments, facts.highlights)

    judged_as = _as_judged(draft, book)
    found = "" if judged_as is draft else account(draft.text, draft.bulletin)
    return State(document, replace(judged_as, traces=traces, lexicon=book.lexicon), spared, found)


def _as_judged(draft: Draft, book: Rulebook) -> Draft:
    """The draft as it is judged: what is no bulletin is nothing but text, unless the user will have it one."""
    if draft.bulletin.evidence >= ENOUGH_EVIDENCE or not linter.check(_NO_BULLETIN, book.file_rules):
        return draft
    from bulletin_lint.bulletin.manuscript import plain

    return plain(draft)


def judged(state: State, book: Rulebook) -> Verdict:
    """The findings of a document; what may not be repaired has lost its fix. What is no bulletin is judged as text."""
    unread = tuple((Fact.UNREAD, what) for what in state.document.unread)
    none = ((Fact.NO_BULLETIN, state.found),) if state.draft.form in (Form.OTHER, Form.FOREIGN) else ()
    if state.draft.form is Form.FOREIGN:
        return about_file(*unread, *none, book=book)
    rules = _fitting(book.rules, state)
    found = seen_through(state.draft, rules, linter.check(state.draft, rules))
    unable = [rule for rule in rules if rule.kind.of_pages] if state.draft.pages is None else []
    kept, gone, unused, void = unwaived(found, state.document, unable)
    waivers = [*((Fact.UNUSED_WAIVER, words) for words in unused), *((Fact.VOID_WAIVER, words) for words in void)]
    unset = ((Fact.NOT_RENDERED, state.unrendered),) if state.unrendered else ()
    facts, hidden = about_file(*unread, *none, *unset, *waivers, book=book)
    hidden["comment"] += len(gone)
    hidden["settings"] += len(_silenced(state, book))
    old = [finding for finding in kept if any(spared.is_same(finding) for spared in state.spared)]
    told = [finding for finding in kept if not any(finding is known for known in old)]
    told = echoed(told, (*gone, *old), state.draft)
    return Verdict(facts + [_repairable(f, state, book) if f.fix else f for f in told], +hidden)


def _fitting(rules: Iterable[Rule], state: State) -> list[Rule]:
    """The rules that the draft can be judged by: those about the parts of a bulletin fit a bulletin alone."""
    return [rule for rule in rules if rule.kind.about == "text" or state.draft.form is Form.BULLETIN]


def about_file(*facts: tuple[Fact, str], book: Rulebook) -> Verdict:
    """What the rules say of facts about the file itself."""
    if not facts:
        return Verdict([], Counter())
    silenced = [rule for rule in book.silenced if rule.kind.about == "file"]
    found = FileFacts(facts)
    return Verdict(linter.check(found, book.file_rules), Counter(settings=len(linter.check(found, silenced))))


def _silenced(state: State, book: Rulebook) -> list[Finding]:
    """What the rules would find that settings ignore and no comment waives."""
    rules = _fitting((rule for rule in book.silenced if rule.kind.about != "file"), state)
    return unwaived(linter.check(state.draft, rules), state.document).kept if rules else []


def _repairable(finding: Finding, state: State, book: Rulebook) -> Finding:
    """The finding, less its fix if that is not wanted or cannot be written into this file; a document of another kind
    may have ways of its own, so that nothing is repaired in it unasked."""
    if finding.rule.code not in book.fixable or finding.fix is None:
        return finding._replace(fix=None)
    from bulletin_lint.docx.write import patch

    if reason := patch.obstacle(state.document, finding.fix.edits):
        return finding._replace(fix=None, note=reason)
    if state.draft.form is Form.OTHER:
        return finding._replace(fix=finding.fix._replace(safety=Safety.UNSAFE))
    return finding
