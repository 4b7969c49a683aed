"""What ``stats`` does once its options are known: find the results, check what is not checked yet, count, report."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bulletin_lint.cli import console
from bulletin_lint.cli.files import named, writing
from bulletin_lint.cli.stats_options import StatsOptions
from bulletin_lint.cli.status import Status
from bulletin_lint.config.files import DOCUMENTS
from bulletin_lint.config.layers import Settings
from bulletin_lint.disk import output as disk
from bulletin_lint.disk.errors import CannotWrite
from bulletin_lint.engine.rule import Rule
from bulletin_lint.errors import UsageError
from bulletin_lint.output.archive.view import View
from bulletin_lint.output.recognised import is_statistics
from bulletin_lint.output.screen import Screen
from bulletin_lint.output.visible import shown
from bulletin_lint.records.archive_counts import ArchiveCounts, month_of
from bulletin_lint.records.archive_files import ArchiveFiles
from bulletin_lint.records.characters import writable
from bulletin_lint.records.lines import FileLine
from bulletin_lint.records.words import general
from bulletin_lint.rulebook.selection import strongest, validate

_SUFFIXES = {".html": "html", ".htm": "html", ".csv": "csv", ".parquet": "parquet", ".json": "json"}
_DOCUMENT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how files of Word begin, whatever they are called
_MAKING = disk.Making("统计", is_statistics)


class _Sorted(NamedTuple):
    """What is named on the command line: files of results, and drafts or folders of drafts, which are to be checked."""

    results: Sequence[str]
    drafts: Sequence[str]


def counted(options: StatsOptions) -> Status:
    """Report. Raises UsageError for what cannot be counted, ConfigError, OutputError."""
    form = _format(options)
    named = _sorted(options.paths)
    known = _known_rules(options)
    if options.output_file:
        _refuse(options.output_file, named)
    with _results(named, options) as paths:
        files = ArchiveFiles(paths)
        lines = _Chosen(files.lines(), options, known)
        if form in ("csv", "parquet"):
            _deliver(_table(form, lines), options)
            _say([*_notes(files), *lines.notes()])
            return Status.CLEAN
        counts = ArchiveCounts.of(lines)
    notes = (*_notes(files), *lines.notes())
    messages, titles = {rule.code: general(rule.message) for rule in known}, {rule.code: rule.title for rule in known}
    view = View(counts, options.by, options.top, messages, notes, titles)
    if form == "full" and not options.output_file:
        from bulletin_lint.output.archive import tables

        console.write(tables.render(view, console.screen(options.color)))
        return Status.CLEAN
    _deliver(_report(form, view), options)
    if form == "json":
        _say(notes)
    return Status.CLEAN


def _say(notes: Iterable[str]) -> None:
    for note in notes:
        console.note(f"{note}。")


def _format(options: StatsOptions) -> str:
    """The format that is asked for, or that the name of the output means."""
    suffix = Path(options.output_file or "").suffix.lower()
    form = options.output_format or _SUFFIXES.get(suffix, "full")
    if suffix in DOCUMENTS:
        raise UsageError(f"-o {options.output_file}：这里写的是统计，不是文稿")
    if form == "parquet":
        from importlib.util import find_spec

        if not find_spec("pyarrow"):
            raise UsageError("写 Parquet 要先安装 pyarrow：pip install 'bulletin-lint[archive]'；不安装可写 CSV")
        if not options.output_file:
            raise UsageError("Parquet 不能显示在屏幕上，请用 -o 写入文件，如 -o 结果.parquet")
    return form


def _sorted(paths: Sequence[str]) -> _Sorted:
    results: list[str] = []
    drafts: list[str] = []
    for path in named(dict.fromkeys(paths)):
        (drafts if _is_draft(path) else results).append(path)
    return _Sorted(results, drafts)


def _is_draft(path: str) -> bool:
    """Whether the path is a folder, or a file of Word by its name or its content."""
    if os.path.isdir(path) or path.lower().endswith(DOCUMENTS):
        return True
    if not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        return file.read(4) in _DOCUMENT


def _known_rules(options: StatsOptions) -> Sequence[Rule]:
    """The rules that the settings here know. Raises ConfigError for one asked for that nobody knows; of a full code it
    is not known, for results may come from elsewhere."""
    from bulletin_lint.cli.settings import of_draft
    from bulletin_lint.config.layers import Overrides
    from bulletin_lint.rulebook.book import load_rulebook

    settings = Settings(Overrides(profile=options.profile), options.configs, options.no_config)
    known = load_rulebook(of_draft(settings, "draft.docx")).known
    named = (*(options.select or ()), *(options.ignore or ()))
    validate([name for name in named if not _is_code(name)], known)
    return known


def _is_code(name: str) -> bool:
    return len(name) == 6 and name[:3].isalpha() and name[3:].isdigit()


def _refuse(path: str, named: _Sorted) -> None:
    """Raises OutputError for a report that could not be put there, before anything is checked or counted."""
    with writing(path):
        for each in named.results:
            if os.path.exists(path) and os.path.exists(each) and os.path.samefile(path, each):
                raise CannotWrite("这是要统计的结果，没有覆盖")
        if not disk.is_stream(path):
            disk.refuse(path, _MAKING, named.drafts)


@contextmanager
def _results(named: _Sorted, options: StatsOptions) -> Iterator[Sequence[str]]:
    """Files of results that can be read twice; drafts are checked first, as ``check`` does, and their results are gone
    at the end."""
    if not named.drafts and all(map(os.path.isfile, named.results)):
        yield named.results
        return
    with tempfile.TemporaryDirectory(prefix="bulletin-lint-") as folder:
        paths = [
            path if os.path.isfile(path) else _copied(path, folder, place) for place, path in enumerate(named.results)
        ]
        if named.drafts:
            paths.append(_checked(named.drafts, options, os.path.join(folder, "checked.jsonl")))
        yield paths


def _copied(path: str, folder: str, place: int) -> str:
    """What comes through a pipe, as a file."""
    copy = os.path.join(folder, f"{place}.jsonl")
    with open(path, "rb") as source, open(copy, "wb") as target:
        shutil.copyfileobj(source, target)
    return copy


def _checked(drafts: Sequence[str], options: StatsOptions, target: str) -> str:
    """The results of checking ``drafts``: those that ``check`` writes."""
    from bulletin_lint.cli.check import command as check

    args = ["--output-format", "archive", "--output-file", target, "--exit-zero", "--jobs", str(options.jobs)]
    args += [word for item in options.configs for word in ("--config", item)]
    args += ["--no-config"] * options.no_config + ["--series"] * options.series
    args += ["--profile", options.profile] if options.profile else []
    with check.make_context("check", [*args, "--", *drafts]) as context:
        check.invoke(context)
    return target


class _Chosen:
    """Of the lines, those of the months asked for, each with the findings of the rules asked for."""

    def __init__(self, lines: Iterable[FileLine], options: StatsOptions, known: Sequence[Rule]) -> None:
        self._lines = lines
        self._options = options
        self._titles = {rule.code: rule.title for rule in known}
        self._since, self._until = options.since or "", options.until or "9999-12"
        self._passed_over = self._undated = 0

    def __iter__(self) -> Iterator[FileLine]:
        options = self._options
        dated = bool(options.since or options.until)
        choose = _chooser(options.select, options.ignore, self._titles)
        for line in self._lines:
            month = month_of(line)
            if dated and not (month and self._since <= month <= self._until):
                self._passed_over += 1
                self._undated += not month
            elif choose:
                yield line._replace(findings=tuple(each for each in line.findings if choose(each.code, each.name)))
            else:
                yield line

    def notes(self) -> Iterator[str]:
        """What is to be said of the choice."""
        if self._passed_over:
            undated = f"，其中{self._undated}个没有日期" if self._undated else ""
            yield f"另有{self._passed_over}个文件不在所选月份之内{undated}"
        options = self._options
        if options.select:
            yield f"只统计了规则{'、'.join(options.select)}"
        if options.ignore:
            yield f"没有统计规则{'、'.join(options.ignore)}"


class _Named(NamedTuple):
    """A rule as far as selectors ask."""

    code: str
    name: str
    title: str


def _chooser(
    select: Sequence[str] | None, ignore: Sequence[str] | None, titles: Mapping[str, str]
) -> Callable[[str, str], bool] | None:
    """Whether a rule is asked for: the more precise side wins; None where all are."""
    if select is None and ignore is None:
        return None

    @cache
    def choose(code: str, name: str) -> bool:
        rule = _Named(code, name, titles.get(code, ""))
        wanted = 1 if select is None else strongest(select, rule)
        return wanted > strongest(ignore or (), rule)

    return choose


def _notes(files: ArchiveFiles) -> Iterator[str]:
    if files.replaced:
        yield f"同一文件有几次结果的，只计最后一次（略去{files.replaced}次）"
    for path in files.torn:
        yield f"{writable(path)}的最后一行不完整，没有计入"
    if files.bare:
        yield "有的结果只列问题，不列没有问题的文件，也没有刊名、单位和日期（json-lines 格式），平均数因此偏高"


def _table(form: str, lines: Iterable[FileLine]) -> Iterator[bytes]:
    from bulletin_lint.output.archive import table_files

    if form == "parquet":
        return table_files.as_parquet(lines)
    return (piece.encode("utf-8", "backslashreplace") for piece in table_files.as_csv(lines))


def _report(form: str, view: View) -> Iterator[bytes]:
    if form == "html":
        from bulletin_lint.output.archive.page import page

        return iter([page(view).encode()])
    if form == "json":
        from bulletin_lint.output.archive.numbers import as_json

        return (f"{text}\n".encode() for text in as_json(view))
    from bulletin_lint.output.archive import tables

    return (f"{shown(line)}\n".encode() for line in tables.render(view, Screen()))


def _deliver(content: Iterable[bytes], options: StatsOptions) -> None:
    """Put the report where it is wanted. Raises OutputError."""
    path = options.output_file
    if not path:
        console.write_utf8(piece.decode() for piece in content)
        return
    with writing(path):
        if disk.is_stream(path):
            disk.write_through(path, content)
        else:
            disk.write_output(path, content, _MAKING, options.paths)
