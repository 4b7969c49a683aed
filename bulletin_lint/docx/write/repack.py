"""A zip file written anew with some members changed or added; every other member keeps all its bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

from bulletin_lint.docx.archive import (
    CENTRAL,
    DEFLATED,
    DESCRIPTOR,
    DESCRIPTOR_SIGNATURE,
    END,
    ENTRY_SIGNATURE,
    FULL,
    LOCAL,
    LOCAL_SIGNATURE,
    OFFSET_FIELD,
    UTF8,
    Archive,
    Member,
    extra_fields,
)
from bulletin_lint.docx.errors import CannotPatch

_VERSION = 20  # what deflate needs
_Fields = tuple[int, int, int]  # checksum, packed size, size


def repacked(archive: Archive, contents: Mapping[str, bytes], added: Mapping[str, bytes] | None = None) -> bytes:
    """The file with new ``contents`` for these members, and with ``added`` ones after all others.

    Raises ``CannotPatch`` for what is read but never written: ZIP64, and members that share a record.
    """
    if archive.zip64 or archive.shared_records:
        raise CannotPatch("文件的压缩结构特殊，无法原样写回")
    output = bytearray(archive.data[: min((member.offset for member in archive.members), default=archive.directory)])
    records: dict[int, bytes] = {}
    for member in sorted(archive.members, key=lambda each: each.offset):
        offset = len(output) - archive.shift
        stored, fields = archive.stored(member), (member.crc, member.packed, member.size)
        if member.name in contents:
            stored, fields = _changed(member, stored, contents[member.name])
        output += stored
        records[member.record.start] = _entry(archive.data[member.record], fields, offset)
    entries = [records[member.record.start] for member in archive.members]
    for name, content in (added or {}).items():
        record, entry = _new(archive, name, content, len(output) - archive.shift)
        output += record
        entries.append(entry)
    return bytes(output) + _ending(archive, entries, len(output) - archive.shift)


def _ending(archive: Archive, entries: list[bytes], start: int) -> bytes:
    """The directory and what follows it."""
    fields = [*END.unpack_from(archive.data, archive.end)]
    more = len(entries) - len(archive.members)
    directory = b"".join(entries)
    fields[3:7] = (fields[3] + more, fields[4] + more, len(directory), start)
    return directory + END.pack(*fields) + archive.data[archive.end + END.size :]


def _entry(record: bytes, fields: _Fields, offset: int) -> bytes:
    head = record[:16] + struct.pack("<3L", *fields) + record[28:OFFSET_FIELD]
    return head + struct.pack("<L", offset) + record[CENTRAL.size :]


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def _changed(member: Member, stored: memoryview, content: bytes) -> tuple[memoryview, _Fields]:
    """The local record of a member with new content, and what its entry says of it."""
    head = [*LOCAL.unpack_from(stored)]
    name_end = LOCAL.size + head[9]
    extra, old_end = bytes(stored[name_end : name_end + head[10]]), name_end + head[10] + member.packed
    payload = _deflated(content) if member.method == DEFLATED else content
    fields = (zlib.crc32(content), len(payload), len(content))
    if FULL in head[7:9]:
        extra = b"".join(struct.pack("<2H", tag, len(body)) + body for tag, body in extra_fields(extra) if tag != 1)
    rest, descriptor = stored[old_end:], b""
    if member.flags & DESCRIPTOR:
        rest = rest[_descriptor_length(member, rest) :]
        descriptor = struct.pack("<4s3L", DESCRIPTOR_SIGNATURE, *fields)
    head[6:9] = (0, 0, 0) if member.flags & DESCRIPTOR else fields
    head[10] = len(extra)
    pieces = (LOCAL.pack(*head), stored[LOCAL.size : name_end], extra, payload, descriptor, rest)
    return memoryview(b"".join(pieces)), fields


def _descriptor_length(member: Member, rest: memoryview) -> int:
    """How long the data descriptor is: its signature is optional, and ZIP64 has wider sizes."""
    signature = DESCRIPTOR_SIGNATURE if bytes(rest[:4]) == DESCRIPTOR_SIGNATURE else b""
    narrow = signature + struct.pack("<3L", member.crc, member.packed, member.size)
    wide = signature + struct.pack("<L2Q", member.crc, member.packed, member.size)
    return next((len(form) for form in (narrow, wide) if bytes(rest[: len(form)]) == form), 0)


def _new(archive: Archive, name: str, content: bytes, offset: int) -> tuple[bytes, bytes]:
    """Local record and entry of a new member, which gets the time of the first one there is."""
    payload, raw = _deflated(content), name.encode()
    time, date = CENTRAL.unpack_from(archive.data, archive.directory)[5:7]
    common = (UTF8, DEFLATED, time, date, zlib.crc32(content), len(payload), len(content), len(raw), 0)
    local = LOCAL.pack(LOCAL_SIGNATURE, _VERSION, *common) + raw + payload
    entry = CENTRAL.pack(ENTRY_SIGNATURE, _VERSION, _VERSION, *common, 0, 0, 0, 0, offset) + raw
    return local, entry
