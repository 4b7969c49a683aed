"""What the comments of a draft waive: for whoever answers for it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from bulletin_lint.api import lint
from bulletin_lint.api.judging import State, waived_in
from bulletin_lint.api.results import FileResult
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
    """What ``lint`` gives, and what is missing there because comments waive it, in reading order."""

    result: FileResult
    waivings: tuple[Waiving, ...]


def waived(path: str | os.PathLike[str], config: Config, content: bytes | None = None) -> Waived:
    """The waivers in the draft at ``path`` that waive anything. Raises ConfigError as ``lint`` does."""
    config = config_of(Path(path), config)
    result = lint(path, config, content=content)
    if result.document is None or result.draft is None or result.choice is None or not result.hidden.get("comment"):
        return Waived(result, ())
    book = book_for(Path(path), with_profile(config, result.choice.profile))
    gone = waived_in(State(result.document, result.draft), book)
    pairs = [(remark, met(remark, gone, result.document)) for remark in remarks_of(result.document)]
    return Waived(result, tuple(Waiving(remark, tuple(found)) for remark, found in pairs if found))
