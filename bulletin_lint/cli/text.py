"""``bulletin-lint text``: the plain text of a draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from bulletin_lint.cli import completion, console
from bulletin_lint.cli.command import Command
from bulletin_lint.cli.piped import STDIN, filename_option, source
from bulletin_lint.cli.status import Status
from bulletin_lint.errors import UsageError
from bulletin_lint.output.visible import shown

if TYPE_CHECKING:
    from bulletin_lint.text.text import Text

_STORIES = {"header": "页眉", "footer": "页脚", "footnote": "脚注", "endnote": "尾注"}


@click.command(
    "text",
    cls=Command,
    usage="[选项] 文件",
    help="输出草稿的纯文本，每段一行；页眉页脚和注释排在正文之后。\n"
    "供 git diff 使用：git config diff.bulletin.textconv 'bulletin-lint text --textconv'，"
    "并在 .gitattributes 中写 *.docx -text diff=bulletin。",
    examples=("bulletin-lint text 第12期.docx",),
)
@click.argument("path", metavar="文件", shell_complete=completion.files)
@click.option("--textconv", is_flag=True, help="读不了的文件只输出原因，不算失败（git diff 才不会中断）")
@filename_option()
def command(path: str, textconv: bool, stdin_filename: str | None) -> Status:
    from bulletin_lint.docx.errors import UnreadableFile
    from bulletin_lint.docx.package import Package
    from bulletin_lint.docx.read import story

    path, content = (path, None) if textconv and path != STDIN else source(path, stdin_filename)
    try:
        document = story.read(Package.open(path) if content is None else Package.from_bytes(content))
    except UnreadableFile as error:
        if not textconv:
            raise UsageError(f"{path}：{error}") from error
        console.write_utf8([f"{shown(f'［{error}］')}\n"])
        return Status.CLEAN
    unread = (f"［未读取：{what}］" for what in document.unread)
    lines = [*lines_of(document.text), *unread]
    if console.is_terminal():
        console.write(lines)
    else:
        console.write_utf8(f"{shown(line)}\n" for line in lines)
    return Status.CLEAN


def lines_of(text: Text) -> Iterator[str]:
    """The lines of the paragraphs in reading order; each part of the file but the first under its own name."""
    part = text.paragraphs[0].part if text.paragraphs else ""
    for paragraph in text.paragraphs:
        if paragraph.part != part:
            part = paragraph.part
            yield f"［{_STORIES.get(paragraph.container, part)}］"
        bullet = "" if text.drawn(paragraph) else text.formatting.label(paragraph)
        yield from (bullet + text.public(paragraph)).split("\n")
