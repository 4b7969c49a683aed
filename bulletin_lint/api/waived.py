"""What the comments of a draft, and the baseline, waive: for whoever answers for it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from bulletin_lint.api import lint
from bulletin_lint.api.judging import State, waived_in
from bulletin_lint.api.results import FileResult, Known
from bulletin_lint.bulletin.remark import Remark as Shown
from bulletin_lint.config.config import Config
from bulletin_lint.docx.read.remarks import Remark, remarks_of
from bulletin_lint.engine.finding import Finding
from bulletin_lint.rulebook.book import book_for, config_of, with_profile
from bulletin_lint.rulebook.waivers import met


class Waiving(NamedTuple):
    """A comment, and the findings that are not told for its sake."""

    remark: Remark
    findings: tuple[Finding, ...]


class Waived(NamedTuple):
    """What ``lint`` gives, and what is missing there because comments waive it, or because it is ``old``, which a
    baseline knows; in reading order."""

    result: FileResult
    waivings: tuple[Waiving, ...]
    old: tuple[Finding, ...] = ()


def waived(
    path: str | os.PathLike[str],
    config: Config,
    content: bytes | None = None,
    known: Known | None = None,
    remarks: tuple[Shown, ...] = (),
) -> Waived:
    """The waivers in the draft at ``path`` that waive anything, and what is known of old. Raises ConfigError as
    ``lint`` does."""
    config = config_of(Path(path), config)
    result = lint(path, config, known, remarks, content)
    old: tuple[Finding, ...] = ()
    if known and result.hidden.get("baseline"):
        every = lint(path, config, None, remarks, content)
        old = tuple(finding for finding, is_old in zip(every.findings, known(every), strict=True) if is_old)
    if result.document is None or result.draft is None or result.choice is None or not result.hidden.get("comment"):
        return Waived(result, (), old)
    book = book_for(Path(path), with_profile(config, result.choice.profile))
    gone = waived_in(State(result.document, result.draft), book)
    pairs = [(remark, met(remark, gone, result.document)) for remark in remarks_of(result.document)]
    return Waived(result, tuple(Waiving(remark, tuple(found)) for remark, found in pairs if found), old)
