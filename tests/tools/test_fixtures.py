"""The fixtures are what the script builds, and their expectations fit them."""

from __future__ import annotations

import pytest

from fixtures.build import files, members
from tests.places import FIXTURES
from tools.documents import dump, load
from tools.documents.expected import expected

CASES = sorted(path.parent.name for path in FIXTURES.glob("*/bulletin.toml"))
FAULTY = sorted(path.parent.name for path in FIXTURES.glob("*/expected.toml"))
GROUPS = {"HDR", "SEC", "TOC", "ART", "ATT", "FTR", "PUN", "NUM", "WRD"}


@pytest.mark.parametrize("case", CASES)
def test_the_files_are_those_the_script_builds(case: str) -> None:
    built = dict(files(FIXTURES / case / "bulletin.toml"))

    assert set(built) == set((FIXTURES / case).glob("*.docx"))
    assert {path.name for path, data in built.items() if members(path.read_bytes()) != members(data)} == set()


def test_every_case_but_the_clean_ones_says_what_is_wrong() -> None:
    assert set(CASES) - set(FAULTY) == {"clean-long", "clean-short", "jianbao", "zhengwu"}


@pytest.mark.parametrize("case", FAULTY)
def test_an_expectation_names_one_place(case: str) -> None:
    text = dump(load(FIXTURES / case / "bulletin.toml"))
    for defect in expected(FIXTURES / case / "expected.toml"):
        anchor = defect.context or defect.text or defect.near
        start, end = defect.locate(text)

        assert text[start:end] == (defect.text or defect.near)
        assert text.count(anchor) == 1 or defect.occurrence, anchor
        assert not defect.text or anchor.count(defect.text) == 1, defect
        assert defect.group in GROUPS
        assert defect.fixed is None or defect.fix != "none", defect
