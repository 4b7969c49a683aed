"""``bulletin-lint new``: a new issue with everything written but the news."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from bulletin_lint.cli import completion, console
from bulletin_lint.cli.command import Command, whole_number
from bulletin_lint.cli.common_options import settings_options
from bulletin_lint.cli.files import create, make_folder, writing
from bulletin_lint.cli.status import Status
from bulletin_lint.errors import UsageError


def _issue(ctx: click.Context, param: click.Parameter, value: str) -> int:
    number = whole_number(ctx, param, value)
    if number == 0:
        raise click.BadParameter("应从1起", ctx, param)
    return number


@click.command(
    "new",
    cls=Command,
    usage="--issue 期数 [选项]",
    help="按体例新建一期：报头、目录、栏目、文章的样子、署名和报尾都已排好，字体、版面一次设定，只等填写。\n"
    "待填写的各处标作“＜请填……＞”，检查时会逐一列出。不会覆盖已有的文件。",
    examples=(
        "bulletin-lint new --issue 13 --date 2026-09-08",
        "bulletin-lint new --issue 7 --profile gongzuo-jianbao --output 简报/第7期.docx",
    ),
)
@click.option("--issue", callback=_issue, required=True, metavar="期数", help="第几期")
@click.option("--date", metavar="日期", help="报头日期，如2026-09-08；默认今天")
@click.option(
    "--total", callback=whole_number, default="0", metavar="总期数", help="总第几期；体例规定写总期号时必须给出"
)
@click.option("--copies", callback=whole_number, default="0", metavar="份数", help="印多少份")
@settings_options()
@click.option(
    "-o",
    "--output",
    shell_complete=completion.files,
    metavar="文件",
    help="写入哪个文件；默认在当前文件夹，以刊名和期数为名",
)
def command(
    issue: int,
    date: str | None,
    total: int,
    copies: int,
    configs: tuple[str, ...],
    no_config: bool,
    profile: str | None,
    output: str | None,
) -> Status:
    from bulletin_lint.cli.settings import of_draft
    from bulletin_lint.config.layers import Overrides, Settings
    from bulletin_lint.drafting.content import NewIssue
    from bulletin_lint.drafting.document import written
    from bulletin_lint.rulebook.book import config_of, named_profile

    place = output or "第1期.docx"
    config = config_of(Path(place), of_draft(Settings(Overrides(profile=profile), configs, no_config), place))
    new = NewIssue(named_profile(config.profile), issue, _day(date), total or None, copies or None)
    path = Path(output or f"{new.file_name}.docx")
    try:
        data = written(new)
    except ValueError as error:
        raise UsageError(str(error)) from error
    with writing(path):
        make_folder(path.parent)
    create(path, data, "请用 --output 换一个文件名")
    console.write([f"已写入 {path}。请填写标作“＜请填……＞”的各处，写完后检查：", f"  bulletin-lint {path}"])
    return Status.CLEAN


def _day(text: str | None) -> datetime.date:
    from bulletin_lint.bulletin.dates import find_date

    if text is None:
        return datetime.date.today()
    date = find_date(text.strip())
    if date is None or date.value is None or date.span.end - date.span.start != len(text.strip()):
        raise UsageError(f"--date：没有“{text}”这一天；请写作2026-09-08")
    return date.value
