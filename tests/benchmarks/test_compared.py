"""The comparison with programs of others: what it counts, and that it names what is not there."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from benchmarks import compared
from benchmarks.seeded_defects import KINDS, Defect


def untouched(texts: Sequence[Sequence[str]]) -> list[list[compared.Line]]:
    """A program that sees nothing."""
    return [[compared.Line(line, 0) for line in lines] for lines in texts]


def test_who_does_nothing_sees_and_repairs_nothing() -> None:
    lines = ["甲，乙", "丙"]
    defect = Defect(KINDS[0], 0, 1, 2, "，", ",")
    tally, kinds = compared.compared(lines, [[defect]], untouched)
    assert tally == compared.Tally(1, 0, 0, 0, 2, 0, 0)
    assert [line.split()[-3:] for line in kinds] == [["1", "0", "0"]]


def test_who_repairs_is_counted_and_so_is_who_spoils_clean_lines() -> None:
    def eager(texts: Sequence[Sequence[str]]) -> list[list[compared.Line]]:
        return [[compared.Line(f"{line}。".replace(",", "，"), 1 + line.count(",")) for line in text] for text in texts]

    defect = Defect(KINDS[0], 0, 1, 2, "，", ",")
    tally, _ = compared.compared(["甲，乙", "丙"], [[defect]], eager)
    assert tally == compared.Tally(1, 1, 1, 0, 2, 2, 2)


def test_the_clean_fixtures_are_clean_to_us() -> None:
    lines = compared.clean_lines()
    assert len(lines) > 20
    made = compared.ours([lines])[0]
    assert [(line.after, line.said) for line in made] == [(line, 0) for line in lines]


def test_a_program_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    compared.main(["--seeds", "1"])
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].split()[:3] == ["program", "defects", "seen"]
    assert printed[-1].split() == ["zhlint", "not", "installed"]
