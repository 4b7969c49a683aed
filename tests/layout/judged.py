"""The documents, built once, and what the layout rules say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_lint import Config, FileResult, lint
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.finding import Finding
from bulletin_lint.text.text import Paragraph
from tests.layout.by_hand import by_hand
from tests.layout.changes import Change
from tests.layout.parts import Parts

PROFILE = "xuanchuan-xinxi-zhuanbao"
CONFIG = Config(profile=PROFILE, select=("LAY",))
"""All layout rules, those too that are off by default."""


@cache
def untouched(storage: str) -> Parts:
    """The bulletin that is laid out by hand; to be copied before it is changed."""
    return by_hand(storage)


def changed(storage: str, change: Change) -> Parts:
    """The bulletin with one change."""
    parts = untouched(storage).copy()
    change(parts)
    return parts


def judged(parts: Parts, config: Config = CONFIG) -> FileResult:
    """What is said of it."""
    return lint("第12期.docx", config, content=parts.data())


def told(result: FileResult) -> list[str]:
    """The findings as lines that a failed test shows: code, message, and the words of the first place."""
    return [
        f"{each.rule.code} {each.message}【{words(result.draft, each.start, each.end)}】" for each in result.findings
    ]


def words(draft: Draft | None, start: int, end: int) -> str:
    return draft.text.string[start : max(end, start + 12)][:40] if draft else ""


def paragraphs(draft: Draft, finding: Finding) -> Iterator[Paragraph]:
    """The paragraphs in which a finding has its places."""
    for start, end in ((finding.start, finding.end), *finding.others):
        last = max(start, end - 1)
        yield from (each for each in draft.text.paragraphs if each.start <= last and start <= each.end)


def is_within(draft: Draft, finding: Finding, words: str) -> bool:
    """Whether all that a finding marks stands in these words."""
    places = [match.span() for match in re.finditer(re.escape(words), draft.text.string)]
    marked = ((finding.start, finding.end), *finding.others)
    return all(start < end and any(a <= start and end <= b for a, b in places) for start, end in marked)
