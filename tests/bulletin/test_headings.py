"""Section headings: by their brackets, by a known name, or by where they stand."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.headings import find_heading, mismatched
from bulletin_lint.bulletin.lines import lines_of
from bulletin_lint.bulletin.model import Heading
from bulletin_lint.text.text import Text
from tests.bulletin.skeleton import FIRST, MASTHEAD, SECOND, TEXT, draft_of, issue, read

SIGNED = f"{FIRST}\n{TEXT}\n{{r}}（办公室）"
SIGNED_TOO = f"{SECOND}\n{TEXT}\n{{r}}（市文联）"
EIGHT = "新时代文明实践站"


def heading(content: str, *known: str) -> Heading | None:
    text = Text.of_lines([content])
    (line,) = lines_of(text, text.paragraphs[0])
    return find_heading(line, known)


def sections(body: str, contents: str = "", masthead: str = MASTHEAD) -> list[str]:
    draft = draft_of(issue(masthead=masthead, contents=contents, body=body))
    return [section.heading.name if section.heading else "" for section in draft.bulletin.sections]


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        ("〔工作动态〕", ("〔", "工作动态", "〕")),
        ("【 工 作 动 态 】", ("【", "工作动态", "】")),
        ("[工作动态]", ("[", "工作动态", "]")),
        ("［工作动态］", ("［", "工作动态", "］")),
        ("〖工作动态〗", ("〖", "工作动态", "〗")),
        ("﹝工作动态﹞", ("﹝", "工作动态", "﹞")),
        ("〔工作动态】", ("〔", "工作动态", "】")),
        ("〔工作动态", ("〔", "工作动态", "")),
        ("工作动态〕", ("", "工作动态", "〕")),
        (f"〔{EIGHT}", ("〔", EIGHT, "")),
        (f"〔{EIGHT}“双创”〕", ("〔", f"{EIGHT}“双创”", "〕")),
        (f"〔{EIGHT}{EIGHT}甲乙〕", ("〔", f"{EIGHT}{EIGHT}甲乙", "〕")),
    ],
)
def test_a_short_name_in_square_brackets_of_any_kind_is_a_heading(content: str, parts: tuple[str, str, str]) -> None:
    found = heading(content)

    assert found is not None
    assert (found.opening, found.name, found.closing) == parts
    assert found.span == (0, len(content))
    assert "".join(content[found.inner.start : found.inner.end].split()) == found.name


@pytest.mark.parametrize(
    "content",
    [
        "工作动态",
        "（工作动态）",
        "(工作动态)",
        "〔编者按〕",
        "〔目录〕",
        "〔〕",
        f"〔{EIGHT}甲",
        f"{EIGHT}甲〕",
        f"〔{EIGHT}{EIGHT}甲乙丙〕",
        "〔工作，动态〕",
        "〔2022〕第3期",
        "〔工作动态〕" + " " * 35,
    ],
)
def test_other_lines_are_no_headings(content: str) -> None:
    assert heading(content) is None or content.endswith(" ")


@pytest.mark.parametrize("content", ["工作动态", "（工作动态）", "(工作动态)", "（工作动态", f"〔{EIGHT}甲"])
def test_a_known_name_is_a_heading_without_square_brackets(content: str) -> None:
    assert heading(content, "工作动态", f"{EIGHT}甲") is not None


@pytest.mark.parametrize(("spaces", "found"), [(34, True), (35, False)])
def test_a_heading_is_no_longer_than_forty_characters(spaces: int, found: bool) -> None:
    assert (heading(f"〔工作动态{' ' * spaces}〕") is not None) == found


@pytest.mark.parametrize(
    ("content", "wrong"),
    [("〔工作动态〕", False), ("〔工作动态】", True), ("〔工作动态", True), ("工作动态〕", True), ("工作动态", False)],
)
def test_halves_that_do_not_belong_together_are_known(content: str, wrong: bool) -> None:
    found = heading(content, "工作动态")

    assert found is not None
    assert mismatched(found) == wrong


@pytest.mark.parametrize(
    "second",
    [
        "〔基层风采〕",
        "（经验交流）",
        "经验交流",
        "{c}简 讯",
        "工作动态",
    ],
)
def test_a_second_section_is_found(second: str) -> None:
    assert len(sections(f"〔工作动态〕\n{SIGNED}\n{second}\n{SIGNED_TOO}")) == 2


def test_a_heading_opens_its_paragraph() -> None:
    assert sections(f"〔工作动态〕\n{SIGNED}\n平湖区要闻\\v〔基层风采〕\n{SIGNED_TOO}") == ["工作动态"]
    assert sections(f"〔工作动态〕\n{SIGNED}\n \\v〔基层风采〕\n{SIGNED_TOO}") == ["工作动态", "基层风采"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("文明动态", True),
        ("文明之窗", True),
        ("文明实践动态", True),
        ("新文明实践动态", False),
        ("文明实践", True),
        ("全民阅读", False),
        ("{c 44}文明动态", False),
        ("一、文明动态", True),
        ("（文明动态）", True),
        ("报", False),
        ("文明，要闻", False),
        ("第3期", False),
        ("全民阅读\\v文明动态", False),
    ],
)
def test_behind_an_attribution_a_name_like_a_sections_is_a_heading(name: str, found: bool) -> None:
    assert (len(sections(f"{{c}}〔工作动态〕\n{SIGNED}\n{name}\n{SIGNED_TOO}")) == 2) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"{{c}}〔工作动态〕\n{SIGNED}\n文明动态\n{SIGNED_TOO}", True),
        (f"{{c}}〔工作动态〕\n{FIRST}\n{TEXT}（办公室）\n文明动态\n{SIGNED_TOO}", True),
        (f"{{c}}〔工作动态〕\n{FIRST}\n{TEXT}\n文明动态\n{SIGNED_TOO}", False),
        (f"{{c}}〔工作动态〕\n{SIGNED}\n文明动态\n一、平湖区打造城市书房\n{TEXT}", False),
        (f"{{c}}〔工作动态〕\n{SIGNED}\n文明动态\n{TEXT}", False),
        (f"{{c}}〔工作动态〕\n{SIGNED}\n文明动态\n{{c 44}}办节\n{TEXT}", False),
        (f"{{c}}〔工作动态〕\n{SIGNED}\n文明动态\n{{c 44}}办好读书\n{TEXT}", False),
        (f"{{c}}〔工作动态〕\n{SIGNED}\n文明动态\n{{c 44}}办好读书节\n{TEXT}", True),
    ],
)
def test_a_bare_heading_stands_between_an_attribution_and_a_title(body: str, found: bool) -> None:
    assert (sections(body)[1:] == ["文明动态"]) == found


@pytest.mark.parametrize(
    ("name", "found"), [("{c}**全民阅读**", True), ("{c}全民阅读", False), ("{c}**平湖区委**", False)]
)
def test_a_bare_heading_may_be_known_by_being_set_like_those_in_brackets(name: str, found: bool) -> None:
    assert (len(sections(f"{{c}}**〔工作动态〕**\n{SIGNED}\n{name}\n{SIGNED_TOO}")) == 2) == found


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("基层创新\n平湖区打造城市书房", ["", "基层创新"]),
        ("平湖区打造城市书房", [""]),
    ],
)
def test_a_bare_name_that_stands_in_contents_and_body_is_a_heading(listed: str, names: list[str]) -> None:
    contents = f"目录\n全市宣传工作会议召开\n{listed}"

    assert sections(f"{SIGNED}\n基层创新\n{SIGNED_TOO}", contents) == names


def test_names_by_place_are_not_sought_in_contents_where_headings_have_brackets() -> None:
    contents = "目录\n{c}〔工作动态〕\n全市宣传工作会议召开\n基层创新\n平湖区打造城市书房"

    assert sections(f"{{c}}〔工作动态〕\n{SIGNED}\n基层创新\n{SIGNED_TOO}", contents) == ["工作动态"]


@pytest.mark.parametrize(
    ("masthead", "name", "found"),
    [
        ("{c 84}工作动态\n{c}第12期\n中共青山市委宣传部\\t2025年9月6日", "工作动态", [""]),
        ("{c 84}〔工作动态〕\n{c}第12期", "", ["工作动态"]),
    ],
)
def test_a_publication_may_be_named_like_a_section(masthead: str, name: str, found: list[str]) -> None:
    draft = draft_of(issue(masthead=masthead, body=SIGNED))

    assert read(draft, draft.bulletin.masthead.name) == name
    assert [section.heading.name if section.heading else "" for section in draft.bulletin.sections] == found


@pytest.mark.parametrize(
    ("bracketed", "expected"),
    [
        ("【背景情况】", ["工作动态"]),
        (f"【平湖做法】\n{TEXT}", ["工作动态"]),
    ],
)
def test_brackets_inside_an_article_head_no_section(bracketed: str, expected: list[str]) -> None:
    assert sections(f"〔工作动态〕\n{FIRST}\n{TEXT}\n{bracketed}\n{TEXT}\n{{r}}（办公室）") == expected


@pytest.mark.parametrize(
    ("second", "contents", "found"),
    [
        ("〔平湖做法〕", "", False),
        ("〔经验交流〕", "", True),
        ("〔简明信息〕", "", True),
        ("〔平湖做法〕", "目录\n〔工作动态〕\n全市宣传工作会议召开\n〔平湖做法〕\n平湖区打造城市书房", True),
        ("〔经验交流〕", "目录\n〔工作动态〕\n全市宣传工作会议召开", False),
    ],
)
def test_a_bracketed_line_above_text_that_nothing_signs_is_inside_the_article(
    second: str, contents: str, found: bool
) -> None:
    body = f"〔工作动态〕\n{FIRST}\n{TEXT}\n{second}\n{TEXT}\n{TEXT}\n{{r}}（市文联）"

    assert (len(sections(body, contents)) == 2) == found


@pytest.mark.parametrize(
    ("below", "found"),
    [
        (SIGNED_TOO, True),
        (f"{TEXT}\n{{r}}（市文联）", False),
        (f"**抓学习。**{TEXT}\n{{r}}（市文联）", True),
    ],
)
def test_what_stands_below_tells_a_section_from_a_bracketed_line(below: str, found: bool) -> None:
    assert (len(sections(f"〔工作动态〕\n{FIRST}\n{TEXT}\n〔平湖做法〕\n{below}")) == 2) == found


@pytest.mark.parametrize("end", ["\n{r}（办公室）", "（办公室）"])
def test_behind_an_attribution_a_bracketed_line_is_a_section(end: str) -> None:
    assert len(sections(f"〔工作动态〕\n{FIRST}\n{TEXT}{end}\n〔平湖做法〕\n{TEXT}\n{{r}}（市文联）")) == 2


def test_brackets_of_another_kind_than_most_are_inside_an_article() -> None:
    body = f"〔工作动态〕\n{SIGNED}\n〔经验交流〕\n{FIRST}\n{TEXT}\n%s\n{SIGNED_TOO}"

    assert sections(body % "【平湖做法】") == ["工作动态", "经验交流"]
    assert sections(body % "〔平湖做法〕") == ["工作动态", "经验交流", "平湖做法"]


def test_a_section_may_follow_an_empty_one() -> None:
    assert sections(f"〔工作动态〕\n{SIGNED}\n〔平湖做法〕\n〔文明之声〕\n{TEXT}\n{{r}}（市文联）")[0] == "工作动态"
