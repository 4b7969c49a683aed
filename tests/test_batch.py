"""Many files: one record each, in their order, whatever happens to one of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_lint.batch import Task, carry_out
from bulletin_lint.config.config import Config
from bulletin_lint.errors import ConfigError
from tests.places import FIXTURES

CLEAN = str(FIXTURES / "clean-short" / "draft.docx")
LONG = str(FIXTURES / "clean-long" / "draft.docx")
BRITTLE = """
from typing import NamedTuple
from bulletin_lint.engine.rule import Kind

class Parameters(NamedTuple):
    most: int

def run(draft, parameters):
    if len(draft.text.string) > parameters.most:
        raise ZeroDivisionError("too much")
    return []

KIND = Kind("brittle", run, Parameters)
"""
PACK = """
[[rule]]
code = "OFC001"
name = "brittle"
check = "brittle"
most = {most}
message = "甲"
why = "乙。"
good = ["丙"]
bad = ["丁"]
"""


@pytest.fixture
def brittle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Config]:
    """Settings with a kind of check from another package that breaks on texts of more than so many characters."""
    (tmp_path / "brittle_checks.py").write_text(BRITTLE, encoding="utf-8")
    info = tmp_path / "brittle_checks-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: brittle-checks\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[bulletin_lint.checks]\nbrittle = brittle_checks:KIND\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    def settings(most: int) -> Config:
        (tmp_path / "own.toml").write_text(PACK.format(most=most), encoding="utf-8")
        return Config(packs=(str(tmp_path / "own.toml"),))

    return settings


def tasks(config: Config, *paths: str, repair: bool = False) -> list[Task]:
    return [Task(path, config, repair=repair, save=False) for path in paths]


@pytest.mark.parametrize("repair", [False, True])
def test_an_error_of_the_programs_own_costs_only_its_file_the_check(
    brittle: Callable[[int], Config], repair: bool
) -> None:
    one, other = carry_out(tasks(brittle(2000), LONG, CLEAN, repair=repair), jobs=1)

    assert (one.file, one.findings) == (LONG, ())
    assert re.fullmatch(
        r"程序内部出错，此文件未检查，请反馈给开发者："
        r"ZeroDivisionError: too much \(brittle_checks\.py:10 <- \w+\.py:\d+\)",
        one.failure,
    )
    assert (other.file, other.failure) == (CLEAN, "")


@pytest.mark.parametrize("jobs", [1, 2])
def test_settings_that_cannot_be_used_stop_the_run(jobs: int) -> None:
    with pytest.raises(ConfigError, match="没有的体例"):
        list(carry_out(tasks(Config(profile="没有的体例"), CLEAN, LONG), jobs))
