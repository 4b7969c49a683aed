"""Sentences that are right, and in which two words meet so that a slip seems to stand there: nothing is said of them.

Found by looking for such meetings on purpose; every one was once a false alarm.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.drafts import body, found

SENTENCES = (Path(__file__).parent / "data" / "right-sentences.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize("sentence", SENTENCES)
def test_nothing_is_said_of_a_right_sentence(sentence: str) -> None:
    said = [(finding.rule.code, finding.message) for finding in found(body(sentence), "PUN", "NUM", "WRD")]
    assert said == []


def test_a_seam_does_not_hide_a_slip() -> None:
    lines = ("会议对下一步工作作了全面部暑。", "各区要认真贯撤落实会议精神。", "活动受到群众普编欢迎。")
    assert [finding.rule.code for finding in found(body(*lines), "WRD")] == ["WRD010"] * 3
