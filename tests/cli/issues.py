"""A fictional publication over the turn of a year: ten issues, a week apart, without a fault."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tools.documents.model import Article, Bulletin, Field, Paragraph, Section
from tools.documents.store import store

FIRST_DAY = datetime.date(2024, 12, 2)
NUMBERS = (48, 49, 50, 51, 52, 1, 2, 3, 4, 5)
TOTALS = range(148, 158)
UNITS = ("平湖区委宣传部", "望川区文化馆", "石渡县融媒体中心")
PLACES = ("青石镇", "柳树村", "桥头镇", "白汀街道", "茶园村", "砚池街道", "橘井镇", "云陂村", "松岭镇", "荷塘村")
DEEDS = ("书香进万家", "义诊送健康", "家风大家谈", "非遗展演", "科普大集")

Change = Callable[[Bulletin], Bulletin]


def series() -> list[Bulletin]:
    """The issues in order."""
    return [_issue(place, number, total) for place, (number, total) in enumerate(zip(NUMBERS, TOTALS, strict=True))]


def day(place: int) -> datetime.date:
    """The date of the issue at ``place``."""
    return FIRST_DAY + datetime.timedelta(weeks=place)


def written(date: datetime.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日"


def number(number: int, total: int | None) -> str:
    """An issue number as the publication writes it."""
    return f"第{number}期" + (f"（总第{total}期）" if total is not None else "")


def changed(issues: Sequence[Bulletin], changes: Mapping[int, Change]) -> list[Bulletin]:
    return [changes[place](issue) if place in changes else issue for place, issue in enumerate(issues)]


def save(issues: Sequence[Bulletin], folder: Path) -> list[Path]:
    """The issues as files 01.docx, 02.docx and so on."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{place + 1:02}.docx" for place in range(len(issues))]
    for issue, path in zip(issues, paths, strict=True):
        store(issue, path)
    return paths


def recipients(issue: Bulletin, label: str, value: str) -> Bulletin:
    """The issue with another list behind the label."""
    lists = tuple(replace(field, value=value) if field.label == label else field for field in issue.distribution)
    return replace(issue, distribution=lists)


def field(issue: Bulletin, label: str, value: str, new_label: str = "") -> Bulletin:
    """The issue with another value, or label, in the colophon."""
    fields = tuple(
        replace(each, value=value or each.value, label=new_label or each.label) if each.label == label else each
        for each in issue.colophon
    )
    return replace(issue, colophon=fields)


def _issue(place: int, issue: int, total: int) -> Bulletin:
    sections = (
        Section("〔工作动态〕", (_article(place, 0), _article(place, 1))),
        Section("〔经验交流〕", (_article(place, 2),)),
    )
    return Bulletin(
        name="青岚宣传简报",
        issue=number(issue, total),
        issuer="中共青岚市委宣传部",
        date=written(day(place)),
        sections=sections,
        distribution=(
            Field("报", "省委宣传部，市委常委，市人大常委会、市政府、市政协主要负责人"),
            Field("送", "市直各单位，市委宣传部各处室"),
            Field("发", "各区（县）党委宣传部，市属新闻单位"),
        ),
        colophon=(
            Field("承办", "办公室"),
            Field("审核", ("江一鸣", "秦守拙")[place % 2]),
            Field("编辑", ("叶知秋", "周既白", "苏闻溪")[place % 3]),
            Field("电话", "85558326"),
        ),
    )


def _article(place: int, kind: int) -> Article:
    town, deed = PLACES[(place + 3 * kind) % len(PLACES)], DEEDS[(place + kind) % len(DEEDS)]
    count = 100 + 17 * place + 5 * kind
    text = (
        f"近日，{town}举办“{deed}”活动，{count}名志愿者走进{count // 10}个小区，服务群众{count * 3}人次。"
        f"活动收集需求{count // 2}条，其中{count // 4}条当场办结。{town}将在{place + 1}周内逐条回应其余需求。"
    )
    unit = UNITS[(place + kind) % len(UNITS)]
    return Article((f"{town}举办“{deed}”活动",), (Paragraph(text),), f"（{unit}）")
