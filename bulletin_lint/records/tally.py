"""What a run comes to, counted file by file while the files pass: no file need be held for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bulletin_lint.records.findings import FileRecord
from bulletin_lint.records.words import FIX_MARKS


@dataclass
class Tally:
    """Counts of a run. ``findings`` are by severity, ``safeties`` by the safety of their fixes, ``rules`` by (code,
    name), and ``marks`` has the best fix of each code; ``hidden`` is as in ``FileRecord``. ``profiles`` counts files by
    (why, title) of their profile; ``stranger`` is the first file of a publication that is not known. ``repaired``
    has of each repaired file how often each rule was. ``unread`` is as in ``Run``."""

    unread: str = ""
    files: int = 0
    faulty: int = 0
    failed: int = 0
    fixed: int = 0
    findings: Counter[str] = field(default_factory=Counter)
    safeties: Counter[str] = field(default_factory=Counter)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    marks: dict[str, str] = field(default_factory=dict)
    hidden: Counter[str] = field(default_factory=Counter)
    profiles: Counter[tuple[str, str]] = field(default_factory=Counter)
    stranger: str = ""
    repaired: list[tuple[str, Counter[tuple[str, str]]]] = field(default_factory=list)

    @classmethod
    def of(cls, files: Iterable[FileRecord], unread: str = "") -> Tally:
        """The counts of files that are at hand."""
        tally = cls(unread)
        for file in files:
            tally.count(file)
        return tally

    def watch(self, files: Iterable[FileRecord]) -> Iterator[FileRecord]:
        """The files, each counted as it passes."""
        for file in files:
            self.count(file)
            yield file

    def count(self, file: FileRecord) -> None:
        """Count one more file."""
        self.files += 1
        self.faulty += bool(file.findings)
        self.failed += bool(file.failure)
        self.hidden.update(file.hidden)
        self._count_findings(file)
        if file.profile:
            self.profiles[file.profile.why, file.profile.title] += 1
            if file.profile.why == "none" and not self.stranger:
                self.stranger = file.file
        if file.fixed:
            self.fixed += len(file.fixed)
            self.repaired.append((file.file, Counter(file.fixed)))

    def _count_findings(self, file: FileRecord) -> None:
        for finding in file.findings:
            self.findings[finding.severity] += 1
            self.safeties[finding.safety] += 1
            self.rules[finding.code, finding.name] += 1
            if finding.safety == "safe" or not self.marks.get(finding.code):
                self.marks[finding.code] = FIX_MARKS[finding.safety]
