"""What is found and not told is counted; what is not looked at is said."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from bulletin_lint.output import FOR_TOOLS, PAGES
from tests.cli.conftest import Cli, MakeDraft
from tests.output.pages import by_class, load


def remark(path: Path, words: str, text: str, last: str = "") -> Path:
    """Put a comment on the paragraph that holds ``words``, or from there to the one that holds ``last``."""
    document = docx.Document(str(path))
    first, end = (
        next(p for p in document.paragraphs if which in p.text).runs[index]
        for which, index in ((words, 0), (last or words, -1))
    )
    document.add_comment([first, end], text=text, author="甲", initials="甲")
    document.save(str(path))
    return path


def test_waived_findings_are_counted(cli: Cli, draft: MakeDraft) -> None:
    path = remark(draft(fault=True), "2024年", "bulletin-lint: ignore[HDR010]")
    outcome = cli("--select", "HDR,DOC", path)
    assert (
        outcome.out
        == "检查通过，未发现问题（1个文件）。\n未报告的问题：批注屏蔽1处。\n体例：《宣传信息专报》（由刊名认出）。\n"
    )


@pytest.mark.parametrize(
    "settings",
    [
        'ignore = ["HDR010", "FTR"]',
        '[per-file-ignores]\n"*.docx" = ["HDR010", "FTR"]',
        'ignore = ["HDR010"]\n[per-file-ignores]\n"第*" = ["FTR"]',
    ],
)
def test_findings_that_settings_ignore_are_counted(cli: Cli, draft: MakeDraft, tmp_path: Path, settings: str) -> None:
    (tmp_path / "bulletin-lint.toml").write_text(settings, encoding="utf-8")
    outcome = cli(draft(fault=True))
    assert (outcome.status, outcome.out.splitlines()[1]) == (0, "未报告的问题：设置中忽略3处。")


def test_whoever_asks_on_the_command_line_is_not_told(cli: Cli, draft: MakeDraft) -> None:
    assert (
        cli("--ignore", "HDR010,FTR", draft(fault=True)).out
        == "检查通过，未发现问题（1个文件）。\n体例：《宣传信息专报》（由刊名认出）。\n"
    )


def test_an_unreadable_file_that_settings_ignore_is_counted(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    (tmp_path / "bulletin-lint.toml").write_text('ignore = ["DOC001"]', encoding="utf-8")
    (tmp_path / "坏.docx").write_bytes(b"PK")
    assert "设置中忽略1处" in cli("坏.docx").out


@pytest.mark.parametrize("name", [*FOR_TOOLS, *PAGES])
def test_formats_for_programs_leave_it_to_the_other_stream(cli: Cli, draft: MakeDraft, name: str) -> None:
    path = remark(draft(fault=True), "2024年", "bulletin-lint: ignore[HDR010]")
    assert cli("--output-format", name, path).err == "未报告的问题：批注屏蔽1处。\n"


def test_sarif_has_the_counts(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path = remark(draft(fault=True), "2024年", "bulletin-lint: ignore[HDR010]")
    (tmp_path / "旧稿.doc").touch()
    (run,) = json.loads(cli("--output-format", "sarif", tmp_path).out)["runs"]
    assert run["properties"] == {"hidden": {"comment": 1}, "unread": "1个 .doc"}
    assert path.exists()


def test_documents_of_other_kinds_are_counted(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    draft("稿/第1期.docx")
    for name in (
        "旧稿.doc",
        "旧稿二.DOC",
        "稿.wps",
        "宏.docm",
        "._第1期.docx",
        "~$第1期.docx",
        "说明.txt",
        ".git/乙.doc",
    ):
        (tmp_path / "稿" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "稿" / name).touch()
    assert cli("稿").out.splitlines() == [
        "检查通过，未发现问题（1个文件）。",
        "未检查的文件：1个 ._*、2个 .doc、1个 .docm、1个 .wps（只检查 .docx）。",
        "体例：《宣传信息专报》（由刊名认出）。",
    ]


def test_what_is_excluded_is_not_counted(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    (tmp_path / "bulletin-lint.toml").write_text('exclude = ["旧稿/"]', encoding="utf-8")
    draft("第1期.docx")
    (tmp_path / "旧稿").mkdir()
    (tmp_path / "旧稿" / "旧.doc").touch()
    assert "未检查" not in cli(".").out


def test_a_folder_of_other_kinds_alone_says_which(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "稿").mkdir()
    (tmp_path / "稿" / "旧稿.doc").touch()
    outcome = cli("稿")
    assert (outcome.status, outcome.err) == (
        2,
        "bulletin-lint：文件夹里没有 .docx 文件：稿（只有1个 .doc，请另存为 .docx）\n",
    )


@pytest.mark.parametrize(
    "options",
    [
        ("--ignore", "ALL"),
        ("--config", "select=[]"),
        ("--select", "PUN", "--ignore", "PUN"),
    ],
)
def test_a_run_without_a_rule_is_refused(cli: Cli, draft: MakeDraft, options: tuple[str, ...]) -> None:
    outcome = cli(*options, draft(fault=True))
    assert outcome.status == 2
    assert "没有选中任何规则" in outcome.err


def test_the_rules_about_the_file_are_rules(cli: Cli, draft: MakeDraft) -> None:
    assert cli("--select", "DOC001", draft(fault=True)).status == 0


def test_a_waiver_of_most_of_a_draft_waives_nothing(cli: Cli, draft: MakeDraft) -> None:
    path = remark(draft(fault=True), "宣传信息", "bulletin-lint: ignore", last="承办")
    outcome = cli(path)
    assert outcome.status == 1
    assert [code in outcome.out for code in ("HDR010", "FTR005", "DOC006")] == [True] * 3


def test_an_annotation_waives_nothing(cli: Cli, draft: MakeDraft) -> None:
    path = remark(draft(fault=True), "宣传信息", "bulletin-lint: ignore[PUN001]")
    codes = [item["code"] for item in json.loads(cli("--output-format", "json", path).out)]
    assert "DOC004" in codes
    for _ in range(3):
        assert cli("annotate", path, "-o", path).status == 0
        assert [item["code"] for item in json.loads(cli("--output-format", "json", path).out)] == codes


def test_the_page_says_at_its_head_what_it_does_not_show(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    remark(draft("稿/第1期.docx", fault=True), "2024年", "bulletin-lint: ignore[HDR010]")
    for name in ("旧.doc", "旧.wps"):
        (tmp_path / "稿" / name).touch()
    options = ("--select", "HDR,DOC", "--output-format", "html", "-o", "页.html")
    assert cli("稿", *options).status == 0
    tree = load(tmp_path / "页.html")
    lines = ["未报告的问题：批注屏蔽1处。", "未检查的文件：1个 .doc、1个 .wps（只检查 .docx）。"]
    assert [line.text for line in by_class(tree, "untold")] == lines
    assert {line.getparent().tag for line in by_class(tree, "untold")} == {"header"}
    draft("稿/第2期.docx")
    assert cli("稿", *options).status == 0
    tree = load(tmp_path / "页.html")
    assert tree.xpath("//section[@id='index']/p/text()") == lines
    assert tree.xpath("//article/header/p[@class='untold']/text()") == lines[:1]
    remarks = ["未发现问题；未报告的问题：批注屏蔽1处", "未发现问题"]
    assert [row.xpath("string(th/span)") for row in tree.xpath("//tbody/tr")] == remarks
