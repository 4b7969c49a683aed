"""The baseline: the file as it is stored, and how findings are counted against it."""

from __future__ import annotations

from pathlib import Path

from bulletin_lint.records.baseline import generate, load, without_known
from bulletin_lint.records.findings import FileRecord
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

    assert without_known(twice, load(str(baseline))).findings == twice.findings[1:]
    assert without_known(twice._replace(findings=twice.findings[:1]), load(str(baseline))).findings == ()


def test_what_is_known_of_one_file_is_not_known_of_another(tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    one = FileRecord(str(tmp_path / "甲.docx"), (finding(12, 14),))
    other = one._replace(file=str(tmp_path / "乙.docx"))
    generate([one], baseline)

    assert without_known(other, load(str(baseline))) == other
