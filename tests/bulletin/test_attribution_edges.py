"""Attributions at the edges: two of brackets, right alignment and the name of a unit speak for one."""

from __future__ import annotations

import pytest

from tests.bulletin.skeleton import FIRST, SECOND, TEXT, draft_of, issue, read, units

NEXT = f"{SECOND}\n{TEXT}"


def signed(attribution: str, below: str = NEXT) -> list[str] | None:
    """The units of the first article, which ends with ``attribution``; None where it is none."""
    draft = draft_of(issue(body=f"〔工作动态〕\n{FIRST}\n{TEXT}\n{attribution}\n{below}", foot=""))
    return units(draft, next(draft.bulletin.articles))


def in_paragraph(attribution: str) -> list[str] | None:
    draft = draft_of(issue(body=f"〔工作动态〕\n{FIRST}\n{TEXT}{attribution}\n{NEXT}", foot=""))
    return units(draft, next(draft.bulletin.articles))


@pytest.mark.parametrize(
    ("attribution", "expected"),
    [
        ("（市文联）", ["市文联"]),
        ("（青山之窗）", None),
        ("{r}（青山之窗）", ["青山之窗"]),
        ("{r}（青山，之窗）", None),
        ("{r}市文联", ["市文联"]),
        ("市文联", None),
        ("{r}青山之窗", None),
        ("　" * 6 + "市文联", ["市文联"]),
        (" 　　　　　市文联", None),
        ("\t市文联", ["市文联"]),
        (" " * 100 + "市文联", ["市文联"]),
        ("（市文联", ["市文联"]),
        ("市文联）", ["市文联"]),
        ("（青山之窗", None),
        ("{r}（青山之窗", None),
        ("{r}供稿：青山之窗", ["青山之窗"]),
        ("供稿：青山之窗", None),
        ("（供稿：青山之窗", ["青山之窗"]),
        ("{r}市文联：市文旅局", None),
        ("{r}市文联，市文旅局", None),
        ("{r}市文联。", None),
        ("（市文联。）", ["市文联"]),
        ("（市文联）.", ["市文联"]),
        ("（市文联）。 ", ["市文联"]),
        ("（市文联！市文旅局）", None),
        ("（）", []),
        ("（摘自《平湖日报》", ["摘自《平湖日报》"]),
        ("（根据录音整理", ["根据录音整理"]),
        ("（根据录音整理）", ["根据录音整理"]),
        ("（青山之窗新闻", ["青山之窗新闻"]),
        ("（共印50份）", None),
        ("{r}（共印５０份）", None),
        ("{r}（一）", None),
        ("{r}（12）", None),
        ("{r}（2025年市文联）", None),
        ("{r}（待续）", None),
        ("{r}（此件公开）", None),
    ],
)
def test_a_line_is_an_attribution_or_not(attribution: str, expected: list[str] | None) -> None:
    assert signed(attribution) == expected


@pytest.mark.parametrize(("count", "found"), [(40, True), (41, False)])
def test_what_is_no_unit_has_forty_characters_at_most(count: int, found: bool) -> None:
    assert (signed("{r}（" + "青" * count + "）") is not None) == found


@pytest.mark.parametrize(("count", "found"), [(80, True), (81, False)])
def test_an_attribution_has_eighty_characters_at_most(count: int, found: bool) -> None:
    written = "（" + "青山市文旅局、" * 10
    written += "青" * (count - len(written) - 2) + "局）"

    assert (signed(written) is not None) == found


@pytest.mark.parametrize(("spaces", "found"), [(156, True), (157, False)])
def test_white_space_in_an_attribution_counts_up_to_a_limit(spaces: int, found: bool) -> None:
    assert (signed("（市" + " " * spaces + "局）") is not None) == found


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("（市文联、\n市文旅局）", ["市文联", "市文旅局"]),
        ("（市文联\n市文旅局）", ["市文联", "市文旅局"]),
        ("（市文联、\n市文旅局）。", ["市文联", "市文旅局"]),
        ("{r}（青山之窗、\n{r}平湖之窗）", ["青山之窗", "平湖之窗"]),
        ("{r}（青山之窗、\n平湖之窗）", None),
        ("（青山之窗、\n{r}平湖之窗）", None),
        ("{r}（市文联）、\n{r}市文旅局）", ["市文旅局"]),
        ("{r}（市文联。\n{r}市文旅局）", ["市文旅局"]),
        ("{r}（青山、\n{r}（平湖）", ["平湖"]),
        ("{r}青山、\n{r}平湖之窗）", None),
        ("{r}（青山、\n{r}平湖之窗", None),
    ],
)
def test_an_attribution_may_open_on_one_line_and_close_on_the_next(lines: str, expected: list[str] | None) -> None:
    assert signed(lines) == expected


