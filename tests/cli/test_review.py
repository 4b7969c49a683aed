"""What Word users expect of a review: tracked changes and comments."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from bulletin_lint.annotate import annotate
from tests.cli.conftest import Cli, MakeDraft
from tools.documents import Bulletin, Paragraph, store

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
    assert (outcome.status, outcome.out) == (0, f"已写入 {review}：3条批注。\n")
    assert path.read_bytes() == before
    assert cli("text", review).out == cli("text", path).out
    assert comments(review)[0] == (
        "bulletin-lint",
        "警告：日期应写作“2024年9月6日”|建议：“2024年09月06日”改为“2024年9月6日”|规则：HDR010 报头日期写法",
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


def damage(path: Path, name: str, add: str = "") -> None:
    """Cut the end off a part, or add one that is cut off."""
    with zipfile.ZipFile(path) as archive:
        members = {entry: archive.read(entry) for entry in archive.namelist()}
    if add:
        related = members["word/_rels/document.xml.rels"]
        base = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + add.encode()
        new = b'<Relationship Id="rId99" Type="' + base + b'" Target="' + name.rpartition("/")[2].encode() + b'"/>'
        members["word/_rels/document.xml.rels"] = related.replace(b"</Relationships>", new + b"</Relationships>")
        members[name] = f'<w:{add} xmlns:w="{W[1:-1]}">'.encode()
    else:
        members[name] = members[name][:-20]
    with zipfile.ZipFile(path, "w") as archive:
        for entry, content in members.items():
            archive.writestr(entry, content)


UNUSED = ("word/numbering.xml", "word/commentsExtended.xml")  # nothing to be annotated here needs them


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("word/document.xml", ""),
        ("word/styles.xml", ""),
        ("word/settings.xml", ""),
        ("[Content_Types].xml", ""),
        ("word/_rels/document.xml.rels", ""),
        ("word/comments.xml", "comments"),
        ("word/commentsExtended.xml", "commentsExtended"),
        ("word/numbering.xml", "numbering"),
        ("word/footnotes.xml", "footnotes"),
    ],
)
def test_a_damaged_part_is_told_in_a_sentence(cli: Cli, draft: MakeDraft, tmp_path: Path, name: str, kind: str) -> None:
    path, review = draft(fault=True), tmp_path / "审阅.docx"
    damage(path, name, kind)
    before = path.read_bytes()
    for command in (("annotate", path, "-o", review), ("--fix", path), ("--fix", "--track-changes", path)):
        outcome = cli(*command)
        assert "Traceback" not in outcome.err + outcome.out
        assert "内部出错" not in outcome.err
        if command[0] == "annotate" and name not in UNUSED:
            assert (outcome.status, outcome.err.count("\n")) == (2, 1)
            assert "损坏" in outcome.err
            assert path.read_bytes() == before
            assert not review.exists()


@pytest.mark.parametrize("author", ["a\u0007", "甲\n乙", "甲\t", "\ufffe"])
def test_an_author_that_cannot_be_written_is_refused(cli: Cli, draft: MakeDraft, tmp_path: Path, author: str) -> None:
    path, review = draft(fault=True), tmp_path / "审阅.docx"
    before = path.read_bytes()
    for command in (("annotate", path, "-o", review), ("--fix", "--track-changes", path)):
        said = cli(*command, "--author", author)
        (tmp_path / "bulletin-lint.toml").write_text(f"author = {json.dumps(author)}", encoding="utf-8")
        read = cli(*command)
        (tmp_path / "bulletin-lint.toml").unlink()
        for outcome in (said, read):
            assert outcome.status == 2
            assert "author 含有不能写入 Word 文件的字符" in outcome.err
        assert "bulletin-lint.toml" in read.err
    assert path.read_bytes() == before
    assert not review.exists()


def test_what_a_message_quotes_is_fit_to_be_written(
    cli: Cli, draft: MakeDraft, tmp_path: Path, clean: Bulletin
) -> None:
    section, *others = clean.sections
    article = replace(section.articles[0], title=(), paragraphs=(Paragraph("清源县：\n扎实推进工作，成效明显。"),))
    article = replace(article, attribution="")
    path, review = tmp_path / "软回车.docx", tmp_path / "审阅.docx"
    store(replace(clean, contents=None, sections=(replace(section, articles=(article,)), *others)), path)
    assert cli("annotate", path, "-o", review).status == 0
    assert any("《清源县： 扎实" in text for _, text in comments(review))


def test_the_library_annotates_by_the_settings_of_the_folder(draft: MakeDraft, tmp_path: Path) -> None:
    path, review = draft(fault=True), tmp_path / "审阅.docx"
    (tmp_path / "bulletin-lint.toml").write_text('author = "校对组"', encoding="utf-8")
    review.write_bytes(annotate(path).content or b"")
    assert {author for author, _ in comments(review)} == {"校对组"}
