"""Marks typed by what looks like them, or left where none belongs: repaired where certain, else told."""

from __future__ import annotations

import pytest

from tests.checks.drafts import body, codes, fixed, found


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("近日，会议召开．", "近日，会议召开。"),
        ("一是抓学习．二是抓落实．", "一是抓学习．二是抓落实。"),
        ("这是为什么?！", "这是为什么？！"),
        ("真的吗?!", "真的吗？！"),
        ("这是什么……?", "这是什么……？"),
        ("推进＂放管服＂改革，落实＂双减＂政策。", "推进“放管服”改革，落实“双减”政策。"),
        ("推进″放管服″改革。", "推进“放管服”改革。"),
        ("〝十四五〞规划。", "“十四五”规划。"),
        ("教育、医疗、养老······", "教育、医疗、养老……"),
        ("教育、医疗、养老.....", "教育、医疗、养老……"),
        ("改革⸺新时代的命题", "改革——新时代的命题"),
        ("实施三年行动（2020一2022年）。", "实施三年行动（2020—2022年）。"),
        ("会议强调∶要抓好落实。", "会议强调：要抓好落实。"),
        ("认真落实<云州市文明行为促进条例>。", "认真落实《云州市文明行为促进条例》。"),
        ("三项增速分别为3.2%,4.5%和5.1%。", "三项增速分别为3.2%，4.5%和5.1%。"),
    ],
)
def test_what_is_certain_is_repaired(line: str, after: str) -> None:
    assert fixed(line) == after


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("任务全部完成!。", "PUN091"),
        ("会议指出!，各单位要抓好落实。", "PUN091"),
        ("会议强调:!要抓好落实。", "PUN091"),
        ("任务全部完成了!!", "PUN091"),
        ("办成了吗？?", "PUN091"),
        (",要抓好各项任务的落实。", "PUN068"),
        (".要抓好各项任务的落实。", "PUN068"),
        ("推进『放管服』改革。", "PUN092"),
        ("推进＂放管服改革，落实双减＂政策＂。", "PUN092"),
        ("表彰3一5名职工。", "PUN094"),
        ("有关情况（见附件,）已报送。", "PUN095"),
        ("有关情况（、见附件）已报送。", "PUN095"),
        ("发放笔、纸、书包，等物资。", "PUN096"),
        ("有关事项通知如下，", "PUN097"),
        ("印发《关于做好春耕工作》的通知。", "PUN098"),
        ("组织开展《法律进社区》活动。", "PUN099"),
        ("颁发《优秀志愿者》荣誉证书。", "PUN099"),
        ("完成全年目标任务的100.下一步继续推进。", "PUN002"),
        ("饲养畜禽的．单位和个人，应当做好工作。", "PUN085"),
    ],
)
def test_what_is_not_certain_is_told_and_stays(line: str, code: str) -> None:
    assert code in codes(body(line))
    assert fixed(line) == line


@pytest.mark.parametrize(
    "line",
    [
        "外宾连声说“Really?!”。",
        "他用了Yahoo!，效果不错。",
        "1．加强领导，落实责任。",
        "总之有三点：1．传递信息；2．确定关系。",
        "第一．提高认识。",
        "东经120°15′20″，北纬36°4′10″。",
        "55″电视和65″电视各一台。",
        "城镇∶乡村为3∶2，男女比例为1∶3。",
        "第3名一5分，每周一3次。",
        "拨打0一二热线。",
        "合格率<5%，下降>3%。",
        "先做甲、乙，等工作完成后再做丙。",
        "转发《关于做好春耕工作的意见》的通知。",
        "开展学习《民法典》活动，颁发《营业执照》证书。",
        "不能写成“。。。”“，，”或“⋯⋯”。",
        "置信区间为（5%,10%）。",
        "增幅为2022.第一季度数据。",
        "情况如下，请审阅。",
    ],
)
def test_what_looks_alike_and_is_right_is_not_told(line: str) -> None:
    assert found(body("近日，全市会议召开。", line), "PUN") == []


@pytest.mark.parametrize("label", ["1", "12", "A"])
def test_the_mark_of_a_label_at_the_head_of_a_paragraph_is_no_mark_of_the_sentence(label: str) -> None:
    line = f"{label},加强领导。各单位要落实责任。"
    assert fixed(line) == line.replace(",", ".")
    assert fixed(f"\u3000\u3000{line}") == f"\u3000\u3000{line}".replace(",", ".")
    assert fixed(f"会议要求{label},加强领导。") == f"会议要求{label}，加强领导。"


def test_a_quotation_of_several_paragraphs_may_open_behind_its_lead_in() -> None:
    assert codes(body("会议强调：“要加快发展。", "“要推进改革。", "“要完成任务。”"), "PUN006") == []
    assert codes(body("会议强调：“要加快发展。", "“放管服”改革要推进。"), "PUN006") == ["PUN006"]


def test_a_list_parted_by_ideographic_spaces_is_layout_from_three_of_them_on() -> None:
    three = "当选的同志有丁大明\u3000王小林\u3000石青山\u3000刘一文，表示祝贺。"
    two = "当选的同志有丁大明\u3000王小林\u3000石青山，表示祝贺。"
    assert codes(body(three), "PUN071") == []
    assert "PUN071" in codes(body(two), "PUN071")


def test_halves_of_a_pair_that_both_are_turned_are_told() -> None:
    (finding,) = found(body("学习“甲“、”乙”精神。"), "PUN007")
    assert finding.fix is not None
