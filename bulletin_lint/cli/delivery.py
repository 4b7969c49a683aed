"""The report of a run, put where it is wanted: on the screen, into a file, or into a pipe for another program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bulletin_lint import output
from bulletin_lint.cli import console
from bulletin_lint.cli.run_options import RunOptions
from bulletin_lint.config.files import DOCUMENTS
from bulletin_lint.errors import OutputError, UsageError
from bulletin_lint.output import summary
from bulletin_lint.output.screen import Screen
from bulletin_lint.output.visible import shown
from bulletin_lint.records.characters import writable
from bulletin_lint.records.findings import Run

if TYPE_CHECKING:
    from bulletin_lint.disk.output import Making


def deliver(run: Run, options: RunOptions, name: str) -> None:
    """Write the report in the format of that name. Raises OutputError for a file that cannot be written, OSError where
    the screen does not take it; what was done to the files is said all the same."""
    try:
        _deliver(run, options, name)
    except (OutputError, OSError):
        if any(file.fixed for file in run.files) and not options.diff:
            console.note(*summary.fixes(run), *summary.repairs(run))
        raise


def _deliver(run: Run, options: RunOptions, name: str) -> None:
    for_people = _is_for_people(name, options)
    if for_people and not options.output_file:
        console.write(_report(run, options, name, console.screen(options.color)))
        return
    lines = _report(run, options, name, Screen())
    text = "".join(f"{shown(line) if for_people else line}\n" for line in lines)
    if options.output_file:
        _save(options.output_file, run, writable(text))
    else:
        for line in summary.untold(run):  # the format itself has no place for it
            console.note(line)
        console.write_utf8(writable(text))


def refuse(path: str, drafts: Iterable[str]) -> None:
    """Raises OutputError for a report that could not be put there, before any of ``drafts`` is repaired; UsageError for
    a document: in other commands ``-o`` names one, and the slip would cost a draft."""
    from bulletin_lint.cli.files import writing
    from bulletin_lint.disk import output as disk

    if path.lower().endswith(DOCUMENTS):
        raise UsageError(f"-o {path}：这里写的是检查结果，不是文稿；批注稿请用 bulletin-lint annotate 写")
    with writing(path):
        if not disk.is_stream(path):
            disk.refuse(path, _making(), drafts)


def _save(path: str, run: Run, text: str) -> None:
    """Into a file that is none yet or an earlier report, or into a device or pipe."""
    from bulletin_lint.cli.files import writing
    from bulletin_lint.disk import output as disk

    with writing(path):
        if disk.is_stream(path):
            disk.write_through(path, text.encode())
        else:
            disk.write_output(path, text.encode(), _making(), [file.file for file in run.files])


def _making() -> Making:
    from bulletin_lint.disk.output import Making
    from bulletin_lint.output.recognised import is_report

    return Making("检查结果", is_report)


def _is_for_people(name: str, options: RunOptions) -> bool:
    return name in output.FOR_PEOPLE or options.diff


def _report(run: Run, options: RunOptions, name: str, screen: Screen) -> Iterator[str]:
    if not _is_for_people(name, options):
        yield from output.renderer(name)(run, screen)
        return
    yield from _body(run, options, name, screen)
    if options.show_fixes or options.only_repairs:
        yield from summary.fixes(run, would=options.diff)
    if not options.quiet:
        yield from _summary(run, options)


def _body(run: Run, options: RunOptions, name: str, screen: Screen) -> Iterator[str]:
    if options.diff:
        from bulletin_lint.output import differences

        return differences.fix_changes(run, screen)
    return summary.statistics(run) if options.statistics else output.renderer(name)(run, screen)


def _summary(run: Run, options: RunOptions) -> Iterator[str]:
    if not run.files:
        return iter(["没有需要检查的文件（都已排除）。"])
    return summary.repairs(run, would=options.diff) if options.only_repairs else summary.summary(run)
