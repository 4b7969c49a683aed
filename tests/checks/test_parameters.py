"""What an office can vary in a kind of check: each parameter changes what is found, and nothing else does."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from bulletin_lint import read
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Article, Attribution, Bulletin, Masthead, Section, Span
from bulletin_lint.checks import KINDS
from bulletin_lint.engine.hit import Hit
from tests.checks.drafts import body
from tests.places import FIXTURES


@cache
def issue() -> Draft:
    return read(FIXTURES / "jianbao" / "draft.docx")


def hits(draft: Draft, kind: str, **parameters: object) -> list[Hit]:
    chosen = KINDS[kind]
    return [*chosen.run(draft, chosen.parameters(**parameters))]


def texts(draft: Draft, found: list[Hit]) -> list[str]:
    return [draft.text.string[hit.start : hit.end] for hit in found]


PARTS = {
    "name": 1,
    "issue": 1,
    "issue-number": 1,
    "issuer": 1,
    "date": 1,
    "sections": len(issue().bulletin.sections),
    "title": sum(bool(article.title) for article in issue().bulletin.articles),
    "text": len([*issue().bulletin.articles]),
    "distribution": 1,
    "colophon": 1,
}


@pytest.mark.parametrize("part", PARTS)
def test_each_part_must_hold_one_of_the_words(part: str) -> None:
    draft = issue()
    without = hits(draft, "missing", finds=part, holding=("绝无此词",))
    assert len(without) == PARTS[part]
    first = texts(draft, without)[0].strip()
    assert len(hits(draft, "missing", finds=part, holding=("绝无此词", first[:3]))) < PARTS[part]


def test_a_part_that_is_not_there_holds_nothing_and_is_for_another_rule() -> None:
    assert hits(body("正文。"), "missing", finds="issuer", holding=("宣传部",)) == []


@pytest.mark.parametrize(("beside", "count"), [("", 2), ("年", 1), ("月", 1), ("户", 1), ("日", 0)])
def test_spaces_beside_the_characters_that_are_named(beside: str, count: int) -> None:
    draft = body("2022年 9月召开会议，走访12 户群众。")
    assert len(hits(draft, "spaces", finds="digit", beside=beside)) == {"月": 0}.get(beside, count)


@pytest.mark.parametrize(("marks", "count"), [("", 2), ("《", 1), ("》", 0), ("“”", 1), ("（", 0)])
def test_pairs_of_the_marks_that_are_named(marks: str, count: int) -> None:
    draft = body("印发《办法，请遵照执行。", "他说“好，大家鼓掌。")
    assert len(hits(draft, "pairs", finds="unpaired", marks=marks)) == count


@pytest.mark.parametrize(("between", "count"), [(0, 1), (59, 1), (60, 0)])
def test_of_very_many_names_alike_each_is_compared_with_sixty_that_follow(between: int, count: int) -> None:
    others = "".join(f"“清河{number}行动”" for number in range(100, 100 + between))
    draft = body(f"开展“清河行动”，{others}，“清河专项行动”见效。")
    assert len(hits(draft, "near-names", finds="quoted")) == count


@pytest.mark.parametrize(
    ("other", "count"),
    [("生态环局", 1), ("生态态环境局", 1), ("生态境环局", 1), ("生态环保局", 0), ("生态环境局", 0), ("生态局", 0)],
)
def test_units_of_which_one_has_a_slip(other: str, count: int) -> None:
    assert len(hits(_signed("清河县生态环境局", f"清河县{other}"), "near-names", finds="units")) == count


@pytest.mark.parametrize(("length", "count"), [(59, 1), (60, 1), (61, 0)])
def test_units_longer_than_any_are_not_compared(length: int, count: int) -> None:
    right = "清河县" + "经开区" * 20
    right = right[: length - 1] + "局"
    assert len(hits(_signed(right, right[:4] + right[5:]), "near-names", finds="units")) == count


def _signed(*units: str) -> Draft:
    """A draft of an article that these units sign."""
    line = "".join(units)
    starts = [sum(map(len, units[:number])) for number in range(len(units))]
    spans = tuple(Span(start, start + len(unit)) for start, unit in zip(starts, units, strict=True))
    whole = Span(0, len(line))
    article = Article((), (whole,), Attribution((whole,), spans))
    return replace(body(line), bulletin=Bulletin(Masthead(Span(0, 0)), None, (Section(None, (article,)),), (), ()))


@pytest.mark.parametrize(("least", "count"), [(10, 1), (11, 1), (12, 0)])
def test_names_of_at_least_so_many_characters(least: int, count: int) -> None:
    draft = body("开展“美丽乡村共建共享活动周”，推进“美丽乡村共建共亨活动周”。", "“美丽乡村共建共享活动周”见效。")
    assert len(hits(draft, "near-names", finds="quoted", least=least)) == count


@pytest.mark.parametrize(("least", "count"), [(12, 1), (13, 1), (14, 0)])
def test_paragraphs_of_at_least_so_many_characters(least: int, count: int) -> None:
    draft = body(*["会议强调要一项一项抓好落实。"[:13]] * 2)
    assert len(hits(draft, "twice", finds="paragraph", least=least)) == count


def test_verbs_that_are_named() -> None:
    draft = body("由8家跃升到5家，由5家压降到8家，由8家增加到5家。")
    found = hits(draft, "trend", up=("跃升",), down=("压降",))
    assert texts(draft, found) == ["由8家跃升到5家", "由5家压降到8家"]


def test_names_in_place_of_the_profiles() -> None:
    draft = issue()
    names = tuple(section.heading.name for section in draft.bulletin.sections if section.heading)
    assert names
    assert hits(draft, "known-name", finds="section", names=names) == []
    assert len(hits(draft, "known-name", finds="section", names=names[1:])) == 1
    assert hits(draft, "known-name", finds="section-order", names=names) == []
    if len(names) > 1:
        assert len(hits(draft, "known-name", finds="section-order", names=names[::-1])) == 1
