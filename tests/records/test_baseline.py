"""The baseline: the file as it is stored, and how findings are counted against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_lint.records.baseline import generate, known_of_old, load
from bulletin_lint.records.describe import WHOLE_FILE
from bulletin_lint.records.findings import FileRecord, FindingRecord
from tests.records.findings import finding

STORED = """{
 "files": {
  "旧刊/乙.docx": {
   "PUN012 1a7e6a7a04ca3369": 1
  },
  "甲.docx": {
   "PUN012 1a7e6a7a04ca3369": 1,
   "PUN012 4ccf2af6e5cdefa6": 2
  }
 },
 "format": 1
}
"""


def test_the_file_is_stored_in_this_form(tmp_path: Path) -> None:
    files = [
        FileRecord(str(tmp_path / "旧刊" / "乙.docx"), (finding(0, 2),)),
        FileRecord(str(tmp_path / "甲.docx"), (finding(12, 14), finding(0, 2), finding(12, 14))),
        FileRecord(str(tmp_path / "净.docx")),
    ]
    generate(files, tmp_path / "baseline.json")

    assert (tmp_path / "baseline.json").read_text(encoding="utf-8") == STORED


def test_a_finding_counts_as_often_as_it_was_there(tmp_path: Path) -> None:
    path, baseline = str(tmp_path / "甲.docx"), tmp_path / "baseline.json"
    twice = FileRecord(path, (finding(12, 14), finding(12, 14)))
    generate([twice._replace(findings=twice.findings[:1])], baseline)

    assert known_of_old(twice, load(str(baseline))) == [True, False]
    assert known_of_old(twice._replace(findings=twice.findings[:1]), load(str(baseline))) == [True]


def test_what_is_known_of_one_file_is_not_known_of_another(tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    one = stored(tmp_path / "甲.docx", finding(12, 14))
    other = one._replace(file=str(tmp_path / "乙.docx"))
    generate([one], baseline)

    assert known_of_old(other, load(str(baseline))) == [False]


def stored(path: Path, *findings: FindingRecord) -> FileRecord:
    """The record of a file that is there."""
    path.parent.mkdir(exist_ok=True)
    path.touch()
    return FileRecord(str(path), findings)


def test_a_file_that_was_moved_is_known_by_its_name(tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    old = stored(tmp_path / "甲.docx", finding(12, 14), finding(0, 2), finding(2, 4))
    generate([old, stored(tmp_path / "乙.docx", finding(0, 2))], baseline)
    (tmp_path / "甲.docx").unlink()

    moved = stored(tmp_path / "归档" / "甲.docx", finding(12, 14))

    assert known_of_old(moved, load(str(baseline))) == [True]


@pytest.mark.parametrize(("common", "known"), [(1, False), (2, True)])
def test_a_file_with_another_name_is_known_by_most_of_its_findings(tmp_path: Path, common: int, known: bool) -> None:
    baseline, places = tmp_path / "baseline.json", ((12, 14), (0, 2), (2, 4))
    old = stored(tmp_path / "甲.docx", *(finding(*place) for place in places))
    generate([old, stored(tmp_path / "乙.docx", finding(*places[0]))], baseline)
    (tmp_path / "甲.docx").unlink()

    moved = stored(tmp_path / "第1期.docx", *(finding(*place) for place in places[:common]))

    assert known_of_old(moved, load(str(baseline))) == [known] * common


def test_what_is_the_matter_with_a_file_itself_is_never_known(tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    file = stored(tmp_path / "甲.docx", finding(0, 2)._replace(place=WHOLE_FILE), finding(0, 2))

    assert generate([file], baseline) == 1
    assert known_of_old(file, load(str(baseline))) == [False, True]
