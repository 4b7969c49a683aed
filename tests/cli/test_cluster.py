"""``check --dask`` on a real cluster: the same results as on one machine, though a worker dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.batch.drafts import save
from tests.cli.conftest import Cli
from tests.needs import needs_module

if TYPE_CHECKING:
    from distributed import LocalCluster

COUNT = 200
needs_cluster = needs_module("distributed")
ARCHIVE = ("--output-format", "archive")


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    from distributed import LocalCluster

    with LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    save(tmp_path / "存档", COUNT)
    return tmp_path


def run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bulletin_lint", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.slow
@needs_cluster
def test_the_results_are_those_of_one_machine(cluster: Any, archive: Path) -> None:
    here = run(archive, *ARCHIVE, "存档")
    there = run(archive, "--dask", cluster.scheduler_address, "存档")
    assert (there.returncode, there.stdout, there.stderr) == (1, here.stdout, "")

    concise = run(archive, "--dask", cluster.scheduler_address, "--output-format", "concise", "存档")
    assert concise.stdout == run(archive, "--output-format", "concise", "存档").stdout


@pytest.mark.slow
@needs_cluster
def test_in_any_order_they_are_the_same(cluster: Any, archive: Path) -> None:
    here = run(archive, *ARCHIVE, "存档").stdout
    there = run(archive, "--dask", cluster.scheduler_address, "--unordered", "存档").stdout
    assert sorted(there.splitlines()) == sorted(here.splitlines())


@pytest.mark.slow
@needs_cluster
def test_a_worker_that_dies_loses_nothing_and_doubles_nothing(cluster: Any, archive: Path) -> None:
    here, results = run(archive, *ARCHIVE, "存档").stdout, archive / "结果.jsonl"

    def kill_one() -> None:
        while not results.exists() or results.stat().st_size < len(here.encode()) / 10:
            time.sleep(0.01)
        os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)

    killer = threading.Thread(target=kill_one)
    killer.start()
    there = run(archive, "--dask", cluster.scheduler_address, "-o", "结果.jsonl", "存档")
    killer.join()

    assert (there.returncode, there.stderr) == (1, "")
    assert results.read_text(encoding="utf-8") == here


@pytest.mark.slow
@needs_cluster
def test_a_run_that_was_cut_off_goes_on_there(cluster: Any, archive: Path) -> None:
    here = run(archive, *ARCHIVE, "存档").stdout
    (archive / "结果.jsonl").write_text("".join(here.splitlines(keepends=True)[:70]), encoding="utf-8")
    there = run(archive, "--dask", cluster.scheduler_address, "--resume", "结果.jsonl", "存档")
    assert there.stderr == f"结果.jsonl：已有69个文件的结果，还要检查{COUNT - 69}个\n"  # one could not be read
    assert sorted((archive / "结果.jsonl").read_text(encoding="utf-8").splitlines()) == sorted(here.splitlines())


@needs_cluster
def test_where_nobody_answers_nothing_is_checked(cli: Cli, tmp_path: Path) -> None:
    save(tmp_path / "存档", 1)
    outcome = cli("--dask", "tcp://127.0.0.1:1", "存档")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == "bulletin-lint：无法连接 Dask 集群 tcp://127.0.0.1:1：10秒之内没有回应\n"


def test_what_is_no_address_is_said_so(cli: Cli, tmp_path: Path) -> None:
    save(tmp_path / "存档", 1)
    said = "bulletin-lint：--dask foo：应为 tcp://10.0.0.1:8786 这样的地址，或者是一个 .json 文件\n"
    assert cli("--dask", "foo", "存档") == (2, "", said)


def test_a_cluster_repairs_nothing(cli: Cli, tmp_path: Path) -> None:
    save(tmp_path / "存档", 1)
    assert cli("--dask", "tcp://127.0.0.1:1", "--fix", "存档") == (
        2,
        "",
        "bulletin-lint：--dask 只检查，不能与 --fix 合用\n",
    )
