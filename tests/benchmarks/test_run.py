"""The table of costs: that it can be made, and says what holds. No time is judged here."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from benchmarks.run import SUBJECTS, table
from benchmarks.table.subject import Row, Wanted
from tests.places import ROOT


def ran(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks.run", "--quick", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def test_a_row_says_its_ratio_and_whether_that_is_what_is_wanted() -> None:
    slow = Row("a", "1 file", 30.0, 10.0, "the floor", wanted=Wanted(2))
    fast = Row("b", "1 file", 10.0, 30.0, "the other way", faster=True, wanted=Wanted(3, at_least=True))
    assert (slow.ratio, slow.held, fast.ratio, fast.held) == (3, False, 3, True)


def test_what_the_machine_cannot_tell_is_not_judged_and_says_why() -> None:
    row = Row("a", "", 30.0, 10.0, "the floor", wanted=Wanted(2, unfit="has 1 processor, 2 are needed"))
    lines = [*table([row])]
    assert row.held is None
    assert "not judged" in lines[2]
    assert lines[3] == "[1] has 1 processor, 2 are needed"


def test_a_peer_that_is_not_there_is_a_row_that_says_how_to_get_it() -> None:
    lines = [*table([Row("spaces", "1 file", against="a-peer", note="not installed: pip install a-peer")])]
    assert lines[2].startswith("spaces [1]")
    assert lines[3] == "[1] not installed: pip install a-peer"


def test_the_columns_have_headings() -> None:
    heading = next(table([Row("a", "1 file", 30.0, 10.0, "the floor")]))
    assert heading.split(maxsplit=7) == ["what", "size", "ours", "other", "ratio", "wanted", "held", "the other is"]


@pytest.mark.slow
def test_cheap_subjects_run_through() -> None:
    done = ran("--only", "draft", "start", "many", "memory", "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode in (0, 1), done.stderr
    assert len(rows) > 15
    assert all(row["ratio"] > 0 for row in rows)
    assert {row["wanted"]["words"] for row in rows if row["wanted"]} == {"at least 20", "at most 1.5"}


@pytest.mark.slow
def test_one_command_prints_one_table() -> None:
    done = subprocess.run(
        ["benchmarks/run", "--quick", "--only", "draft"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert "in the process" in done.stdout


def test_a_subject_that_there_is_none_of_is_refused() -> None:
    done = ran("--only", "nothing")
    assert done.returncode == 2
    assert all(name in done.stderr for name in SUBJECTS)
