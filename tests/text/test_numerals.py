"""Numbers in Chinese digits: what is written is read again, and what is no number is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_lint.text.numerals import by_digits, from_han, in_capitals, in_han, number_of

COUNTED = st.integers(1, 9999)
SPELLED = {
    1: "一", 9: "九", 10: "十", 11: "十一", 19: "十九", 20: "二十", 21: "二十一", 99: "九十九",
    100: "一百", 101: "一百零一", 110: "一百一十", 305: "三百零五", 999: "九百九十九",
    1000: "一千", 1001: "一千零一", 1010: "一千零一十", 1100: "一千一百", 2050: "二千零五十", 9999: "九千九百九十九",
}  # fmt: skip


@given(COUNTED)
def test_a_number_that_was_written_is_read_as_the_same(number: int) -> None:
    assert number_of(in_han(number)) == from_han(in_han(number)) == number


@given(st.integers(0, 99999))
def test_a_year_that_was_written_by_its_digits_is_read_as_the_same(year: int) -> None:
    assert number_of(by_digits(year)) == number_of(str(year)) == year


@given(COUNTED)
def test_capitals_say_the_same_as_small_digits_and_never_drop_the_one_before_ten(number: int) -> None:
    small = in_capitals(number).translate(str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千"))

    assert small in (in_han(number), "一" + in_han(number))
    assert from_han(small) == number


@pytest.mark.parametrize(("number", "written"), SPELLED.items())
def test_numbers_are_spelled_as_one_says_them(number: int, written: str) -> None:
    assert in_han(number) == written


@pytest.mark.parametrize(("number", "written"), [(1, "壹"), (10, "壹拾"), (105, "壹佰零伍"), (9999, "玖仟玖佰玖拾玖")])
def test_capitals_are_those_of_amounts(number: int, written: str) -> None:
    assert in_capitals(number) == written


@pytest.mark.parametrize("number", [-1, 0, 10_000])
def test_a_number_that_cannot_be_spelled_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=f"{number} 不能写成汉字数字"):
        in_han(number)
    with pytest.raises(ValueError, match="1 至 9999"):
        in_capitals(number)


@pytest.mark.parametrize(("year", "written"), [(2022, "二〇二二"), (1949, "一九四九"), (0, "〇")])
def test_a_year_is_written_by_its_digits(year: int, written: str) -> None:
    assert by_digits(year) == written


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", 12),
        ("012", 12),
        ("１２", 12),
        ("1 2", 12),
        ("〇", 0),
        ("○", 0),
        ("零", 0),
        ("二○二二", 2022),
        ("二零二二", 2022),
        ("十", 10),
        ("一十五", 15),
        ("十 五", 15),
        ("两百", 200),
        ("百五", 105),
        ("一百零五", 105),
    ],
)
def test_numbers_are_read_leniently(written: str, number: int) -> None:
    assert number_of(written) == number


@pytest.mark.parametrize("written", ["", " ", "第", "十二期", "1十", "一万", "-1", "1.5", "十a"])
def test_what_is_no_number_is_none(written: str) -> None:
    assert number_of(written) is None
    assert from_han(written) is None


@pytest.mark.parametrize("written", ["一二", "十十", "一二十", "五十十", "12", "〇", "一百五", "二〇二二", "零五"])
def test_digits_that_spell_no_number_are_read_leniently_only(written: str) -> None:
    assert number_of(written) is not None
    assert from_han(written) is None


def test_the_one_before_ten_may_be_written() -> None:
    assert [from_han(written) for written in ("十五", "一十五", "一一十五", "一二十")] == [15, 15, None, None]
