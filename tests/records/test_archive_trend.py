"""When an archive is said to get better: each threshold from either side."""

from __future__ import annotations

import pytest

from bulletin_lint.records.archive_counts import Group
from bulletin_lint.records.archive_trend import trend_of


def direction(*months: tuple[int, int]) -> str:
    """What is said of months in a row, each so many issues and findings; '' for nothing."""
    groups = {f"2025-{number:02}": Group(issues, error=found) for number, (issues, found) in enumerate(months, 1)}
    trend = trend_of(groups)
    return trend.direction if trend else ""


@pytest.mark.parametrize(("months", "said"), [(5, ""), (6, "better")])
def test_it_takes_six_months(months: int, said: str) -> None:
    assert direction(*((2, 12 - 2 * number) for number in range(months))) == said


@pytest.mark.parametrize(("issues", "said"), [(1, ""), (2, "better")])
def test_it_takes_four_issues_on_either_side(issues: int, said: str) -> None:
    assert direction(*[(5, 50)] * 4, *[(issues, 0)] * 2) == said
    assert direction(*[(issues, 50)] * 2, *[(5, 0)] * 4) == said


@pytest.mark.parametrize(
    ("after", "said"), [(81, "even"), (80, "better"), (119, "even"), (120, "worse"), (100, "even")]
)
def test_it_takes_a_fifth_more_or_less(after: int, said: str) -> None:
    assert direction(*[(10, 100)] * 4, *[(10, after)] * 2) == said


def test_most_months_must_agree() -> None:
    three = [(10, 100)] * 3
    assert direction(*three, *three, (10, 90), (10, 90), (10, 10)) == "better"
    assert direction(*three, *three, (10, 100), (10, 90), (10, 10)) == "better"  # 7.5 of 9 pairs
    assert direction(*three, *three, (10, 100), (10, 100), (10, 10)) == "even"  # 6 of 9, though a third less in all
    assert direction(*three, *three, (10, 110), (10, 110), (10, 300)) == "worse"
    assert direction(*three, *three, (10, 90), (10, 110), (10, 300)) == "even"


def test_months_without_an_issue_are_none() -> None:
    assert direction((2, 9), (0, 0), (2, 9), (2, 9), (2, 1), (2, 1)) == ""


def test_from_nothing_to_something_is_worse_and_from_nothing_to_nothing_is_not() -> None:
    assert direction(*[(5, 0)] * 4, *[(5, 5)] * 2) == "worse"
    assert direction(*[(5, 0)] * 6) == "even"
