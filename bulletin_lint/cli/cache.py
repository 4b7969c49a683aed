"""``bulletin-lint cache``: what is kept between runs, and how to be rid of it."""

from __future__ import annotations

import click

from bulletin_lint.cli import completion, console
from bulletin_lint.cli.command import Command, among
from bulletin_lint.cli.status import Status

_DEEDS = ("show", "clean")
_WORDS = {
    "patterns": "编译好的正则表达式",
    "toml": "读过的规则包和体例",
    "series": "各期说了什么（--series）",
    "results": "以前的检查结果",
    "copies": "写过哪些审阅稿",
}


@click.command(
    "cache",
    cls=Command,
    usage="[show|clean]",
    help="显示缓存放在哪里、有多大；clean 删除缓存。\n"
    "缓存只为省时间，随时可以删除。内容没有变、规则和设置也没有变的稿件不再重查，直接取以前的结果。",
    examples=("bulletin-lint cache", "bulletin-lint cache clean"),
)
@click.argument("deed", default="show", callback=among(_DEEDS), shell_complete=completion.words(_DEEDS), metavar="操作")
@click.option("--cache-dir", metavar="文件夹", help="缓存所在的文件夹，与检查时所写的相同")
def command(deed: str, cache_dir: str | None) -> Status:
    from bulletin_lint.startup import kept

    with kept.elsewhere(cache_dir):
        return _done(deed)


def _done(deed: str) -> Status:
    from bulletin_lint.startup import kept

    folder = kept.folder()
    if not folder:
        console.write(["没有使用缓存。"])
    elif deed == "clean":
        console.write([f"已删除{kept.clean()}个缓存文件：{folder}"])
    else:
        console.write([f"缓存在 {folder}"])
        console.write(f"  {_WORDS.get(name, name)}：{_size(size)}" for name, size in kept.sizes().items())
    return Status.CLEAN


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e5 else f"{count / 1e3:.1f} KB"
