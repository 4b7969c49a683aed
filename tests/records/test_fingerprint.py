"""What a finding is known by from one run to the next. Baselines and other programs hold these values: a test that
fails here means that every one of them would be lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bulletin_lint.records.fingerprint import content_key, fingerprints, relative
from tests.records.findings import TEXT, finding


def test_the_key_is_made_of_code_part_and_text_around() -> None:
    assert content_key(finding(12, 14)) == "PUN012 4ccf2af6e5cdefa6"
    assert content_key(finding(0, 2)) == "PUN012 1a7e6a7a04ca3369"
    assert content_key(finding(12, 12)) == "PUN012 85f0f59295671ec8"


@pytest.mark.parametrize(("changed_at", "same"), [(3, True), (4, False), (21, False), (22, True)])
def test_eight_characters_on_either_side_belong_to_it(changed_at: int, same: bool) -> None:
    changed = TEXT[:changed_at] + "某" + TEXT[changed_at + 1 :]

    assert (content_key(finding(12, 14, changed)) == content_key(finding(12, 14))) is same


def test_the_fingerprint_is_made_of_file_key_and_count() -> None:
    assert fingerprints([finding(12, 14), finding(12, 14), finding(0, 2)]) == [
        "89895a2046dfe1ff3e106c5092ce77df",
        "7a159d0fc99f4eaf4f24b30dbebaddc3",
        "1c7f5514e070ba1451a4569ae19e8abf",
    ]


def test_the_same_finding_in_another_file_has_another_fingerprint() -> None:
    one, other = fingerprints([finding(12, 14), finding(12, 14, file="乙.docx")])

    assert one != other


def test_message_and_place_do_not_matter() -> None:
    one = finding(12, 14)
    other = one._replace(message="换一种说法", place=one.place._replace(paragraph=9, where="别处"))

    assert fingerprints([other]) == fingerprints([one])


def test_paths_are_those_from_the_folder_of_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "旧刊").mkdir()
    monkeypatch.chdir(tmp_path / "旧刊")

    assert relative(os.path.join("甲", "乙.docx")) == "甲/乙.docx"
    assert relative(str(tmp_path / "旧刊" / "甲.docx")) == "甲.docx"
    assert relative(str(tmp_path / "甲.docx")) == (tmp_path / "甲.docx").as_posix()
