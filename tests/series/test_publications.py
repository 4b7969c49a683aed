"""Which issues are of one publication: mastheads that are misspelt, changed, or another publication's."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_lint.series.facts import Facts
from bulletin_lint.series.judge import judge
from tests.series.years import issues, told

NAME = "青岚简报"


def named(found: list[Facts], name: str, places: range | list[int]) -> list[Facts]:
    return [issue._replace(name=name) if at in places else issue for at, issue in enumerate(found)]


def sister(name: str = "青岚代表简报", same_office: bool = False) -> list[Facts]:
    """Another publication, every three weeks, whose files lie in the same folder."""
    found = issues(10, 21, datetime.date(2021, 2, 20), 4)
    found = [issue._replace(path=f"b{at:02}.docx", name=name) for at, issue in enumerate(found)]
    if same_office:
        return found
    return [
        issue._replace(
            issuer="青岚市委代表联络处",
            total=None,
            recipients=(("发", "全体代表"),),
            fields=(("编辑", "丁某"), ("电话", "85553232")),
            articles=(),
        )
        for issue in found
    ]


@pytest.mark.parametrize("places", [[10, 11], [5, 20], [1, 2], [26, 27], [9]])
def test_a_masthead_misspelt_alike_in_two_issues_is_told_of_both(places: list[int]) -> None:
    found = named(issues(30), "青岚简极", places)

    assert told(found) == [(found[at].path, "name") for at in places]


@given(st.integers(3, 26), st.sampled_from(["青岚工作简报", "青岚市简报", "青岚快报"]), st.booleans())
def test_a_masthead_that_changes_for_good_is_told_once(place: int, name: str, totals: bool) -> None:
    found = named(issues(30, totals=totals), name, range(place, 30))

    assert told(found) == [(found[place].path, "changed")]


def test_two_publications_of_one_office_are_two() -> None:
    found = issues(30)
    assert told([*found, *sister(same_office=True)]) == told([*found, *sister()]) == []

    other = [issue._replace(path=f"b{issue.path}", name="青岚快报", articles=()) for issue in found]
    assert told([*found, *other]) == []


@pytest.mark.parametrize(("count", "apart"), [(3, True), (2, False)])
def test_offices_that_call_their_publications_the_same_have_one_each(count: int, apart: bool) -> None:
    found = issues(20)
    other = [issue._replace(name=NAME) for issue in sister()[:count]]

    assert (told([*found, *other]) == []) is apart


def test_a_wrong_issuer_there_is_told_as_anywhere() -> None:
    other = [issue._replace(path=f"b/{issue.path}", name=NAME) for issue in sister()]
    other[4] = other[4]._replace(issuer="青岚市委代表联终处")

    assert told([*issues(20), *other]) == [(other[4].path, "issuer")]


def test_an_office_that_has_another_name_from_some_issue_on_has_one_publication() -> None:
    found = issues(30)
    later = [issue._replace(issuer="中共青岚市委办公室") for issue in found[15:]]

    assert told([*found[:15], *later]) == [(found[15].path, "changed")]


@pytest.mark.parametrize("place", [1, 4, 6])
@pytest.mark.parametrize("same_office", [False, True])
def test_an_issue_under_the_name_of_another_publication_is_told_of_its_name_alone(
    place: int, same_office: bool
) -> None:
    other = sister(same_office=same_office)
    found = issues(30)
    if same_office:  # then only a number that both have tells them apart
        taken = {issue.number for issue in other}
        place = [at for at, issue in enumerate(found) if 2 < at < 28 and issue.number in taken][place]
    wrong = named(found, other[0].name, [place])

    remarks = judge([*wrong, *other])
    assert list(remarks) == [found[place].path]
    (remark,) = remarks[found[place].path]
    assert (remark.finds, remark.values["now"], remark.values["usual"]) == ("name", other[0].name, NAME)


def test_an_issuer_of_another_publication_is_a_wrong_issuer() -> None:
    found = issues(30)
    found[9] = found[9]._replace(issuer=sister()[0].issuer)

    assert told([*found, *sister()]) == [(found[9].path, "issuer")]


def test_a_publication_that_begins_when_another_of_no_like_name_ends_is_another() -> None:
    found = named(issues(30), "校园安全周刊", range(15, 30))

    assert told(found) == []
