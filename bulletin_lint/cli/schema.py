"""``bulletin-lint schema``: the JSON schemas that let an editor complete and check our files."""

from __future__ import annotations

import click

from bulletin_lint.cli import completion, console
from bulletin_lint.cli.command import Command, among
from bulletin_lint.cli.status import Status

NAMES = ("config", "profile", "pack", "findings", "archive", "table")


@click.command(
    "schema",
    cls=Command,
    usage="名称",
    help="输出 JSON 模式，供 VS Code、Taplo 等编辑器补全和检查："
    "config 配置文件，profile 体例，pack 规则包，findings JSON 格式的检查结果，archive 存档格式的一行，"
    "table 统计时写的表的一行。\n"
    "保存之后，在 TOML 文件的第一行写明即可，如 #:schema profile.schema.json。",
    examples=("bulletin-lint schema profile > profile.schema.json",),
)
@click.argument("name", callback=among(NAMES), shell_complete=completion.words(NAMES), metavar="名称")
def command(name: str) -> Status:
    from bulletin_lint.toml.shipped import schema_path

    console.write_utf8([schema_path(name).read_text(encoding="utf-8")])
    return Status.CLEAN
