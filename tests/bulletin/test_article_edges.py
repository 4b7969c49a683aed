"""Where articles begin and end, a case on each side of every condition and limit."""

from __future__ import annotations

import pytest

from tests.bulletin.skeleton import TEXT, draft_of, issue, read, title, units

FIRST = "{c 44}全市宣传工作会议召开"
SECOND = "{c 44}平湖区打造城市书房"
SIGNED = "{r}（办公室）"
ONE, OTHER = "全市宣传工作会议召开", "平湖区打造城市书房"
ITEM = "一二三四五六七八九十"  # ten characters that could be anything


def long(count: int, end: str = "") -> str:
    """A line of ``count`` characters, ``end`` included."""
    return ("青山市平湖区城市书房建设" * 20)[: count - len(end)] + end


def articles(body: str, contents: str = "", section: str = "工作动态") -> list[tuple[str, int, str]]:
    """Title, number of paragraphs and units of each article; a brief's title ends with ``*``."""
    draft = draft_of(issue(contents=contents, body=f"〔{section}〕\n{body}"))
    return [
        (title(draft, article) + "*" * article.brief, len(article.paragraphs), "、".join(units(draft, article) or ()))
        for article in draft.bulletin.articles
    ]


def listing(*entries: str, section: str = "工作动态") -> str:
    return "\n".join(("目录", f"〔{section}〕", *entries))


# Titles


@pytest.mark.parametrize(("lines", "paragraphs"), [(3, 1), (4, 2)])
def test_a_title_has_three_lines_at_most(lines: int, paragraphs: int) -> None:
    written = [number + long(20) for number in ITEM[:lines]]
    body = "\n".join(f"{{c 44}}{line}" for line in written)

    assert articles(f"{body}\n{TEXT}\n{SIGNED}") == [("|".join(written[:3]), paragraphs, "办公室")]


@pytest.mark.parametrize(
    ("second", "continues"),
    [
        (f"**{long(30)}**", True),
        (f"**{long(31)}**", False),
        (long(10), False),
        ("{36}**" + long(10) + "**", False),
        ("{c}**" + long(10) + "**", False),
        ("{r}**" + long(10) + "**", True),
        ("—" + long(40), True),
        ("——" + long(40), True),
        ("-" + long(40), True),
        ("—", False),
        ("**一、抓学习见实效**", False),
        ("**（青山市的做法和经验）**", False),
        ("**江一鸣　何某某**", False),
        ("**9月6日**", False),
        ("**江一鸣同志**", False),
        ("**一二三四五：抓落实**", False),
        ("**一二三四五六：抓落实**", True),
    ],
)
def test_a_line_goes_on_with_a_bold_title_or_not(second: str, continues: bool) -> None:
    ((found, paragraphs, _),) = articles(f"**{ONE}**\n{second}\n{TEXT}\n{SIGNED}")

    assert (found.startswith(f"{ONE}|"), paragraphs) == ((True, 1) if continues else (False, 2))


@pytest.mark.parametrize(("second", "continues"), [("{c 36}守正创新启新程", True), ("{36}守正创新启新程", False)])
def test_a_centered_title_goes_on_centered(second: str, continues: bool) -> None:
    ((found, _, _),) = articles(f"{FIRST}\n{second}\n{TEXT}\n{SIGNED}")

    assert (found != ONE) == continues


@pytest.mark.parametrize(
    ("first", "is_title"),
    [
        ("{c}" + long(40, "。"), True),
        ("{c}" + long(41, "。"), False),
        (long(20, "。"), False),
        ("{c}近日，全市宣传工作会议召开，总结上半年的工作情况。", False),
        (long(60), True),
        (long(61), False),
    ],
)
def test_the_first_line_of_an_article_is_its_title_or_text(first: str, is_title: bool) -> None:
    ((found, paragraphs, _),) = articles(f"{first}\n{TEXT}\n{SIGNED}")

    assert (found != "", paragraphs) == (is_title, 1 if is_title else 2)


