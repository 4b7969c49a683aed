"""Files of results read again: those of format ``archive``, and bare findings of ``json-lines`` as far as they go.

A file of results may be larger than memory. It is gone through twice, a line at a time: first for the names, to know
which lines a later one of the same name replaces, and then for what the lines say.
"""

from __future__ import annotations

import json
import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import chain, pairwise
from typing import Any, NamedTuple

from bulletin_lint.errors import UsageError
from bulletin_lint.records.characters import writable
from bulletin_lint.records.lines import FileLine, FindingLine, parsed
from bulletin_lint.records.words import SEVERITIES

_BEGINNING = re.compile(rb'\{"file": ("(?:[^"\\]|\\.)*"), "(size|code)": ')
_BOM = b"\xef\xbb\xbf"
_FIXES = ("", "safe", "unsafe")
_LARGEST = 1 << 31
_NOTHING = FileLine("", -1, 0, "", "", "", "", None, None, None, "", "", {}, 0, "", (), ())


class _Chunk(NamedTuple):
    """The line of a file, or its findings one after another; ``number`` is that of the first line."""

    name: str
    number: int
    lines: list[bytes]
    bare: bool


class ArchiveFiles:
    """Some files of results as one: of two lines about the same file, the last counts.

    When all are read, ``replaced`` says how many did not, ``torn`` in which files the last line was cut off, and
    ``bare`` whether there were findings alone, which say nothing of the files without any.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths
        self.replaced = 0
        self.torn: list[str] = []
        self.bare = False

    def lines(self) -> Iterator[FileLine]:
        """What is said of each file. Raises UsageError for a line that is no result, OSError."""
        left = self._doubles()
        self.torn.clear()  # both readings find them
        for path in self._paths:
            for chunk in self._chunks(path):
                key = _key(chunk.name)
                if left.get(key, 1) > 1:
                    left[key] -= 1
                    self.replaced += 1
                else:
                    yield self._read(path, chunk)

    def _doubles(self) -> Counter[int]:
        """How often there is each name that there is more than once; names are known by eight bytes."""
        keys = array("Q", (_key(chunk.name) for path in self._paths for chunk in self._chunks(path)))
        twice = {one for one, other in pairwise(sorted(keys)) if one == other}
        return Counter(key for key in keys if key in twice)

    def _read(self, path: str, chunk: _Chunk) -> FileLine:
        if not chunk.bare:
            line = parsed(chunk.lines[0])
            if line is None or not _is_sound(line):
                raise _refused(path, chunk.number)
            return line
        self.bare = True
        findings = []
        for place, text in enumerate(chunk.lines):
            finding = _finding(text)
            if finding is None or not _is_sound_finding(finding):
                raise _refused(path, chunk.number + place)
            findings.append(finding)
        return _NOTHING._replace(file=chunk.name, findings=tuple(findings))

    def _chunks(self, path: str) -> Iterator[_Chunk]:
        """The lines, findings of the same file together; empty lines are left out."""
        held = _Chunk("", 0, [], False)
        for number, line in self._numbered(path):
            name, bare = _name(line) or _raise(path, number)
            if held.lines and bare and held.bare and held.name == name:
                held.lines.append(line)
                continue
            if held.lines:
                yield held
            held = _Chunk(name, number, [line], bare)
        if held.lines:
            yield held

    def _numbered(self, path: str) -> Iterator[tuple[int, bytes]]:
        with open(path, "rb") as file:
            for number, line in enumerate(file, 1):
                text = line.removeprefix(_BOM) if number == 1 else line
                if not line.endswith(b"\n") and not _is_json(text):
                    self.torn.append(path)
                elif text.strip():
                    yield number, text


def _refused(path: str, number: int) -> UsageError:
    return UsageError(f"{writable(path)}：第{number}行不是检查结果；要的是 check --output-format archive 写的文件")


def _raise(path: str, number: int) -> tuple[str, bool]:
    raise _refused(path, number)


def _key(name: str) -> int:
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _is_json(text: bytes) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _name(line: bytes) -> tuple[str, bool] | None:
    """The file that a line is about, and whether it is a finding alone; None for a line that is about none."""
    if match := _BEGINNING.match(line):
        try:
            return json.loads(match[1]), match[2] == b"code"
        except ValueError:
            return None
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not isinstance(data.get("file"), str):
        return None
    return (data["file"], "findings" not in data) if "findings" in data or "code" in data else None


def _finding(text: bytes) -> FindingLine | None:
    """A finding of format ``json-lines``, which does not say what part of the bulletin it is in."""
    try:
        data = json.loads(text)
        place, fix = data["location"], data["fix"]
        start = place["start"] + place.get("text_start", 0)
        return FindingLine(
            data["code"],
            data["name"],
            data["severity"],
            data["message"],
            place["part"],
            place["paragraph"],
            start,
            start + place["end"] - place["start"],
            place["text"][place["start"] : place["end"]],
            place["where"],
            "",
            "",
            "",
            fix["safety"] if fix else "",
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _is_sound(line: FileLine) -> bool:
    """Whether the values are what their keys promise, as far as anything is made of them."""
    texts = (line.file, line.manner, line.publication, line.office, line.date, line.profile, line.failure)
    numbers = [each for each in (line.year, line.number, line.total) if each is not None]
    return (
        all(isinstance(text, str) for text in chain(texts, *line.articles))
        and all(map(_is_number, [*numbers, line.fixed]))
        and isinstance(line.hidden, dict)
        and all(map(_is_number, line.hidden.values()))
        and all(map(_is_sound_finding, line.findings))
    )


def _is_sound_finding(finding: FindingLine) -> bool:
    numbers = (finding.paragraph, finding.start, finding.end)
    texts = (*finding[:5], *finding[8:])
    return (
        all(isinstance(text, str) for text in texts)
        and all(map(_is_number, numbers))
        and finding.severity in SEVERITIES
        and finding.fix in _FIXES
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and -_LARGEST < value < _LARGEST
