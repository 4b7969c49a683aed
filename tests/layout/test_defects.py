"""The layout rules, judged from the standard: silent about what is right, one finding about what is not."""

from __future__ import annotations

import datetime

import pytest

from bulletin_lint import lint
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.drafting.content import NewIssue
from bulletin_lint.drafting.document import written
from bulletin_lint.engine.finding import Finding
from bulletin_lint.rulebook.book import named_profile
from bulletin_lint.text.text import Container
from bulletin_lint.toml.shipped import profiles_folder
from tests.layout.by_hand import STORAGES, STYLES
from tests.layout.defect import FOOTER, Defect
from tests.layout.defects import DEFECTS
from tests.layout.judged import CONFIG, changed, is_within, judged, paragraphs, told, untouched
from tests.layout.variants import VARIANTS, Variant


def bare(message: str) -> str:
    """A message without blanks, which do not matter."""
    return "".join(message.split())


def unsaid(defect: Defect, storage: str, message: str) -> list[str]:
    """What the message ought to say and does not, or says and ought not to."""
    wanted = [*defect.words, *([defect.style] if defect.style and storage == STYLES else [])]
    return [each for each in wanted if _is_said(each.removeprefix("!"), message) == each.startswith("!")]


def _is_said(words: str, message: str) -> bool:
    return any(bare(word) in bare(message) for word in words.split("|"))


def is_there(defect: Defect, draft: Draft, finding: Finding) -> bool:
    """Whether the finding is where the defect is."""
    if defect.exact:
        return is_within(draft, finding, defect.place)
    found = [*paragraphs(draft, finding)]
    if defect.place == FOOTER:
        return all(each.container is Container.FOOTER for each in found)
    return not defect.place or any(defect.place in draft.text.of(each) for each in found)


def is_alone(defect: Defect, draft: Draft, finding: Finding) -> bool:
    """Whether a defect of one paragraph is found in that alone."""
    found = [*paragraphs(draft, finding)]
    return not defect.name.endswith("-once") or all(defect.place in draft.text.of(each) for each in found)


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
    assert finding.rule.code in defect.code.split("|") or not defect.code, told(result)
    assert unsaid(defect, storage, finding.message) == [], told(result)
    assert result.draft is not None
    assert is_there(defect, result.draft, finding), told(result)
    assert is_alone(defect, result.draft, finding), told(result)


_SHIPPED = sorted(path.stem for path in profiles_folder().glob("*.toml"))
_TOGETHER = ("margin-top", "number-hyphens", "name-black", "words-gray", "one-blank-line", "title-size", "level-2-font",
             "attribution-left", "foot-size")  # fmt: skip


@pytest.mark.parametrize("storage", STORAGES)
def test_defects_do_not_hide_one_another(storage: str) -> None:
    parts, codes = untouched(storage).copy(), []
    for defect in (each for each in DEFECTS if each.name in _TOGETHER):
        defect.change(parts)
        codes.append(defect.code)
    result = judged(parts)
    assert sorted(each.rule.code for each in result.findings) == sorted(codes), told(result)


@pytest.mark.parametrize("name", _SHIPPED)
def test_a_new_issue_is_clean(name: str) -> None:
    issue = NewIssue(named_profile(name), 13, datetime.date(2025, 9, 6), total=300)
    assert told(lint("第13期.docx", CONFIG._replace(profile=name), content=written(issue))) == []


def test_there_are_many_defects_and_no_two_of_a_name() -> None:
    names = [each.name for each in (*DEFECTS, *VARIANTS)]
    assert len(DEFECTS) >= 75
    assert len(names) == len({*names})
