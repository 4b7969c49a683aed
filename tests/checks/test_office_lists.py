"""An office's own lists, in the profile and in files as table editors save them."""

from __future__ import annotations

import codecs
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin_lint import Config, lint
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.parse import parse
from bulletin_lint.bulletin.profile import load_profile
from bulletin_lint.checks.reading.office_lists import office_of
from bulletin_lint.errors import ConfigError, PatternTooSlow
from bulletin_lint.rulebook.book import all_rules, lexicon_of, named_profile
from bulletin_lint.text.text import Text
from bulletin_lint.toml.shipped import profiles_folder
from tests.checks.drafts import AFTER, BEFORE, body, codes, found
from tests.places import FIXTURES
from tools.documents import Article, Paragraph, Section, load, store

TERMS = "错误\t正确\t后文\t修复\t说明\n智慧城管\t智慧城市管理\t\tsafe\t全市统一\n中心\t服务中心\t!心\n"
FORBIDDEN = "禁用词\t说明\n一号工程\t写具体任务\n"
PEOPLE = "姓名\t职务\n林昌明\t市委常委、宣传部部长\n何平\t副市长\n"
UNITS = "单位\t简称\n青山市应急管理局\t青山市应急局、应急局\n"


def office(folder: Path, tables: dict[str, bytes], wording: str = "") -> Path:
    """A profile that names the tables as its lists."""
    for name, data in tables.items():
        (folder / name).write_bytes(data)
    lists = ", ".join(f'"{name}"' for name in tables)
    path = folder / "office.toml"
    path.write_text(f'extends = "xuanchuan-xinxi-zhuanbao"\n[wording]\nlists = [{lists}]\n{wording}', encoding="utf-8")
    return path


def draft(profile: Path, *lines: str) -> Draft:
    own = load_profile(str(profile), profiles_folder())
    found = parse(Text.of_lines([*BEFORE, *lines, *AFTER]), own)
    return replace(found, lexicon=lexicon_of(all_rules(), own))


ENCODINGS = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with mark": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "gb18030": lambda text: text.encode("gb18030"),
    "windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
}


@pytest.mark.parametrize("encode", ENCODINGS.values(), ids=ENCODINGS)
def test_terms_in_every_encoding(tmp_path: Path, encode: object) -> None:
    profile = office(tmp_path, {"terms.tsv": encode(TERMS)})  # type: ignore[operator]
    (finding,) = found(draft(profile, "推进智慧城管，到服务中心心连心。"), "WRD090")
    assert "智慧城市管理" in finding.message
    assert "全市统一" in finding.message
    assert finding.fix
    assert finding.fix.safety == "safe"


def test_every_kind_of_list(tmp_path: Path) -> None:
    tables = {"f.tsv": FORBIDDEN.encode(), "p.tsv": PEOPLE.encode(), "u.tsv": UNITS.encode()}
    profile = office(tmp_path, tables)
    assert codes(draft(profile, "推进一号工程。"), "WRD09") == ["WRD091"]
    assert codes(draft(profile, "宣传部部长林昌民出席会议。"), "WRD09") == ["WRD092"]
    assert codes(draft(profile, "市长何平到会，副市长何平讲话。"), "WRD09") == ["WRD092"]
    assert codes(draft(profile, "青山市应急管局牵头，青山市应急管理局配合。"), "WRD09") == ["WRD093"]
    right = "宣传部部长林昌明出席，副市长何平讲话，青山市应急管理局、青山市应急局到会。"
    assert not codes(draft(profile, right), "WRD09")


def test_a_toml_list_and_the_profiles_own_rows(tmp_path: Path) -> None:
    listed = 'terms = ["智慧城管=智慧城市管理"]\nforbidden = ["一号工程"]\n'.encode()
    profile = office(tmp_path, {"own.toml": listed}, 'terms = ["网格长=网格员"]\n')
    assert codes(draft(profile, "智慧城管推进一号工程，网格长到岗。"), "WRD09") == ["WRD090", "WRD091", "WRD090"]


def test_forbidden_words_are_forbidden_in_quotes_too(tmp_path: Path) -> None:
    profile = office(tmp_path, {"f.tsv": FORBIDDEN.encode()})
    assert codes(draft(profile, "他说：“一号工程，重中之重。”"), "WRD09") == ["WRD091"]


def test_an_offices_entry_wins_over_a_shorter_shipped_one(tmp_path: Path) -> None:
    profile = office(tmp_path, {"terms.tsv": "错误\t正确\n其它事项\t其他事项（一）\n".encode()})
    assert codes(draft(profile, "研究其它事项。"), "WRD") == ["WRD090"]


def test_another_profile_does_not_know_them(tmp_path: Path) -> None:
    profile = office(tmp_path, {"f.tsv": FORBIDDEN.encode()})
    assert codes(draft(profile, "推进一号工程。"), "WRD09")
    assert not codes(body("推进一号工程。"), "WRD09")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("missing-header.tsv", "智慧城管\t智慧城市管理\n".encode()),
        ("same.tsv", "错误\t正确\n甲\t甲\n".encode()),
        ("bad.toml", b"words = []\n"),
        ("broken.toml", b"terms = [\n"),
        ("nothing.toml", 'terms = ["甲"]\n'.encode()),
    ],
)
def test_a_list_that_cannot_be_used_is_named(tmp_path: Path, name: str, data: bytes) -> None:
    profile = load_profile(str(office(tmp_path, {name: data})), profiles_folder())
    with pytest.raises(ConfigError, match=name):
        office_of(profile.wording)


def test_a_list_that_is_missing_is_named(tmp_path: Path) -> None:
    path = tmp_path / "office.toml"
    path.write_text('[wording]\nlists = ["nowhere.tsv"]\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="nowhere"):
        office_of(load_profile(str(path), profiles_folder()).wording)


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "office.toml"
    path.write_text('[wording]\nterm = ["甲=乙"]\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="terms"):
        load_profile(str(path), profiles_folder())


def test_a_run_with_a_missing_list_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "office.toml"
    path.write_text('[wording]\nlists = ["nowhere.tsv"]\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="没有这个词表文件"):
        named_profile(str(path))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["profile", "pack"])
def test_a_condition_that_comes_to_no_end_is_named_by_its_line(tmp_path: Path, kind: str) -> None:
    columns = "错误\t正确\t后文" if kind == "profile" else "wrong\tright\tafter"
    path = tmp_path / "词表.tsv"
    path.write_text(f"{columns}\n甲\t乙\n会议要求\t会议强调\t(，|，，)+！\n", encoding="utf-8")
    draft = tmp_path / "a.docx"
    article = Article(("全市重点工作推进会召开",), (Paragraph(f"会议要求{'，' * 60}抓实抓好。"),), "市委办公室")
    store(replace(load(FIXTURES / "clean-short" / "bulletin.toml"), sections=(Section("动态", (article,)),)), draft)
    named = tmp_path / "own.toml"
    if kind == "profile":
        named.write_text('extends = "xuanchuan-xinxi-zhuanbao"\n[wording]\nlists = ["词表.tsv"]', encoding="utf-8")
        config = Config(profile=str(named))
    else:
        named.write_text(PACK_OF_A_LIST, encoding="utf-8")
        config = Config(packs=(str(named),))
    with pytest.raises(PatternTooSlow, match=r"词表\.tsv：第3行：正则表达式 .*，请改写"):
        lint(draft, config)


PACK_OF_A_LIST = """[[rule]]
code = "OUR001"
name = "our-list"
check = "words"
list = "词表.tsv"
message = "甲"
why = "乙。"
good = ["好。"]
bad = ["会议要求，！"]
"""
