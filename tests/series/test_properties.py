"""Whatever the pace and the length of a series: nothing is said of a clean one, and a single fault is told alone."""

from __future__ import annotations

import datetime
import random

from hypothesis import given
from hypothesis import strategies as st

from bulletin_lint.series.facts import Facts
from tests.series.years import dated, issues, told

COUNTS = st.integers(6, 160)
PACES = st.sampled_from([1, 2, 3, 7, 10, 15, 30])
SERIES = st.builds(issues, COUNTS, PACES, totals=st.booleans(), first=st.integers(1, 40))
SEEDS = st.randoms(use_true_random=False)


def inner(found: list[Facts], seed: random.Random) -> int:
    """The place of an issue that others stand before and behind, three at least."""
    return seed.randrange(3, len(found) - 2)


@given(SERIES, SEEDS)
def test_of_a_clean_series_nothing_is_said_in_whatever_order(found: list[Facts], seed: random.Random) -> None:
    seed.shuffle(found)

    assert told(found) == []


@given(SERIES, st.integers(0, 159))
def test_of_a_clean_draft_nothing_is_said(found: list[Facts], place: int) -> None:
    assert told(found, found[place % len(found)].path) == []


@given(SERIES, SEEDS)
def test_an_issue_that_is_missing_is_told_behind_it(found: list[Facts], seed: random.Random) -> None:
    place = inner(found, seed)
    gone = found.pop(place)
    ends_year = found[place].year != gone.year
    remarks = told(found)

    if ends_year:  # that the year had one more, only the running number tells, and a year that had as many
        longer = any((issue.number or 0) >= (gone.number or 0) and issue.year != gone.year for issue in found)
        finds = "missing" if longer else "total"
        assert remarks == ([(found[place].path, finds)] if gone.total is not None else [])
    else:
        assert remarks == [(found[place].path, "missing")]


@given(SERIES, SEEDS, st.integers(1, 30))
def test_a_wrong_number_is_told_where_it_stands(found: list[Facts], seed: random.Random, off: int) -> None:
    place = inner(found, seed)
    above, this, below = found[place - 1 : place + 2]
    if not above.year == this.year == below.year:
        return
    assert this.number is not None
    wrong = this.number + (off if seed.random() < 0.5 or off >= this.number else -off)
    found[place] = this._replace(number=wrong)

    assert told(found) == [(this.path, "number")]


@given(SERIES, SEEDS, st.sampled_from([-1, 1]))
def test_a_date_of_another_year_is_told_where_it_stands(found: list[Facts], seed: random.Random, off: int) -> None:
    place = inner(found, seed)
    day = datetime.date.fromisoformat(found[place].date)
    found[place] = dated(found[place], day.replace(year=day.year + off, day=min(day.day, 28)))
    remarks = told(found)

    if found[place].total is None:  # then it may look like an issue of that year, or like another's twin
        assert len(remarks) <= 1
    else:
        assert remarks == [(found[place].path, "date")]


@given(SERIES, SEEDS, st.integers(-40, 40))
def test_a_wrong_running_number_is_told_where_it_stands(found: list[Facts], seed: random.Random, off: int) -> None:
    place = inner(found, seed)
    total = found[place].total
    if total is None or off == 0:
        return
    found[place] = found[place]._replace(total=total + off)

    assert told(found) == [(found[place].path, "total")]


@given(SERIES, SEEDS)
def test_a_date_between_others_is_told_where_it_stands(found: list[Facts], seed: random.Random) -> None:
    place = inner(found, seed)
    far = [at for at in range(2, len(found) - 2) if abs(at - place) > 1 and found[at].year == found[place].year]
    if not far:
        return
    day = datetime.date.fromisoformat(found[seed.choice(far)].date)
    found[place] = dated(found[place], day)

    assert told(found) == [(found[place].path, "date")]


@given(SERIES, SEEDS)
def test_a_recipient_that_is_lost_is_told_where_it_is_not(found: list[Facts], seed: random.Random) -> None:
    place = inner(found, seed)
    found[place] = found[place]._replace(recipients=found[place].recipients[:3])

    assert told(found) == [(found[place].path, "recipient-lost")]


@given(SERIES, SEEDS)
def test_what_changes_for_good_is_told_once(found: list[Facts], seed: random.Random) -> None:
    place = seed.randrange(2, len(found) - 1)
    fields = (("承办", "综合科"), ("编辑", "丁某"), ("电话", "85559999"))
    found = [issue._replace(fields=fields) if at >= place else issue for at, issue in enumerate(found)]

    assert told(found) == [(found[place].path, "changed")]
    assert told(found, found[place].path) == [(found[place].path, "telephone")]
    assert told(found, found[-1].path) == ([] if place < len(found) - 1 else [(found[place].path, "telephone")])


@given(SERIES, SEEDS)
def test_the_number_of_a_missing_issue_may_come_again_last_in_a_later_year(
    found: list[Facts], seed: random.Random
) -> None:
    years = {issue.year for issue in found}
    last = found[-1]
    same = [at for at, issue in enumerate(found[1:-1], 1) if issue.number == last.number and issue.year != last.year]
    if len(years) == 1 or not same:
        return
    gone = found.pop(seed.choice(same))
    told_of = {path for path, _ in told(found)}

    assert last.path not in told_of
    assert gone.path not in told_of
