"""A number, a year or a running number that is wrong, at either end, beside the turn of a year, or anywhere else."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bulletin_lint.series.facts import Facts
from bulletin_lint.series.judge import judge
from tests.series.test_orders import months
from tests.series.years import dated, issues, told

WEEKS = issues(60, first=1)  # of which the 45th is the first of 2022
TURN = next(at for at, issue in enumerate(WEEKS) if issue.year == 2022)
PLACES = st.sampled_from([0, 1, 2, TURN - 2, TURN - 1, TURN, TURN + 1, len(WEEKS) - 2, len(WEEKS) - 1])
TOTALS = st.booleans()


def series(totals: bool) -> list[Facts]:
    return [issue if totals else issue._replace(total=None) for issue in WEEKS]


def transposed(number: int) -> int:
    digits = f"{number:02}"
    return int(digits[:-2] + digits[-1] + digits[-2])


def year_off(issue: Facts, off: int) -> Facts:
    day = datetime.date.fromisoformat(issue.date)
    return dated(issue, day.replace(year=day.year + off))


@given(PLACES, TOTALS, st.sampled_from([-10, 10, 0]))
@example(0, False, 10)
@example(1, False, 0)
@example(TURN - 1, True, 10)
@example(TURN, True, 0)
def test_a_number_ten_off_or_transposed_is_told_once(place: int, totals: bool, off: int) -> None:
    found = series(totals)
    this = found[place]
    assert this.number is not None
    wrong = this.number + off if off else transposed(this.number)
    assume(wrong > 0 and wrong != this.number)
    found[place] = this._replace(number=wrong)

    assert told(found) == [(this.path, "number")]


@given(PLACES, TOTALS, st.sampled_from([-10, -1, 1, 10]))
@example(0, False, -1)
@example(len(WEEKS) - 1, False, 1)
def test_a_wrong_year_is_told_at_its_issue_or_nowhere(place: int, totals: bool, off: int) -> None:
    found = series(totals)
    found[place] = year_off(found[place], off)

    before_all = place == TURN - 1 and off == -1 and not totals  # like the last issue of the year before the first
    assert told(found) == ([] if before_all else [(found[place].path, "date")])


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("totals", [False, True])
def test_the_first_issues_of_a_year_may_all_say_the_old_one(count: int, totals: bool) -> None:
    for found, turn in ((series(totals)[TURN - 20 :], 20), (months(30, totals)[5:], 7), (months(30, totals), 24)):
        stale = range(turn, turn + count)
        wrong = [year_off(issue, -1) if at in stale else issue for at, issue in enumerate(found)]

        assert told(wrong) == [(found[at].path, "date") for at in stale]


@pytest.mark.parametrize("place", [0, 1, 2, 30, len(WEEKS) - 1])
def test_a_running_number_that_is_lost_is_told_wherever_it_is(place: int) -> None:
    found = series(totals=True)
    found[place] = found[place]._replace(total=None)

    (remark,) = judge(found)[found[place].path]
    assert remark.finds == "total-lost"
    assert remark.values["above"] == found[place - 1 if place else 1].called


def test_running_numbers_that_come_late_are_no_slip() -> None:
    for place in (1, 2, 3, 30):
        found = [issue._replace(total=None) if at < place else issue for at, issue in enumerate(series(totals=True))]
        assert told(found) == ([(found[0].path, "total-lost")] if place == 1 else [])


def test_one_of_two_with_the_same_number_is_wrong_where_the_running_number_says_so() -> None:
    last = len(WEEKS) - 1
    for place in (TURN - 1, last):
        found = series(totals=True)
        found[place] = found[place]._replace(number=found[place - 1].number)
        assert told(found) == [(found[place].path, "number")]

        found = series(totals=False)
        found[place] = found[place]._replace(number=found[place - 1].number)
        assert told(found) == [(found[place].path, "twice")]


def test_the_first_of_a_year_that_bears_the_next_number_is_wrong() -> None:
    found = series(totals=True)
    found[TURN] = found[TURN]._replace(number=(found[TURN - 1].number or 0) + 1)

    (remark,) = judge(found)[found[TURN].path]
    assert (remark.finds, remark.values["wanted"]) == ("number", "第1期")
    assert len(judge(found)) == 1


def test_the_last_of_a_year_is_missing_where_running_numbers_and_other_years_say_so() -> None:
    found = months(30, totals=True)
    gone = found.pop(23)

    (remark,) = judge(found)[found[23].path]
    assert (remark.finds, remark.values["missing"]) == ("missing", f"第{gone.number}期")


def test_a_wrong_joint_number_is_told_with_both() -> None:
    found = [issue for issue in months(24) if issue.number != 7]
    found = [issue._replace(first=7) if issue.number == 8 else issue for issue in found]
    for first, number in ((17, 18), (7, 18), (6, 7), (8, 9)):
        wrong = [*found]
        wrong[6] = wrong[6]._replace(first=first, number=number)

        (remark,) = judge(wrong)[wrong[6].path]
        assert (remark.finds, remark.values["wanted"]) == ("number", "第7—8期")
        assert len(judge(wrong)) == 1


@pytest.mark.parametrize("totals", [False, True])
def test_a_year_that_is_never_begun_anew_is_a_habit(totals: bool) -> None:
    found = [issue._replace(number=at + 1) for at, issue in enumerate(months(40, totals))]
    assert told(found) == []

    assert told(found[:20]) == ([(found[12].path, "not-restarted")] if totals else [])


def test_years_that_go_on_counting_are_told_at_the_first() -> None:
    found = months(60)
    for at in range(24, 60):
        found[at] = found[at]._replace(number=at - 11)
    assert told(found) == [(found[24].path, "not-restarted")]

    found = [*found[:36], *(issue._replace(number=at + 1) for at, issue in enumerate(found[36:48]))]
    assert told(found) == [(found[24].path, "not-restarted")]


def test_a_publication_that_has_begun_to_number_by_years_is_not_told_of_those_before() -> None:
    found = [issue._replace(number=at + 1) if at < 36 else issue for at, issue in enumerate(months(44))]

    assert told(found) == []


def test_a_copy_is_told_and_the_issue_in_whose_place_it_is_filed_is_missing() -> None:
    found = months(24)
    found[5] = found[4]._replace(path=found[5].path)

    assert told(found) == [(found[5].path, "twice"), (found[6].path, "missing")]


def test_an_undated_issue_beside_a_wrong_number_is_not_blamed() -> None:
    found = [issue._replace(year=None) if at in (5, 6) else issue for at, issue in enumerate(months(24))]
    found = [issue._replace(date="") if at in (5, 6) else issue for at, issue in enumerate(found)]
    found[4] = found[4]._replace(number=6)

    assert told(found) == [(found[4].path, "number")]


def test_a_date_at_odds_with_one_that_has_none_names_another() -> None:
    found = months(24)
    found[1] = found[1]._replace(date="")
    found[0] = dated(found[0], datetime.date(2022, 5, 3))

    (remark,) = judge(found)[found[0].path]
    assert remark.values["other"] == "晚于下一期（2022年第3期，2022年3月20日）"


def test_a_year_of_the_number_is_wrong_by_itself() -> None:
    for place in (0, 5, 11, 12, 23):
        for off in (-1, 1):
            found = months(24)
            found[place] = found[place]._replace(year=(found[place].year or 0) + off)

            (remark,) = judge(found)[found[place].path]
            assert (remark.finds, len(judge(found))) == ("number", 1)
            assert remark.values["wanted"] == months(24)[place].called


def test_undated_issues_do_not_move_those_that_have_a_date() -> None:
    found = [
        issue._replace(date="", year=None) if at in (5, 6, 10, 18, 30, 31, 40) else issue
        for at, issue in enumerate(months(46))
    ]

    assert told(found) == []


def test_the_last_of_a_year_may_be_late_where_another_is_missing() -> None:
    found = months(30)
    found[11] = dated(found[11], datetime.date(2023, 1, 5))
    del found[10]

    assert told(found) == [(found[10].path, "missing")]


def test_a_year_without_an_issue_is_no_slip() -> None:
    found = issues(20, 91, totals=False)
    days = [datetime.date.fromisoformat(issue.date) for issue in found]
    later = [day if day.year < 2024 else day.replace(year=day.year + 1, day=min(day.day, 28)) for day in days]
    found = [
        dated(issue._replace(number=40 + at), day) for at, (issue, day) in enumerate(zip(found, later, strict=True))
    ]

    assert told(found) == []


def test_issues_that_are_missing_here_and_there_show_no_slip() -> None:
    found = [issue for at, issue in enumerate(months(60)) if at not in (4, 17, 34, 50)]
    missing = [issue.path for issue in found if int(issue.path[:4]) in (5, 18, 35, 51)]

    assert told(found) == [(path, "missing") for path in missing]