@pytest.mark.parametrize(("count", "found"), [(39, True), (40, False)])
def test_an_attribution_on_two_lines_has_eighty_characters_at_most(count: int, found: bool) -> None:
    assert (signed("{r}（" + "青" * 38 + "、\n{r}" + "山" * count + "）") is not None) == found


@pytest.mark.parametrize(
    ("attribution", "expected"),
    [
        ("（市文联）", ["市文联"]),
        ("（市文联）。", ["市文联"]),
        (" （市文联）", ["市文联"]),
        ("(市文联)", ["市文联"]),
        ("（青山之窗）", None),
        ("（青山新闻）", ["青山新闻"]),
        ("（供稿：青山之窗）", ["青山之窗"]),
        ("（局）", None),
        ("（文联）", ["文联"]),
        ("（市局）", ["市局"]),
        ("（" + "青" * 25 + "市文联局）", ["青" * 25 + "市文联局"]),
        ("（共印50份）", None),
        ("（市文联）等", None),
    ],
)
def test_an_attribution_may_stand_behind_the_last_sentence(attribution: str, expected: list[str] | None) -> None:
    assert in_paragraph(attribution) == expected


def test_an_attribution_stands_behind_a_sentence() -> None:
    assert in_paragraph("活动由有关单位承办（市文联）") is None


@pytest.mark.parametrize(("count", "found"), [(60, True), (61, False)])
def test_an_attribution_behind_a_sentence_has_sixty_characters_at_most(count: int, found: bool) -> None:
    names = "青山市文旅局、" * 8
    written = names + "青" * (count - len(names) - 1) + "局"

    assert len(written) == count
    assert (in_paragraph(f"（{written}）") is not None) == found


@pytest.mark.parametrize(
    ("attribution", "expected"),
    [
        ("{r}（供稿：市文联　审核：林某）", ["市文联"]),
        ("{r}（供稿：市文联、市文旅局）", ["市文联", "市文旅局"]),
        ("{r}（审核：林某　供稿：市文联）", ["市文联"]),
        ("{r}（审核：林某）", []),
        ("{r}（供稿：　审核：林某）", [""]),
        ("{r}（市文联　审核：林某）", ["市文联"]),
        ("{r}（市文联供稿）", ["市文联"]),
        ("{r}（供稿单位：市文联　撰稿：江某）", ["市文联", "江某"]),
        ("{r}（市文联、供稿）", ["市文联"]),
        ("{r}（根据市文联、市文旅局材料整理）", ["根据市文联、市文旅局材料整理"]),
    ],
)
def test_contributors_are_read_without_labels_and_editors(attribution: str, expected: list[str]) -> None:
    assert signed(attribution) == expected


def test_an_attribution_stands_where_it_says() -> None:
    draft = draft_of(issue(body=f"〔工作动态〕\n{FIRST}\n{TEXT} （市文联）。\n{NEXT}", foot=""))
    article = next(draft.bulletin.articles)

    assert article.attribution is not None
    assert [read(draft, span) for span in article.attribution.spans] == ["（市文联）。"]
    assert not article.attribution.own_paragraph
    assert read(draft, article.paragraphs[0]).rstrip() == TEXT


def test_two_attributions_are_one_as_the_first_stands() -> None:
    draft = draft_of(issue(body=f"〔工作动态〕\n{FIRST}\n{TEXT}（市文联）\n{{r}}（市文旅局）\n{NEXT}", foot=""))
    article = next(draft.bulletin.articles)

    assert article.attribution is not None
    assert [read(draft, span) for span in article.attribution.spans] == ["（市文联）", "（市文旅局）"]
    assert not article.attribution.own_paragraph
