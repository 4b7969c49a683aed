"""``bulletin-lint check``: the main job."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

import click

from bulletin_lint.cli import completion
from bulletin_lint.cli.command import Command, Option, among, whole_number
from bulletin_lint.cli.common_options import color_option, rule_choice, rule_option, settings_options, severity_option
from bulletin_lint.cli.piped import filename_option
from bulletin_lint.cli.run_options import RunOptions
from bulletin_lint.cli.status import Status
from bulletin_lint.config.globs import from_here
from bulletin_lint.config.layers import Overrides
from bulletin_lint.output import FOR_PEOPLE, FOR_TOOLS, FORMATS, PAGES
from bulletin_lint.startup.collector import paused
from bulletin_lint.startup.kept import elsewhere

_RULES = "选择规则"
_fixing = partial(click.option, cls=Option, group="修复")
_OUTPUT = "输出"
_output = partial(click.option, cls=Option, group=_OUTPUT)
_FILES = "配置与文件"
_files = partial(click.option, cls=Option, group=_FILES)
_many = partial(click.option, cls=Option, group="许多文件")


def _globs(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...] | None:
    """Globs given once with commas or several times, as they mean files from here; None where none was given."""
    parts = [part.strip() for item in value for part in re.split("[,，]", item) if part.strip()]
    return tuple(map(from_here, parts)) if value else None


_GLOBS: Mapping[str, Any] = {
    "multiple": True,
    "callback": _globs,
    "metavar": "通配式,…",
    "shell_complete": completion.files,
}


@click.command(
    "check",
    cls=Command,
    records=(RunOptions, Overrides),
    usage="[选项] 文件或文件夹…",
    help="检查草稿，指出问题所在；加 --fix 修复其中机械性的问题。\n"
    "文件夹会逐层查找 .docx。规则可以写编号（PUN012）、编号的开头（PUN）、名称、类别（标点）或 ALL。",
    examples=(
        "bulletin-lint 第12期.docx",
        "bulletin-lint --fix 第12期.docx",
        "bulletin-lint --diff 第12期.docx        只看会改什么，不写文件",
        "bulletin-lint --select PUN,NUM 稿件/    只查标点和数字",
        "bulletin-lint - < 第12期.docx           从标准输入读入；加 --fix 则把修复后的文件写到标准输出",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="文件或文件夹", shell_complete=completion.files)
@rule_choice(_RULES)
@rule_option("--fixable", "只允许这些规则自动修复", _RULES)
@rule_option("--unfixable", "不允许这些规则自动修复", _RULES)
@_fixing("--fix", is_flag=True, help="修复可以放心修复的问题，写回原文件")
@_fixing("--unsafe-fixes", is_flag=True, default=None, help="连同需要核对的修复（与 --fix 或 --diff 合用）")
@_fixing("--fix-styles", is_flag=True, default=None, help="修复版面时改样式的定义，不逐段改（与 --fix 合用）")
@_fixing("--track-changes", is_flag=True, default=None, help="修复写成修订，在 Word 里逐处接受或拒绝（与 --fix 合用）")
@_fixing("--backup", is_flag=True, default=None, help="修复前在旁边保留原稿（文件名加 .bak）；git 里已有的不另存")
@_fixing("--author", metavar="姓名", help="修订的作者，默认 bulletin-lint")
@_fixing(
    "--rewrite-protected",
    is_flag=True,
    default=None,
    help="设有编辑限制、标记为最终状态或含宏的文件也修复；有数字签名的仍不改写",
)
@_fixing("--diff", is_flag=True, help="显示修复前后的段落，不写文件；有改动时退出状态为1")
@_fixing("--fix-only", is_flag=True, help="只修复，不报告余下的问题")
@_fixing("--show-fixes", is_flag=True, help="列出修复了哪些规则的问题")
@_fixing("--exit-non-zero-on-fix", is_flag=True, help="只要修复过文件，退出状态就为1")
@_output(
    "--output-format",
    callback=among(FORMATS),
    shell_complete=completion.words(FORMATS),
    metavar="格式",
    help=f"输出格式，默认 full；给人看的：{'、'.join(FOR_PEOPLE)}；网页：{'、'.join(PAGES)}；"
    f"给程序的：{'、'.join(FOR_TOOLS)}",
)
@_output("-o", "--output-file", metavar="文件", help="把结果写入文件（UTF-8），不显示在屏幕上")
@_output("--open", "open_page", is_flag=True, help="写成审阅页，在浏览器中打开；没有 -o 就放在临时文件夹，过一天清理")
@_output("--statistics", is_flag=True, help="只显示每条规则报告了多少处")
@color_option(_OUTPUT)
@_output("--show-waived", is_flag=True, help="列出批注屏蔽的问题：在哪里、谁屏蔽的、为什么；sarif 等格式另加在报告里")
@_output("-q", "--quiet", is_flag=True, help="只显示问题，不显示汇总")
@_output("-v", "--verbose", is_flag=True, help="逐处列出可自动修复的问题，显示每个文件所用的配置")
@severity_option(
    "--min-severity", "只报告、只修复达到这一程度的问题，其余只报总数：error、warning、info（默认）", _OUTPUT
)
@severity_option("--fail-on", "达到这一程度才使退出状态为1：error、warning（默认）、info", _OUTPUT)
@_output("-e", "--exit-zero", is_flag=True, help="有问题时退出状态也为0")
@settings_options(_FILES, "按哪一种刊物的体例检查")
@filename_option(_FILES)
@_files(
    "--rendered",
    is_flag=True,
    default=None,
    help="另用LibreOffice排出页面，检查只有排出来才看得到的版面（需安装LibreOffice；较慢）",
)
@_files("--baseline", metavar="文件", help="不报告基线文件里记下的旧问题")
@_files("--generate-baseline", is_flag=True, help="把现有的问题都记入基线文件，以后不再报告，直到那里的文字改动")
@_files("-w", "--watch", is_flag=True, help="每次存盘后重新检查，直到按 Ctrl+C 结束")
@_files("--add-ignore", is_flag=True, help="在现有的问题上加批注屏蔽；那里还有同样的问题，就不再报告")
@_files("--show-settings", is_flag=True, help="显示对这些文件生效的设置，不检查")
@_files("--show-files", is_flag=True, help="列出会检查哪些文件，不检查")
@_files("--exclude", **_GLOBS, help="略过这些文件或文件夹，代替配置中的 exclude；* 代表任意字符")
@_files("--extend-exclude", **_GLOBS, help="在配置的 exclude 之外再略过这些")
@_files(
    "--respect-gitignore/--no-respect-gitignore",
    default=None,
    help="查文件夹时是否略过 git 忽略的文件；默认略过，点名的照查",
)
@_files("--force-exclude", is_flag=True, help="点名的文件若被 exclude 排除，也不检查（供提交钩子使用）")
@_files("--series", is_flag=True, help="所列的文件和文件夹是一种或几种刊物的历期，各期之间也对照：期号、日期、名单等")
@_many(
    "-j",
    "--jobs",
    callback=whole_number,
    default="0",
    metavar="数",
    help="同时检查几个文件；默认由程序决定",
)
@_many("--unordered", is_flag=True, help="先查完的先输出，不按文件的次序")
@_many(
    "--resume",
    metavar="文件",
    help="接着一次中断的检查：文件里已有结果的稿件不再查，其余的结果写在后面（archive 格式）",
)
@_many("--dask", metavar="地址", help="在现有的 Dask 集群上检查，如 tcp://10.0.0.1:8786；没有写明格式时输出 archive")
@_many("--no-cache", is_flag=True, help="不用缓存：既不取以前的结果，也不留下结果")
@_many("--cache-dir", metavar="文件夹", help="缓存放在这个文件夹；默认在用户的缓存文件夹")
def command(options: RunOptions, overrides: Overrides) -> Status:
    with elsewhere("" if options.no_cache else options.cache_dir):
        with paused():
            from bulletin_lint.cli import checking

            if options.open_page:
                from bulletin_lint.cli.opening import with_page

                overrides = with_page(options, overrides)
            plan = checking.planned(options, overrides)
        if options.watch:
            return checking.watched(plan, overrides)
        if options.open_page:
            from bulletin_lint.cli.opening import opened

            return opened(plan)
        return checking.carried_out(plan)
