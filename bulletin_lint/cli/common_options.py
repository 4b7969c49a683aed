"""Options that several commands take, with one wording: which rules, which settings, how grave, in what colors."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any, TypeVar

import click

from bulletin_lint.cli import completion
from bulletin_lint.cli.command import SEVERITIES_CALLED, Option, among, selectors
from bulletin_lint.cli.profiles import by_name
from bulletin_lint.config.config import SEVERITIES

COLORS = ("auto", "always", "never")

F = TypeVar("F", bound=Callable[..., Any])


def rule_option(name: str, help: str, group: str) -> Callable[[F], F]:
    """An option that takes rules, with commas or several times."""
    return click.option(
        name,
        cls=Option,
        group=group,
        multiple=True,
        callback=selectors,
        shell_complete=completion.rules,
        metavar="规则,…",
        help=help,
    )


def rule_choice(group: str) -> Callable[[F], F]:
    """``--select``, ``--extend-select`` and ``--ignore``."""
    return _all(
        rule_option("--select", "只用这些规则（逗号分隔，可重复）", group),
        rule_option("--extend-select", "在已选的规则之外再加上这些", group),
        rule_option("--ignore", "不用这些规则", group),
    )


def severity_option(name: str, help: str, group: str) -> Callable[[F], F]:
    """An option that takes a severity, by its word or as it is called in Chinese."""
    return click.option(
        name,
        cls=Option,
        group=group,
        callback=among(SEVERITIES, SEVERITIES_CALLED),
        shell_complete=completion.words(SEVERITIES),
        metavar="程度",
        help=help,
    )


def profile_option(
    group: str = "其他", default: str | None = None, use: str = "按哪一种刊物的体例"
) -> Callable[[F], F]:
    """``--profile``, by name, title or file."""
    return click.option(
        "--profile",
        cls=Option,
        group=group,
        default=default,
        callback=by_name,
        shell_complete=completion.profiles,
        metavar="体例",
        help=f"{use}：名称或 .toml 文件",
    )


def settings_options(group: str = "其他", use: str = "按哪一种刊物的体例") -> Callable[[F], F]:
    """``--config``, ``--no-config`` and ``--profile``: by what settings a draft is read."""
    return _all(
        click.option(
            "--config",
            "configs",
            cls=Option,
            group=group,
            multiple=True,
            metavar="文件|键=值",
            help="指定配置文件，或直接给出一项设置，如 fail-on=error（可重复）",
        ),
        click.option("--no-config", cls=Option, group=group, is_flag=True, help="不读取任何配置文件"),
        profile_option(group, use=use),
    )


def color_option(group: str) -> Callable[[F], F]:
    return click.option(
        "--color",
        cls=Option,
        group=group,
        callback=among(COLORS),
        shell_complete=completion.words(COLORS),
        default="auto",
        metavar="何时",
        help="是否用颜色：auto（默认）、always、never",
    )


def _all(*options: Callable[[Any], Any]) -> Callable[[F], F]:
    """The options as one, in the order in which help shows them."""

    def decorated(command: F) -> F:
        return reduce(lambda inner, option: option(inner), reversed(options), command)

    return decorated
