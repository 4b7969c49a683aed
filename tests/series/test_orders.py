"""Series as offices really count them, and slips that stand in more than one place."""

from __future__ import annotations

import datetime

from bulletin_lint.series.facts import Facts
from bulletin_lint.series.judge import judge
from tests.series.years import dated, issues, told


def months(count: int, totals: bool = False) -> list[Facts]:
    """``count`` issues from January 2022 on, one on the 20th of each month."""
    days = [datetime.date(2022 + place // 12, place % 12 + 1, 20) for place in range(count)]
    made = issues(count, totals=totals)
    return [dated(issue._replace(number=day.month), day) for issue, day in zip(made, days, strict=True)]


def test_the_last_issue_of_a_year_may_be_printed_in_january() -> None:
    found = months(30)
    found[23] = dated(found[23], datetime.date(2024, 1, 6))

    assert told(found) == []
    assert told(found[:25]) == []

    found[11] = dated(found[11], datetime.date(2023, 1, 4))
    assert told(found) == []


def test_a_draft_that_is_the_last_of_a_year_may_be_printed_in_january() -> None:
    found = months(24)
    found[23] = dated(found[23], datetime.date(2024, 1, 6))
    assert told(found, found[23].path) == []

    found[23] = dated(found[23], datetime.date(2024, 2, 6))
    assert told(found, found[23].path) == [(found[23].path, "not-restarted")]


def test_a_draft_of_january_that_still_says_the_old_year_is_told() -> None:
    found = months(25, totals=True)
    found[24] = dated(found[24], datetime.date(2023, 1, 20))

    remarks = judge(found, found[24].path)[found[24].path]
    assert [(remark.finds, remark.values["this"]) for remark in remarks] == [("date", "2024年第1期")]


def joint(found: list[Facts], as_one: bool) -> list[Facts]:
    """The issues, with each July and August joined in one."""
    made, gone = [], 0
    for issue in found:
        if issue.number == 7:
            gone += as_one
            continue
        first = 7 if issue.number == 8 else None
        made.append(issue._replace(first=first, total=(issue.total or 0) - gone))
    return made


def test_a_joint_issue_counts_as_one_or_as_many() -> None:
    for as_one in (False, True):
        found = joint(months(36, totals=True), as_one)
        assert told(found) == []

        found[20] = found[20]._replace(total=(found[20].total or 0) + 10)
        assert told(found) == [(found[20].path, "total")]


def test_a_joint_issue_is_called_by_both_numbers() -> None:
    found = joint(months(24, totals=True), as_one=False)
    found[6] = found[6]._replace(total=1)

    (remark,) = judge(found)[found[6].path]
    assert remark.values["this"] == "2022年第7—8期"


def test_an_undated_issue_stands_in_the_year_that_lacks_it() -> None:
    found = months(30)
    found[16] = found[16]._replace(date="", year=None)
    del found[15]

    assert told(found) == [(found[15].path, "missing")]


def test_a_slip_that_two_issues_have_is_told_of_both_and_of_no_other() -> None:
    found = months(24)
    for place in (10, 11):
        fields = tuple((label, "85550008" if label == "电话" else value) for label, value in found[place].fields)
        found[place] = found[place]._replace(fields=fields)

    assert told(found) == [(found[10].path, "telephone"), (found[11].path, "telephone")]


def test_a_date_far_behind_the_last_is_not_called_earlier() -> None:
    found = months(24)
    found[23] = dated(found[23], datetime.date(2024, 12, 20))

    (remark,) = judge(found)[found[23].path]
    assert remark.finds == "date"
    assert remark.values["other"] == "与上一期（2023年第11期，2023年11月20日）接不上"


def test_a_number_with_the_year_of_another_is_named_with_its_own() -> None:
    found = months(36)
    found[21] = found[21]._replace(year=2022)

    (remark,) = judge(found)[found[21].path]
    assert (remark.finds, remark.values["this"], remark.values["wanted"]) == ("number", "2022年第10期", "2023年第10期")


def test_a_date_of_the_next_year_at_its_end_is_told_by_the_running_numbers() -> None:
    found = issues(24, pace=30, first=3)
    found[10] = dated(found[10], datetime.date(2022, 12, 26))

    assert told(found) == [(found[10].path, "date")]


def test_a_january_whose_number_says_the_old_year_has_a_wrong_number() -> None:
    found = months(36)
    found[24] = found[24]._replace(year=2023)

    (remark,) = judge(found)[found[24].path]
    assert (remark.finds, remark.values["this"], remark.values["wanted"]) == ("number", "2023年第1期", "2024年第1期")
