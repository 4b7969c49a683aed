"""``bulletin-lint profile``: the profiles there are, what one says, and a new one drafted from an issue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bulletin_lint.cli import completion, console
from bulletin_lint.cli.command import Command
from bulletin_lint.cli.files import create, named, reading
from bulletin_lint.cli.profiles import by_name
from bulletin_lint.cli.status import Status
from bulletin_lint.errors import UsageError

if TYPE_CHECKING:
    from bulletin_lint.bulletin.draft import Draft


@click.command(
    "profile",
    cls=Command,
    usage="[选项] [体例]",
    help="体例写明一种刊物的样子：刊名、期号、栏目、署名、报尾、版面等。\n"
    "不写体例则列出自带的体例；写体例则显示它的每一项；--from 从一期或几期没有差错的刊物起草新的体例，"
    "只写各期都是这样的内容，每一项都注明见于几期；--check 用一份体例检查往期，看它合不合用。",
    examples=(
        "bulletin-lint profile",
        "bulletin-lint profile gongzuo-jianbao",
        "bulletin-lint profile --from 第12期.docx --output 本刊.toml",
        "bulletin-lint profile --from 往期 --output 本刊.toml",
        "bulletin-lint profile 本刊.toml --check 往期",
        "bulletin-lint --profile 本刊.toml 第13期.docx",
    ),
)
@click.argument("name", required=False, metavar="体例", callback=by_name, shell_complete=completion.profiles)
@click.option(
    "--from",
    "issues",
    multiple=True,
    shell_complete=completion.files,
    metavar="文件",
    help="从这一期起草体例；可写几次，或写文件夹",
)
@click.option(
    "--check", "archive", multiple=True, shell_complete=completion.files, metavar="文件", help="用这一体例检查往期"
)
@click.option(
    "-o",
    "--output",
    shell_complete=completion.files,
    metavar="文件",
    help="写入文件，不显示在屏幕上；不会覆盖已有的文件",
)
def command(name: str | None, issues: tuple[str, ...], archive: tuple[str, ...], output: str | None) -> Status:
    if name and issues:
        raise UsageError("体例和 --from 只能写一个")
    if archive:
        return _checked(name, archive)
    found = _files(issues)
    lines = list(_drafted(found) if issues else _shown(name) if name else _listed())
    if output is None:
        console.write(lines)
        return Status.CLEAN
    create(Path(output), "".join(f"{line}\n" for line in lines).encode(), "请换一个文件名")
    console.write([f"已写入 {output}"])
    if found:
        _report_rest(found, output)
    return Status.CLEAN


def _files(paths: Sequence[str]) -> list[str]:
    """The drafts at these paths, by name; UsageError for a folder that holds none."""
    from bulletin_lint.config.files import find
    from bulletin_lint.config.layers import Settings

    drafts = find(named(paths), Settings().of).needed().drafts if paths else ()
    if paths and not drafts:
        raise UsageError("没有找到 .docx 文件")
    return [str(draft) for draft in drafts]


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


def _drafted(paths: Sequence[str]) -> Iterator[str]:
    from bulletin_lint.drafting.profile_draft import profile_from

    issues = _issues(paths)
    first = Path(next(iter(issues))).name
    return profile_from(f"“{first}”" + (f"等{len(issues)}期" if len(issues) > 1 else ""), [*issues.values()])


def _issues(paths: Sequence[str]) -> dict[str, Draft]:
    """The issues among these files; UsageError if there is none."""
    from bulletin_lint.bulletin.parse import ENOUGH_EVIDENCE

    drafts = {path: _read(path) for path in paths}
    others = [path for path, draft in drafts.items() if draft.bulletin.evidence < ENOUGH_EVIDENCE]
    for path in others:
        if len(others) == len(paths):
            raise UsageError(f"{path}：不像简报、专报或政务信息，无法从中起草体例")
        console.note(f"{path}：不像简报、专报或政务信息，没有用来起草")
        del drafts[path]
    return drafts


def _read(issue: str) -> Draft:
    """The issue, understood without the expectations of any one publication."""
    from bulletin_lint.bulletin.parse import parse
    from bulletin_lint.bulletin.profile import Profile
    from bulletin_lint.docx.package import Package
    from bulletin_lint.docx.read import story

    with reading(issue):
        return parse(story.read(Package.open(issue)).text, Profile())


def _report_rest(issues: Sequence[str], profile: str) -> None:
    """Say what the new profile still finds in the issues it was drafted from: either is to be put right by hand."""
    from bulletin_lint.api import lint
    from bulletin_lint.config.config import Config

    config = Config(profile=str(Path(profile).resolve()))
    left = [(issue, len(lint(issue, config).findings)) for issue in issues]
    for issue, count in left:
        if count:
            console.note(f"按这一体例检查 {issue}，仍有{count}处问题；请看是这一期的差错，还是体例需要修改：")
            console.note(f"  bulletin-lint --profile {profile} {issue}")


def _checked(name: str | None, archive: Sequence[str]) -> Status:
    """What a profile makes of an archive: in how many issues each rule speaks. A rule about the publication's own form
    that speaks in most of them speaks against the profile."""
    from bulletin_lint.api import lint
    from bulletin_lint.config.config import Config

    if not name:
        raise UsageError("请写明体例，如 bulletin-lint profile 本刊.toml --check 往期")
    files = _files(archive)
    config = Config(profile=str(Path(name).resolve()) if Path(name).is_file() else name)
    found = [{f.rule.code: f.rule for f in lint(file, config).findings} for file in files]
    issues = Counter(code for each in found for code in each)
    rules = {code: rule for each in found for code, rule in each.items()}
    clean = sum(not each for each in found)
    console.write([f"{len(files)}期，其中{clean}期没有问题。"])
    for code, count in sorted(issues.items(), key=lambda item: (-item[1], item[0])):
        doubt = (
            "  多数各期都是这样，请看体例写得对不对" if rules[code].level == "house" and 2 * count > len(files) else ""
        )
        console.write([f"{count}期  {code}  {rules[code].title}{doubt}"])
    return Status.CLEAN
