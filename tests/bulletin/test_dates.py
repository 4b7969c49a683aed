"""Dates: every day is read as it was written, and what is no day has no value."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_lint.bulletin.dates import find_date, written_date

DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(9999, 12, 31))


@given(DAYS, st.sampled_from(["han", "ymd"]))
def test_a_date_that_was_written_is_read_as_the_same(day: datetime.date, form: str) -> None:
    written = written_date(day, form)
    found = find_date(written)

    assert found is not None
    assert (found.span, found.form, found.value) == ((0, len(written)), form, day)


@given(DAYS, st.sampled_from("./-．－—／"))
def test_a_date_in_figures_alone_is_read(day: datetime.date, mark: str) -> None:
    found = find_date(f"{day.year}{mark}{day.month:02d}{mark}{day.day}")

    assert found is not None
    assert (found.form, found.value) == ("numeric", day)


def test_a_date_is_written_in_han_or_in_figures() -> None:
    day = datetime.date(2022, 10, 20)

    assert written_date(day, "han") == "二〇二二年十月二十日"
    assert written_date(day, "ymd") == "2022年10月20日"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("22年9月6日", datetime.date(2022, 9, 6)),
        ("99年9月6日", datetime.date(2099, 9, 6)),
        ("100年9月6日", datetime.date(100, 9, 6)),
        ("2024年2月29日", datetime.date(2024, 2, 29)),
        ("2022年9月6号", datetime.date(2022, 9, 6)),
        ("二OＯ二年九月六日", datetime.date(2002, 9, 6)),
        ("二o零二年九月六日", datetime.date(2002, 9, 6)),
        ("二〇二二年九月三十一日", None),
        ("2023年2月29日", None),
        ("2022年13月1日", None),
        ("2022年0月1日", None),
        ("2022年1月0日", None),
        ("二〇二二年十二月三十二日", None),
        ("OOOO年9月6日", None),
    ],
)
def test_a_day_that_does_not_exist_has_no_value(written: str, day: datetime.date | None) -> None:
    found = find_date(written)

    assert found is not None
    assert found.value == day


@pytest.mark.parametrize(
    "text", ["", "9月6日", "2022年9月", "2年9月6日", "2022年123月6日", "2022.9-6", "22.9.6", "2022.9.123"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert find_date(text) is None


def test_the_first_date_is_found_and_its_place_is_moved() -> None:
    found = find_date("于2022年9月6日、2022年9月7日", 100)

    assert found is not None
    assert found.span == (101, 110)
    assert found.value == datetime.date(2022, 9, 6)


def test_a_date_begins_with_the_first_digit_of_its_year() -> None:
    assert find_date("12022年9月6日") is None
    assert find_date("1 2022年9月6日") is not None
