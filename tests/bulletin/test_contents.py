"""Contents in every form, told from the body that repeats them."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.draft import Draft
from tests.bulletin.skeleton import BODY, draft_of, issue, title

BOTH = ["全市宣传工作会议召开", "平湖区打造城市书房"]


def listed(draft: Draft) -> list[tuple[str, list[str]]]:
    """The sections of the contents with their entries."""
    contents = draft.bulletin.contents
    return [
        (section.heading.name if section.heading else "", [entry.text for entry in section.entries])
        for section in (contents.sections if contents else ())
    ]


@pytest.mark.parametrize(
    "contents",
    [
        "〔工作动态〕\n全市宣传工作会议召开\n平湖区打造城市书房",
        "目  录\n〔工作动态〕\n全市宣传工作会议召开\n平湖区打造城市书房",
        "{c}目　　录\n{c}〔工作动态〕\n全市宣传工作会议召开\\v平湖区打造城市书房",
        "≡本期要目≡\n〔工作动态〕\n※全市宣传工作会议召开\n※平湖区打造城市书房",
        "【内容提要】\n工作动态\n1、全市宣传工作会议召开\n2、平湖区打造城市书房",
        "本期导读\n〔工作 动态〕\n1.全市宣传工作会议召开\\t1\n2.平湖区打造城市书房\\t3",
        "目录\n〔工作动态〕\n全市宣传工作会议召开…………………………1\n平湖区打造城市书房……………………………（3）",
        "目录\n〔工作动态〕\n（1）全市宣传工作会议召开    1\n（2）平湖区打造城市书房    3",
        "〔工作动态〕\\v全市宣传工作会议召开\\v平湖区打造城市书房",
        "| 目录 |\n| 〔工作动态〕 |\n| 全市宣传工作会议召开 // 平湖区打造城市书房 |",
        "| 工作动态 | 全市宣传工作会议召开 | 1 |\n|  | 平湖区打造城市书房 | 3 |",
        "目录\n〔工作动态〕\n全市宣传工作会议召开　平湖区打造城市书房",
        "目录\n〔工作动态〕\n全市宣传工\\v作会议召开\n平湖区打造\\v城市书房",
        "目录\n〔工作动态〕\n全市宣传工作\n会议召开\n平湖区打造\n城市书房",
    ],
)
def test_contents_are_read_in_every_form(contents: str) -> None:
    draft = draft_of(issue(contents=contents))

    assert listed(draft) == [("工作动态", BOTH)]
    assert [title(draft, article) for article in draft.bulletin.articles] == BOTH


@pytest.mark.parametrize("announced", ["", "目录\n"])
def test_contents_may_list_no_sections(announced: str) -> None:
    draft = draft_of(issue(contents=f"{announced}全市宣传工作会议召开\n平湖区打造城市书房"))

    assert listed(draft) == [("", BOTH)]
    assert [section.heading.name for section in draft.bulletin.sections if section.heading] == ["工作动态"]


def test_the_body_may_have_no_section_headings() -> None:
    body = BODY.removeprefix("〔工作动态〕\n")
    draft = draft_of(issue(contents="目录\n全市宣传工作会议召开\n平湖区打造城市书房", body=body))

    assert listed(draft) == [("", BOTH)]
    assert [title(draft, article) for article in draft.bulletin.articles] == BOTH


@pytest.mark.parametrize(
    "contents",
    [
        "目录\n〔工作动态〕\n全市宣传工作会召开\n平湖区打造城市书房",
        "〔工作动态〕\n全市宣传会召开\n平湖区建设城市书房",
        "〔工作动态〕\n平湖区打造城市书房",
        "目录\n〔工作动态〕\n秋季读书节落幕",
        "〔工作动态〕\n全市宣传工作会议召开\n平湖区打造城市书房\n秋季读书节落幕\n全民阅读活动启动",
        "目录\n〔基层动态〕\n全市宣传工作会议召开\n平湖区打造城市书房",
    ],
)
def test_contents_that_do_not_agree_leave_the_body_as_it_is(contents: str) -> None:
    draft = draft_of(issue(contents=contents))

    assert len(listed(draft)) == 1
    assert [title(draft, article) for article in draft.bulletin.articles] == BOTH


@pytest.mark.parametrize(
    "body",
    [
        BODY,
        BODY.replace("{c 44}平湖区打造城市书房", "〔经验交流〕\n{c 44}平湖区打造城市书房"),
        BODY.replace("{c 44}平湖区打造城市书房", "〔工作动态〕\n{c 44}平湖区打造城市书房"),
        BODY.replace("平湖区打造城市书房", "全市宣传工作会议召开"),
        BODY.replace("{r}（办公室）\n", "").replace("平湖区打造城市书房", "全市宣传工作会议召开"),
    ],
)
def test_a_body_that_repeats_itself_is_no_contents(body: str) -> None:
    assert draft_of(issue(body=body)).bulletin.contents is None


def test_sections_side_by_side_are_read_column_by_column() -> None:
    body = BODY.replace("{c 44}平湖区打造城市书房", "〔经验交流〕\n{c 44}平湖区打造城市书房")
    draft = draft_of(
        issue(contents="目录\n〔工作动态〕\\t〔经验交流〕\n全市宣传工作会议召开\\t平湖区打造城市书房", body=body)
    )

    assert listed(draft) == [("工作动态", BOTH[:1]), ("经验交流", BOTH[1:])]
