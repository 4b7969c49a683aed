"""``bulletin-lint stats``: what was found in an archive, by rule, office, section and month."""

from __future__ import annotations

import re
from functools import partial

import click

from bulletin_lint.cli import completion
from bulletin_lint.cli.command import Command, Option, among, whole_number
from bulletin_lint.cli.common_options import color_option, rule_option, settings_options
from bulletin_lint.cli.slips import listed
from bulletin_lint.cli.stats_options import StatsOptions
from bulletin_lint.cli.status import Status
from bulletin_lint.startup.collector import paused

FORMATS = ("full", "html", "csv", "parquet", "json")
TABLES = ("rule", "office", "unit", "section", "month")


def _tables(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...] | None:
    names = [among(TABLES)(ctx, param, name) for name in listed(value)]
    return tuple(dict.fromkeys(names)) or None


def _month(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", value, re.ASCII):
        raise click.BadParameter(f"{value} 不是月份，请写作2025-09", ctx, param)
    return value


_COUNTED = "统计什么"
_OUTPUT = "输出"
_CHECKED = "先检查文稿时"
_counted = partial(click.option, cls=Option, group=_COUNTED)
_output = partial(click.option, cls=Option, group=_OUTPUT)
_checked = partial(click.option, cls=Option, group=_CHECKED)


@click.command(
    "stats",
    cls=Command,
    records=(StatsOptions,),
    usage="[选项] 结果.jsonl…",
    help="统计一批稿件的检查结果：哪些规则、哪些单位、哪些栏目的问题多，逐月是否在好转。\n"
    "结果用 check --output-format archive 写成；也可以直接给出文稿或文件夹，先检查，再统计。"
    "写成网页（-o 统计.html），有图，可打印；写成 CSV 或 Parquet，一处问题一行，供别的程序使用。",
    examples=(
        "bulletin-lint check --output-format archive -o 结果.jsonl 专报/",
        "bulletin-lint stats 结果.jsonl",
        "bulletin-lint stats 结果.jsonl -o 统计.html",
        "bulletin-lint stats 专报/ --since 2025-01 --by unit,month",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="结果、文稿或文件夹", shell_complete=completion.files)
@_counted(
    "--by",
    multiple=True,
    callback=_tables,
    shell_complete=completion.words(TABLES),
    metavar="方面,…",
    help="按什么列表：rule 规则、office 编发单位、unit 署名单位、section 栏目、month 月；默认列出有话可说的",
)
@_counted("--top", callback=whole_number, default="10", metavar="数", help="各列多少行，其余合计；默认10，0为全部")
@_counted("--since", callback=_month, metavar="月份", help="只统计这个月以来的各期，如2025-01")
@_counted("--until", callback=_month, metavar="月份", help="只统计到这个月为止")
@rule_option("--select", "只统计这些规则（编号、编号的开头、名称或类别）", _COUNTED)
@rule_option("--ignore", "不统计这些规则", _COUNTED)
@_output(
    "--output-format",
    callback=among(FORMATS),
    shell_complete=completion.words(FORMATS),
    metavar="格式",
    help=f"输出格式：{'、'.join(FORMATS)}；默认看 -o 的后缀，否则 full",
)
@_output("-o", "--output-file", metavar="文件", shell_complete=completion.files, help="写入文件，不显示在屏幕上")
@color_option(_OUTPUT)
@settings_options(_CHECKED, "按哪一种刊物的体例检查")
@_checked("--series", is_flag=True, help="各期之间也对照")
@_checked("-j", "--jobs", callback=whole_number, default="0", metavar="数", help="同时检查几个文件")
def command(options: StatsOptions) -> Status:
    with paused():
        from bulletin_lint.cli.counting import counted
    return counted(options)
