"""Contents at the edges: where they end, and which lines and cells are one entry."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.contents import columns, is_contents_heading, is_page_number
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.lines import Line, lines_of
from bulletin_lint.text.text import Text
from tests.bulletin.skeleton import TEXT, draft_of, issue, read, title

ONE, OTHER, THIRD = "全市宣传工作会议召开", "平湖区打造城市书房", "望川区举办读书节"
SIGNED = "{r}（办公室）"


def line(content: str) -> Line:
    text = Text.of_lines([content])
    (found,) = lines_of(text, text.paragraphs[0])
    return found


def body(*titles: str, section: str = "〔工作动态〕") -> str:
    return "\n".join([section, *(f"{{c}}{name}\n{TEXT}\n{SIGNED}" for name in titles)] if section else [
        f"{{c}}{name}\n{TEXT}\n{SIGNED}" for name in titles
    ])  # fmt: skip


def entries(draft: Draft) -> list[str]:
    """The entries of the contents, each of which stands where it says."""
    contents = draft.bulletin.contents
    found = [entry for section in (contents.sections if contents else ()) for entry in section.entries]
    assert ["".join(read(draft, span) for span in entry.spans) for entry in found] == [entry.text for entry in found]
    return [entry.text for entry in found]


def entries_of(contents: str, *titles: str, section: str = "〔工作动态〕") -> list[str]:
    return entries(draft_of(issue(contents=contents, body=body(*titles, section=section))))


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("目录", True),
        ("≡目　录≡", True),
        ("【本期要目】", True),
        ("目录：", True),
        ("总目录", False),
        ("目录一", False),
    ],
)
def test_the_heading_of_contents_is_known(content: str, found: bool) -> None:
    assert is_contents_heading(line(content)) == found


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("1", True),
        ("123", True),
        ("1234", False),
        ("（12）", True),
        ("第12页", True),
        ("……12", True),
        ("……", True),
        ("甲12", False),
        ("." * 37 + "123", True),
        ("." * 38 + "123", False),
    ],
)
def test_a_page_number_alone_is_known(content: str, found: bool) -> None:
    assert is_page_number(line(content)) == found


@pytest.mark.parametrize(
    ("content", "pieces"),
    [
        ("甲乙\t丙丁", ["甲乙", "丙丁"]),
        ("甲乙 \t 丙丁", ["甲乙", "丙丁"]),
        ("甲乙  丙丁", ["甲乙", "丙丁"]),
        ("甲乙 丙丁", ["甲乙 丙丁"]),
        ("甲乙\u3000丙丁", ["甲乙\u3000丙丁"]),
        ("甲乙\u3000\u3000丙丁", ["甲乙", "丙丁"]),
        ("甲\t乙", ["甲\t乙"]),
        ("〔丙丁〕\t〔甲甲〕", ["〔丙丁〕", "〔甲甲〕"]),
        ("甲" * 118 + "\t甲乙", ["甲" * 118 + "\t甲乙"]),
    ],
)
def test_a_line_is_cut_at_its_gaps_where_a_piece_is_known(content: str, pieces: list[str]) -> None:
    found = columns(line(content), {"甲乙", "丙丁"})

    assert [piece.text for piece in found] == pieces
    assert [content[piece.start : piece.end] for piece in found] == pieces


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        (f"目录\n{ONE}\n{OTHER}", [ONE, OTHER]),
        (f"目录\n{ONE[:3]}\n{ONE[3:6]}\n{ONE[6:8]}\n{ONE[8:]}\n{OTHER}", [ONE, OTHER]),
        (f"目录\n{ONE[:2]}\n{ONE[2:4]}\n{ONE[4:6]}\n{ONE[6:8]}\n{ONE[8:]}\n{OTHER}",
         [ONE[:2], ONE[2:4], ONE[4:6], ONE[6:8], ONE[8:], OTHER]),
        (f"目录\n{ONE}\n1\n{OTHER}\n3", [ONE, OTHER]),
        (f"目录\n{ONE}、{OTHER}", [ONE, OTHER]),
        (f"目录\n{ONE} {OTHER}", [ONE, OTHER]),
        (f"目录\n{ONE}{OTHER}", [ONE, OTHER]),
        (f"目录\n{ONE}{OTHER}等", [f"{ONE}{OTHER}等"]),
        (f"目录\n{ONE}等{OTHER}", [f"{ONE}等{OTHER}"]),
        (f"目录\n{ONE}、{OTHER}、", [f"{ONE}、{OTHER}、"]),
        (f"目录\n全市——宣传工作会议 召开\n{OTHER}", ["全市——宣传工作会议 召开", OTHER]),
        (f"目录\n{OTHER}\n{ONE}", [OTHER, ONE]),
    ],
)  # fmt: skip
def test_lines_are_joined_and_cut_into_the_titles_of_the_body(contents: str, expected: list[str]) -> None:
    assert entries_of(contents, ONE, OTHER) == expected


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        ("全市宣传工作会\\v议胜利召开", ["全市宣传工作会议胜利召开"]),
        ("全市宣传工作会\n议胜利召开", ["全市宣传工作会", "议胜利召开"]),
        ("全市宣传工\n作会议胜利召开", ["全市宣传工作会议胜利召开"]),
        ("全市宣传工作会议\n胜利", ["全市宣传工作会议", "胜利"]),
        ("全市宣传工作会\n1.议胜利召开", ["全市宣传工作会", "议胜利召开"]),
        ("青山市的一批人\\v又在召开", ["青山市的一批人", "又在召开"]),
    ],
)
def test_a_line_that_makes_an_entry_more_like_a_title_belongs_to_it(contents: str, expected: list[str]) -> None:
    assert entries_of(f"目录\n{contents}\n{OTHER}", ONE, OTHER)[:-1] == expected


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        (f"目录\n{ONE}\n{OTHER}", [ONE, OTHER]),
        (f"{ONE}\n{OTHER}", [ONE, OTHER]),
        (ONE, [ONE]),
        ("秋季读书节落幕", []),
        ("目录\n秋季读书节落幕", []),
        (f"秋季读书节落幕\n{ONE}", []),
        (f"秋季读书节落幕\n{ONE}\n{OTHER}", ["秋季读书节落幕", ONE, OTHER]),
        ("目录", []),
    ],
)
def test_lines_above_the_body_are_contents_if_they_come_again(contents: str, expected: list[str]) -> None:
    assert entries_of(contents, ONE, OTHER, section="") == expected


@pytest.mark.parametrize(("count", "found"), [(600, True), (601, False)])
def test_contents_have_six_hundred_lines_at_most(count: int, found: bool) -> None:
    names = [f"青山第{number}号展馆开放" for number in range(count - 3)]
    contents = "\n".join(["目录", "〔工作动态〕", *names])
    draft = draft_of(issue(contents=contents, body=body(names[0], section="")))

    assert (draft.bulletin.contents is not None) == found


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        (f"{ONE}\\t1\n{OTHER}\\t3", [ONE, OTHER]),
        (f"目录\n工作动态\n{ONE}\n{OTHER}", [ONE, OTHER]),
        (f"〔工作动态〕\n{ONE}\n{OTHER}", [ONE, OTHER]),
    ],
)
def test_contents_are_found_in_any_form(contents: str, expected: list[str]) -> None:
    assert entries_of(contents, ONE, OTHER) == expected


@pytest.mark.parametrize(
    ("contents", "found"),
    [
        ("〔工作动态〕\n〔经验交流〕", True),
        ("〔工作动态〕", True),
        ("〔基层风采〕", False),
        ("〔工作动态〕\n〔基层风采〕\n〔文明之窗〕", False),
    ],
)
def test_headings_alone_are_contents_if_they_come_again(contents: str, found: bool) -> None:
    text = f"{body(ONE)}\n{body(OTHER, section='〔经验交流〕')}"

    assert (draft_of(issue(contents=contents, body=text)).bulletin.contents is not None) == found


def test_part_of_a_title_in_the_body_answers_a_line_of_the_contents() -> None:
    long = "{c}聚焦四个一推动\n{c}宣讲走深走实"
    text = f"〔工作动态〕\n{long}\n{TEXT}\n{SIGNED}"

    assert entries(draft_of(issue(contents="聚焦四个一推动宣讲走深走实", body=text))) == ["聚焦四个一推动宣讲走深走实"]
    assert entries(draft_of(issue(contents="聚焦四个", body=text))) == []


def test_a_brief_answers_a_line_of_the_contents_with_its_first_sentence() -> None:
    text = f"〔简讯〕\n**{OTHER}。**{TEXT}\n{SIGNED}"

    assert entries(draft_of(issue(contents=OTHER, body=text))) == [OTHER]


def test_the_body_begins_with_the_section_of_its_first_article() -> None:
    draft = draft_of(issue(contents=f"目录\n〔工作动态〕\n{ONE}\n{OTHER}", body=body(ONE, OTHER)))
    contents = draft.bulletin.contents

    assert contents is not None
    assert read(draft, contents.heading) == "目录"
    assert read(draft, contents.span) == f"目录\n〔工作动态〕\n{ONE}\n{OTHER}"
    assert [title(draft, article) for article in draft.bulletin.articles] == [ONE, OTHER]
    assert draft.bulletin.sections[0].heading is not None


def test_columns_are_read_one_after_another_only_where_headings_stand_beside() -> None:
    text = f"{body(ONE, THIRD)}\n{body(OTHER, section='〔经验交流〕')}"
    rows = f"| 〔工作动态〕 | 〔经验交流〕 |\n| {ONE} | {OTHER} |\n| {THIRD} |  |"
    draft = draft_of(issue(contents=f"目录\n{rows}", body=text))

    assert entries(draft) == [ONE, THIRD, OTHER]
    assert entries_of(f"目录\n| {ONE} | {OTHER} |\n| {THIRD} |  |", ONE, OTHER, THIRD) == [ONE, OTHER, THIRD]


def test_text_boxes_float_beside_the_body() -> None:
    text = body(ONE).replace(SIGNED, f"{{box}}青山之窗\n{SIGNED}")

    assert [title(d, a) for d in [draft_of(issue(body=text))] for a in d.bulletin.articles] == [ONE]
    boxed = body(ONE).replace("〔工作动态〕", "{box}〔工作动态〕")
    assert [s.heading.name for s in draft_of(issue(body=boxed)).bulletin.sections if s.heading] == ["工作动态"]


@pytest.mark.parametrize(("name", "promised"), [("城市书房", True), ("办节日", False)])
def test_a_promised_title_has_four_characters_at_least(name: str, promised: bool) -> None:
    text = f"〔工作动态〕\n{{c}}{ONE}\n{TEXT}\n{name}\n{TEXT}\n{SIGNED}"
    draft = draft_of(issue(contents=f"目录\n{ONE}\n{name}", body=text))

    assert (len(list(draft.bulletin.articles)) == 2) == promised
