"""What ``check`` does once its options are known: plan the run, carry it out, say what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bulletin_lint import __version__, output
from bulletin_lint.batch import Task, carry_out
from bulletin_lint.cli import console
from bulletin_lint.cli.delivery import deliver
from bulletin_lint.cli.run_options import RunOptions
from bulletin_lint.cli.status import Status
from bulletin_lint.config.config import SEVERITIES, Config
from bulletin_lint.config.files import find
from bulletin_lint.config.layers import Overrides, Settings
from bulletin_lint.errors import ConfigError
from bulletin_lint.records.describe import card
from bulletin_lint.records.findings import FileRecord, RuleRecord, Run
from bulletin_lint.rulebook.book import config_of, load_rulebook
from bulletin_lint.rulebook.groups import group_words
from bulletin_lint.startup import patterns


class Plan(NamedTuple):
    """A run before any draft is opened: ``config`` is that of the run itself, ``rules`` are all there are, by code."""

    options: RunOptions
    config: Config
    tasks: tuple[Task, ...]
    rules: dict[str, RuleRecord]


def planned(options: RunOptions, overrides: Overrides) -> Plan:
    """The run, with all settings, packs and profiles loaded.

    Raises UsageError for paths that name no draft, ConfigError for what cannot be loaded.
    """
    settings = Settings(overrides, options.configs, options.no_config)
    files = find(options.paths, settings.of, options.force_exclude)
    config = settings.of(Path("draft.docx"))
    if options.generate_baseline and not _says_baseline(options, overrides):
        from bulletin_lint.cli.settings import refuse_outside

        refuse_outside(config)
    whole = config.output_format in output.PAGES
    tasks = tuple(Task(file, settings.of(Path(file)), options.repairs, not options.diff, whole) for file in files)
    configs = [config, *(task.config for task in tasks)]
    if any(each.passed_over for each in configs):
        from bulletin_lint.cli.settings import note_strangers

        note_strangers(configs)
    return Plan(options, config, tasks, _rules(configs))


def _says_baseline(options: RunOptions, overrides: Overrides) -> bool:
    """Whether it is the command line that names the baseline."""
    named = (item.partition("=")[0].strip() for item in options.configs if "=" in item)
    return overrides.baseline is not None or "baseline" in named


def carried_out(plan: Plan) -> Status:
    """Check, repair and report. Raises OutputError for a report or a baseline that cannot be written."""
    if plan.options.show_settings:
        return _show_settings(plan.tasks)
    if plan.options.verbose:
        _note_settings(plan.tasks)
    files = tuple(carry_out(plan.tasks, plan.options.jobs))
    patterns.keep()
    for file in files:
        for reason in filter(None, (file.failure, file.held)):
            console.note(f"{file.file}：{reason}")
    if plan.options.generate_baseline:
        return _generate_baseline(files, plan.config)
    return _reported(plan, _without_known(files, plan.tasks))


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


def _show_settings(tasks: Sequence[Task]) -> Status:
    """The settings, once for all files for which they are the same."""
    from bulletin_lint.config.shown import render

    groups: list[tuple[Config, list[str]]] = []
    for task in tasks:
        config = config_of(Path(task.path), task.config)
        same = next((files for known, files in groups if known == config), None)
        if same is None:
            groups.append((config, same := []))
        same.append(task.path)
    for number, (config, files) in enumerate(groups):
        book = load_rulebook(config)
        console.write([""] if number else [])
        console.write(render(config, files, len(book.rules) + len(book.file_rules)))
    return Status.CLEAN


def _note_settings(tasks: Sequence[Task]) -> None:
    for task in tasks:
        source = task.config.source or "默认设置"
        profile = config_of(Path(task.path), task.config).profile or "默认"
        console.note(f"检查 {task.path}（配置：{source}；体例：{profile}）")


def _generate_baseline(files: Sequence[FileRecord], config: Config) -> Status:
    from bulletin_lint.records.baseline import NAME, generate

    path = Path(config.baseline or NAME)
    generate(files, path)
    count = sum(len(file.findings) for file in files)
    console.write([f"已把 {count} 处问题记入 {path}。"])
    if not config.baseline:
        console.write([f'请在 bulletin-lint.toml 中写明 baseline = "{NAME}"，或每次加 --baseline {NAME}。'])
    return Status.CLEAN


def _without_known(files: tuple[FileRecord, ...], tasks: Sequence[Task]) -> tuple[FileRecord, ...]:
    if not any(task.config.baseline for task in tasks):
        return files
    from bulletin_lint.records.baseline import load, without_known

    baselines = {path: load(path) for path in {task.config.baseline for task in tasks} if path}
    pairs = ((file, baselines.get(task.config.baseline)) for file, task in zip(files, tasks, strict=True))
    return tuple(without_known(file, baseline) if baseline else file for file, baseline in pairs)


def _reported(plan: Plan, files: tuple[FileRecord, ...]) -> Status:
    options = plan.options
    if options.only_repairs:
        files = tuple(file._replace(findings=()) for file in files)
    deliver(Run(files, plan.rules, group_words()), options, plan.config.output_format)
    if any(file.failure for file in files):
        return Status.COULD_NOT_RUN
    if any(file.fixed for file in files) and (options.diff or options.exit_non_zero_on_fix):
        return Status.FOUND
    found = any(_fails(file, task.config) for file, task in zip(files, plan.tasks, strict=True))
    return Status.FOUND if found and not options.exit_zero else Status.CLEAN


def _fails(file: FileRecord, config: Config) -> bool:
    failing = SEVERITIES[: SEVERITIES.index(config.fail_on) + 1]
    return any(finding.severity in failing for finding in file.findings)
