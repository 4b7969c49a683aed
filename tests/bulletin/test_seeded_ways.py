"""One slip at a time in a clean issue, in every way of storing it in Word: that is told, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import pytest

from bulletin_lint.bulletin.parse import parse
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import story
from bulletin_lint.engine.linter import check
from tests.bulletin.rules import default_profile, structural_rules
from tests.places import FIXTURES
from tools.documents import WAYS, Article, Bulletin, Contents, Field, Section, Way, load, stored


class Slip(NamedTuple):
    """What becomes of the issue, and the codes that tell of it; ``listed`` those that only contents give rise to."""

    spoil: Callable[[Bulletin], Bulletin]
    codes: tuple[str, ...]
    listed: tuple[str, ...] = ()


@cache
def clean() -> Bulletin:
    return load(FIXTURES / "clean-long" / "bulletin.toml")


def _article(section: int, change: Callable[[Article], Article]) -> Callable[[Bulletin], Bulletin]:
    """The second article of a section changed."""

    def spoil(bulletin: Bulletin) -> Bulletin:
        sections = list(bulletin.sections)
        articles = list(sections[section].articles)
        articles[1] = change(articles[1])
        sections[section] = replace(sections[section], articles=tuple(articles))
        return replace(bulletin, sections=tuple(sections))

    return spoil


def _heading(new: Callable[[str], str]) -> Callable[[Bulletin], Bulletin]:
    def spoil(bulletin: Bulletin) -> Bulletin:
        first, second, *others = bulletin.sections
        return replace(bulletin, sections=(first, replace(second, heading=new(second.heading)), *others))

    return spoil


def _entries(
    change: Callable[[tuple[tuple[str, ...], ...]], tuple[tuple[str, ...], ...]],
) -> Callable[[Bulletin], Bulletin]:
    def spoil(bulletin: Bulletin) -> Bulletin:
        assert bulletin.contents is not None
        first, *others = bulletin.contents.sections
        sections = (replace(first, entries=change(first.entries)), *others)
        return replace(bulletin, contents=Contents(sections, bulletin.contents.heading))

    return spoil


def _first(part: str, change: Callable[[Field], Field | None]) -> Callable[[Bulletin], Bulletin]:
    def spoil(bulletin: Bulletin) -> Bulletin:
        first, *others = getattr(bulletin, part)
        changed = change(first)
        return replace(bulletin, **{part: (*([changed] if changed else []), *others)})  # type: ignore[arg-type]

    return spoil


def _empty_section(bulletin: Bulletin) -> Bulletin:
    first, *others = bulletin.sections
    return replace(bulletin, sections=(first, Section("〔他山之石〕", ()), *others))


def _half_width(article: Article) -> Article:
    return replace(article, attribution=article.attribution.replace("（", "(").replace("）", ")"))


SLIPS = {
    "article unsigned": Slip(_article(0, lambda a: replace(a, attribution="")), ("ATT001",)),
    "last article unsigned": Slip(_article(1, lambda a: replace(a, attribution="")), ("ATT001",)),
    "brief unsigned": Slip(_article(2, lambda a: replace(a, attribution="")), ("ATT001",)),
    "attribution in half-width brackets": Slip(_article(1, _half_width), ("ATT002",)),
    "heading in half-width brackets": Slip(_heading(lambda h: f"[{h[1:-1]}]"), ("SEC001",)),
    "heading not closed": Slip(_heading(lambda h: h[:-1]), ("SEC001",)),
    "heading in other brackets": Slip(_heading(lambda h: f"【{h[1:-1]}】"), ("SEC002",)),
    "heading bare": Slip(_heading(lambda h: h[1:-1]), ("SEC003",)),
    "section empty": Slip(_empty_section, ("SEC004",), ("TOC004",)),
    "entry worded otherwise": Slip(_entries(lambda e: ((e[0][0][:3] + e[0][0][4:],), *e[1:])), (), ("TOC002",)),
    "entry of no article": Slip(_entries(lambda e: (*e, ("海风街道开展防汛应急演练",))), (), ("TOC003",)),
    "entry missing": Slip(_entries(lambda e: e[1:]), (), ("TOC004",)),
    "entries in another order": Slip(_entries(lambda e: (e[1], e[0], *e[2:])), (), ("TOC005",)),
    "no name": Slip(lambda b: replace(b, name=""), ("HDR001",)),
    "no issue number": Slip(lambda b: replace(b, issue=""), ("HDR003",)),
    "no issuer": Slip(lambda b: replace(b, issuer=""), ("HDR007",)),
    "no date": Slip(lambda b: replace(b, date=""), ("HDR008",)),
    "list missing": Slip(_first("distribution", lambda f: None), ("FTR001",)),
    "list empty": Slip(_first("distribution", lambda f: replace(f, value="")), ("FTR004",)),
    "half-width colon": Slip(_first("distribution", lambda f: replace(f, colon=": ")), ("FTR005",)),
    "field missing": Slip(_first("colophon", lambda f: None), ("FTR010",)),
    "field empty": Slip(_first("colophon", lambda f: replace(f, value="")), ("FTR011",)),
}


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("way", WAYS.values(), ids=lambda way: way.name)
def test_a_slip_is_told_however_the_issue_is_stored(way: Way, slip: str) -> None:
    spoil, codes, listed = SLIPS[slip]
    document = story.read(Package.from_bytes(stored(spoil(clean()), way)))
    found = [f.rule.code for f in check(parse(document.text, default_profile()), structural_rules())]
    habits = ("ATT006",) if "ATT" in way.breaks else ()
    expected = codes if way.without_contents else (*codes, *listed)

    assert sorted(code for code in found if code not in habits) == sorted(expected)
