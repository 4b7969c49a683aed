"""Why a run cannot be made, by kind: settings, what was asked for, what was to be written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_lint import (
    CannotRun,
    Config,
    ConfigError,
    fix,
    lint,
    load_config,
    read,
)
from bulletin_lint.annotate import annotate
from bulletin_lint.batch import Task, carry_out
from bulletin_lint.config.files import find
from bulletin_lint.errors import OutputError, UsageError
from bulletin_lint.records.baseline import generate
from tests.places import FIXTURES

DRAFT = FIXTURES / "clean-short" / "draft.docx"
WRONG = Config(select=("XYZ",))


@pytest.mark.parametrize("work", [lint, fix, annotate])
def test_settings_that_cannot_be_used_are_a_config_error(work: Callable[[Path, Config], object]) -> None:
    with pytest.raises(ConfigError, match="没有规则 XYZ"):
        work(DRAFT, WRONG)


def test_settings_that_cannot_be_used_stop_the_work_on_many_files() -> None:
    with pytest.raises(ConfigError, match="没有规则 XYZ"):
        list(carry_out([Task(str(DRAFT), WRONG, repair=False, save=False)]))


def test_a_profile_or_a_file_of_settings_that_is_not_there_is_a_config_error() -> None:
    with pytest.raises(ConfigError, match="没有"):
        read(DRAFT, Config(profile="没有"))
    with pytest.raises(ConfigError, match="没有这个文件"):
        load_config(Path("没有.toml"))


def test_a_path_that_is_not_there_or_holds_no_draft_is_a_usage_error(tmp_path: Path) -> None:
    for path in ("没有.docx", str(tmp_path)):
        with pytest.raises(UsageError, match=path):
            find([path], lambda path: Config()).needed()


def test_a_baseline_that_cannot_be_written_is_an_output_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="无法写入"):
        generate([], tmp_path / "没有" / "baseline.json")


def test_all_of_them_are_reasons_not_to_run() -> None:
    assert {ConfigError, UsageError, OutputError} == set(CannotRun.__subclasses__())
