"""The zip file around the parts: what no edit names keeps every stored byte."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from typing import IO

import pytest

from bulletin_lint.docx import guard
from bulletin_lint.docx.archive import Archive, Limits
from bulletin_lint.docx.errors import CannotPatch
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


def _without_descriptor_signatures(archive: Archive, length: int = 16) -> bytes:
    output, records = bytearray(), bytearray()
    for member in archive.members:
        offset = len(output)
        stored = bytes(archive.stored(member))
        output += stored[:-length] + stored[4 - length :]
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
    assert struct.unpack_from("<4s4H", new, after.end)[3:] == (len(after.members), len(after.members))
    for old_member, new_member in zip(archive.members[:-1], after.members, strict=False):
        assert archive.stored(old_member) == after.stored(new_member)
    assert after.tail == archive.tail


def members_as_stored(data: bytes) -> dict[str, tuple[bytes, bytes]]:
    """Local record and directory entry of every member."""
    archive = Archive.parse(data, Limits())
    return {each.name: (bytes(archive.stored(each)), archive.entry(each)) for each in archive.members}


@pytest.mark.parametrize("signed", [True, False])
@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_of_an_old_descriptor_nothing_is_left_over(method: int, wide: bool, signed: bool) -> None:
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", method) as archive:
        for name in ("a", "b"):
            with archive.open(name, "w", force_zip64=wide) as target:
                target.write(b"<x/>" * 50)
    given = bytes(pipe.written)
    data = given if signed else _without_descriptor_signatures(Archive.parse(given, Limits()), 24 if wide else 16)
    after = repacked(Archive.parse(data, Limits()), {"a": NEW})
    changed, _ = members_as_stored(after)["a"]
    head = struct.unpack_from("<4s5H3L2H", changed)
    (member,) = (each for each in Archive.parse(after, Limits()).members if each.name == "a")
    assert len(changed) == 30 + head[9] + head[10] + member.packed + 16
    assert changed[-16:] == struct.pack("<4s3L", b"PK\x07\x08", member.crc, member.packed, len(NEW))
    assert (head[6:9], head[10]) == ((0, 0, 0), 0)
    assert members_as_stored(after)["b"] == members_as_stored(data)["b"]
    with zipfile.ZipFile(io.BytesIO(after)) as opened:
        assert (opened.read("a"), opened.read("b")) == (NEW, b"<x/>" * 50)


def test_what_stands_between_two_members_stays() -> None:
    data = _with_bytes_between(stored_file(), b"\0" * 7)
    after = repacked(Archive.parse(data, Limits()), {"word/document.xml": NEW})
    assert members_as_stored(after)["word/document.xml"][0].endswith(b"\0" * 7)
    assert members_as_stored(after)["_rels/.rels"] == members_as_stored(data)["_rels/.rels"]


def test_a_descriptor_that_is_promised_and_not_there_is_no_loss() -> None:
    data = bytearray(_with_bytes_between(stored_file(), b"\0" * 7))
    (member,) = (each for each in Archive.parse(bytes(data), Limits()).members if each.name == "word/document.xml")
    for at in (member.offset + 6, member.record.start + 8):
        data[at] |= 0x8
    after = repacked(Archive.parse(bytes(data), Limits()), {member.name: NEW})
    changed, _ = members_as_stored(after)[member.name]
    assert changed[-23:-19] == b"PK\x07\x08"
    assert changed.endswith(b"\0" * 7)


def _with_bytes_between(data: bytes, more: bytes) -> bytes:
    """A file with these bytes behind each member, as some tools align them."""
    archive = Archive.parse(data, Limits())
    output, records = bytearray(), bytearray()
    for member in archive.members:
        record = archive.data[member.record]
        records += record[:42] + struct.pack("<L", len(output)) + record[46:]
        output += bytes(archive.stored(member)) + more
    end = archive.data[archive.end :]
    return bytes(output + records + end[:16] + struct.pack("<L", len(output)) + end[20:])


@pytest.mark.parametrize("prefix", [b"", b"MZ a program that unpacks itself"])
def test_bytes_before_the_archive_stay_and_offsets_go_on_leaving_them_out(prefix: bytes) -> None:
    archive = Archive.parse(prefix + stored_file(), Limits())
    after = repacked(archive, {"word/document.xml": NEW}, {"new.xml": b"<x/>"})
    assert after.startswith(prefix + b"PK\x03\x04")
    bare = repacked(Archive.parse(stored_file(), Limits()), {"word/document.xml": NEW}, {"new.xml": b"<x/>"})
    assert after == prefix + bare
    with zipfile.ZipFile(io.BytesIO(after)) as opened:
        assert opened.testzip() is None


def test_members_in_another_order_than_the_directory_says() -> None:
    archive = Archive.parse(stored_file(), Limits())
    records = [archive.data[member.record] for member in reversed(archive.members)]
    data = archive.data[: archive.directory] + b"".join(records) + archive.data[archive.end :]
    after = repacked(Archive.parse(data, Limits()), {"word/document.xml": NEW})
    with zipfile.ZipFile(io.BytesIO(after)) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == [member.name for member in reversed(archive.members)]
        assert opened.read("word/document.xml") == NEW
    assert repacked(Archive.parse(data, Limits()), {}) == data


def test_a_new_member_is_as_old_as_the_first_and_needs_no_more_than_deflate() -> None:
    after = repacked(Archive.parse(stored_file(), Limits()), {}, {"word/批注.xml": NEW, "b": b""})
    with zipfile.ZipFile(io.BytesIO(after)) as opened:
        for name, content in (("word/批注.xml", NEW), ("b", b"")):
            entry = opened.getinfo(name)
            assert entry.date_time == (2020, 2, 3, 4, 6, 8)
            assert (entry.compress_type, entry.flag_bits) == (zipfile.ZIP_DEFLATED, 0x800)
            assert (entry.create_version, entry.extract_version, entry.create_system) == (20, 20, 0)
            assert (entry.external_attr, entry.internal_attr, entry.volume) == (0, 0, 0)
            assert (entry.extra, entry.comment, entry.file_size) == (b"", b"", len(content))
            assert opened.read(name) == content


def _wide(data: bytes) -> bytes:
    """The file with the directory's place said in the wide records of ZIP64."""
    archive = Archive.parse(data, Limits())
    count, size, start = len(archive.members), archive.end - archive.directory, archive.directory
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, archive.end, 1)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[: archive.end] + record + locator + end


