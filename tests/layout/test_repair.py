"""What repairing the layout leaves alone, that it comes to rest, and that tracked changes can be rejected."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bulletin_lint import FileResult, fix, lint
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.hit import Safety
from tests.layout.by_hand import STORAGES
from tests.layout.defect import Defect
from tests.layout.defects import DEFECTS
from tests.layout.insertions import numbered, picture
from tests.layout.judged import CONFIG, judged, told, untouched
from tests.layout.parts import Parts, w
from tests.layout.rejecting import reject, sections, settings, trees

_UNSAFE = CONFIG._replace(unsafe_fixes=True)
_TRACKED = _UNSAFE._replace(track_changes=True)
# Faults that stand in the text itself: typed blanks, breaks, empty paragraphs, what is around the page number.
_IN_THE_TEXT = {"LAY007", "LAY031", "LAY036", "LAY044", "LAY045"}
_IN_WEIGHT = {"LAY029", "LAY043"}
_IN_EDGES = {"LAY014", "LAY015", "LAY016"}
# Every defect in one storage, in turn; with -m slow in the others too.
_ALL = [
    pytest.param(
        storage,
        each,
        id=f"{each.name}-{storage}",
        marks=() if storage == each.storages[number % len(each.storages)] else pytest.mark.slow,
    )
    for number, each in enumerate(DEFECTS)
    for storage in each.storages
]


@cache
def _furnished(storage: str) -> Parts:
    """The bulletin with a picture and automatic numbers besides its table and its bold words."""
    parts = untouched(storage).copy()
    picture(parts)
    numbered(parts)
    return parts.copy()


def faulty(storage: str, defect: Defect) -> Parts:
    parts = _furnished(storage).copy()
    defect.change(parts)
    return parts


@pytest.fixture
def path(tmp_path: Path, storage: str, defect: Defect) -> Path:
    """The bulletin with the defect, as a file."""
    found = tmp_path / "第12期.docx"
    found.write_bytes(faulty(storage, defect).data())
    return found


def codes(result: FileResult) -> set[str]:
    return {each.rule.code for each in result.fixed}


def texts(draft: Draft | None) -> list[str]:
    assert draft is not None
    return [draft.text.of(each) for each in draft.text.paragraphs]


def close(lines: list[str]) -> list[str]:
    """Without empty lines and blanks, in which typed layout shows."""
    return [bare for line in lines if (bare := "".join(line.split()))]


def bold(draft: Draft | None) -> list[str]:
    """All words that are bold."""
    assert draft is not None
    text = draft.text
    return [text.string[s:e] for each in text.paragraphs for s, e in text.formatting.bold(each)]


def furniture(root: Any, edges: bool) -> Counter[str]:
    """Tables, pictures and numbers: how many there are of each, and what they say of themselves."""
    of_tables = ("tbl", "tr", "tc", "gridCol", "tblW", "tcW", "tblLayout", "gridSpan", "vMerge")
    others = ("drawing", "pict", "numPr", "numId", "ilvl", "footnoteReference", "fldChar", "fldSimple")
    names = (*of_tables, *others, *(("tblBorders", "tcBorders") if edges else ()))
    return Counter(f"{each.tag} {sorted(each.attrib.items())}" for each in root.iter(*map(w, names)))


def test_a_bulletin_with_picture_and_numbers_is_clean() -> None:
    assert [told(judged(_furnished(storage))) for storage in STORAGES] == [[]] * len(STORAGES)


@pytest.mark.parametrize(("storage", "defect"), _ALL)
def test_a_repair_does_what_it_says_and_nothing_else(path: Path, storage: str, defect: Defect) -> None:
    result = fix(path, _UNSAFE)
    assert (result.failure, result.held) == ("", "")
    if result.content is None:
        assert not any(each.fix for each in result.findings), told(result)
        return
    _leaves_the_rest_alone(result, path.read_bytes(), defect)
    path.write_bytes(result.content)
    assert told(lint(path, CONFIG)) == []
    assert fix(path, _UNSAFE).content is None


def _leaves_the_rest_alone(result: FileResult, data: bytes, defect: Defect) -> None:
    """Text, emphasis, tables, pictures and numbers are as before, but for what is the defect itself."""
    before, fixed = result.before, codes(result)
    assert before is not None
    assert result.content is not None
    if fixed & _IN_THE_TEXT:
        assert "LAY007" in fixed or close(texts(before.draft)) == close(texts(result.draft))
    else:
        assert texts(before.draft) == texts(result.draft)
    if not fixed & _IN_WEIGHT:
        assert list(map(str.strip, bold(before.draft))) == list(map(str.strip, bold(result.draft)))
    edges = not fixed & _IN_EDGES
    was, now = trees(data), trees(result.content)
    assert [furniture(now[name], edges) for name in was] == [furniture(was[name], edges) for name in was]


@pytest.mark.parametrize(("storage", "defect"), _ALL)
def test_rejecting_tracked_changes_gives_what_was_there(path: Path, storage: str, defect: Defect) -> None:
    result = fix(path, _TRACKED)
    assert result.failure == ""
    if result.content is None:
        return
    was, now = trees(path.read_bytes()), trees(result.content)
    for name, root in was.items():
        reject(now[name])
        assert settings(now[name]) == settings(root), name
        assert sections(now[name]) == sections(root), name


@pytest.mark.parametrize("storage", STORAGES)
def test_where_only_one_reading_is_possible_a_repair_is_safe(storage: str) -> None:
    gray = next(each for each in DEFECTS if each.name == "words-gray")
    (finding,) = judged(faulty(storage, gray)).findings
    assert finding.fix is not None
    assert finding.fix.safety is Safety.SAFE


@pytest.mark.parametrize("storage", STORAGES)
@pytest.mark.parametrize("name", ["margin-top", "body-size", "title-font", "line-tight", "words-italic"])
def test_what_moves_the_lines_is_not_repaired_unasked(name: str, storage: str) -> None:
    defect = next(each for each in DEFECTS if each.name == name)
    (finding,) = judged(faulty(storage, defect)).findings
    assert finding.fix is None or finding.fix.safety is Safety.UNSAFE
