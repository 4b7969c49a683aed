"""Places in an editor's words: what is said can be found in Word."""

from __future__ import annotations

import pytest

from bulletin_lint.records.where import where
from tests.bulletin.skeleton import BODY, FOOT, MASTHEAD, draft_of, issue

CONTENTS = "目录\n〔工作动态〕\n全市宣传工作会议召开\n平湖区打造城市书房"
PARTS = {"masthead": MASTHEAD, "contents": CONTENTS, "body": BODY, "foot": FOOT}
BRIEF = "〔简讯〕\n**青山市第二届读书节开幕。**近日，青山市第二届读书节开幕，各区县举办活动80余场。\n{r}（市图书馆）"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("宣传信息专报", "报头·刊名"),
        ("第12期", "报头·期号"),
        ("中共青山市委宣传部", "报头·编发单位"),
        ("2025年9月6日", "报头·日期"),
        ("目录", "目录"),
        ("平湖区打造城市书房", "目录·〔工作动态〕·《平湖区打造城市书房》"),
        ("全市宣传工作会议召开\n近日", "工作动态·《全市宣传工作会议召开》标题"),
        ("近日，有关工作", "工作动态·《全市宣传工作会议召开》第1段"),
        ("（平湖区委宣传部）", "工作动态·《平湖区打造城市书房》署名"),
        ("送：市直各单位", "报尾·报送发"),
        ("承办：", "报尾·承办"),
        ("编辑：何某", "报尾·编辑"),
    ],
)
def test_a_place_is_named_in_an_editors_words(text: str, place: str) -> None:
    draft = draft_of(issue(**PARTS))

    assert where(draft, draft.text.string.index(text)) == place


def placed(text: str, **parts: str) -> str:
    draft = draft_of(issue(**{**PARTS, **parts}))
    return where(draft, draft.text.string.index(text))


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("全市新闻媒体座谈会在青山市委党校召开", "《全市新闻媒体座谈会在青山市委党校召开》"),
        ("平湖区建设“十五分钟文化圈”让书香飘进寻常巷陌", "《平湖区建设……书香飘进寻常巷陌》"),
        ("平湖区奏响“扎根、强枝、开花”三部曲打造新高地", "《平湖区奏响……三部曲打造新高地》"),
        ("平湖区学习贯彻《志愿服务条例》", "《平湖区学习贯彻〈志愿服务条例〉》"),
    ],
)
def test_an_article_is_called_by_its_title_which_is_cut_where_it_is_long(title: str, called: str) -> None:
    body = BODY.replace("全市宣传工作会议召开", title)

    assert placed("近日，有关工作", body=body, contents="") == f"工作动态·{called}第1段"


def test_articles_of_one_title_are_told_apart() -> None:
    body = BODY.replace("平湖区打造城市书房", "全市宣传工作会议召开")
    place = placed("（平湖区委宣传部）", body=body, contents="")

    assert place == "工作动态·《全市宣传工作会议召开》（同名第2个）署名"


def test_a_brief_is_called_by_its_lead_in_words() -> None:
    assert placed("各区县举办", body=f"{BODY}\n{BRIEF}") == "简讯·《青山市第二届读书节开幕》第1段"


def test_an_article_without_a_title_is_called_by_its_first_words() -> None:
    body = BODY.replace("全市宣传工作会议召开\n", "")

    assert "·首段为“" in placed("近日，有关工作", body=body, contents="")


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("{header}宣传信息专报第3版", "页眉"),
        ("{footer}— 1 —", "页脚"),
        ("{note}数据截至8月底，不含下属各单位。", "脚注·“数据截至8月底，不含……”"),
    ],
)
def test_what_stands_apart_is_called_by_where_it_stands(line: str, place: str) -> None:
    draft = draft_of(issue() + "\n" + line)

    assert where(draft, len(draft.text.string) - 2) == place


def test_a_paragraph_of_no_article_is_called_by_its_first_words() -> None:
    note = "编者按：平湖区的做法值得借鉴，现予刊发，供各地学习参考，望结合实际抓好落实。"

    assert placed(note, body=f"{note}\n{BODY}", contents="") == "“编者按：平湖区的做法……”一段"
