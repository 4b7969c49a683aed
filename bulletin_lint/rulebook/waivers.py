"""Findings waived by comments in the Word file, and comments that waive nothing any more, or too much."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.rule import Rule
from bulletin_lint.rulebook.selection import strongest


class Judged(NamedTuple):
    """``kept`` are the findings that no comment waives, ``gone`` those that one does. ``unused`` are the words of the
    comments that met none, ``void`` those of the comments that would waive everything and therefore waive nothing."""

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
    from bulletin_lint.engine.suppress import waived, waiver

    found = [item for remark in remarks_of(document) if (item := waiver(*remark, document.text))]
    void = [item for item in found if item.covers_all(document.text)]
    result = waived(findings, [item for item in found if item not in void], _means)
    unused = [item.words for item in result.unused if not any(strongest(item.selectors, rule) for rule in unable)]
    return Judged(result.kept, result.gone, unused, [item.words for item in void])


def _means(selectors: Sequence[str], finding: Finding) -> bool:
    return strongest(selectors, finding.rule) > 0
