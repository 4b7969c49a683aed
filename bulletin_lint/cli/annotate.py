"""``bulletin-lint annotate``: the findings as Word comments."""

from __future__ import annotations

import click

from bulletin_lint.cli import completion
from bulletin_lint.cli.annotate_options import AnnotateOptions
from bulletin_lint.cli.command import Command
from bulletin_lint.cli.common_options import rule_choice, settings_options, severity_option
from bulletin_lint.cli.piped import filename_option
from bulletin_lint.cli.status import Status
from bulletin_lint.startup.collector import paused

_CHOSEN = "写哪些问题"
_FILES = "配置与文件"


@click.command(
    "annotate",
    cls=Command,
    records=(AnnotateOptions,),
    usage="[选项] 草稿.docx -o 审阅稿.docx",
    help="把每一处问题写成 Word 批注，挂在有问题的文字上：什么问题、怎么改、哪条规则；同一段里相同的问题合为一条。"
    "文字和格式不动，别人的批注保留；对审阅稿再运行一次，只换掉自己上次的批注。\n"
    "几份草稿或整个文件夹用 --output-dir，审阅稿以原名写入另一个文件夹。",
    examples=(
        "bulletin-lint annotate 第12期.docx -o 第12期-审阅.docx",
        "bulletin-lint annotate --author 校对组 第12期.docx -o 第12期-审阅.docx",
        "bulletin-lint annotate --min-severity error 稿件/ --output-dir 审阅/",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="草稿", shell_complete=completion.files)
@click.option("-o", "--output", metavar="文件", shell_complete=completion.files, help="写入哪个文件；可以是草稿自己")
@click.option(
    "--output-dir", metavar="文件夹", shell_complete=completion.files, help="写入哪个文件夹，各以原名；只写有问题的"
)
@click.option("--author", metavar="姓名", help="批注的作者，默认 bulletin-lint")
@click.option(
    "--rewrite-protected", is_flag=True, default=None, help="设有编辑限制、标记为最终状态或含宏的文件也加批注"
)
@rule_choice(_CHOSEN)
@severity_option("--min-severity", "只写达到这一程度的问题：error、warning、info（默认）", _CHOSEN)
@settings_options(_FILES)
@filename_option(_FILES)
def command(options: AnnotateOptions) -> Status:
    with paused():
        from bulletin_lint.cli.annotating import annotated
    return annotated(options)
