"""What LibreOffice's pages show: lines and characters, and places that the XML says or a ruler finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_lint.rendered import RenderedPages, rendered
from bulletin_lint.rendered.office import as_pdf
from tests.needs import needs_module, needs_program
from tests.rendered.ink import Ink
from tests.rendered.papers import (
    BOTTOM,
    CONDENSED,
    EXACT,
    FIRST,
    HEIGHT,
    LAST,
    LINE,
    LINES,
    MILLIMETRE,
    SENTENCE,
    TOP,
    bulletin,
    han,
    line,
    paper,
    understood,
)

pytestmark = [pytest.mark.slow, needs_program("soffice"), needs_module("pdfminer"), needs_module("pypdfium2")]
NEAR = 0.5 * MILLIMETRE
LONG = [line(han(1500))]
GRID = '<w:docGrid w:type="{}" w:linePitch="579" w:charSpace="{}"/>'
DASHED = (
    '<w:p><w:pPr><w:jc w:val="{}"/></w:pPr>'
    '<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
)


def shown(data: bytes, folder: Path) -> RenderedPages:
    return rendered(data, understood(data, folder))


@pytest.mark.parametrize(
    ("grid", "normal", "expected"),
    [
        ("", "", (22, 27)),
        (LINES, "", (22, 27)),
        (LINES, '<w:spacing w:val="-4"/>', (22, 27)),
        (LINES, CONDENSED, (22, 28)),
        ("", CONDENSED, (22, 28)),
        (GRID.format("linesAndChars", -848), "", (22, 28)),
        (GRID.format("snapToChars", -848), "", (22, 28)),
        (GRID.format("linesAndChars", 2048), "", (22, 26)),
        (GRID.format("linesAndChars", 0), CONDENSED, (22, 28)),
    ],
)
def test_lines_and_characters(grid: str, normal: str, expected: tuple[int, int], tmp_path: Path) -> None:
    pages = shown(paper(bulletin(LONG), grid, normal), tmp_path)
    assert (pages.lines_a_page, pages.characters_a_line) == expected
    assert pages.pitch == pytest.approx(LINE, abs=1)
    assert len(pages.pages[1].lines) == 22
    assert [each for page in pages.pages for each in page.lines if each.paragraph is None] == []


def test_other_heights_of_lines(tmp_path: Path) -> None:
    spacing = '<w:spacing w:line="{}" w:lineRule="exact"/>'
    of = {height: shown(paper(bulletin([line(han(1500), spacing.format(height))])), tmp_path) for height in (560, 620)}
    assert {height: each.lines_a_page for height, each in of.items()} == {560: 22, 620: 20}
    assert {height: round(each.pitch or 0) for height, each in of.items()} == {560: 560, 620: 620}


@pytest.mark.parametrize("pitch", [312, 579])
@pytest.mark.parametrize(("height", "lines"), [(560, 22), (600, 21), (620, 20)])
def test_an_exact_height_counts_more_than_the_grid(height: int, lines: int, pitch: int, tmp_path: Path) -> None:
    """As Word has it: 560, 600, 620 twips fit 22, 21, 20 times into 225 mm, and none is twice 312."""
    text = line(han(1500), f'<w:spacing w:line="{height}" w:lineRule="exact"/>')
    pages = shown(paper(bulletin([text]), f'<w:docGrid w:type="lines" w:linePitch="{pitch}"/>'), tmp_path)
    assert round(pages.pitch or 0) == height
    assert (pages.lines_a_page, len(pages.pages[1].lines)) == (lines, lines)


def test_lines_of_no_exact_height_stand_on_the_grid(tmp_path: Path) -> None:
    pages = shown(paper(bulletin([line(han(1500), "")]), LINES), tmp_path)
    assert (round(pages.pitch or 0), pages.lines_a_page) == (LINE, 22)


@pytest.mark.parametrize("before", [0, 1984])
def test_the_name_is_as_far_from_the_top_as_the_file_says(before: int, tmp_path: Path) -> None:
    """A line no higher than its letters: the XML alone says where it is. 1984 twips are 35 mm."""
    data = paper(bulletin(LONG, f'<w:spacing w:before="{before}" w:line="320" w:lineRule="exact"/>'))
    assert shown(data, tmp_path).name == pytest.approx(before, abs=NEAR)


def test_the_name_is_where_a_ruler_finds_it(tmp_path: Path) -> None:
    _, *rest = bulletin(LONG)
    name = line(FIRST[0], '<w:spacing w:before="900"/><w:jc w:val="center"/>', '<w:sz w:val="84"/>')
    data = paper([name, *rest])
    found = shown(data, tmp_path).name
    ink = next(Ink(as_pdf(data)).rows(TOP - 200, HEIGHT)) - TOP
    inset = 0.04 * 42 * 20  # of the ink inside the square of a character
    assert found == pytest.approx(ink - inset, abs=NEAR)


def test_the_imprint_is_where_a_ruler_finds_it(tmp_path: Path) -> None:
    data = paper(bulletin([line(SENTENCE)]))
    pages = shown(data, tmp_path)
    ink = list(Ink(as_pdf(data)).rows(TOP, HEIGHT - BOTTOM))[-1]
    assert pages.imprint == pytest.approx(HEIGHT - BOTTOM - ink - 0.04 * 320, abs=NEAR)
    assert pages.imprint_is_last
    assert pages.lines_left == 22 - len(pages.pages[0].lines)


def test_an_imprint_at_the_foot_leaves_no_line(tmp_path: Path) -> None:
    missing = 22 - len(FIRST) - len(LAST)
    pages = shown(paper(bulletin(line(SENTENCE) for _ in range(missing))), tmp_path)
    assert (len(pages.pages), len(pages.pages[0].lines)) == (1, 22)
    assert (pages.imprint_is_last, pages.lines_left) == (True, 0)


def test_an_imprint_on_two_pages_is_not_on_the_last(tmp_path: Path) -> None:
    missing = 23 - len(FIRST) - len(LAST)
    pages = shown(paper(bulletin(line(SENTENCE) for _ in range(missing))), tmp_path)
    assert pages.imprint_pages == (1, 2)
    assert not pages.imprint_is_last


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_page_number_is_where_a_ruler_finds_its_dashes(side: str, tmp_path: Path) -> None:
    data = paper(bulletin(LONG), footer=DASHED.format(side))
    pages = shown(data, tmp_path)
    number = pages.page_numbers[0]
    assert [each.text.replace(" ", "") for each in pages.page_numbers] == ["—1—", "—2—", "—3—", "—4—"]
    assert abs({"left": number.from_left, "right": number.from_right}[side]) < NEAR
    left = number.from_left + 1587
    dash = list(Ink(as_pdf(data)).rows(HEIGHT - BOTTOM, HEIGHT, left, left + 200))
    middle = (dash[0] + dash[-1]) / 2 - (HEIGHT - BOTTOM)
    assert number.below == pytest.approx(middle, abs=NEAR)


@pytest.mark.parametrize(("keep", "expected"), [("", ["〔经验交流〕"]), ("<w:keepNext/>", [])])
def test_a_heading_alone_at_the_foot(keep: str, expected: list[str], tmp_path: Path) -> None:
    body = [
        *(line(SENTENCE) for _ in range(20 - len(FIRST))),
        line("（市委办公室）"),
        line("〔经验交流〕", keep + EXACT),
        line("青山区深入开展文明实践活动"),
        *LONG,
    ]
    data = paper(bulletin(body))
    draft = understood(data, tmp_path)
    pages = rendered(data, draft)
    assert [(each.page, draft.text.of(draft.text.paragraphs[each.paragraph])) for each in pages.alone] == [
        (1, text) for text in expected
    ]


def test_what_is_deleted_is_not_set(tmp_path: Path) -> None:
    deleted = f'<w:del w:id="1" w:author="甲"><w:r><w:delText>{han(200)}</w:delText></w:r></w:del>'
    body = [line(SENTENCE).replace("</w:pPr>", f"</w:pPr>{deleted}")]
    pages = shown(paper(bulletin(body)), tmp_path)
    assert [each.text for each in pages.pages[0].lines].count(SENTENCE) == 3
    assert len(pages.pages[0].lines) == len(FIRST) + 1 + len(LAST)


def test_a_footer_higher_than_its_margin_is_no_part_of_the_text(tmp_path: Path) -> None:
    high = "".join(line(f"印制单位第{number}行") for number in range(6))
    page = shown(paper(bulletin(LONG), footer=high), tmp_path).pages[1]
    assert page.below[0].text == "印制单位第0行"
    assert all(each.paragraph is not None for each in page.lines)
