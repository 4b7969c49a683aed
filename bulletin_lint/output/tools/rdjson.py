"""Format ``rdjson``: reviewdog's diagnostics, with suggestions. Its columns count bytes of UTF-8 from 1."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import Any

from bulletin_lint.output.for_tools import dumped, errors_first, with_place
from bulletin_lint.output.screen import Screen
from bulletin_lint.records.findings import FindingRecord, Run
from bulletin_lint.records.fingerprint import relative

_BLOCK = 1000  # characters
_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(run: Run, screen: Screen) -> Iterator[str]:
    """One result with all diagnostics, errors first."""
    found = errors_first(run.whole().findings)
    diagnostics = [_diagnostic(item, run.url_of(item.code)) for item in found]
    result = {"source": {"name": "bulletin-lint"}, "diagnostics": diagnostics}
    yield dumped(result)


def _diagnostic(finding: FindingRecord, url: str | None) -> dict[str, Any]:
    place = finding.place
    here = [edit for edit in finding.edits if (edit.part, edit.paragraph) == (place.part, place.paragraph)]
    suggestions = [{"range": _range(finding, edit.start, edit.end), "text": edit.replacement} for edit in here]
    diagnostic = {
        "message": with_place(finding),
        "location": {"path": relative(finding.file), "range": _range(finding, place.start, place.end)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code, "url": url} if url else {"value": finding.code},
    }
    return {**diagnostic, "suggestions": suggestions} if len(here) == len(finding.edits) and here else diagnostic


def _range(finding: FindingRecord, start: int, end: int) -> dict[str, Any]:
    line = max(1, finding.place.paragraph)
    columns = (_bytes(finding.place.text, offset) + 1 for offset in (start, end))
    first, last = ({"line": line, "column": column} for column in columns)
    return {"start": first, "end": last}


def _bytes(text: str, offset: int) -> int:
    """The bytes of UTF-8 before a place in a paragraph."""
    block = offset // _BLOCK
    return _bytes_before(text)[block] + len(text[block * _BLOCK : offset].encode())


@lru_cache(maxsize=1)
def _bytes_before(text: str) -> tuple[int, ...]:
    """The bytes before each block: a paragraph with many findings is not counted anew for each."""
    blocks = (text[start : start + _BLOCK] for start in range(0, len(text), _BLOCK))
    return tuple(accumulate((len(block.encode()) for block in blocks), initial=0))
