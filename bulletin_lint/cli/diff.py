"""``bulletin-lint diff``: what changed from one draft to another."""

from __future__ import annotations

import click

from bulletin_lint.cli import console
from bulletin_lint.cli.command import Command
from bulletin_lint.cli.common_options import settings_options
from bulletin_lint.cli.files import given, reading
from bulletin_lint.cli.status import Status
from bulletin_lint.startup.collector import paused


@click.command(
    "diff",
    cls=Command,
    usage="[选项] 旧稿 新稿",
    help="比较两份草稿，按编辑的说法列出改动：报头、栏目、增删和移动的文章、改过的段落、署名、报送发。\n"
    "没有改动时退出状态为0，有改动时为1。",
    examples=("bulletin-lint diff 第12期-初稿.docx 第12期.docx",),
)
@click.argument("old", metavar="旧稿")
@click.argument("new", metavar="新稿")
@click.option("-v", "--verbose", is_flag=True, help="改动过的段落全文列出，不只是改动的前后几个字")
@settings_options(use="按哪一种刊物的体例理解")
def command(
    old: str, new: str, verbose: bool, configs: tuple[str, ...], no_config: bool, profile: str | None
) -> Status:
    with paused():
        from bulletin_lint.api import read
        from bulletin_lint.cli.settings import of_draft
        from bulletin_lint.config.layers import Overrides, Settings
        from bulletin_lint.output.differences import draft_changes
        from bulletin_lint.records.compare import differences

    settings = Settings(Overrides(profile=profile), configs, no_config)
    drafts = []
    for path in map(given, (old, new)):
        with reading(path):
            drafts.append(read(path, of_draft(settings, path)))
    found = list(differences(*drafts))
    console.write(draft_changes(found, console.screen(), verbose))
    console.write([f"共{len(found)}处改动。" if found else "两份草稿的内容相同。"])
    return Status.FOUND if found else Status.CLEAN
