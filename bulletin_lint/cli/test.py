"""``bulletin-lint test``: the examples of rule packs, run as tests."""

from __future__ import annotations

import click

from bulletin_lint.cli import completion, console
from bulletin_lint.cli.command import Command
from bulletin_lint.cli.common_options import profile_option
from bulletin_lint.cli.status import Status


@click.command(
    "test",
    cls=Command,
    usage="[选项] [规则包…]",
    help="逐条运行规则包里的正例和反例：正例不许报，反例必须报，修复结果必须与写明的一致。\n"
    "规则包是 .toml 文件或放这种文件的文件夹；不写则测试自带的规则。",
    examples=("bulletin-lint test 本单位规则.toml",),
)
@click.argument("packs", nargs=-1, metavar="规则包", shell_complete=completion.files)
@profile_option(default="", use="按哪一种体例运行")
def command(packs: tuple[str, ...], profile: str) -> Status:
    from bulletin_lint.rulebook import examples as packtest
    from bulletin_lint.rulebook.book import all_rules, named_profile, rules_of

    rules = rules_of(packs) if packs else all_rules()
    failures = list(packtest.run(rules, named_profile(profile)))
    for failure in failures:
        first, *rest = failure.example.text.split("\n")
        console.write([f"{failure.rule.code} {failure.rule.title}：{failure.problem}", f"    示例：{first}", *rest])
    count = sum(len(rule.good) + len(rule.bad) for rule in rules)
    outcome = f"{len(failures)}处不符" if failures else "全部相符"
    console.write([f"{len(rules)}条规则，{count}个示例，{outcome}。"])
    return Status.FOUND if failures else Status.CLEAN