def test_cells_beside_each_other_are_no_title() -> None:
    assert articles(f"{TEXT}\n{SIGNED}\n| 平湖区 | 望川区 |\n{TEXT}\n{SIGNED}") == [
        ("", 1, "办公室"),
        ("", 1, "办公室"),
    ]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("推动宣讲走深走实", "聚焦四个一|推动宣讲走深走实"),  # together they are the title
        ("推动宣讲", "聚焦四个一|推动宣讲"),  # together they begin it
        ("——平湖区的做法", "聚焦四个一"),
        ("打造城市书房", "聚焦四个一"),
    ],
)
def test_a_title_goes_on_as_the_contents_promise(second: str, expected: str) -> None:
    contents = listing("聚焦四个一", "聚焦四个一推动宣讲走深走实")
    found = articles(f"聚焦四个一\n{second}\n{TEXT}\n{SIGNED}", contents)

    assert found[0][0] == expected


@pytest.mark.parametrize(
    ("subtitle", "continues"), [("——平湖区的实践与探索", True), ("——望川县的新时代文明实践", False)]
)
def test_a_promised_title_takes_a_subtitle_that_is_nearly_promised(subtitle: str, continues: bool) -> None:
    contents = listing("以文塑旅以旅彰文", "以文塑旅以旅彰文——平湖区的实践和探索")
    found = articles(f"{{c}}以文塑旅以旅彰文\n{{c}}{subtitle}\n{TEXT}\n{SIGNED}", contents)

    assert ("|" in found[0][0]) == continues


def test_a_title_does_not_take_the_next_promised_one() -> None:
    body = f"{{c}}{ONE}\n{{c}}{OTHER}\n{TEXT}\n{SIGNED}"

    assert articles(body, listing(ONE, "学思践悟新思想", OTHER)) == [(ONE, 0, ""), (OTHER, 1, "办公室")]
    assert articles(f"{{c}}学思践悟新思想\n{{c}}{OTHER}\n{TEXT}\n{SIGNED}", listing(ONE, OTHER)) == [
        (OTHER, 1, "办公室")
    ]


# The next article, though this one is not signed


@pytest.mark.parametrize(
    ("second", "begins"),
    [
        ("{c 44}" + ITEM[:4], True),
        ("{c 44}" + ITEM[:3], False),
        ("{c 44}一、抓学习", False),
        ("{c 44}图为活动现场", False),
        ("{c 44}附件：活动安排", False),
        ("{c 44}（活动安排见后）", False),
        ("{c 44}守正创新启新程，", False),
        ("{c 36}守正创新启新程", False),
        ("{44}守正创新启新程", False),
        ("| {c 44}守正创新启新程 | {c 44}守正创新启新程 |", False),
        (f"{TEXT}\\v守正创新启新程", False),
    ],
)
def test_a_line_set_like_the_title_begins_an_article_or_not(second: str, begins: bool) -> None:
    found = articles(f"{FIRST}\n{TEXT}\n{second}\n{TEXT}\n{SIGNED}")

    assert len(found) == (2 if begins else 1)


@pytest.mark.parametrize(
    ("last", "begins"),
    [
        ("会议召开。", True),
        ("会议召开！", True),
        ("会议召开“就这样。”", True),
        ("会议召开。（市文联供图）", True),
        ("（市文联供图）", True),
        ("▲志愿者在活动现场", True),
        ("会议召开", False),
        ("会议召开：", False),
        ("会议召开（市文联供图）", False),
        ("会议召开。（" + long(238) + "）", True),
        ("会议召开。（" + long(239) + "）", False),
        ("会议召开。(" + long(20) + ")", True),
    ],
)
def test_a_title_follows_a_finished_paragraph(last: str, begins: bool) -> None:
    found = articles(f"{FIRST}\n{TEXT}\n{last}\n{SECOND}\n{TEXT}\n{SIGNED}")

    assert len(found) == (2 if begins else 1)


@pytest.mark.parametrize(
    ("below", "begins"), [(TEXT, True), ("{c 44}守正创新启新程", True), ("情况如下：", False), ("", False)]
)
def test_a_title_stands_above_text_or_more_of_a_title(below: str, begins: bool) -> None:
    found = articles(f"{FIRST}\n{TEXT}\n{SECOND}" + (f"\n{below}" if below else ""))

    assert len(found) == (2 if begins else 1)


