"""One file as the page shows it: its findings gathered into numbered notes, and where each of them marks the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from bulletin_lint.output.html.segments import Hit
from bulletin_lint.records.draft import Block, LineRecord
from bulletin_lint.records.findings import SEVERITIES, FileRecord, FindingRecord, RuleRecord

GROUP_WORDS = {
    "HDR": "报头",
    "SEC": "栏目",
    "TOC": "目录",
    "ART": "文章",
    "ATT": "署名",
    "FTR": "报尾",
    "PUN": "标点",
    "NUM": "数字",
    "WRD": "用语",
    "LAY": "版式",
    "SER": "各期之间",
    "DOC": "文件",
}
WHOLE_FILE = Block("file", "file", "整个文件")
LineKey = tuple[str, int]


class Note(NamedTuple):
    """What is said alike of one paragraph, once. ``target`` identifies it, ``anchors`` the marked places in order."""

    number: int
    target: str
    reports: tuple[FindingRecord, ...]
    block: Block
    anchors: tuple[str, ...]

    @property
    def said(self) -> FindingRecord:
        """The finding that speaks for all."""
        return self.reports[0]

    @property
    def group(self) -> str:
        """The letters of the rule's code."""
        return self.said.code.rstrip("0123456789")


@dataclass(frozen=True)
class Review:
    """A file under the identifier ``key``, which is unique on the page."""

    key: str
    file: FileRecord
    rules: Mapping[str, RuleRecord]

    @cached_property
    def lines(self) -> dict[LineKey, LineRecord]:
        """The lines of the document by part and number."""
        return {(line.part, line.number): line for line in self.file.draft.lines} if self.file.draft else {}

    @cached_property
    def blocks(self) -> dict[str, Block]:
        """The blocks of the document by key."""
        return {block.key: block for block in self.file.draft.blocks} if self.file.draft else {}

    @cached_property
    def notes(self) -> list[Note]:
        """The notes in the order of the findings, numbered from 1."""
        groups: dict[tuple[str, str, str, LineKey], list[FindingRecord]] = {}
        for report in self.file.findings:
            key = (report.code, report.message, report.note, (report.place.part, report.place.paragraph))
            groups.setdefault(key, []).append(report)
        return [self._note(number, tuple(reports)) for number, reports in enumerate(groups.values(), 1)]

    @cached_property
    def hits(self) -> dict[LineKey, list[Hit]]:
        """What is marked in each line, in reading order."""
        hits: defaultdict[LineKey, list[Hit]] = defaultdict(list)
        for note in self.notes:
            for anchor, (line, start, end) in zip(note.anchors, self._stretches(note.reports), strict=True):
                hits[line].append(Hit(start, end, note.number, note.said.severity, anchor, note.target))
        return {line: sorted(found) for line, found in hits.items()}

    @cached_property
    def notes_by_line(self) -> dict[LineKey, list[Note]]:
        """The notes that belong after each line; those about the whole file under ``("", 0)``."""
        notes: defaultdict[LineKey, list[Note]] = defaultdict(list)
        for note in self.notes:
            stretches = self._stretches(note.reports)
            notes[stretches[0][0] if stretches else ("", 0)].append(note)
        return notes

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity, worst first."""
        return {name: sum(item.severity == name for item in self.file.findings) for name in SEVERITIES}

    @property
    def failed(self) -> bool:
        """Whether the text is not there to be shown."""
        return self.file.draft is None

    def _note(self, number: int, reports: tuple[FindingRecord, ...]) -> Note:
        stretches = self._stretches(reports)
        block = self.blocks[self.lines[stretches[0][0]].block] if stretches else WHOLE_FILE
        first = f"{self.key}-m{number}"
        anchors = (first, *(f"{first}-{place}" for place in range(2, len(stretches) + 1)))
        return Note(number, f"{self.key}-n{number}", reports, block, anchors[: len(stretches)])

    def _stretches(self, reports: tuple[FindingRecord, ...]) -> list[tuple[LineKey, int, int]]:
        places = [place for report in reports for place in (report.place, *report.others)]
        found = [((place.part, place.paragraph), place.start, place.end) for place in places]
        return [*dict.fromkeys(stretch for stretch in found if stretch[0] in self.lines)]
