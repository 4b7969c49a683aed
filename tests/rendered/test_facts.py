"""Lines from glyphs, paragraphs for lines, facts from both: on pages put together by hand."""

from __future__ import annotations

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Bulletin, Masthead, Role, Span
from bulletin_lint.rendered.glyphs import Glyph, Sheet
from bulletin_lint.rendered.lines import Finder, lines
from bulletin_lint.rendered.pages import pages
from bulletin_lint.text.looks import Grid, PageLook, SectionLook
from bulletin_lint.text.pages import Line, RenderedPages
from bulletin_lint.text.text import Paragraph, PlainFormatting, Text
from tests.checks.drafts import default_profile

SIDE, SIZE = 320, 16.0


class Margins(PlainFormatting):
    """A page of 4000 by 6000 twips with margins of 1000 and 400; the second section has one of 1400 at the bottom."""

    def __init__(self, last: int) -> None:
        self._last = last

    @property
    def page(self) -> PageLook:
        margins = {"top": 1000, "bottom": 1000, "left": 400, "right": 400}
        first = SectionLook(0, self._last, 4000, 6000, margins=margins, grid=Grid())
        return PageLook((first, first._replace(first=self._last + 1, last=999, margins={**margins, "bottom": 1400})))


def glyphs(text: str, baseline: float, left: float = 400, size: float = SIZE) -> list[Glyph]:
    """A glyph a character, each as wide as it is high."""
    step = size * 20
    return [
        Glyph(each, baseline, left + number * step, left + (number + 1) * step, size, "甲")
        for number, each in enumerate(text)
    ]


def sheet(*rows: list[Glyph]) -> Sheet:
    return Sheet(4000, 6000, tuple(glyph for row in rows for glyph in row))


def even(texts: list[str], first: float = 1400, pitch: float = 500) -> Sheet:
    return sheet(*(glyphs(text, first + number * pitch) for number, text in enumerate(texts)))


def draft(*paragraphs: tuple[Role, str], last: int = 999) -> Draft:
    text = Text.of_lines([words for _, words in paragraphs], formatting=Margins(last))
    roles = tuple((place.start, role) for place, (role, _) in zip(text.paragraphs, paragraphs, strict=True))
    bulletin = Bulletin(Masthead(Span(0, 0)), None, (), (), (), roles=roles)
    return Draft(text, bulletin, default_profile())


def found(text: Text, *drawn: str) -> list[int | None]:
    finder = Finder(text)
    return [finder.found(Line(1, 0, 0, 0, 32, words)).paragraph for words in drawn]


def test_what_is_raised_stands_in_its_line() -> None:
    (page,) = lines([sheet(glyphs("近日", 1000), glyphs("①", 900, 1040, 8), glyphs("召开", 1000, 1200))])
    assert [(each.text, each.baseline, each.size) for each in page] == [("近日①召开", 1000, 32)]


def test_what_is_drawn_last_may_stand_first() -> None:
    (page,) = lines([sheet(glyphs("乙", 2000), glyphs("丙", 1000, 2000), glyphs("甲", 1000))])
    assert [each.text for each in page] == ["甲丙", "乙"]


def test_lines_as_near_as_their_letters_are_high_are_two() -> None:
    (page,) = lines([sheet(glyphs("甲", 1000), glyphs("乙", 1000 + SIDE))])
    assert [each.text for each in page] == ["甲", "乙"]


def test_spaces_and_ways_to_write_a_character_do_not_count() -> None:
    text = Text.of_lines(["第 12 期　总第８７期", "宣传部文件"])
    assert found(text, "第12期总第87期", "宣传部⽂件") == [0, 1]


def test_lines_that_say_the_same_are_found_one_behind_the_other() -> None:
    text = Text.of_lines(["全市会议召开情况通报", "", "全市会议召开情况通报", "近日，全市"])
    assert found(text, "全市会议召开情况通报", "全市会议召开情况通报", "近日，", "全市") == [0, 2, 3, 3]


def test_a_number_before_a_line_is_skipped() -> None:
    text = Text.of_lines(["近日，会议召开。", "进一步加强组织领导和责任落实"])
    assert found(text, "近日，会议召开。", "1.进一步加强组织领导和责任落实") == [0, 1]


