"""Where an article begins and ends, with and without the help of an attribution."""

from __future__ import annotations

import pytest

from tests.bulletin.skeleton import TEXT, draft_of, issue, title, units

FIRST = "{c 44}全市宣传工作会议召开"
SIGNED = "{r}（办公室）"


def articles(body: str, contents: str = "") -> list[tuple[str, int, bool]]:
    """Title, number of paragraphs and whether there is an attribution, of each article."""
    draft = draft_of(issue(contents=contents, body=body))
    return [
        (title(draft, article), len(article.paragraphs), units(draft, article) is not None)
        for article in draft.bulletin.articles
    ]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        (TEXT, 1),
        (f"{TEXT}\n{TEXT}", 2),
        (f"{TEXT}\\v{TEXT}", 1),
        (f"一、抓学习\n{TEXT}\n二、抓落实\n{TEXT}", 4),
        (f"{{=一、}}抓学习\n{TEXT}\n{{=二、}}抓落实\n{TEXT}", 4),
        (f"**抓学习**\n{TEXT}\n**抓落实**\n{TEXT}", 4),
        (f"**抓学习。**{TEXT}\n**抓落实。**{TEXT}", 2),
        (f"{TEXT}\n{{c}}守正创新启新程\n{TEXT}\n{{c}}乘势而上谱新篇\n{TEXT}", 5),
        (f"**问：**出台的背景是什么？\n答：{TEXT}\n**问：**有哪些亮点？\n答：{TEXT}", 4),
        (f"{TEXT}\n{{c}}山海相依处，\n{{c}}春风拂面来。", 3),
        (f"{TEXT}\n| 单位 | 数量 |\n| 甲 | 3 |\n{{c}}表1 情况\n{TEXT}", 7),
        (f"{TEXT}\n▲志愿者在活动现场（市文联供图）", 2),
        (f"{TEXT}\n【核心提示】\n{TEXT}", 3),
        (f"{TEXT}\n1.甲区\n2.乙区\n（一）丙区", 4),
        (f"同志们：\n{TEXT}", 2),
    ],
)
def test_what_an_article_holds_does_not_divide_it(text: str, paragraphs: int) -> None:
    assert articles(f"〔经验交流〕\n{FIRST}\n{text}\n{SIGNED}") == [("全市宣传工作会议召开", paragraphs, True)]


@pytest.mark.parametrize(
    "lines",
    [
        "{c 44}以文塑旅 以旅彰文\n{c 36}——平湖区的实践与探索",
        "{c 44}聚焦“四个一”\n{c 44}推动宣讲走深走实",
        "{c 44}聚焦“四个一”\\v推动宣讲走深走实",
        "{c 44}怎样让教育“活”起来？\n{c 36}平湖区的三点做法",
        "**聚焦“四个一”**\n**推动宣讲走深走实**",
    ],
)
def test_a_title_may_have_two_lines(lines: str) -> None:
    ((found, paragraphs, signed),) = articles(f"〔经验交流〕\n{lines}\n{TEXT}\n{SIGNED}")

    assert (found.count("|"), paragraphs, signed) == (1, 1, True)


@pytest.mark.parametrize("byline", ["{c}（2025年1月12日）", "{c}江一鸣", "{c}中共青山市委宣传部部长　江一鸣"])
def test_a_byline_under_the_title_is_no_article(byline: str) -> None:
    found = articles(f"〔领导讲话〕\n{FIRST}\n{byline}\n{TEXT}\n{SIGNED}")

    assert len(found) == 1
    assert found[0][2]


@pytest.mark.parametrize(
    "second",
    ["{c 44}平湖区打造城市书房", "{c 44}平湖区打造\n{c 44}城市书房", "{c 44}平湖区打造\\v城市书房"],
)
def test_an_unsigned_article_ends_where_the_next_title_stands(second: str) -> None:
    found = articles(f"〔工作动态〕\n{FIRST}\n{TEXT}\n{second}\n{TEXT}\n{SIGNED}")

    assert [signed for _, _, signed in found] == [False, True]


@pytest.mark.parametrize(
    ("first", "second"),
    [("一、抓学习见实效", "二、抓落实见行动"), ("1.抓学习见实效", "2.抓落实见行动")],
)
def test_numbered_titles_part_unsigned_articles(first: str, second: str) -> None:
    found = articles(f"〔工作动态〕\n{first}\n{TEXT}\n{second}\n{TEXT}\n{SIGNED}")

    assert [(name, signed) for name, _, signed in found] == [(first, False), (second, True)]


@pytest.mark.parametrize(
    ("lead", "other"),
    [
        ("**平湖区举办邻里节。**", "**望川区举办读书节。**"),
        ("**平湖区举办邻里节**　", "**望川区举办读书节**　"),
        ("**1.平湖区举办邻里节。**", "**2.望川区举办读书节。**"),
        ("■ 平湖区举办邻里节，", "■ 望川区举办读书节，"),
    ],
)
def test_briefs_begin_with_their_leads_though_the_one_before_is_unsigned(lead: str, other: str) -> None:
    found = articles(f"〔简讯〕\n{lead}{TEXT}\n{other}{TEXT}\n{SIGNED}")

    assert [signed for _, _, signed in found] == [False, True]


def test_a_brief_may_go_on_with_bold_words() -> None:
    found = articles(f"〔简讯〕\n**平湖区举办邻里节。**{TEXT}\n**一是抓学习。**{TEXT}\n{SIGNED}")

    assert [(paragraphs, signed) for _, paragraphs, signed in found] == [(2, True)]


@pytest.mark.parametrize(
    "note",
    [
        "编者按：平湖区的做法值得借鉴，现予刊发，供各地学习参考。",
        "〔编者按〕平湖区的做法值得借鉴，现予刊发，供各地学习参考。",
        f"{{c}}编者按\n{TEXT}",
        "近期，各区涌现出一批好做法，现选登两篇，供学习参考。",
    ],
)
def test_a_note_before_an_article_is_none(note: str) -> None:
    assert articles(f"〔经验交流〕\n{note}\n{FIRST}\n{TEXT}\n{SIGNED}") == [("全市宣传工作会议召开", 1, True)]


@pytest.mark.parametrize(
    "aside",
    ["（作者系望川区文明办主任）", "（联系人：林某，电话：55500000）", "附件：活动安排", "（完）", "▲图为活动现场"],
)
def test_what_stands_between_articles_is_none(aside: str) -> None:
    found = articles(f"〔经验交流〕\n{FIRST}\n{TEXT}\n{SIGNED}\n{aside}\n{{c 44}}平湖区打造书房\n{TEXT}\n{SIGNED}")

    assert [name for name, _, _ in found] == ["全市宣传工作会议召开", "平湖区打造书房"]


def test_an_attribution_may_stand_between_title_and_text() -> None:
    body = f"〔经验交流〕\n{FIRST}\n{{c}}（办公室）\n{TEXT}\n{TEXT}\n{{c 44}}平湖区打造书房\n{{c}}（市文联）\n{TEXT}"

    assert articles(body) == [("全市宣传工作会议召开", 2, True), ("平湖区打造书房", 1, True)]


def test_a_line_above_a_listed_title_is_no_article() -> None:
    body = f"〔经验交流〕\n{{c}}学思践悟新思想\n{FIRST}\n{TEXT}\n{SIGNED}"

    assert articles(body, "目录\n〔经验交流〕\n全市宣传工作会议召开") == [("全市宣传工作会议召开", 1, True)]
