"""The same slip weighs the same, wherever in an issue it stands; and every rule says on whose authority it stands."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.parse import parse
from bulletin_lint.engine.hit import Severity
from bulletin_lint.engine.linter import check
from bulletin_lint.engine.rule import Level, Rule
from bulletin_lint.text.text import Text
from tests.checks.drafts import AFTER, BEFORE, default_profile, rules_of

LINES = (*BEFORE, *AFTER)
ISSUE, DATE, SECTION, TITLE, BODY = "第12期", "2022年9月6日", "〔工作动态〕", BEFORE[5], BEFORE[6]
SIGNED, LIST, FOOT = "（市委宣传部办公室）", "报：市委办公室", AFTER[5]
UNITS = "市委宣传部办公室"
ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

# Of each kind of slip: how grave it is, and lines of an issue with it in their places.
SLIPS: dict[str, tuple[Severity, *tuple[tuple[str, str], ...]]] = {
    "half-width comma": (
        ERROR,
        (BODY, "近日,全市宣传工作会议召开，研究部署下一步工作。"),
        (TITLE, "立足全市,推动宣传工作"),
        (SIGNED, f"（{UNITS},白汀县委宣传部）"),
        (LIST, "报：市委办公室,市政府办公室"),
    ),
    "half-width colon": (
        ERROR,
        (BODY, "近日，全市宣传工作会议召开，会议强调:要抓好落实。"),
        (LIST, "报:市委办公室"),
        (FOOT, FOOT.replace("：林", ":林")),
    ),
    "half-width brackets": (
        ERROR,
        (BODY, "近日，全市宣传工作会议(扩大会议)召开，研究部署下一步工作。"),
        (ISSUE, "第12期(总第203期)"),
        (SECTION, "(工作动态)"),
        (SIGNED, f"({UNITS})"),
        (LIST, "报：各区(县)党委"),
    ),
    "one half of a pair": (
        ERROR,
        (BODY, "近日，全市宣传工作会议（扩大会议召开，研究部署下一步工作。"),
        (SECTION, "〔工作动态"),
        (SECTION, "〔工作动态】"),
        (SIGNED, f"（{UNITS}】"),
    ),
    "full-width digits": (
        ERROR,
        (BODY, "近日，全市宣传工作会议召开，１２个单位参加会议。"),
        (ISSUE, "第１２期"),
        (DATE, "２０２２年9月6日"),
    ),
    "a mark twice": (
        ERROR,
        (BODY, "近日，，全市宣传工作会议召开，研究部署下一步工作。"),
        (LIST, "报：市委办公室，，市政府办公室"),
    ),
    "space beside a number": (
        WARNING,
        (BODY, "近日，全市宣传工作会议召开，共有 12 个单位参加会议。"),
        (ISSUE, "第 12 期"),
        (DATE, "2022 年 9 月 6 日"),
    ),
    "space beside letters": (WARNING, (BODY, "近日，全市宣传工作会议召开，打造城市 IP 形象。")),
    "space before a percent sign": (WARNING, (BODY, "近日，全市宣传工作会议召开，满意度达到97 %。")),
    "space beside a full-width mark": (
        WARNING,
        (BODY, "近日， 全市宣传工作会议召开，研究部署下一步工作。"),
        (LIST, "报： 市委办公室"),
        (LIST, "报：市委办公室， 市政府办公室"),
        (FOOT, FOOT.replace("：林", "： 林")),
    ),
    "a number that begins with 0": (
        WARNING,
        (BODY, "09月6日，全市宣传工作会议召开，研究部署下一步工作。"),
        (ISSUE, "第09期"),
        (DATE, "2022年09月06日"),
    ),
    "not filled in": (
        ERROR,
        (BODY, "近日，×××主持会议。"),
        (ISSUE, "第　期"),
        (SIGNED, "（　　）"),
        (LIST, "报："),
        (FOOT, FOOT.replace("林某", "")),
    ),
    "a mark at the end of what is no sentence": (
        WARNING,
        (SIGNED, f"{SIGNED}。"),
        (LIST, f"{LIST}。"),
    ),
    "one of two ways": (
        INFO,
        (BODY, "占30%、40%、50%和60％。"),
        (BODY, "收到来信1,234件，办结2,345件，答复3456件。"),
    ),
}
CASES = [
    pytest.param(weight, line, slip, id=f"{name} {number}")
    for name, (weight, *places) in SLIPS.items()
    for number, (line, slip) in enumerate(places, 1)
]


def issue_with(line: str, slip: str) -> Draft:
    return parse(Text.of_lines([slip if each == line else each for each in LINES]), default_profile())


@pytest.mark.parametrize(("weight", "line", "slip"), CASES)
def test_a_slip_weighs_the_same_everywhere(weight: Severity, line: str, slip: str) -> None:
    rules = [rule for rule in rules_of("") if rule.enabled and rule.kind.about in ("text", "bulletin")]
    before = {finding.rule.code for finding in check(issue_with(line, line), rules)}

    found = [each for each in check(issue_with(line, slip), rules) if each.rule.code not in before]

    assert max((finding.severity for finding in found), default=None) == weight, [
        (each.rule.code, each.severity, each.message) for each in found
    ]


@pytest.mark.parametrize("rule", rules_of(""), ids=lambda rule: rule.code)
def test_a_rule_names_its_authority(rule: Rule) -> None:
    if rule.level is Level.TOOL:
        assert not rule.source
    elif rule.level is Level.HOUSE:
        assert rule.source.startswith(("本刊", "本单位"))
    else:
        assert rule.source
        assert not rule.source.startswith(("本刊", "本单位"))
        assert rule.level is not Level.STANDARD or rule.source.startswith(("GB/T", "ISO", "《"))
