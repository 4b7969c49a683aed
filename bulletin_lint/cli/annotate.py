"""``bulletin-lint annotate``: the findings as Word comments."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from bulletin_lint.cli import completion, console
from bulletin_lint.cli.command import Command
from bulletin_lint.cli.files import writing
from bulletin_lint.cli.status import Status
from bulletin_lint.errors import OutputError, UsageError
from bulletin_lint.startup.collector import paused

if TYPE_CHECKING:
    from bulletin_lint.api import FileResult


@click.command(
    "annotate",
    cls=Command,
    usage="[选项] 草稿.docx -o 审阅稿.docx",
    help="把每一处问题写成 Word 批注，挂在有问题的文字上：什么问题、怎么改、哪条规则。文字和格式不动，\n"
    "别人的批注保留；对审阅稿再运行一次，只换掉自己上次的批注。",
    examples=(
        "bulletin-lint annotate 第12期.docx -o 第12期-审阅.docx",
        "bulletin-lint annotate --author 校对组 第12期.docx -o 第12期-审阅.docx",
    ),
)
@click.argument("path", metavar="草稿", shell_complete=completion.files)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="文件",
    shell_complete=completion.files,
    help="写入哪个文件；可以是草稿自己",
)
@click.option("--author", metavar="姓名", help="批注的作者，默认 bulletin-lint")
@click.option(
    "--profile", shell_complete=completion.profiles, metavar="体例", help="按哪一种刊物的体例：名称或 .toml 文件"
)
@click.option(
    "--rewrite-protected", is_flag=True, default=None, help="设有编辑限制、标记为最终状态或含宏的文件也加批注"
)
def command(path: str, output: str, author: str | None, profile: str | None, rewrite_protected: bool | None) -> Status:
    with paused():
        from bulletin_lint.annotate import annotate
        from bulletin_lint.cli.settings import of_draft
        from bulletin_lint.config.layers import Overrides, Settings

    if not os.path.exists(path):
        raise UsageError(f"没有这个文件：{path}")
    overrides = Overrides(author=author, profile=profile, rewrite_protected=rewrite_protected)
    result = annotate(path, of_draft(Settings(overrides), path))
    if result.content is None:
        raise OutputError(f"{path}：{result.failure or result.held}")
    _save(result, output)
    console.write(
        [f"已写入 {output}：{len(result.findings)}条批注。" if result.findings else f"已写入 {output}：没有问题。"]
    )
    return Status.CLEAN


def _save(result: FileResult, output: str) -> None:
    """Write the content over the draft itself, if that is what was asked for, over an earlier annotated copy, or into a
    new file."""
    from bulletin_lint.annotate import is_annotated
    from bulletin_lint.disk.output import Making, write_output
    from bulletin_lint.disk.replace import replace_file

    assert result.content is not None
    assert result.document is not None
    package = result.document.package
    with writing(output):
        if os.path.exists(output) and os.path.samefile(result.path, output):
            replace_file(output, result.content, package.stamp)
        else:
            earlier = Making("审阅稿", lambda data: data == package.data or is_annotated(data))
            write_output(output, result.content, earlier)
