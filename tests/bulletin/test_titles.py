"""Known titles: found whole, by their beginning, and by what is nearly the same."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.titles import Titles

TITLES = Titles(["平湖区打造城市书房", "全市宣传工作会议召开", "平湖区举办邻里节"])


def test_titles_are_found_whole() -> None:
    assert "平湖区举办邻里节" in TITLES
    assert "平湖区举办" not in TITLES
    assert list(TITLES) == sorted(TITLES)
    assert TITLES
    assert not Titles([])


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("平湖区", True),
        ("平湖区举办邻里节", True),
        ("平湖区举办邻里节。", False),
        ("龥", False),
        ("一", False),
        ("全市", True),
    ],
)
def test_titles_are_found_by_how_they_begin(start: str, found: bool) -> None:
    assert TITLES.begin_with(start) == found
    assert not Titles([]).begin_with(start)


def test_resemblance_is_that_to_the_nearest_title() -> None:
    assert TITLES.resemblance("平湖区打造城市书房") == 1
    assert TITLES.resemblance("平湖区建设城市书房") == pytest.approx(14 / 18)
    assert TITLES.resemblance("望川县启动文明实践") == 0
    assert TITLES.resemblance("甲") == TITLES.resemblance("") == 0
    assert Titles([]).resemblance("平湖区打造城市书房") == 0


def test_only_the_three_titles_that_share_most_are_compared() -> None:
    crowded = Titles(["甲乙丙丁戊己庚辛一二三四五六七八九十" + end for end in "天地人"] + ["甲乙丙丁戊己庚"])

    assert crowded.resemblance("甲乙丙丁戊己庚辛") == pytest.approx(2 * 8 / (8 + 19))


@pytest.mark.parametrize(("count", "found"), [(60, True), (61, False)])
def test_a_pair_of_characters_that_many_titles_have_tells_nothing(count: int, found: bool) -> None:
    crowded = Titles([f"甲乙{chr(0x4E00 + number)}" for number in range(100, 100 + count)])

    assert (crowded.resemblance("甲乙") > 0) == found
