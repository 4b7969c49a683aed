"""Findings of old drafts that are known and no longer reported, until the words around them change."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard

from bulletin_lint.errors import ConfigError, OutputError
from bulletin_lint.records.findings import FileRecord
from bulletin_lint.records.fingerprint import content_key
from bulletin_lint.toml.bounded import read_bytes

NAME = "bulletin-lint-baseline.json"
_FORMAT = 1
_MOST = 1 << 26  # bytes: a million findings


class Baseline(NamedTuple):
    """What a baseline file at ``path`` holds: how often each ``content_key`` was found, by file."""

    path: Path
    known: Mapping[str, Mapping[str, int]]


def load(path: str) -> Baseline:
    """The baseline file at ``path``. Raises ConfigError if it cannot be used."""
    path = os.path.abspath(path)
    try:
        data = json.loads(read_bytes(path, _MOST))
    except OSError as error:
        raise ConfigError(f"{path}：无法读取基线：{error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"{path}：不是有效的基线文件：{error}") from error
    except RecursionError:
        raise ConfigError(f"{path}：不是有效的基线文件：嵌套过深") from None
    files = data.get("files") if isinstance(data, dict) and data.get("format") == _FORMAT else None
    if not _is_known(files):
        raise ConfigError(f"{path}：不是有效的基线文件，请用 --generate-baseline 重新生成")
    return Baseline(Path(path), files)


def _is_known(files: Any) -> TypeGuard[dict[str, dict[str, int]]]:
    tables = files.values() if isinstance(files, dict) else (None,)
    return all(isinstance(table, dict) and all(isinstance(n, int) for n in table.values()) for table in tables)


def without_known(file: FileRecord, baseline: Baseline) -> FileRecord:
    """``file`` less the findings in the baseline; a finding counts as often as it was there."""
    left = Counter(baseline.known.get(_place(file.file, baseline.path), {}))
    kept = []
    for finding in file.findings:
        key = content_key(finding)
        if left[key]:
            left[key] -= 1
        else:
            kept.append(finding)
    return file._replace(findings=tuple(kept))


def generate(files: Iterable[FileRecord], path: Path) -> None:
    """Write all findings of ``files`` into the baseline file at ``path``, sorted, so that changes to it read well.

    Raises OutputError if it cannot be written.
    """
    known = {_place(file.file, path): Counter(map(content_key, file.findings)) for file in files if file.findings}
    text = json.dumps({"format": _FORMAT, "files": known}, ensure_ascii=False, indent=1, sort_keys=True)
    try:
        path.write_text(text + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"无法写入 {path}：{error.strerror}") from error


def _place(file: str, baseline: Path) -> str:
    """The file as the baseline names it: from its own folder, with slashes."""
    return Path(os.path.relpath(os.path.abspath(file), baseline.resolve().parent)).as_posix()
