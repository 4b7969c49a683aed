"""``bulletin-lint rule``: what a rule says of itself."""

from __future__ import annotations

import click

from bulletin_lint.cli import completion, console
from bulletin_lint.cli.command import Command, among
from bulletin_lint.cli.status import Status
from bulletin_lint.errors import UsageError
from bulletin_lint.startup.collector import paused


@click.command(
    "rule",
    cls=Command,
    usage="[选项] [规则…]",
    help="解释规则：检查什么、为什么、依据、能否自动修复、正误示例。\n规则写编号或英文名称，也可以写编号的开头。",
    examples=("bulletin-lint rule PUN012", "bulletin-lint rule --all"),
)
@click.argument("selectors", nargs=-1, metavar="规则", shell_complete=completion.rules)
@click.option("--all", "every", is_flag=True, help="列出全部规则")
@click.option("--output-format", callback=among(("full", "json")), default="full", metavar="格式", help="full、json")
def command(selectors: tuple[str, ...], every: bool, output_format: str) -> Status:
    with paused():
        from bulletin_lint.cli.settings import of_draft
        from bulletin_lint.config.layers import Settings
        from bulletin_lint.output import rules as output
        from bulletin_lint.rulebook.book import load_rulebook
        from bulletin_lint.rulebook.selection import strongest, validate

    if not selectors and not every:
        raise UsageError("请写明规则，如 bulletin-lint rule PUN012；bulletin-lint rule --all 列出全部规则")
    known = load_rulebook(of_draft(Settings(), "draft.docx")).known
    validate(selectors, known)
    chosen = sorted((rule for rule in known if every or strongest(selectors, rule)), key=lambda rule: rule.code)
    screen = console.screen()
    if output_format == "json":
        console.write_utf8([output.as_json(chosen)])
    elif every:
        console.write(output.as_list(chosen, screen))
    else:
        console.write(output.as_pages(chosen, screen))
    return Status.CLEAN
