"""Findings waived by comments in the Word file, and comments that waive nothing any more."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.engine.finding import Finding
from bulletin_lint.rulebook.selection import strongest


def unwaived(findings: Sequence[Finding], document: WordDocument) -> tuple[list[Finding], list[str]]:
    """The findings that no comment waives, and the words of the comments that met none.

    Raises UnreadableFile where the comments cannot be read.
    """
    package = document.package
    if not any(relationship.target for relationship in package.relationships(package.main_part, "comments")):
        return list(findings), []
    from bulletin_lint.docx.read.remarks import remarks_of  # few files have comments
    from bulletin_lint.engine.suppress import waived, waiver

    waivers = [waiver(*remark, document.text) for remark in remarks_of(document)]
    kept, unused = waived(findings, [item for item in waivers if item], _means)
    return kept, [item.words for item in unused]


def _means(selectors: Sequence[str], finding: Finding) -> bool:
    return strongest(selectors, finding.rule) > 0
