"""Many files: one record each, in their order, whatever happens to one of them."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin_lint import batch
from bulletin_lint.batch import Task
from bulletin_lint.config.config import Config
from bulletin_lint.errors import ConfigError
from bulletin_lint.records.findings import FileRecord
from tests.places import FIXTURES
from tools.documents import Article, Paragraph, Section, load, store

Brittle = Callable[..., Config]

CLEAN = str(FIXTURES / "clean-short" / "draft.docx")
LONG = str(FIXTURES / "clean-long" / "draft.docx")
BRITTLE = """
import os
import signal
from typing import NamedTuple
from bulletin_lint.engine.rule import Kind

class Parameters(NamedTuple):
    most: int
    end: str = "error"

def run(draft, parameters):
    if len(draft.text.string) > parameters.most:
        if parameters.end == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        while parameters.end == "never":
            try:
                sum(range(1000))
            except Exception:
                pass
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
end = "{end}"
message = "甲"
why = "乙。"
good = ["丙"]
bad = ["丁"]
"""

ENDLESS = (
    PACK.format(most=0, end="")
    .replace('check = "brittle"\nmost = 0\nend = ""', 'check = "pattern"\npattern = "(，|，，)+！"')
    .replace('bad = ["丁"]', 'bad = ["，！"]')
)


@pytest.fixture
def brittle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Brittle:
    """Settings with a kind of check from another package that breaks on texts of more than so many characters: by an
    error, by never coming to an end, or because the process is killed."""
    (tmp_path / "brittle_checks.py").write_text(BRITTLE, encoding="utf-8")
    info = tmp_path / "brittle_checks-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: brittle-checks\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[bulletin_lint.checks]\nbrittle = brittle_checks:KIND\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    def settings(most: int, end: str = "error", time_limit: int = 60) -> Config:
        (tmp_path / "own.toml").write_text(PACK.format(most=most, end=end), encoding="utf-8")
        return Config(packs=(str(tmp_path / "own.toml"),), time_limit=time_limit)

    return settings


def carry_out(work: list[Task], jobs: int = 0) -> list[FileRecord]:
    """What comes of the work, in its order."""
    done = list(batch.carry_out(work, jobs))
    assert [each.task for each in done] == work
    return [each.record for each in done]


def tasks(config: Config, *paths: str, repair: bool = False) -> list[Task]:
    return [Task(path, config, repair=repair, save=False) for path in paths]


@pytest.mark.parametrize("repair", [False, True])
def test_an_error_of_the_programs_own_costs_only_its_file_the_check(brittle: Brittle, repair: bool) -> None:
    one, other = carry_out(tasks(brittle(2000), LONG, CLEAN, repair=repair), jobs=1)

    assert (one.file, one.findings) == (LONG, ())
    assert re.fullmatch(
        r"程序内部出错，此文件未检查，请反馈给开发者："
        r"ZeroDivisionError: too much \(brittle_checks\.py:20 <- \w+\.py:\d+\)",
        one.failure,
    )
    assert (other.file, other.failure) == (CLEAN, "")


@pytest.mark.parametrize("jobs", [1, 2])
def test_settings_that_cannot_be_used_stop_the_run(jobs: int) -> None:
    with pytest.raises(ConfigError, match="没有的体例"):
        carry_out(tasks(Config(profile="没有的体例"), CLEAN, LONG), jobs)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no process can be killed so")
@pytest.mark.parametrize("repair", [False, True])
def test_a_killed_process_costs_only_the_file_that_kills_it(brittle: Brittle, repair: bool) -> None:
    paths = [CLEAN] * 9 + [LONG] + [CLEAN] * 30 + [LONG]
    records = carry_out(tasks(brittle(2000, "killed"), *paths, repair=repair), jobs=2)

    assert [record.file for record in records] == paths
    failures = [record.failure for record in records]
    assert failures == [
        "检查它的进程被系统终止（可能是内存不足），此文件未检查" if path == LONG else "" for path in paths
    ]


@pytest.mark.slow
def test_a_run_of_which_every_file_kills_its_process_ends(brittle: Brittle) -> None:
    records = carry_out(tasks(brittle(0, "killed"), *[CLEAN] * 20), jobs=2)
    assert [bool(record.failure) for record in records] == [True] * 20


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("repair", [False, True])
def test_a_file_that_takes_too_long_is_a_finding_and_the_run_goes_on(brittle: Brittle, jobs: int, repair: bool) -> None:
    one, other = carry_out(tasks(brittle(2000, "never", time_limit=1), LONG, CLEAN, repair=repair), jobs)

    assert [(finding.code, finding.severity) for finding in one.findings] == [("DOC005", "error")]
    assert one.findings[0].message == "检查用时超过1秒，已经停止，未作检查"
    assert (one.file, one.failure, one.findings[0].file) == (LONG, "", LONG)
    assert (other.file, other.findings, other.failure) == (CLEAN, (), "")


@pytest.mark.slow
def test_time_is_up_where_the_system_counts_none(brittle: Brittle, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "setitimer", raising=False)  # as on Windows
    one, other = carry_out(tasks(brittle(2000, "never", time_limit=1), LONG, CLEAN), jobs=1)
    assert ([finding.code for finding in one.findings], other.findings) == (["DOC005"], ())


def test_a_check_leaves_no_clock_running(brittle: Brittle) -> None:
    before = signal.getsignal(signal.SIGPROF) if hasattr(signal, "SIGPROF") else None
    (record,) = carry_out(tasks(brittle(10**6, time_limit=1), CLEAN))
    assert record.findings == ()
    if hasattr(signal, "setitimer"):
        assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
        assert signal.getsignal(signal.SIGPROF) == before


@pytest.mark.slow
def test_outside_the_main_thread_time_is_up_too(brittle: Brittle) -> None:
    with ThreadPoolExecutor(1) as pool:
        one, other = pool.submit(carry_out, tasks(brittle(2000, "never", time_limit=1), LONG, CLEAN), 1).result()
    assert [finding.code for finding in one.findings] == ["DOC005"]
    assert (other.findings, other.failure) == ((), "")


@pytest.mark.slow
def test_a_pattern_that_comes_to_no_end_costs_only_the_file_it_stands_in(tmp_path: Path) -> None:
    first = Paragraph("会议要求，" + "，" * 60 + "各级各部门要把各项工作抓实抓好。")
    section = Section("工作动态", (Article(("全市重点工作推进会召开",), (first,), "市委办公室"),))
    path = tmp_path / "a.docx"
    store(replace(load(FIXTURES / "clean-short" / "bulletin.toml"), sections=(section,)), path)
    pack = tmp_path / "own.toml"
    pack.write_text(ENDLESS, encoding="utf-8")

    one, other = carry_out(tasks(Config(packs=(str(pack),)), str(path), CLEAN), jobs=1)
    assert one.failure.startswith(f"{pack}：OFC001：正则表达式 (?m)(，|，，)+！ 找了 2 秒还没有结果")
    assert (other.findings, other.failure) == ((), "")
