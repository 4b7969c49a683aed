"""``check --show-waived``: what comments and the baseline waive, as a list, or in formats that have a place for it."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_lint import output
from bulletin_lint.cli import console
from bulletin_lint.cli.status import Status
from bulletin_lint.config.config import Config
from bulletin_lint.config.layers import Overrides
from bulletin_lint.errors import UsageError
from bulletin_lint.records.findings import FileRecord, Run


def with_place(config: Config, overrides: Overrides) -> Config:
    """The settings with a format that can say what is waived. Raises UsageError for one that was asked for and cannot;
    one that settings name for every day is left."""
    if config.output_format in (*output.FOR_PEOPLE, *output.WITH_WAIVED):
        return config
    if overrides.output_format:
        raise UsageError(f"{config.output_format} 格式没有地方写屏蔽的问题，请用 {'、'.join(output.WITH_WAIVED)}")
    return config._replace(output_format=output.DEFAULT)


def show(run: Run) -> Status:
    """The list, and what could not be read. Raises OutputError."""
    from bulletin_lint.output.waivers import render

    failures: list[tuple[str, str]] = []

    def noted() -> Iterator[FileRecord]:
        for file in run.files:
            if file.failure or file.profile is None:
                failures.append((file.file, file.failure or next((each.message for each in file.findings), "")))
            yield file

    console.write(render(run._replace(files=noted())))
    for name, reason in failures:
        console.note(f"{name}：{reason}")
    return Status.COULD_NOT_RUN if failures else Status.CLEAN
