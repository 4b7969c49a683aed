"""Rules explained from their own entries: a list, a page each, or JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from bulletin_lint.engine.rule import Example, Rule
from bulletin_lint.output.for_tools import dumped
from bulletin_lint.output.screen import Screen
from bulletin_lint.output.width import pad, width, wrap
from bulletin_lint.records.words import FIX_MARKS, FIX_WORDS, SEVERITY_WORDS, basis, example_words, general, weight


def as_list(rules: Iterable[Rule], screen: Screen) -> Iterator[str]:
    """One line a rule: code, fix, severity, title, name; those that are off by default say so."""
    rules = [*rules]
    wide = max((width(rule.title, screen.ambiguous) for rule in rules), default=0)
    for rule in rules:
        severity = SEVERITY_WORDS[rule.severity.label]
        off = "" if rule.enabled else "  （默认关闭）"
        title = pad(rule.title, wide, screen.ambiguous)
        words = rule.name if rule.title != rule.name else general(rule.message)
        yield f"{rule.code} {FIX_MARKS[rule.fix]} {severity} {title}  {words}{off}"
    yield ""
    yield "[*] 可自动修复  [?] 可修复，需核对  [ ] 只报告"


def as_pages(rules: Iterable[Rule], screen: Screen) -> Iterator[str]:
    """All that an entry says, a page a rule."""
    for number, rule in enumerate(rules):
        if number:
            yield ""
        yield from _page(rule, screen)


def _page(rule: Rule, screen: Screen) -> Iterator[str]:
    name = f"（{rule.name}）" if rule.title != rule.name else ""
    yield screen.paint(f"{rule.code} {rule.title}", "bold") + screen.paint(name, "dim")
    yield from wrap(general(rule.message), screen.columns, screen.ambiguous)
    yield ""
    yield from wrap(rule.why, screen.columns, screen.ambiguous)
    yield ""
    off = "" if rule.enabled else "（默认关闭，用 --extend-select 打开）"
    yield f"程度：{weight(rule.severity.label, rule.mark_severity.label if rule.mark_severity else '')}{off}"
    yield f"依据：{basis(rule.level, rule.source)}"
    yield f"修复：{FIX_WORDS[rule.fix]}"
    if rule.kind.of_pages:
        yield "检查：用了 --rendered 才检查"
    yield ""
    yield from _examples("正确：", rule.good)
    yield from _examples("错误：", rule.bad)


def _examples(label: str, examples: Iterable[Example]) -> Iterator[str]:
    for example in examples:
        first, *rest = example_words(example.text).split("\n")
        yield f"{label}{first}"
        yield from (f"      {line}" for line in rest)
        if example.fixed is not None:
            first, *rest = example_words(example.fixed).split("\n")
            yield f"    → {first}"
            yield from (f"      {line}" for line in rest)


def as_json(rules: Iterable[Rule]) -> str:
    """The rules as a JSON array of ``record``s."""
    return dumped([record(rule) for rule in rules]) + "\n"


def record(rule: Rule) -> dict[str, Any]:
    """All that an entry says, by key; examples as the texts that they are."""
    return {
        "code": rule.code,
        "name": rule.name,
        "title": rule.title,
        "severity": rule.severity.label,
        "mark_severity": rule.mark_severity.label if rule.mark_severity else None,
        "fix": rule.fix.value,
        "enabled": rule.enabled,
        "scope": sorted(rule.scope),
        "message": rule.message,
        "why": rule.why,
        "source": rule.source,
        "level": rule.level.value,
        "good": [example.text for example in rule.good],
        "bad": [{"text": example.text, "fixed": example.fixed} for example in rule.bad],
    }
