"""``bulletin-lint diff``: what changed from one draft to another."""

from __future__ import annotations

import click

from bulletin_lint.cli import completion, console
from bulletin_lint.cli.command import Command
from bulletin_lint.errors import ConfigError


@click.command(
    "diff",
    cls=Command,
    usage="[选项] 旧稿 新稿",
    help="比较两份草稿，按编辑的说法列出改动：报头、栏目、增删和移动的文章、改过的段落、署名、报送发。\n"
    "没有改动时退出状态为 0，有改动时为 1。",
    examples=("bulletin-lint diff 第12期-初稿.docx 第12期.docx",),
)
@click.argument("old", metavar="旧稿")
@click.argument("new", metavar="新稿")
@click.option("--profile", shell_complete=completion.profiles, metavar="体例", help="按哪一种刊物的体例理解")
def command(old: str, new: str, profile: str | None) -> int:
    from pathlib import Path

    from bulletin_lint.api import read
    from bulletin_lint.config.layers import Settings
    from bulletin_lint.docx.errors import UnreadableFile
    from bulletin_lint.output.differences import compared
    from bulletin_lint.records.compare import differences

    drafts = []
    for path in (old, new):
        try:
            drafts.append(read(path, Settings(options={"profile": profile}).of(Path(path))))
        except UnreadableFile as error:
            raise ConfigError(f"{path}：{error}") from error
    found = list(differences(*drafts))
    console.write(compared(found, console.screen()))
    console.write([f"共 {len(found)} 处改动。" if found else "两份草稿的内容相同。"])
    return 1 if found else 0
