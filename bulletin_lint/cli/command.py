"""click commands whose help and complaints are Chinese, laid out by column, with options in groups."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import click

from bulletin_lint.cli import console
from bulletin_lint.cli.slips import listed, meant_option, narrow, with_hyphens
from bulletin_lint.output.width import pad, width, wrap

_TERM_COLUMNS = 26

SEVERITIES_CALLED = MappingProxyType({"错误": "error", "警告": "warning", "提示": "info"})

Callback = Callable[[click.Context, click.Parameter, Any], Any]


class Option(click.Option):
    """An option that stands under a heading of the help."""

    def __init__(self, *args: Any, group: str = "其他", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.group = group


def among(words: Sequence[str], called: Mapping[str, str] = MappingProxyType({})) -> Callback:
    """A callback that lets through one of ``words``, in whatever case or as it is ``called``, or None."""

    def check(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
        if value is None or value in words:
            return value
        if (lower := called.get(value.strip(), value.strip().lower())) in words:
            return lower
        from bulletin_lint.toml.nearest import nearest

        hint = nearest(lower, words) or "；"
        raise click.BadParameter(f"没有 {value} 这个取值{hint}可用：{'、'.join(words)}", ctx, param)

    return check


def selectors(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...] | None:
    """A callback that makes a list of what is given once with commas or several times; None where it is not given. Who
    chooses nothing has mistyped, or a variable is not set."""
    words = listed(value)
    if value and not words and param.name in ("select", "fixable"):
        raise click.BadParameter("后面没有写明规则", ctx, param)
    return narrow(words) if value else None


def whole_number(ctx: click.Context, param: click.Parameter, value: str) -> int:
    """A callback that makes a whole number from 0 on."""
    if not (value.isascii() and value.isdigit()):
        raise click.BadParameter(f"{value} 不是整数", ctx, param)
    return int(value)


class Command(click.Command):
    """A command with ``usage`` (what follows its name), ``help`` and ``examples``, shown in Chinese.

    Where there are ``records``, its function is given one of each, filled with the parameters of their fields' names;
    without them, the parameters one by one.
    """

    def __init__(
        self,
        *args: Any,
        usage: str = "",
        examples: Sequence[str] = (),
        records: Sequence[type[NamedTuple]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **{**kwargs, "add_help_option": False})
        self.usage = usage
        self.examples = examples
        self.records = records
        self.params.append(help_option())

    def invoke(self, ctx: click.Context) -> Any:
        if not self.records or self.callback is None:
            return super().invoke(ctx)
        given = (record._make(ctx.params[name] for name in record._fields) for record in self.records)
        return ctx.invoke(self.callback, *given)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True  # refused here, in Chinese
        args = self._as_meant(ctx, args)
        try:
            rest = super().parse_args(ctx, args)
        except click.BadOptionUsage as error:
            error.ctx = error.ctx or ctx  # the parser does not say, but the complaint must know the options
            raise
        if ctx.args:
            raise click.UsageError(f"多余的参数：{' '.join(ctx.args)}", ctx)
        return rest

    def _as_meant(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments with hyphens for the dashes that were typed. Raises UsageError for a long option with one
        hyphen, which would be taken for several short ones."""
        options = [param for param in self.params if isinstance(param, click.Option)]
        valued = {name for option in options if not option.is_flag for name in option.opts}
        args = with_hyphens(args, valued)
        long = {name[1:] for option in options for name in option.opts if name.startswith("--")}
        for before, arg in zip(["", *args], args, strict=False):
            if before == "--":
                break
            if before not in valued and arg.partition("=")[0] in long:
                name = arg.partition("=")[0]
                raise click.UsageError(f"没有选项 {name}，是否应为“-{name}”？", ctx)
        return args

    def get_usage(self, ctx: click.Context) -> str:
        return f"用法：{ctx.command_path} {self.usage}"

    def get_help(self, ctx: click.Context) -> str:
        groups: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            if isinstance(param, click.Option) and not param.hidden:
                groups.setdefault(getattr(param, "group", "其他"), []).append(_row(param))
        blocks = [[self.get_usage(ctx)], list(paragraphs(self.help or ""))]
        blocks += [[f"{name}：", *table(rows)] for name, rows in groups.items()]
        if self.examples:
            blocks.append(["示例：", *examples(self.examples)])
        return "\n\n".join("\n".join(block) for block in blocks)


def _row(option: click.Option) -> tuple[str, str]:
    names = ", ".join(sorted([*option.opts, *option.secondary_opts], key=len))
    return (names if option.is_flag or option.count else f"{names} {option.metavar or '值'}", option.help or "")


def help_option() -> click.Option:
    """``--help``, written like all other output: click's own would not respect the console's encoding."""

    def show(ctx: click.Context, param: click.Parameter, value: bool) -> None:
        if value:
            console.write(ctx.get_help().split("\n"))
            ctx.exit()

    return click.Option(
        ["-h", "--help"], is_flag=True, is_eager=True, expose_value=False, callback=show, help="显示本帮助"
    )


def help_columns() -> int:
    """How wide help is set: as wide as the terminal, but not so wide that it reads badly."""
    from shutil import get_terminal_size

    return max(50, min(100, get_terminal_size().columns) - 2)


def paragraphs(text: str) -> Iterator[str]:
    """The text's lines, each wrapped."""
    for line in text.strip().splitlines():
        yield from wrap(line.strip(), help_columns()) or [""]


def table(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Terms on the left, their explanation wrapped on the right."""
    left = min(_TERM_COLUMNS, max((width(term) for term, _ in rows), default=0)) + 4
    for term, text in rows:
        lines = wrap(text, help_columns() - left)
        if width(term) > left - 4:
            yield f"  {term}"
        else:
            yield "  " + pad(term, left - 2) + (lines.pop(0) if lines else "")
        yield from (" " * left + line for line in lines)


def examples(lines: Sequence[str]) -> Iterator[str]:
    """Command lines, each with what spaces set off behind it; that goes below where there is no room for it."""
    for line in lines:
        command, _, remark = line.partition("  ")
        if width(line) + 2 <= help_columns():
            yield f"  {line}"
            continue
        first, *rest = wrap(command, help_columns() - 2)
        yield f"  {first}"
        yield from (f"      {each}" for each in (*rest, *wrap(remark.strip(), help_columns() - 6)))


def complaint(error: click.ClickException) -> str:
    """What was wrong with the command line, in Chinese."""
    match error:
        case click.NoSuchOption():
            known = [name for param in _params(error) for name in param.opts]
            return f"没有选项 {error.option_name}{meant_option(error.option_name, known)}"
        case click.MissingParameter():
            return f"缺少{'选项' if isinstance(error.param, click.Option) else '参数'} {_name(error.param)}"
        case click.BadParameter():
            return f"{_name(error.param)}：{error.message}"
        case click.BadOptionUsage():
            flags = [name for param in _params(error) if getattr(param, "is_flag", False) for name in param.opts]
            return f"选项 {error.option_name} {'不带值' if error.option_name in flags else '后面需要一个值'}"
        case click.BadArgumentUsage():
            return "参数的个数不对"
    return error.format_message()


def _params(error: click.UsageError) -> list[click.Parameter]:
    return error.ctx.command.params if error.ctx else []


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return "参数"
    return max(param.opts, key=len) if isinstance(param, click.Option) else str(param.metavar or param.name)
