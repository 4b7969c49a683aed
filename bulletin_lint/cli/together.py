"""Options of ``check`` that do nothing without another, or do not go with one: whoever writes them believes that both
were done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bulletin_lint.cli import console
from bulletin_lint.cli.run_options import RunOptions
from bulletin_lint.config.config import Config
from bulletin_lint.config.layers import Overrides
from bulletin_lint.errors import UsageError
from bulletin_lint.output import FOR_PEOPLE

_OF_WRITING = ("author", "backup", "rewrite_protected")
_OF_FIXES = ("unsafe_fixes", "fix_styles", "track_changes", "backup", "author", "rewrite_protected")
_OF_REPORT = ("show_fixes", "exit_non_zero_on_fix")
_REPAIRS = ("fix", "fix_only", "diff")
_RECORDS = ("show_settings", "generate_baseline")
_LISTS = (*_RECORDS, "show_waived")
# What each option is about, and what does not go with that.
_APART: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "show_waived": ("不修复", _REPAIRS),
    "watch": (
        "只检查正在修改的文件",
        ("fix", "fix_only", "resume", "dask", "generate_baseline", "show_waived", "add_ignore"),
    ),
    "dask": ("只检查", (*_REPAIRS, "show_waived")),
    "resume": ("只检查", (*_REPAIRS, *_LISTS, "statistics")),
    "open_page": (
        "打开的是审阅页",
        ("diff", "statistics", "watch", "resume", "dask", "show_files", "add_ignore", *_RECORDS),
    ),
}


def refuse_apart(options: RunOptions) -> None:
    """Raises UsageError for two options that do not go together."""
    for name, (about, others) in _APART.items():
        for other in others:
            if getattr(options, name) and getattr(options, other):
                raise UsageError(f"{_option(name)} {about}，不能与 {_option(other)} 合用")


def refuse_idle(options: RunOptions, overrides: Overrides) -> None:
    """Raises UsageError for an option without the one that it belongs to; only the settings are shown with any."""
    if options.show_settings or options.show_files:
        return
    given = [name for name in _OF_FIXES if getattr(overrides, name) is not None]
    given = [name for name in given if not (options.add_ignore and name in _OF_WRITING)]
    given += [name for name in _OF_REPORT if getattr(options, name)]
    if given and not options.repairs:
        raise UsageError(f"{_option(given[0])} 要与 --fix 合用，单独写不起作用；只想看会改什么，请加 --diff")
    if options.add_ignore and (options.repairs or overrides.output_format or options.output_file):
        raise UsageError("--add-ignore 不报告、不修复，不能与修复和输出格式的选项合用")
    if options.show_waived and options.output_file and overrides.output_format in (None, *FOR_PEOPLE):
        raise UsageError("--show-waived 的列表显示在屏幕上；要写入文件，请用 --output-format 选别的格式")
    for name in ("statistics", "diff"):
        if getattr(options, name) and overrides.output_format not in (None, *FOR_PEOPLE):
            raise UsageError(f"{_option(name)} 的结果是给人看的，不能与 --output-format {overrides.output_format} 合用")


def refuse_piped(options: RunOptions, overrides: Overrides) -> None:
    """Raises UsageError for what cannot be done with a draft from a pipe, and for its name where there is no pipe."""
    if not options.piped:
        if options.stdin_filename is not None:
            raise UsageError("--stdin-filename 要与“-”合用：文件从标准输入读入")
        return
    if len(options.paths) > 1:
        raise UsageError("“-”表示从标准输入读入一个文件，不能与别的文件合用")
    wrong = [
        name
        for name in ("series", "resume", "dask", "watch", "add_ignore", "generate_baseline")
        if getattr(options, name)
    ]
    wrong += [name for name in ("backup", "rendered") if getattr(overrides, name)]
    if wrong:
        raise UsageError(f"{_option(wrong[0])} 不能用于从标准输入读入的文件")
    if options.passes_on and overrides.output_format not in (None, *FOR_PEOPLE) and not options.output_file:
        raise UsageError("修复后的文件写到标准输出，检查结果请用 -o 写入文件")
    if options.passes_on and console.is_terminal():
        raise UsageError(
            "修复后的文件写到标准输出，请用“>”写入文件或接上管道，如 bulletin-lint --fix - < 旧.docx > 新.docx"
        )


def refuse_nameless(overrides: Overrides, configs: Iterable[Config]) -> None:
    """Raises UsageError for an author of changes that nobody will see as such."""
    if overrides.author is not None and not any(config.track_changes for config in configs):
        raise UsageError("--author 是修订的作者，要与 --fix --track-changes 合用")


def _option(field: str) -> str:
    return "--open" if field == "open_page" else f"--{field.replace('_', '-')}"
