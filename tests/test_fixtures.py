"""The fixtures through the command line: every defect that an editor expects is reported at its place, and clean issues
raise nothing in any way of storing them."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bulletin_lint.api import lint
from bulletin_lint.cli.main import run
from bulletin_lint.records.describe import describe
from bulletin_lint.records.findings import FindingRecord, Place
from tests.places import FIXTURES
from tools.documents import WAYS, dump, load, words
from tools.documents.expected import Defect, expected
from tools.documents.ways import PLAIN, Way

DRAFTS = sorted(FIXTURES.glob("*/*.docx"))
FAULTY = [path for path in DRAFTS if (path.parent / "expected.toml").exists()]
CLEAN = [path for path in DRAFTS if not (path.parent / "expected.toml").exists()]


def label(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def way_of(path: Path) -> Way:
    return PLAIN if path.stem == "draft" else WAYS[path.stem]


@cache
def findings(path: Path) -> tuple[FindingRecord, ...]:
    """What is reported of a draft, under the configuration of its folder."""
    return describe(lint(path)).findings


@pytest.mark.parametrize("path", CLEAN, ids=label)
def test_a_clean_issue_raises_nothing(path: Path) -> None:
    allowed = way_of(path).breaks

    screen = io.StringIO()
    with redirect_stdout(screen):
        status = run(["check", "--output-format", "json", "--exit-zero", str(path)])
    found: list[dict[str, Any]] = json.loads(screen.getvalue())

    assert status == 0
    assert [f for f in found if not f["code"].startswith(tuple(allowed) or "-")] == []


@pytest.mark.parametrize("path", FAULTY, ids=label)
def test_every_defect_is_told_at_its_place(path: Path) -> None:
    document = dump(way_of(path).adapt(load(path.parent / "bulletin.toml")))
    missing = [
        defect
        for defect in expected(path.parent / "expected.toml")
        if stands_in(defect, document, way_of(path))
        and not any(is_told(defect, document, found) for found in findings(path))
    ]

    assert missing == []


@pytest.mark.parametrize("path", [path for path in FAULTY if path.stem == "draft"], ids=label)
def test_nothing_else_is_told(path: Path) -> None:
    document = dump(load(path.parent / "bulletin.toml"))
    defects = expected(path.parent / "expected.toml")
    others = [found for found in findings(path) if not any(is_told(defect, document, found) for defect in defects)]

    assert [(found.code, found.message) for found in others] == []


def stands_in(defect: Defect, document: str, way: Way) -> bool:
    """Whether the way of storing keeps the place of the defect: one way leaves the contents out."""
    if way.without_contents and defect.group == "TOC":
        return False
    try:
        defect.locate(document)
    except ValueError:
        return False
    return True


def is_told(defect: Defect, document: str, found: FindingRecord) -> bool:
    """Whether a finding of the right group touches the place of the defect, white space aside."""
    if not found.code.startswith(defect.group):
        return False
    start, end = (len(words(document[:offset])) for offset in defect.locate(document))
    return any(touches(place, words(document), start, end) for place in (found.place, *found.others))


def touches(place: Place, document: str, start: int, end: int) -> bool:
    """Whether ``place`` touches ``document[start:end]``; its paragraph may stand in the document more than once."""
    first, last = (len(words(place.text[:offset])) for offset in (place.start, place.end))
    at = document.find(words(place.text))
    while at >= 0:
        if at + first <= end and start <= at + last:
            return True
        at = document.find(words(place.text), at + 1)
    return False
