"""The report for people: what somebody must decide comes first, and nothing is said twice."""

from __future__ import annotations

from typing import Any

import pytest

from bulletin_lint.output import renderer
from bulletin_lint.output.screen import Screen
from bulletin_lint.records.findings import FileRecord, FindingRecord, Home, PlacedEdit, RuleRecord, Run
from tests.records.findings import PART, TEXT, finding

RULE = RuleRecord("PUN012", "made-up", "warning", "标点不对", "理由。", "", "standard", "safe", "标点测试")
ARTICLE = "工作动态·《全市宣传工作会议召开》"


def shown(*findings: FindingRecord, files: int = 1, **screen: Any) -> list[str]:
    records = [FileRecord(f"{number}.docx", findings) for number in range(files)]
    return [*renderer("full")(Run(records, {RULE.code: RULE}, {}), Screen(**screen))]


def at(start: int, end: int, paragraph: int = 2, article: str = ARTICLE, **changes: Any) -> FindingRecord:
    found = finding(start, end, **changes)
    place = found.place._replace(paragraph=paragraph, where=f"{article}第{paragraph}段", within=article)
    return found._replace(place=place, home=Home(article.partition("·")[0]))


def repaired(start: int, end: int, new: str, paragraph: int = 2, safety: str = "safe") -> FindingRecord:
    edit = PlacedEdit(PART, paragraph, start, end, new, TEXT[start:end])
    return at(start, end, paragraph, safety=safety, edits=(edit,))


def test_what_must_be_decided_comes_before_what_is_repaired_alone() -> None:
    lines = shown(repaired(4, 5, "："), at(10, 12))
    heads = [line for line in lines if line[:2] in ("一、", "二、")]

    assert heads[0] == "一、须人工定夺1处：警告1"
    assert heads[1].startswith("二、可自动修复1处（用 --fix；")


@pytest.mark.parametrize("safety", ["", "safe"])
def test_one_part_alone_has_no_number(safety: str) -> None:
    assert not any(line[:2] in ("一、", "二、") for line in shown(at(0, 2, safety=safety)))


def test_the_worst_comes_first_and_an_article_is_named_once() -> None:
    other = "经验交流·《别的文章》"
    found = [at(0, 2), at(0, 2, 2, other), at(0, 2, 5, other, severity="error"), at(4, 6, 4)]
    lines = shown(*found)

    assert [line for line in lines if "《" in line] == [other, ARTICLE]
    assert [line[2:5] for line in lines if line.startswith("  第")] == ["第5段", "第2段", "第2段", "第4段"]


def test_a_sentence_is_said_once() -> None:
    text = "\n".join(shown(at(0, 2, 2), at(0, 2, 3), at(4, 6, 3)))

    assert text.count("标点不对") == 1
    assert "同前（2处）" in text


def test_the_rule_stands_at_the_end_of_the_line_by_its_title() -> None:
    lines = shown(repaired(4, 5, "：", safety="unsafe"), columns=80, ambiguous=2)

    assert lines[-2].endswith(" [?] 标点测试 PUN012")
    assert len(lines[-2].encode("gb18030")) == 80


def test_marks_stand_under_the_words_unless_there_is_color() -> None:
    assert any(line.strip() == "^^^^" for line in shown(at(0, 2)))
    assert not any("^" in line for line in shown(at(0, 2), color=True))


def test_what_overlaps_is_shown_apart() -> None:
    lines = shown(at(0, 12), at(4, 6, message="另一处"))

    assert [line.strip() for line in lines if "^" in line] == ["^----------------------^", "^^^^"]


def test_repairs_are_folded_by_rule_and_article() -> None:
    lines = shown(repaired(4, 5, "："), repaired(10, 11, ""), repaired(14, 15, "", paragraph=3), columns=200)

    assert len(lines) == 6
    assert lines[4].startswith("  警告   标点测试3处：《全市宣传工作会议召开》第2段2处、第3段")


