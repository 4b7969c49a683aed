"""What a draft looks like in a few words: paper, margins, and what is most frequent of its fonts, sizes and lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.letters import pieces
from bulletin_lint.checks.reading.looks import paragraphs_of
from bulletin_lint.records.draft import Fact
from bulletin_lint.records.layout import SIDES, paper_of
from bulletin_lint.records.page_numbers import described
from bulletin_lint.text import measures
from bulletin_lint.text.looks import SectionLook

_PARTS = {"title": "文章标题", "section": "栏目标题", "body": "正文", "attribution": "署名"}


def page_facts(draft: Draft) -> tuple[Fact, ...]:
    """The facts in the order in which they are shown; none of a text that has no pages, or of one without running
    text."""
    if not draft.text.formatting.page.sections or not paragraphs_of(draft, "body"):
        return ()
    return tuple(_facts(draft))


def _facts(draft: Draft) -> Iterator[Fact]:
    sections = draft.text.formatting.page.sections
    yield from _most("纸张", ((paper_of(each), 1) for each in sections))
    yield from _most("页边距", ((_margins(each), 1) for each in sections))
    for part, word in _PARTS.items():
        found = ((each.look, each.end - each.start) for each in pieces(draft, part, "han"))
        yield from _most(
            word, ((f"{look.chinese or '未设定字体'}，{measures.size(look.size)}", size) for look, size in found)
        )
    looks = (draft.text.formatting.look(each) for each in paragraphs_of(draft, "body"))
    yield from _most("行距", ((measures.line(look.line), 1) for look in looks))
    yield Fact("页码", described(draft))


def _margins(section: SectionLook) -> str:
    lengths = (measures.millimetres(section.margins.get(side, 0)).removesuffix("毫米") for side in SIDES.values())
    return "、".join(f"{word}{length}" for word, length in zip(SIDES, lengths, strict=True)) + "毫米"


def _most(label: str, values: Iterable[tuple[str, int]]) -> Iterator[Fact]:
    """The value that most has, and how many others there are; nothing where there is none. Of two that are equally
    frequent it is the first."""
    count: Counter[str] = Counter()
    for value, weight in values:
        count[value] += weight
    if count:
        others = f"（另有{len(count) - 1}种）" if len(count) > 1 else ""
        yield Fact(label, f"{count.most_common(1)[0][0]}{others}")
