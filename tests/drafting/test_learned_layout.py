"""The layout of a publication, learned from issues of it, holds for them, and says only what is not as usual."""

from __future__ import annotations

import io
import re
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from bulletin_lint import Config, lint
from bulletin_lint.bulletin.profile import Profile, override
from bulletin_lint.cli.main import run
from bulletin_lint.drafting.document import written
from bulletin_lint.rulebook.book import named_profile
from tests.bulletin.marked import lines_of
from tests.bulletin.skeleton import issue
from tests.drafting.test_new import fill, new
from tests.drafting.test_new_layout import LAYOUTS, long, with_layout
from tests.layout.by_hand import STORAGES, by_hand
from tests.places import FIXTURES

HINT = '<w:rFonts w:hint="eastAsia"/>'
# What the profile does not decide: the same in every publication.
COMMON = {"LAY006", "LAY025", "LAY062"}
UNIFORM = [
    path
    for case in ("clean-long", "clean-short", "jianbao", "zhengwu")
    for path in (FIXTURES / case / "draft.docx", FIXTURES / case / "wps.docx", FIXTURES / case / "mixed.docx")
    if path.is_file()
]


def learned(folder: Path, *issues: bytes) -> tuple[dict[str, Any], str]:
    """The layout of the profile that is learned from these, and all of its text."""
    (folder / "往期").mkdir()
    for number, data in enumerate(issues, 1):
        (folder / "往期" / f"第{number}期.docx").write_bytes(data)
    path = folder / "本刊.toml"
    assert run(["profile", "--from", str(folder / "往期"), "--output", str(path)]) == 0
    text = path.read_text(encoding="utf-8")
    return tomllib.loads(text).get("layout", {}), text


def judged(folder: Path, data: bytes) -> list[str]:
    config = Config(profile=str(folder / "本刊.toml"), select=("LAY",))
    findings = lint("稿.docx", config, content=data).findings
    return [f"{each.rule.code} {each.message}" for each in findings if each.rule.code not in COMMON]


def issue_of(profile: Profile) -> bytes:
    return long(written(new(profile)))


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_what_a_profile_asks_for_is_learned_from_its_issues(layout: dict[str, Any], tmp_path: Path) -> None:
    data = issue_of(with_layout(layout))
    learned(tmp_path, data)
    assert judged(tmp_path, data) == []


def test_a_layout_as_usual_is_not_said(tmp_path: Path) -> None:
    layout, text = learned(tmp_path, issue_of(named_profile("")))
    assert layout == {}
    assert "[layout]" not in text


def test_it_says_what_it_saw_in_the_words_of_an_editor(tmp_path: Path) -> None:
    asked = {
        "body_font": "宋体", "body_size": "15.5磅", "line": "26磅", "top": "2.54厘米", "first_indent": 0,
        "level_fonts": ["楷体_GB2312", "宋体"], "number_form": "- # -", "number_sides": False, "lines": 25,
    }  # fmt: skip
    layout, text = learned(tmp_path, issue_of(with_layout(asked)))
    assert layout == {**asked, "top": "25.4毫米", "level_fonts": ["楷体_GB2312", "宋体", "宋体", "宋体"]}
    assert '# 正文的行距，如 28～30磅（固定值）、1.5倍、单倍；留空则不查\nline = "26磅"' in text


@pytest.mark.parametrize("storage", STORAGES)
def test_a_page_that_is_laid_out_by_hand_is_as_usual(storage: str, tmp_path: Path) -> None:
    data = by_hand(storage).data()
    assert learned(tmp_path, data)[0] == {}
    assert judged(tmp_path, data) == []


