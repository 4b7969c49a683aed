"""The findings of an archive as the rows of one table, with all that is known of their files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_type_hints

from bulletin_lint.records.archive_counts import is_checked, month_of
from bulletin_lint.records.lines import FileLine, FindingLine
from bulletin_lint.toml.decode import Doc

_OF_FILE = ("publication", "office", "year", "number", "total", "date", "profile", "manner")
_NO_FINDING = FindingLine("", "", "", "", "", 0, 0, 0, "", "", "", "", "", "")  # type: ignore[arg-type]


class TableRow(NamedTuple):
    """A finding with all that is known of its file; a file without findings has a row without ``code``."""

    file: Annotated[str, Doc("文件的路径")]
    checked: Annotated[bool, Doc("是否读取并检查了；没有检查的，不应算入期数")]
    publication: Annotated[str, Doc("刊名")]
    office: Annotated[str, Doc("编发单位")]
    year: Annotated[int | None, Doc("期号的年份")]
    number: Annotated[int | None, Doc("期号")]
    total: Annotated[int | None, Doc("总期号")]
    date: Annotated[str, Doc("日期，如2025-09-06；没有的为空")]
    month: Annotated[str, Doc("月份，如2025-09；没有日期的为空")]
    profile: Annotated[str, Doc("检查所依的体例")]
    articles: Annotated[int, Doc("这一期共有几篇文章；同一文件的各行相同")]
    code: Annotated[str, Doc("规则的编号；没有问题的文件有一行，此处为空")]
    name: Annotated[str, Doc("规则的英文名称")]
    severity: Annotated[Literal["", "error", "warning", "info"], Doc("程度")]
    message: Annotated[str, Doc("报告的文字")]
    where: Annotated[str, Doc("给人看的位置")]
    section: Annotated[str, Doc("栏目的名称；不在栏目中的为空")]
    article: Annotated[str, Doc("文章的标题；不在文章中的为空")]
    unit: Annotated[str, Doc("文章的署名单位，几个之间用顿号")]
    quote: Annotated[str, Doc("所指的文字")]
    fix: Annotated[Literal["", "safe", "unsafe"], Doc("能否修复：safe 可放心修复，unsafe 需核对，空为不修复")]
    part: Annotated[str, Doc("压缩包内的部分；问题属于整个文件时为空")]
    paragraph: Annotated[int, Doc("该部分的第几段，从1起；问题属于整个文件时为0")]
    start: Annotated[int, Doc("在该段中的起点，按字符数，从0起")]
    end: Annotated[int, Doc("终点，不含")]
    manner: Annotated[str, Doc("怎样检查的：前16位相同的，所用的程序、规则和设置相同")]


def rows(lines: Iterable[FileLine]) -> Iterator[TableRow]:
    """The rows, in the order of the lines."""
    for line in lines:
        known = {
            "file": line.file,
            "checked": is_checked(line),
            "month": month_of(line),
            "articles": len(line.articles),
            **{key: getattr(line, key) for key in _OF_FILE},
        }
        for finding in line.findings or (_NO_FINDING,):
            yield TableRow(**known, **finding._asdict())


def columns() -> Iterator[tuple[str, Any, str]]:
    """The columns: what each is called, what it may hold, and what it means."""
    for name, hint in get_type_hints(TableRow, include_extras=True).items():
        yield name, get_args(hint)[0], hint.__metadata__[0]
