"""Findings of old drafts that are known and no longer reported, until the words around them change."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard

from bulletin_lint.disk.errors import CannotWrite
from bulletin_lint.disk.links import relative_path
from bulletin_lint.disk.output import Making, write_output
from bulletin_lint.disk.reasons import reason
from bulletin_lint.errors import ConfigError, OutputError
from bulletin_lint.records.findings import FileRecord
from bulletin_lint.records.fingerprint import content_key, relative
from bulletin_lint.toml.bounded import read_bytes
from bulletin_lint.toml.faults import fault

NAME = "bulletin-lint-baseline.json"
_FORMAT = 1
_MOST = 1 << 26  # bytes: a million findings


class Baseline(NamedTuple):
    """What a baseline file at ``path`` holds: how often each ``content_key`` was found, by file."""

    path: Path
    known: Mapping[str, Mapping[str, int]]

    def table(self, file: FileRecord) -> Mapping[str, int]:
        """What is known of ``file``: by its place, or, where it was moved, by its name or its findings."""
        place = _place(file.file, self.path)
        if place in self.known:
            return self.known[place]
        gone = [there for there in self.known if not (self.path.parent / there).exists()]
        named = [there for there in gone if os.path.basename(there) == os.path.basename(place)]
        alike = named if len(named) == 1 else [there for there in gone if self._is_alike(there, file)]
        return self.known[alike[0]] if len(alike) == 1 else {}

    def _is_alike(self, there: str, file: FileRecord) -> bool:
        """Whether most of what was found there is found in ``file``."""
        old = Counter(self.known[there])
        common = old & Counter(filter(None, _keys(file)))
        return 2 * common.total() > old.total()


def load(path: str) -> Baseline:
    """The baseline file at ``path``. Raises ConfigError if it cannot be used."""
    path = os.path.abspath(path)
    try:
        data = json.loads(read_bytes(path, _MOST))
    except FileNotFoundError as error:
        raise ConfigError(f"{relative(path)}：没有这个基线文件，请用 --generate-baseline 生成") from error
    except OSError as error:
        raise ConfigError(f"{path}：无法读取基线：{reason(error)}") from error
    except ValueError as error:
        raise ConfigError(f"{path}：不是有效的基线文件：{fault(error)}") from error
    except RecursionError:
        raise ConfigError(f"{path}：不是有效的基线文件：嵌套过深") from None
    files = data.get("files") if isinstance(data, dict) and data.get("format") == _FORMAT else None
    if not _is_known(files):
        raise ConfigError(f"{path}：不是有效的基线文件，请用 --generate-baseline 重新生成")
    return Baseline(Path(path), files)


def _is_known(files: Any) -> TypeGuard[dict[str, dict[str, int]]]:
    tables = files.values() if isinstance(files, dict) else (None,)
    return all(isinstance(table, dict) and all(map(_is_count, table.values())) for table in tables)


def _is_count(value: Any) -> bool:
    return type(value) is int and value > 0


def known_of_old(file: FileRecord, baseline: Baseline) -> list[bool]:
    """Which findings of ``file`` are in the baseline; one counts as often as it was there."""
    left = Counter(baseline.table(file))
    known = []
    for key in _keys(file):
        known.append(left[key] > 0)
        left[key] -= known[-1]
    return known


def _keys(file: FileRecord) -> list[str]:
    """What each finding is known by; '' for one about the file itself, which has no words that could change: nobody
    would be told any more that the file cannot be read."""
    return [content_key(finding) if finding.place.part else "" for finding in file.findings]


def generate(files: Iterable[FileRecord], path: Path) -> int:
    """Write all findings of ``files`` into the baseline file at ``path``, sorted, so that changes to it read well; how
    many they were. Those about a file itself are left out.

    Raises OutputError if it cannot be written.
    """
    found = {_place(file.file, path): Counter(filter(None, _keys(file))) for file in files}
    known = {place: table for place, table in found.items() if table}
    text = json.dumps({"format": _FORMAT, "files": known}, ensure_ascii=False, indent=1, sort_keys=True)
    try:
        write_output(os.fspath(path), f"{text}\n".encode(), MAKING)
    except CannotWrite as error:
        raise OutputError(f"无法写入 {path}：{error}") from error
    return sum(table.total() for table in known.values())


def _is_baseline(data: bytes) -> bool:
    """Whether these are the bytes of a baseline, of this form or another one."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and found.keys() == {"format", "files"}


MAKING = Making("基线", _is_baseline)


def _place(file: str, baseline: Path) -> str:
    """The file as the baseline names it: from its own folder, with slashes."""
    return Path(relative_path(os.path.abspath(file), str(baseline.resolve().parent))).as_posix()
