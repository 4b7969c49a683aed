"""What ``check`` does once its options are known: plan the run, carry it out, say what came of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bulletin_lint import __version__, output
from bulletin_lint.batch.task import Task
from bulletin_lint.cli import console, hook, listing, waived
from bulletin_lint.cli.course import Course, performed, with_manners
from bulletin_lint.cli.delivery import Delivery, deliver, refuse
from bulletin_lint.cli.files import named
from bulletin_lint.cli.piped import STDIN, received
from bulletin_lint.cli.resume import ARCHIVE, earlier, settled
from bulletin_lint.cli.run_options import RunOptions
from bulletin_lint.cli.status import Status
from bulletin_lint.cli.together import refuse_apart, refuse_idle, refuse_nameless, refuse_piped
from bulletin_lint.config.config import Config
from bulletin_lint.config.files import Listed, find, nothing_in, unread_words
from bulletin_lint.config.layers import Overrides, Settings
from bulletin_lint.errors import ConfigError, UsageError
from bulletin_lint.records.describe import card
from bulletin_lint.records.findings import FileRecord, RuleRecord, Run
from bulletin_lint.records.tally import Tally
from bulletin_lint.rulebook.book import config_of, load_rulebook
from bulletin_lint.rulebook.groups import group_words


class Plan(NamedTuple):
    """A run before any draft is opened: ``config`` is that of the run itself, ``rules`` are all there are, by code,
    ``unread`` counts the documents in the folders that are of a kind not read, by their suffix; ``empty`` are the
    folders without any document."""

    options: RunOptions
    config: Config
    tasks: tuple[Task, ...]
    rules: dict[str, RuleRecord]
    unread: Mapping[str, int]
    empty: Sequence[str]


def planned(options: RunOptions, overrides: Overrides) -> Plan:
    """The run, with all settings, packs and profiles loaded.

    Raises UsageError for paths that name no draft, and without LibreOffice where pages are to be rendered, ConfigError
    for what cannot be loaded.
    """
    refuse_apart(options)
    refuse_idle(options, overrides)
    refuse_piped(options, overrides)
    options, overrides = settled(options, overrides)
    settings = Settings(overrides, options.configs, options.no_config)
    if not options.piped:
        options = options._replace(paths=tuple(named(options.paths)))
    listed = _listed(options, settings)
    if options.output_file:
        refuse(options.output_file, listed.drafts)
    config = settings.of(Path("draft.docx"))
    config = _with_format(config, options, overrides)
    if options.generate_baseline and not _says_baseline(options, overrides):
        from bulletin_lint.cli.settings import refuse_outside

        refuse_outside(config)
    tasks = tuple(_task(path, folder, settings.of(Path(path)), options) for path, folder in listed.drafts.items())
    _load_baselines(tasks)
    if any(task.config.rendered for task in tasks) and not options.dask:
        from bulletin_lint.rendered import need

        need()
    configs = [config, *(task.config for task in tasks)]
    if options.repairs:
        refuse_nameless(overrides, configs)
    if any(each.passed_over for each in configs):
        from bulletin_lint.cli.settings import note_strangers

        note_strangers(configs)
    return Plan(options, config, tasks, _rules(configs), listed.unread, [*listed.bare])


def _with_format(config: Config, options: RunOptions, overrides: Overrides) -> Config:
    """The settings with a format that suits the run, where nobody asked for another. Raises UsageError."""
    if options.dask and config.output_format == output.DEFAULT and overrides.output_format is None:
        return config._replace(output_format=ARCHIVE)
    return waived.with_place(config, overrides) if options.show_waived else config


def _listed(options: RunOptions, settings: Settings) -> Listed:
    """What is to be checked. Raises UsageError for a folder with documents none of which is read."""
    if options.piped:
        return Listed({options.stdin_filename or STDIN: ""}, {}, {})
    listed = find(options.paths, settings.of, options.force_exclude)
    for folder, instead in listed.bare.items():
        if instead:  # or nobody would know that they were not read
            raise UsageError(nothing_in(folder, instead))
    return listed


def _says_baseline(options: RunOptions, overrides: Overrides) -> bool:
    """Whether it is the command line that names the baseline."""
    named = (item.partition("=")[0].strip() for item in options.configs if "=" in item)
    return overrides.baseline is not None or "baseline" in named


def _task(path: str, folder: str, config: Config, options: RunOptions) -> Task:
    """The work on one file; ``folder`` is the one in whose walk it was found."""
    if options.generate_baseline:  # a new one has all findings
        config = config._replace(baseline="")
    if (options.only_repairs or options.piped) and config.rendered:  # what the pages show is not repaired
        config = config._replace(rendered=False)
    whole = config.output_format in output.PAGES
    task = Task(path, config, options.repairs, not options.diff, whole, waived=options.show_waived)
    if not options.piped:
        return task._replace(held=_held(path, folder, options))
    return task._replace(content=received(), sink=console.write_bytes if options.passes_on else None)


def _held(path: str, folder: str, options: RunOptions) -> str:
    """Why the file is not to be written: it is a link that leads out of the folder walked, or, where it was named, out
    of its git work tree."""
    if not options.repairs and not options.add_ignore:
        return ""
    from bulletin_lint.disk.links import leads_out, work_tree

    if not leads_out(path, folder or work_tree(path) or os.path.dirname(os.path.realpath(path))):
        return ""
    return "是指向所查文件夹或 git 库之外的链接，因此只检查、不改写"


def carried_out(plan: Plan) -> Status:
    """Check, repair and report. Raises OutputError for a report or a baseline that cannot be written."""
    for folder in plan.empty:  # as in a repository that is new: no reason to fail
        console.note(nothing_in(folder, {}))
    if plan.options.show_files:
        return listing.files(plan.tasks, bool(plan.empty))
    if plan.options.add_ignore:
        from bulletin_lint.cli.waiving import waive_all

        return waive_all(plan.tasks)
    if plan.options.show_settings:
        return listing.settings(plan.tasks)
    if plan.options.verbose:
        _note_settings(plan.tasks)
    tasks, kept = _compared(plan.tasks, plan.options), None
    if plan.config.output_format == ARCHIVE:
        tasks = with_manners(tasks)
    if plan.options.resume:
        kept = earlier(plan.options.resume, tasks)
        tasks = [task for task in tasks if task.path not in kept.done]
        console.note(f"{plan.options.resume}：已有{len(kept.done)}个文件的结果，还要检查{len(tasks)}个")
    course = Course(plan.options, bool(kept and kept.found))
    files = course.over(performed(tasks, plan.options), len(tasks))
    if plan.options.generate_baseline:
        return _generate_baseline(files, plan.config)
    if plan.options.show_waived and plan.config.output_format in output.FOR_PEOPLE:
        return waived.show(Run(files, plan.rules, group_words()))
    _report(plan, files, kept.kept() if kept else None)
    return course.status


def _report(plan: Plan, files: Iterator[FileRecord], kept: Iterable[bytes] | None) -> None:
    """Tell of the files, as they come, after what is ``kept``; in a hook, how to go on from there, too."""
    tally, advice = Tally(unread_words(plan.unread)), None
    if hook.is_running():
        advice = hook.Advice(plan.options, plan.tasks)
        files = advice.noting(files)
    run = Run(tally.watch(files), plan.rules, group_words(), tally.unread, plan.config.docs_url)
    drafts = [task.path for task in plan.tasks]
    report = Delivery(run, tally, plan.options, plan.config.output_format, drafts, kept, bool(plan.empty))
    deliver(report)
    if advice and report.is_for_people and not plan.options.quiet:
        console.write(advice.lines())


def watched(plan: Plan, overrides: Overrides) -> Status:
    """Check now, and again whenever something was saved. Raises as ``planned`` and ``carried_out``."""
    from bulletin_lint.cli.watching import watch

    plans = [plan]

    def check() -> set[Path]:
        latest = plans.pop() if plans else planned(plan.options, overrides)
        carried_out(latest)
        return {task.config.source for task in latest.tasks if task.config.source}

    return watch(plan.options.paths, check)


def _compared(tasks: Sequence[Task], options: RunOptions) -> Sequence[Task]:
    """The tasks, with what the other issues of their series show, where the run is about series or settings name
    them."""
    if not options.series and not any(task.config.series for task in tasks):
        return tasks
    from bulletin_lint.archive.gather import remarks

    found = remarks({task.path: task.config for task in tasks}, options.series, options.jobs)
    return [task._replace(remarks=found.get(task.path, ())) for task in tasks]


def _load_baselines(tasks: Sequence[Task]) -> None:
    """Raises ConfigError for one that cannot be used, before any file is written."""
    names = {task.config.baseline for task in tasks if task.config.baseline}
    if names:
        from bulletin_lint.records.baseline import load

        for name in names:
            load(name)


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


def _note_settings(tasks: Sequence[Task]) -> None:
    for task in tasks:
        source = task.config.source or "默认设置"
        profile = config_of(Path(task.path), task.config).profile or "由刊名选用"
        console.note(f"检查 {task.path}（配置：{source}；体例：{profile}）")


def _generate_baseline(files: Iterable[FileRecord], config: Config) -> Status:
    from bulletin_lint.records.baseline import NAME, generate

    path, tally = Path(config.baseline or NAME), Tally()
    count = generate(tally.watch(files), path)
    console.write([f"已把{count}处问题记入 {path}。"])
    if left := tally.findings.total() - count:
        console.note(f"另有{left}处是文件本身的问题（如无法读取），不能记入基线，以后仍会报告")
    if not config.baseline:
        console.write([f'请在 bulletin-lint.toml 中写明 baseline = "{NAME}"，或每次加 --baseline {NAME}。'])
    return Status.CLEAN
