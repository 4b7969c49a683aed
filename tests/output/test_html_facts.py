"""What the review page says of the pages: paper, margins, fonts, lines, page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from bulletin_lint import lint
from bulletin_lint.records.describe import describe
from bulletin_lint.records.draft import Block, DraftRecord, Fact
from tests.drafting.test_learned_layout import changed, issue_of
from tests.drafting.test_new_layout import with_layout
from tests.needs import FROM_SYSTEM, needs
from tests.output.browser import CHROMIUM, DRIVER, POOR_CONTRAST, Browser, browser
from tests.output.pages import by_class, line, load, make, page_of, parse, read

USUAL = {
    "纸张": "A4纵向",
    "页边距": "上37、下35、左28、右26毫米",
    "文章标题": "方正小标宋简体，二号",
    "栏目标题": "黑体，三号",
    "正文": "仿宋_GB2312，三号",
    "署名": "楷体_GB2312，三号",
    "行距": "固定值28.95磅",
    "页码": "有，写作“— 1 —”",
}


@pytest.fixture(scope="module")
def usual() -> bytes:
    return issue_of(with_layout({}))


def facts(data: bytes, folder: Path) -> dict[str, str]:
    """The table on the page of a file."""
    path = folder / "第13期.docx"
    path.write_bytes(data)
    (table,) = by_class(load(make(folder / "page.html", path)), "facts")
    return {read(row.find("dt")): read(row.find("dd")) for row in table}


def test_the_page_says_what_the_pages_look_like(usual: bytes, tmp_path: Path) -> None:
    assert facts(usual, tmp_path) == USUAL


def test_the_words_are_those_of_the_file(tmp_path: Path) -> None:
    asked = {
        "body_font": "宋体", "body_size": "小三", "title_size": "15.5磅", "line": "1.5倍", "left": "3厘米",
        "number_form": "第#页",
    }  # fmt: skip
    found = facts(issue_of(with_layout(asked)), tmp_path)
    assert found == USUAL | {
        "页边距": "上37、下35、左30、右26毫米",
        "文章标题": "方正小标宋简体，15.5磅",
        "正文": "宋体，小三",
        "行距": "1.5倍",
        "页码": "有，写作“第1页”",
    }


def test_other_paper_and_no_page_numbers(usual: bytes, tmp_path: Path) -> None:
    def change(document: str) -> str:
        document = re.sub(r"<w:footerReference [^>]*/>", "", document)
        return re.sub(r"<w:pgSz [^>]*/>", '<w:pgSz w:w="12240" w:h="15840"/>', document)

    assert facts(changed(usual, change), tmp_path) == USUAL | {"纸张": "215.9×279.4毫米纵向", "页码": "没有"}


def test_of_several_looks_the_most_frequent_and_how_many_others(usual: bytes, tmp_path: Path) -> None:
    def change(document: str) -> str:
        place = document.index("<w:r>", document.index('"BulletinTitle"'))
        size = '<w:r><w:rPr><w:sz w:val="36"/></w:rPr><w:t>再访</w:t></w:r>'
        return f"{document[:place]}{size}{document[place:]}"

    assert facts(changed(usual, change), tmp_path)["文章标题"] == "方正小标宋简体，二号（另有1种）"


def test_a_part_that_is_not_there_is_left_out(tmp_path: Path) -> None:
    profile = with_layout({})
    profile = profile._replace(attribution=profile.attribution._replace(required=False))
    assert "署名" not in facts(issue_of(profile), tmp_path)


def test_without_running_text_there_is_nothing_to_say(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("请假条")
    path = tmp_path / "请假条.docx"
    document.save(str(path))
    assert by_class(load(make(tmp_path / "page.html", path)), "facts") == []
    assert by_class(parse(page_of([line("近日")])), "facts") == []


def test_no_other_output_asks_for_it(usual: bytes) -> None:
    result = lint("第13期.docx", content=usual)
    assert describe(result).draft is None
    assert (record := describe(result, whole=True).draft) is not None
    assert dict(record.facts) == USUAL


def test_the_name_of_a_font_is_text_and_no_more() -> None:
    record = DraftRecord((line("近日"),), (Block("s1.1", "body", "块"),), (Fact("正文", "<b>\u202e体</b>，三号"),))
    (table,) = by_class(parse(page_of([], draft=record)), "facts")
    assert [read(row.find("dd")) for row in table] == ["<b>[U+202E]体</b>，三号"]


# 在浏览器中


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.mark.slow
@needs("chromium", CHROMIUM, FROM_SYSTEM)
@needs("chromedriver", DRIVER, FROM_SYSTEM)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1000, 1280])
def test_the_table_is_read_in_every_window(
    window: Browser, usual: bytes, tmp_path: Path, width: int, scheme: str
) -> None:
    path = tmp_path / "第13期.docx"
    path.write_bytes(usual)
    window.open(make(tmp_path / "page.html", path), (width, 800), scheme)
    assert len(window.shown(".facts dd")) == len(USUAL)
    assert window.value("document.documentElement.scrollWidth") <= width
    assert not [each for each in window.value(POOR_CONTRAST) if each.startswith(("DT", "DD"))]
    assert max(bottom - top for _, top, _, bottom in window.boxes(".facts")) < 260
