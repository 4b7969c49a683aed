"""Where the contents end and the body begins, and which bracketed lines head no section."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.draft import Draft
from tests.bulletin.skeleton import MASTHEAD, TEXT, draft_of, issue, read, title

ONE, OTHER, THIRD = "全市宣传工作会议召开", "平湖区打造城市书房", "望川区举办读书节"
SIGNED = "{r}（办公室）"


def filler(count: int) -> list[str]:
    """Lines that could stand in contents and in a title, all different."""
    return [f"{'甲乙丙丁戊己庚辛壬癸子丑寅卯'[number]}地风光独好" for number in range(count)]


def article(name: str, signed: bool = True) -> str:
    return f"{{c}}{name}\n{TEXT}" + (f"\n{SIGNED}" if signed else "")


def draft(*lines: str, contents: str = "", masthead: str = MASTHEAD) -> Draft:
    return draft_of(issue(masthead=masthead, contents=contents, body="\n".join(lines)))


def contents_of(found: Draft) -> str:
    return read(found, found.bulletin.contents.span) if found.bulletin.contents else ""


def sections(found: Draft) -> list[str]:
    return [section.heading.name if section.heading else "" for section in found.bulletin.sections]


# Where the body begins


@pytest.mark.parametrize(("count", "at_heading"), [(8, True), (9, False)])
def test_the_body_begins_at_a_section_heading_near_the_first_text(count: int, at_heading: bool) -> None:
    found = draft("〔工作动态〕", f"{{c}}{ONE}", *filler(count), TEXT, contents=f"目录\n{ONE}")

    assert (contents_of(found) == f"目录\n{ONE}") == at_heading


@pytest.mark.parametrize(("count", "at_title"), [(6, True), (7, False)])
def test_the_body_begins_at_a_title_just_above_the_first_text(count: int, at_title: bool) -> None:
    found = draft(f"{{c}}{ONE}", *filler(count), TEXT, contents=f"目录\n{ONE}")

    assert (contents_of(found) == f"目录\n{ONE}") == at_title


def test_the_body_begins_where_a_section_comes_again_however_far_the_text_is() -> None:
    listed = f"〔工作动态〕\n{ONE}\n〔经验交流〕\n{OTHER}"
    found = draft("〔工作动态〕", f"{{c}}{ONE}", *filler(12), TEXT, "〔经验交流〕", article(OTHER), contents=listed)

    assert contents_of(found) == listed


@pytest.mark.parametrize("first", ["会议召开，要求落实。", "会议召开，要求落实！", TEXT])
def test_what_cannot_stand_in_contents_is_of_the_body(first: str) -> None:
    found = draft(f"{{c}}{ONE}", first, *filler(6), article(OTHER), contents=f"目录\n{ONE}\n{OTHER}")

    assert contents_of(found) == f"目录\n{ONE}\n{OTHER}"


@pytest.mark.parametrize("line", ["会议召开。", "会议召开，要求落实"])
def test_a_short_line_may_stand_in_contents(line: str) -> None:
    found = draft(article(ONE), article(OTHER), contents=f"目录\n{line}\n{ONE}\n{OTHER}")

    assert contents_of(found) == f"目录\n{line}\n{ONE}\n{OTHER}"


def test_contents_without_a_line_are_none() -> None:
    assert contents_of(draft(TEXT, contents="目录")) == ""
    assert contents_of(draft(article(ONE), contents="目录")) == "目录"


def test_a_title_that_stands_once_more_than_in_the_body_is_contents() -> None:
    twice = draft("〔工作动态〕", article(ONE), article(ONE), contents=f"目录\n〔工作动态〕\n{ONE}\n{ONE}")

    assert contents_of(twice) == f"目录\n〔工作动态〕\n{ONE}\n{ONE}"
    assert [title(twice, each) for each in twice.bulletin.articles] == [ONE, ONE]


@pytest.mark.parametrize(("part", "found"), [(ONE[:5], True), (ONE[:4], False)])
def test_a_part_of_a_title_is_known_by_five_characters(part: str, found: bool) -> None:
    assert (contents_of(draft(article(ONE), contents=part)) == part) == found


def test_page_numbers_and_the_heading_answer_to_nothing_and_count_for_nothing() -> None:
    listed = f"{ONE}\n1\n3\n5"

    assert contents_of(draft(article(ONE), contents=listed)) == listed


def test_a_sentence_that_begins_a_brief_answers_to_a_line_of_the_contents() -> None:
    listed = f"{ONE}\n{OTHER}"
    found = draft("〔简讯〕", f"{ONE}。{TEXT}", SIGNED, f"1.{OTHER}。{TEXT}", SIGNED, contents=listed)

    assert contents_of(found) == listed


# Bracketed lines inside articles


LISTED = f"目录\n〔工作动态〕\n{ONE}\n〔经验交流〕\n{OTHER}"


def body_with(heading: str, below: str, signed: bool = False) -> tuple[str, ...]:
    return ("〔工作动态〕", article(ONE, signed), heading, below, "〔经验交流〕", article(OTHER))


@pytest.mark.parametrize(
    ("contents", "heading", "expected"),
    [
        (LISTED, "〔平湖做法〕", ["工作动态", "经验交流"]),
        (f"目录\n〔工作动态〕\n{ONE}\n{OTHER}", "〔平湖做法〕", ["工作动态", "平湖做法", "经验交流"]),
        ("", "〔平湖做法〕", ["工作动态", "平湖做法", "经验交流"]),
        ("", "【平湖做法】", ["工作动态", "经验交流"]),
        ("", "【工作简讯】", ["工作动态", "工作简讯", "经验交流"]),
        (LISTED, "〔工作简讯〕", ["工作动态", "经验交流"]),
    ],
)
def test_where_contents_list_two_sections_others_are_inside_articles(
    contents: str, heading: str, expected: list[str]
) -> None:
    assert sections(draft(*body_with(heading, article(THIRD)), contents=contents)) == expected


@pytest.mark.parametrize(
    ("heading", "below", "signed", "kept"),
    [
        ("〔平湖做法〕", article(THIRD), False, True),
        ("〔平湖做法〕", f"{TEXT}\n{SIGNED}", False, False),
        ("〔平湖做法〕", f"**抓学习。**{TEXT}\n{SIGNED}", False, True),
        ("〔平湖快讯〕", f"{TEXT}\n{SIGNED}", False, True),
        ("〔平湖做法〕", f"{TEXT}\n{SIGNED}", True, True),
    ],
)
def test_a_bracketed_line_above_text_is_inside_an_article_that_is_not_signed(
    heading: str, below: str, signed: bool, kept: bool
) -> None:
    assert (len(sections(draft(*body_with(heading, below, signed)))) == 3) == kept


def test_the_first_heading_of_the_body_is_a_section() -> None:
    assert (
        sections(draft("【平湖做法】", TEXT, "〔工作动态〕", article(ONE), "〔经验交流〕", article(OTHER)))[0]
        == "平湖做法"
    )


def test_a_heading_below_a_heading_is_a_section() -> None:
    found = draft("〔工作动态〕", article(ONE), "〔文明之声〕", "【平湖做法】", TEXT, SIGNED)

    assert sections(found) == ["工作动态", "文明之声", "平湖做法"]


def test_a_heading_with_nothing_below_is_a_section() -> None:
    assert sections(draft("〔工作动态〕", article(ONE, False), "〔平湖做法〕")) == ["工作动态", "平湖做法"]


# Headings and the masthead


@pytest.mark.parametrize(
    ("lines", "in_masthead"),
    [
        (("{c}第12期", "工作动态"), False),
        (("{c}第12期", "〔工作动态〕"), False),
        (("{c}第12期", "工作动态〕"), False),
        (("工作动态",), True),
        (("〔工作动态〕",), False),
        (("{c}第12期", "基层风采"), True),
    ],
)
def test_a_section_heading_ends_the_masthead(lines: tuple[str, ...], in_masthead: bool) -> None:
    found = draft("2025年9月6日", article(ONE), masthead="\n".join(("{c 84}宣传信息专报", *lines)))

    assert (found.bulletin.masthead.date is not None) == in_masthead


def test_without_a_number_a_bare_name_in_two_places_ends_the_masthead() -> None:
    twice = ("2025年9月6日", article(ONE), "工作动态", article(OTHER))

    assert draft(*twice, masthead="{c 84}宣传信息专报\n工作动态").bulletin.masthead.date is None
    assert draft(*twice, masthead="{c 84}宣传信息专报\n经验交流").bulletin.masthead.date is not None
