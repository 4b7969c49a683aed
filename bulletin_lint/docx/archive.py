"""A zip file as bytes: read member by member, rewritten so that untouched members keep every byte.

The standard library's ``zipfile`` can neither copy a member as it is stored nor say where its record lies.
"""

from __future__ import annotations

import posixpath
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from bulletin_lint.docx.errors import UnreadableFile

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
_END64_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
LOCAL_SIGNATURE = b"PK\x03\x04"
ENTRY_SIGNATURE = b"PK\x01\x02"
_END_SIGNATURE = b"PK\x05\x06"
_LOCATOR_SIGNATURE = b"PK\x06\x07"
FULL = 0xFFFFFFFF
_PIECE = 16 * 1024
OFFSET_FIELD = 42
DESCRIPTOR_SIGNATURE = b"PK\x07\x08"
STORED, DEFLATED = 0, 8
ENCRYPTED, DESCRIPTOR, UTF8 = 0x1, 0x8, 0x800


class Limits(NamedTuple):
    """How much a file may ask for; sizes in bytes really inflated, ``nodes`` in marks of
    markup, ``depth`` in levels. Real files stay far below (12.6 MB, 94:1)."""

    part: int = 32 * 2**20
    total: int = 512 * 2**20
    entries: int = 10_000
    ratio: int = 200
    ratio_from: int = 10 * 2**20
    parsed: int = 48 * 2**20  # all parts that are parsed, which stay in memory
    nodes: int = 2_500_000
    depth: int = 30_000


class Member(NamedTuple):
    """One record of the central directory. ``offset`` is that of the local header in the file's bytes."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    record: slice
    raw_name: bytes


@dataclass(frozen=True)
class Archive:
    """The bytes of a zip file with its members in the order of the central directory."""

    data: bytes
    members: tuple[Member, ...]
    directory: int
    end: int
    shift: int = 0  # bytes before the archive proper, which its offsets leave out

    @classmethod
    def parse(cls, data: bytes, limits: Limits) -> Archive:
        """Raises ``UnreadableFile`` with ``truncated``, ``damaged-zip`` or ``too-large``."""
        try:
            start, stop, shift = _directory(data)
            members = tuple(_members(data, start, stop, shift, limits))
        except struct.error:
            raise UnreadableFile("damaged-zip") from None
        return cls(data, members, start, stop, shift)

    @cached_property
    def index(self) -> Mapping[str, Member]:
        """Members by lower-case name: part names compare without case. Of several the last, as unzip does."""
        return {member.name.lower(): member for member in self.members}

    @cached_property
    def duplicates(self) -> frozenset[str]:
        """Lower-case names of members that some program may take for one another."""
        counts = Counter(_normalized(member.name) for member in self.members)
        return frozenset(member.name.lower() for member in self.members if counts[_normalized(member.name)] > 1)

    def payload(self, member: Member) -> memoryview:
        """The stored bytes of a member."""
        try:
            head = LOCAL.unpack_from(self.data, member.offset)
        except struct.error:
            raise UnreadableFile("damaged-zip", member.name) from None
        start = member.offset + LOCAL.size + head[9] + head[10]
        name = self.data[member.offset + LOCAL.size : member.offset + LOCAL.size + head[9]]
        if head[0] != LOCAL_SIGNATURE or name != member.raw_name or start + member.packed > self.directory:
            raise UnreadableFile("damaged-zip", member.name)
        return memoryview(self.data)[start : start + member.packed]

    def inflate(self, member: Member, limits: Limits) -> bytes:
        """The member's content; never more than the limits allow, whatever its header promises."""
        payload = self.payload(member)
        content = _unpack(member, payload, min(limits.part, max(limits.ratio_from, limits.ratio * len(payload))))
        if zlib.crc32(content) != member.crc:
            raise UnreadableFile("damaged-zip", member.name)
        return content

    def stream(self, member: Member, limits: Limits) -> Iterator[bytes]:
        """The member's content in pieces, up to where it is damaged or the limits end it."""
        try:
            rest: bytes | memoryview = self.payload(member)
            if member.flags & ENCRYPTED or member.method != DEFLATED:
                yield self.inflate(member, limits)
                return
        except UnreadableFile:
            return
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        for _ in range(0, limits.part, _PIECE):
            try:
                piece = unpacker.decompress(rest, _PIECE)
            except zlib.error:
                return
            if not piece:
                return
            yield piece
            rest = unpacker.unconsumed_tail

    @property
    def zip64(self) -> bool:
        """Whether the file uses the wide records of ZIP64, which are read but not written."""
        fields = (CENTRAL.unpack_from(self.data, member.record.start) for member in self.members)
        full = any(FULL in (field[8], field[9], field[16]) for field in fields)
        return full or self.data[self.end : self.end + 4] != _END_SIGNATURE

    @property
    def shared_records(self) -> bool:
        """Whether two entries of the directory name one local record."""
        return len(self._following) != len(self.members)

    @cached_property
    def _following(self) -> Mapping[int, int]:
        """For the offset of each local record where the next one, or the directory, begins."""
        offsets = sorted({member.offset for member in self.members})
        return dict(zip(offsets, [*offsets[1:], self.directory], strict=True))

    def stored(self, member: Member) -> memoryview:
        """Local header, stored bytes and descriptor of a member, with whatever follows up to the next."""
        return memoryview(self.data)[member.offset : self._following[member.offset]]

    def entry(self, member: Member) -> bytes:
        """The member's directory record without its offset, which depends on the members before it."""
        record = self.data[member.record]
        return record[:OFFSET_FIELD] + record[CENTRAL.size :]

    @property
    def tail(self) -> bytes:
        """What follows the directory: comment and trailing bytes, without the record of sizes and offsets."""
        return self.data[self.end + END.size - 2 :]


