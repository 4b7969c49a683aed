"""What ``annotate`` does once its options are known: each draft with its comments, put where it is wanted."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from bulletin_lint.annotate import annotate, has_more, is_annotated, notes_of
from bulletin_lint.api import FileResult
from bulletin_lint.cli import console, copies
from bulletin_lint.cli.annotate_options import AnnotateOptions
from bulletin_lint.cli.files import make_folder, named, writing
from bulletin_lint.cli.piped import STDIN, Source, source
from bulletin_lint.cli.settings import of_draft
from bulletin_lint.cli.status import Status
from bulletin_lint.config.files import find
from bulletin_lint.config.layers import Overrides, Settings
from bulletin_lint.disk.backup import keep_copy
from bulletin_lint.disk.output import Making, is_stream, write_output
from bulletin_lint.disk.replace import replace_file
from bulletin_lint.errors import OutputError, UsageError

_SUFFIXES = (".docx", ".docm")


class _Job(NamedTuple):
    """A draft, and where it goes with its comments; ``by_name``: that place was named for this one draft."""

    source: Source
    target: str
    by_name: bool


def annotated(options: AnnotateOptions) -> Status:
    """Raises UsageError, ConfigError, OutputError; of several drafts none costs another its comments."""
    names = ("profile", "author", "rewrite_protected", "select", "extend_select", "ignore", "min_severity")
    overrides = Overrides(**{name: getattr(options, name) for name in names})
    settings = Settings(overrides, options.configs, options.no_config)
    jobs = [*_jobs(options, settings)]
    failed = False
    for job in jobs:
        try:
            console.write([_done(job, settings)])
        except OutputError as error:
            if job.by_name:
                raise
            console.note(str(error))
            failed = True
    if not jobs:
        console.write(["没有需要加批注的文件（都已排除）。"])
    return Status.COULD_NOT_RUN if failed else Status.CLEAN


def _jobs(options: AnnotateOptions, settings: Settings) -> Iterator[_Job]:
    single = len(options.paths) == 1 and not os.path.isdir(options.paths[0])
    if (options.output is None) == (options.output_dir is None):
        raise UsageError("请用 -o 写明审阅稿写入哪个文件，几份草稿用 --output-dir 写明文件夹；两者只写一个")
    if options.output is not None:
        if not single:
            raise UsageError("-o 只能写一份审阅稿；几份草稿或文件夹请用 --output-dir 写明文件夹")
        if not is_stream(options.output) and not options.output.lower().endswith(_SUFFIXES):
            raise UsageError(f"-o {options.output}：审阅稿是 Word 文档，文件名应以 .docx 结尾")
        yield _Job(source(options.paths[0], options.stdin_filename), options.output, True)
        return
    assert options.output_dir is not None
    if STDIN in options.paths or options.stdin_filename is not None:
        raise UsageError("从标准输入读入的草稿只有一份，请用 -o 写明审阅稿写入哪个文件")
    drafts = find(named(options.paths), settings.of).needed().drafts
    for path, target in _targets(drafts, options.output_dir).items():
        yield _Job(Source(path), target, False)


def _targets(drafts: Mapping[str, str], folder: str) -> dict[str, str]:
    """Where each draft goes: under its name, and for those of a walk under the folders in it. What lies in the target
    itself is no draft. Raises UsageError where two would go to one place, or one to its own."""
    target_folder = Path(os.path.realpath(folder))
    found: dict[str, str] = {}
    taken: dict[str, str] = {}  # by whom, without regard to capitals where the system has none
    for path, walked in drafts.items():
        if Path(os.path.realpath(path)).is_relative_to(target_folder):
            if not walked or os.path.realpath(walked) == str(target_folder):
                raise UsageError(f"{path} 就在 {folder} 里，审阅稿会盖掉草稿；请另写一个文件夹")
            continue
        target = os.path.join(folder, os.path.relpath(path, walked) if walked else os.path.basename(path))
        if (other := taken.setdefault(os.path.normcase(target), path)) != path:
            raise UsageError(f"{other} 和 {path} 同名，不能写入同一个文件夹")
        found[path] = target
    return found


def _done(job: _Job, settings: Settings) -> str:
    """What became of the draft, in a sentence. Raises OutputError."""
    config = of_draft(settings, job.source.path)
    result = annotate(job.source.path, config, job.source.content)
    if result.content is None:
        raise OutputError(f"{job.source.path}：{result.failure or result.held}")
    notes, problems = len(notes_of(result)), len(result.findings)
    if not (problems or job.by_name or os.path.lexists(job.target)):
        return f"{job.source.path}：没有问题，不写审阅稿。"
    kept = _save(result, job, config.author)
    alike = f"，共{problems}处问题" if problems > notes else ""
    said = f"已写入 {job.target}：" + (f"{notes}条批注{alike}。" if notes else "没有问题。")
    return said + (f"原来的审阅稿里另有改动或批注，保存为 {kept}。" if kept else "")


def _save(result: FileResult, job: _Job, author: str) -> str:
    """Write the content over the draft itself, if that is what was asked for, over an earlier annotated copy, or into a
    new file. The path of what was kept of an earlier copy that somebody may have worked in, '' where nothing was."""
    assert result.content is not None
    assert result.document is not None
    package, target = result.document.package, job.target
    kept = ""

    def is_earlier(there: bytes) -> bool:
        nonlocal kept
        if there == package.data:
            return True
        if not is_annotated(there):
            return False
        if not copies.is_as_written(there) and has_more(there, result, author):
            kept = keep_copy(target, there)
        return True

    with writing(target):
        if job.by_name and package.stamp and os.path.exists(target) and os.path.samefile(result.path, target):
            replace_file(target, result.content, package.stamp)
            return ""
        if not job.by_name:
            make_folder(Path(target).parent)
        write_output(target, result.content, Making("审阅稿", is_earlier))
        copies.remember(result.content)
    return kept
