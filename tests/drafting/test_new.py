"""A new issue is right but for what is yet to be written, and right altogether once that is written."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from bulletin_lint import Config, FileResult, lint
from bulletin_lint.bulletin.profile import GENERAL, Profile, override
from bulletin_lint.drafting.content import NewIssue, lines
from bulletin_lint.drafting.document import written
from bulletin_lint.drafting.parts import Style
from bulletin_lint.rulebook.book import named_profile
from bulletin_lint.toml.decode import encoded
from bulletin_lint.toml.shipped import profiles_folder
from bulletin_lint.toml.write import toml_value

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DAY = datetime.date(2026, 9, 8)
SHIPPED = sorted(path.stem for path in profiles_folder().glob("*.toml") if path.stem != GENERAL)
VARIATIONS: dict[str, dict[str, Any]] = {
    "year and total": {"issue": {"form": "（{year}年）第{n}期", "total_required": True}},
    "total alone": {"issue": {"form": ""}},
    "padded": {"issue": {"pad": 3}},
    "Chinese numerals": {"issue": {"numeral": "han"}, "date": {"form": "han"}},
    "bare sections": {"sections": {"brackets": "", "names": ["工作动态", "经验交流"]}, "new": {"sections": []}},
    "no sections": {"new": {"sections": []}},
    "heading of the contents": {"contents": {"required": True, "heading": "目　录"}},
    "no contents": {"new": {"contents": False}},
    "no attributions": {"attribution": {"required": False}},
    "centered attributions": {"attribution": {"align": "center"}},
    "full stops": {"distribution": {"end": "。"}},
    "no lists": {"distribution": {"required": []}, "colophon": {"labels": [], "required": []}},
    "print line and copies": {"colophon": {"copies": True, "printed": True}},
    "everything known": {
        "new": {
            "issuer": "中共青岚市委宣传部",
            "copies": 50,
            "distribution": {"报": "市委办公室", "送": "市直各单位", "发": "各区委宣传部"},
            "colophon": {"承办": "综合科", "审核": "林某", "编辑": "何某", "电话": "85550000"},
        },
        "colophon": {"copies": True},
    },
}


Check = Callable[[Profile, bytes], FileResult]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Lint the bytes of a file under a profile."""

    def checked(profile: Profile, data: bytes) -> FileResult:
        path, own = tmp_path / "new.docx", tmp_path / "own.toml"
        path.write_bytes(data)
        tables = {name: value for name, value in encoded(profile).items() if name != "name"}
        own.write_text("".join(f"{name} = {toml_value(value)}\n" for name, value in tables.items()), encoding="utf-8")
        return lint(path, Config(profile=str(own)))

    return checked


def new(profile: Profile) -> NewIssue:
    return NewIssue(profile, 13, DAY, total=300)


@pytest.fixture(params=SHIPPED)
def shipped(request: pytest.FixtureRequest) -> Profile:
    return named_profile(request.param)


@pytest.fixture(params=list(VARIATIONS.values()), ids=list(VARIATIONS))
def variation(request: pytest.FixtureRequest) -> Profile:
    return override(named_profile(""), request.param, "variation")


def only_blanks(result: FileResult) -> None:
    assert result.draft is not None
    assert {finding.rule.name for finding in result.findings} <= {"to-be-written"}
    assert len(result.findings) == result.draft.text.string.count("＜请填")


def test_only_what_is_yet_to_be_written_is_found(shipped: Profile, check: Check) -> None:
    result = check(shipped, written(new(shipped)))
    only_blanks(result)
    assert result.findings


def test_whatever_the_profile_says(variation: Profile, check: Check) -> None:
    only_blanks(check(variation, written(new(variation))))


def test_an_issue_of_a_profile_that_knows_everything_lacks_only_the_news(check: Check) -> None:
    profile = override(named_profile(""), VARIATIONS["everything known"], "")
    result = check(profile, written(new(profile)))
    blanks = {result.draft.role_at(finding.start) for finding in result.findings if result.draft}
    assert blanks == {"entry", "title", "lead", "body", "attribution"}


