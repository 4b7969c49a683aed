"""Format ``full``: for people. The place in words, the text with a mark under it, the suggestion, the rule."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_lint.output.excerpt import excerpt
from bulletin_lint.output.records import SEVERITY_WORDS, FileReport, Report, Run
from bulletin_lint.output.screen import Screen
from bulletin_lint.output.suggestion import suggestion
from bulletin_lint.output.width import wrap

_GUTTER = "  │ "
_GUTTER_COLUMNS = 4
_FIX_WORDS = {"safe": "（可用 --fix 修复）", "unsafe": "（请核对；可用 --fix --unsafe-fixes 修复）"}


def render(run: Run, screen: Screen) -> Iterator[str]:
    """One block a finding, under the name of its file."""
    for file in run.files:
        if file.findings:
            yield from _file(file, run, screen)


def _file(file: FileReport, run: Run, screen: Screen) -> Iterator[str]:
    yield screen.paint(f"── {file.file} ──", "bold")
    yield ""
    for report in file.findings:
        yield from _finding(report, run.rules[report.code].source, screen)
        yield ""


def _finding(report: Report, source: str, screen: Screen) -> Iterator[str]:
    word = SEVERITY_WORDS[report.severity]
    yield screen.paint(report.place.where, "bold")
    head, *rest = wrap(f"{word}：{report.message}", screen.columns - 2, screen.ambiguous)
    yield "  " + screen.paint(word, report.severity) + head.removeprefix(word)
    yield from (f"  {line}" for line in rest)
    if report.place.paragraph:
        yield from _quotation(report, screen)
    if advice := suggestion(report):
        yield from _labelled("建议：", advice + _FIX_WORDS[report.safety], screen)
    elif report.note:
        yield from _labelled("未提供修复：", report.note, screen)
    yield from _labelled("规则：", "  ".join(filter(None, (report.code, report.name, source))), screen, "dim")


def _quotation(report: Report, screen: Screen) -> Iterator[str]:
    place = report.place
    gutter = _GUTTER_COLUMNS + screen.ambiguous - 1
    shown = excerpt(place.text, place.start, place.end, screen.columns - gutter, screen.ambiguous)
    marked = screen.paint(shown.line[shown.start : shown.end], report.severity)
    yield _GUTTER + shown.line[: shown.start] + marked + shown.line[shown.end :]
    yield _GUTTER + screen.paint(shown.caret, report.severity)


def _labelled(label: str, text: str, screen: Screen, style: str = "") -> Iterator[str]:
    indent = 2 + 2 * len(label)
    lines = wrap(text, max(20, screen.columns - indent), screen.ambiguous)
    for number, line in enumerate(lines):
        lead = f"  {label}" if number == 0 else " " * indent
        yield screen.paint(lead + line, style) if style else lead + line
