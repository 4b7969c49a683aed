"""Lists, names and labels: what is a habit, what is a slip, and where the slip stands."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_lint.bulletin.remark import Remark
from bulletin_lint.series.facts import Facts
from bulletin_lint.series.judge import judge
from tests.series.years import issues, told

SEEDS = st.builds(random.Random, st.integers(0, 10**6))
FIXED = ("各乡镇人民政府", "县委办公室")
GUESTS = ("县水务局", "县气象局", "县教育体育局", "县总工会", "县供销社", "县融媒体中心")


def only(found: list[Facts], place: int) -> Remark:
    """The one remark there is, which must be on that issue."""
    remarks = judge(found)
    assert list(remarks) == [found[place].path]
    (remark,) = remarks[found[place].path]
    return remark


def with_list(issue: Facts, *members: str, label: str = "送") -> Facts:
    others = tuple(each for each in issue.recipients if each[0] != label)
    return issue._replace(recipients=(*others, *((label, member) for member in members)))


def varied(seed: random.Random, count: int = 26) -> list[Facts]:
    """Issues that are sent to the same and to one or two others, decided anew each time."""
    return [with_list(issue, *FIXED, *seed.sample(GUESTS, seed.randint(1, 2))) for issue in issues(count, 14)]


def without(issue: Facts, member: str) -> Facts:
    return issue._replace(recipients=tuple(each for each in issue.recipients if each[1] != member))


@given(SEEDS, st.integers(16, 60), st.floats(0.2, 0.5), st.sampled_from([1, 2]))
def test_of_a_list_of_whomever_it_concerns_nothing_is_said(
    seed: random.Random, count: int, share: float, fixed: int
) -> None:
    found = [
        with_list(issue, *FIXED[:fixed], *(guest for guest in GUESTS if seed.random() < share))
        for issue in issues(count, 14)
    ]

    assert told(found) == []


@given(SEEDS, st.integers(0, 25))
def test_one_that_is_always_in_a_free_list_is_missed(seed: random.Random, place: int) -> None:
    found = varied(seed)
    assert told(found) == []

    found[place] = without(found[place], FIXED[0])
    remark = only(found, place)
    assert (remark.finds, remark.part, remark.text) == ("recipient-lost", "list", "送")
    assert remark.values["usual"] == FIXED[0]


@given(SEEDS, st.integers(0, 25))
def test_one_that_is_always_in_a_free_list_may_be_misspelt(seed: random.Random, place: int) -> None:
    found = varied(seed)
    found[place] = found[place]._replace(
        recipients=tuple((label, member.replace("人民", "人名")) for label, member in found[place].recipients)
    )

    remark = only(found, place)
    assert (remark.finds, remark.text) == ("recipient-renamed", "各乡镇人名政府")
    assert remark.values["usual"] == FIXED[0]


def test_of_a_free_list_nobody_is_missed_who_is_only_mostly_there() -> None:
    found = varied(random.Random(3))
    found = [with_list(issue, *FIXED, "县财政局", GUESTS[at % 6]) for at, issue in enumerate(found)]
    for place, member in ((5, "县财政局"), (12, FIXED[1])):
        found[place] = without(found[place], member)

    assert told(found) == []


def test_a_guest_is_told_once_and_guests_are_a_habit() -> None:
    fixed = [with_list(issue, *FIXED) for issue in issues(24)]
    found = [*fixed]
    found[5] = with_list(found[5], *FIXED, "县供销社")
    assert only(found, 5).finds == "recipient-added"

    found[13] = with_list(found[13], *FIXED, "县粮食公司")
    assert told(found) == [(found[at].path, "recipient-added") for at in (5, 13)]

    found[20] = with_list(found[20], *FIXED, "县总工会")
    assert told(found) == []

    found = [*fixed]
    for at in (5, 20):
        found[at] = with_list(found[at], *FIXED, "县供销社")
    assert told(found) == []


def test_guests_do_not_hide_who_is_lost() -> None:
    found = [with_list(issue, *FIXED) for issue in issues(24)]
    for at, guest in zip((5, 13, 20), GUESTS, strict=False):
        found[at] = with_list(found[at], *FIXED, guest)
    found[9] = without(found[9], FIXED[0])

    assert only(found, 9).finds == "recipient-lost"


UNITS = ("平湖区委宣传部", "鹭洲区委宣传部", "市农业农村局", "石渡县融媒体中心", "上河镇中心小学", "市水利局")


def signed(slip: str, places: tuple[int, ...] = (9,)) -> list[Facts]:
    """Issues signed by each of the units in turn, and some by another."""
    found = [issue._replace(units=(UNITS[at % 6],)) for at, issue in enumerate(issues(48))]
    return [issue._replace(units=(slip,)) if at in places else issue for at, issue in enumerate(found)]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("鹭州区委宣传部", "鹭洲区委宣传部"),
        ("鹭洲委宣传部", "鹭洲区委宣传部"),
        ("鹭区洲委宣传部", "鹭洲区委宣传部"),
        ("市农业农村村局", "市农业农村局"),
        ("市市农业农村局", "市农业农村局"),
        ("石渡县县融媒体中心", "石渡县融媒体中心"),
        ("石县渡融媒体中心", "石渡县融媒体中心"),
        ("上河镇中心小小学", "上河镇中心小学"),
        ("市水力局", "市水利局"),
        ("市水利据", "市水利局"),
    ],
)
def test_a_slip_in_a_unit_is_told_with_what_is_meant(slip: str, meant: str) -> None:
    remark = only(signed(slip), 9)

    assert (remark.finds, remark.text, remark.values["usual"]) == ("unit", slip, meant)


@pytest.mark.parametrize(
    "other",
    [
        "县农业农村局",
        "区水利局",
        "石渡区融媒体中心",
        "石渡融媒体中心",
        "下河镇中心小学",
        "上河乡中心小学",
        "平河区委宣传部",
        "市教育局",
    ],
)
def test_another_unit_with_a_name_like_it_is_none(other: str) -> None:
    assert told(signed(other)) == []


def test_a_slip_that_was_copied_is_told_in_both_issues() -> None:
    found = signed("市委宣传布", (9, 21))
    found = [issue._replace(units=("市委宣传部",)) if at % 6 == 1 else issue for at, issue in enumerate(found)]

    assert told(found) == [(found[at].path, "unit") for at in (9, 21)]

    found = signed("上河镇第一小学", (9, 21))
    assert told(found) == []


def sections(*changes: tuple[int, str]) -> list[Facts]:
    changed = dict(changes)
    return [
        issue._replace(sections=(changed.get(at, "要情"), "工作动态", "纪要")) for at, issue in enumerate(issues(24))
    ]


def test_a_section_of_two_characters_may_have_a_slip() -> None:
    remark = only(sections((6, "耍情")), 6)
    assert (remark.finds, remark.text, remark.values["usual"]) == ("section", "耍情", "要情")

    found = sections((6, "耍情"), (17, "耍情"))
    assert told(found) == [(found[at].path, "section") for at in (6, 17)]


@pytest.mark.parametrize("other", ["疫情", "舆情", "要闻", "简讯"])
def test_a_section_of_two_characters_that_shares_one_is_another(other: str) -> None:
    assert told(sections((6, other))) == []
    assert told(sections((6, other), (17, other))) == []


FIELDS = (("承办", "综合科"), ("编辑", "甲某"), ("电话", "85550000"))


@pytest.mark.parametrize(
    ("fields", "finds", "text"),
    [
        ((("承办", "综合科"), ("责任编辑", "甲某"), ("电话", "85550000")), "label", "责任编辑"),
        ((("承办", "综合科"), ("电话", "85550000")), "label", "承办"),
        ((("编辑", "甲某"), ("电话", "85550000")), "label", "编辑"),
        ((("承办", "综合科"), ("编辑", "甲某")), "label", "编辑"),
        ((*FIELDS, ("传真", "85550001")), "label", "传真"),
        ((*FIELDS[:2], ("电话", "85550008")), "telephone", "85550008"),
    ],
)
def test_a_difference_stands_where_it_is(fields: tuple[tuple[str, str], ...], finds: str, text: str) -> None:
    found = [issue._replace(fields=FIELDS) for issue in issues(12)]
    found[5] = found[5]._replace(fields=fields)

    remark = only(found, 5)
    assert (remark.finds, remark.text) == (finds, text)


@pytest.mark.parametrize("place", [1, 2, 5, 8, 9])
def test_what_is_wrong_alike_in_two_issues_is_told_of_both(place: int) -> None:
    found = issues(12)
    for at in (place, place + 1):
        found[at] = found[at]._replace(issuer="青岚市委力公室")

    assert told(found) == [(found[at].path, "issuer") for at in (place, place + 1)]


@pytest.mark.parametrize("place", [0, 10])
def test_what_two_issues_at_an_end_have_may_be_meant(place: int) -> None:
    found = issues(12)
    for at in (place, place + 1):
        found[at] = found[at]._replace(issuer="青岚市委力公室")

    assert told(found) == [(found[place or 2].path, "changed")]
