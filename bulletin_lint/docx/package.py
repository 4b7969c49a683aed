"""A Word file as a package of parts: opened under limits, its parts found by relationship."""

from __future__ import annotations

import errno
import os
import posixpath
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from bulletin_lint.disk.errors import is_in_use
from bulletin_lint.disk.reasons import reason
from bulletin_lint.disk.stamp import Stamp, stamp_of
from bulletin_lint.docx.archive import Archive, Limits, Member
from bulletin_lint.docx.errors import UnreadableFile
from bulletin_lint.docx.markup import Encoding, count_marks, encoding_of, parse

__all__ = ["Limits", "Package", "Part", "Relationship", "UnreadableFile"]

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OTHERS = ((b"%PDF", "这是 PDF"), (b"{\\rtf", "这是 RTF，请另存为 .docx"), (b"<", "这是网页或 XML 文本"))


class Relationship(NamedTuple):
    """One entry of a ``.rels`` part. ``target`` is a member name as stored, '' when it is outside or missing."""

    id: str
    kind: str  # the last segment of the type, the same in the transitional and the strict vocabulary
    target: str


class Part(NamedTuple):
    """A parsed part: its name as stored, its bytes in UTF-8, how to write them back, and the tree."""

    name: str
    data: bytes
    encoding: Encoding
    root: etree._Element


@dataclass(frozen=True)
class Package:
    """The parts of one file. Nothing is inflated before it is asked for, and what is counts against the limits."""

    archive: Archive
    limits: Limits
    path: str = ""
    stamp: Stamp | None = None
    _parts: dict[str, Part] = field(default_factory=dict, repr=False)
    _sizes: dict[str, int] = field(default_factory=dict, repr=False)

    @classmethod
    def open(cls, path: str | os.PathLike[str], limits: Limits = Limits()) -> Package:
        """Read a file from disk; raises ``UnreadableFile``, for a missing file too."""
        try:
            data, stamp = read_file(path, limits)
        except OSError as error:
            raise _unreadable(error) from None
        if os.path.basename(path).startswith(("~$", ".~")) and not data.startswith(b"PK\x03\x04"):
            raise UnreadableFile("lock-file")
        return cls(_archive(data, limits), limits, os.fspath(path), stamp)

    @classmethod
    def from_bytes(cls, data: bytes, limits: Limits = Limits()) -> Package:
        """The package in these bytes; raises ``UnreadableFile``."""
        return cls(_archive(data, limits), limits)

    @property
    def data(self) -> bytes:
        """The whole file."""
        return self.archive.data

    def read(self, member: Member) -> bytes:
        """The content of a member, under the limits."""
        if member.name.lower() in self.archive.duplicates:
            raise UnreadableFile("duplicate-entry", member.name)
        content = self.archive.inflate(member, self.limits)
        self._sizes[member.name] = len(content)
        if sum(self._sizes.values()) > self.limits.total:
            raise UnreadableFile("too-large", f"解压后超过 {self.limits.total // 2**20} MB")
        return content

    def find(self, name: str) -> Member | None:
        """The member with this part name; names compare without case and may begin with a slash."""
        return self.archive.index.get(name.lstrip("/").lower())

    def part(self, name: str) -> Part | None:
        """The parsed part of this name, None if there is none; raises ``UnreadableFile``."""
        member = self.find(name)
        if member is None:
            return None
        if member.name not in self._parts:
            self._parts[member.name] = self._parse(member)
        return self._parts[member.name]

    def _parse(self, member: Member) -> Part:
        raw = self.read(member)
        encoding = encoding_of(raw)
        try:
            data = encoding.decode(raw)
        except UnicodeError:
            raise UnreadableFile("broken-xml", member.name) from None
        together = len(data) + sum(len(part.data) for part in self._parts.values())
        if together > self.limits.parsed:
            raise UnreadableFile("too-large", f"正文等部分合计超过 {self.limits.parsed // 2**20} MB")
        if together > self.limits.nodes:  # each takes a byte at least, so smaller files need no counting
            nodes = count_marks(data) + sum(count_marks(part.data) for part in self._parts.values())
            if nodes > self.limits.nodes:
                raise UnreadableFile("too-large", f"XML 标记超过 {self.limits.nodes // 10_000} 万个")
        return Part(member.name, data, encoding, parse(member.name, data, self.limits.depth))

    def stream(self, name: str) -> Iterator[bytes]:
        """The content of a part piece by piece, as far as it can be read and the limits allow."""
        member = self.find(name)
        return iter(()) if member is None else self.archive.stream(member, self.limits)

    def relationships(self, source: str = "", *kinds: str) -> tuple[Relationship, ...]:
        """The relationships of a part, or of the package itself: those of these kinds, or all; perhaps none."""
        folder, name = posixpath.split(source)
        rels = self.part(f"{folder}/_rels/{name}.rels")
        if rels is None:
            return ()
        found = [(e, (e.get("Type") or "").rpartition("/")[2]) for e in rels.root if isinstance(e.tag, str)]
        return tuple(self._relationship(folder, e, kind) for e, kind in found if not kinds or kind in kinds)

    def related(self, *kinds: str) -> Iterator[Part]:
        """The parts of the file that the main part has relationships of these kinds to."""
        for relationship in self.relationships(self.main_part, *kinds):
            part = self.part(relationship.target) if relationship.target else None
            if part is not None:
                yield part

    def _relationship(self, folder: str, element: etree._Element, kind: str) -> Relationship:
        if element.get("TargetMode") == "External":
            return Relationship(element.get("Id") or "", kind, "")
        target = (element.get("Target") or "").replace("\\", "/")
        path = posixpath.normpath(posixpath.join("/", folder, target))
        member = self.find(path)
        if member is None and "%" in path:
            from urllib.parse import unquote  # rarely needed, and every start would pay for it

            member = self.find(unquote(path))
        return Relationship(element.get("Id") or "", kind, member.name if member else "")

    @cached_property
    def main_part(self) -> str:
        """The member that holds the document; raises ``UnreadableFile`` (``not-word``)."""
        for relationship in self.relationships("", "officeDocument"):
            if relationship.target:
                return relationship.target
        raise UnreadableFile("not-word", "压缩包里没有 Word 正文")