@pytest.mark.parametrize("path", UNIFORM, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_it_holds_for_issues_as_they_are(path: Path, tmp_path: Path) -> None:
    learned(tmp_path, path.read_bytes())
    assert judged(tmp_path, path.read_bytes()) == []


def test_text_that_is_not_laid_out_has_no_layout(tmp_path: Path) -> None:
    assert learned(tmp_path, typed())[0] == {}


# 几期


def test_what_all_issues_have_is_said_with_their_number(tmp_path: Path) -> None:
    other = issue_of(with_layout({"title_size": "小一", "line": "1.5倍"}))
    layout, text = learned(tmp_path, other, typed(), other)
    assert layout == {"title_size": "小一", "line": "1.5倍"}
    assert "（3期中的2期）\ntitle_size = " in text


def test_what_the_issues_do_not_agree_on_is_left_open_and_said(tmp_path: Path) -> None:
    usual, other = issue_of(named_profile("")), issue_of(with_layout({"title_size": "小一", "left": "30毫米"}))
    layout, text = learned(tmp_path, usual, other, usual)
    assert layout == {}
    assert '#   layout.title_size：各期不一（"二号" 2期，"小一" 1期）' in text
    assert '#   layout.left：各期不一（"28毫米" 2期，"30毫米" 1期）' in text


def test_names_of_one_font_agree(tmp_path: Path) -> None:
    fonts = ({"title_font": "宋体", "body_font": "仿宋"}, {"title_font": "SimSun", "body_font": "FangSong"})
    layout, text = learned(tmp_path, *(issue_of(with_layout(each)) for each in fonts))
    assert layout == {"title_font": "宋体"}
    assert "各期不一" not in text


def test_levels_that_only_one_issue_has_are_those_of_all(tmp_path: Path) -> None:
    def with_one_level(level: int) -> bytes:
        parts = issue_of(with_layout({"level_fonts": ["宋体", "华文中宋", "仿宋", "仿宋"]}))
        return without_levels(parts, keep=level)

    layout, _ = learned(tmp_path, with_one_level(1), with_one_level(2))
    assert layout == {"level_fonts": ["宋体", "华文中宋", "仿宋_GB2312", "仿宋_GB2312"]}


@pytest.mark.parametrize(("alike", "expected"), [(3, {"title_font": "宋体"}), (2, {})])
def test_a_part_is_as_three_in_four_of_its_paragraphs_are(alike: int, expected: dict[str, Any], tmp_path: Path) -> None:
    titles = ["宋体"] * alike + ["楷体"] * (4 - alike)
    layout, text = learned(tmp_path, with_titles(titles))
    assert layout == expected
    assert ("layout.title_font：一期之中不一" in text) is not bool(expected)


def typed() -> bytes:
    """An issue that is typed and no more, as it is handed to those who lay it out."""
    document, buffer = docx.Document(), io.BytesIO()
    for line in lines_of(issue()):
        document.add_paragraph(line.text)
    document.save(buffer)
    return buffer.getvalue()


def without_levels(data: bytes, keep: int) -> bytes:
    """The issue with the headings of one level alone."""

    def change(document: str) -> str:
        for level in {1, 2, 3, 4} - {keep}:
            document = re.sub(rf'<w:p><w:pPr><w:pStyle w:val="BulletinLevel{level}"/>.*?</w:p>', "", document)
        return document

    return changed(data, change)


def with_titles(fonts: list[str]) -> bytes:
    """An issue with a title in each of these fonts, and an article under it."""
    profile = override(
        named_profile(""), {"new": {"sections": [f"栏目{n}" for n in "甲乙丙丁"], "contents": False}}, ""
    )
    waiting = iter(fonts)

    def change(document: str) -> str:
        title = re.compile(r'(<w:pStyle w:val="BulletinTitle"/>.*?</w:p>)', re.DOTALL)
        return title.sub(lambda match: match[1].replace(HINT, f'<w:rFonts w:eastAsia="{next(waiting)}"/>'), document)

    return changed(fill(written(new(profile))), change)


def changed(data: bytes, change: Callable[[str], str]) -> bytes:
    """The file with a change to its text."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content.decode()) if name == "word/document.xml" else content)
    return buffer.getvalue()