@pytest.mark.parametrize(
    ("style", "count"),
    [
        ("{c}**%s**", 12),
        ("**%s**", 12),
        ("{c}%s", 12),
        ("{c}%s", 4),
        ("{r}**%s**", 12),
    ],
)
def test_a_lone_line_set_like_the_title_is_the_next_title(style: str, count: int) -> None:
    assert len(articles(f"{style % ONE}\n{TEXT}\n{style % long(count)}\n{TEXT}\n{SIGNED}")) == 2


@pytest.mark.parametrize(("style", "count"), [("**%s**", 11), ("%s", 12), ("{r}%s", 12)])
def test_a_short_bold_line_or_a_plain_one_is_no_title(style: str, count: int) -> None:
    assert len(articles(f"{style % ONE}\n{TEXT}\n{style % long(count)}\n{TEXT}\n{SIGNED}")) == 1


def test_where_text_is_bold_too_a_bold_line_is_no_title() -> None:
    assert len(articles(f"**{ONE}**\n**{TEXT}**\n**{long(12)}**\n{TEXT}\n{SIGNED}")) == 1


@pytest.mark.parametrize(("apart", "begins"), [(39, False), (40, True)])
def test_two_lines_set_like_titles_are_headings_if_they_stand_near(apart: int, begins: bool) -> None:
    text = "\n".join([TEXT] * (apart - 1))
    body = f"{{c}}{ONE}\n{TEXT}\n{{c}}守正创新启新程\n{text}\n{{c}}乘势而上谱新篇\n{TEXT}\n{SIGNED}"

    assert len(articles(body)) == (3 if begins else 1)


def test_headings_are_headings_to_the_end_of_the_article() -> None:
    text = "\n".join([TEXT] * 45)
    body = f"{{c}}{ONE}\n{TEXT}\n{{c}}守正创新启新程\n{TEXT}\n{{c}}乘势而上谱新篇\n{text}\n{{c}}再接再厉谱华章\n{TEXT}"

    assert len(articles(body)) == 1
    assert len(articles(f"{body}\n{SIGNED}\n{{c}}{OTHER}\n{TEXT}\n{{c}}凝心聚力开新局\n{TEXT}")) == 3


def test_an_attribution_parts_lines_set_like_titles() -> None:
    body = f"{{c}}{ONE}\n{TEXT}\n{{c}}{OTHER}\n{TEXT}\n{SIGNED}\n{{c}}乘势而上谱新篇\n{TEXT}\n{SIGNED}"

    assert [name for name, _, _ in articles(body)] == [ONE, OTHER, "乘势而上谱新篇"]


def test_lines_in_the_size_of_titles_begin_articles_however_many() -> None:
    body = f"{FIRST}\n{TEXT}\n{SECOND}\n{TEXT}\n{{c 44}}乘势而上谱新篇\n{TEXT}"

    assert len(articles(body)) == 3


def test_without_any_title_before_only_a_centered_line_begins_an_article() -> None:
    assert len(articles(f"{TEXT}\n{{c}}{OTHER}\n{TEXT}\n{SIGNED}")) == 2
    assert len(articles(f"{TEXT}\n**{OTHER}**\n{TEXT}\n{SIGNED}")) == 1


@pytest.mark.parametrize(
    ("first", "second", "begins"),
    [
        ("一、抓学习见实效", "二、抓落实见行动", True),
        ("一、抓学习见实效", "三、抓落实见行动", False),
        ("一、抓学习见实效", "一、抓落实见行动", False),
        ("一、抓学习见实效", "2、抓落实见行动", False),
        ("一、抓学习见实效", "二.抓落实见行动", False),
        ("1.抓学习见实效", "2.抓落实见行动", True),
        ("1.抓学习见实效", "2、抓落实见行动", False),
        ("（一）抓学习见实效", "（二）抓落实见行动", True),
        ("一、抓学习见实效", "二、抓落实见行动：", False),
        ("抓学习见实效", "二、抓落实见行动", False),
    ],
)
def test_the_next_number_begins_an_article(first: str, second: str, begins: bool) -> None:
    assert len(articles(f"{first}\n{TEXT}\n{second}\n{TEXT}\n{SIGNED}")) == (2 if begins else 1)


