"""Half-width marks by what stands on both sides of them, and full-width digits."""

from __future__ import annotations

import pytest

from bulletin_lint.engine.hit import Safety
from tests.checks.drafts import body, codes, fixed, found


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("增长5%,下降3%.", "增长5%，下降3%。"),
        ("提出“三年成势”,印发《办法》;（试行）:好!", "提出“三年成势”，印发《办法》；（试行）：好！"),
        ("温度25℃,湿度60%。", "温度25℃，湿度60%。"),
        ("达到100,增长明显。", "达到100，增长明显。"),
        ("采用Wi-Fi,提升效率。", "采用Wi-Fi，提升效率。"),
        ("增长6.5%,GDP达1.2万亿元.", "增长6.5%，GDP达1.2万亿元。"),
        ("9:00-11:30,14:00-17:00办理。", "9:00—11:30，14:00—17:00办理。"),
        ("各部门要提高认识.会议强调，要抓好落实。", "各部门要提高认识。会议强调，要抓好落实。"),
        ("手机:13900000000.", "手机：13900000000。"),
        ("他问:谁?", "他问：谁？"),
        ("２０２２年增长３．５％，定于１４：３０召开。", "2022年增长3.5％，定于14:30召开。"),
        ("增长.5%。", "增长0.5%。"),
        ("增长3。5个百分点。", "增长3.5个百分点。"),
    ],
)
def test_repairs(given: str, expected: str) -> None:
    assert fixed(given) == expected


@pytest.mark.parametrize(
    "text",
    [
        "男:女为1:2，比分3:0。",
        "A,B,C三类，使用Word,Excel等。",
        "Qingdao (青岛), a city in Shandong Province, is here.",
        "他说Keep calm and carry on.",
        "与Example Co., Ltd.签约，编号No.3。",
        "J.K.罗琳的书。",
        "完成1,234.56万元。",
        "第1,2,3组。",
        "增长5％，下降3％。",
    ],
)
def test_left_alone(text: str) -> None:
    assert codes(body(text)) == []


def test_a_name_is_not_cut_in_two() -> None:
    (finding,) = found(body("出席的有自治区领导艾力.买买提同志。"))
    assert finding.fix is not None
    assert finding.fix.safety is Safety.UNSAFE


def test_nothing_in_foreign_text() -> None:
    assert codes(body('Hello, world! He said "OK".', "Привет, мир.")) == []
