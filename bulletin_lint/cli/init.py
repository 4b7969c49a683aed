"""``bulletin-lint init``: prepare a repository of drafts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from bulletin_lint.cli import completion, console
from bulletin_lint.cli.command import Command
from bulletin_lint.cli.files import make_folder, writing
from bulletin_lint.cli.profiles import by_name
from bulletin_lint.cli.status import Status
from bulletin_lint.disk.programs import git
from bulletin_lint.disk.replace import create_file
from bulletin_lint.errors import UsageError


@click.command(
    "init",
    cls=Command,
    usage="[选项] [文件夹]",
    help="为存放稿件的 git 库写好所需的文件：设置、提交钩子、让 git diff 显示文字的设置，以及持续集成的任务。\n"
    "已有的文件不改动。体例从已有的稿件看出，各文件夹可以不同；没有现成体例的刊物，从几期往期起草。持续集成从远程仓库的地址看出。",
    examples=("bulletin-lint init", "bulletin-lint init --profile gongzuo-jianbao 稿件库"),
)
@click.argument("folder", default=".", metavar="文件夹")
@click.option(
    "--profile", callback=by_name, shell_complete=completion.profiles, metavar="体例", help="用这一种体例，不从稿件里看"
)
def command(folder: str, profile: str | None) -> Status:
    from bulletin_lint.drafting.repository import DIFF_DRIVER, TEXTCONV, files, host_of, publications
    from bulletin_lint.rulebook.book import named_profile

    root = Path(folder)
    if not root.is_dir():
        raise UsageError(f"{folder}：没有这个文件夹")
    named_profile(profile or "")
    folders = [] if profile else publications(root, _drafts(root))
    for path, text in files(profile or "", host_of(_git(root, "remote", "get-url", "origin")), folders).items():
        console.write([_written(root / path, text)])
    if _git(root, "rev-parse", "--git-dir"):
        _git(root, "config", f"diff.{DIFF_DRIVER}.textconv", TEXTCONV)
        console.write([f"git diff 会显示 .docx 的文字（git config diff.{DIFF_DRIVER}.textconv）"])
    console.write(["", "接下来：", *_next_steps(root)])
    return Status.CLEAN


def _drafts(root: Path) -> Iterator[Path]:
    return (path for path in sorted(root.rglob("*.docx")) if not path.name.startswith(("~$", ".~")))


def _written(path: Path, text: str) -> str:
    if os.path.lexists(path):
        return f"已有，未改动：{path.as_posix()}"
    with writing(path):
        make_folder(path.parent)
        create_file(path, text.encode())
    return f"已写入：{path.as_posix()}"


def _git(root: Path, *args: str) -> str:
    """What git prints; '' where it fails or is not there."""
    return (git(root, args) or b"").decode("utf-8", "replace").strip()


def _next_steps(root: Path) -> list[str]:
    steps = [] if _git(root, "rev-parse", "--git-dir") else ["git init"]
    steps += ["pip install pre-commit && pre-commit install", "bulletin-lint ."]
    return [f"  {number}. {step}" for number, step in enumerate(steps, 1)]