def _normalized(name: str) -> str:
    """The name as the most lenient reader takes it: without case, whichever slashes it has and wherever it starts."""
    name = name.replace("\\", "/")
    path = posixpath.normpath(f"/{name}").lstrip("/")
    return (f"{path}/" if name.endswith("/") else path).lower()


def _unpack(member: Member, payload: memoryview, most: int) -> bytes:
    if member.flags & ENCRYPTED:
        raise UnreadableFile("encrypted")
    if member.method == STORED:
        content, whole = bytes(payload[: most + 1]), True
    elif member.method == DEFLATED:
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = unpacker.decompress(payload, most + 1)
        except zlib.error:
            raise UnreadableFile("damaged-zip", member.name) from None
        whole = unpacker.eof
    else:
        raise UnreadableFile("damaged-zip", f"{member.name} 的压缩方式不是 Word 所用的")
    if len(content) > most:
        raise UnreadableFile("too-large", f"{member.name} 解压后超过 {most // 2**20} MB")
    if not whole:
        raise UnreadableFile("damaged-zip", member.name)
    return content


def _directory(data: bytes) -> tuple[int, int, int]:
    """Where the central directory starts and ends, and by how much all offsets are shifted."""
    end = len(data)
    while (end := data.rfind(_END_SIGNATURE, max(0, len(data) - 0x20000), end)) >= 0:
        if end + END.size > len(data):
            continue
        size, offset = END.unpack_from(data, end)[5:7]
        if data.startswith(_LOCATOR_SIGNATURE, max(0, end - _END64_LOCATOR.size)):
            return _directory64(data, end)
        start = end - size
        if start >= 0 and start >= offset and (not size or data[start : start + 4] == ENTRY_SIGNATURE):
            return start, end, start - offset
    raise UnreadableFile("truncated")


def _directory64(data: bytes, end: int) -> tuple[int, int, int]:
    where = _END64_LOCATOR.unpack_from(data, max(0, end - _END64_LOCATOR.size))
    record = _END64.unpack_from(data, min(where[2], len(data)))
    size, offset = record[8:10]
    if record[0] != b"PK\x06\x06" or offset + size > end:
        raise UnreadableFile("damaged-zip")
    return offset, offset + size, 0


def _members(data: bytes, start: int, stop: int, shift: int, limits: Limits) -> Iterator[Member]:
    count, directory = 0, start
    while start < stop:
        fields = CENTRAL.unpack_from(data, start)
        count += 1
        if fields[0] != ENTRY_SIGNATURE:
            raise UnreadableFile("damaged-zip")
        if count > limits.entries:
            raise UnreadableFile("too-large", f"压缩包内超过{limits.entries}个文件")
        name_end = start + CENTRAL.size + fields[10]
        following = name_end + fields[11] + fields[12]
        raw = data[start + CENTRAL.size : name_end]
        size, packed, offset = _sizes(fields[9], fields[8], fields[16], data[name_end : name_end + fields[11]])
        if following > stop or not 0 <= offset + shift < directory:
            raise UnreadableFile("damaged-zip")
        name = raw.decode("utf-8" if fields[3] & UTF8 else "cp437", "replace")
        record = slice(start, following)
        yield Member(name, fields[3], fields[4], fields[7], packed, size, offset + shift, record, raw)
        start = following


def _sizes(size: int, packed: int, offset: int, extra: bytes) -> tuple[int, int, int]:
    """The real sizes and offset, where the fields are full taken from the ZIP64 extra field."""
    if FULL not in (size, packed, offset):
        return size, packed, offset
    for tag, body in extra_fields(extra):
        if tag == 1:
            wide = iter(struct.unpack_from(f"<{len(body) // 8}Q", body))
            size, packed, offset = (next(wide, field) if field == FULL else field for field in (size, packed, offset))
    return size, packed, offset


def extra_fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    """The (tag, body) pairs of a zip extra field; a damaged tail is left out."""
    while len(extra) >= 4:
        tag, length = struct.unpack_from("<2H", extra)
        yield tag, extra[4 : 4 + length]
        extra = extra[4 + length :]