@pytest.mark.parametrize(
    ("second", "begins"),
    [
        ("平湖区打造城市书房", True),
        ("平湖区打造城市书房。", True),
        ("平湖区打造\n城市书房", True),
        ("平湖区打造城市\n书房网", False),
        (f"**平湖区打造城市书房。**{TEXT}", True),
        (f"平湖区打造城市书房。{TEXT}", True),
        (f"**平湖区打造书房网。**{TEXT}", False),
        ("平湖区城市书房打造", False),
        ("{c 44}平湖区打造了城市书房", True),
        ("{c 44}望川区办节", False),
    ],
)
def test_a_promised_title_begins_an_article(second: str, begins: bool) -> None:
    found = articles(f"{FIRST}\n{TEXT}\n{second}\n{TEXT}\n{SIGNED}", listing(ONE, OTHER))

    assert len(found) == (2 if begins else 1)


# Briefs


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("**甲乙丙。**", "甲乙丙。*"),
        ("**甲乙。**", ""),
        (f"**{long(80, '。')}**", f"{long(80, '。')}*"),
        (f"**{long(81, '。')}**", ""),
        ("**平湖区举办邻里**　", ""),
        ("**平湖区举办邻里节**　", "平湖区举办邻里节*"),
        ("**平湖区举办邻里节**", "平湖区举办邻里节*"),
        ("**平湖区举办邻里节，**", ""),
        ("**平湖区举办邻里节。　**", "平湖区举办邻里节。*"),
        ("**平湖区举办邻里节：**", "平湖区举办邻里节：*"),
        ("**平湖区举办邻里节。**活动由**各街道**承办。", "平湖区举办邻里节。*"),
        ("近日，**平湖区举办邻里节。**", ""),
    ],
)
def test_bold_words_that_open_a_paragraph_are_the_title_of_a_brief(opening: str, name: str) -> None:
    assert articles(f"{opening}{TEXT}\n{SIGNED}", section="简讯") == [(name, 1, "办公室")]


def test_a_bold_paragraph_is_no_lead() -> None:
    assert articles(f"**平湖区举办邻里节。**\n{TEXT}\n{SIGNED}", section="简讯") == [("", 2, "办公室")]


@pytest.mark.parametrize(
    ("body", "brief"),
    [
        (f"**{long(8, '。')}**{TEXT}", True),
        (f"**{long(7, '。')}**{TEXT}", False),
        (f"{FIRST}\n{TEXT}\n{SIGNED}\n**{long(12, '。')}**{TEXT}", True),
        (f"{FIRST}\n{TEXT}\n{SIGNED}\n**{long(11, '。')}**{TEXT}", False),
    ],
)
def test_outside_briefs_a_lead_is_a_title_if_it_is_long(body: str, brief: bool) -> None:
    assert articles(f"{body}\n{SIGNED}")[-1][0].endswith("*") == brief


def test_outside_briefs_a_short_lead_is_a_title_if_it_is_promised() -> None:
    assert articles(f"**办邻里节。**{TEXT}\n{SIGNED}", listing("办邻里节"))[0][0] == "办邻里节。*"


@pytest.mark.parametrize(
    ("opening", "name"),
    [("平湖区举办邻里节。", "平湖区举办邻里节。*"), ("平湖区举办了邻里节。", ""), ("。平湖区举办邻里节。", "")],
)
def test_a_promised_sentence_is_the_title_of_a_brief(opening: str, name: str) -> None:
    found = articles(f"{opening}{TEXT}\n{SIGNED}", listing("平湖区举办邻里节", "望川区举办读书节"))

    assert found == [(name, 1, "办公室")]


@pytest.mark.parametrize(("count", "is_title"), [(79, True), (80, False)])
def test_a_promised_sentence_is_no_longer_than_a_lead(count: int, is_title: bool) -> None:
    contents = listing("望川区举办读书节", long(40), long(count)[40:])
    found = articles(f"望川区举办读书节。{TEXT}\n{SIGNED}\n{long(count)}。{TEXT}\n{SIGNED}", contents)

    assert found[-1][0] == (f"{long(count)}。*" if is_title else "")


