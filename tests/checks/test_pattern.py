"""Kind ``pattern``: one meaning, whatever the hints; what is wrong with an office's own is said when it loads."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_lint.checks.pattern import Pattern, run
from bulletin_lint.checks.reading.places import paragraphwise
from bulletin_lint.errors import ConfigError
from bulletin_lint.rulebook.book import rules_of
from tests.checks.drafts import body
from tests.checks.drafts import rules_of as shipped_rules

PROSE = ["今天非常好。", "今天很好，明天也很好。", "", "“很好”，他说。", "很差\v很好", "好"]


def found(*lines: str, **parameters: object) -> list[str]:
    draft = body(*lines)
    hits = run(draft, Pattern(**parameters))  # type: ignore[arg-type]
    return [draft.text.string[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    "anchors", [(), ("好",), ("好", "棒"), ("很好", "非常"), ("好", "很好", "非常好"), ("很", "常好")]
)
def test_anchors_never_change_what_is_found(anchors: tuple[str, ...]) -> None:
    assert found(*PROSE, pattern="(?:很|非常)好", anchors=anchors) == ["非常好", "很好", "很好", "很好", "很好"]


@pytest.mark.parametrize("count", [3, 4, 5, 6])
def test_few_anchors_and_many_find_the_same(count: int) -> None:
    assert found(*["一-二"] * count, "甲乙", pattern=r"一-二", anchors=("-",)) == ["一-二"] * count


def test_a_paragraph_is_seen_by_itself() -> None:
    assert found("甲乙", "丙丁", pattern="[^，]+") == ["甲乙", "丙丁"]
    assert found("甲乙", "丙丁", pattern=r"乙\s*丙|乙\D丙|乙\W丙|(?<=乙[^，])丙") == []
    assert found("甲乙", "丙丁", pattern="^.") == ["甲", "丙"]
    assert found("甲乙", "丙丁", pattern=r".$|.\Z") == ["乙", "丁"]
    assert found("甲乙", "丙丁", pattern=r"\A.") == ["甲", "丙"]
    assert found("甲\v乙", pattern=r"甲\v乙") == ["甲\v乙"]


@pytest.mark.parametrize("pattern", [r"甲\n乙", "甲\n乙", "(?s)甲.乙", "(?is:甲.乙)", r"甲[\D]乙", r"甲[乙\W]"])
def test_a_pattern_that_could_see_further_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="只看得到一个段落"):
        paragraphwise(pattern)


@pytest.mark.parametrize("pattern", [r"甲\\n乙", "(?i)甲", "(?P<s>甲)", "[^甲]", r"\d\D", r"[^\D]", r"[甲\]]\D"])
def test_other_patterns_are_not(pattern: str) -> None:
    paragraphwise(pattern)


@given(st.lists(st.text("甲乙，。- \v1"), max_size=6))
def test_every_shipped_pattern_finds_in_a_text_what_it_finds_in_each_paragraph(lines: list[str]) -> None:
    for rule in shipped_rules("NUM", "PUN", "WRD"):
        if rule.kind.name == "pattern":
            parameters = rule.parameters._replace(quoted="same", anywhere=True)
            alone = [text for line in lines for text in found(line, **parameters._replace(anchors=())._asdict())]
            assert found(*lines, **parameters._asdict()) == alone, rule.code


def test_what_is_found_begins_at_a_group_and_is_shown_from_another() -> None:
    draft = body("约5万多人")
    (hit,) = run(draft, Pattern(r"约(?P<n>\d)万(?P<at>多)", replace=""))
    assert draft.text.string[hit.start : hit.end] == "多"
    (hit,) = run(body("2022号"), Pattern(r"号(?<=(?P<from>\d+)号)", replace="日"))
    assert (hit.start, hit.end, hit.edits[0].start) == (0, 5, 4)


def test_half_width_marks_in_addresses_and_codes_are_let_be_unless_asked_for() -> None:
    line = "见www.gov.cn/a-b，甲-乙。"
    assert found(line, pattern="-") == ["-"]
    assert found(line, pattern="-", anywhere=True) == ["-", "-"]


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [("same", 4), ("all", 4), ("titles", 3), ("names", 2), ("skip", 1)],
)
def test_quoted_words_are_read_as_far_as_asked_for(quoted: str, expected: int) -> None:
    line = "很好，“很好”，《很好》，“他说很好，真的。”"
    assert len(found(line, pattern="很好", quoted=quoted)) == expected


def test_a_fix_inside_marks_is_unsafe_but_where_quoted_words_are_like_others() -> None:
    lines = "“很好”"
    assert [hit.certain for hit in run(body(lines), Pattern("很好", replace="好", quoted="all"))] == [False]
    assert [hit.certain for hit in run(body(lines), Pattern("很好", replace="好"))] == [True]


def test_where_the_second_pattern_fails_the_fix_is_unsafe() -> None:
    hits = run(body("甲乙，甲丙"), Pattern("甲", replace="", certain="甲乙"))
    assert [hit.certain for hit in hits] == [True, False]


PACK = """[[rule]]
code = "OUR001"
name = "our-rule"
check = "pattern"
{keys}
message = "不好"
why = "不用。"
good = ["好。"]
bad = ["今天非常好。"]
"""


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("pattern = '(非常'", "正则表达式有误"),
        ("pattern = '非常'\ncertain = '(非'", "正则表达式有误"),
        ("pattern = '非常'\nanchors = ['棒']", "没有 anchors 中的任何一个"),
        ("pattern = '非常'\nanchors = ['']", "anchors 中不能有空词"),
        ("pattern = '非常'\nreplace = '\\g<x>'", "有 pattern 里没有的组"),
        (r"pattern = '非常\n'", "只看得到一个段落"),
        ("pattern = '<没有>'", "没有词表 <没有>"),
        ("pattern = '非常'\nquoted = 'name'", 'quoted 不能是 "name"，是否应为“names”？'),
    ],
)
def test_what_is_wrong_with_an_offices_own_rule_is_said_when_it_loads(tmp_path: Path, keys: str, said: str) -> None:
    pack = tmp_path / "ours.toml"
    pack.write_text(PACK.format(keys=keys), encoding="utf-8")
    with pytest.raises(ConfigError, match="OUR001") as caught:
        rules_of((str(pack),))
    assert said in str(caught.value)


def test_so_is_a_form_that_is_no_regular_expression(tmp_path: Path) -> None:
    pack = tmp_path / "ours.toml"
    keys = "forms = [['甲', '(甲'], ['乙', '乙']]"
    pack.write_text(PACK.format(keys=keys).replace('"pattern"', '"majority"'), encoding="utf-8")
    with pytest.raises(ConfigError, match="正则表达式有误"):
        rules_of((str(pack),))
