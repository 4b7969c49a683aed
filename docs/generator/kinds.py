"""The reference of the kinds of check: what each takes, who uses it, and an example for those that can vary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bulletin_lint.checks import KINDS
from bulletin_lint.engine.rule import Rule
from bulletin_lint.rulebook.book import all_rules
from docs.generator.reference import FOLDER, table
from docs.generator.schemas import properties, required
from docs.generator.session import EXAMPLES

PACK = EXAMPLES / "kinds.toml"
_INTRO = """# 检查的种类

规则的 `check` 写种类的名称，各种类另有自己的键，列在下面。带例子的种类换了参数就能用作本单位的规则；\
其余的种类各查一件固定的事，`finds` 写明查哪一件。

自带的{rules}条规则中，{open}条（{share}%）用的是可以换参数的种类。例子取自 `docs/examples/kinds.toml`，用 \
`bulletin-lint test docs/examples/kinds.toml` 运行其中的正反例。各种规则共有的键见[规则包](pack.md)。"""


def pages() -> Iterator[tuple[Path, str]]:
    """The one page, by its path from the root of the project."""
    yield FOLDER / "kinds.md", "\n".join(_page()).rstrip("\n") + "\n"


def examples() -> Mapping[str, str]:
    """The entries of the example pack as they are written there, by the kind that each is of."""
    entries = PACK.read_text(encoding="utf-8").split("[[rule]]\n")[1:]
    kinds = {kind: entry for entry in entries for kind in KINDS if f'\ncheck = "{kind}"\n' in entry}
    return {kind: f"[[rule]]\n{entry.strip()}" for kind, entry in kinds.items()}


def varied() -> list[Rule]:
    """The shipped rules of kinds that somebody else's rule can use with other parameters."""
    return [rule for rule in all_rules() if rule.kind.name in examples()]


def _page() -> Iterator[str]:
    count, total = len(varied()), len(all_rules())
    yield _INTRO.format(rules=total, open=count, share=100 * count // total)
    for name in sorted(KINDS, key=lambda name: (name not in examples(), name)):
        yield from ("", f"## {name}", "", *_kind(name))


def _kind(name: str) -> Iterator[str]:
    parameters: Any = KINDS[name].parameters
    yield from table(properties(parameters), tuple(required(parameters))) if parameters._fields else ("没有自己的键。",)
    users = sorted(rule.code for rule in all_rules() if rule.kind.name == name)
    shown = "、".join(f"[{code}](../rules/{code}.md)" for code in users[:6])
    yield from ("", f"用它的规则：{shown}{f'等{len(users)}条' if len(users) > 6 else ''}。")
    if example := examples().get(name):
        yield from ("", "```toml", *example.split("\n"), "```")
