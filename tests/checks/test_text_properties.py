"""What holds for the punctuation and numeral rules on any text."""

from __future__ import annotations

import itertools
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_lint.engine.hit import Safety
from tests.checks.drafts import body, found, repaired

PIECES = st.sampled_from(
    [
        *"，。、；：？！“”‘’《》〈〉（）〔〕—…～·,.;:?!()\"'<>[]-~% \u3000%％０５Ａ〇○0零",
        "会议", "强调", "推进", "改革", "一", "二", "三", "等", "和", "第", "号", "月", "日", "年", "大", "万",
        "百分之", "一是",
        "2022", "3.5", "14:30", "GDP", "Wi-Fi", "www.example.cn", "，，", "。。", "……", "——", "--", "...",
    ]
)  # fmt: skip
PAIRS = st.lists(st.sampled_from([*"“”‘’《》〈〉（）()\"'", "所谓", "双减", "：", "，", "。"]), max_size=16)
LINES = st.lists(st.lists(PIECES, max_size=14).map("".join), min_size=1, max_size=4)
# The characters that a safe fix may put or take: day for 号, no 第 and no 百分之 before digits, 〇 for other zeros.
NAMED = re.compile("[号日第百分之〇]")
HAN = re.compile("[\u4e00-\u9fff]")


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_fixing_twice_is_fixing_once(lines: list[str]) -> None:
    once = repaired(body(*lines))
    assert repaired(body(*once.removesuffix("\n").split("\n"))) == once


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_fixes_leave_han_alone(lines: list[str]) -> None:
    draft = body(*lines)
    after = repaired(draft)
    assert han_of(after) == han_of(draft.text.string)


def han_of(string: str) -> list[str]:
    return HAN.findall(NAMED.sub("", string))


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_findings_stay_in_their_paragraph(lines: list[str]) -> None:
    draft = body(*lines)
    for finding in found(draft):
        assert 0 <= finding.start < finding.end <= len(draft.text.string)
        assert "\n" not in draft.text.string[finding.start : finding.end]
        edits = finding.fix.edits if finding.fix else ()
        assert all("\n" not in draft.text.string[edit.start : edit.end] + edit.replacement for edit in edits)
        assert not finding.fix or finding.fix.safety is not Safety.NONE


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_no_fix_overlaps_itself(lines: list[str]) -> None:
    for finding in found(body(*lines)):
        edits = sorted(finding.fix.edits) if finding.fix else []
        assert all(left.end <= right.start for left, right in itertools.pairwise(edits))


@settings(max_examples=500, deadline=None)
@given(PAIRS.map("".join))
def test_whatever_stands_in_whatever_every_message_can_be_told(line: str) -> None:
    assert all(finding.message for finding in found(body(f"他说：{line}政策很重要。")))
