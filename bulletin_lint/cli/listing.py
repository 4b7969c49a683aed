"""What ``check`` shows instead of checking: files, settings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bulletin_lint.batch.task import Task
from bulletin_lint.cli import console
from bulletin_lint.cli.status import Status
from bulletin_lint.config.config import Config
from bulletin_lint.rulebook.book import config_of, load_rulebook


def files(tasks: Sequence[Task], empty: bool) -> Status:
    """The files that would be checked; ``empty`` says that folders without any were named."""
    console.write(task.path for task in tasks)
    if not tasks and not empty:
        console.note("没有需要检查的文件（都已排除）。")
    return Status.CLEAN


def settings(tasks: Sequence[Task]) -> Status:
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
        console.write(
            render(config, [_judged_by(file, config) for file in files], len(book.rules) + len(book.file_rules))
        )
    return Status.CLEAN


def _judged_by(path: str, config: Config) -> str:
    """The path, and the profile that the draft's own name chooses, if settings leave it to that."""
    from bulletin_lint.docx.errors import UnreadableFile
    from bulletin_lint.docx.package import Package
    from bulletin_lint.docx.read import story
    from bulletin_lint.rulebook.choice import understood

    if config.profile:
        return path
    try:
        choice, _ = understood(story.read(Package.open(path)).text, config)
    except UnreadableFile:
        return path
    return f"{path}（体例：{choice.title}，由刊名认出）" if choice.why == "name" else f"{path}（体例：通用）"