@pytest.mark.parametrize(
    ("first", "second", "begins"),
    [
        ("**平湖区举办邻里节。**", "**望川区举办读书节。**", True),
        ("**平湖区举办邻里节。**", "**一是抓学习。**", False),
        ("**平湖区举办邻里节。**", "**首先抓学习。**", False),
        ("{c}平湖区举办邻里节\n", "**望川区举办读书节。**", False),
        ("", "**望川区举办读书节。**", False),
    ],
)
def test_a_lead_opens_another_brief(first: str, second: str, begins: bool) -> None:
    found = articles(f"{first}{TEXT}\n{second}{TEXT}\n{SIGNED}", section="简讯")

    assert len(found) == (2 if begins else 1)


def test_outside_briefs_a_lead_opens_a_paragraph() -> None:
    assert len(articles(f"**平湖区举办邻里节。**{TEXT}\n**望川区举办读书节。**{TEXT}\n{SIGNED}")) == 1


@pytest.mark.parametrize(
    ("second", "begins"),
    [("望川区举行读书节。", False), ("望川区开展读书月。", True), ("望川区举办邻里节。", True)],
)
def test_a_lead_that_begins_like_a_promised_title_opens_a_paragraph(second: str, begins: bool) -> None:
    contents = listing("全市举办读书节", "望川区举行大会", "望川区举办邻里节", section="简讯")
    signed = f"**全市举办读书节。**{TEXT}\n{SIGNED}\n**望川区举行大会。**{TEXT}\n{SIGNED}"
    found = articles(f"{signed}\n**平湖区举办邻里节。**{TEXT}\n**{second}**{TEXT}\n{SIGNED}", contents, "简讯")

    assert len(found) == (4 if begins else 3)


def test_in_a_promised_brief_leads_open_paragraphs() -> None:
    contents = listing("平湖区举办邻里节", "全市举办读书节", section="简讯")
    body = f"**平湖区举办邻里节。**{TEXT}\n**望川区举办读书节。**{TEXT}\n{SIGNED}"

    assert articles(body, contents, "简讯") == [("平湖区举办邻里节。*", 2, "办公室")]


@pytest.mark.parametrize(
    ("body", "section", "count"),
    [
        (f"■ {TEXT}\n■ {TEXT}", "简讯", 2),
        (f"■ {TEXT}\n{TEXT}\n■ {TEXT}", "简讯", 2),
        (f"■ {TEXT}\n{TEXT}", "简讯", 1),
        (f"{TEXT}\n■ {TEXT}", "简讯", 1),
        (f"12.{TEXT}\n13.{TEXT}", "简讯", 2),
        (f"12.3万人参加，{TEXT}\n13.{TEXT}", "简讯", 1),
        (f"{{c}}平湖区举办邻里节\n■ {TEXT}\n■ {TEXT}", "简讯", 1),
        (f"■ {TEXT}\n■ {TEXT}", "工作动态", 1),
    ],
)
def test_a_bullet_opens_another_brief_where_the_first_has_one(body: str, section: str, count: int) -> None:
    assert len(articles(f"{body}\n{SIGNED}", section=section)) == count


# What ends an article


@pytest.mark.parametrize(
    ("below", "ends"),
    [
        ("", True),
        (SECOND, True),
        (TEXT, False),
        (f"**平湖区举办邻里节。**{TEXT}", True),
        (f"{long(36)}{long(36)}", True),
    ],
)
def test_a_source_in_a_paragraph_of_its_own_ends_an_article_before_the_next(below: str, ends: bool) -> None:
    contents = listing(ONE, OTHER, long(36), long(36))
    ((_, paragraphs, signed), *_) = articles(
        f"{FIRST}\n{TEXT}\n（摘自《平湖日报》）" + (f"\n{below}\n{TEXT}" if below else ""), contents
    )

    assert ((paragraphs, signed) == (1, "摘自《平湖日报》")) == ends


