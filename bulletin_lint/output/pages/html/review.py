"""One file as the page shows it: its findings gathered into numbered notes, and where each of them marks the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from bulletin_lint.output.pages.html.segments import Mark
from bulletin_lint.records.draft import Block, LineRecord
from bulletin_lint.records.findings import FileRecord, FindingRecord, Place, WholeRun
from bulletin_lint.records.fingerprint import content_key
from bulletin_lint.records.grouping import alike
from bulletin_lint.records.words import SEVERITIES, group_of

WHOLE_FILE = Block("file", "file", "整个文件")
LineKey = tuple[str, int]
Stretch = tuple[LineKey, int, int]


class Note(NamedTuple):
    """What is said alike of one paragraph, once. ``target`` identifies it, ``anchors`` the marked places in order;
    ``key`` is the same on every page that is made of the same text; ``where`` is for people."""

    number: int
    target: str
    findings: tuple[FindingRecord, ...]
    block: Block
    anchors: tuple[str, ...]
    key: str = ""
    where: str = ""

    @property
    def first(self) -> FindingRecord:
        """The finding that speaks for all."""
        return self.findings[0]

    @property
    def group(self) -> str:
        """The group of its rule."""
        return group_of(self.first.code)


@dataclass(frozen=True)
class Review:
    """A file of the run under the identifier ``key``, which is unique on the page."""

    key: str
    file: FileRecord
    run: WholeRun

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
        notes = [self._note(number, group) for number, group in enumerate(alike(self.file.findings), 1)]
        seen: Counter[str] = Counter()
        keyed = []
        for note in notes:
            known = content_key(note.first)
            seen[known] += 1
            keyed.append(note._replace(key=f"{known} {seen[known]}"))
        return keyed

    @cached_property
    def fingerprint(self) -> str:
        """What changes when the text of the draft does."""
        lines = "\n".join(line.text for line in self.file.draft.lines) if self.file.draft else ""
        return sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    @cached_property
    def marks(self) -> dict[LineKey, list[Mark]]:
        """What is marked in each line, in reading order."""
        marks: defaultdict[LineKey, list[Mark]] = defaultdict(list)
        for note in self.notes:
            for anchor, (line, start, end) in zip(note.anchors, self._stretches(note.findings), strict=True):
                marks[line].append(Mark(start, end, note.number, note.first.severity, anchor, note.target))
        return {line: sorted(found) for line, found in marks.items()}

    @cached_property
    def notes_by_line(self) -> dict[LineKey, list[Note]]:
        """The notes that belong after each line; those about the whole file under ``("", 0)``."""
        notes: defaultdict[LineKey, list[Note]] = defaultdict(list)
        for note in self.notes:
            stretches = self._stretches(note.findings)
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

    def _note(self, number: int, findings: tuple[FindingRecord, ...]) -> Note:
        stretches = self._stretches(findings)
        block = self.blocks[self.lines[stretches[0][0]].block] if stretches else WHOLE_FILE
        first = f"{self.key}-m{number}"
        anchors = (first, *(f"{first}-{place}" for place in range(2, len(stretches) + 1)))
        where = block.label if block is WHOLE_FILE and not findings[0].settings else findings[0].place.where
        target = f"{self.key}-n{number}"
        return Note(number, target, findings, block, anchors[: len(stretches)], where=where)

    def _stands_nowhere(self, finding: FindingRecord) -> bool:
        """Whether no words show what is meant: it would seem to be about the line that it happens to be on."""
        return finding.code in self.run.rules and self.run.rules[finding.code].placeless

    def _stretches(self, findings: tuple[FindingRecord, ...]) -> list[Stretch]:
        placed = [finding for finding in findings if not self._stands_nowhere(finding)]
        return [*dict.fromkeys(stretch for stretch in map(_stretch, _places(placed)) if stretch[0] in self.lines)]

    def elsewhere(self, note: Note) -> dict[str, Place]:
        """Of the anchors of a note those that lead to further places of its findings, with these places."""
        own = {_stretch(finding.place) for finding in note.findings}
        places = {_stretch(place): place for place in _places(note.findings)}
        placed = zip(note.anchors, self._stretches(note.findings), strict=True)
        return {anchor: places[stretch] for anchor, stretch in placed if stretch not in own}


def _places(findings: Iterable[FindingRecord]) -> list[Place]:
    return [place for finding in findings for place in (finding.place, *finding.others)]


def _stretch(place: Place) -> Stretch:
    return (place.part, place.paragraph), place.start, place.end