def test_verbose_tells_them_one_by_one() -> None:
    lines = shown(repaired(4, 5, "："), repaired(14, 15, "", paragraph=3), verbose=True)

    assert [line[2:5] for line in lines if line.startswith("  第")] == ["第2段", "第3段"]


def test_further_places_are_few_words() -> None:
    others = tuple(at(0, 20, number).place for number in range(3, 20))
    text = "".join(line.strip() for line in shown(at(0, 20, others=others), columns=200))

    assert "另见第3段、第4段等17处" in text


def test_a_place_elsewhere_is_quoted() -> None:
    other = at(0, 2, 7, "经验交流·《别的文章》").place

    assert "另见经验交流·《别的文章》第7段的“会议”" in "".join(shown(at(0, 2, others=(other,)), columns=200))


def test_the_contents_that_are_repaired_with_a_title_are_named() -> None:
    entry = at(4, 5, 1).place._replace(where="目录·《全市宣传工作会议召开》", within="目录")
    twice = repaired(4, 5, "：")
    twice = twice._replace(others=(entry,), edits=(*twice.edits, PlacedEdit(PART, 1, 4, 5, "：", TEXT[4:5])))
    (line,) = (line for line in shown(twice, columns=200) if "PUN012" in line)
    assert "第2段（连同目录），" in line
    (line,) = (line for line in shown(twice, *[repaired(8, 9, "、", 3)] * 3, columns=200) if "PUN012" in line)
    assert "标点测试4处" in line
    assert "第2段（连同目录）、第3段3处" in line


def test_how_to_repair_is_said_once_in_a_run() -> None:
    text = "\n".join(shown(repaired(4, 5, "："), repaired(10, 11, "", safety="unsafe"), files=5))

    assert (text.count("--diff"), text.count("--unsafe-fixes")) == (1, 1)


@pytest.mark.parametrize("ambiguous", [1, 2])
@pytest.mark.parametrize("verbose", [False, True])
def test_a_narrow_screen_is_enough(ambiguous: int, verbose: bool) -> None:
    found = [at(0, 40), repaired(4, 5, "：", safety="unsafe"), repaired(10, 11, ""), at(0, 0, 9)]

    assert shown(*found, columns=40, ambiguous=ambiguous, verbose=verbose)


def test_what_stands_nowhere_shows_no_words() -> None:
    lines = shown(at(0, 10, message="没有页码"), at(0, 2, 3))
    assert any(line.startswith("  第3段") for line in lines)
    record = FileRecord("甲.docx", (at(0, 10, message="没有页码"),))
    drawn = [*renderer("full")(Run([record], {RULE.code: RULE._replace(placeless=True)}, {}), Screen())]
    assert not any("会议强调" in line or "^" in line for line in drawn)
    assert any(line.startswith("  警告   没有页码") for line in drawn)


def test_a_place_is_named_once_for_all_that_is_repaired_there() -> None:
    (line,) = (line for line in shown(repaired(4, 5, "："), repaired(17, 18, "；"), columns=200) if "PUN012" in line)
    assert line.count("《全市宣传工作会议召开》第2段") == 1


def test_where_all_is_in_one_place_it_is_counted_once() -> None:
    lines = shown(*(repaired(4, 5, "：") for _ in range(3)), columns=200)
    (line,) = (line for line in lines if "PUN012" in line)
    assert "标点测试3处" in line
    assert "第2段3处" not in line


@pytest.mark.parametrize(("where", "named"), [("工作动态·《会议强调》标题", False), ("工作动态·《别的》标题", True)])
def test_a_title_that_names_the_place_is_not_quoted(where: str, named: bool) -> None:
    found = at(0, 2)
    other = found.place._replace(paragraph=7, start=0, end=4, where=where, within=where.removesuffix("标题"))
    text = "".join(shown(found._replace(others=(other,)), columns=200))
    assert f"另见{where}" in text
    assert ("的“会议强调”" in text) == named
