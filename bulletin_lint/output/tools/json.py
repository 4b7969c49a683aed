"""Format ``json``: one array of findings, for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bulletin_lint.output.for_tools import dumped, surroundings
from bulletin_lint.output.screen import Screen
from bulletin_lint.records.findings import FindingRecord, Place, PlacedSetting, Run, WaiverRecord


def render(run: Run, screen: Screen) -> Iterator[str]:
    """The array, indented, a finding at a time; the same run always gives the same text."""
    before = "["
    for each in records(run):
        yield before if before == "[" else f"{before},"
        before = "  " + dumped(each).replace("\n", "\n  ")
    if before == "[":
        yield "[]"
    else:
        yield from (before, "]")


def records(run: Run) -> Iterator[dict[str, Any]]:
    """All findings as the documented contract has them; behind those of a file, what is waived there, if that was
    asked for."""
    for file in run.files:
        yield from (record(finding, run.url_of(finding.code)) for finding in file.findings)
        for finding, waiver in file.waived:
            yield {**record(finding, run.url_of(finding.code)), "waived": _waived(waiver)}


def _waived(waiver: WaiverRecord) -> dict[str, Any]:
    """What waives a finding; the baseline has neither author nor words."""
    said = {"author": waiver.author, "comment": waiver.words} if waiver.by == "comment" else {}
    return {"by": waiver.by, **said}


def record(finding: FindingRecord, url: str | None = None) -> dict[str, Any]:
    """A finding as the documented contract has it."""
    return {
        "file": finding.file,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "location": _location(finding.place),
        "fix": fix_of(finding),
        "profile": finding.profile,
        "url": url,
    }


def _location(place: Place) -> dict[str, Any]:
    """The place, whose offsets are those of its text; ``text_start`` where that is not the whole paragraph."""
    around = surroundings(place)
    if around.whole:
        return _said(place)
    start, end = place.start - around.start, place.end - around.start
    return {**_said(place._replace(start=start, end=end, text=around.text)), "text_start": around.start}


def _said(place: Place) -> dict[str, Any]:
    """The fields of the contract."""
    return {name: value for name, value in place._asdict().items() if name != "within"}


def fix_of(finding: FindingRecord) -> dict[str, Any] | None:
    """What would be repaired; None where nothing is proposed."""
    if not finding.safety:
        return None
    keys = ("part", "paragraph", "start", "end", "replacement")
    edits = [{key: getattr(edit, key) for key in keys} for edit in finding.edits]
    said: dict[str, Any] = {"safety": finding.safety, "edits": edits}
    return said | ({"settings": [_setting(each) for each in finding.settings]} if finding.settings else {})


def _setting(setting: PlacedSetting) -> dict[str, Any]:
    """What is to look otherwise; ``value`` in an editor's units."""
    place = {key: getattr(setting, key) for key in ("part", "paragraph", "start", "end", "target")}
    return {**place, "property": setting.name, "value": setting.value}
