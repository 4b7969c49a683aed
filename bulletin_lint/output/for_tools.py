"""What the formats for other tools share: lines and columns for a text that has none, order, JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from bulletin_lint.records.characters import escaped
from bulletin_lint.records.findings import FindingRecord, Place
from bulletin_lint.records.words import SEVERITIES

_LONGEST = 10_000  # characters of a paragraph that is given whole with each of its findings
_AROUND = 100  # characters on either side of a place in a longer one
_COMMANDS = re.compile(r"(##(?:vso|teamcity)?)\[")


class Position(NamedTuple):
    """``line`` is the number of the paragraph in its part of the file, columns count characters from 1; ``end`` is the
    column behind the last character. Where nothing is marked, ``end`` is the column itself."""

    line: int
    column: int
    end: int


def position(finding: FindingRecord) -> Position:
    """Where other tools show the finding; the first line for one about the file."""
    place = finding.place
    return Position(max(1, place.paragraph), place.start + 1, place.end + 1)


class Surroundings(NamedTuple):
    """``text`` begins at ``start`` of the paragraph, in characters, and ends at ``end``; ``whole``: it is all of it."""

    text: str
    start: int
    end: int
    whole: bool


def surroundings(place: Place) -> Surroundings:
    """The paragraph of a place; of one that nobody would write, what is around the place: many findings in it would
    otherwise repeat it as often."""
    length = len(place.text)
    if length <= _LONGEST:
        return Surroundings(place.text, 0, length, True)
    start, end = max(0, place.start - _AROUND), min(length, place.end + _AROUND)
    return Surroundings(place.text[start:end], start, end, False)


def with_place(finding: FindingRecord) -> str:
    """The message with the place in words, which no line number can stand for."""
    return f"{finding.place.where}：{finding.message}" if finding.place.where else finding.message


def errors_first(findings: Iterable[FindingRecord]) -> list[FindingRecord]:
    """All findings, the worst first and otherwise in order: what shows only so many shows those."""
    return sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))


def dumped(value: Any, indent: int | None = 2) -> str:
    """``value`` as JSON that says exactly that. What a terminal or the log of a CI service would act on is escaped."""
    text = escaped(json.dumps(value, ensure_ascii=False, indent=indent))
    return _COMMANDS.sub(r"\1\\u005b", text)