@pytest.mark.parametrize(
    ("below", "ends"),
    [
        ("", True),
        (SECOND, True),
        ("平湖区打造城市书房", True),
        ("情况如下：", False),
        ("一、抓学习", False),
        (TEXT, False),
        (f"**平湖区举办邻里节。**{TEXT}", True),
        (f"**一是抓学习。**{TEXT}", False),
        ("| 平湖区 | 望川区 |", False),
    ],
)
def test_a_unit_behind_a_paragraph_ends_an_article_before_what_may_begin_one(below: str, ends: bool) -> None:
    ((_, paragraphs, signed), *_) = articles(f"{FIRST}\n{TEXT}（北湾日报）" + (f"\n{below}\n{TEXT}" if below else ""))

    assert ((paragraphs, signed) == (1, "北湾日报")) == ends


@pytest.mark.parametrize(("number", "ends"), [("二", True), ("三", False)])
def test_a_unit_behind_a_paragraph_ends_an_article_before_the_next_number(number: str, ends: bool) -> None:
    found = articles(f"一、抓学习见实效\n{TEXT}（北湾日报）\n{number}、抓落实见行动\n{TEXT}\n{SIGNED}")

    assert (found[0][2] == "北湾日报") == ends


def test_a_unit_behind_a_paragraph_ends_an_article_before_a_promised_title_of_any_form() -> None:
    contents = listing(ONE, "一、抓学习见实效")

    assert articles(f"{FIRST}\n{TEXT}（北湾日报）\n一、抓学习见实效\n{TEXT}", contents)[0][2] == "北湾日报"


def test_briefs_end_where_they_are_signed() -> None:
    body = f"{TEXT}（北湾日报）\n{TEXT}（平湖日报）"

    assert articles(body, section="简讯") == [("", 1, "北湾日报"), ("", 1, "平湖日报")]
    assert articles(body) == [("", 2, "平湖日报")]


@pytest.mark.parametrize(
    ("unit", "below", "signed"),
    [
        ("{r}市委宣传部", "{r}2025年9月6日", False),
        ("{r}市委宣传部", "{r}二〇二五年九月六日星期六于青山市平湖区", False),
        ("{r}市委宣传部", "{r}二〇二五年九月六日星期六于青山市平湖区内", False),
        ("{r}市委宣传部", "{r}二〇二五年九月六日星期六上午于青山市平湖路", True),
        ("{r}市委宣传部", "{c 44}守正创新启新程", True),
        ("{r}（市委宣传部", "{r}2025年9月6日", True),
        ("{r}市委宣传部）", "{r}2025年9月6日", True),
        ("{r}（市委宣传部）", "{r}2025年9月6日", True),
    ],
)
def test_a_unit_above_a_date_signs_a_letter(unit: str, below: str, signed: bool) -> None:
    found = articles(f"{FIRST}\n{TEXT}\n{unit}\n{below}\n{TEXT}")

    assert (found[0][2] == "市委宣传部") == signed


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"{FIRST}\n{SIGNED}\n{TEXT}", [(ONE, 1, "办公室")]),
        (f"{FIRST}\n{SIGNED}\n{SECOND}\n{TEXT}", [(ONE, 0, "办公室"), (OTHER, 1, "")]),
        (f"{FIRST}\n{SIGNED}\n**{long(20, '。')}**{TEXT}", [(ONE, 0, "办公室"), (long(20, "。") + "*", 1, "")]),
        (f"{FIRST}\n{SIGNED}", [(ONE, 0, "办公室")]),
        (f"{SIGNED}\n{TEXT}", [("", 1, "")]),
        (f"{FIRST}\n{TEXT}\n{SIGNED}\n{TEXT}", [(ONE, 1, "办公室"), ("", 1, "")]),
        (f"{FIRST}\n{SIGNED}\n{TEXT}\n{{r}}（市文联）", [(ONE, 1, "市文联")]),
    ],
)
def test_an_attribution_signs_the_text_below_a_title_or_that_above(
    body: str, expected: list[tuple[str, int, str]]
) -> None:
    assert articles(body) == expected


