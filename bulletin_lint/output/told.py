"""Findings one by one: under the name of an article once, a paragraph's words with marks, and what is to be said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bulletin_lint.output.excerpt import Excerpt, Span, excerpts
from bulletin_lint.output.said import INDENT, Sentences, label_of
from bulletin_lint.output.screen import Screen
from bulletin_lint.output.width import pad, width
from bulletin_lint.records.findings import FindingRecord, Place, RuleRecord
from bulletin_lint.records.grouping import alike, by_part

_LABEL = INDENT - 3  # columns of the place within the article
_LONG = r"\^{17,}"  # of which the ends say enough
_MOST_MARKS = 3  # further places of a finding that are shown in its own paragraph


def told(findings: Sequence[FindingRecord], rules: Mapping[str, RuleRecord], screen: Screen) -> Iterator[str]:
    """The worst first: articles, and in each its paragraphs."""
    sentences = Sentences(rules, screen)
    for part in by_part(findings):
        yield ""
        yield screen.paint(part[0][0].place.within or part[0][0].place.where, "bold")
        for paragraph in part:
            yield from _paragraph(paragraph, rules, sentences, screen)


class _Group(NamedTuple):
    """What is said alike, and the stretches of the paragraph that it is about."""

    findings: tuple[FindingRecord, ...]
    spans: frozenset[Span]


def _paragraph(
    findings: Sequence[FindingRecord], rules: Mapping[str, RuleRecord], sentences: Sentences, screen: Screen
) -> Iterator[str]:
    placed = []
    for group in alike(findings):
        if _stands_nowhere(group[0], rules):
            yield from sentences.of(group)
        else:
            placed.append(_Group(group, frozenset(_spans(group))))
    if placed:
        yield from _excerpts(placed, sentences, screen)


def _stands_nowhere(finding: FindingRecord, rules: Mapping[str, RuleRecord]) -> bool:
    """Whether no words would show what is meant: it is about the file, or about its pages."""
    return not finding.place.paragraph or (finding.code in rules and rules[finding.code].placeless)


def _excerpts(groups: list[_Group], sentences: Sentences, screen: Screen) -> Iterator[str]:
    label = label_of(groups[0].findings[0].place)
    if width(label, screen.ambiguous) > _LABEL:
        yield f"  {label}"
        label = ""
    left = {span for group in groups for span in group.spans}
    for shown, spans in _windows(groups, screen):
        yield from _excerpt(label, shown, spans, groups, screen)
        label = ""
        left -= {*spans}
        ready = [group for group in groups if not group.spans & left]
        for group in ready:
            groups.remove(group)
            yield from sentences.of(group.findings)


def _spans(group: Sequence[FindingRecord]) -> Iterator[Span]:
    for finding in group:
        place = finding.place
        near = [other for other in finding.others if _is_in(other, place)]
        yield from ((each.start, each.end) for each in (place, *near[:_MOST_MARKS]))


def _is_in(other: Place, place: Place) -> bool:
    return (other.part, other.paragraph) == (place.part, place.paragraph)


def _windows(groups: Sequence[_Group], screen: Screen) -> Iterator[tuple[Excerpt, list[Span]]]:
    """What is shown of a paragraph, and the stretches that each excerpt marks. Those that overlap are shown apart."""
    text = groups[0].findings[0].place.text
    layers: list[list[Span]] = []
    for span in sorted({span for group in groups for span in group.spans}):
        layer = next((layer for layer in layers if layer[-1][1] <= span[0]), None)
        if layer is None:
            layers.append([span])
        else:
            layer.append(span)
    for layer in layers:
        number = 0
        for shown in excerpts(text, layer, screen.columns - INDENT, screen.ambiguous):
            yield shown, layer[number : number + len(shown.marks)]
            number += len(shown.marks)


def _excerpt(
    label: str, shown: Excerpt, spans: Sequence[Span], groups: Sequence[_Group], screen: Screen
) -> Iterator[str]:
    styles = {span: group.findings[0].severity for group in reversed(groups) for span in group.spans}
    pieces, position = [], 0
    for span, (start, end) in zip(spans, shown.marks, strict=True):
        pieces += [shown.line[position:start], screen.paint(shown.line[start:end], f"{styles[span]}-mark")]
        position = end
    lead = pad(f"  {label}", INDENT, screen.ambiguous)
    yield screen.paint(lead, "dim") + "".join(pieces) + shown.line[position:]
    if not screen.color and not _is_all(shown):
        yield " " * INDENT + re.sub(_LONG, lambda run: f"^{'-' * (len(run[0]) - 2)}^", shown.caret)


def _is_all(shown: Excerpt) -> bool:
    """Whether all that is shown is marked."""
    return not (shown.line[: shown.marks[0][0]] + shown.line[shown.marks[-1][1] :]).strip("…") and len(shown.marks) == 1
