"""Findings of old drafts that are known and no longer reported, until the words around them change."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from bulletin_lint.errors import ConfigError, OutputError
from bulletin_lint.records.findings import FileRecord
from bulletin_lint.records.fingerprint import content_key

NAME = "bulletin-lint-baseline.json"
_FORMAT = 1

Known = dict[str, dict[str, int]]


def without_known(file: FileRecord, baseline: str) -> FileRecord:
    """``file`` less the findings in the baseline at that path; a finding counts as often as it was there.

    Raises ConfigError for a baseline that cannot be used.
    """
    left = Counter(_load(os.path.abspath(baseline)).get(_place(file.file, Path(baseline)), {}))
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


@lru_cache
def _load(path: str) -> Known:
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}：无法读取基线：{error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"{path}：不是有效的基线文件：{error}") from error
    files = data.get("files") if isinstance(data, dict) and data.get("format") == _FORMAT else None
    if not isinstance(files, dict):
        raise ConfigError(f"{path}：不是有效的基线文件，请用 --generate-baseline 重新生成")
    return files
