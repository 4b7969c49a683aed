"""Issues as what they say, without files: a publication over several years, at any pace."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from bulletin_lint.series.facts import ArticleFacts, Facts
from bulletin_lint.series.judge import judge

START = datetime.date(2021, 3, 1)


def issues(count: int, pace: int = 7, start: datetime.date = START, first: int = 1, totals: bool = True) -> list[Facts]:
    """``count`` issues, one in ``pace`` days, numbered from ``first`` on and anew in each year."""
    made: list[Facts] = []
    number, year = first, start.year
    for place in range(count):
        day = start + datetime.timedelta(days=pace * place)
        if day.year != year:
            number, year = 1, day.year
        made.append(_issue(place, day, number, 300 + place if totals else None))
        number += 1
    return made


def _issue(place: int, day: datetime.date, number: int, total: int | None) -> Facts:
    return Facts(
        f"{place:04}.docx",
        "青岚简报",
        day.year,
        number,
        total,
        day.isoformat(),
        "青岚市委办公室",
        (("报", "省委办公厅"), ("报", "市委常委"), ("送", "市直各单位"), ("送", "各区县")),
        (("承办", "综合科"), ("编辑", ("甲某", "乙某", "丙某")[place % 3]), ("电话", "85550000")),
        ("工作动态", "经验交流")[: 1 + place % 2],
        (("平湖区委宣传部", "望川区文化馆", "石渡县融媒体中心")[place % 3],),
        (ArticleFacts(f"第{place}件事", (3 * place, 3 * place + 1, 3 * place + 2)),),
    )


def dated(issue: Facts, day: datetime.date) -> Facts:
    """The issue with another date, which says its year too."""
    return issue._replace(date=day.isoformat(), year=day.year)


def told(found: Sequence[Facts], last: str = "") -> list[tuple[str, str]]:
    """The path of an issue and what is found of it, in order."""
    remarks = judge(found, last)
    return [(path, remark.finds) for path in sorted(remarks) for remark in remarks[path]]
