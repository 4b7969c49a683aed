"""What is left over of templates, other programs and conversations is told; what a form or a report says is not."""

from __future__ import annotations

import pytest

from tests.checks.drafts import body, codes, fixed

LEFTOVERS = ("WRD14", "WRD16")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("有关情况见错误!未找到引用源。", "WRD160"),
        ("有关情况见错误！未定义书签。", "WRD160"),
        ("详见Error! Bookmark not defined.", "WRD160"),
        ("完成率#DIV/0!，居全市前列。", "WRD160"),
        ("## 一、主要做法", "WRD161"),
        ("会议**强调**，要抓好落实。", "WRD161"),
        ("***重点***任务如下。", "WRD161"),
        ("&nbsp;近日，会议召开。", "WRD161"),
        ("落实&ldquo;放管服&rdquo;改革。", "WRD161"),
        ("近日，<b>全市</b>会议召开。", "WRD161"),
        ("希望以上内容对您有帮助！", "WRD162"),
        ("以下是为您生成的简报：", "WRD162"),
        ("作为一个AI语言模型，我无法核实数据。", "WRD162"),
        ("如需进一步修改，请随时告诉我。", "WRD162"),
        ("当然可以！以下是一篇关于春耕的信息稿。", "WRD162"),
        ("会议由«主持人»主持。", "WRD163"),
        ("会议由${host}主持。", "WRD163"),
        ("{%p if 人数%}", "WRD163"),
        ("会议于X月X日召开。", "WRD164"),
        ("会议于__月__日召开。", "WRD164"),
        ("会议于\u3000月\u3000日召开。", "WRD164"),
        ("完成投资____亿元。", "WRD164"),
        ("完成投资***亿元，同比增长**%。", "WRD164"),
        ("投入1l0万元建设文化广场。", "WRD165"),
    ],
)
def test_a_leftover_is_told_and_not_made_chinese(line: str, code: str) -> None:
    assert code in codes(body(line), *LEFTOVERS)
    assert fixed(line) == line


@pytest.mark.parametrize(
    "line",
    [
        "提示“错误!未找到引用源。”的，应更新域。",
        "登录失败，错误！未找到该用户。",
        "1#高炉和2#楼已封顶。",
        "王**和李**到会，电话138****1234。",
        "举报人张**、李**反映的问题已核实。",
        "*注：数据截至6月底。",
        "R&D经费增长，合格率<5%。",
        "作为一名党员，我要带头。",
        "作为人工智能试点城市，我市加快布局。",
        "如有疑问，请联系我市大数据局。",
        "由AI生成的内容应当显著标识。",
        "机器人说“作为一个AI语言模型，我没有感情”。",
        "他说«Привет, мир!»。",
        "集合{a,b}和{1,2}。",
        "签名：____\u3000日期：____年__月__日",
        "兹有____同志，身份证号____，前往你处办理。",
        "请在____处填写姓名。",
        "5G基站12座，O型血3人。",
    ],
)
def test_what_looks_alike_and_is_meant_is_not_told(line: str) -> None:
    assert codes(body(line), *LEFTOVERS) == []


def test_square_and_speed_are_other_units_than_length() -> None:
    assert codes(body("绿道长1.5公里，绿地2.1km²，时速60km/h。"), "WRD130") == []
    assert codes(body("绿道长1.5公里，另一段长2.1km。"), "WRD130") == ["WRD130"]
