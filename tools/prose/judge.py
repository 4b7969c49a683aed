"""What the rules say of one document, as plain data that goes between processes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from bulletin_lint.docx.errors import UnreadableFile
from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.hit import Safety
from bulletin_lint.engine.linter import check
from bulletin_lint.engine.rule import Rule
from bulletin_lint.rulebook.book import all_rules
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.text import Text
from tools.prose.documents import Source, draft_of

HAN = re.compile(r"[\u4e00-\u9fff]")
_ENDS = "。！？；\n\v"
_MOST = 60  # characters on either side of what is shown


class Said(NamedTuple):
    """One finding: where, how sure, and the sentence as it stands (what is meant between ⟦ ⟧) and as it would be
    repaired, '' where nothing is proposed. ``safety`` is ``safe``, ``unsafe`` or ``none``."""

    rule: str
    file: str
    line: int
    severity: str
    safety: str
    text: str
    message: str
    sentence: str
    repaired: str


class Judged(NamedTuple):
    """All that was said of a document, how many Han characters it has, and what it could not be read for."""

    said: tuple[Said, ...] = ()
    han: int = 0
    unread: str = ""


def judge(task: tuple[Source, tuple[str, ...]]) -> Judged:
    """What the rules of these codes say of a document."""
    source, codes = task
    try:
        draft = draft_of(source)
    except UnreadableFile as error:
        return Judged(unread=f"{source.path}：{error}")
    findings = check(draft, _rules(codes))
    han = len(HAN.findall(draft.text.string))
    return Judged(tuple(_said(source, draft.text, finding) for finding in findings), han)


@cache
def _rules(codes: tuple[str, ...]) -> Sequence[Rule]:
    return [rule for rule in all_rules() if rule.code in set(codes)]


def _said(source: Source, text: Text, finding: Finding) -> Said:
    start, end = _sentence(text.string, finding.start, finding.end)
    marked = (Edit(finding.start, finding.start, "⟦"), Edit(finding.end, finding.end, "⟧"))
    return Said(
        finding.rule.code,
        source.path.as_posix(),
        source.before + text.paragraph_at(finding.start).index + 1,
        finding.severity.label,
        (finding.fix.safety if finding.fix else Safety.NONE).value,
        text.string[finding.start : finding.end],
        finding.message,
        _shown(text.string, start, end, marked),
        _shown(text.string, *_around(finding, start, end), finding.fix.edits) if finding.fix else "",
    )


def _sentence(string: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around ``[start, end)``, cut where it is long."""
    left = max(string.rfind(mark, 0, start) for mark in _ENDS) + 1
    ends = [at for mark in _ENDS if (at := string.find(mark, end)) >= 0]
    return max(left, start - _MOST), min(*ends, len(string) - 1, end + _MOST) + 1


def _around(finding: Finding, start: int, end: int) -> tuple[int, int]:
    """The stretch widened to all edits of the finding."""
    edits = finding.fix.edits if finding.fix else ()
    return min([start, *(edit.start for edit in edits)]), max([end, *(edit.end for edit in edits)])


def _shown(string: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    """``string[start:end]`` after ``edits``, in one line."""
    pieces: list[str] = []
    at = start
    for edit in sorted(edits):
        pieces += (string[at : edit.start], edit.replacement)
        at = edit.end
    return "".join([*pieces, string[at:end]]).strip().replace("\n", "¶").replace("\v", "↵")