def fill(data: bytes) -> bytes:
    """The file with every blank filled in as a drafter would."""
    title = "全市宣传思想文化工作会议召开"
    values = {
        "的标题": title,
        "文章标题": title,
        "正文": "近日，全市宣传思想文化工作会议召开，总结工作，部署任务。",
        "供稿单位": "办公室",
        "编发单位": "中共青岚市委宣传部",
        "印发机关": "中共青岚市委宣传部",
        "份数": "50",
        "刊名": "工作简报",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, _filled(content, values) if name == "word/document.xml" else content)
    return buffer.getvalue()


def _filled(content: bytes, values: dict[str, str]) -> bytes:
    root = etree.fromstring(content)
    for number, text in enumerate(node for node in root.iter(f"{W}t") if node.text and node.text.startswith("＜请填")):
        known = next((value for what, value in values.items() if what in text.text), None)
        section = text.text.partition("《")[2].partition("》")[0]
        paragraph = "".join(next(text.iterancestors(f"{W}p")).itertext())
        other = (
            f"8555000{number % 10}"
            if "电话" in paragraph.partition(text.text)[0][-6:]
            else f"市委第{'一二三四五六七八九十'[number % 10]}工作部"
        )
        text.text = f"{section}{known}" if known and section else known or other
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def test_the_issue_is_clean_once_it_is_written(shipped: Profile, check: Check) -> None:
    assert check(shipped, fill(written(new(shipped)))).findings == ()


def test_whatever_the_profile_says_it_is_clean_once_it_is_written(variation: Profile, check: Check) -> None:
    assert check(variation, fill(written(new(variation)))).findings == ()


def test_word_gets_styles_outline_page_and_numbers(shipped: Profile) -> None:
    document = docx.Document(io.BytesIO(written(new(shipped))))
    section = document.sections[0]
    page = [round(length.mm) for length in (section.page_width, section.page_height) if length]
    margins = [
        round(length.mm)
        for length in (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        if length
    ]
    assert (page, margins) == ([210, 297], [37, 35, 28, 26])
    assert document.settings.odd_and_even_pages_header_footer
    assert "— 1 —" in "".join(node.text for node in section.footer._element.iter(f"{W}t"))
    used = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {Style.NAME, Style.ISSUE, Style.OFFICE, Style.SECTION, Style.TITLE, Style.BODY} <= used
    fonts = {
        style.name: style.element.find(f".//{W}rFonts").get(f"{W}eastAsia")
        for style in document.styles
        if style.name in set(Style)
    }
    assert (fonts[Style.NAME], fonts[Style.SECTION]) == ("方正小标宋简体", "黑体")
    assert (fonts[Style.BODY], fonts[Style.ATTRIBUTION]) == ("仿宋_GB2312", "楷体_GB2312")
    assert document.core_properties.title.startswith(shipped.title)


def test_the_fonts_are_the_profiles() -> None:
    profile = override(Profile(), {"layout": {"body_font": "方正仿宋_GBK"}}, "")
    document = docx.Document(io.BytesIO(written(new(profile))))
    assert document.styles[Style.BODY].element.find(f".//{W}rFonts").get(f"{W}eastAsia") == "方正仿宋_GBK"


def test_blanks_are_controls_that_go_away_when_written_in(shipped: Profile) -> None:
    document = docx.Document(io.BytesIO(written(new(shipped))))
    controls = list(document.element.body.iter(f"{W}sdt"))
    assert len({control.find(f".//{W}id").get(f"{W}val") for control in controls}) == len(controls)
    for control in controls:
        assert control.find(f".//{W}temporary") is not None
        assert control.find(f".//{W}showingPlcHdr") is not None


def test_contents_and_body_begin_on_pages_of_their_own() -> None:
    opening = [line.style for line in lines(new(named_profile("gongzuo-jianbao"))) if line.on_new_page]
    assert opening == [Style.SECTION]
    assert not any(line.on_new_page for line in lines(new(named_profile("zhengwu-xinxi"))))


def test_a_running_number_that_is_required_must_be_given() -> None:
    issue = replace(new(named_profile("zhengwu-xinxi")), total=None)
    with pytest.raises(ValueError, match="--total"):
        written(issue)
