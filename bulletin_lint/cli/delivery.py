"""The report of a run, put where it is wanted: on the screen, into a file, or into a pipe for another program."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from bulletin_lint import output
from bulletin_lint.cli import console
from bulletin_lint.cli.resume import ARCHIVE
from bulletin_lint.cli.run_options import RunOptions
from bulletin_lint.config.files import DOCUMENTS
from bulletin_lint.errors import OutputError, UsageError
from bulletin_lint.output import summary
from bulletin_lint.output.screen import Screen
from bulletin_lint.output.visible import shown
from bulletin_lint.records.characters import writable
from bulletin_lint.records.findings import Run
from bulletin_lint.records.tally import Tally

if TYPE_CHECKING:
    from bulletin_lint.disk.output import Making


class Delivery(NamedTuple):
    """A report to be made: of a run whose files come as they are checked, and are counted in ``tally`` as they pass.
    ``drafts`` are the paths of all of them; ``kept`` is what a file of results begins with, None for what is there;
    ``empty`` says that a folder without drafts was named."""

    run: Run
    tally: Tally
    options: RunOptions
    format: str
    drafts: Collection[str]
    kept: Iterable[bytes] | None = None
    empty: bool = False

    @property
    def is_for_people(self) -> bool:
        return self.format in output.FOR_PEOPLE or self.options.diff or self.options.statistics


def deliver(report: Delivery) -> None:
    """Write the report. Raises OutputError for a file that cannot be written, OSError where the screen does not take
    it; the files that were to be repaired are repaired all the same, and that is said."""
    options, tally = report.options, report.tally
    try:
        _deliver(report)
    except (OutputError, OSError):
        if options.repairs and not options.diff:
            deque(report.run.files, maxlen=0)
            if tally.fixed:
                console.note(*summary.fixes(tally, report.run.rules), *summary.repairs(tally))
        raise


def _deliver(report: Delivery) -> None:
    options = report.options
    if options.passes_on and not options.output_file:  # the draft itself goes to stdout
        for line in _report(report, Screen()):
            console.note(line)
        return
    if report.is_for_people and not options.output_file:
        screen = console.screen(options.color)._replace(verbose=options.verbose, docs=report.run.docs)
        console.write(_report(report, screen))
        return
    lines = _report(report, Screen(verbose=options.verbose))
    text = (f"{writable(shown(line) if report.is_for_people else line)}\n" for line in lines)
    if options.output_file:
        _save(options.output_file, report, (piece.encode() for piece in text))
    else:
        console.write_utf8(text)
    if not report.is_for_people:
        for line in summary.untold(report.tally):  # formats for programs have no place for it, and a page is elsewhere
            console.note(line)


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


def _save(path: str, report: Delivery, content: Iterable[bytes]) -> None:
    """Into a file that is none yet or an earlier report, or into a device or pipe."""
    from bulletin_lint.cli.files import writing
    from bulletin_lint.disk import output as disk

    with writing(path):
        if disk.is_stream(path):
            disk.write_through(path, content)
        elif report.format == ARCHIVE:  # what is there when the run is cut off can be gone on from
            lines = iter(content)
            first = [*islice(lines, 1)]  # a run that cannot begin must not cost what is there
            with disk.growing(path, _making(), report.drafts, report.kept if report.options.resume else b"") as write:
                deque(map(write, chain(first, lines)), maxlen=0)
        else:
            disk.write_output(path, content, _making(), report.drafts)


def _making() -> Making:
    from bulletin_lint.disk.output import Making
    from bulletin_lint.output.recognised import BEGINNING, is_report

    return Making("检查结果", is_report, BEGINNING)


def _report(report: Delivery, screen: Screen) -> Iterator[str]:
    options, tally = report.options, report.tally
    if not report.is_for_people:
        yield from output.renderer(report.format)(report.run, screen)
        return
    yield from _body(report, screen)
    if options.show_fixes or options.only_repairs:
        yield from summary.fixes(tally, report.run.rules, would=options.diff)
    if not options.quiet:
        yield from _summary(report)


def _body(report: Delivery, screen: Screen) -> Iterator[str]:
    if report.options.diff:
        from bulletin_lint.output import differences

        return differences.fix_changes(report.run, screen)
    if report.options.statistics:
        deque(report.run.files, maxlen=0)
        return summary.statistics(report.tally, report.run.rules)
    return output.renderer(report.format)(report.run, screen)


def _summary(report: Delivery) -> Iterator[str]:
    tally, options = report.tally, report.options
    if not tally.files:
        return iter(["没有需要检查的文件。" if report.empty else "没有需要检查的文件（都已排除）。"])
    return summary.repairs(tally, would=options.diff) if options.only_repairs else summary.summary(tally)
