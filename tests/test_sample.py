"""The sample bulletin, where it is at hand: what a careful proofreader marks is reported, what only looks like a slip
is not, and a repair leaves nothing to repair."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bulletin_lint.api import FileResult, fix, lint, write
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.config.config import Config
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import story
from bulletin_lint.engine.finding import Finding
from tests.needs import needs_shared
from tests.places import SHARED

SAMPLE = SHARED / "samples/xuanchuan-xinxi-zhuanbao-12.docx"
CONVENTIONS = ("HDR", "SEC", "TOC", "ART", "ATT", "FTR", "PUN", "NUM")

pytestmark = needs_shared(SAMPLE)


@cache
def linted() -> FileResult:
    return lint(SAMPLE, Config())


def draft() -> Draft:
    found = linted().draft
    assert found is not None
    return found


def at(text: str, occurrence: int = 1) -> Iterator[Finding]:
    """The findings of the conventions that touch ``text``."""
    string = draft().text.string
    start = -1
    for _ in range(occurrence):
        start = string.index(text, start + 1)
    end = start + len(text)
    for finding in linted().findings:
        places = ((finding.start, finding.end), *finding.others)
        if finding.rule.code.startswith(CONVENTIONS) and any(a < end and start < b for a, b in places):
            yield finding


def codes(text: str, occurrence: int = 1) -> set[str]:
    return {finding.rule.code[:3] for finding in at(text, occurrence)}


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("第 12 期", {"HDR"}),
        ("2022 年 9 月 6 日", {"HDR"}),
        ("报: ", {"FTR"}),
        ("省委宣传部, ", {"FTR"}),
        ("送: ", {"FTR"}),
        ("发: ", {"FTR"}),
        ("承办: ", {"FTR"}),
        ("审核: ", {"FTR"}),
        ("编辑: ", {"FTR"}),
        ("电话: ", {"FTR"}),
        ("近日，2022 首届", {"NUM"}),
        ("6 大方面", {"NUM"}),
    ],
)
def test_a_sure_error_is_told_at_its_place(text: str, groups: set[str]) -> None:
    if text not in draft().text.string:
        pytest.skip("the sample has another wording")

    assert groups <= codes(text)


def test_every_half_width_mark_of_the_foot_is_told() -> None:
    string = draft().text.string
    foot = range(string.index("报: "), len(string))
    marks = [offset for offset in foot if string[offset] in ":,()"]
    places = [place for f in linted().findings for place in ((f.start, f.end), *f.others)]
    reported = {offset for start, end in places for offset in range(start, end)}

    assert len(marks) >= 18
    assert [string[offset - 3 : offset + 3] for offset in marks if offset not in reported] == []


@pytest.mark.parametrize(
    "trap",
    [
        "坐不住、等不起",
        "哔哩哔哩",
        "扎根、强枝、开花",
        "山海五心 志愿五为",
        "（金宏网）",
        "（村）",
        "（党组）",
        "〔简 讯〕",
        "截至目前",
        "1+9+100",
    ],
)
def test_what_only_looks_like_a_slip_raises_nothing(trap: str) -> None:
    string = draft().text.string
    if trap not in string:
        pytest.skip("the sample has another wording")

    for occurrence in range(1, string.count(trap) + 1):
        assert [(f.rule.code, f.message) for f in at(trap, occurrence)] == []


def test_it_is_understood() -> None:
    bulletin = draft().bulletin
    contents = bulletin.contents

    assert contents is not None
    assert len(contents.sections) == 3
    assert len(bulletin.sections) == 3
    assert [article.brief for article in bulletin.articles] == [False] * 5 + [True]
    assert all(article.attribution for article in bulletin.articles)


@pytest.fixture(scope="module")
def repaired(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / SAMPLE.name
    path.write_bytes(SAMPLE.read_bytes())
    result = write(fix(path, Config()))
    assert not result.failure
    return path


def test_a_repair_leaves_nothing_to_repair(repaired: Path) -> None:
    again = fix(repaired, Config())

    assert again.content is None
    assert not [finding for finding in again.findings if finding.fix and finding.fix.safety == "safe"]


def test_the_repaired_text_reads_as_it_should(repaired: Path) -> None:
    text = story.read(Package.open(repaired)).text.string

    assert "第12期" in text
    assert "2022年9月6日" in text
    assert "报：省委宣传部，市委常委，" in text
    assert "各区（市）" in text
    assert "承办：" in text
    assert not any(f"{label}: " in text for label in ("报", "送", "发", "承办", "审核", "编辑", "电话"))
