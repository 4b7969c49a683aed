"""``bulletin-lint outline``: how a draft was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bulletin_lint.cli import completion, console
from bulletin_lint.cli.command import Command
from bulletin_lint.cli.common_options import settings_options
from bulletin_lint.cli.files import reading
from bulletin_lint.cli.piped import STDIN, filename_option, source
from bulletin_lint.cli.status import Status
from bulletin_lint.errors import UsageError
from bulletin_lint.startup.collector import paused

if TYPE_CHECKING:
    from bulletin_lint.bulletin.draft import Draft
    from bulletin_lint.records.outline import Node


@click.command(
    "outline",
    cls=Command,
    usage="[选项] 文件",
    help="显示程序如何理解一份草稿：报头、目录、栏目、文章、署名、报尾，哪些是推断的。\n某处检查得不对时，先看这里。",
    examples=(
        "bulletin-lint outline 第12期.docx",
        "bulletin-lint outline --layout 第12期.docx",
        "bulletin-lint outline --layout --rendered 第12期.docx",
    ),
)
@click.argument("path", metavar="文件", shell_complete=completion.files)
@click.option("--layout", is_flag=True, help="显示各部分实际用的纸张、字体、字号、缩进和行距")
@click.option(
    "--rendered",
    is_flag=True,
    help="再显示排出之后才看得到的：每页几行、每行几字、刊名和版记的位置、页码、页末单独的标题"
    "（与 --layout 合用；由LibreOffice排版，须已安装）",
)
@settings_options(use="按哪一种刊物的体例理解")
@filename_option()
def command(
    path: str,
    profile: str | None,
    layout: bool,
    rendered: bool,
    configs: tuple[str, ...],
    no_config: bool,
    stdin_filename: str | None,
) -> Status:
    if rendered and not layout:
        raise UsageError("--rendered要与--layout合用")
    if rendered and path == STDIN:
        raise UsageError("--rendered 要由 LibreOffice 打开文件，不能从标准输入读入")
    with paused():
        from bulletin_lint.api import read
        from bulletin_lint.cli.settings import of_draft
        from bulletin_lint.config.layers import Overrides, Settings
        from bulletin_lint.output.outline import render
        from bulletin_lint.records import layout as looks
        from bulletin_lint.records.outline import outline

    path, content = source(path, stdin_filename)
    with reading(path):
        draft = read(path, of_draft(Settings(Overrides(profile=profile), configs, no_config), path), content)
    tree = looks.layout(draft) if layout else outline(draft)
    if rendered:
        tree += (_rendered(path, draft),)
    console.write(render(tree, console.screen()))
    return Status.CLEAN


def _rendered(path: str, draft: Draft) -> Node:
    from bulletin_lint.records.rendered import shown
    from bulletin_lint.rendered import rendered

    return shown(rendered(path, draft), draft)
