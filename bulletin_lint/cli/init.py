"""``bulletin-lint init``: prepare a repository of drafts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bulletin_lint.cli import completion
from bulletin_lint.cli.command import Command, among
from bulletin_lint.cli.profiles import by_name
from bulletin_lint.cli.status import Status
from bulletin_lint.errors import UsageError

if TYPE_CHECKING:
    from bulletin_lint.config.files import Listed
    from bulletin_lint.config.layers import Settings
    from bulletin_lint.drafting.repository.publications import Folder

_HOSTS = ("github", "gitlab", "gitee", "shell", "none")


@click.command(
    "init",
    cls=Command,
    usage="[选项] [文件夹]",
    help="为存放稿件的 git 库写好所需的文件：设置、提交钩子、持续集成的任务，"
    "以及让 git diff 显示文字、锁文件不入库的设置。\n"
    "已有的文件一概不改动，要加什么、加在哪里，会显示出来。体例从已有的稿件看出，各文件夹可以不同；"
    "没有现成体例的刊物，从几期往期起草。\n"
    "钩子和任务要安装本程序，地址从本程序的安装记录看出，也可用 --source 指明；不知道地址时，程序放进库里，"
    "所需的命令会显示出来。",
    examples=(
        "bulletin-lint init",
        "bulletin-lint init --profile gongzuo-jianbao 稿件库",
        "bulletin-lint init --ci gitlab --source git+https://git.example.org/tools/bulletin-lint@v1.0",
    ),
)
@click.argument("folder", default=".", metavar="文件夹")
@click.option(
    "--profile", callback=by_name, shell_complete=completion.profiles, metavar="体例", help="用这一种体例，不从稿件里看"
)
@click.option(
    "--ci",
    callback=among(_HOSTS),
    shell_complete=completion.words(_HOSTS),
    metavar="何处",
    help="持续集成的任务写给谁：github、gitlab、gitee、shell（一个脚本，各家都能运行）、none（不写）；"
    "默认由远程仓库的地址决定",
)
@click.option(
    "--source", metavar="地址", help="从哪里安装本程序：pip install 能用的地址，git 库写作 git+地址@标签或提交号"
)
def command(folder: str, profile: str | None, ci: str | None, source: str | None) -> Status:
    from bulletin_lint.cli.setting_up import Preparation
    from bulletin_lint.config.layers import Settings
    from bulletin_lint.drafting.repository import git, hosts
    from bulletin_lint.drafting.repository.source import given, installed
    from bulletin_lint.rulebook.book import named_profile

    root = Path(folder)
    if not root.is_dir():
        raise UsageError(f"{folder}：没有这个文件夹")
    if (top := git.root_of(root)) and top.resolve() != root.resolve():
        raise UsageError(f"{folder} 在 git 库 {top} 里面；提交钩子和持续集成只在库的根文件夹里有效，请在那里运行")
    if top is None and git.said(root, "rev-parse", "--git-dir"):
        raise UsageError(f"{folder} 在 git 自己的文件夹里，或者是没有工作区的库，没有写入")
    named_profile(profile or "")
    origin = given(source) if source is not None else installed()
    settings = Settings()
    listed = _listed(root, settings)
    has_settings = settings.of(root / "draft.docx").source is not None
    folders = [] if profile or has_settings else _publications(root, listed, settings)
    host = hosts.chosen(ci, git.remote_of(root), root)
    Preparation(root, top is not None, origin, host, listed.unread).carry_out(profile or "", folders)
    return Status.CLEAN


def _listed(root: Path, settings: Settings) -> Listed:
    """The drafts that ``check`` would take, with the same settings."""
    from bulletin_lint.config.files import find

    return find([str(root)], settings.of)


def _publications(root: Path, listed: Listed, settings: Settings) -> list[Folder]:
    from bulletin_lint.drafting.repository.publications import publications

    return publications(root, listed.drafts, settings.of)
