"""What an archive keeps of each file: one JSON object a line, for the files without a finding, too.

``stats`` counts these lines, and a run that was cut off goes on behind them. Keys are only ever added.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from bulletin_lint.records.findings import FileRecord, FileState, FindingRecord, IssueRecord
from bulletin_lint.records.words import SEVERITIES
from bulletin_lint.toml.decode import Doc

R = TypeVar("R", bound=tuple[Any, ...])

_LONGEST = 40  # characters of the words that are quoted


class FindingLine(NamedTuple):
    """A finding in the line of its file."""

    code: Annotated[str, Doc("规则的编号")]
    name: Annotated[str, Doc("规则的英文名称")]
    severity: Annotated[Literal["error", "warning", "info"], Doc("程度")]
    message: Annotated[str, Doc("报告的文字")]
    part: Annotated[str, Doc("压缩包内的部分；问题属于整个文件时为空")]
    paragraph: Annotated[int, Doc("该部分的第几段，从1起；问题属于整个文件时为0")]
    start: Annotated[int, Doc("在该段中的起点，按字符数，从0起")]
    end: Annotated[int, Doc("终点，不含")]
    quote: Annotated[str, Doc(f"所指的文字，至多{_LONGEST}字")]
    where: Annotated[str, Doc("给人看的位置，如“经验交流·《白汀县建好“家门口的课堂”》第3段”")]
    section: Annotated[str, Doc("栏目的名称；不在栏目中的为空")]
    article: Annotated[str, Doc("文章的标题；不在文章中的为空")]
    unit: Annotated[str, Doc("文章的署名单位，几个之间用顿号")]
    fix: Annotated[Literal["", "safe", "unsafe"], Doc("能否修复：safe 可放心修复，unsafe 需核对，空为不修复")]


class ArticleLine(NamedTuple):
    """An article of a file, whether something was found in it or not: what there is to be divided by."""

    section: Annotated[str, Doc("栏目的名称；不在栏目中的为空")]
    unit: Annotated[str, Doc("署名单位，几个之间用顿号；没有署名的为空")]


class FileLine(NamedTuple):
    """A file, and what was found in it."""

    file: Annotated[str, Doc("文件的路径")]
    size: Annotated[int, Doc("检查时的大小，字节；未能读取的为 -1")]
    modified: Annotated[int, Doc("检查时文件的修改时间，1970年以来的纳秒数；未能读取的为0")]
    checksum: Annotated[str, Doc("内容的校验值（BLAKE2b，16字节，十六进制）")]
    manner: Annotated[
        str,
        Doc("怎样检查的，校验值：前16位是程序、规则和设置，相同才可比较；后16位是这个文件自己的，如与其他各期对照所见"),
    ]
    publication: Annotated[str, Doc("刊名")]
    office: Annotated[str, Doc("编发单位")]
    year: Annotated[int | None, Doc("期号的年份")]
    number: Annotated[int | None, Doc("期号")]
    total: Annotated[int | None, Doc("总期号")]
    date: Annotated[str, Doc("日期，如2025-09-06")]
    profile: Annotated[str, Doc("检查所依的体例，如刊名、“通用”“来稿”")]
    hidden: Annotated[
        Mapping[str, int],
        Doc("未报告的处数：comment 批注屏蔽，baseline 基线中已有，settings 设置中忽略，severity 程度较轻"),
    ]
    fixed: Annotated[int, Doc("修复的处数")]
    failure: Annotated[str, Doc("未能检查的原因；检查了的为空")]
    articles: Annotated[tuple[ArticleLine, ...], Doc("各篇文章，有没有问题都在内")]
    findings: Annotated[tuple[FindingLine, ...], Doc("各处问题")]


def line_of(file: FileRecord) -> FileLine:
    """What is kept of a file."""
    state, issue = file.state or FileState(-1, 0, "", ""), file.issue or IssueRecord()
    return FileLine(
        file.file,
        *state,
        *issue[:2],
        *issue[2:5],
        issue.date,
        file.profile.word if file.profile else "",
        dict(file.hidden),
        len(file.fixed),
        file.failure,
        tuple(ArticleLine(*article) for article in issue.articles),
        tuple(map(_finding, file.findings)),
    )


def _finding(finding: FindingRecord) -> FindingLine:
    place = finding.place
    return FindingLine(
        finding.code,
        finding.name,
        finding.severity,  # type: ignore[arg-type]
        finding.message,
        place.part,
        place.paragraph,
        place.start,
        place.end,
        place.text[place.start : min(place.end, place.start + _LONGEST)],
        place.where,
        *finding.home,
        finding.safety,  # type: ignore[arg-type]
    )


def as_dict(line: FileLine) -> dict[str, Any]:
    """The line as it is written."""
    articles = [article._asdict() for article in line.articles]
    return {**line._asdict(), "articles": articles, "findings": [finding._asdict() for finding in line.findings]}


def parsed(text: bytes | str) -> FileLine | None:
    """The line that ``text`` holds; None for anything else."""
    try:
        data = json.loads(text)
        articles = tuple(_record(ArticleLine, each) for each in data.get("articles", []))
        findings = tuple(_record(FindingLine, each) for each in data["findings"])
        if type(data["findings"]) is not list or any(each.severity not in SEVERITIES for each in findings):
            return None
        return _record(FileLine, {**data, "articles": articles, "findings": findings})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _record(cls: type[R], data: Mapping[str, Any]) -> R:
    """A record of the values that it names. Raises KeyError or TypeError for what is missing or of another type."""
    values = [data[name] for name in cls._fields]  # type: ignore[attr-defined]
    for value, types in zip(values, _types(cls), strict=True):
        if type(value) not in types:
            raise TypeError
    return cls(*values)


@cache
def _types(cls: type[R]) -> tuple[tuple[type, ...], ...]:
    """The types that the values of a record may have, in the order of its fields."""
    hints = [get_args(hint)[0] for hint in get_type_hints(cls, include_extras=True).values()]
    return tuple(_plain_types(hint) for hint in hints)


def _plain_types(hint: Any) -> tuple[type, ...]:
    if isinstance(hint, type):
        return (hint,)
    origin = get_origin(hint)
    if origin is Literal:
        return (str,)
    return {Mapping: (dict,), tuple: (tuple,)}.get(origin) or tuple(get_args(hint))
