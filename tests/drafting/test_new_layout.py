"""A new issue is laid out as its profile says, on pages too, and no layout rule has anything to say of it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest

from bulletin_lint import Config, FileResult, fix, lint
from bulletin_lint.bulletin.profile import Profile, override
from bulletin_lint.drafting.document import written
from bulletin_lint.drafting.page import page_of
from bulletin_lint.drafting.parts import LEVELS, Style
from bulletin_lint.rendered import rendered
from bulletin_lint.rulebook.book import named_profile
from bulletin_lint.text.looks import LineHeight
from bulletin_lint.toml.decode import encoded
from bulletin_lint.toml.shipped import profiles_folder
from bulletin_lint.toml.write import toml_value
from tests.drafting.test_new import W, fill, new
from tests.needs import needs_module, needs_program
from tests.rendered.papers import MILLIMETRE, han, understood

SHIPPED = sorted(path.stem for path in profiles_folder().glob("*.toml"))
WORDS = "全市开展“送文化下乡”活动25场……群众说：“真好——办到心坎上了。”"
LAYOUTS: dict[str, dict[str, Any]] = {
    "other fonts": {
        "name_font": "华文中宋", "issue_font": "楷体", "title_font": "宋体", "heading_font": "楷体",
        "body_font": "宋体", "latin_font": "Arial", "attribution_font": "仿宋", "foot_font": "宋体",
        "level_fonts": ["楷体", "宋体"],
    },
    "other sizes": {
        "issue_size": "四号", "title_size": "小一", "section_size": "小二", "body_size": "四号",
        "attribution_size": "小四", "foot_size": "小四", "characters": 31,
    },
    "other margins": {"top": "2.54厘米", "bottom": "25.4毫米", "left": "3厘米或28毫米", "right": "30毫米", "lines": 24},
    "other lines": {"line": "26磅", "lines": 24, "first_indent": 0},
    "half as high again": {"line": "1.5倍"},
    "single lines on the grid": {"line": "单倍", "lines": 20},
    "page numbers in the middle": {
        "number_form": "第#页", "number_sides": False, "number_font": "Times New Roman", "number_size": "小五",
    },
    "nothing red and no lines": {"red": False, "foot_rules": False},
    "all left open": {
        "issue_font": "", "issue_size": "", "title_size": "", "section_size": "", "level_fonts": [], "body_size": "",
        "latin_font": "", "line": "", "attribution_size": "", "foot_font": "", "foot_size": "", "number_font": "",
        "number_size": "", "number_form": "", "top": "", "bottom": "", "left": "", "right": "", "lines": 0,
        "characters": 0, "name_distance": "", "number_distance": "",
    },
}  # fmt: skip
slow, office, reader = pytest.mark.slow, needs_program("soffice"), needs_module("pdfminer")


@pytest.fixture(params=SHIPPED)
def shipped(request: pytest.FixtureRequest) -> Profile:
    return named_profile(request.param)


@pytest.fixture(params=list(LAYOUTS.values()), ids=list(LAYOUTS))
def varied(request: pytest.FixtureRequest) -> Profile:
    return with_layout(request.param)


def with_layout(layout: dict[str, Any]) -> Profile:
    return override(named_profile("xuanchuan-xinxi-zhuanbao"), {"layout": layout}, "varied")


def judged(profile: Profile, data: bytes, folder: Path) -> list[str]:
    """What the layout rules say, all of them."""
    own = folder / "own.toml"
    tables = {name: value for name, value in encoded(profile).items() if name != "name"}
    own.write_text("".join(f"{name} = {toml_value(value)}\n" for name, value in tables.items()), encoding="utf-8")
    result: FileResult = lint("稿.docx", Config(profile=str(own), select=("LAY",)), content=data)
    return [f"{finding.rule.code} {finding.message}" for finding in result.findings]


def long(data: bytes) -> bytes:
    """The file with its blanks filled in, headings of all levels, and two pages of text more."""
    levels = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="Bulletin{level.name.title().replace("_", "")}"/></w:pPr>'
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>{number}加强组织领导</w:t></w:r></w:p>'
        for level, number in zip(LEVELS, ("一、", "（一）", "1．", "（1）"), strict=True)
    )
    body = '<w:p><w:pPr><w:pStyle w:val="BulletinBody"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(fill(data))) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                text = content.decode().replace("部署任务。", f"部署任务。{WORDS}{han(1300)}。", 1)
                place = text.index("</w:p>", text.index("部署任务。")) + len("</w:p>")
                content = f"{text[:place]}{levels}{body}{WORDS}</w:t></w:r></w:p>{text[place:]}".encode()
            target.writestr(name, content)
    return buffer.getvalue()


def test_no_layout_rule_speaks_of_a_new_issue(shipped: Profile, tmp_path: Path) -> None:
    data = written(new(shipped))
    assert judged(shipped, data, tmp_path) == []
    assert judged(shipped, long(data), tmp_path) == []


def test_whatever_the_layout_of_the_profile(varied: Profile, tmp_path: Path) -> None:
    data = written(new(varied))
    assert judged(varied, data, tmp_path) == []
    assert judged(varied, long(data), tmp_path) == []


def test_it_is_the_profile_that_decides(tmp_path: Path) -> None:
    """The rules do look: what one profile asks for is wrong for another."""
    found = " ".join(judged(named_profile(""), long(written(new(with_layout(LAYOUTS["other sizes"])))), tmp_path))
    assert all(code in found for code in ("LAY018", "LAY023", "LAY041", "LAY051", "LAY056", "LAY061", "LAY071"))


def test_lines_fill_the_page_and_are_never_too_high() -> None:
    """580 twips are a little more than a 22nd of 225 mm, and make 21 lines."""
    page = page_of(Profile().layout)
    assert (page.pitch, page.line) == (579, LineHeight(579, "exact"))
    assert page_of(with_layout({"lines": 30}).layout).line == LineHeight(560, "exact")
    assert page_of(with_layout({"lines": 30, "line": "1.5倍"}).layout).line == LineHeight(360)


@pytest.mark.parametrize(
    ("layout", "spacing"),
    [
        ({}, -5),
        ({"characters": 27}, 0),
        ({"characters": 26}, 20),
        ({"characters": 0}, 0),
        ({"body_size": "四号", "characters": 32}, -4),
        ({"characters": 40}, 0),
        ({"characters": 20}, 0),
    ],
)
def test_letters_are_moved_so_that_as_many_stand_in_a_line(layout: dict[str, Any], spacing: int) -> None:
    assert page_of(with_layout(layout).layout).spacing == spacing


def test_headings_have_styles_ready(shipped: Profile) -> None:
    styles = docx.Document(io.BytesIO(written(new(shipped)))).styles
    fonts = [styles[level].element.find(f".//{W}rFonts").get(f"{W}eastAsia") for level in LEVELS]
    assert fonts == list(shipped.layout.level_fonts)
    assert all(styles[level].element.find(f".//{W}keepNext") is not None for level in LEVELS)
    assert all(styles[level].element.find(f"{W}next").get(f"{W}val") == "BulletinBody" for level in LEVELS)


def test_rules_are_thick_around_the_foot_and_thin_inside(shipped: Profile) -> None:
    document = docx.Document(io.BytesIO(written(new(shipped))))
    foot = (Style.DISTRIBUTION, Style.COLOPHON, Style.PRINTED)
    found = [each for each in document.paragraphs if each.style is not None and each.style.name in foot]
    drawn = [rule.get(f"{W}sz") for each in found for rule in each._p.iterfind(f"{W}pPr/{W}pBdr/*")]
    assert (drawn[0], drawn[-1]) == ("8", "8") if found else drawn == []
    assert set(drawn[1:-1]) <= {"6"}


@slow
@office
@reader
@pytest.mark.parametrize("name", ["简报", "中国共产党青岚市委员会宣传工作情况简报"])
def test_names_and_numbers_are_as_far_from_the_text_as_the_profile_says(name: str, tmp_path: Path) -> None:
    layout = {"name_distance": "15毫米", "number_distance": "10毫米", "number_size": "三号"}
    profile = override(with_layout(layout), {"masthead": {"names": [name]}}, "")
    data = long(written(new(profile)))
    found = rendered(data, understood(data, tmp_path))
    assert found.name == pytest.approx(15 * MILLIMETRE, abs=0.5 * MILLIMETRE)
    assert found.page_number_below == pytest.approx(10 * MILLIMETRE, abs=0.3 * MILLIMETRE)


def measured(profile: Profile, folder: Path) -> tuple[int | None, int | None]:
    data = long(written(new(profile)))
    found = rendered(data, understood(data, folder))
    return found.lines_a_page, found.characters_a_line


@slow
@office
@reader
def test_pages_have_22_lines_of_28_characters(shipped: Profile, tmp_path: Path) -> None:
    data = long(written(new(shipped)))
    found = rendered(data, understood(data, tmp_path))
    assert (found.lines_a_page, found.characters_a_line) == (22, 28)
    assert found.name == pytest.approx(35 * MILLIMETRE, abs=0.5 * MILLIMETRE)
    assert found.page_number_below == pytest.approx(7 * MILLIMETRE, abs=0.3 * MILLIMETRE)
    assert len(found.page_numbers) == len(found.pages)
    assert found.alone == ()
    if shipped.new.contents and shipped.new.sections:  # the contents have room on the first page
        assert found.pages[1].lines[0].text.strip("〔〕【】") == shipped.new.sections[0]
    assert found.imprint_is_last or not shipped.distribution.required


@slow
@office
@reader
@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        ({"line": "26磅", "lines": 24}, (24, 28)),
        ({"line": "单倍", "lines": 20}, (20, 28)),
        ({"body_size": "四号", "characters": 32}, (22, 32)),
        ({"characters": 26}, (22, 26)),
        ({"top": "25.4毫米", "bottom": "25.4毫米", "line": "28磅", "lines": 24}, (24, 28)),
    ],
)
def test_other_pages_have_what_their_profile_asks_for(
    layout: dict[str, Any], expected: tuple[int, int], tmp_path: Path
) -> None:
    assert measured(with_layout(layout), tmp_path) == expected


def spoilt(data: bytes) -> bytes:
    """The file with other margins, and with the lines and letters of the body set otherwise by its style."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = re.sub(rb'(<w:pgMar\b[^>]*?\bw:(?:top|bottom)=")\d+', rb"\g<1>1440", content)
                content = re.sub(rb'(<w:pgMar\b[^>]*?\bw:bottom=")\d+', rb"\g<1>1440", content)
            if name == "word/styles.xml":
                start = content.index(b'w:styleId="BulletinBody"')
                end = content.index(b"</w:style>", start)
                body = content[start:end].replace(b'w:line="579" w:lineRule="exact"', b'w:line="360" w:lineRule="auto"')
                content = content[:start] + body.replace(b'w:val="32"', b'w:val="28"') + content[end:]
            target.writestr(name, content)
    return buffer.getvalue()


@slow
@office
@reader
@pytest.mark.parametrize("styles", [False, True])
def test_a_page_that_was_spoilt_has_them_again_once_it_is_repaired(styles: bool, tmp_path: Path) -> None:
    name, path = "xuanchuan-xinxi-zhuanbao", tmp_path / "稿.docx"
    path.write_bytes(spoilt(long(written(new(named_profile(name))))))
    before = rendered(path, understood(path.read_bytes(), tmp_path))
    assert (before.lines_a_page, before.characters_a_line) != (22, 28)

    result = fix(path, Config(profile=name, select=("LAY",), unsafe_fixes=True, fix_styles=styles))
    assert {finding.rule.code for finding in result.fixed} == {"LAY003", "LAY023", "LAY034"}
    assert result.findings == ()
    assert result.content is not None
    after = rendered(result.content, understood(result.content, tmp_path))
    assert (after.lines_a_page, after.characters_a_line) == (22, 28)
