"""What is edited between two calls in one process is seen by the second; two rulebooks do not see each other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin_lint import Config, lint
from tests.places import FIXTURES
from tools.documents import Article, Paragraph, Section, load, store

PACK = """[[rule]]
code = "OUR001"
name = "our-word"
check = "pattern"
anchors = ["{word}"]
pattern = "{word}"
message = "不用{word}"
why = "本单位不用。"
good = ["好。"]
bad = ["{word}。"]
"""
LIST = """[[rule]]
code = "OUR002"
name = "our-list"
check = "words"
list = "ours.tsv"
message = "{text}{verb}{right}"
why = "本单位的词表。"
good = ["好。"]
bad = ["{word}。"]
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    text = Paragraph("会议要求，各级各部门要把青松翠柏、清泉石上的工作抓实抓好，一件一件落实。")
    section = Section("工作动态", (Article(("全市重点工作推进会召开",), (text,), "市委办公室"),))
    path = tmp_path / "draft.docx"
    store(replace(load(FIXTURES / "clean-short" / "bulletin.toml"), sections=(section,)), path)
    return path


def codes(draft: Path, config: Config) -> set[str]:
    return {finding.rule.code for finding in lint(draft, config).findings}


def test_an_edited_pack_is_seen(draft: Path, tmp_path: Path) -> None:
    pack = tmp_path / "ours.toml"
    pack.write_text(PACK.replace("{word}", "翠竹"), encoding="utf-8")
    config = Config(packs=(str(pack),))
    assert "OUR001" not in codes(draft, config)
    pack.write_text(PACK.replace("{word}", "翠柏"), encoding="utf-8")
    assert "OUR001" in codes(draft, config)


def test_a_pack_that_comes_into_a_folder_is_seen(draft: Path, tmp_path: Path) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    (folder / "empty.toml").write_text("rule = []\n", encoding="utf-8")
    config = Config(packs=(str(folder),))
    assert "OUR001" not in codes(draft, config)
    (folder / "ours.toml").write_text(PACK.replace("{word}", "翠柏"), encoding="utf-8")
    assert "OUR001" in codes(draft, config)


def test_an_edited_list_beside_a_pack_is_seen(draft: Path, tmp_path: Path) -> None:
    pack, words = tmp_path / "ours.toml", tmp_path / "ours.tsv"
    pack.write_text(LIST.replace("{word}", "翠柏"), encoding="utf-8")
    words.write_text("wrong\tright\n翠竹\t青竹\n", encoding="utf-8")
    config = Config(packs=(str(pack),))
    assert "OUR002" not in codes(draft, config)
    words.write_text("wrong\tright\n翠柏\t青柏\n", encoding="utf-8")
    assert "OUR002" in codes(draft, config)


def test_an_edited_profile_is_seen(draft: Path, tmp_path: Path) -> None:
    base, profile = tmp_path / "base.toml", tmp_path / "ours.toml"
    base.write_text("", encoding="utf-8")
    profile.write_text('extends = "base.toml"\n', encoding="utf-8")
    config = Config(profile=str(profile))
    assert "WRD091" not in codes(draft, config)
    base.write_text('[wording]\nforbidden = ["翠柏"]\n', encoding="utf-8")
    assert "WRD091" in codes(draft, config)


def test_an_edited_list_of_the_office_is_seen(draft: Path, tmp_path: Path) -> None:
    profile, words = tmp_path / "ours.toml", tmp_path / "words.tsv"
    words.write_text("禁用词\t说明\n翠竹\t\n", encoding="utf-8")
    profile.write_text('[wording]\nlists = ["words.tsv"]\n', encoding="utf-8")
    config = Config(profile=str(profile))
    assert "WRD091" not in codes(draft, config)
    words.write_text("禁用词\t说明\n翠柏\t\n", encoding="utf-8")
    assert "WRD091" in codes(draft, config)


def test_edited_settings_are_seen(draft: Path) -> None:
    settings = draft.parent / "bulletin-lint.toml"
    settings.write_text("", encoding="utf-8")
    before = {finding.rule.code for finding in lint(draft).findings}
    settings.write_text(f"ignore = {sorted(before)}\n", encoding="utf-8")
    assert before
    assert not {finding.rule.code for finding in lint(draft).findings} & before


def test_two_rulebooks_in_threads_do_not_see_each_other(draft: Path, tmp_path: Path) -> None:
    configs = []
    for word in ("翠柏", "清泉", "翠竹"):
        pack = tmp_path / f"{word}.toml"
        pack.write_text(PACK.replace("{word}", word), encoding="utf-8")
        configs.append(Config(packs=(str(pack),)))
    with ThreadPoolExecutor(6) as pool:
        found = [*pool.map(lambda config: "OUR001" in codes(draft, config), configs * 8)]
    assert found == [True, True, False] * 8
