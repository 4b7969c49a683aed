"""What an archive comes to, counted line by line while the lines pass: memory grows with the number of rules, offices,
sections and months, and not with that of files or findings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bulletin_lint.records.lines import FileLine, FindingLine
from bulletin_lint.records.words import SEVERITIES

_DATE = re.compile(r"(\d{4}-(?:0[1-9]|1[0-2]))-\d\d")
_MANNER = 16  # hexadecimal digits that say by what rules and settings a file was checked (see ``batch.manner``)
_NOT_READ = frozenset({"unreadable-file", "check-takes-too-long"})
_JOINT = "、"


def month_of(line: FileLine) -> str:
    """The month of the issue, as 2025-09; '' where it says no date."""
    match = _DATE.fullmatch(line.date)
    return match[1] if match else ""


def is_checked(line: FileLine) -> bool:
    """Whether the file was read and gone through."""
    return not line.failure and not any(finding.name in _NOT_READ for finding in line.findings)


@dataclass(slots=True)
class Group:
    """What was counted under a name: ``issues`` of an office or a month, or in which a section or a unit has part,
    ``faulty`` of these are those with findings there, ``articles`` are all that there are."""

    issues: int = 0
    faulty: int = 0
    articles: int = 0
    error: int = 0
    warning: int = 0
    info: int = 0

    @property
    def findings(self) -> int:
        """All of them."""
        return self.error + self.warning + self.info

    @property
    def severities(self) -> dict[str, int]:
        """The findings by severity, worst first."""
        return {name: getattr(self, name) for name in SEVERITIES}

    @property
    def per_issue(self) -> float:
        """Findings per issue."""
        return self.findings / self.issues if self.issues else 0.0

    @property
    def per_article(self) -> float:
        """Findings per article."""
        return self.findings / self.articles if self.articles else 0.0

    def count(self, severity: str) -> None:
        """Count one finding."""
        setattr(self, severity, getattr(self, severity) + 1)

    def __add__(self, other: Group) -> Group:
        return Group(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


@dataclass(slots=True)
class RuleCount:
    """A rule: how often it spoke, in how many issues, and how many of its findings can be repaired. ``message`` is the
    first that was met; ``severity`` is what most of its findings are."""

    code: str
    name: str
    message: str
    issues: int = 0
    safe: int = 0
    unsafe: int = 0
    group: Group = field(default_factory=Group)

    @property
    def findings(self) -> int:
        """All of them."""
        return self.group.findings

    @property
    def severity(self) -> str:
        """What most of its findings are, the worse where there are as many."""
        counts = self.group.severities
        return max(SEVERITIES, key=lambda name: (counts[name], -SEVERITIES.index(name)))


Groups = defaultdict[str, Group]


def _groups() -> Groups:
    return defaultdict(Group)


@dataclass
class ArchiveCounts:
    """The counts. What was not checked is in ``files`` and ``failed`` alone; ``with_masthead`` are files that say of
    themselves which issue they are, ``undated`` those that say no date. ``units`` are those that sign articles, and an
    article that several sign counts for each; under '' stands what has no name. ``rule_months`` counts findings by
    (code, month); ``manners`` files by the rules and settings that they were checked by, as far as that is known."""

    files: int = 0
    failed: int = 0
    with_masthead: int = 0
    undated: int = 0
    fixed: int = 0
    total: Group = field(default_factory=Group)
    safeties: Counter[str] = field(default_factory=Counter)
    hidden: Counter[str] = field(default_factory=Counter)
    publications: Counter[str] = field(default_factory=Counter)
    manners: Counter[str] = field(default_factory=Counter)
    rules: dict[str, RuleCount] = field(default_factory=dict)
    offices: Groups = field(default_factory=_groups)
    units: Groups = field(default_factory=_groups)
    sections: Groups = field(default_factory=_groups)
    months: Groups = field(default_factory=_groups)
    rule_months: Counter[tuple[str, str]] = field(default_factory=Counter)

    @classmethod
    def of(cls, lines: Iterable[FileLine]) -> ArchiveCounts:
        """The counts of all lines."""
        counts = cls()
        for line in lines:
            counts.count(line)
        return counts

    @property
    def only_issues(self) -> bool:
        """Whether every file that was checked says which issue it is."""
        return self.with_masthead == self.total.issues > 0

    @property
    def dated(self) -> dict[str, Group]:
        """The months in their order, without what has no date."""
        return {month: self.months[month] for month in sorted(self.months) if month}

    @property
    def is_comparable(self) -> bool:
        """Whether all files were checked by the same rules and settings, as far as that is known."""
        return len(self.manners) <= 1

    def count(self, line: FileLine) -> None:
        """Count one more file."""
        self.files += 1
        self.fixed += line.fixed
        self.hidden.update(line.hidden)
        if line.manner:
            self.manners[line.manner[:_MANNER]] += 1
        if not is_checked(line):
            self.failed += 1
            return
        month = month_of(line)
        self.with_masthead += bool(line.publication or line.date or line.number is not None)
        self.undated += not month
        if line.publication:
            self.publications[line.publication] += 1
        for group in (self.total, self.offices[line.office], self.months[month]):
            group.issues += 1
            group.faulty += bool(line.findings)
            group.articles += len(line.articles)
            for finding in line.findings:
                group.count(finding.severity)
        self._count_rules(line, month)
        self._count_parts(self.sections, [(article.section,) for article in line.articles], _by_section(line))
        signed = [tuple(article.unit.split(_JOINT)) for article in line.articles]
        self._count_parts(self.units, signed, _by_unit(line))

    def _count_rules(self, line: FileLine, month: str) -> None:
        for finding in line.findings:
            rule = self.rules.get(finding.code)
            if rule is None:
                rule = self.rules[finding.code] = RuleCount(finding.code, finding.name, finding.message)
            rule.group.count(finding.severity)
            rule.safe += finding.fix == "safe"
            rule.unsafe += finding.fix == "unsafe"
            self.safeties[finding.fix] += 1
            self.rule_months[finding.code, month] += 1
        for code in {finding.code for finding in line.findings}:
            self.rules[code].issues += 1

    @staticmethod
    def _count_parts(
        groups: Groups, articles: Iterable[tuple[str, ...]], found: Iterable[tuple[str, FindingLine]]
    ) -> None:
        """Count a file for each part of it, by its name: those that its articles belong to, and what was found in
        them."""
        part_of, faulty = set[str](), set[str]()
        for names in articles:
            for name in names:
                groups[name].articles += 1
            part_of.update(names)
        for name, finding in found:
            groups[name].count(finding.severity)
            faulty.add(name)
        for name in part_of | faulty:
            groups[name].issues += 1
        for name in faulty:
            groups[name].faulty += 1


def _by_section(line: FileLine) -> Iterator[tuple[str, FindingLine]]:
    return ((finding.section, finding) for finding in line.findings)


def _by_unit(line: FileLine) -> Iterator[tuple[str, FindingLine]]:
    """What stands in articles: the masthead and the rest are nobody's who signs."""
    for finding in line.findings:
        if finding.article or finding.unit:
            yield from ((unit, finding) for unit in finding.unit.split(_JOINT))
