"""``bulletin-lint annotate``: the findings as Word comments."""

from __future__ import annotations

from functools import partial

import click

from bulletin_lint.cli import completion
from bulletin_lint.cli.annotate_options import AnnotateOptions
from bulletin_lint.cli.command import SEVERITIES_CALLED, Command, Option, among, selectors
from bulletin_lint.cli.piped import filename_option
from bulletin_lint.cli.profiles import by_name
from bulletin_lint.cli.status import Status
from bulletin_lint.config.config import SEVERITIES
from bulletin_lint.startup.collector import paused

_chosen = partial(click.option, cls=Option, group="写哪些问题")
_rules = partial(_chosen, multiple=True, callback=selectors, shell_complete=completion.rules, metavar="规则,…")
_files = partial(click.option, cls=Option, group="配置与文件")


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
@_rules("--select", help="只用这些规则（逗号分隔，可重复）")
@_rules("--extend-select", help="在已选的规则之外再加上这些")
@_rules("--ignore", help="不用这些规则")
@_chosen(
    "--min-severity",
    callback=among(SEVERITIES, SEVERITIES_CALLED),
    shell_complete=completion.words(SEVERITIES),
    metavar="程度",
    help="只写达到这一程度的问题：error、warning、info（默认）",
)
@_files("--config", "configs", multiple=True, metavar="文件|键=值", help="指定配置文件，或直接给出一项设置")
@_files("--no-config", is_flag=True, help="不读取任何配置文件")
@_files(
    "--profile",
    callback=by_name,
    shell_complete=completion.profiles,
    metavar="体例",
    help="按哪一种刊物的体例：名称或 .toml 文件",
)
@filename_option("配置与文件")
def command(options: AnnotateOptions) -> Status:
    with paused():
        from bulletin_lint.cli.annotating import annotated
    return annotated(options)
