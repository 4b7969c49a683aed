"""Many files in a program: the same records whoever does the work, in order, and not more of them in memory."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from bulletin_lint import CannotRun, Config, ConfigError, lint_many
from bulletin_lint.records.findings import FileRecord
from tests.batch.drafts import save
from tests.needs import needs_module

COUNT = 30


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return save(tmp_path_factory.mktemp("many"), COUNT)


@pytest.fixture(scope="module")
def alone(drafts: list[str]) -> list[FileRecord]:
    """What is found without an executor."""
    return [*lint_many(drafts)]


def test_each_file_has_its_record_in_order(drafts: list[str], alone: list[FileRecord]) -> None:
    assert [record.file for record in alone] == drafts
    assert [number for number, record in enumerate(alone, 1) if record.findings] == [2, 5, 8, 11]
    assert [finding.code for finding in alone[7].findings] == ["DOC001"]


@pytest.mark.parametrize("kind", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_any_executor_gives_the_same(kind: Any, drafts: list[str], alone: list[FileRecord]) -> None:
    with kind(2) as pool:
        assert [*lint_many(drafts, executor=pool)] == alone
        assert sorted(lint_many(drafts, executor=pool, ordered=False)) == sorted(alone)


def test_relative_paths_stay_relative(
    drafts: list[str], alone: list[FileRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(drafts[0]).parent)
    names = [os.path.basename(path) for path in drafts[:3]]
    with ThreadPoolExecutor(1) as pool:
        records = [*lint_many(names, executor=pool)]
    assert [record.file for record in records] == names
    assert records[1].findings[0].file == names[1]
    assert records[1].findings[0]._replace(file="") == alone[1].findings[0]._replace(file="")


class Elsewhere(Executor):
    """Does the work while the folder of the files is gone, as for a machine that does not share the disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sent: list[int] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        away = self.folder.with_name("away")
        self.folder.rename(away)
        try:
            future: Future[Any] = Future()
            future.set_result(fn(*args, **kwargs))
        finally:
            away.rename(self.folder)
        self.sent.append(sum(lot.task.content is not None for lot in pickle.loads(args[1])))
        return future


def test_files_that_are_not_seen_there_are_sent(tmp_path: Path) -> None:
    paths = save(tmp_path / "here", 20)
    here, elsewhere = [*lint_many(paths)], Elsewhere(tmp_path / "here")
    assert [*lint_many(paths, executor=elsewhere)] == here
    assert elsewhere.sent[:2] == [0, 8]  # the first portion asks whether the files are seen, then no more
    assert sum(elsewhere.sent) == 20


def test_of_an_endless_archive_only_so_much_is_taken(drafts: list[str]) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield drafts[0]

    with ThreadPoolExecutor(1) as pool:
        records = lint_many(endless(), executor=pool)
        for _ in range(20):
            next(records)
        del records
    assert taken < 1000


def test_settings_are_looked_for_anew_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path / "甲" / "稿", 1, frozenset({1}))
    save(tmp_path / "乙" / "稿", 1, frozenset({1}))
    (tmp_path / "甲" / "bulletin-lint.toml").write_text('ignore = ["HDR010"]', encoding="utf-8")
    found = []
    for folder in ("甲", "乙"):
        monkeypatch.chdir(tmp_path / folder)
        found += [len(record.findings) for record in lint_many(["稿/第001期.docx"])]
    (tmp_path / "乙" / "bulletin-lint.toml").write_text('ignore = ["HDR010"]', encoding="utf-8")
    found += [len(record.findings) for record in lint_many(["稿/第001期.docx"])]
    assert found == [0, 1, 0]


def test_settings_that_cannot_be_used_stop_the_run(drafts: list[str]) -> None:
    with ThreadPoolExecutor(1) as pool, pytest.raises(ConfigError, match="没有的体例"):
        list(lint_many(drafts, Config(profile="没有的体例"), executor=pool))


def test_an_executor_that_is_gone_is_told(drafts: list[str]) -> None:
    pool = ThreadPoolExecutor(1)
    pool.shutdown()
    with pytest.raises(CannotRun, match=r"^无法检查：cannot schedule new futures after shutdown$"):
        list(lint_many(drafts, executor=pool))


@pytest.mark.slow
@needs_module("distributed")
def test_a_cluster_gives_the_same(drafts: list[str], alone: list[FileRecord]) -> None:
    from distributed import Client, LocalCluster

    with LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        assert [*lint_many(drafts, executor=client.get_executor())] == alone
