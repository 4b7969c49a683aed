"""Findings that say the same of one paragraph."""

from __future__ import annotations

from bulletin_lint.records.grouping import alike
from tests.records.findings import finding


def test_findings_of_one_rule_message_note_and_paragraph_are_a_group_in_their_order() -> None:
    first, second, third = finding(0, 2), finding(12, 14), finding(20, 21)
    others = [
        first._replace(code="PUN013"),
        first._replace(message="不同"),
        first._replace(note="不能修复"),
        first._replace(place=first.place._replace(paragraph=4)),
        first._replace(place=first.place._replace(part="word/footnotes.xml")),
    ]

    assert alike([first, *others, second, third]) == [(first, second, third), *((other,) for other in others)]
    assert alike([]) == []
