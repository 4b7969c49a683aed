"""What issues say is kept between runs: read once, read anew when it changes, and never needed."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin_lint.archive.gather import remarks, said
from bulletin_lint.archive.members import members, series_of
from bulletin_lint.config.config import Config
from tests.cli.issues import changed, field, save, series
from tools.documents.model import Bulletin

CONFIG = Config()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("BULLETIN_LINT_CACHE", str(folder))
    return folder


@pytest.fixture
def issues(tmp_path: Path) -> dict[str, Config]:
    return {str(path): CONFIG for path in save(changed(series(), {4: wrong_number}), tmp_path / "历期")}


def wrong_number(issue: Bulletin) -> Bulletin:
    return field(issue, "电话", "85553826")


def told(issues: Mapping[str, Config]) -> list[tuple[str, str]]:
    found = remarks(issues, together=True)
    return [(Path(path).name, remark.finds) for path in issues for remark in found.get(path, ())]


def database(folder: Path) -> Path:
    (path,) = folder.glob("series-*")
    return path


WANTED = [("05.docx", "telephone")]


def test_what_is_known_is_not_read_again(issues: dict[str, Config], cache: Path) -> None:
    assert told(issues) == WANTED

    with closing(sqlite3.connect(database(cache))) as kept, kept:
        assert kept.execute("SELECT count(*) FROM issues").fetchone() == (len(issues),)
        kept.execute("UPDATE issues SET facts = replace(facts, '85553826', '85558326')")

    assert told(issues) == []


def test_a_file_that_has_changed_is_read_anew(issues: dict[str, Config], cache: Path) -> None:
    assert told(issues) == WANTED

    save(series(), Path(next(iter(issues))).parent)

    assert told(issues) == []


def test_another_profile_understands_anew(issues: dict[str, Config], cache: Path) -> None:
    said(issues)
    said(dict.fromkeys(issues, CONFIG._replace(profile="gongzuo-jianbao")))

    with closing(sqlite3.connect(database(cache))) as kept:
        assert kept.execute("SELECT count(*) FROM issues").fetchone() == (2 * len(issues),)


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + bytes(4000)])
def test_a_damaged_index_only_costs_time(damage: bytes, issues: dict[str, Config], cache: Path) -> None:
    told(issues)
    database(cache).write_bytes(damage)

    assert told(issues) == WANTED


def test_facts_of_another_form_are_not_believed(issues: dict[str, Config], cache: Path) -> None:
    told(issues)
    with closing(sqlite3.connect(database(cache))) as kept, kept:
        kept.execute("""UPDATE issues SET facts = '{"a": 1}'""")

    assert told(issues) == WANTED


def test_nothing_need_be_kept(issues: dict[str, Config], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BULLETIN_LINT_CACHE", "")

    assert told(issues) == WANTED


def test_runs_at_the_same_time_do_not_disturb_one_another(issues: dict[str, Config], cache: Path) -> None:
    folder = str(Path(next(iter(issues))).parent)
    command = [
        sys.executable,
        "-m",
        "bulletin_lint",
        "--series",
        folder,
        "--select",
        "SER",
        "--output-format",
        "concise",
    ]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    printed = [run.communicate()[0] for run in runs]

    assert len(set(printed)) == 1
    assert printed[0].count("SER012") == 1


def test_a_file_that_cannot_be_read_is_passed_over(issues: dict[str, Config], cache: Path) -> None:
    paths = [*issues]
    Path(paths[7]).write_bytes(b"PK no zip")

    assert told(issues) == [*WANTED, ("09.docx", "missing")]
    assert [facts.path for facts in said(issues)] == [path for path in paths if path != paths[7]]


@pytest.mark.parametrize(
    ("glob", "found"),
    [
        ("历期/", ["历期/2025/02.docx", "历期/甲.docx"]),
        ("历期/*.docx", ["历期/2025/02.docx", "历期/甲.docx"]),
        ("历期/20*/", ["历期/2025/02.docx"]),
        ("历期/甲.docx", ["历期/甲.docx"]),
        ("甲.docx", ["历期/甲.docx", "甲.docx"]),
        ("没有/", []),
    ],
)
def test_a_glob_names_the_issues_of_a_series(glob: str, found: list[str], tmp_path: Path) -> None:
    for name in ("历期/甲.docx", "历期/2025/02.docx", "历期/~$甲.docx", "历期/乙.doc", "甲.docx"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    config = CONFIG._replace(series={"甲刊": (glob,)}, root=tmp_path)

    assert sorted(Path(path).relative_to(tmp_path).as_posix() for path in members((glob,), tmp_path)) == found
    assert [name for name in ("历期/甲.docx", "甲.docx") if series_of(str(tmp_path / name), config)] == [
        name for name in ("历期/甲.docx", "甲.docx") if name in found
    ]


def test_joint_issues_lack_nothing(tmp_path: Path, cache: Path) -> None:
    issues = series()
    joint = replace(issues[3], issue="第51—52期合刊（总第151—152期）")
    files = dict.fromkeys(map(str, save([*issues[:3], joint, *issues[5:]], tmp_path / "历期")), CONFIG)

    assert told(files) == []