def test_what_is_nowhere_is_not_found_and_leads_nobody_astray() -> None:
    text = Text.of_lines(["近日，会议召开。", "进一步加强"])
    assert found(text, "近日，会", "图片里的另外一些文字", "议", "召开。", "进一步加强") == [0, None, 0, 0, 1]


def test_a_text_box_drawn_later_does_not_move_the_place() -> None:
    text = Text.of_lines(["工作简报青山区委宣传部", "近日，会议召开。", "会议指出，要抓好落实。"])
    assert found(text, "近日，会议召开。", "工作简报青山区委宣传部", "会议指出，要抓好落实。") == [1, 0, 2]


def test_a_page_that_is_full_of_running_text() -> None:
    words = "一二三四五六七八九十"
    whole = draft((Role.BODY, words * 12))
    told = pages([even([words] * 8), even([words] * 4)], whole)
    assert (told.lines_a_page, told.characters_a_line, told.pitch) == (8, 10, 500)


def test_where_no_page_is_full_the_pitch_says_how_many_have_room() -> None:
    words = "一二三四五六七八九十"
    told = pages([even([words] * 3)], draft((Role.BODY, words * 3)))
    assert (told.lines_a_page, told.characters_a_line) == (8, 10)


def test_lines_with_letters_do_not_say_how_many_characters_a_line_has() -> None:
    told = pages([even(["一二三", "ab二三四五", "一二"])], draft((Role.BODY, "一二三ab二三四五一二")))
    assert told.characters_a_line is None


def test_nothing_is_made_of_nothing() -> None:
    told = pages([sheet()], draft((Role.BODY, "甲")))
    assert told._replace(pages=()) == RenderedPages(())
    assert (told.page_number_below, told.imprint_is_last, told.lines_left) == (None, False, None)


def test_margins_are_those_of_the_section() -> None:
    told = pages([even(["甲甲甲甲"]), even(["乙乙乙乙"])], draft((Role.BODY, "甲" * 4), (Role.BODY, "乙" * 4), last=0))
    assert [page.area.bottom for page in told.pages] == [5000, 4600]


def test_the_name_from_the_top() -> None:
    told = pages([sheet(glyphs("工作简报", 1882))], draft((Role.NAME, "工作简报")))
    assert told.name == 600  # 0.88 of 320 twips are above the baseline


def test_page_numbers_in_all_their_forms() -> None:
    forms = ["—1—", "- 2 -", "3", "第4页", "·五·"]
    sheets = [sheet(glyphs("甲甲甲甲", 1400), glyphs(form, 5400, 400)) for form in forms]
    told = pages(sheets, draft((Role.BODY, "甲" * 20)))
    assert [each.page for each in told.page_numbers] == [1, 2, 3, 4, 5]
    assert told.page_number_below == 400 - 0.35 * SIDE
    assert told.page_numbers[2] == (3, "3", 288, 0, 3200 - SIDE)


def test_other_words_in_the_margin_are_no_page_numbers() -> None:
    told = pages([sheet(glyphs("甲甲甲甲", 1400), glyphs("内部资料3份", 5400))], draft((Role.BODY, "甲" * 4)))
    assert told.page_numbers == ()


def at_foot(*roles: Role) -> list[tuple[int, int]]:
    """The headings alone where the first page ends with paragraphs of these roles, and another begins the second."""
    words = [chr(ord("甲") + number) * 4 for number in range(len(roles))]
    told = pages([even(words), even(["后后后后"])], draft(*zip(roles, words, strict=True), (Role.BODY, "后" * 4)))
    return [(each.page, each.paragraph) for each in told.alone]


def test_headings_alone_at_the_foot() -> None:
    assert at_foot(Role.BODY, Role.TITLE) == [(1, 1)]
    assert at_foot(Role.BODY, Role.SECTION, Role.TITLE) == [(1, 1), (1, 2)]
    assert at_foot(Role.TITLE, Role.BODY) == []
    assert at_foot(Role.HEADING) == [(1, 0)]


def test_a_heading_at_the_end_of_all_is_not_alone_at_a_foot() -> None:
    told = pages([even(["甲甲甲甲"])], draft((Role.TITLE, "甲甲甲甲")))
    assert told.alone == ()


def test_paragraphs_are_told_by_their_index() -> None:
    text = Text.of_lines(["", "甲甲甲甲"])
    assert isinstance(text.paragraphs[1], Paragraph)
    assert found(text, "甲甲甲甲") == [1]
