"""The page on an archive, read as the tree that browsers build of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from bulletin_lint.cli.main import run
from bulletin_lint.records.lines import ArticleLine, FileLine
from tests.output.archives import OFFICES, a_year, finding, issue, three_offices, write
from tests.output.pages import by_class, parse

HOSTILE = [
    "</script><img src=https://evil.example/x onerror=alert(1)>",
    "<!-- --!> <![CDATA[ ]]> &lt; &amp;amp; &#0; </style></title></textarea>",
    "\"'`=<>\\ javascript:alert(1)",
    "\u202e右到左\u202c\u2066隔离\u2069\u200b\ufeff",
    "##vso[task.setvariable]甲 ::error::乙\x1b[31m",
]


def page(lines: Iterable[FileLine], tmp_path: Path, *args: str) -> str:
    target = tmp_path / "统计.html"
    assert run(["stats", str(write(lines, tmp_path / "r.jsonl")), "-o", str(target), *args]) == 0
    return target.read_text("utf-8")


def tree(lines: Iterable[FileLine], tmp_path: Path, *args: str) -> Any:
    return read(page(lines, tmp_path, *args))


def read(text: str) -> Any:
    """The tree of a page; elements of SVG go by their plain names."""
    root = parse(text)
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
    return root


def words(element: Any) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def rows(root: Any, key: str) -> list[list[str]]:
    """The table behind a plot."""
    (section,) = root.xpath("//section[@aria-labelledby=$key]", key=key)
    return [[words(cell) for cell in row] for row in section.xpath(".//details//tbody/tr")]


def drawn(root: Any, key: str) -> list[list[str]]:
    """The rows of a bar chart: name, value, what it is counted from."""
    (section,) = root.xpath("//section[@aria-labelledby=$key]", key=key)
    items = section.xpath(".//ol[@class='bars']/li[not(@class)]")
    return [[words(item.find(f"span[@class='{name}']")) for name in ("name", "value", "base")] for item in items]


def heights(root: Any) -> list[dict[str, float]]:
    """The columns from left to right, each the heights of its parts by severity."""
    found: dict[float, dict[str, float]] = {}
    for rect in root.xpath("//svg[contains(@class, 'plot')]/rect"):
        found.setdefault(float(rect.get("x").rstrip("%")), {})[rect.get("class")] = float(rect.get("height"))
    return [found[place] for place in sorted(found)]


def texts(root: Any, kind: str) -> list[str]:
    return [text.text for text in root.xpath("//svg[contains(@class, 'plot')]/text[@class=$kind]", kind=kind)]


def test_the_plots_say_what_the_archive_holds(tmp_path: Path) -> None:
    root = tree(three_offices(), tmp_path)
    assert [words(each) for each in root.xpath("//h1/span")] == ["《青岚宣传简报》", "2025年1月至5月"]
    assert [words(each) for each in by_class(root, "figures")[0]] == [
        "已检查20期",
        "问题27处",
        "平均每期1.4处",
        "没有问题的期数占比40%",
    ]
    assert texts(root, "value") == ["2.2", "2.2", "2.2", "0.0", "0.0"]
    assert texts(root, "count") == ["4"] * 5
    assert drawn(root, "rule")[0] == ["PUN001 半角标点", "15处", "9期"]
    assert drawn(root, "office") == [
        [OFFICES[0], "2.1处", "10期"],
        [OFFICES[1], "0.6处", "5期"],
        [OFFICES[2], "0.6处", "5期"],
    ]
    assert drawn(root, "section") == [["工作动态", "0.45处", "40篇"], ["经验交流", "0.30处", "20篇"]]
    assert rows(root, "office")[0] == [OFFICES[0], "10", "6", "21", "2.1", "12", "9", "0"]
    assert rows(root, "month")[0] == ["2025年1月", "4", "4", "9", "2.2", "5", "3", "1"]


def test_columns_are_as_high_as_their_numbers(tmp_path: Path) -> None:
    columns = heights(tree(three_offices(), tmp_path))
    assert len(columns) == 3  # nothing is drawn of months without findings
    for column in columns:
        assert column["error"] / column["warning"] == pytest.approx(5 / 3, rel=0.01)
        assert column["error"] / column["info"] == pytest.approx(5, rel=0.02)


def test_bars_are_as_long_as_their_rates_and_not_as_their_totals(tmp_path: Path) -> None:
    many = [issue(f"2025-0{month}-0{day}", "a", 0) for month in range(1, 4) for day in range(1, 9)]
    few = [issue(f"2025-0{month}-1{day}", "aaaa", 1) for month in range(1, 4) for day in range(2)]
    root = tree([*many, *few], tmp_path)
    assert [row[0] for row in drawn(root, "office")] == [OFFICES[1], OFFICES[0]]
    widths = [
        float(rect.get("width").rstrip("%"))
        for rect in root.xpath("//section[@aria-labelledby='office']//li/svg/rect[@height='14']")
    ]
    assert widths == [100, 25]


def test_what_is_counted_from_little_says_so(tmp_path: Path) -> None:
    lines = [
        *(issue(f"2025-01-0{day}", "a", 0) for day in range(1, 6)),
        *(issue(f"2025-01-1{day}", "a", 1) for day in range(4)),
    ]
    assert {row[0]: row[2] for row in drawn(tree(lines, tmp_path), "office")} == {
        OFFICES[0]: "5期",
        OFFICES[1]: "仅4期",
    }


def test_the_heat_of_rules_and_months(tmp_path: Path) -> None:
    root = tree(a_year(), tmp_path)
    (table,) = by_class(root, "heat")
    first = table.xpath("tbody/tr")[0]
    assert words(first[0]).startswith("PUN001 ")
    assert [words(first[place]) for place in (1, 2, -1)] == ["5.0", "4.0", "0"]
    assert [first[place].get("class") for place in (1, -1)] == ["shade-5", "shade-0"]
    assert [words(cell) for cell in table.xpath("tfoot/tr")[0]] == ["期数", *["4"] * 12]


def test_the_title_states_what_is_seen(tmp_path: Path) -> None:
    root = tree(a_year(), tmp_path)
    assert words(root.xpath("//h2[@id='month']")[0]) == "每期平均问题数在下降：从9.5处到1.5处"
    assert len(root.xpath("//svg/line[@class='level']")) == 2
    assert "better" in by_class(root, "trend")[0].get("class")
    worse = tree(a_year(better=False), tmp_path)
    assert words(worse.xpath("//h2[@id='month']")[0]).startswith("每期平均问题数在上升：")


@pytest.mark.parametrize(
    ("months", "word", "count"), [(24, "月", 24), (25, "季度", 9), (72, "季度", 24), (80, "半年", 14), (200, "年", 17)]
)
def test_many_months_are_put_together(tmp_path: Path, months: int, word: str, count: int) -> None:
    lines = [issue(f"{2000 + month // 12}-{month % 12 + 1:02}-01", "a") for month in range(months)]
    root = tree(lines, tmp_path)
    assert words(root.xpath("//section[@aria-labelledby='month']/p")[0]).startswith(f"柱高是该{word}每期")
    assert len(texts(root, "value")) == count
    assert sum(map(int, texts(root, "count"))) == months
    assert len(rows(root, "month")) == months


def test_a_month_without_an_issue_leaves_a_gap_and_a_wrong_year_does_not_spread_the_rest(tmp_path: Path) -> None:
    root = tree([issue("2025-01-01", "a"), issue("2025-04-01", "a")], tmp_path)
    assert texts(root, "count") == ["1", "0", "0", "1"]
    assert len(texts(root, "value")) == 2
    root = tree([issue("2025-01-01", "a"), issue("2205-04-01", "a")], tmp_path)
    assert texts(root, "count") == ["1", "1"]


def test_one_month_and_no_date_are_shown_too(tmp_path: Path) -> None:
    root = tree([issue("2025-01-01", "a")], tmp_path)
    assert texts(root, "value") == ["1.0"]
    assert root.xpath("//h2/@id") == ["month", "rule", "unit", "section"]  # there is no heat of one month
    root = tree([issue("", "a")], tmp_path)
    assert root.xpath("//h2/@id") == ["rule", "unit", "section"]


@pytest.mark.parametrize("lines", [[], [issue("2025-01-01")], [issue("2025-01-01", failure="程序内部出错")]])
def test_where_there_is_nothing_to_plot_there_is_a_page(tmp_path: Path, lines: list[FileLine]) -> None:
    root = tree(lines, tmp_path)
    assert f"文件 {len(lines)}个" in words(root.xpath("//header")[0])


def test_rows_are_as_many_as_asked_for(tmp_path: Path) -> None:
    assert len(drawn(tree(three_offices(), tmp_path, "--top", "2"), "rule")) == 2
    assert tree(three_offices(), tmp_path, "--by", "section").xpath("//h2/@id") == ["section"]


@pytest.mark.parametrize("name", HOSTILE)
def test_names_do_nothing_but_be_read(tmp_path: Path, name: str) -> None:
    found = finding("a")._replace(code=name, name=name, message=name, section=name, unit=name, article=name)
    line = issue(
        "2025-01-01", publication=name, file=name, articles=(ArticleLine(name, name),), findings=(found,)
    )._replace(office=name)
    text = page([line, issue("2025-02-01", "a")], tmp_path)
    root = read(text)
    assert root.xpath("//script | //img | //link | //iframe | //@style | //@onerror | //@src") == []
    assert {element.tag for element in root.iter() if isinstance(element.tag, str)} <= KNOWN
    assert "\x1b" not in text
    assert "##vso[" not in text
    plain = [char for char in name if char.isprintable()]
    assert set(plain) <= set(words(root))


KNOWN = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "header",
        "h1",
        "h2",
        "dl",
        "dt",
        "dd",
        "div",
        "p",
        "b",
    ),
    *("span", "section", "ul", "ol", "li", "svg", "rect", "line", "text", "code", "details", "summary", "footer"),
    *("table", "thead", "tbody", "tfoot", "tr", "th", "td"),
}


def test_the_same_counts_give_the_same_page_whatever_the_order(tmp_path: Path) -> None:
    lines = three_offices()
    assert page(lines, tmp_path) == page(lines[::-1], tmp_path)


def test_nothing_is_loaded_and_no_script_runs(tmp_path: Path) -> None:
    root = tree(three_offices(), tmp_path)
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert re.fullmatch(r"default-src 'none'; style-src 'sha256-\S+'; base-uri 'none'; form-action 'none'", policy)
    assert "url(" not in root.xpath("string(//style)")
