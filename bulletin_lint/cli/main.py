"""The entry point: which command, and the exit status. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import click

from bulletin_lint import __version__
from bulletin_lint.cli import console
from bulletin_lint.cli.command import complaint, examples, help_option, paragraphs, table
from bulletin_lint.cli.completion import files
from bulletin_lint.cli.slips import as_command, meant_command, with_hyphens
from bulletin_lint.cli.status import Status
from bulletin_lint.disk.reasons import reason
from bulletin_lint.errors import CannotRun

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

DEFAULT = "check"

# Each command is the ``command`` of the module of its name, imported when it is called.
COMMANDS = {
    "check": "检查草稿（可省略不写：bulletin-lint 草稿.docx）",
    "stats": "统计一批稿件的检查结果：哪些规则、哪些单位、逐月是否好转",
    "annotate": "把问题写成 Word 批注，不改文字",
    "outline": "显示程序如何理解一份草稿：报头、目录、栏目、文章、报尾",
    "rule": "解释一条规则：为什么、依据、正误示例",
    "config": "解释一项设置：含义、类型、默认值",
    "text": "输出草稿的纯文本，可供 git diff 使用",
    "diff": "比较两份草稿，按编辑的说法列出改动",
    "test": "运行规则包里的正误示例",
    "profile": "列出、查看体例，或从一期刊物起草体例",
    "new": "按体例新建一期，只等填写",
    "init": "为存放稿件的 git 库写好设置、提交钩子和持续集成的任务",
    "cache": "显示缓存放在哪里、有多大，或删除缓存",
    "schema": "输出 JSON 模式，写设置、体例和规则包时，编辑软件凭它补全和检查",
}
_DESCRIPTION = """bulletin-lint：检查 Word 格式的简报、专报、政务信息，指出报头、栏目、目录、署名、\
报送发、标点和数字用法上的问题，并修复其中机械性的部分，不动原有格式。"""
_EXAMPLES = (
    "bulletin-lint 第12期.docx           检查，指出问题",
    "bulletin-lint --open 第12期.docx    检查，在浏览器中看审阅页",
    "bulletin-lint --fix 第12期.docx     修复可以放心修复的问题，写回原文件",
)
_AT_THE_END = """各命令的选项见 bulletin-lint 命令 --help，例如 bulletin-lint check --help

供脚本用的退出状态：0为通过，1为有问题，2为未能运行（用法、配置或路径有误）。"""


class Group(click.Group):
    """The commands; what names none of them is the work of ``check``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, add_help_option=False, **kwargs)
        self.params.append(help_option())

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"-h", "--help", "-V", "--version", *COMMANDS}
        if args:
            args = as_command([*with_hyphens(args[:1], ()), *args[1:]], COMMANDS)
            if args[0] not in own and (meant := meant_command(args[0], COMMANDS)):
                raise click.UsageError(f"没有 {args[0]} 这个命令，也没有这个文件{meant}", ctx)
        return super().parse_args(ctx, args if not args or args[0] in own else [DEFAULT, *args])

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"bulletin_lint.cli.{cmd_name}").command
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands, and what ``check`` takes as its first word."""
        check = self.get_command(ctx, DEFAULT)
        assert check is not None
        if incomplete.startswith("-"):
            return [*super().shell_complete(ctx, incomplete), *check.shell_complete(ctx, incomplete)]
        from click.shell_completion import CompletionItem

        names = [CompletionItem(name, help=text) for name, text in COMMANDS.items() if name.startswith(incomplete)]
        return [*files(ctx, None, incomplete), *names]

    def get_help(self, ctx: click.Context) -> str:
        blocks = [
            ["用法：bulletin-lint [选项] 文件或文件夹…", "      bulletin-lint 命令 [选项] …"],
            list(paragraphs(_DESCRIPTION)),
            ["示例：", *examples(_EXAMPLES)],
            ["命令：", *table(list(COMMANDS.items()))],
            ["选项：", *table([("-V, --version", "显示版本"), ("-h, --help", "显示本帮助")])],
            list(paragraphs(_AT_THE_END)),
        ]
        return "\n\n".join("\n".join(block) for block in blocks)


@click.command(cls=Group, invoke_without_command=True)
@click.option("-V", "--version", is_flag=True)
@click.pass_context
def cli(ctx: click.Context, version: bool) -> Status:
    if version:
        console.write([f"bulletin-lint {__version__}"])
    elif ctx.invoked_subcommand is None:
        console.write(ctx.get_help().split("\n"))
        return Status.COULD_NOT_RUN
    return Status.CLEAN


def run(args: Sequence[str] | None = None) -> int:
    """Carry out a command line, ``sys.argv`` by default; the exit status."""
    console.prepare()
    try:
        # click would look up * and ? on Windows in every word, those that are the value of an option, too.
        words = sys.argv[1:] if args is None else list(args)
        status = cli.main(words, prog_name="bulletin-lint", standalone_mode=False)
        console.flush()
    except click.ClickException as error:
        return _refused(complaint(error))
    except CannotRun as error:
        return _refused(str(error))
    except (click.Abort, KeyboardInterrupt) as error:
        console.note("已中断")
        return Status.TERMINATED if isinstance(error.__cause__ or error, Terminated) else Status.INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has gone; what it read is all it wanted
        console.leave()
        return Status.COULD_NOT_RUN
    except OSError as error:  # a name that is too long, say: the system's fault with what was asked for, and not ours
        return _refused(f"{error.filename or '系统'}：{reason(error)}")
    except MemoryError:
        return _refused("内存不足，未能完成")
    except Exception:  # a fault of this program: shown in full, and not with the status that means findings
        from traceback import format_exc

        console.note("bulletin-lint：程序内部出错，请把以下内容反馈给开发者", *format_exc().splitlines())
        return Status.COULD_NOT_RUN
    return int(status or 0)


def _refused(reason: str) -> Status:
    console.note(f"bulletin-lint：{reason}")
    return Status.COULD_NOT_RUN


class Terminated(KeyboardInterrupt):
    """The system wants the process to end: it does so as if the user did, in order."""


def main() -> NoReturn:
    """The console script."""
    if sys.platform != "win32":

        def stop(number: int, frame: object) -> NoReturn:
            raise Terminated

        signal.signal(signal.SIGTERM, stop)
    sys.exit(run())
