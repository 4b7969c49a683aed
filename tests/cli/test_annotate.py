"""What is annotated, and where it goes: the same choice as ``check``, several drafts and folders, like with like."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import Cli, MakeDraft
from tests.output.pages import WRONG
from tools.documents import Bulletin, Paragraph, store


def said(path: Path) -> list[str]:
    return [comment.text for comment in Document(str(path)).comments]


def codes(path: Path) -> list[str]:
    return [text.rpartition("规则：")[2].split()[0] for text in said(path)]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--select", "FTR"), ["FTR005", "FTR013"]),
        (("--select", "FTR，HDR", "--ignore", "FTR013"), ["HDR010", "FTR005"]),
        (("--ignore", "FTR"), ["HDR010"]),
        (("--select", "FTR005", "--extend-select", "HDR010"), ["HDR010", "FTR005"]),
        (("--config", "ignore=['HDR']"), ["FTR005", "FTR013"]),
        (("--config", 'severity.HDR010="error"', "--min-severity", "错误"), ["HDR010", "FTR005"]),
    ],
)
def test_rules_are_chosen_as_for_a_check(
    cli: Cli, draft: MakeDraft, tmp_path: Path, options: tuple[str, ...], found: list[str]
) -> None:
    assert cli("annotate", draft(fault=True), "-o", "审阅.docx", *options).status == 0
    assert codes(tmp_path / "审阅.docx") == found


def test_what_somebody_wrote_into_an_earlier_copy_is_kept(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path, review = draft(fault=True), tmp_path / "审阅.docx"
    cli("annotate", path, "-o", "审阅.docx")
    assert cli("annotate", path, "-o", "审阅.docx").out == "已写入 审阅.docx：3条批注。\n", "nobody has worked in it"
    assert not (tmp_path / "审阅.docx.bak").exists()
    worked_in = Document(str(review))
    worked_in.add_comment(worked_in.paragraphs[0].runs, text="此处再核", author="王某")
    worked_in.save(str(review))
    content = review.read_bytes()
    outcome = cli("annotate", path, "-o", "审阅.docx")
    assert outcome.out == "已写入 审阅.docx：3条批注。原来的审阅稿里另有改动或批注，保存为 审阅.docx.bak。\n"
    assert (tmp_path / "审阅.docx.bak").read_bytes() == content
    draft()
    assert cli("annotate", path, "-o", "审阅.docx").out == "已写入 审阅.docx：没有问题。\n", "nobody has since"


def test_a_copy_of_which_nothing_is_known_any_more_is_kept(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path = draft(fault=True)
    cli("annotate", path, "-o", "审阅.docx")
    assert cli("cache", "clean").status == 0
    assert "保存为" not in cli("annotate", path, "-o", "审阅.docx").out, "there is nothing else in it"
    cli("cache", "clean")
    draft()
    assert cli("annotate", path, "-o", "审阅.docx").out.endswith("保存为 审阅.docx.bak。\n")
    assert said(tmp_path / "审阅.docx.bak") != []


def test_settings_may_be_left_out(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    (tmp_path / "bulletin-lint.toml").write_text('ignore = ["FTR"]', encoding="utf-8")
    path = draft(fault=True)
    assert "1条批注" in cli("annotate", path, "-o", "审阅.docx").out
    assert "3条批注" in cli("annotate", path, "-o", "审阅.docx", "--no-config").out


def test_what_is_the_same_in_a_paragraph_is_one_comment(cli: Cli, clean: Bulletin, tmp_path: Path) -> None:
    section, *others = clean.sections
    first, *rest = section.articles
    text = "全年共举办 12 场活动，参加的有 345 人。"
    article = replace(first, paragraphs=(Paragraph(text), *first.paragraphs[1:]))
    path, review = tmp_path / "甲.docx", tmp_path / "审阅.docx"
    store(replace(clean, sections=(replace(section, articles=(article, *rest)), *others)), path)
    outcome = cli("annotate", path, "-o", review, "--select", "NUM001")
    assert outcome.out == f"已写入 {review}：1条批注，共2处问题。\n"
    (comment,) = said(review)
    assert comment.splitlines()[0].endswith("（本段共2处）")
    assert "删去“12”前后的空格；删去“345”前后的空格" in comment


def test_several_drafts_and_folders_go_into_another_folder(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    draft("甲.docx", fault=True)
    draft("稿件/乙.docx", fault=True)
    draft("稿件/六月/丙.docx", fault=True)
    draft("稿件/丁.docx")
    outcome = cli("annotate", "甲.docx", "稿件", "--output-dir", "审阅")
    assert (outcome.status, outcome.err) == (0, "")
    assert "稿件/丁.docx：没有问题，不写审阅稿。" in outcome.out.replace("\\", "/")
    names = sorted(path.relative_to(tmp_path / "审阅").as_posix() for path in (tmp_path / "审阅").rglob("*.docx"))
    assert names == ["乙.docx", "六月/丙.docx", "甲.docx"]
    assert cli("annotate", "甲.docx", "稿件", "--output-dir", "审阅") == outcome


def test_what_was_mended_loses_its_comments(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    draft("甲.docx", fault=True)
    cli("annotate", "甲.docx", "--output-dir", "审阅")
    draft("甲.docx")
    outcome = cli("annotate", "甲.docx", "--output-dir", "审阅")
    assert outcome.out == f"已写入 {Path('审阅') / '甲.docx'}：没有问题。\n"
    assert said(tmp_path / "审阅" / "甲.docx") == []


def test_the_folder_of_annotated_drafts_may_lie_among_them(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    draft("甲.docx", fault=True)
    for _ in range(2):
        assert cli("annotate", ".", "--output-dir", "审阅").status == 0
    assert [path.name for path in (tmp_path / "审阅").rglob("*.docx")] == ["甲.docx"]


def test_no_draft_costs_another_its_comments(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    draft("稿件/甲.docx", fault=True)
    draft("稿件/丙.docx", fault=True)
    (tmp_path / "稿件" / "乙.docx").write_bytes(b"")
    (tmp_path / "审阅").mkdir()
    (tmp_path / "审阅" / "丙.docx").write_bytes(b"precious")
    outcome = cli("annotate", "稿件", "--output-dir", "审阅")
    assert outcome.status == 2
    assert "甲.docx：3条批注" in outcome.out
    assert "乙.docx：无法读取" in outcome.err
    assert "丙.docx：" in outcome.err
    assert (tmp_path / "审阅" / "丙.docx").read_bytes() == b"precious"


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (["甲.docx"], "请用 -o 写明审阅稿写入哪个文件"),
        (["甲.docx", "-o", "x.docx", "--output-dir", "审阅"], "两者只写一个"),
        (["甲.docx", "-o", "甲.doc"], "-o 甲.doc：审阅稿是 Word 文档，文件名应以 .docx 结尾"),
        (["甲.docx", "稿件", "-o", "x.docx"], "-o 只能写一份审阅稿"),
        (["稿件", "-o", "x.docx"], "-o 只能写一份审阅稿"),
        (["甲.docx", "--output-dir", "."], "审阅稿会盖掉草稿"),
        (["稿件", "--output-dir", "稿件"], "审阅稿会盖掉草稿"),
        (["甲.docx", "稿件/甲.docx", "--output-dir", "审阅"], "同名"),
        (["-", "--output-dir", "审阅"], "请用 -o 写明"),
    ],
)
def test_what_has_no_place_is_refused(
    cli: Cli, draft: MakeDraft, tmp_path: Path, args: list[str], complaint: str
) -> None:
    paths = [draft("甲.docx", fault=True), draft("稿件/甲.docx", fault=True)]
    before = [path.read_bytes() for path in paths]
    outcome = cli("annotate", *args)
    assert (outcome.status, outcome.out) == (2, "")
    assert complaint in outcome.err
    assert [path.read_bytes() for path in paths] == before
    assert len([*tmp_path.rglob("*.docx")]) == 2


def test_nobody_needs_a_command_line_to_read_the_comments(cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "批注.docx"
    assert cli("annotate", str(WRONG), "--output", str(target), "--extend-select", "LAY").status == 0
    comments = said(target)
    assert len(comments) > 40
    assert not [text for text in comments if re.search(r"--[a-z]|bulletin-lint [a-z]", text)]
