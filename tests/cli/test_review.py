"""What Word users expect of a review: tracked changes and comments."""

from __future__ import annotations

import zipfile
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from tests.cli.conftest import Cli, MakeDraft

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def body(path: Path) -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def comments(path: Path) -> list[tuple[str, str]]:
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/comments.xml"))
    found = root.iter(W + "comment")
    return [(item.get(W + "author"), "|".join("".join(p.itertext()) for p in item.iter(W + "p"))) for item in found]


def protect(path: Path) -> None:
    document = Document(str(path))
    mark = OxmlElement("w:documentProtection")
    mark.set(qn("w:edit"), "readOnly")
    mark.set(qn("w:enforcement"), "1")
    document.settings.element.append(mark)
    document.save(str(path))


def test_tracked_fixes_can_be_accepted_one_by_one(cli: Cli, draft: MakeDraft) -> None:
    path, plain = draft(fault=True), draft("直接.docx", fault=True)
    before = cli("text", path).out
    assert cli("--fix", "--track-changes", "--author", "校对组", path).status == 1
    cli("--fix", plain)
    root = body(path)
    changes = [*root.iter(W + "ins", W + "del")]
    assert {change.get(W + "author") for change in changes} == {"校对组"}
    assert len({change.get(W + "id") for change in changes}) == len(changes) > 0
    assert cli("text", path).out == cli("text", plain).out != before
    old = "".join(e.text or "" for e in root.iter(W + "t", W + "delText") if not [*e.iterancestors(W + "ins")])
    assert "2024年09月06日" in old


def test_a_second_tracked_fix_changes_no_byte(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    cli("--fix", "--track-changes", path)
    before = path.read_bytes()
    cli("--fix", "--track-changes", path)
    assert path.read_bytes() == before


def test_comments_say_what_is_wrong_and_how_to_mend_it(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path, review = draft(fault=True), tmp_path / "审阅.docx"
    before = path.read_bytes()
    outcome = cli("annotate", path, "-o", review)
    assert (outcome.status, outcome.out) == (0, f"已写入 {review}：3 条批注。\n")
    assert path.read_bytes() == before
    assert cli("text", review).out == cli("text", path).out
    assert comments(review)[0] == (
        "bulletin-lint",
        "警告：日期应写作“2024年9月6日”|建议：“2024年09月06日”改为“2024年9月6日”|规则：HDR010 date-form",
    )


def test_comments_of_others_stay_and_own_ones_are_replaced(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path, review = draft(fault=True), tmp_path / "审阅.docx"
    document = Document(str(path))
    document.add_comment(document.paragraphs[0].runs, "请部长审定", author="林编辑", initials="林")
    document.save(str(path))
    cli("annotate", path, "-o", review)
    cli("annotate", review, "-o", review)
    authors = [author for author, _ in comments(review)]
    assert sorted(authors) == ["bulletin-lint"] * 3 + ["林编辑"]


def test_a_protected_draft_is_rewritten_only_when_asked(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path, review = draft(fault=True), tmp_path / "审阅.docx"
    protect(path)
    before = path.read_bytes()
    assert "只检查、不改写" in cli("--fix", path).err
    assert cli("annotate", path, "-o", review).status == 2
    assert path.read_bytes() == before
    assert not review.exists()
    assert cli("annotate", "--rewrite-protected", path, "-o", review).status == 0
    cli("--fix", "--rewrite-protected", path)
    assert "2024年9月6日" in cli("text", path).out


def test_what_cannot_be_annotated_is_said(cli: Cli, tmp_path: Path) -> None:
    assert cli("annotate", "没有.docx", "-o", "审阅.docx").err == "bulletin-lint：没有这个文件：没有.docx\n"
    (tmp_path / "空.docx").write_bytes(b"")
    outcome = cli("annotate", "空.docx", "-o", "审阅.docx")
    assert outcome.status == 2
    assert not (tmp_path / "审阅.docx").exists()
