"""Which role a stretch of text plays, on both sides of each limit."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Role
from tests.bulletin.skeleton import BODY, FIRST, FOOT, TEXT, draft_of, issue


def pieces(draft: Draft) -> list[tuple[str, Role]]:
    """The stretches of the text with their roles, white space outside them left out."""
    roles = [*draft.bulletin.roles, (len(draft.text.string), Role.OTHER)]
    return [(draft.text.string[start:end].strip("\n"), role) for (start, role), (end, _) in pairwise(roles)]


def role_of(draft: Draft, content: str) -> Role:
    return draft.role_at(draft.text.string.index(content))


def article_with(paragraph: str) -> Draft:
    return draft_of(issue(body=f"〔工作动态〕\n{FIRST}\n{TEXT}\n{paragraph}\n{TEXT}\n{{r}}（办公室）"))


LONG = "青山市平湖区城市书房建设" * 10


@pytest.mark.parametrize(
    ("paragraph", "role"),
    [
        (f"一、{LONG[:38]}", Role.HEADING),
        (f"一、{LONG[:39]}", Role.BODY),
        (f"**{LONG[:40]}**", Role.HEADING),
        (f"**{LONG[:41]}**", Role.BODY),
        (f"{{=1.}}{LONG[:40]}", Role.HEADING),
        (f"{{=1.}}{LONG[:41]}", Role.BODY),
        (f"{LONG[:20]}", Role.BODY),
        (f"**{LONG[:10]}**{LONG[10:20]}", Role.BODY),
        (f"{LONG[:10]}**{LONG[10:20]}**", Role.BODY),
        *((f"一、{LONG[:8]}{mark}", Role.BODY) for mark in "。；：，、！？;:,"),
        (f"图为{LONG[:58]}", Role.CAPTION),
        (f"图为{LONG[:59]}", Role.BODY),
        ("| 平湖区 | 望川区 |", Role.CELL),
        (f"| {TEXT} | 望川区 |", Role.BODY),
    ],
)
def test_a_paragraph_of_an_article_has_the_role_of_its_form(paragraph: str, role: Role) -> None:
    content = paragraph.replace("*", "").removeprefix("{=1.}").strip("| ").split(" | ")[0]

    assert role_of(article_with(paragraph), content) == role


@pytest.mark.parametrize(
    ("paragraph", "lead"),
    [
        (f"**抓学习。**{TEXT}", "抓学习。"),
        (f"**抓学习：**{TEXT}", "抓学习："),
        (f"**抓学习**{TEXT}", ""),
        (f"一是**抓学习。**{TEXT}", ""),
        (f"**{TEXT}**", ""),
        (f"**抓学习。**{TEXT}**抓落实。**{TEXT}", "抓学习。"),
    ],
)
def test_bold_words_that_open_a_paragraph_are_its_lead(paragraph: str, lead: str) -> None:
    leads = [content for content, role in pieces(article_with(paragraph)) if role is Role.LEAD]

    assert leads == ([lead] if lead else [])


def test_the_title_of_a_brief_is_a_lead_and_its_text_is_body() -> None:
    draft = draft_of(
        issue(body=f"〔简讯〕\n**平湖区举办邻里节。****活动周**{TEXT}\n**抓落实。**{TEXT}\n{{r}}（办公室）")
    )

    assert [content for content, role in pieces(draft) if role is Role.LEAD] == ["平湖区举办邻里节。", "抓落实。"]
    assert role_of(draft, "活动周") is Role.BODY


@pytest.mark.parametrize(("count", "role"), [(20, Role.BODY), (19, Role.OTHER)])
def test_text_outside_articles_is_body_if_it_is_long(count: int, role: Role) -> None:
    draft = draft_of(issue(foot=f"{FOOT}\n{LONG[:count]}"))

    assert draft.role_at(draft.text.string.rindex(LONG[:count])) == role


def test_roles_cover_the_text_in_order() -> None:
    draft = draft_of(issue(body=f"{BODY}\n\n{{note}}脚注\n{{footer}}第1页\n{{header}}页眉"))
    starts = [start for start, _ in draft.bulletin.roles]

    assert starts == sorted(set(starts))
    assert starts[0] == 0
    assert role_of(draft, "脚注") is Role.NOTE
    assert role_of(draft, "第1页") is role_of(draft, "页眉") is Role.PAGE
    assert Draft.role_at(draft_of(""), 5) in Role


def test_the_masthead_is_parted_into_what_it_holds() -> None:
    head = "内部资料\n{c 84}宣传信息专报\n{c}第12期（总第88期）　注意保存\n中共青山市委宣传部\\t2025年9月6日"
    found = pieces(draft_of(issue(masthead=head)))

    assert [(content.strip(), role) for content, role in found if content.strip()][:6] == [
        ("内部资料", Role.MASTHEAD),
        ("宣传信息专报", Role.NAME),
        ("第12期（总第88期）", Role.ISSUE),
        ("注意保存", Role.MASTHEAD),
        ("中共青山市委宣传部", Role.ISSUER),
        ("2025年9月6日", Role.DATE),
    ]


def test_parts_without_headings_have_their_roles() -> None:
    body = BODY.removeprefix("〔工作动态〕\n")
    draft = draft_of(issue(contents="全市宣传工作会议召开\n平湖区打造城市书房", body=body))
    found = [role for _, role in pieces(draft)]

    assert found.count(Role.ENTRY) == found.count(Role.TITLE) == found.count(Role.ATTRIBUTION) == 2
    assert not {Role.CONTENTS, Role.CONTENTS_SECTION, Role.SECTION} & set(found)


def test_the_parts_of_the_foot_have_their_roles() -> None:
    draft = draft_of(issue(foot=f"{FOOT}\n（共印50份）\n市委办公室　2025年9月6日印发"))

    assert role_of(draft, "（共印50份）") is role_of(draft, "市委办公室　2025") is Role.COLOPHON
    assert role_of(draft, "送：市直各单位") is Role.DISTRIBUTION
    assert role_of(draft, "承办：综合科") is Role.COLOPHON


def test_in_a_brief_the_text_behind_its_title_is_body_however_it_is_set() -> None:
    draft = draft_of(
        issue(body=f"〔简讯〕\n**平湖区办节。**{TEXT}**抓落实。**{TEXT}\n**抓学习。**{TEXT}\n{{r}}（办公室）")
    )

    assert [content for content, role in pieces(draft) if role is Role.LEAD] == ["平湖区办节。", "抓学习。"]
    assert role_of(draft, TEXT) is role_of(draft, "抓落实") is Role.BODY


def test_a_cell_outside_articles_is_a_cell() -> None:
    cell = "青山市平湖区城市书房建设情况与各区数据一览"

    assert role_of(draft_of(issue(foot=f"{FOOT}\n| {cell} |")), cell) is Role.CELL


def test_the_running_number_on_its_own_line_is_of_the_issue() -> None:
    head = "{c 84}宣传信息专报\n{c}第12期\n{c}总第88期\n中共青山市委宣传部\\t2025年9月6日"

    assert role_of(draft_of(issue(masthead=head)), "88") is Role.ISSUE
