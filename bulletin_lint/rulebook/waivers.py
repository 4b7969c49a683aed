"""Findings waived by comments in the Word file, and comments that waive nothing any more, or too much."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.rule import Rule
from bulletin_lint.rulebook.selection import strongest
from bulletin_lint.text.quoting import quoted

if TYPE_CHECKING:
    from bulletin_lint.docx.read.remarks import Remark
    from bulletin_lint.engine.suppress import Waiver


_SHORT = 12  # characters of a stretch that is named whole


class Judged(NamedTuple):
    """``kept`` are the findings that no comment waives, ``gone`` those that one does. ``unused`` are the comments that
    met none, by their words and what they stand on, ``void`` the words of those that would waive everything and
    therefore waive nothing."""

    kept: list[Finding]
    gone: list[Finding]
    unused: list[str]
    void: list[str]


def unwaived(findings: Sequence[Finding], document: WordDocument, unable: Sequence[Rule] = ()) -> Judged:
    """The findings divided by what the comments say; nobody knows that a waiver is unused which names a rule that is
    ``unable`` to find anything in this run. Raises UnreadableFile where the comments cannot be read."""
    package = document.package
    if not any(relationship.target for relationship in package.relationships(package.main_part, "comments")):
        return Judged(list(findings), [], [], [])
    from bulletin_lint.docx.read.remarks import remarks_of  # few files have comments
    from bulletin_lint.engine.suppress import waived

    found = [item for remark in remarks_of(document) if (item := _waiver(remark, document))]
    void = [item for item in found if item.covers_all(document.text)]
    result = waived(findings, [item for item in found if item not in void], _means)
    unused = [
        _told(item, document) for item in result.unused if not any(strongest(item.selectors, rule) for rule in unable)
    ]
    return Judged(result.kept, result.gone, unused, [item.words for item in void])


def _told(item: Waiver, document: WordDocument) -> str:
    """The words of the comment, and the beginning of what it stands on, by which Word finds it."""
    text = " ".join(document.text.string[item.start : item.end].split())
    if not text:
        return f"“{item.words}”"
    shown = text if len(text) <= _SHORT else f"{text[:_SHORT]}……"
    return f"“{item.words}”（标在{quoted(shown)}上）"


def met(remark: Remark, findings: Sequence[Finding], document: WordDocument) -> list[Finding]:
    """Those of the findings that the remark waives."""
    from bulletin_lint.engine.suppress import waived

    item = _waiver(remark, document)
    return waived(findings, [item], _means).gone if item and not item.covers_all(document.text) else []


def _waiver(remark: Remark, document: WordDocument) -> Waiver | None:
    from bulletin_lint.engine.suppress import waiver

    return waiver(remark.start, remark.end, remark.text, document.text)


def _means(selectors: Sequence[str], finding: Finding) -> bool:
    return strongest(selectors, finding.rule) > 0
