"""What SECURITY.md says is held by a test, is."""

from __future__ import annotations

import re

import pytest

from tests.places import ROOT

NAMED = sorted(set(re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", (ROOT / "SECURITY.md").read_text(encoding="utf-8"))))


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_a_test_that_is_named_is_there(file: str, test: str) -> None:
    source = (ROOT / "tests" / file.removeprefix("tests/")).read_text(encoding="utf-8")
    assert re.search(rf"^def {test or 'test_[a-z_]+'}\(", source, re.MULTILINE)


def test_every_row_names_one() -> None:
    rows = [line for line in (ROOT / "SECURITY.md").read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    told = [row for row in rows if row not in ("| what | what happens | held by |", "| --- | --- | --- |")]
    assert len(told) > 30
    assert [row for row in told if ".py" not in row.rpartition(" | ")[2]] == []
