"""``bulletin-lint rule``: what a rule says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from bulletin_lint.cli import completion, console
from bulletin_lint.cli.command import Command, among
from bulletin_lint.cli.status import Status
from bulletin_lint.errors import UsageError
from bulletin_lint.startup.collector import paused

if TYPE_CHECKING:
    from bulletin_lint.engine.rule import Rule


@click.command(
    "rule",
    cls=Command,
    usage="[选项] [规则…]",
    help="解释规则：检查什么、为什么、依据、能否自动修复、正误示例。\n"
    "规则写编号、中文名称或英文名称，也可以写编号的开头、类别（如“标点”）或名称里的词（如“顿号”）。",
    examples=(
        "bulletin-lint rule PUN012",
        "bulletin-lint rule 书名号间的顿号",
        "bulletin-lint rule --search 顿号",
        "bulletin-lint rule --all",
    ),
)
@click.argument("selectors", nargs=-1, metavar="规则", shell_complete=completion.rules)
@click.option("--all", "every", is_flag=True, help="列出全部规则")
@click.option("--search", metavar="词", help="列出名称、报告、理由、依据里有这个词的规则，最切合的在前")
@click.option("--output-format", callback=among(("full", "json")), default="full", metavar="格式", help="full、json")
def command(selectors: tuple[str, ...], every: bool, search: str | None, output_format: str) -> Status:
    with paused():
        from bulletin_lint.cli.settings import of_draft
        from bulletin_lint.config.layers import Settings
        from bulletin_lint.output import rules as output
        from bulletin_lint.rulebook.book import load_rulebook

    if not selectors and not every and search is None:
        raise UsageError("请写明规则，如 bulletin-lint rule PUN012；bulletin-lint rule --all 列出全部规则")
    known = load_rulebook(of_draft(Settings(), "draft.docx")).known
    chosen, listed = _chosen(selectors, every, search, known)
    screen = console.screen()
    if output_format == "json":
        console.write_utf8([output.as_json(chosen)])
    elif listed:
        console.write(output.as_list(chosen, screen))
    else:
        console.write(output.as_pages(chosen, screen))
    return Status.CLEAN


def _chosen(
    selectors: Sequence[str], every: bool, search: str | None, known: Sequence[Rule]
) -> tuple[Sequence[Rule], bool]:
    """The rules asked for, and whether they are only listed: all, those with a word somewhere, those that are selected,
    or those that have a word in their titles. Raises UsageError where nothing is found, ConfigError for a word that
    means nothing."""
    from bulletin_lint.rulebook.search import found, named
    from bulletin_lint.rulebook.selection import strongest, validate

    if search is not None:
        asked = " ".join((search, *selectors))
        if not (chosen := found(asked, known)):
            raise UsageError(f"没有一条规则说到“{asked}”；bulletin-lint rule --all 列出全部规则")
        return chosen, True
    by_code = sorted(known, key=lambda rule: rule.code)
    if every:
        return by_code, True
    words = [word for word in selectors if not any(strongest((word,), rule) for rule in known)]
    titled = {word: named(word, known) for word in words}
    validate([word for word in selectors if not titled.get(word)], known)
    codes = {rule.code for rules in titled.values() for rule in rules}
    several = any(len(rules) > 1 for rules in titled.values())
    return [rule for rule in by_code if rule.code in codes or strongest(selectors, rule)], several
