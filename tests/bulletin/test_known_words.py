"""The words that a bulletin is understood by: each of every list is known."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.cues import ADDRESSEES, ASIDE, BRIEFS, ENUMERATION, HANDED_ON, NOTE
from bulletin_lint.bulletin.lines import CAPTION, CONTENTS_HEADINGS, IN_BRACKETS, NUMBERED, entry_text, is_bulleted, key
from bulletin_lint.bulletin.prompts import with_prompts
from bulletin_lint.bulletin.units import contributed_length, unit_like
from bulletin_lint.text.text import Text
from bulletin_lint.toml.words import common
from tests.bulletin.skeleton import FIRST, TEXT, draft_of, issue, read


def each(words: str) -> list[str]:
    """The words that stand between blanks."""
    return words.split()


# A profile's own labels are known besides.
NO_LABELS = {name: {"labels": ["甲"], "required": []} for name in ("distribution", "colophon")}
LISTS = "报：甲局\n送：丙局\n发：丁局"


@pytest.mark.parametrize(
    "label",
    each(
        "报 送 发 呈报 报送 主报 抄报 抄送 分送 主送 呈送 分发 发送 增发 本期增发 本期发送 加发 印发范围 "
        "发送范围 分送范围"
    ),
)
def test_a_list_of_recipients_may_be_called(label: str) -> None:
    draft = draft_of(issue(foot=f"{label}：甲局\n主编：何某　审签：林某"), NO_LABELS)
    assert [part.label for part in draft.bulletin.distribution] == [label]


@pytest.mark.parametrize(
    "label",
    each(
        "承办 承办单位 审核 编辑 电话 联系电话 联系人 签发 签发人 责任编辑 责编 校对 编校 审签 审定 核稿 "
        "核发 主编 副主编 执行主编 总编 总编辑 值班电话 24小时值班电话 制作 分析 审核人 传真 邮箱 "
        "电子邮箱 地址 邮编 编审 拟稿 统稿 采编 撰稿 供稿 印数 编发 主办 承编 投稿邮箱"
    ),
)
def test_a_field_of_the_colophon_may_be_called(label: str) -> None:
    draft = draft_of(issue(foot=f"{LISTS}\n{label}：何某"), NO_LABELS)
    assert [(part.label, read(draft, part.value)) for part in draft.bulletin.colophon] == [(label, "何某")]


@pytest.mark.parametrize("label", each("供稿 撰稿 拟稿 联系人 联系电话 电话 审核 编辑"))
def test_a_field_that_ends_articles_does_not_begin_the_foot_alone(label: str) -> None:
    draft = draft_of(issue(foot=f"{label}：何某\n{LISTS}"))
    assert draft.bulletin.colophon == ()


@pytest.mark.parametrize("label", ["供稿", "撰稿", "拟稿"])
def test_nor_does_a_contributor_with_another_field(label: str) -> None:
    draft = draft_of(issue(foot=f"{label}：何某　审核：林某\n{LISTS}"))
    assert draft.bulletin.colophon == ()


@pytest.mark.parametrize(
    "heading",
    each("目录 目次 要目 本期目录 本期要目 本期导读 内容提要 内容摘要 本期内容 导读 内容导读 要目导读"),
)
def test_the_contents_may_be_headed(heading: str) -> None:
    assert heading in CONTENTS_HEADINGS
    contents = f"{heading}\n1.全市宣传工作会议召开\n2.平湖区打造城市书房"
    found = draft_of(issue(contents=contents)).bulletin.contents
    assert found is not None
    assert len([entry for group in found.sections for entry in group.entries]) == 2


@pytest.mark.parametrize(
    "name",
    each(
        "工作动态 经验交流 简讯 工作简讯 领导动态 基层动态 区县动态 县区动态 部门动态 "
        "理论研究 调查研究 他山之石 信息速递 一句话信息 一句话新闻"
    ),
)
def test_a_section_known_by_its_name_needs_no_brackets(name: str) -> None:
    for heading in (name, f"（{name}）"):
        draft = draft_of(issue(body=f"{heading}\n{FIRST}\n{TEXT}\n{{r}}（办公室）"))
        assert [section.heading and section.heading.name for section in draft.bulletin.sections] == [name]


@pytest.mark.parametrize(
    "name",
    each(
        "编者按 按语 按 编后 编后语 编者的话 导语 注 备注 提示 摘要 关键词 内部资料 延伸阅读 相关链接 链接 "
        "核心提示 背景 背景链接 名词解释 附件 附 领导批示 批示 目录 本期要目"
    ),
)
def test_in_brackets_and_yet_no_section_is(name: str) -> None:
    body = f"〔工作动态〕\n{FIRST}\n{TEXT}\n{{r}}（办公室）\n〔{name}〕\n{TEXT}"
    draft = draft_of(issue(body=body))
    assert [section.heading and section.heading.name for section in draft.bulletin.sections] == ["工作动态"]


@pytest.mark.parametrize(
    "ending",
    [
        *"部局委办室处科股组团院校所站队厅署会社报台网馆行园系联县市区镇乡村刊号旗州省店厂庭宫军警",
        *each("中心 公司 集团 政府 人大 政协 专班 农场 林场 港口 街道 学校 机关 支部 联合体"),
        *each("新闻 客户端 公众号 微博 微信 抖音 电视 大学 中学 小学 企业 基地"),
    ],
)
def test_a_unit_may_end_in(ending: str) -> None:
    assert unit_like(f"青山{ending}")
    assert not unit_like(f"青山{ending}甲")


@pytest.mark.parametrize("word", each("供稿 报送 提供 来稿 投稿 撰稿 推荐 上报"))
def test_a_contribution_may_be_called(word: str) -> None:
    assert unit_like(f"小红书{word}")
    for before in ("", "联合", "共同"):
        assert contributed_length(f"市局{before}{word}") == 2


@pytest.mark.parametrize(
    "name",
    each(
        "其中市局 以下市局 下同市局 简称市局 试行市局 暂行市局 草案市局 图为市局 见附市局 附件市局 "
        "待续市局 节选市局 第三节市局 第二条市局 第4页市局 第4版市局 第一章市局 责任单位市局 责任人市局 "
        "牵头市局 配合市局 主办市局 协办市局 完成时限市局 联系人市局 联系电话市局 审阅市局 录音市局 "
        "供图市局 摄影市局 包括市局 除外市局 不含市局 略市局 完市局 共市局 约市局 含市局 各市局 截至市局 "
        "合计市局 以上市局 3年市局 3月市局 3日市局 3期市局 3人市局 3个市局 3项市局 3件市局 3户市局 "
        "3万市局 3亿市局 3条市局 3次市局 3%市局"
    ),
)
def test_a_name_is_no_unit_with(name: str) -> None:
    assert not unit_like(name)


@pytest.mark.parametrize(
    "section", each("简讯 简明 短讯 快讯 一句话 要闻 短波 速览 动态信息 零讯 集锦 简报信息 微信息 微动态")
)
def test_a_section_of_briefs_may_be_called(section: str) -> None:
    assert BRIEFS.search(f"各地{section}")
    assert not BRIEFS.search("工作动态")


@pytest.mark.parametrize(
    "words",
    [
        *each("编者按 编者的话 按语 编后 导读 导语 本期导读 内容提要 内容摘要 卷首语"),
        *("编 者 按", "编 者 的 话", "按 语", "编 后", "导 读", "导 语"),
    ],
)
def test_a_note_of_the_editor_may_be_called(words: str) -> None:
    for opening in ("", "〔", "【", "[", "（", "( "):
        assert NOTE.match(opening + words)


@pytest.mark.parametrize(
    ("words", "are"),
    [
        ("各县（市、区）党委，市直各单位：", True),
        ("各区:", True),
        ("尊敬的各位读者：", True),
        *((f"{level}委、{level}政府：", True) for level in "省市区县州盟旗"),
        ("各区抓紧落实", False),
        ("市文联：", False),
        ("会议要求：", False),
        ("各区：抓紧落实。", False),
        (f"各{'区' * 40}：", True),
        (f"各{'区' * 41}：", False),
    ],
)
def test_addressees_may_be_called(words: str, are: bool) -> None:
    assert bool(ADDRESSEES.fullmatch(words)) is are


@pytest.mark.parametrize(
    "words",
    [
        *(f"现{verb}" for verb in each("将 予 编发 刊发 选登 摘登 刊登 印发 转发 推送")),
        *(f"{before}{verb}" for before in ("特", "特此", "予", "予以") for verb in each("编发 刊发 刊登 转发 印发")),
        *(f"供各地{purpose}" for purpose in ["参考", "借鉴", "参阅", "阅研"]),
    ],
)
def test_what_is_handed_on_is_said_with(words: str) -> None:
    assert HANDED_ON.search(f"近日{words}。")


@pytest.mark.parametrize(("between", "found"), [(0, True), (14, True), (15, False)])
def test_who_it_is_handed_on_to_has_so_many_characters(between: int, found: bool) -> None:
    assert bool(HANDED_ON.search(f"供{'甲' * between}参考")) is found


@pytest.mark.parametrize(
    "words",
    [
        *("一是", "十是", "十二是", "首先", *(f"其{number}" for number in "一二三四五")),
        *(f"第三{mark}" for mark in "，,、"),
    ],
)
def test_points_are_counted_with(words: str) -> None:
    assert ENUMERATION.search(words)


@pytest.mark.parametrize(
    "line",
    each(
        "附：名单 附:名单 附件 附表 链接：甲 链接:甲 责任编辑 本期 本版 图/文：甲 图／文：甲 图/: "
        "图文：甲 图：甲 图:甲 摄影：甲 摄影:甲 文/甲 文／甲"
    ),
)
def test_what_stands_aside_begins_with(line: str) -> None:
    assert ASIDE.match(line)


@pytest.mark.parametrize(
    "line", each("▲甲 △甲 ▼甲 ◀甲 ►甲 图1 表2 附表3 附图4 图一 图：甲 表:甲 图为甲 上图 下图 左图 右图 附表")
)
def test_a_caption_begins_with(line: str) -> None:
    assert CAPTION.match(line)


@pytest.mark.parametrize(
    "line", each("一、 十二. 九十九． （一） (12) （123） 1. 12． 3、 第一章 第二节 第十条 第三， 第四、")
)
def test_a_numbered_heading_begins_with(line: str) -> None:
    assert NUMBERED.match(f"{line}甲")


@pytest.mark.parametrize("line", each("1.5倍 （1234）甲 123.甲 第甲章 一百、甲"))
def test_what_only_looks_like_a_number_is_none(line: str) -> None:
    assert not NUMBERED.match(line)


@pytest.mark.parametrize("line", each("（甲） (甲) 〔甲〕 【甲】 [甲]"))
def test_a_line_may_stand_in(line: str) -> None:
    assert IN_BRACKETS.fullmatch(line)
    assert not IN_BRACKETS.fullmatch(line + "乙")


@pytest.mark.parametrize("ornament", " \t\v\f\n\r\u3000\u00a0※■□●○★☆◆◇▲△►▶·•≡＊*#-—")
def test_before_a_title_stands_for_nothing(ornament: str) -> None:
    assert key(f"{ornament}甲-乙") == "甲-乙"


@pytest.mark.parametrize("ornament", " \t\v\f\n\r\u3000\u00a0※■□●★☆◆≡")
def test_behind_a_title_stands_for_nothing(ornament: str) -> None:
    assert key(f"甲{ornament}") == "甲"


@pytest.mark.parametrize("mark", "○◇▲△►▶·•＊*#-")
def test_behind_a_title_stands_for_itself(mark: str) -> None:
    assert key(f"甲{mark}") == f"甲{mark}"


@pytest.mark.parametrize(
    "bullet",
    [*"※■□●○★☆◆◇▲△►▶·•＊*①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", *(f"{n}." for n in range(10)), "12．", "3、", "一、", "九十九、"]
    + [f"{numeral}、" for numeral in "二三四五六七八十"]
    + ["（1）", "(12)"],
)
def test_an_entry_may_begin_with(bullet: str) -> None:
    assert is_bulleted(f"{bullet}甲")
    assert entry_text(f"{bullet} 甲") == "甲"


@pytest.mark.parametrize(
    "leader",
    [
        *(f"{mark * 2}{number}" for mark, number in zip(".．…· ", "12345", strict=True)),
        *(
            "\t6",
            "……7页",
            "……（8）",
            "……(9)",
            "（第10页）",
            "(11)",
            "……12-13",
            "……12—13",
            "……12－13",
            "……12～13",
            "……12~13",
        ),
        *("...", "．．．", "………", "···"),
    ],
)
def test_an_entry_may_end_with(leader: str) -> None:
    assert entry_text(f"甲{leader}") == "甲"


@pytest.mark.parametrize(("words", "form"), [("控件提示", "{}"), ("模板提示", "[{}]"), ("新稿提示", "{}期号＞")])
def test_every_prompt_waits_to_be_filled_in(words: str, form: str) -> None:
    for word in common()[words]:
        text = with_prompts(Text.of_lines([form.format(word)]))
        assert text.is_unwritten(0, len(text.string) - 1), word