def _sharing(data: bytes) -> bytes:
    """The file with two entries that name one record."""
    archive = Archive.parse(data, Limits())
    records = [archive.data[member.record] for member in archive.members]
    twice = records[0][:46] + b"X" + records[0][47:]
    end = struct.unpack_from("<4s4H2LH", archive.data, archive.end)
    size = sum(map(len, records)) + len(twice)
    tail = struct.pack("<4s4H2LH", *end[:3], end[3] + 1, end[4] + 1, size, end[6], 0)
    return archive.data[: archive.directory] + b"".join(records) + twice + tail


@pytest.mark.parametrize("special", [_wide, _sharing])
def test_archives_that_are_read_but_not_written_are_refused(special: Callable[[bytes], bytes]) -> None:
    data = special(zipped(members_of(paragraph("甲"))))
    archive = Archive.parse(data, Limits())
    assert archive.zip64 is (special is _wide)
    assert archive.shared_records is (special is _sharing)
    for changes, added in (({}, {}), ({"word/document.xml": NEW}, {}), ({}, {"new.xml": NEW})):
        with pytest.raises(CannotPatch, match="无法原样写回"):
            repacked(archive, changes, added)


def local_head(data: bytes, name: str) -> tuple[tuple[int, ...], bytes]:
    """The numbers of a member's local header, and its extra field."""
    stored, _ = members_as_stored(data)[name]
    head = struct.unpack_from("<4s5H3L2H", stored)
    return head[1:], stored[30 + head[9] : 30 + head[9] + head[10]]


def test_the_extra_field_of_a_changed_member_stays() -> None:
    after = repacked(Archive.parse(stored_file(), Limits()), {"word/document.xml": NEW})
    assert local_head(after, "word/document.xml")[1] == struct.pack("<2H4s", 0xCAFE, 4, b"more")


@pytest.mark.parametrize("narrow", [None, 18, 22])
def test_wide_sizes_go_from_the_extra_field_and_all_else_of_it_stays(narrow: int | None) -> None:
    """Where only one of the sizes is wide, the other says what it is."""
    more = struct.pack("<2H4s", 0xCAFE, 4, b"more")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        entry = zipfile.ZipInfo("a")
        entry.extra = more
        with archive.open(entry, "w", force_zip64=True) as target:
            target.write(b"<x/>")
    data = bytearray(buffer.getvalue())
    if narrow:
        data[narrow : narrow + 4] = struct.pack("<L", 4)
    assert len(local_head(bytes(data), "a")[1]) == len(more) + 20
    after = repacked(Archive.parse(bytes(data), Limits()), {"a": NEW})
    numbers, extra = local_head(after, "a")
    assert extra == more
    assert numbers[6:8] == (len(NEW), len(NEW))
    with zipfile.ZipFile(io.BytesIO(after)) as opened:
        assert opened.read("a") == NEW
