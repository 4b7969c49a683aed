"""A profile drafted from an issue holds for that issue, and says only what it shows."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bulletin_lint import Config, lint
from bulletin_lint.bulletin.parse import parse
from bulletin_lint.bulletin.profile import Profile, override
from bulletin_lint.cli.main import run
from bulletin_lint.drafting.from_issue import observe
from bulletin_lint.engine.linter import check
from tests.bulletin.marked import ISSUES, MarkedIssue, lines_of, load_issue, text_of
from tests.bulletin.rules import structural_rules
from tests.places import FIXTURES
from tools.documents import Bulletin, load, store

CLEAN = [
    path
    for case in ("clean-long", "clean-short", "jianbao", "zhengwu")
    for path in sorted((FIXTURES / case).glob("*.docx"))
]
FORM = {"HDR", "SEC", "TOC", "ART", "ATT", "FTR"}


def drafted(issue: Path, folder: Path) -> tuple[Path, dict[str, Any]]:
    """The file of the profile drafted from ``issue``, and what it says."""
    path = folder / "本刊.toml"
    assert run(["profile", "--from", str(issue), "--output", str(path)]) == 0
    return path, tomllib.loads(path.read_text(encoding="utf-8"))


def form_findings(issue: Path, profile: Path) -> list[str]:
    findings = lint(issue, Config(profile=str(profile))).findings
    return [f"{finding.rule.code} {finding.message}" for finding in findings if finding.rule.code[:3] in FORM]


@pytest.mark.parametrize("issue", CLEAN, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_drafted_profile_holds_for_its_issue(issue: Path, tmp_path: Path) -> None:
    profile, _ = drafted(issue, tmp_path)
    assert form_findings(issue, profile) == []


@pytest.mark.parametrize(
    "issue",
    [issue for path in sorted(ISSUES.glob("*.toml")) if not (issue := load_issue(path)).says],
    ids=lambda i: i.name,
)
def test_a_profile_drafted_from_any_publication_holds_for_its_issue(issue: MarkedIssue) -> None:
    text = text_of(lines_of(issue.text))
    tables = observe(parse(text, Profile()))
    draft = parse(text, override(Profile(), tables, ""))
    assert [finding.message for finding in check(draft, structural_rules())] == []


@pytest.fixture(scope="module")
def bulletin() -> Bulletin:
    return load(FIXTURES / "zhengwu" / "bulletin.toml")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("第12期", {"form": "第{n}期"}),
        ("第 12 期", {"form": "第 {n} 期"}),
        ("第12期（总第345期）", {"form": "第{n}期", "total": "（总第{total}期）", "total_required": True}),
        ("第12期\n（总第345期）", {"form": "第{n}期", "total": "（总第{total}期）", "total_required": True}),
        ("2025年 第42期", {"form": "{year}年 第{n}期"}),
        ("（2025年）第3期", {"form": "（{year}年）第{n}期"}),
        ("〔2025〕第01期", {"form": "〔{year}〕第{n}期", "pad": 2}),
        ("2025年第008期", {"form": "{year}年第{n}期", "pad": 3}),
        ("（第3期）", {"form": "（第{n}期）"}),
        ("第十二期", {"form": "第{n}期", "numeral": "han"}),
        ("（总第3766期）", {"form": "", "total": "（总第{total}期）", "total_required": True}),
    ],
)
def test_the_form_of_the_issue_number(
    bulletin: Bulletin, tmp_path: Path, written: str, expected: dict[str, Any]
) -> None:
    issue = tmp_path / "issue.docx"
    store(replace(bulletin, issue=written), issue)
    profile, tables = drafted(issue, tmp_path)
    assert tables["issue"] == expected
    assert form_findings(issue, profile) == []


def test_what_the_issue_shows_and_no_more(bulletin: Bulletin, tmp_path: Path) -> None:
    _, tables = drafted(FIXTURES / "jianbao" / "draft.docx", tmp_path)
    assert tables["title"] == "工作简报"
    assert tables["sections"] == {"brackets": "【】", "names": ["工作动态", "经验交流", "简讯"], "ordered": True}
    assert tables["contents"] == {"required": True, "heading": "本期要目"}
    assert tables["attribution"] == {"required": True, "own_paragraph": True, "align": "right", "separator": "、"}
    assert tables["distribution"] == {"labels": ["主送", "抄送"], "required": ["主送", "抄送"], "end": "。"}
    assert tables["colophon"]["copies"] is True
    assert "printed" not in tables["colophon"]
    assert tables["new"]["copies"] == 60
    assert tables["new"]["colophon"] == {"编辑": "顾怀安", "审核": "方以宁", "签发": "许长川"}


def test_what_the_issue_does_without_is_not_required(bulletin: Bulletin, tmp_path: Path) -> None:
    bare = replace(bulletin, issue="第3期", issuer="", distribution=(), colophon=(), printed="")
    articles = tuple(replace(article, attribution="") for article in bulletin.sections[0].articles)
    bare = replace(bare, sections=(replace(bulletin.sections[0], articles=articles), *bulletin.sections[1:]))
    issue = tmp_path / "issue.docx"
    store(bare, issue)
    profile, tables = drafted(issue, tmp_path)
    assert tables["masthead"]["required"] == ["name", "issue", "date"]
    assert tables["attribution"]["required"] is False
    assert tables["distribution"] == tables["colophon"] == {"required": []}
    assert form_findings(issue, profile) == []