def read_file(path: str | os.PathLike[str], limits: Limits) -> tuple[bytes, Stamp]:
    """The content of a file on disk, and what tells whether it is still the same. Raises UnreadableFile for what is no
    file or too large, OSError."""
    if not stat.S_ISREG(os.stat(path).st_mode):  # before opening: a pipe would be waited for
        raise UnreadableFile("not-a-file")
    with open(path, "rb") as file:
        status = os.fstat(file.fileno())
        if status.st_size > limits.total:
            raise UnreadableFile("too-large", f"文件本身超过 {limits.total // 2**20} MB")
        return file.read(limits.total + 1), stamp_of(status)


def _unreadable(error: OSError) -> UnreadableFile:
    if isinstance(error, FileNotFoundError):
        return UnreadableFile("missing")
    if is_in_use(error):
        return UnreadableFile("in-use")
    if isinstance(error, PermissionError):
        return UnreadableFile("no-permission")
    if isinstance(error, IsADirectoryError):
        return UnreadableFile("not-a-file")
    if error.errno == errno.ELOOP:
        return UnreadableFile("not-a-file", "符号链接指向自身")
    return UnreadableFile("unreadable", reason(error))


def _archive(data: bytes, limits: Limits) -> Archive:
    if not data:
        raise UnreadableFile("empty")
    if data.startswith(_OLE):
        raise UnreadableFile("encrypted" if _ENCRYPTED_STREAM in data else "old-doc")
    if not data.startswith(b"PK\x03\x04"):
        if data.startswith(b"PK\x05\x06"):
            raise UnreadableFile("not-word", "压缩包是空的")
        head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
        raise UnreadableFile("not-word", next((said for mark, said in _OTHERS if head.startswith(mark)), ""))
    archive = Archive.parse(data, limits)
    mimetype = archive.index.get("mimetype")
    if mimetype and archive.inflate(mimetype, limits).startswith(b"application/vnd.oasis.opendocument"):
        raise UnreadableFile("opendocument")
    return archive
