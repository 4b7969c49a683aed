"""Results of earlier runs: taken only where nothing has changed that they come from, and never needed."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bulletin_lint.batch import Task, carry_out, results
from bulletin_lint.batch.manner import Manners
from bulletin_lint.batch.results import kept_results
from bulletin_lint.bulletin.remark import Remark
from bulletin_lint.config.config import Config
from bulletin_lint.records.findings import FileRecord
from tests.batch.drafts import save

REMARK = Remark("telephone", "field", "85550000")
PACK = """[[rule]]
code = "ABC001"
name = "our-word"
check = "pattern"
pattern = "{}"
message = "不用这个词"
why = "本单位不用"
good = ["会议召开。"]
bad = [{{ text = "到{}去。" }}]
"""
LIST = "禁用词\t说明\n{}\t不用\n"
PROFILE = 'extends = "xuanchuan-xinxi-zhuanbao"\n[wording]\nlists = ["词表.tsv"]\n'


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("BULLETIN_LINT_CACHE", str(folder))
    return folder


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    return save(tmp_path / "稿件", 6)


def tasks(paths: list[str], config: Config | None = None, repair: bool = False) -> list[Task]:
    manners = Manners()
    bare = [Task(path, config or Config(), repair, False) for path in paths]
    return [task._replace(manner=manners.of(task)) for task in bare]


def records(work: list[Task]) -> list[FileRecord]:
    with kept_results() as known:
        return [done.record for done in carry_out(work, 1, known)]


def known(work: list[Task]) -> list[bool]:
    """Of which tasks the results are known."""
    with kept_results() as found:
        return [found.known(task) is not None for task in work]


def database(cache: Path) -> Path:
    (path,) = cache.glob("results-*")
    return path


def test_what_is_known_is_what_was_found(paths: list[str], cache: Path) -> None:
    work = tasks(paths)
    assert not any(known(work))
    first = records(work)
    assert [len(record.findings) for record in first] == [0, 1, 0, 0, 1, 0]
    assert all(known(work))
    assert records(work) == first


def test_a_file_that_was_moved_is_known_under_its_new_name(paths: list[str], cache: Path) -> None:
    (before,) = records(tasks(paths[1:2]))
    moved = paths[1].replace("第002期", "搬走")
    os.rename(paths[1], moved)
    (after,) = records(tasks([moved]))
    assert known(tasks([moved])) == [True]
    assert (after.file, after.findings[0].file) == (moved, moved)
    assert after.findings[0]._replace(file="") == before.findings[0]._replace(file="")


def test_a_file_that_has_changed_is_checked_anew(paths: list[str], cache: Path) -> None:
    records(tasks(paths))
    times = os.stat(paths[0])
    data = Path(paths[1]).read_bytes()
    Path(paths[0]).write_bytes(data)
    os.utime(paths[0], ns=(times.st_atime_ns, times.st_mtime_ns))  # times prove nothing
    assert len(records(tasks(paths))[0].findings) == 1


def test_a_file_that_cannot_be_read_is_looked_at_each_time(tmp_path: Path, cache: Path) -> None:
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"PK")
    assert [len(record.findings) for record in records(tasks([str(bad)]))] == [1]
    assert known(tasks([str(bad)])) == [False]
    assert known(tasks([str(tmp_path / "没有.docx")])) == [False]


CHANGES: dict[str, Callable[[Config], Config]] = {
    "rules": lambda config: config._replace(ignore=("HDR010",)),
    "severity": lambda config: config._replace(severity={"HDR010": "error"}),
    "profile": lambda config: config._replace(profile="gongzuo-jianbao"),
    "profile by glob": lambda config: config._replace(profiles={"*.docx": "gongzuo-jianbao"}),
    "ignored for the file": lambda config: config._replace(per_file_ignores={"*.docx": ("HDR",)}),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_other_settings_find_anew(paths: list[str], cache: Path, change: Callable[[Config], Config]) -> None:
    records(tasks(paths))
    assert not any(known(tasks(paths, change(Config()))))
    assert all(known(tasks(paths)))


def test_what_only_shows_or_writes_changes_nothing(paths: list[str], cache: Path) -> None:
    records(tasks(paths))
    other = Config(fail_on="info", output_format="json", exclude=("a",), backup=True, author="甲", time_limit=9)
    assert all(known(tasks(paths, other)))


def test_what_other_issues_show_is_part_of_it(paths: list[str], cache: Path) -> None:
    records(tasks(paths))
    manners = Manners()
    task = Task(paths[0], Config(), False, False, remarks=(REMARK,))
    assert known([task._replace(manner=manners.of(task))]) == [False]


def test_packs_profiles_and_lists_are_known_by_their_content(paths: list[str], cache: Path, tmp_path: Path) -> None:
    pack, profile, words = (tmp_path / name for name in ("包.toml", "本刊.toml", "词表.tsv"))
    pack.write_text(PACK.format("砚池操场", "砚池操场"), encoding="utf-8")
    profile.write_text(PROFILE, encoding="utf-8")
    words.write_text(LIST.format("某词"), encoding="utf-8")
    config = Config(packs=(str(pack),), profile=str(profile))
    records(tasks(paths, config))
    assert all(known(tasks(paths, config)))
    for path, text in (
        (pack, PACK.format("砚池广场", "砚池广场")),
        (words, LIST.format("他词")),
        (profile, PROFILE + "[distribution]\nrequired = []\n"),
    ):
        before = path.read_text(encoding="utf-8")
        path.write_text(text, encoding="utf-8")
        assert not any(known(tasks(paths, config))), path.name
        path.write_text(before, encoding="utf-8")
        assert all(known(tasks(paths, config)))


def test_a_profile_put_beside_the_settings_counts(paths: list[str], cache: Path, tmp_path: Path) -> None:
    config = Config(root=tmp_path, source=tmp_path / "bulletin-lint.toml")
    records(tasks(paths, config))
    (tmp_path / "别刊.toml").write_text(
        'extends = "tongyong"\n[masthead]\nnames = ["宣传信息专报"]\n', encoding="utf-8"
    )
    assert not any(known(tasks(paths, config)))


def test_a_repair_takes_only_what_needs_none(paths: list[str], cache: Path) -> None:
    records(tasks(paths))
    assert known(tasks(paths, repair=True)) == [True, False, True, True, False, True]
    repaired = records(tasks(paths, repair=True))
    assert [len(record.fixed) for record in repaired] == [0, 1, 0, 0, 1, 0]


def test_rules_of_other_packages_are_asked_each_time(
    paths: list[str], cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own_checks.py").write_text(
        "from typing import NamedTuple\nfrom bulletin_lint.engine.rule import Kind\n"
        "class P(NamedTuple):\n    pass\nKIND = Kind('own', lambda draft, parameters: [], P)\n",
        encoding="utf-8",
    )
    info = tmp_path / "own_checks-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: own-checks\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[bulletin_lint.checks]\nown = own_checks:KIND\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    pack = tmp_path / "包.toml"
    pack.write_text(
        PACK.format("词", "词").replace('check = "pattern"\npattern = "词"', 'check = "own"'), encoding="utf-8"
    )
    config = Config(packs=(str(pack),))
    records(tasks(paths, config))
    assert [task.manner for task in tasks(paths, config)] == [""] * len(paths)
    assert not any(known(tasks(paths, config)))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda path: path.write_bytes(b""),
    "no database": lambda path: path.write_bytes(b"no database at all" * 100),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:5000]),
    "torn": lambda path: path.write_bytes(path.read_bytes()[:4096] + bytes(8000)),
    "another record": lambda path: _overwrite(path, b"\0\0\0\0nonsense"),
    "a text": lambda path: _overwrite(path, "text"),
}


def _overwrite(path: Path, value: object) -> None:
    with closing(sqlite3.connect(path)) as kept, kept:
        kept.execute("UPDATE results SET record = ?", (value,))


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_what_is_damaged_only_costs_time(paths: list[str], cache: Path, damage: Callable[[Path], object]) -> None:
    first = records(tasks(paths))
    damage(database(cache))
    assert records(tasks(paths)) == first
    records(tasks(paths))
    assert all(known(tasks(paths)))  # it is kept anew


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_database_that_others_can_write_is_not_believed(paths: list[str], cache: Path, mode: int) -> None:
    records(tasks(paths))
    database(cache).chmod(mode)
    assert not any(known(tasks(paths)))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_it_is_made_for_its_owner_alone(paths: list[str], cache: Path) -> None:
    records(tasks(paths))
    assert database(cache).stat().st_mode & 0o777 == 0o600


def test_a_database_that_another_run_holds_is_not_waited_for_long(paths: list[str], cache: Path) -> None:
    first = records(tasks(paths))
    with closing(sqlite3.connect(database(cache), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert records(tasks(paths)) == first


def test_of_too_much_the_newer_half_is_kept(paths: list[str], cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records(tasks(paths))
    with closing(sqlite3.connect(database(cache))) as kept, kept:
        kept.execute("UPDATE results SET day = 1")
    monkeypatch.setattr(results, "_MOST", 1)
    records(tasks(paths, Config(ignore=("HDR010",))))
    with closing(sqlite3.connect(database(cache))) as kept:
        days = [day for (day,) in kept.execute("SELECT day FROM results ORDER BY day")]
    assert (len(days), days.count(1)) == (6, 0)
