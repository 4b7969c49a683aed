"""The keeper of a repository of drafts, who has the documents and what the program prints, and types nothing else."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.needs import needs_program
from tests.office import PROGRAM, Office, opened, script_of, steps
from tests.places import ROOT
from tools.documents import load, store

CLEAN = load(ROOT / "fixtures" / "clean-short" / "bulletin.toml")
FAULTY = replace(CLEAN, date="2024年09月06日")
DRAFTS = "https://gitlab.example.org/office/drafts"

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("keeper"), needs_program("git"), needs_program("bash")]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office with a git server, on which the repository of drafts is still empty."""
    office = opened(tmp_path_factory.mktemp("office"))
    office.must("git init -q --bare server", office.home)
    office.serve(DRAFTS, office.home / "server")
    return office


@pytest.fixture(scope="module")
def keeper(office: Office) -> Path:
    """The keeper's Python, with the program from where the office has it."""
    return office.python("keeper", f"git+{PROGRAM}@{office.revision}")


def shown(page: str, block: str) -> str:
    """The first block of a language on a page."""
    found = re.search(rf"^```{block}\n(.*?)^```$", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.M | re.S)
    assert found
    return found[1].strip()


def test_from_the_documents_to_a_review_page(office: Office, keeper: Path) -> None:
    office.must(f"git clone -q {DRAFTS} 稿件库", office.home)
    drafts = office.home / "稿件库"
    (drafts / "专报").mkdir()
    store(CLEAN, drafts / "专报" / "第1期.docx")
    output = office.must(shown("howto/hooks.md", "sh"), drafts, keeper)
    assert f"git+{PROGRAM}@{office.revision}" in output
    for step in steps(output):
        office.must(step, drafts, keeper)
    office.must("git add -A && git commit -q -m 第1期 && git push -q origin HEAD", drafts, keeper)

    store(FAULTY, drafts / "专报" / "第2期.docx")
    office.must("git add -A", drafts)
    refused = office.run("git commit -m 第2期", drafts, keeper)
    assert refused.returncode == 1
    assert "改为“2024年9月6日”" in refused.stdout
    look, repair = re.findall(r"^  (pre-commit run .*)$", refused.stdout, re.MULTILINE)
    assert office.run(look, drafts, keeper).returncode == 1
    assert "已修复" in office.run(repair, drafts, keeper).stdout
    office.must(look, drafts, keeper)
    office.must("git add -A && git commit -q -m 第2期 && git push -q origin HEAD", drafts, keeper)

    runner = office.python("runner")
    job = (drafts / ".gitlab-ci.yml").read_text(encoding="utf-8")
    ((script, kept),) = script_of("gitlab", job)
    office.must(f"git clone -q {DRAFTS} good", office.home)
    office.must(script, office.home / "good", runner)
    assert [name for name in kept if not (office.home / "good" / name).is_file()] == []

    store(FAULTY, drafts / "专报" / "第3期.docx")  # past the hook
    office.must("git add -A && git commit -q --no-verify -m 第3期 && git push -q origin HEAD", drafts, keeper)
    office.must(f"git clone -q {DRAFTS} bad", office.home)
    failed = office.run(script, office.home / "bad", runner)
    assert failed.returncode == 1
    assert "报头日期写法" in failed.stdout
    page, report = (office.home / "bad" / name for name in kept)
    assert "报头日期写法" in page.read_text(encoding="utf-8")
    assert [each["check_name"] for each in json.loads(report.read_text(encoding="utf-8"))] == ["date-form"]


def test_a_colleague_does_what_is_printed_for_colleagues(office: Office, keeper: Path) -> None:
    """Hooks and settings of git do not come with a clone: what is said of that is all that is needed."""
    office.must("git init -q alone", office.home)
    alone = office.home / "alone"
    output = office.must("bulletin-lint init", alone, keeper)
    office.must("git add -A && git commit -q -m 设置", alone)
    office.must("git clone -q alone colleague", office.home)
    colleague = office.home / "colleague"
    commands = [line.strip() for line in output.splitlines()[-3:]]
    for command in commands:
        office.must(command, colleague, keeper)
    store(CLEAN, colleague / "第1期.docx")
    office.must("git add -A && git commit -q -m 第1期", colleague, keeper)
    store(FAULTY, colleague / "第1期.docx")
    assert "2024年09月06日" in office.must("git diff", colleague, keeper)
