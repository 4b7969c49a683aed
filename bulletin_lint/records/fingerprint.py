"""What the formats for other tools share: lines and columns for a text that has none, order, and fingerprints."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from bulletin_lint.records.findings import SEVERITIES, FindingRecord, Run

_AROUND = 8


class Region(NamedTuple):
    """``line`` is the number of the paragraph in its part of the file, columns count characters from 1; ``end`` is the
    column behind the last character. Where nothing is marked, ``end`` is the column itself."""

    line: int
    column: int
    end: int


def region(report: FindingRecord) -> Region:
    """Where other tools are told the finding is; the first line for one about the file."""
    place = report.place
    return Region(max(1, place.paragraph), place.start + 1, place.end + 1)


def told(report: FindingRecord) -> str:
    """The message with the place in words, which no line number can stand for."""
    return f"{report.place.where}：{report.message}" if report.place.where else report.message


def relative(path: str) -> str:
    """The path from the folder of the run, with slashes: what tools that look at a repository want."""
    here = os.path.relpath(path)
    return (path if here.startswith("..") else here).replace(os.sep, "/")


def errors_first(run: Run) -> list[FindingRecord]:
    """All findings, the worst first and otherwise in order: what shows only so many shows those."""
    return sorted(run.findings, key=lambda report: SEVERITIES.index(report.severity))


def content_key(report: FindingRecord) -> str:
    """What stays the same of a finding while other parts of the file change: rule, and marked text with a little
    around it."""
    place = report.place
    around = place.text[max(0, place.start - _AROUND) : place.end + _AROUND]
    return f"{report.code} {sha256(f'{place.part} {around}'.encode()).hexdigest()[:16]}"


def fingerprints(reports: Iterable[FindingRecord]) -> list[str]:
    """One for each finding, which stays the same while other parts of the file change.

    It is made of the file and the finding's ``content_key``, and of how many alike came before.
    """
    seen: Counter[tuple[str, str]] = Counter()
    prints = []
    for report in reports:
        key = (relative(report.file), content_key(report))
        seen[key] += 1
        prints.append(sha256("\n".join((*key, str(seen[key]))).encode()).hexdigest()[:32])
    return prints
