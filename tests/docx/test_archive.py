"""The zip file around the parts: what no edit names keeps every stored byte."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import IO

import pytest

from bulletin_lint.docx import guard
from bulletin_lint.docx.archive import Archive, Limits
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.story import read
from bulletin_lint.docx.write import patch
from bulletin_lint.docx.write.repack import repacked
from tests.docx.build import edit, members_of, paragraph, zipped

NEW = ("，" * 40).encode()


class Pipe(io.RawIOBase):
    """A stream that cannot seek, so that zipfile writes data descriptors."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        chunk = bytes(memoryview(data))  # type: ignore[arg-type]
        self.written += chunk
        return len(chunk)


def write_members(target: IO[bytes], method: int) -> None:
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in members_of(paragraph("甲,乙")).items():
            entry = zipfile.ZipInfo(name, (2020, 2, 3, 4, 6, 8))
            entry.compress_type, entry.external_attr, entry.create_system = method, 0o640 << 16, 3
            entry.extra = struct.pack("<2H4s", 0xCAFE, 4, b"more")
            archive.writestr(entry, content)
        archive.comment = "由某系统导出".encode()


def stored_file(method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    write_members(buffer, method)
    return buffer.getvalue()


def streamed_file(method: int = zipfile.ZIP_DEFLATED) -> bytes:
    pipe = Pipe()
    write_members(pipe, method)  # type: ignore[arg-type]
    return bytes(pipe.written)


FILES = {
    "deflated": stored_file(),
    "stored": stored_file(zipfile.ZIP_STORED),
    "descriptors": streamed_file(),
    "stored descriptors": streamed_file(zipfile.ZIP_STORED),
    "trailing bytes": stored_file() + b"\r\n\x00trailing",
}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_only_the_named_member_changes(data: bytes) -> None:
    archive = Archive.parse(data, Limits())
    new = repacked(archive, {"word/document.xml": NEW})
    after = Archive.parse(new, Limits())
    assert [m.name for m in after.members] == [m.name for m in archive.members]
    for old_member, new_member in zip(archive.members, after.members, strict=True):
        if old_member.name == "word/document.xml":
            assert after.inflate(new_member, Limits()) == NEW
        else:
            assert archive.stored(old_member) == after.stored(new_member)
            assert archive.entry(old_member) == after.entry(new_member)
    assert after.tail == archive.tail


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_the_standard_library_agrees(data: bytes) -> None:
    new = repacked(Archive.parse(data, Limits()), {"word/document.xml": NEW})
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(new)) as archive:
        assert archive.testzip() is None
        assert archive.read("word/document.xml") == NEW
        assert archive.comment == old.comment
        for was, now in zip(old.infolist(), archive.infolist(), strict=True):
            kept = ("filename", "date_time", "extra", "comment", "external_attr", "compress_type", "flag_bits")
            assert [getattr(was, name) for name in kept] == [getattr(now, name) for name in kept]


def test_descriptors_without_a_signature() -> None:
    """Built by hand: a stored member whose sizes follow it, as some writers do."""
    data = bytearray(streamed_file())
    archive = Archive.parse(bytes(data), Limits())
    bare = _without_descriptor_signatures(archive)
    after = repacked(Archive.parse(bare, Limits()), {"word/document.xml": NEW})
    with zipfile.ZipFile(io.BytesIO(after)) as opened:
        assert opened.testzip() is None


def _without_descriptor_signatures(archive: Archive) -> bytes:
    output, records = bytearray(), bytearray()
    for member in archive.members:
        offset = len(output)
        stored = bytes(archive.stored(member))
        output += stored[:-16] + stored[-12:]
        record = archive.data[member.record]
        records += record[:42] + struct.pack("<L", offset) + record[46:]
    end = archive.data[archive.end :]
    return bytes(output + records + end[:16] + struct.pack("<L", len(output)) + end[20:])


def test_wide_local_headers_of_a_narrow_archive() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members_of(paragraph("甲,乙")).items():
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(content.encode() if isinstance(content, str) else content)
    document = read(Package.from_bytes(buffer.getvalue()))
    edits = [edit(document, ",", "，")]
    after = patch.apply(document, edits)
    guard.verify(document, read(Package.from_bytes(after)), edits)
    with zipfile.ZipFile(io.BytesIO(after)) as opened:
        assert opened.testzip() is None


def test_an_unchanged_archive_is_rebuilt_to_the_same_bytes() -> None:
    for data in FILES.values():
        assert repacked(Archive.parse(data, Limits()), {}) == data


def test_an_end_record_inside_the_comment_does_not_mislead() -> None:
    data = zipped(members_of(paragraph("甲")), comment=b"x" * 8 + b"PK\x05\x06" + b"\xff" * 30)
    assert len(Archive.parse(data, Limits()).members) == len(members_of())


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_members_are_added_behind_all_others(data: bytes) -> None:
    archive = Archive.parse(data, Limits())
    new = repacked(archive, {}, {"word/批注.xml": NEW})
    with zipfile.ZipFile(io.BytesIO(new)) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == [*members_of(), "word/批注.xml"]
        assert opened.read("word/批注.xml") == NEW
    after = Archive.parse(new, Limits())
    for old_member, new_member in zip(archive.members[:-1], after.members, strict=False):
        assert archive.stored(old_member) == after.stored(new_member)
    assert after.tail == archive.tail
