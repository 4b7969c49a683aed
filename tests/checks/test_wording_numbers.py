"""Numbers that must agree, read as a proofreader reads them, and silence where they can be read in two ways."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_lint.checks.personal import is_identity_number
from tests.checks.drafts import body, codes, in_bulletin


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("由32件增至20件。", True),
        ("从1.2万人减少到8000人。", False),
        ("从8000人减少到1.2万人。", True),
        ("由20万元增加到1亿元。", False),
        ("从第5位提升到第3位。", False),
        ("由2级提升到1级。", False),
        ("从2012年的26万元增加到51万元。", False),
        ("由3∶1提高到2∶1。", False),
        ("从20%提高到12%。", True),
        ("由5天缩短至2天。", False),
        ("由2天缩短至5天。", True),
        ("“由32件增至20件。”", False),
    ],
)
def test_trend(line: str, expected: bool) -> None:
    assert (codes(body(line), "WRD080") == ["WRD080"]) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("排查102个漏洞（其中高危18个，中危94个）。", ["WRD076"]),
        ("排查102 个漏洞（其中高危 8 个，中危 94 个）。", []),
        ("排查102个漏洞（高危8个、中危93个）。", ["WRD077"]),
        ("比上年增加1500亿元，其中中央9500亿元，地方4000亿元。", []),
        ("参会100人（其中党员60人、女性50人）。", []),
        ("完成投资1.2万元（甲处0.8万元，乙处0.4万元）。", []),
        ("完成投资1.25亿元（甲处8000万元，乙处4500万元）。", []),
        ("建成3处（东区1处、西区2处）。", []),
        ("购置设备5台（每台3万元，2台备用）。", []),
        ("办结50件，其中信访件20件、热线件10件，按期办结率100%。", []),
    ],
)
def test_parts(line: str, expected: list[str]) -> None:
    assert codes(body(line), "WRD076", "WRD077") == expected


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 5000), min_size=2, max_size=4))
def test_parts_that_make_up_the_whole_are_never_reported(parts: list[int]) -> None:
    listed = "、".join(f"{name}区{part}户" for name, part in zip("甲乙丙丁", parts, strict=False))
    assert not codes(body(f"走访{sum(parts)}户（{listed}）。", f"走访{sum(parts)}户，其中{listed}。"), "WRD07")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 5000), min_size=2, max_size=4), st.integers(1, 500))
def test_parts_over_the_whole_are_always_reported(parts: list[int], excess: int) -> None:
    listed = "、".join(f"{name}区{part}户" for name, part in zip("甲乙丙丁", parts, strict=False))
    whole = max(1, sum(parts) - excess)
    assert codes(body(f"走访{whole}户（其中{listed}）。"), "WRD07") == ["WRD076"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["一是建队伍；三是抓训练。"], ["WRD070"]),
        (["一是建队伍；二是抓训练；二是严考核。"], ["WRD071"]),
        (["一是建队伍；二是抓训练。", "一是招人；二是育人。"], []),
        (["一是建队伍，包括：一是招人，二是育人；二是抓训练。"], []),
        (["一是建队伍。", "二是抓训练。", "四是严考核。"], ["WRD070"]),
        (["一是一，二是二。"], []),
        (["第一，抓学习。第三，抓落实。"], ["WRD073"]),
        (["其一是学习，统一是前提。"], []),
    ],
)
def test_series(lines: list[str], expected: list[str]) -> None:
    assert codes(in_bulletin(lines), "WRD070", "WRD071", "WRD073") == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["提出三点要求：一是抓学习；二是抓落实。"], ["WRD110"]),
        (["提出三点要求：一是抓学习；二是抓落实。", "三是抓考核。"], []),
        (["从三个方面发力：一是抓学习；二是抓落实；三是抓考核。"], []),
        (["推进4项任务：①抓学习；②抓落实；③抓考核。"], ["WRD110"]),
        (["现提出以下3点意见：", "1.加强学习，提高认识。", "2.狠抓落实，务求实效。"], ["WRD111"]),
        (["现提出以下2点意见：", "1.加强学习，提高认识。", "2.狠抓落实，务求实效。"], []),
        (["现提出以下2点意见：", "（一）加强学习。", "要做到：", "（二）狠抓落实。"], []),
        (["奏响“扎根、强枝、开花”四部曲。"], ["WRD112"]),
        (["开展“不忘初心、牢记使命”三项整治。"], []),
        (["6大方面36项服务，紧抓“扎根、强枝、开花”三大着力点。"], []),
    ],
)
def test_promises(lines: list[str], expected: list[str]) -> None:
    assert codes(in_bulletin(lines), "WRD11") == expected


@settings(max_examples=60, deadline=None)
@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2060, 12, 31)), st.integers(0, 6))
def test_weekday(date: datetime.date, weekday: int) -> None:
    line = f"会议于{date.year}年{date.month}月{date.day}日（星期{'一二三四五六日'[weekday]}）召开。"
    assert bool(codes(body(line), "WRD081")) is (date.weekday() != weekday)


def test_a_date_without_its_year_is_the_one_next_to_the_issue() -> None:
    assert not codes(in_bulletin(["9月6日（星期二）召开会议。"]), "WRD081")
    assert codes(in_bulletin(["9月6日（周三）召开会议。"]), "WRD081") == ["WRD081"]
    assert not codes(body("9月6日（周三）召开会议。"), "WRD081")  # no issue, no year


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("会议已于9月12日召开。", True),
        ("会议已于9月5日召开。", False),
        ("会议拟于9月12日召开。", False),
        ("总结会已于12月28日召开。", False),
        ("总结会已于4月28日召开。", False),
        ("近日，全市在9月20日召开大会。", True),
        ("已于2023年1月1日施行。", True),
        ("推进会9月12日已召开。", True),
        ("推进会去年9月12日已召开。", False),
    ],
)
def test_what_is_yet_to_come_is_not_told_as_past(line: str, expected: bool) -> None:
    assert bool(codes(in_bulletin([line]), "WRD082")) is expected


WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@settings(max_examples=60, deadline=None)
@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.integers(0, 999), st.integers(0, 10))
def test_identity_numbers_by_their_check_digit(born: datetime.date, order: int, wrong: int) -> None:
    head = f"110105{born:%Y%m%d}{order:03}"
    right = "10X98765432"[sum(int(digit) * weight for digit, weight in zip(head, WEIGHTS, strict=True)) % 11]
    last = "10X98765432"[wrong]
    assert is_identity_number(head + last) is (last == right)
    assert codes(body(f"身份证号{head}{right}。"), "WRD142") == ["WRD142"]


@pytest.mark.parametrize(
    ("items", "reported"),
    [
        ("①甲；②乙。", True),
        ("①甲；②乙；③丙。", False),
        ("①甲；③乙。", False),
        ("①甲；①乙；②丙。", False),
        ("①甲；②乙；③丙；④丁。", True),
        ("".join(f"{label}甲；" for label in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"), True),
        ("①甲；②乙" + "丙" * 1_994 + "③丁。", False),  # 2,000 characters from ① on belong to the row
        ("①甲；②乙" + "丙" * 1_995 + "③丁。", True),
    ],
)
def test_a_row_of_circled_numbers_holds_as_many_as_announced(items: str, reported: bool) -> None:
    assert bool(codes(body(f"会议提出三项要求：{items}"), "WRD110")) is reported


@pytest.mark.parametrize(("between", "expected"), [(56, True), (57, True), (58, False)])
def test_a_list_that_goes_on_for_long_is_not_counted(between: int, expected: bool) -> None:
    lines = ["现提出以下三点意见：", "1.加强学习。", "2.狠抓落实。", *["要压实责任，细化举措。"] * between]
    assert bool(codes(body(*lines), "WRD111")) is expected
