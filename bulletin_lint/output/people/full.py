"""Format ``full``: for people. The place in words, the text with marks under it, the suggestion, the rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_lint.output.excerpt import excerpts
from bulletin_lint.output.screen import Screen
from bulletin_lint.output.width import wrap
from bulletin_lint.records.findings import FindingRecord, Run
from bulletin_lint.records.grouping import alike
from bulletin_lint.records.suggestion import suggestion
from bulletin_lint.records.words import SEVERITY_WORDS

_MOST_PLACES = 4  # named in a line
_FEW_CHARACTERS = 24  # of a place that is quoted in a line
_FIX_WORDS = {"safe": "（可用 --fix 修复）", "unsafe": "（请核对；可用 --fix --unsafe-fixes 修复）"}


def render(run: Run, screen: Screen) -> Iterator[str]:
    """One block a finding under the name of its file; what is said alike of one paragraph shares a block."""
    for file in run.files:
        if file.findings:
            yield screen.paint(f"── {file.file} ──", "bold")
            yield ""
        for group in alike(file.findings):
            yield from _block(group, run.rules[group[0].code].source, screen)
            yield ""


def _block(group: Sequence[FindingRecord], source: str, screen: Screen) -> Iterator[str]:
    finding = group[0]
    word = SEVERITY_WORDS[finding.severity]
    count = f"（{len(group)} 处）" if len(group) > 1 else ""
    yield screen.paint(finding.place.where, "bold")
    head, *rest = wrap(f"{word}：{finding.message}{count}", screen.columns - 2, screen.ambiguous)
    yield "  " + screen.paint(word, finding.severity) + head.removeprefix(word)
    yield from (f"  {line}" for line in rest)
    if finding.place.paragraph:
        yield from _quotation(group, screen)
    for advice in dict.fromkeys(suggestion(item) + _FIX_WORDS[item.safety] for item in group if item.safety):
        yield from _labelled("建议：", advice, screen)
    if elsewhere := _elsewhere(group):
        yield from _labelled("另见：", elsewhere, screen)
    if finding.note:
        yield from _labelled("说明：", finding.note, screen)
    yield from _labelled("规则：", "  ".join(filter(None, (finding.code, finding.name, source))), screen, "dim")


def _elsewhere(group: Sequence[FindingRecord]) -> str:
    """The other places that the findings are about, in a line: where each is, and its words if they are few."""
    places = list(dict.fromkeys(place for item in group for place in item.others))
    named = [f"{place.where}{_words(place.text[place.start : place.end])}" for place in places[:_MOST_PLACES]]
    rest = f"等 {len(places)} 处" if len(places) > _MOST_PLACES else ""
    return "；".join(named) + rest


def _words(text: str) -> str:
    return f"「{text}」" if text.strip() and len(text) <= _FEW_CHARACTERS else ""


def _quotation(group: Sequence[FindingRecord], screen: Screen) -> Iterator[str]:
    gutter = "  │ "
    limit = screen.columns - len(gutter) - screen.ambiguous + 1
    spans = [(finding.place.start, finding.place.end) for finding in group]
    style = group[0].severity
    for shown in excerpts(group[0].place.text, spans, limit, screen.ambiguous):
        pieces, position = [], 0
        for start, end in shown.marks:
            pieces += [shown.line[position:start], screen.paint(shown.line[start:end], style)]
            position = end
        yield gutter + "".join(pieces) + shown.line[position:]
        yield gutter + screen.paint(shown.caret, style)


def _labelled(label: str, text: str, screen: Screen, style: str = "") -> Iterator[str]:
    indent = 2 + 2 * len(label)
    lines = wrap(text, max(20, screen.columns - indent), screen.ambiguous)
    for number, line in enumerate(lines):
        lead = f"  {label}" if number == 0 else " " * indent
        yield screen.paint(lead + line, style) if style else lead + line