@pytest.mark.parametrize(("count", "kept"), [(4, 4), (5, 4)])
def test_an_attribution_has_four_paragraphs_at_most(count: int, kept: int) -> None:
    names = ["办公室", "市文联", "市文旅局", "平湖区委宣传部", "望川区委宣传部"][:count]
    found = articles("\n".join([FIRST, TEXT, *(f"{{r}}（{name}）" for name in names)]))

    assert found[0] == (ONE, 1, "、".join(names[:kept]))


def test_a_promised_title_that_reads_like_a_unit_is_no_attribution() -> None:
    body = f"{FIRST}\n{TEXT}\n{{r}}平湖区建成文化馆\n{TEXT}"

    assert articles(body, listing(ONE, "平湖区建成文化馆")) == [(ONE, 1, ""), ("平湖区建成文化馆", 1, "")]
    assert articles(body) == [(ONE, 1, "平湖区建成文化馆"), ("", 1, "")]


# Asides


@pytest.mark.parametrize(
    ("aside", "expected"),
    [
        ("附件：活动安排", [(ONE, 1, "办公室")]),
        ("（活动安排见后）", [(ONE, 1, "办公室")]),
        ("| 平湖区 | 望川区 |", [(ONE, 1, "办公室")]),
        ("▲志愿者在活动现场", [(ONE, 1, "办公室")]),
        (f"本期培训班开班。{TEXT}", [("", 3, "办公室")]),
        (f"编者按：{TEXT}", [(ONE, 1, "办公室")]),
        (f"编者按\n{TEXT}\n{TEXT}", [(ONE, 1, "办公室")]),
        (f"编者按：{TEXT}\n{TEXT}\n现予编发，供各地学习。\n{TEXT}", [(ONE, 1, "办公室")]),
        (f"编者按：{TEXT}\n{TEXT}\n{TEXT}\n{TEXT}\n{TEXT}", [("", 6, "办公室")]),
        (f"编者按：{TEXT}\n{TEXT}\n（一）高位推动\n{TEXT}", [("", 5, "办公室")]),
        (f"编者按：{TEXT}\n{TEXT}\n{{r}}（市文联）", [("", 1, "市文联"), (ONE, 1, "办公室")]),
        ("各乡镇党委、市直各单位：", [(ONE, 1, "办公室")]),
        ("市委、市政府：\n现将有关做法报上，请阅。", [(ONE, 1, "办公室")]),
        (f"各区：\n{TEXT}\n{{r}}（市文联）", [("", 2, "市文联"), (ONE, 1, "办公室")]),
        ("近期，各区涌现出一批好做法，现选登两篇，供学习参考。", [(ONE, 1, "办公室")]),
        (f"近期，各区涌现出一批好做法，现选登两篇，供学习参考。\n{TEXT}", [("", 4, "办公室")]),
        (f"近期，各区涌现出一批好做法。{TEXT}", [("", 3, "办公室")]),
    ],
)
def test_an_aside_before_an_article_belongs_to_none(aside: str, expected: list[tuple[str, int, str]]) -> None:
    found = articles(f"{aside}\n**{ONE}**\n{TEXT}\n{SIGNED}")

    assert found == expected


def test_a_promised_title_is_no_aside() -> None:
    assert articles(f"附件管理办法解读\n{TEXT}\n{SIGNED}", listing(ONE, "附件管理办法解读"))[0][0] == "附件管理办法解读"


def test_addressees_below_a_title_are_a_part_of_the_article() -> None:
    assert articles(f"**{ONE}**\n各乡镇党委、市直各单位：\n{TEXT}\n{SIGNED}") == [(ONE, 2, "办公室")]


def test_a_note_alone_is_no_article() -> None:
    assert articles(f"编者按\n{TEXT}") == []


def test_parts_of_a_paragraph_stand_where_they_say() -> None:
    draft = draft_of(issue(body=f"〔工作动态〕\n{FIRST}\n{TEXT}（北湾日报）"))
    (article,) = draft.bulletin.articles

    assert read(draft, article.paragraphs[0]) == TEXT
    assert read(draft, article.span) == f"{ONE}\n{TEXT}（北湾日报）"
