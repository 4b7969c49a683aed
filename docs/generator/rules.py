"""A page for each rule, made from its own entry, and a list of all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from bulletin_lint.engine.rule import Example, Rule
from bulletin_lint.records.words import (
    FIX_WORDS,
    LEVEL_WORDS,
    SEVERITY_WORDS,
    basis,
    example_words,
    general,
    group_of,
    weight,
)
from bulletin_lint.rulebook.book import all_rules
from bulletin_lint.rulebook.groups import group_words
from bulletin_lint.toml.write import toml_key, toml_value

FOLDER = Path("docs/rules")
_FIX_SHORT = {"safe": "自动", "unsafe": "需核对", "none": "人工"}
_LEVEL_SHORT = {**LEVEL_WORDS, "standard": "标准或规范", "tool": "程序提示"}
_INTRO = """共{count}条，默认打开{on}条；每一条的页面写明为什么、依据和正误的例子，\
例子就是这条规则的测试。在命令行里，`bulletin-lint rule 编号` 显示同样的内容，`bulletin-lint rule --search 顿号` 查找，\
`bulletin-lint rule --all` 列出全部。

“自动”是加 `--fix` 就会改的，“需核对”是再加 `--unsafe-fixes` 才改的，“人工”是只报告、由人来改的。\
默认关着的，用 `--extend-select` 打开，版面的几十条可以[一起打开](../howto/layout.md)。"""
_OPTIONS = re.compile(r"--[a-z-]+(?: --[a-z-]+)*")
_STANDARD = "GB/T 9704—2012"
_EXAMPLES = (
    "例子是按标准排好的一份简报中的一处：花括号写明此处排得不同的地方，`[宋体|文字]` 是一行之中不同的几个字，"
    "没有写的都合乎标准。"
)
_SET = re.compile(r"\{[^}]+\}|\[[^\]|]+\|")
_BREAKS = str.maketrans({"\v": "↓\n", "\f": "↓\n", "\t": "⇥"})


def pages() -> Iterator[tuple[Path, str]]:
    """The files, by their paths from the root of the project."""
    rules = sorted(all_rules(), key=lambda rule: rule.code)
    yield FOLDER / "index.md", _joined(_index(rules))
    for rule in rules:
        yield FOLDER / f"{rule.code}.md", _joined(_page(rule))


def _joined(lines: Iterator[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"


def _index(rules: list[Rule]) -> Iterator[str]:
    words = group_words()
    groups = [(group, [rule for rule in rules if group_of(rule.code) == group]) for group in words]
    yield from ("---", "hide:", "  - toc", "---", "", "# 规则", "")
    yield _INTRO.format(count=len(rules), on=sum(rule.enabled for rule in rules))
    yield ""
    yield (
        "、".join(f"[{words[group]}](#{group.lower()}-{words[group]})（{len(members)}）" for group, members in groups)
        + "。"
    )
    for group, members in groups:
        yield from ("", '<div class="rule-list" markdown="1">', "", f"## {group} {words[group]}", "")
        yield "| 编号 | 名称 | 说什么 | 程度 | 修复 | 默认 | 依据 |"
        yield "| --- | --- | --- | --- | --- | --- | --- |"
        yield from map(_row, members)
        yield from ("", "</div>")


def _row(rule: Rule) -> str:
    cells = (
        f"[{rule.code}]({rule.code}.md)",
        f"[{rule.title}]({rule.code}.md)",
        cell(general(rule.message)),
        SEVERITY_WORDS[rule.severity.label],
        _FIX_SHORT[rule.fix],
        "开" if rule.enabled else "关",
        cell(rule.source) or _LEVEL_SHORT[rule.level],
    )
    return f"| {' | '.join(cells)} |"


def cell(text: str) -> str:
    """``text`` as it may stand in a table, or anywhere in running Markdown."""
    for mark in "\\`*_{}[]<>#|~":
        text = text.replace(mark, f"\\{mark}" if mark not in "<>" else {"<": "&lt;", ">": "&gt;"}[mark])
    return text


def _page(rule: Rule) -> Iterator[str]:
    yield f"# {rule.code} {rule.title}"
    yield from ("", cell(general(rule.message)), "", cell(rule.why), "")
    off = "" if rule.enabled else "；默认关闭，用 `--extend-select` 打开"
    of_marks = rule.mark_severity.label if rule.mark_severity else ""
    yield f"- 程度：{weight(rule.severity.label, of_marks)}（`{rule.severity.label}`）{off}"
    yield f"- 依据：{cell(basis(rule.level, rule.source))}"
    yield "- 修复：" + _OPTIONS.sub(r"`\g<0>`", FIX_WORDS[rule.fix])
    if rule.kind.of_pages:
        yield "- 检查：用了 `--rendered` 才检查"
    yield f"- 选用时写：{'、'.join(f'`{word}`' for word in dict.fromkeys((rule.code, rule.title, rule.name)))}"
    if rule.kind.about == "layout" or _STANDARD in rule.source:
        yield f"- 标准逐条对照：见[{_STANDARD}](../reference/gbt9704.md)"
    is_layout = rule.kind.about == "layout"
    if is_layout and any(_SET.search(example.text) for example in (*rule.good, *rule.bad)):
        yield from ("", _EXAMPLES)
    blank = "（都合乎标准）" if is_layout else "（空）"
    yield from ("", "## 正确", "")
    yield from _examples(rule.good, blank)
    yield from ("## 错误", "")
    yield from _examples(rule.bad, blank)


def _examples(examples: Sequence[Example], blank: str) -> Iterator[str]:
    """Examples under the same settings in one block; ``blank`` is said of those that say nothing."""
    for settings, members in groupby(examples, key=_settings):
        if settings:
            yield from (f"体例写明 `{settings}` 时：", "")
        blocks = [_block(example, blank) for example in members]
        apart = "\n\n" if any("\n" in block for block in blocks) else "\n"
        yield from ("```text", *apart.join(blocks).split("\n"), "```", "")


def _settings(example: Example) -> str:
    return "，".join(f"{toml_key(name)} = {toml_value(value)}" for name, value in example.profile.items())


def _block(example: Example, blank: str) -> str:
    """The text, and under it what becomes of it."""
    text = _shown(example.text, blank)
    if example.fixed is None:
        return text
    return text + "".join(f"\n→ {line}" for line in _shown(example.fixed, blank).split("\n"))


def _shown(text: str, blank: str) -> str:
    return (example_words(text) if text else blank).translate(_BREAKS)
