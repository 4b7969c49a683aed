"""``bulletin-lint profile``: the profiles there are, what one says, and a new one drafted from an issue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bulletin_lint.cli import completion, console
from bulletin_lint.cli.command import Command
from bulletin_lint.cli.files import create, reading
from bulletin_lint.cli.status import Status
from bulletin_lint.errors import UsageError

if TYPE_CHECKING:
    from bulletin_lint.bulletin.draft import Draft


@click.command(
    "profile",
    cls=Command,
    usage="[选项] [体例]",
    help="体例写明一种刊物的样子：刊名、期号、栏目、署名、报尾等。\n"
    "不写体例则列出自带的体例；写体例则显示它的每一项；--from 从一期没有差错的刊物起草新的体例，"
    "只写从这一期看得出的内容，核对后即可使用。",
    examples=(
        "bulletin-lint profile",
        "bulletin-lint profile gongzuo-jianbao",
        "bulletin-lint profile --from 第12期.docx --output 本刊.toml",
        "bulletin-lint --profile 本刊.toml 第13期.docx",
    ),
)
@click.argument("name", required=False, metavar="体例", shell_complete=completion.profiles)
@click.option("--from", "issue", shell_complete=completion.files, metavar="文件", help="从这一期起草体例")
@click.option(
    "-o",
    "--output",
    shell_complete=completion.files,
    metavar="文件",
    help="写入文件，不显示在屏幕上；不会覆盖已有的文件",
)
def command(name: str | None, issue: str | None, output: str | None) -> Status:
    if name and issue:
        raise UsageError("体例和 --from 只能写一个")
    lines = list(_drafted(issue) if issue else _shown(name) if name else _listed())
    if output is None:
        console.write(lines)
        return Status.CLEAN
    create(Path(output), "".join(f"{line}\n" for line in lines).encode(), "请换一个文件名")
    console.write([f"已写入 {output}"])
    if issue:
        _report_rest(issue, output)
    return Status.CLEAN


def _listed() -> Iterator[str]:
    from bulletin_lint.output.width import pad
    from bulletin_lint.rulebook.book import named_profile
    from bulletin_lint.toml.shipped import profiles_folder

    for path in sorted(profiles_folder().glob("*.toml")):
        yield f"{pad(path.stem, 28)}{named_profile(path.stem).title}"


def _shown(name: str) -> Iterator[str]:
    from bulletin_lint.drafting.profile_file import render
    from bulletin_lint.rulebook.book import named_profile
    from bulletin_lint.toml.decode import encoded

    yield from render(encoded(named_profile(name)))


def _drafted(issue: str) -> Iterator[str]:
    from bulletin_lint.bulletin.parse import ENOUGH_EVIDENCE
    from bulletin_lint.drafting.from_issue import observe
    from bulletin_lint.drafting.profile_file import render

    draft = _read(issue)
    if draft.bulletin.evidence < ENOUGH_EVIDENCE:
        raise UsageError(f"{issue}：不像简报、专报或政务信息，无法从中起草体例")
    yield f"# 从“{Path(issue).name}”起草的体例，只写了从这一期看得出的内容。请核对后使用："
    yield "#   bulletin-lint --profile 本文件 草稿.docx"
    yield "# 没有写的键取默认值，全部的键见 bulletin-lint profile xuanchuan-xinxi-zhuanbao。"
    yield ""
    yield from render(observe(draft))


def _read(issue: str) -> Draft:
    """The issue, understood without the expectations of any one publication."""
    from bulletin_lint.bulletin.parse import parse
    from bulletin_lint.bulletin.profile import Profile
    from bulletin_lint.docx.package import Package
    from bulletin_lint.docx.read import story

    with reading(issue):
        return parse(story.read(Package.open(issue)).text, Profile())


def _report_rest(issue: str, profile: str) -> None:
    """Say what the new profile still finds in the issue it was drafted from: either is to be put right by hand."""
    from bulletin_lint.api import lint
    from bulletin_lint.config.config import Config

    findings = lint(issue, Config(profile=str(Path(profile).resolve()))).findings
    if findings:
        console.note(f"按这一体例检查 {issue}，仍有 {len(findings)} 处问题；请看是这一期的差错，还是体例需要修改：")
        console.note(f"  bulletin-lint --profile {profile} {issue}")
