"""A series of issues: nothing is said of a clean one, and of a single fault it is told at the right issue."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.cli.issues import (
    NUMBERS,
    TOTALS,
    Change,
    changed,
    day,
    field,
    number,
    recipients,
    save,
    series,
    written,
)
from tools.documents.model import Bulletin, Paragraph, Section

Told = list[tuple[str, str]]
"""The name of a file, and the code of what is said of it."""


def told(cli: Cli, *args: str | Path) -> Told:
    outcome = cli("check", *args, "--select", "SER", "--output-format", "json", "--exit-zero")
    assert outcome.status == 0, outcome
    return [(Path(item["file"]).name, item["code"]) for item in json.loads(outcome.out)]


def of(**changes: str) -> Change:
    return lambda issue: replace(issue, **changes)  # type: ignore[arg-type]


def numbered(place: int, issue: int, total: int | None) -> dict[int, Change]:
    return {place: of(issue=number(issue, total))}


def dated(place: int, date: datetime.date) -> dict[int, Change]:
    return {place: of(date=written(date))}


def all_from(place: int, change: Change) -> dict[int, Change]:
    return dict.fromkeys(range(place, len(NUMBERS)), change)


def totals_from(place: int, step: int) -> dict[int, Change]:
    """Running numbers that are off by ``step`` from an issue on."""
    pairs = [*zip(NUMBERS, TOTALS, strict=True)]
    return {at: of(issue=number(pairs[at][0], pairs[at][1] + step)) for at in range(place, len(pairs))}


def section(old: str, new: str) -> Change:
    return lambda issue: replace(
        issue, sections=tuple(replace(s, heading=s.heading.replace(old, new)) for s in issue.sections)
    )


def signed(old: str, new: str) -> Change:
    def change(issue: Bulletin) -> Bulletin:
        sections = tuple(
            Section(s.heading, tuple(replace(a, attribution=a.attribution.replace(old, new)) for a in s.articles))
            for s in issue.sections
        )
        assert sections != issue.sections
        return replace(issue, sections=sections)

    return change


def reprinted(issue: Bulletin) -> Bulletin:
    """With an article of the third issue."""
    first = series()[2].sections[0].articles[0]
    return replace(issue, sections=(Section("〔工作动态〕", (first,)), *issue.sections[1:]))


def each(places: range | tuple[int, ...], change: Change) -> dict[int, Change]:
    return dict.fromkeys(places, change)


SEND = "市直各单位，市委宣传部各处室"
FAULTS: dict[str, tuple[Mapping[int, Change], Told]] = {
    "a number ten too high in the first": (numbered(0, 58, 148), [("01.docx", "SER003")]),
    "a number with its digits in the wrong order in the second": (numbered(1, 94, 149), [("02.docx", "SER003")]),
    "a number ten too low beside the turn of the year": (numbered(4, 42, 152), [("05.docx", "SER003")]),
    "a number ten too high behind the turn of the year": (numbered(5, 11, 153), [("06.docx", "SER003")]),
    "the first of a year that goes on counting": (numbered(5, 53, 153), [("06.docx", "SER003")]),
    "a number far too high in the last": (numbered(9, 512, 157), [("10.docx", "SER003")]),
    "a running number that is lost in the first": (numbered(0, 48, None), [("01.docx", "SER006")]),
    "a running number that is lost in the second": (numbered(1, 49, None), [("02.docx", "SER006")]),
    "a year of two issues that is the old one": (
        {5: of(date="2024年1月6日"), 6: of(date="2024年1月13日")},
        [("06.docx", "SER004"), ("07.docx", "SER004")],
    ),
    "the name, alike in two issues": (
        each((4, 5), of(name="青岚宣传简极")),
        [("05.docx", "SER009"), ("06.docx", "SER009")],
    ),
    "the name, changed for good": (all_from(5, of(name="青岚宣传工作简报")), [("06.docx", "SER020")]),
    "a telephone, alike in two issues near the end": (
        each((7, 8), lambda issue: field(issue, "电话", "85553826")),
        [("08.docx", "SER012"), ("09.docx", "SER012")],
    ),
    "a unit with a place misspelt": ({4: signed("石渡县", "石县渡")}, [("05.docx", "SER017")]),
    "a number too high": (numbered(3, 61, 151), [("04.docx", "SER003")]),
    "a number too low": (numbered(3, 5, 151), [("04.docx", "SER003")]),
    "the number of the next issue": (numbered(3, 52, 151), [("04.docx", "SER003")]),
    "the number of the issue before": (numbered(3, 50, 151), [("04.docx", "SER003")]),
    "the number of the first issue of a year": (numbered(5, 53, 153), [("06.docx", "SER003")]),
    "the number of the last issue of a year": (numbered(4, 25, 152), [("05.docx", "SER003")]),
    "the number of the issue before, in the last": (numbered(9, 4, 157), [("10.docx", "SER003")]),
    "a date before that of the issue before": (dated(7, day(3)), [("08.docx", "SER004")]),
    "a date of the year before": (dated(5, datetime.date(2024, 1, 6)), [("06.docx", "SER004")]),
    "a date of the year before, later": (dated(7, datetime.date(2024, 1, 20)), [("08.docx", "SER004")]),
    "a date that is months late": (dated(2, datetime.date(2025, 6, 16)), [("03.docx", "SER004")]),
    "a date of the next year": (dated(2, datetime.date(2025, 12, 16)), [("03.docx", "SER004")]),
    "the date of the last issue": (dated(9, day(1)), [("10.docx", "SER004")]),
    "a running number that stands still": (numbered(6, 2, 153), [("07.docx", "SER005")]),
    "a running number that stands still from there on": (totals_from(6, -1), [("07.docx", "SER005")]),
    "a running number that jumps": (numbered(3, 51, 161), [("04.docx", "SER005")]),
    "a running number that begins anew": (totals_from(5, -152), [("06.docx", "SER005")]),
    "a running number of the first issue": (numbered(0, 48, 14), [("01.docx", "SER005")]),
    "a running number that is lost": (numbered(4, 52, None), [("05.docx", "SER006")]),
    "a running number that is lost in the last": (numbered(9, 5, None), [("10.docx", "SER006")]),
    "running numbers given up": (
        {at: of(issue=number(NUMBERS[at], None)) for at in range(6, 10)},
        [("07.docx", "SER020")],
    ),
    "a year that does not begin anew": (
        {at: of(issue=number(48 + at, 148 + at)) for at in range(5, 10)},
        [("06.docx", "SER007")],
    ),
    "an article of an earlier issue": ({8: reprinted}, [("09.docx", "SER008")]),
    "the name of the publication": ({4: of(name="青岚宣传简极")}, [("05.docx", "SER009")]),
    "who issues it": ({4: of(issuer="中共青岚市委宣传处")}, [("05.docx", "SER010")]),
    "who issues it, in the first": ({0: of(issuer="中共青岚市委宣传处")}, [("01.docx", "SER010")]),
    "a label": (
        {4: lambda issue: replace(issue, distribution=issue.distribution[:2])},
        [("05.docx", "SER011")],
    ),
    "a label of the colophon": ({4: lambda issue: field(issue, "审核", "", "审校")}, [("05.docx", "SER011")]),
    "a telephone": ({4: lambda issue: field(issue, "电话", "85553826")}, [("05.docx", "SER012")]),
    "a telephone in the last": ({9: lambda issue: field(issue, "电话", "85553826")}, [("10.docx", "SER012")]),
    "a telephone from there on": (
        all_from(6, lambda issue: field(issue, "电话", "85559999")),
        [("07.docx", "SER020")],
    ),
    "a recipient that is lost": ({4: lambda issue: recipients(issue, "送", "市直各单位")}, [("05.docx", "SER013")]),
    "a recipient that is lost in the last": (
        {9: lambda issue: recipients(issue, "送", "市直各单位")},
        [("10.docx", "SER013")],
    ),
    "a recipient that is added": (
        {4: lambda issue: recipients(issue, "送", f"{SEND}，驻青高校")},
        [("05.docx", "SER014")],
    ),
    "a recipient under another name": (
        {4: lambda issue: recipients(issue, "送", "市直各单位，市委宣传部各科室")},
        [("05.docx", "SER015")],
    ),
    "a recipient that is added for good": (
        all_from(6, lambda issue: recipients(issue, "送", f"{SEND}，驻青高校")),
        [("07.docx", "SER020")],
    ),
    "the name of a section": ({4: section("经验交流", "经检交流")}, [("05.docx", "SER016")]),
    "a unit less a character": ({4: signed("融媒体中心", "媒体中心")}, [("05.docx", "SER017")]),
    "a unit that is none any more": ({4: signed("文化馆", "文化官")}, [("05.docx", "SER017")]),
    "a unit with two characters in the wrong order": ({4: signed("文化馆", "文馆化")}, [("05.docx", "SER017")]),
}


def test_of_a_clean_series_nothing_is_said(cli: Cli, tmp_path: Path) -> None:
    save(series(), tmp_path / "历期")

    assert told(cli, "--series", "历期") == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_single_fault_is_told_at_its_issue_and_nothing_else(fault: str, cli: Cli, tmp_path: Path) -> None:
    changes, expected = FAULTS[fault]
    save(changed(series(), changes), tmp_path / "历期")

    assert told(cli, "--series", "历期") == expected


def test_issues_that_have_a_running_number_alone_are_compared(cli: Cli, tmp_path: Path) -> None:
    issues = [replace(issue, issue=f"总第{total}期") for issue, total in zip(series(), TOTALS, strict=True)]
    paths = save(issues, tmp_path)
    assert told(cli, "--series", ".") == []

    paths[4].unlink()
    assert told(cli, "--series", ".") == [("06.docx", "SER001")]


def test_an_issue_under_the_name_of_another_publication_is_told_of_that_alone(cli: Cli, tmp_path: Path) -> None:
    others = [_of_another_office(at, issue) for at, issue in enumerate(series())]
    save(changed(series(), {4: of(name=others[0].name)}), tmp_path / "历期")
    for at, path in enumerate(save(others, tmp_path / "乙")):
        path.rename(tmp_path / "历期" / f"乙{at}.docx")

    assert told(cli, "--series", ".") == [("05.docx", "SER009")]


def test_missing_issues_are_told_at_the_one_behind_them(cli: Cli, tmp_path: Path) -> None:
    paths = save(series(), tmp_path)
    paths[2].unlink()
    paths[5].unlink()

    assert told(cli, "--series", ".") == [("04.docx", "SER001"), ("07.docx", "SER001")]


def test_a_copy_of_an_issue_is_told_once(cli: Cli, tmp_path: Path) -> None:
    paths = save(series(), tmp_path)
    (tmp_path / "04 - 副本.docx").write_bytes(paths[3].read_bytes())

    assert [code for _, code in told(cli, "--series", ".")] == ["SER002"]


def test_an_issue_too_many_is_told_with_the_file_that_has_its_number(cli: Cli, tmp_path: Path) -> None:
    issues = series()
    extra = replace(issues[3], date=written(day(3) + datetime.timedelta(days=2)), sections=issues[9].sections[:1])
    save([*issues[:9], extra], tmp_path)

    outcome = cli("--series", ".", "--select", "SER", "--output-format", "concise")

    assert "10.docx:2:1: SER002 " in outcome.out
    assert "2024年第51期的期号与2024年12月23日的一期（04.docx）重复" in outcome.out
    assert outcome.out.count("SER") == 1


@pytest.mark.parametrize("place", [pytest.param(9, id="the last"), pytest.param(4, id="one in the midst")])
def test_a_draft_alone_is_judged_by_the_issues_before_it(place: int, cli: Cli, tmp_path: Path) -> None:
    late: Callable[[Bulletin], Bulletin] = lambda issue: field(issue, "电话", "85553826")  # noqa: E731
    save(changed(series(), {place: late, 1: of(issuer="中共青岚市委宣传处")}), tmp_path / "历期")
    settings = tmp_path / "bulletin-lint.toml"
    draft = f"历期/{place + 1:02}.docx"

    assert told(cli, draft) == []
    settings.write_text('[series]\n"简报" = ["历期/"]\n', encoding="utf-8")
    assert told(cli, draft) == [(Path(draft).name, "SER012")]
    assert told(cli, draft, "--no-config") == []


def test_publications_in_one_folder_are_told_apart(cli: Cli, tmp_path: Path) -> None:
    save(series(), tmp_path / "历期")
    others = [_of_another_office(at, issue) for at, issue in enumerate(series())]
    for at, path in enumerate(save(others, tmp_path / "乙")):
        path.rename(tmp_path / "历期" / f"乙{at}.docx")

    assert told(cli, "--series", ".") == []


def _of_another_office(at: int, issue: Bulletin) -> Bulletin:
    text = f"第{at}周，望川区召开第{at}次调度会，研究{at + 3}项工作。会议听取{at + 5}家单位汇报，明确责任分工。"
    (article, *_) = issue.sections[0].articles
    own = replace(article, title=(f"望川区召开第{at}次调度会",), paragraphs=(Paragraph(text),))
    return replace(
        issue,
        name="望川政务信息",
        issuer="望川区人民政府办公室",
        issue=number(20 + at, None),
        sections=(Section("〔要闻〕", (own,)),),
    )
