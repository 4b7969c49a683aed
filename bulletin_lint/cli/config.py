"""``bulletin-lint config``: the settings that there are, and what one of them means."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bulletin_lint.cli import console
from bulletin_lint.cli.command import Command, table
from bulletin_lint.cli.status import Status
from bulletin_lint.errors import UsageError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from bulletin_lint.config.config import Config


def _keys(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The keys, each with what it means."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(key, help=doc) for key, doc in _documented().items() if key.startswith(incomplete)]


@click.command(
    "config",
    cls=Command,
    usage="[键]",
    help="解释设置文件里的一项设置：含义、类型、默认值、在这个文件夹里的值；不写键则列出全部。\n"
    "设置写在 bulletin-lint.toml 里，也可以用“--config 键=值”临时给出。",
    examples=("bulletin-lint config", "bulletin-lint config per-file-ignores"),
)
@click.argument("key", required=False, metavar="键", shell_complete=_keys)
def command(key: str | None) -> Status:
    if key is None:
        console.write(table([*_documented().items()]))
        return Status.CLEAN
    from bulletin_lint.cli.settings import of_draft
    from bulletin_lint.config.layers import Settings

    key = key.lstrip("-").replace("_", "-").lower()
    if key not in _documented():
        from bulletin_lint.toml.nearest import nearest

        raise UsageError(f"没有设置 {key}{nearest(key, _documented()) or '；bulletin-lint config 列出全部设置'}")
    console.write(_explained(key, of_draft(Settings(), "draft.docx")))
    return Status.CLEAN


def _documented() -> dict[str, str]:
    from bulletin_lint.config.config import Config, Parent
    from bulletin_lint.toml.decode import fields_of

    return {key: field.doc for cls in (Parent, Config) for key, field in fields_of(cls).items()}


def _explained(key: str, config: Config) -> Iterator[str]:
    """What a key means, and what it is set to here."""
    from bulletin_lint.cli.check import command as check
    from bulletin_lint.config.config import Config, Parent
    from bulletin_lint.toml.decode import fields_of

    field = fields_of(Config).get(key) or fields_of(Parent)[key]
    yield f"{key}：{field.doc}。"
    yield f"  类型：{field.shape.words.strip()}"
    yield f"  默认：{_value(field.default)}"
    if hasattr(config, field.name):
        source = str(config.source) if config.source else "没有设置文件，为默认值"
        yield f"  此处：{_value(getattr(config, field.name))}（{source}）"
    options = [name for param in check.params for name in (*param.opts, *param.secondary_opts)]
    if f"--{key}" in options:
        yield f"  选项：--{key}"


def _value(value: Any) -> str:
    from bulletin_lint.toml.write import toml_value

    if value is None:
        return "不限"
    return toml_value(str(value) if isinstance(value, Path) else value) or '""'
