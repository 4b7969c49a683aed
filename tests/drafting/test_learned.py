"""A profile drafted from an issue holds for that issue, and says only what it shows."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from bulletin_lint import Config, lint
from bulletin_lint.bulletin.parse import parse
from bulletin_lint.bulletin.profile import Profile, override
from bulletin_lint.cli.main import run
from bulletin_lint.drafting.observed import observe
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
    ids=lambda issue: issue.name,
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


@pytest.mark.parametrize(
    ("written", "said"),
    [("第 12 期", True), ("第12期（总第 345 期）", True), ("第12期", False), ("2025年 第42期", False)],
)
def test_spaces_beside_figures_may_be_a_slip_that_the_profile_would_keep(
    bulletin: Bulletin, tmp_path: Path, written: str, said: bool
) -> None:
    issue = tmp_path / "issue.docx"
    store(replace(bulletin, issue=written), issue)
    profile, _ = drafted(issue, tmp_path)
    assert ("（数字前后有空格，若非本刊历来的写法，请删去）" in profile.read_text(encoding="utf-8")) is said


def test_what_the_issue_shows_and_no_more(bulletin: Bulletin, tmp_path: Path) -> None:
    _, tables = drafted(FIXTURES / "jianbao" / "draft.docx", tmp_path)
    assert tables["title"] == "工作简报"
    assert tables["sections"] == {"brackets": "【】", "names": ["工作动态", "经验交流", "简讯"], "open": True}
    assert tables["contents"] == {"required": True, "heading": "本期要目"}
    assert tables["attribution"] == {
        "required": True,
        "own_paragraph": True,
        "align": "right",
        "brackets": "（）",
        "separator": "、",
    }
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


# 几期


@pytest.fixture
def three(bulletin: Bulletin, tmp_path: Path) -> list[Bulletin]:
    """Three issues of one publication."""
    return [replace(bulletin, issue=f"2025年第{n}期（总第{n}期）") for n in (7, 8, 9)]


def learned(issues: list[Bulletin], tmp_path: Path) -> tuple[str, dict[str, Any]]:
    """The profile drafted from a folder of issues, as text and as tables."""
    folder = tmp_path / "往期"
    folder.mkdir()
    for number, issue in enumerate(issues, 1):
        store(issue, folder / f"第{number}期.docx")
    path = tmp_path / "本刊.toml"
    assert run(["profile", "--from", str(folder), "--output", str(path)]) == 0
    text = path.read_text(encoding="utf-8")
    return text, tomllib.loads(text)


def test_it_says_in_how_many_issues_each_thing_was_seen(three: list[Bulletin], tmp_path: Path) -> None:
    text, tables = learned([replace(three[0], colophon=()), *three[1:]], tmp_path)
    assert text.startswith("# 从“第1期.docx”等3期起草的体例，只写了从这几期看得出的内容。")
    assert "# 栏目标题前后的括号，两个字；不用括号的留空（3期都是这样）\nbrackets = " in text
    assert "（3期中的2期）\nlabels = " in text
    assert tables["colophon"]["required"] == []


def test_what_one_issue_lacks_is_not_required(three: list[Bulletin], tmp_path: Path) -> None:
    first, *others = three
    lists = first.distribution[:1]
    _, tables = learned([replace(first, distribution=lists, issuer=""), *others], tmp_path)
    assert tables["distribution"]["required"] == [lists[0].label]
    assert tables["distribution"]["labels"] == [part.label for part in first.distribution]
    assert tables["masthead"]["required"] == ["name", "issue", "date"]


def test_what_the_issues_do_not_agree_on_is_left_open_and_said(three: list[Bulletin], tmp_path: Path) -> None:
    text, tables = learned([replace(three[0], issue="第7期（总第7期）"), *three[1:]], tmp_path)
    assert "form" not in tables["issue"]
    assert '#   issue.form：各期不一（"{year}年第{n}期" 2期，"第{n}期" 1期）' in text


def test_sections_are_known_and_the_list_stays_open(three: list[Bulletin], tmp_path: Path) -> None:
    sections = three[0].sections
    _, tables = learned([replace(three[0], sections=sections[:1]), *three[1:]], tmp_path)
    assert tables["sections"]["names"] == [section.heading.strip("〔〕") for section in sections]
    assert tables["sections"]["open"] is True
    assert "ordered" not in tables["sections"]


@pytest.mark.parametrize("case", ["clean-short", "jianbao", "zhengwu"])
def test_three_issues_leave_the_fourth_silent(case: str, tmp_path: Path) -> None:
    first = load(FIXTURES / case / "bulletin.toml")
    sections = tuple(replace(section, heading=section.heading.replace(section.heading[1:-1], f"新栏目{n}"))
                     for n, section in enumerate(first.sections))  # fmt: skip
    learned([first, first, first], tmp_path)
    fourth = tmp_path / "第4期.docx"
    store(replace(first, sections=sections[::-1], contents=None), fourth)
    found = [finding for finding in form_findings(fourth, tmp_path / "本刊.toml") if "目录" not in finding]
    assert found == []


def test_other_documents_in_the_folder_are_passed_over(
    three: list[Bulletin], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "往期").mkdir()
    for number, issue in enumerate(three, 1):
        store(issue, tmp_path / "往期" / f"第{number}期.docx")
    other = docx.Document()
    other.add_paragraph("请假条")
    other.save(str(tmp_path / "往期" / "请假条.docx"))
    assert run(["profile", "--from", str(tmp_path / "往期")]) == 0
    out, err = capfd.readouterr()
    assert "等3期起草" in out
    assert "请假条.docx：不像简报、专报或政务信息，没有用来起草" in err


def test_an_archive_shows_what_a_profile_makes_of_it(
    three: list[Bulletin], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "往期").mkdir()
    for number, issue in enumerate(three, 1):
        store(issue if number > 1 else replace(issue, printed=""), tmp_path / "往期" / f"第{number}期.docx")
    assert run(["profile", "zhengwu-xinxi", "--check", str(tmp_path / "往期")]) == 0
    assert capfd.readouterr().out == "3期，其中2期没有问题。\n1期  FTR015  报尾缺印发机关\n"
    assert run(["profile", "xuanchuan-xinxi-zhuanbao", "--check", str(tmp_path / "往期")]) == 0
    assert "3期  FTR003  报送发的用语  多数各期都是这样，请看体例写得对不对" in capfd.readouterr().out
    assert run(["profile", "--check", str(tmp_path / "往期")]) == 2
