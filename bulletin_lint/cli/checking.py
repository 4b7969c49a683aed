"""What ``check`` does once its options are known."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bulletin_lint import __version__, output
from bulletin_lint.batch import Task, carry_out
from bulletin_lint.cli import console
from bulletin_lint.config.config import SEVERITIES, Config
from bulletin_lint.config.files import find
from bulletin_lint.config.layers import Settings
from bulletin_lint.errors import ConfigError
from bulletin_lint.output import differences, summary
from bulletin_lint.output.screen import Screen
from bulletin_lint.records.describe import card
from bulletin_lint.records.findings import FileRecord, RuleRecord, Run
from bulletin_lint.rulebook.book import config_of, load_rulebook
from bulletin_lint.startup import patterns

CLEAN, FOUND, COULD_NOT_RUN = 0, 1, 2


class Options(NamedTuple):
    """The options that are about the run, not about single files."""

    paths: tuple[str, ...]
    fix: bool
    diff: bool
    fix_only: bool
    show_fixes: bool
    exit_non_zero_on_fix: bool
    output_file: str | None
    statistics: bool
    color: str
    quiet: bool
    verbose: bool
    exit_zero: bool
    force_exclude: bool
    jobs: int
    show_settings: bool
    generate_baseline: bool

    @property
    def repairs(self) -> bool:
        """Whether fixes are worked out; ``diff`` works them out and saves nothing."""
        return self.fix or self.fix_only or self.diff

    @property
    def only_repairs(self) -> bool:
        """Whether what remains is of no interest."""
        return self.fix_only or self.diff


def check(configs: tuple[str, ...], no_config: bool, **given: Any) -> int:
    """Check, repair and report; the exit status. Raises ConfigError before any file is touched."""
    options = Options(**{name: given.pop(name) for name in Options._fields})
    settings = Settings(configs, no_config, given)
    files = find(options.paths, settings.of, options.force_exclude)
    run_config = settings.of(Path("draft.docx"))
    whole = run_config.output_format in output.WITH_TEXT
    tasks = [Task(file, settings.of(Path(file)), options.repairs, not options.diff, whole) for file in files]
    rules = _rules([run_config, *(task.config for task in tasks)])
    if options.show_settings:
        console.write(_shown_settings(tasks))
        return CLEAN
    if options.verbose:
        _tell_settings(tasks)
    gc.freeze()  # rules and modules stay to the end
    gc.enable()
    reports = tuple(carry_out(tasks, options.jobs))
    patterns.keep()
    for report in reports:
        for reason in filter(None, (report.failure, report.held)):
            console.note(f"{report.file}：{reason}")
    if options.generate_baseline:
        return _generate_baseline(reports, run_config)
    reports = tuple(map(_without_known, reports, tasks))
    run = Run(tuple(map(_without_findings, reports)) if options.only_repairs else reports, rules)
    _deliver(run, options, run_config.output_format)
    return _status(run, tasks, options)


def _rules(configs: Sequence[Config]) -> dict[str, RuleRecord]:
    """The rules of the run by code; loading them finds every mistake in the settings."""
    cards: dict[str, RuleRecord] = {}
    for config in {id(config): config for config in configs}.values():
        if config.required_version not in ("", __version__):
            raise ConfigError(f"{config.source}：要求 {config.required_version} 版，本程序是 {__version__} 版")
        if config.output_format not in output.FORMATS:
            raise ConfigError(f"没有输出格式 {config.output_format}，可用：{'、'.join(output.FORMATS)}")
        cards.update((rule.code, card(rule)) for rule in load_rulebook(config).known)
    return cards


def _generate_baseline(reports: Sequence[FileRecord], config: Config) -> int:
    from bulletin_lint.records.baseline import NAME, generate

    path = Path(config.baseline or NAME)
    generate(reports, path)
    count = sum(len(report.findings) for report in reports)
    console.write([f"已把 {count} 处问题记入 {path}。"])
    if not config.baseline:
        console.write([f'请在 bulletin-lint.toml 中写明 baseline = "{NAME}"，或每次加 --baseline {NAME}。'])
    return CLEAN


def _without_known(report: FileRecord, task: Task) -> FileRecord:
    if not task.config.baseline:
        return report
    from bulletin_lint.records.baseline import without_known

    return without_known(report, task.config.baseline)


def _shown_settings(tasks: Sequence[Task]) -> Iterator[str]:
    """The settings, once for all files for which they are the same."""
    from bulletin_lint.output.settings import render

    groups: list[tuple[Config, list[str]]] = []
    for task in tasks:
        config = config_of(Path(task.path), task.config)
        same = next((files for known, files in groups if known == config), None)
        if same is None:
            groups.append((config, same := []))
        same.append(task.path)
    for number, (config, files) in enumerate(groups):
        book = load_rulebook(config)
        yield from ([""] if number else [])
        yield from render(config, files, len(book.rules) + len(book.file_rules))


def _tell_settings(tasks: Sequence[Task]) -> None:
    for task in tasks:
        source = task.config.source or "默认设置"
        profile = config_of(Path(task.path), task.config).profile or "默认"
        console.note(f"检查 {task.path}（配置：{source}；体例：{profile}）")


def _without_findings(report: FileRecord) -> FileRecord:
    return report._replace(findings=())


def _deliver(run: Run, options: Options, name: str) -> None:
    if name not in output.FOR_PEOPLE and not options.diff:
        text = "".join(f"{line}\n" for line in output.renderer(name)(run, Screen()))
        _save(text, options.output_file) if options.output_file else console.write_utf8(text)
    elif options.output_file:
        _save("".join(f"{line}\n" for line in _lines(run, options, name, Screen())), options.output_file)
    else:
        console.write(_lines(run, options, name, console.screen(options.color)))


def _save(text: str, path: str) -> None:
    try:
        Path(path).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigError(f"无法写入 {path}：{error.strerror}") from error


def _lines(run: Run, options: Options, name: str, screen: Screen) -> Iterator[str]:
    """All that a person gets to read on stdout."""
    if options.diff:
        yield from differences.render(run, screen)
    elif options.statistics:
        yield from summary.statistics(run)
    else:
        yield from output.renderer(name)(run, screen)
    if options.show_fixes or options.only_repairs:
        yield from summary.fixes(run, would=options.diff)
    if options.quiet:
        return
    if not run.files:
        yield "没有需要检查的文件（都已排除）。"
    elif options.only_repairs:
        yield from summary.repairs(run, would=options.diff)
    else:
        yield from summary.summary(run)


def _status(run: Run, tasks: Sequence[Task], options: Options) -> int:
    if any(file.failure for file in run.files):
        return COULD_NOT_RUN
    repaired = any(file.fixed for file in run.files)
    found = any(_fails(file, task.config) for file, task in zip(run.files, tasks, strict=True))
    if repaired and (options.diff or options.exit_non_zero_on_fix):
        return FOUND
    return FOUND if found and not options.exit_zero else CLEAN


def _fails(file: FileRecord, config: Config) -> bool:
    failing = SEVERITIES[: SEVERITIES.index(config.fail_on) + 1]
    return any(report.severity in failing for report in file.findings)
