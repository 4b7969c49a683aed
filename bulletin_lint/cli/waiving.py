"""``check --add-ignore``: what is found now is waived by comments in the drafts themselves."""

from __future__ import annotations

from collections.abc import Iterable

from bulletin_lint.annotate import waive
from bulletin_lint.api import write
from bulletin_lint.batch.task import Task, known_of
from bulletin_lint.cli import console
from bulletin_lint.cli.status import Status


def waive_all(tasks: Iterable[Task]) -> Status:
    """Write the comments, and say of each file how many; no file costs another its own."""
    failed = False
    for task in tasks:
        if task.held:
            console.note(f"{task.path}：{task.held}")
            continue
        result = waive(task.path, task.config, known_of(task.config))
        if result.content is not None:
            result = write(result, task.config.backup)
        if reason := result.failure or result.held:
            console.note(f"{task.path}：{reason}")
            failed = True
            continue
        before, left = result.before, len(result.findings)
        gone = len(before.findings) - left if before else 0
        rest = f"另有{left}处不能用批注屏蔽。" if left else ""
        if gone:
            console.write([f"{task.path}：已用批注屏蔽{gone}处问题。{rest}"])
        else:
            console.write([f"{task.path}：{rest or '没有问题。'}"])
        for note in result.notes:
            console.note(f"{task.path}：{note}")
    return Status.COULD_NOT_RUN if failed else Status.CLEAN
