"""``bulletin-lint check``: the main job."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from bulletin_lint.cli import completion
from bulletin_lint.cli.command import Command, Option, among, whole_number
from bulletin_lint.config.config import SEVERITIES
from bulletin_lint.output import FORMATS

F = TypeVar("F", bound=Callable[..., Any])
_RULES, _FIXING, _OUTPUT, _FILES = "选择规则", "修复", "输出", "配置与文件"


def _selectors(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...] | None:
    """Selectors given once with commas or several times; None where the option was not given."""
    parts = tuple(part.strip() for item in value for part in item.split(",") if part.strip())
    return parts if value else None


def _rules_option(name: str, text: str) -> Callable[[F], F]:
    return click.option(
        name,
        cls=Option,
        group=_RULES,
        multiple=True,
        callback=_selectors,
        shell_complete=completion.rules,
        metavar="规则,…",
        help=text,
    )


def _option(*names: str, group: str, **kwargs: Any) -> Callable[[F], F]:
    return click.option(*names, cls=Option, group=group, **kwargs)


def _flag(*names: str, group: str, text: str, **kwargs: Any) -> Callable[[F], F]:
    return click.option(*names, cls=Option, group=group, is_flag=True, help=text, **kwargs)


@click.command(
    "check",
    cls=Command,
    usage="[选项] 文件或文件夹…",
    help="检查草稿，指出问题所在；加 --fix 修复其中机械性的问题。\n"
    "文件夹会逐层查找 .docx。规则可以写编号（PUN012）、编号的开头（PUN）、英文名称或 ALL。",
    examples=(
        "bulletin-lint 第12期.docx",
        "bulletin-lint --fix 第12期.docx",
        "bulletin-lint --diff 第12期.docx        只看会改什么，不写文件",
        "bulletin-lint --select PUN,NUM 稿件/    只查标点和数字",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="文件或文件夹", shell_complete=completion.files)
@_rules_option("--select", "只用这些规则（逗号分隔，可重复）")
@_rules_option("--extend-select", "在已选的规则之外再加上这些")
@_rules_option("--ignore", "不用这些规则")
@_rules_option("--fixable", "只允许这些规则自动修复")
@_rules_option("--unfixable", "不允许这些规则自动修复")
@_flag("--fix", group=_FIXING, text="修复可以放心修复的问题，写回原文件")
@_flag("--unsafe-fixes", group=_FIXING, text="连同需要核对的修复（与 --fix 或 --diff 合用）", default=None)
@_flag("--track-changes", group=_FIXING, text="修复写成修订，在 Word 里逐处接受或拒绝（与 --fix 合用）", default=None)
@_option("--author", group=_FIXING, metavar="姓名", help="修订的作者，默认 bulletin-lint")
@_flag(
    "--rewrite-protected",
    group=_FIXING,
    text="设有编辑限制、标记为最终状态或含宏的文件也修复；有数字签名的仍不改写",
    default=None,
)
@_flag("--diff", group=_FIXING, text="显示修复前后的段落，不写文件；有改动时退出状态为 1")
@_flag("--fix-only", group=_FIXING, text="只修复，不报告余下的问题")
@_flag("--show-fixes", group=_FIXING, text="列出修复了哪些规则的问题")
@_flag("--exit-non-zero-on-fix", group=_FIXING, text="只要修复过文件，退出状态就为 1")
@_option(
    "--output-format",
    group=_OUTPUT,
    callback=among(FORMATS),
    shell_complete=completion.words(FORMATS),
    metavar="格式",
    help=f"输出格式：{'、'.join(FORMATS)}；默认 full",
)
@_option("-o", "--output-file", group=_OUTPUT, metavar="文件", help="把结果写入文件（UTF-8），不显示在屏幕上")
@_flag("--statistics", group=_OUTPUT, text="只显示每条规则报告了多少处")
@_option(
    "--color",
    group=_OUTPUT,
    callback=among(("auto", "always", "never")),
    shell_complete=completion.words(("auto", "always", "never")),
    default="auto",
    metavar="何时",
    help="是否用颜色：auto（默认）、always、never",
)
@_flag("-q", "--quiet", group=_OUTPUT, text="只显示问题，不显示汇总")
@_flag("-v", "--verbose", group=_OUTPUT, text="显示每个文件所用的配置")
@_option(
    "--fail-on",
    group=_OUTPUT,
    callback=among(SEVERITIES),
    shell_complete=completion.words(SEVERITIES),
    metavar="程度",
    help="达到这一程度才使退出状态为 1：error、warning（默认）、info",
)
@_flag("-e", "--exit-zero", group=_OUTPUT, text="有问题时退出状态也为 0")
@_option(
    "--config",
    "configs",
    group=_FILES,
    multiple=True,
    metavar="文件|键=值",
    help="指定配置文件，或直接给出一项设置，如 fail-on=error（可重复）",
)
@_flag("--no-config", group=_FILES, text="不读取任何配置文件")
@_option(
    "--profile",
    group=_FILES,
    shell_complete=completion.profiles,
    metavar="体例",
    help="按哪一种刊物的体例检查：名称或 .toml 文件",
)
@_option("--baseline", group=_FILES, metavar="文件", help="不报告基线文件里记下的旧问题")
@_flag("--generate-baseline", group=_FILES, text="把现有的问题都记入基线文件，以后不再报告，直到那里的文字改动")
@_flag("--show-settings", group=_FILES, text="显示对这些文件生效的设置，不检查")
@_flag("--force-exclude", group=_FILES, text="点名的文件若被 exclude 排除，也不检查（供提交钩子使用）")
@_option(
    "-j",
    "--jobs",
    group=_FILES,
    callback=whole_number,
    default="0",
    metavar="数",
    help="同时检查几个文件；默认由程序决定",
)
def command(**options: Any) -> int:
    from bulletin_lint.cli.checking import check

    return check(**options)
