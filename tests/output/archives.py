"""Files of results of fictional archives."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from bulletin_lint.records.lines import ArticleLine, FileLine, FindingLine, as_dict

OFFICES = ("中共青岚市委宣传部", "望川区人民政府办公室", "石渡县文化和旅游局")
SECTIONS = {"工作动态": ("平湖区委宣传部", "望川区文化馆"), "经验交流": ("石渡县融媒体中心、云陂镇政府",)}
MANNER = "0123456789abcdef"
# What is found in an issue, by its kind: code, name, severity, message, fix, section.
KINDS = {
    "a": ("PUN001", "half-width-mark", "error", "“,”是半角标点，中文里应为全角“，”", "safe", "工作动态"),
    "b": ("NUM001", "year-in-full", "warning", "年份应写全：“2025年”", "unsafe", "经验交流"),
    "c": ("HDR010", "date-form", "warning", "日期应写作“2025年1月6日”", "safe", ""),
    "d": ("WRD020", "own-word", "info", "“广大干群”可以不用缩略", "", "工作动态"),
}


def finding(kind: str) -> FindingLine:
    """One of KINDS, in the first article of its section."""
    code, name, severity, message, fix, section = KINDS[kind]
    unit = SECTIONS[section][0] if section else ""
    article = f"{section}的一篇" if section else ""
    place = ("word/document.xml", 7, 0, 1, "，", f"{section}·《{section}的一篇》第1段" if section else "报头·日期")
    return FindingLine(code, name, severity, message, *place, section, article, unit, fix)  # type: ignore[arg-type]


def issue(date: str, found: str = "", office: int = 0, **changes: object) -> FileLine:
    """An issue of an office on a date, with the kinds of findings that ``found`` names, a letter each."""
    articles = tuple(ArticleLine(section, unit) for section, units in SECTIONS.items() for unit in units)
    line = FileLine(
        f"{office}/{date}.docx", 9000, 1, "00", MANNER * 2, "青岚宣传简报", OFFICES[office], None, 1, None, date,
        "通用", {}, 0, "", articles, tuple(map(finding, found)),
    )  # fmt: skip
    return line._replace(**changes)  # type: ignore[arg-type]


def three_offices() -> list[FileLine]:
    """Three offices in five months: 20 issues, and one file that was not read."""
    found = (("aab", "", "acd"), ("aabc", "ab", "a"), ("ab", "a", ""), ("b", "", "d"))
    issues = [
        issue(f"2025-{month:02}-{6 + 7 * week:02}", found[week][office] * (month < 4), office)
        for month in range(1, 6)
        for week, office in ((0, 0), (1, 0), (2, 1), (3, 2))
    ]
    return [*issues, issue("", office=2, file="2/坏.docx", failure="程序内部出错")]


def a_year(better: bool = True) -> list[FileLine]:
    """A year of an office, four issues a month, with ever fewer findings, or ever more."""
    return [
        issue(
            f"{2024 + (month > 9)}-{(month + 2) % 12 + 1:02}-{3 + 7 * week:02}", "aabcdabcabab"[: _many(month, better)]
        )
        for month in range(1, 13)
        for week in range(4)
    ]


def _many(month: int, better: bool) -> int:
    return 12 - month if better else month


def write(lines: Iterable[FileLine | str], path: Path) -> Path:
    """The file of results; a text is put there as it is."""
    written = (
        line if isinstance(line, str) else json.dumps(as_dict(line), ensure_ascii=False) + "\n" for line in lines
    )
    path.write_text("".join(written), encoding="utf-8")
    return path


def bare(name: str, kinds: Sequence[str]) -> str:
    """Findings of a file as ``json-lines`` has them."""
    return "".join(json.dumps(_bare(name, finding(kind)), ensure_ascii=False) + "\n" for kind in kinds)


def _bare(name: str, found: FindingLine) -> dict[str, object]:
    keys = ("code", "name", "severity", "message")
    place = {"part": found.part, "paragraph": 1, "start": 0, "end": 1, "text": "，", "where": found.where}
    fix: object = {"safety": found.fix, "edits": []} if found.fix else None
    return {
        "file": name,
        **{key: getattr(found, key) for key in keys},
        "location": place,
        "fix": fix,
        "profile": "通用",
    }
