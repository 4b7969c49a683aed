"""The jobs that ``init`` writes, run line by line as their hosts do, on a good draft, a bad one, and none at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.needs import needs_program
from tests.office import PROGRAM, Office, opened, script_of, steps
from tests.places import ROOT
from tools.documents import load, store

CLEAN = load(ROOT / "fixtures" / "clean-short" / "bulletin.toml")
FAULTY = replace(CLEAN, date="2024年09月06日")
JOBS = {
    "github": ".github/workflows/bulletin-lint.yml",
    "gitlab": ".gitlab-ci.yml",
    "gitee": ".workflow/bulletin-lint.yml",
}

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("jobs"), needs_program("git"), needs_program("bash")]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return opened(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def python(office: Office) -> Path:
    """A Python of the host; the program is there already, so that each job only puts it in its place again."""
    return office.python("runner", f"git+{PROGRAM}@{office.revision}")


@pytest.fixture
def drafts(office: Office, tmp_path: Path) -> Path:
    office.must("git init -q", tmp_path)
    return tmp_path


def stages(host: str, drafts: Path) -> Iterator[tuple[str, list[str]]]:
    if host == "shell":
        yield "sh .ci/bulletin-lint.sh", ["review.html"]
    else:
        yield from script_of(host, (drafts / JOBS[host]).read_text(encoding="utf-8"))


def run(office: Office, host: str, drafts: Path, python: Path) -> tuple[int, str]:
    """The exit status of the job and its log; what it is to keep is there, however it ends."""
    log = ""
    for commands, kept in stages(host, drafts):
        done = office.run(commands, drafts, python)
        log += done.stdout
        assert [name for name in kept if not (drafts / name).is_file()] == [], log
        if done.returncode:
            return done.returncode, log
    return 0, log


@pytest.mark.parametrize("host", [*JOBS, "shell"])
def test_a_job_on_no_draft_a_good_and_a_bad_one(office: Office, python: Path, drafts: Path, host: str) -> None:
    office.must(f"bulletin-lint init --ci {host}", drafts, python)
    assert run(office, host, drafts, python)[0] == 0
    store(CLEAN, drafts / "第1期.docx")
    assert run(office, host, drafts, python)[0] == 0
    store(FAULTY, drafts / "第2期.docx")
    status, log = run(office, host, drafts, python)
    assert status == 1
    assert "改为“2024年9月6日”" in log
    assert "2024年09月06日" in (drafts / "review.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def local(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python in which the program was installed from a folder of this machine."""
    folder = tmp_path_factory.mktemp("unpacked")
    shutil.copytree(office.home / "program", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".git"))
    return office.python("local", str(folder), "pre-commit")


def test_without_a_source_the_program_goes_into_the_repository(
    office: Office, local: Path, python: Path, drafts: Path
) -> None:
    output = office.must("bulletin-lint init --ci gitlab", drafts, local)
    status, log = run_until_there(office, drafts, python)
    assert (status, log) == (2, True)
    for step in steps(output):
        office.must(step, drafts, local)
    store(FAULTY, drafts / "第1期.docx")
    office.must("git add -A", drafts)
    refused = office.run("git commit -m 第1期", drafts, local)  # the hook sets up its own environment, in .git
    assert refused.returncode == 1
    assert "改为“2024年9月6日”" in refused.stdout
    assert "review.html" not in office.must("git status --short", drafts)
    assert run(office, "gitlab", drafts, python)[0] == 1
    assert run(office, "shell", drafts, python)[0] == 1
    store(CLEAN, drafts / "第1期.docx")
    office.must("git add 第1期.docx && git commit -q -m 第1期", drafts, local)
    assert run(office, "shell", drafts, python)[0] == 0


def test_an_office_without_a_network_has_everything_in_the_repository(
    office: Office, local: Path, tmp_path: Path
) -> None:
    """As an archive of it is unpacked, too: without git the environment lies where no draft is looked for."""
    drafts = tmp_path
    output = office.must("bulletin-lint init --ci shell", drafts, local)
    (fill,) = [step for step in steps(output) if step.startswith("pip wheel ")]
    office.must(fill.replace("--no-deps ", ""), drafts, local)
    store(FAULTY, drafts / "第1期.docx")
    done = office.run("PIP_NO_INDEX=1 sh .ci/bulletin-lint.sh", drafts)
    assert done.returncode == 1, done.stdout
    assert "发现1处问题：警告1。" in done.stdout
    assert sorted(path.name for path in drafts.iterdir() if not path.name.startswith(".")) == [
        "bulletin-lint.toml",
        "review.html",
        "第1期.docx",
    ]


def run_until_there(office: Office, drafts: Path, python: Path) -> tuple[int, bool]:
    """How a job ends that has no program yet, and whether it says so in words."""
    ((commands, _),) = stages("gitlab", drafts)
    done = office.run(commands, drafts, python)
    script = office.run("sh .ci/bulletin-lint.sh", drafts, python)
    assert script.returncode == done.returncode
    return done.returncode, "库里没有 " in done.stdout and "库里没有 " in script.stdout
