"""What is repaired without anybody's help, in few lines: one rule after the other, how often and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bulletin_lint.output.said import INDENT, label_of, title_of, with_rule
from bulletin_lint.output.screen import Screen
from bulletin_lint.output.width import width
from bulletin_lint.records.findings import FindingRecord, RuleRecord
from bulletin_lint.records.grouping import by_rule
from bulletin_lint.records.suggestion import suggestion
from bulletin_lint.records.words import SEVERITY_WORDS

_FEW = 2  # findings whose repair is told at their places


def folded(findings: Sequence[FindingRecord], rules: Mapping[str, RuleRecord], screen: Screen) -> Iterator[str]:
    """The worst first."""
    yield ""
    for group in by_rule(findings):
        finding, word = group[0], SEVERITY_WORDS[group[0].severity]
        head, *rest = with_rule(_sentence(group, title_of(finding, rules)), "", finding.code, INDENT, screen)
        yield "  " + screen.paint(word, finding.severity) + " " * (INDENT - 2 - width(word)) + head
        yield from (" " * INDENT + line for line in rest)


def _sentence(group: Sequence[FindingRecord], title: str) -> str:
    advice = {suggestion(each) for each in group}
    if len(group) == 1 or (len(group) <= _FEW and len(advice) > 1):
        return f"{title}：" + "；".join(_told(group))
    what = f"（{advice.pop()}）" if len(advice) == 1 else ""
    space = " " if title.isascii() else ""
    return f"{title}{space}{len(group)}处{what}：" + "；".join(_places(group))


def _told(group: Sequence[FindingRecord]) -> Iterator[str]:
    """Each place with what is repaired there."""
    by_place: dict[str, list[str]] = {}
    for each in group:
        by_place.setdefault(_article(each) + label_of(each.place), []).append(_repair(each))
    return (place + "".join(repairs) for place, repairs in by_place.items())


def _repair(finding: FindingRecord) -> str:
    more = _also(finding)
    return f"{more}，{advice}" if (advice := suggestion(finding)) else more


def _also(finding: FindingRecord) -> str:
    """What else is repaired with it: other parts of the bulletin, as the contents with a title, or paragraphs."""
    changed = {(edit.part, edit.paragraph) for edit in finding.edits}
    changed |= {(each.part, each.paragraph) for each in finding.settings}
    changed.discard((finding.place.part, finding.place.paragraph))
    others = [each for each in finding.others if (each.part, each.paragraph) in changed]
    away = dict.fromkeys(each.within or each.where for each in others if each.within != finding.place.within)
    return f"（连同{'、'.join(away)}）" if away else f"等{len(others) + 1}处" if others else ""


def _places(group: Sequence[FindingRecord]) -> Iterator[str]:
    """Each article with its paragraphs, and how many are in each."""
    articles: dict[str, Counter[str]] = {}
    for each in group:
        also = _also(each)
        articles.setdefault(_article(each), Counter())[label_of(each.place) + also * also.startswith("（")] += 1
    is_one = sum(map(len, articles.values())) == 1  # then all are there
    for article, counts in articles.items():
        labels = [f"{label}{count}处" if count > 1 and not is_one else label for label, count in counts.items()]
        yield article + "、".join(labels)


def _article(finding: FindingRecord) -> str:
    """The article without its section."""
    within = finding.place.within
    short = within.removeprefix(f"{finding.home.section}·")
    return short if short.endswith(("》", "文章", "）")) or short == finding.place.where else f"{short}·"
