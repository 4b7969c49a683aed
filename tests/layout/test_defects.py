"""The layout rules, judged from the standard: silent about what is right, one finding about what is not."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.finding import Finding
from tests.layout.by_hand import STORAGES, STYLES
from tests.layout.defect import Defect
from tests.layout.defects import DEFECTS
from tests.layout.judged import changed, judged, paragraphs, told, untouched
from tests.layout.variants import VARIANTS, Variant


def bare(message: str) -> str:
    """A message without blanks, which do not matter."""
    return "".join(message.split())


def unsaid(defect: Defect, storage: str, message: str) -> list[str]:
    """What the message ought to say and does not."""
    wanted = [*defect.words, *([defect.style] if defect.style and storage == STYLES else [])]
    return [each for each in wanted if not any(bare(word) in bare(message) for word in each.split("|"))]


def is_there(defect: Defect, draft: Draft, finding: Finding) -> bool:
    """Whether the finding is where the defect is."""
    return not defect.place or any(defect.place in text for text in paragraphs(draft, finding))


@pytest.mark.parametrize("storage", STORAGES)
def test_a_bulletin_laid_out_by_hand_is_clean(storage: str) -> None:
    assert told(judged(untouched(storage))) == []


@pytest.mark.parametrize(
    ("storage", "variant"),
    [pytest.param(storage, each, id=f"{each.name}-{storage}") for each in VARIANTS for storage in each.storages],
)
def test_what_is_right_in_another_way_is_clean(storage: str, variant: Variant) -> None:
    assert told(judged(changed(storage, variant.change))) == []


@pytest.mark.parametrize(
    ("storage", "defect"),
    [pytest.param(storage, each, id=f"{each.name}-{storage}") for each in DEFECTS for storage in each.storages],
)
def test_a_defect_is_one_finding(storage: str, defect: Defect) -> None:
    result = judged(changed(storage, defect.change))
    assert len(result.findings) == 1, told(result)
    (finding,) = result.findings
    assert defect.code in ("", finding.rule.code), told(result)
    assert unsaid(defect, storage, finding.message) == [], told(result)
    assert result.draft is not None
    assert is_there(defect, result.draft, finding), told(result)


def test_there_are_many_defects_and_no_two_of_a_name() -> None:
    names = [each.name for each in (*DEFECTS, *VARIANTS)]
    assert len(DEFECTS) >= 75
    assert len(names) == len({*names})
