"""Files that are not what their name says: a finding each, the others still checked, nothing touched."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Cli, MakeDraft

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_MAIN = "word/document.xml"


def _zip(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _changed(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The .docx ``data`` with its main part changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for info in old.infolist():
            member = old.read(info)
            new.writestr(info, change(member) if info.filename == _MAIN else member)
    return buffer.getvalue()


def _cut(xml: bytes) -> bytes:
    return xml[: len(xml) // 2]


def _with_doctype(xml: bytes) -> bytes:
    head, _, rest = xml.partition(b"?>")
    return head + b'?><!DOCTYPE x [<!ENTITY a "b">]>' + rest


BAD: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "文件是空的"),
    "truncated": (lambda good: good[: len(good) // 2], "文件不完整"),
    "old word": (lambda _: _OLE, "旧版 Word"),
    "encrypted": (lambda _: _OLE + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
    "odt": (lambda _: _zip(mimetype=b"application/vnd.oasis.opendocument.text"), "OpenDocument"),
    "other zip": (lambda _: _zip(readme=b"hello"), "不是 Word 文档"),
    "rtf": (lambda _: b"{\\rtf1 hello}", "RTF"),
    "plain text": (lambda _: "通知".encode(), "不是 Word 文档"),
    "broken xml": (lambda good: _changed(good, _cut), "XML 已损坏"),
    "doctype": (lambda good: _changed(good, _with_doctype), "DOCTYPE"),
}


@pytest.mark.parametrize("kind", BAD)
def test_an_unreadable_file_is_one_finding(cli: Cli, draft: MakeDraft, kind: str) -> None:
    make, said = BAD[kind]
    good = draft("好.docx", fault=True)
    bad = good.with_name("坏.docx")
    bad.write_bytes(make(good.read_bytes()))
    before = bad.read_bytes()
    outcome = cli("--fix", "--output-format", "json", bad, good)
    assert (outcome.status, outcome.err) == (1, "")
    first, *others = json.loads(outcome.out)
    assert (first["file"], first["code"], first["severity"]) == (str(bad), "DOC001", "error")
    assert said in first["message"]
    assert first["location"] == {"part": "", "paragraph": 0, "start": 0, "end": 0, "text": "", "where": "整个文件"}
    assert first["fix"] is None
    assert [item["code"] for item in others] == ["FTR013"]
    assert bad.read_bytes() == before


def test_the_finding_reads_well(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "空.docx").write_bytes(b"")
    outcome = cli("空.docx")
    assert outcome.status == 1
    head, count, told, summary = outcome.out.split("\n\n")
    assert (head, count) == ("── 空.docx ──", "须人工定夺1处：错误1")
    assert told.startswith("整个文件\n  错误   无法读取，未作检查：文件是空的（0字节） ")
    assert told.endswith(" DOC001")
    assert summary == "发现1处问题：错误1。\n"


def test_what_was_not_read_never_passes_for_clean(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "空.docx").write_bytes(b"")
    assert "DOC001" in cli("空.docx", "--select", "SEC").out
    assert cli("空.docx", "--select", "SEC").status == 1
    assert cli("空.docx", "--ignore", "DOC001").status == 0


def test_a_lock_file_that_is_named_is_explained(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "~$第12期.docx").write_bytes(b"\x05admin" + bytes(156))
    outcome = cli("~$第12期.docx")
    assert outcome.status == 1
    assert "临时锁定文件" in outcome.out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_is_no_file_and_does_not_hang(cli: Cli, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.docx")
    assert "不是普通文件" in cli("管道.docx").out


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="may read everything")
def test_a_file_without_permission_is_a_finding(cli: Cli, draft: MakeDraft) -> None:
    path = draft()
    path.chmod(0)
    outcome = cli(path)
    assert outcome.status == 1
    assert "没有读取这个文件的权限" in outcome.out


def test_a_dangling_link_is_a_finding(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "链接.docx").symlink_to("没有.docx")
    outcome = cli("链接.docx")
    assert outcome.status == 1
    assert "没有这个文件" in outcome.out


def test_of_a_document_that_is_no_bulletin_the_text_alone_is_judged(cli: Cli, tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("请假条", "因事请假一天,请批准.", "王某", "2024年09月06日"):
        document.add_paragraph(text)
    document.save(str(tmp_path / "请假条.docx"))
    outcome = cli("请假条.docx", "--output-format", "json")
    assert outcome.status == 1
    found = json.loads(outcome.out)
    assert [item["code"] for item in found] == ["DOC002", "PUN001", "PUN002", "NUM012", "NUM012"]
    assert {item["fix"]["safety"] for item in found if item["fix"]} == {"unsafe"}, "it may have ways of its own"
    assert {item["profile"] for item in found} == {""}
    assert "HDR" in cli("请假条.docx", "--ignore", "DOC002").out


def test_text_that_is_not_read_is_named(cli: Cli, draft: MakeDraft) -> None:
    path = draft()

    def embed(xml: bytes) -> bytes:
        return xml.replace(b"<w:sectPr", b'<w:altChunk r:id="rId99"/><w:sectPr', 1)

    path.write_bytes(_changed(path.read_bytes(), embed))
    outcome = cli(path)
    assert outcome.status == 1
    assert "DOC003" in outcome.out


def test_other_commands_say_why_they_cannot(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "空.docx").write_bytes(b"")
    for command in ("outline", "text"):
        assert cli(command, "空.docx") == (2, "", "bulletin-lint：空.docx：文件是空的（0字节）\n")
        assert cli(command, "没有.docx").status == 2
    assert cli("text", "--textconv", "空.docx") == (0, "［文件是空的（0字节）］\n", "")


_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OPEN = "http://schemas.openxmlformats.org"


@pytest.mark.parametrize("body", ["", "<w:body/>", "<w:body><w:sectPr/></w:body>"])
def test_a_document_without_a_paragraph_is_checked_like_another(cli: Cli, tmp_path: Path, body: str) -> None:
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_OPEN}/package/2006/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{_MAIN}" ContentType="{_CONTENT}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_OPEN}/package/2006/relationships"><Relationship Id="a" '
        f'Type="{_OPEN}/officeDocument/2006/relationships/officeDocument" Target="{_MAIN}"/></Relationships>',
        _MAIN: f'<w:document xmlns:w="{_OPEN}/wordprocessingml/2006/main">{body}</w:document>',
    }
    (tmp_path / "空.docx").write_bytes(_zip(**{name: text.encode() for name, text in members.items()}))
    (tmp_path / "bulletin-lint.toml").write_text('ignore = ["DOC002"]', encoding="utf-8")
    outcome = cli("空.docx", "--output-format", "json")
    assert (outcome.status, outcome.err) == (1, "")
    assert {item["location"]["where"] for item in json.loads(outcome.out)} == {"整个文件"}
    for command in (("outline",), ("text",), ("diff", "空.docx"), ("--fix",), ("--diff",)):
        assert cli(*command, "空.docx").status in (0, 1)
    assert cli("annotate", "空.docx", "-o", "b.docx").status == 2
    assert cli("--select", "PUN", "空.docx").status == 0


NAMED = ["突发事件信息专报", "青山市应急管理局", "2024年9月6日"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["因事请假一天，请予批准，返回后立即销假。"], "没有找到刊名、期号、编发单位、日期、栏目、署名、报送发"),
        (
            NAMED,
            "只找到刊名“突发事件信息专报”、编发单位、日期，没有找到期号、栏目、署名、报送发",
        ),
        (
            [*NAMED, "近日，全市连续降雨，各地未出现险情。", "报：市委办公室"],
            "只找到刊名“突发事件信息专报”、编发单位、日期、报送发，没有找到期号、栏目、署名",
        ),
    ],
)
def test_what_was_found_of_a_bulletin_is_said(lines: list[str], said: str, cli: Cli, tmp_path: Path) -> None:
    document = docx.Document()
    for text in lines:
        document.add_paragraph(text)
    document.save(str(tmp_path / "甲.docx"))
    found = json.loads(cli("甲.docx", "--output-format", "json").out)
    messages = [finding["message"] for finding in found if finding["code"] == "DOC002"]
    assert messages == [f"这份文档不像简报、专报或政务信息：{said}，因此只检查了文字"]
    outline = cli("outline", "甲.docx").out
    for part in ("期号", "编发单位", "日期"):
        assert (part in said.partition("没有找到")[0]) is (f"{part}：（未找到）" not in outline)


def test_with_enough_of_it_the_draft_is_checked(cli: Cli, tmp_path: Path) -> None:
    document = docx.Document()
    for text in [*NAMED, "近日，全市连续降雨，各地未出现险情。", "报：市委办公室", "送：市直各单位", "发：各区委"]:
        document.add_paragraph(text)
    document.save(str(tmp_path / "甲.docx"))
    assert "DOC002" in cli("甲.docx").out
    document.paragraphs[0].insert_paragraph_before("第12期")
    document.save(str(tmp_path / "甲.docx"))
    assert "DOC002" not in cli("甲.docx").out
