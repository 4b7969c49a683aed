"""The shipped word lists: every entry finds its word, proposes what stands, and leaves right text alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_lint.checks.reading.matches import Match, matches
from bulletin_lint.checks.reading.wordlist import COLUMNS, Entry, Table, shipped
from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.hit import Safety
from bulletin_lint.errors import ConfigError
from bulletin_lint.rulebook.examples import run
from bulletin_lint.text.edit import applied
from tests.checks.drafts import body, codes, default_profile, found, in_bulletin, rules_of

NAMES = ("fixed", "typos", "idioms", "confusable", "variants", "redundant", "discouraged", "collocations", "timebound")


def entries(*names: str) -> list[Entry]:
    return [entry for name in names or NAMES for found in shipped(name).values() for entry in found]


def matched(line: str) -> Sequence[Match]:
    """What the lists find in a line, all matched together."""
    return matches(body(line), shipped("typos"), shipped("typos"))


FREE = [entry for entry in entries() if not any((entry.before, entry.after, entry.since, entry.until))]


def test_there_are_enough_entries() -> None:
    assert len(entries()) >= 400


@pytest.mark.parametrize("rule", rules_of("WRD"), ids=lambda rule: rule.code)
def test_examples(rule: object) -> None:
    assert not [*run([rule], default_profile())]  # type: ignore[list-item]


def test_every_free_entry_is_found_at_its_place() -> None:
    for entry in FREE:
        found = matched(f"，{entry.wrong}。")
        assert any(match.entry.wrong in entry.wrong and match.start >= 1 for match in found), entry
        assert found[-1].end <= 1 + len(entry.wrong)


def test_what_is_proposed_is_accepted() -> None:
    for entry in entries():
        for right in entry.right.split("|") if entry.right else ():
            again = [match.entry.wrong for match in matched(f"，{right}，") if match.entry.sure != "style"]
            assert not again, (entry.wrong, right, again)


def test_no_word_is_in_two_lists() -> None:
    seen: dict[str, str] = {}
    for name in NAMES:
        for wrong in shipped(name):
            assert wrong not in seen, (wrong, name, seen.get(wrong))
            seen[wrong] = name


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(FREE), min_size=1, max_size=6), st.sampled_from(["", "，", "的", "\v"]))
def test_matches_never_overlap(chosen: list[Entry], between: str) -> None:
    found = matched(between.join(entry.wrong for entry in chosen))
    assert found
    assert all(last.end <= match.start for last, match in pairwise(found))


def repaired(line: str) -> str:
    """The line after the safe fixes of the wording rules."""
    findings = found(body(line), "WRD")
    fixes = [finding.fix for finding in findings if finding.fix and finding.fix.safety is Safety.SAFE]
    return applied(line, (edit for fix in fixes for edit in fix.edits))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("截止目前，已办结12件。", "截至目前，已办结12件。"),
        ("截止2022年6月底，已办结12件。", "截至2022年6月底，已办结12件。"),
        ("截至6月底为止，办结12件。", "截至6月底，办结12件。"),
        ("报名截止日期为6月1日，报名截止6月1日。", "报名截止日期为6月1日，报名截止6月1日。"),
        ("上级作出贡献，我们做出贡献。", "上级作出贡献，我们做出贡献。"),
        ("他说：“再接再励，众志诚城。”", "他说：“再接再励，众志诚城。”"),
        ("印发《关于按装路灯的通知》。", "印发《关于按装路灯的通知》。"),
        ("打好脱贫攻艰战。", "打好脱贫攻坚战。"),
        ("他们发放必须品，还必须品控达标。", "他们发放必需品，还必须品控达标。"),
        ("铺设天燃气管道，全天燃气不断。", "铺设天燃气管道，全天燃气不断。"),
        ("使用天燃气的用户增加。", "使用天燃气的用户增加。"),
        ("书记王坚督主持，会议强调坚督。", "书记王坚督主持，会议强调监督。"),
        ("文章应当著明出处。", "文章应当著明出处。"),
        ("其它单位做出决定，涉及到多人，领导发表致辞。", "其它单位做出决定，涉及到多人，领导发表致辞。"),
        ("发放部份物资，全部份额已满。", "发放部分物资，全部份额已满。"),
        ("从今年来看，形势向好。", "从今年来看，形势向好。"),
        ("建立台帐，购买蚊帐户外用品。", "建立台账，购买蚊帐户外用品。"),
    ],
)
def test_safe_repairs(line: str, expected: str) -> None:
    assert repaired(line) == expected


def test_names_in_quotation_marks_are_only_suggested() -> None:
    (finding,) = found(body("开展“众志诚城”行动。"), "WRD011")
    assert finding.fix
    assert finding.fix.safety is Safety.UNSAFE


@pytest.mark.parametrize(
    "line",
    [
        "他强调：“要认真布署，扎实推进。”",
        '他说："大家再接再励，争取更好的成绩。"',
        "印发《关于布署春耕工作的通知》。",
        "她说：“家里人常说‘要一如继往地帮人’，我记着。”",
    ],
)
def test_a_misspelling_in_speech_and_titles_is_told_and_left(line: str) -> None:
    (finding,) = found(body(line), "WRD")
    assert finding.rule.code in ("WRD010", "WRD011")
    assert finding.fix is None


def test_how_others_put_it_is_theirs() -> None:
    assert not codes(body("他说：“其它单位要做出决定，涉及到的按步就班来，进行进行。”"), "WRD")
    assert not codes(body("印发《其它单位台帐管理办法》。"), "WRD")
    assert not codes(body("他说：“找权利机关，向他道谦，记录薄冰上的变化。”"), "WRD")  # no repair is certain there


def test_the_longest_entry_wins() -> None:
    assert [finding.rule.code for finding in found(body("打好脱贫攻艰战。"), "WRD")] == ["WRD001"]


def test_time_bound_wording_follows_the_issue_date() -> None:
    line = "国土资源部有关负责人到会，以优异成绩迎接党的二十大。"
    assert codes(in_bulletin([line]), "WRD002") == ["WRD002"]
    assert not codes(body(line), "WRD002")  # no date, no judgement


@pytest.mark.parametrize(
    "text",
    [
        "wrong\twright\n甲\t乙",
        "wrong\n甲",
        "wrong\tright\n甲\t甲",
        "wrong\tright\tfix\n甲\t乙\tmaybe",
        "wrong\tright\tsure\n甲\t乙\t一定",
        "wrong\tright\n甲\t乙\t丙",
    ],
)
def test_a_list_that_cannot_be_used_says_where(text: str) -> None:
    with pytest.raises(ConfigError, match=r"list\.tsv"):
        [*Table(text, "list.tsv").values()]


def test_comments_and_empty_lines_are_no_entries() -> None:
    assert [*Table("wrong\tright\n# 甲\t乙\n\n丙\t丁\n", "list")] == ["丙"]


def test_columns_may_come_in_any_order() -> None:
    table = Table("right\tsure\twrong\n乙\tstyle\t甲", "list")
    assert table["甲"] == [Entry("甲", "乙", sure="style")]
    assert set(COLUMNS) >= {"wrong", "right", "before", "after", "sure", "fix", "from", "until", "source"}


def messages(findings: list[Finding]) -> str:
    return "".join(finding.message for finding in findings)


def test_a_message_says_how_sure_it_is() -> None:
    assert "应为" in messages(found(body("会议作了布署。"), "WRD"))
    assert "疑应为" in messages(found(body("排查关键基础建设企业。"), "WRD"))
    assert "宜作" in messages(found(body("其它单位列席。"), "WRD"))
