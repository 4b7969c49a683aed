"""``stats``: what it says of an archive, and what it makes of results that are damaged, doubled or of another kind."""

from __future__ import annotations

import csv
import json
import os
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import pytest

from bulletin_lint.records.archive_counts import ArchiveCounts
from bulletin_lint.records.archive_files import ArchiveFiles
from bulletin_lint.records.lines import FileLine
from tests.cli.conftest import Cli, MakeDraft
from tests.cli.test_nothing_acts import ACTING, COMMAND
from tests.needs import needs_module
from tests.output.archives import MANNER, OFFICES, a_year, bare, finding, issue, three_offices, write

AT_60 = """\
统计：《青岚宣传简报》，2025年1月至5月

文件：21个，未能检查1个
期数：20期，没有问题的8期（40%）
问题：27处（错误15，警告9，提示3），平均每期1.4处
修复：可自动修复18处（67%），核对后可修复6处

按规则（前3条，共4条）
编号     程度  处数  期数  可修复  名称
PUN001   错误    15     9      15  半角标点
NUM001   警告     6     6       6  数字旁的空格
HDR010   警告     3     3       3  报头日期写法
其余1项           3             0

按编发单位（共3个）
名称                  期数  处数  每期  错误  警告  提示
中共青岚市委宣传部      10    21   2.1    12     9     0
望川区人民政府办公室     5     3   0.6     3     0     0
石渡县文化和旅游局       5     3   0.6     0     0     3

按栏目（共3个）
名称            篇数  处数  每篇  错误  警告  提示
工作动态          40    18  0.45    15     0     3
经验交流          20     6  0.30     0     6     0
（不在栏目中）           3           0     3     0

按月（5个月）
月份       期数  处数  每期  错误  警告  提示
2025年1月     4     9   2.2     5     3     1  █████████████
2025年2月     4     9   2.2     5     3     1  █████████████
2025年3月     4     9   2.2     5     3     1  █████████████
2025年4月     4     0   0.0     0     0     0
2025年5月     4     0   0.0     0     0     0
"""


@pytest.fixture(autouse=True)
def columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def results(tmp_path: Path) -> Path:
    return write(three_offices(), tmp_path / "结果.jsonl")


def table(out: str, heading: str) -> list[list[str]]:
    """The rows of a table, cell by cell."""
    _, _, rest = out.partition(f"\n{heading}")
    return [line.split() for line in rest.split("\n\n")[0].splitlines()[2:]]


def said(lines: Sequence[FileLine | str], cli: Cli, tmp_path: Path, *args: str) -> str:
    outcome = cli("stats", write(lines, tmp_path / "r.jsonl"), *args)
    assert (outcome.status, outcome.err) == (0, "")
    return outcome.out


def test_the_report_at_sixty_columns(cli: Cli, results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert cli("stats", results, "--top", "3") == (0, AT_60, "")


def test_the_report_at_eighty_columns_has_room_for_longer_bars(
    cli: Cli, results: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    wide = AT_60.replace("█" * 13, "█" * 30)
    assert cli("stats", results, "--top", "3") == (0, wide, "")


@pytest.mark.parametrize("columns", [40, 60, 80, 140])
def test_no_line_is_wider_than_the_terminal_and_all_can_be_printed_in_gbk(
    cli: Cli, results: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    from bulletin_lint.output.width import width

    monkeypatch.setenv("COLUMNS", str(columns))
    lines = cli("stats", results).out.splitlines()
    assert max(map(width, lines)) <= max(columns, 52)  # seven columns of numbers want as much
    "".join(lines).encode("gbk")


def test_getting_better_is_said(cli: Cli, tmp_path: Path) -> None:
    out = said(a_year(), cli, tmp_path)
    assert "在好转：2024年4月至7月（16期）平均每期9.5处，2024年12月至2025年3月（16期）1.5" in out


def test_getting_worse_is_said(cli: Cli, tmp_path: Path) -> None:
    assert "在变差：2024年4月至7月（16期）平均每期2.5处，" in said(a_year(better=False), cli, tmp_path)


def test_one_bad_month_is_no_trend(cli: Cli, tmp_path: Path) -> None:
    lines = [
        issue(f"2025-{month:02}-{day:02}", "ab" if month > 1 else "aaaaaaaaaaaa")
        for month in range(1, 10)
        for day in (1, 8)
    ]
    assert "没有明显的变化：" in said(lines, cli, tmp_path)


def test_of_too_few_months_no_trend_is_said(cli: Cli, tmp_path: Path) -> None:
    lines = [line for line in a_year() if line.date < "2024-09"]
    assert len({line.date[:7] for line in lines}) == 5
    assert "好转" not in said(lines, cli, tmp_path)
    more = [line for line in a_year() if line.date < "2024-10"]
    assert "在好转：" in said(more, cli, tmp_path)


def test_months_checked_by_different_rules_are_not_compared(cli: Cli, tmp_path: Path) -> None:
    first, *others = a_year()
    out = said([first._replace(manner="f" * 32), *others], cli, tmp_path)
    assert "在好转" not in out
    assert "说明：这些文件是按2种不同的规则、设置或程序检查的" in out


def test_what_other_issues_show_is_no_other_manner(cli: Cli, tmp_path: Path) -> None:
    first, *others = a_year()
    out = said([first._replace(manner=MANNER + "f" * 16), *others], cli, tmp_path)
    assert "在好转" in out
    assert "说明" not in out


def test_one_office_gives_the_table_of_the_units_that_sign(cli: Cli, tmp_path: Path) -> None:
    out = said(a_year(), cli, tmp_path)
    assert "按编发单位" not in out
    rows = table(out, "按署名单位")
    assert ["平湖区委宣传部", "48", "152", "3.17", "124", "0", "28"] in rows
    assert ["望川区文化馆", "48", "0", "0.00", "0", "0", "0"] in rows  # clean ones count


def test_an_article_that_two_sign_counts_for_both(cli: Cli, tmp_path: Path) -> None:
    rows = table(said([issue("2025-01-01", "b")], cli, tmp_path), "按署名单位")
    assert [row[:3] for row in rows[:2]] == [["云陂镇政府", "1", "1"], ["石渡县融媒体中心", "1", "1"]]


def test_tables_are_chosen(cli: Cli, results: Path) -> None:
    out = cli("stats", results, "--by", "month,unit").out
    assert out.index("按月") < out.index("按署名单位")
    assert "按规则" not in out


@pytest.mark.parametrize(("months", "before"), [(24, []), (25, ["此前1个月", "1", "2", "2.0", "1", "1", "0"])])
def test_of_many_months_the_first_are_put_together(cli: Cli, tmp_path: Path, months: int, before: list[str]) -> None:
    lines = [issue(f"{2020 + month // 12}-{month % 12 + 1:02}-01", "ab") for month in range(months)]
    path = write(lines, tmp_path / "r.jsonl")
    rows = [row[:7] for row in table(cli("stats", path).out, "按月")]
    assert len(rows) == 24 + bool(before)
    assert rows[0] == (before or ["2020年1月", "1", "2", "2.0", "1", "1", "0"])
    assert len(table(cli("stats", path, "--top", "0").out, "按月")) == months


def test_rules_are_chosen_and_issues_still_count(cli: Cli, results: Path) -> None:
    out = cli("stats", results, "--select", "PUN,NUM001", "--ignore", "PUN001").out
    assert [row[:4] for row in table(out, "按规则")] == [["NUM001", "警告", "6", "6"]]
    assert "期数：20期，没有问题的14期（70%）" in out
    assert "说明：只统计了规则PUN、NUM001。\n说明：没有统计规则PUN001。\n" in out


def test_a_rule_that_nobody_knows_is_refused_and_a_code_from_elsewhere_is_not(cli: Cli, results: Path) -> None:
    outcome = cli("stats", results, "--select", "PUX")
    assert outcome.status == 2
    assert "没有规则 PUX" in outcome.err
    assert cli("stats", results, "--select", "OFC001").status == 0


def test_months_are_chosen_and_what_is_left_out_is_said(cli: Cli, results: Path) -> None:
    out = cli("stats", results, "--since", "2025-02", "--until", "2025-03").out
    assert out.startswith("统计：《青岚宣传简报》，2025年2月至3月\n")
    assert "期数：8期" in out
    assert "说明：另有13个文件不在所选月份之内，其中1个没有日期。" in out


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--since", "2025-13"], "--since：2025-13 不是月份"),
        (["--by", "rule,month,year"], "--by：没有 year 这个取值"),
        (["--top", "-1"], "--top：-1 不是整数"),
        (["--output-format", "xlsx"], "没有 xlsx 这个取值"),
        (["--output-format", "parquet"], "请用 -o 写入文件"),
        (["-o", "统计.docx"], "这里写的是统计，不是文稿"),
        (["-o", "没有/统计.html"], "没有文件夹 没有"),
    ],
)
def test_a_wrong_command_line_is_refused_in_one_line(cli: Cli, results: Path, args: list[str], words: str) -> None:
    outcome = cli("stats", results, *args)
    assert (outcome.status, outcome.out) == (2, "")
    assert words in outcome.err
    assert outcome.err.count("\n") == 1


def test_what_is_not_there_is_named(cli: Cli) -> None:
    assert cli("stats", "没有.jsonl") == (2, "", "bulletin-lint：路径不存在：没有.jsonl\n")


# What results may look like


def test_an_empty_file_is_no_error(cli: Cli, tmp_path: Path) -> None:
    assert said([], cli, tmp_path) == "统计：全部结果\n\n文件：0个\n问题：没有可以统计的结果\n"


def test_a_clean_archive(cli: Cli, tmp_path: Path) -> None:
    out = said([issue("2025-01-01"), issue("2025-01-08")], cli, tmp_path)
    assert "期数：2期，没有问题的2期（100%）\n问题：没有发现问题\n" in out
    assert "按规则" not in out
    assert table(out, "按月") == [["2025年1月", "2", "0", "0.0", "0", "0", "0"]]


def test_without_dates_there_are_no_months(cli: Cli, tmp_path: Path) -> None:
    out = said([issue("", "a"), issue("2025-13-40", "a")], cli, tmp_path)
    assert out.startswith("统计：《青岚宣传简报》\n")
    assert "按月" not in out


def test_issues_without_a_date_beside_others_are_told(cli: Cli, tmp_path: Path) -> None:
    out = said([issue("", "a"), issue("2025-01-01", "a")], cli, tmp_path)
    assert "说明：有1期没有日期，不在各月之中。" in out


def test_files_that_are_no_issues_are_not_called_so(cli: Cli, tmp_path: Path) -> None:
    plain = issue("", "a")._replace(publication="", number=None, office="")
    assert "平均每份1.0处" in said([plain, issue("2025-01-01", "a")], cli, tmp_path)


def test_of_two_results_of_a_file_the_last_counts(cli: Cli, tmp_path: Path) -> None:
    lines = [issue("2025-01-01", "aaa"), issue("2025-01-08", "a"), issue("2025-01-01", "b"), issue("2025-01-01", "bb")]
    out = said(lines, cli, tmp_path)
    assert "文件：2个\n" in out
    assert [row[:3] for row in table(out, "按规则")] == [["NUM001", "警告", "2"], ["PUN001", "错误", "1"]]
    assert "说明：同一文件有几次结果的，只计最后一次（略去2次）。" in out


def test_a_later_file_of_results_wins(cli: Cli, tmp_path: Path) -> None:
    first = write([issue("2025-01-01", "aaa")], tmp_path / "1.jsonl")
    second = write([issue("2025-01-01")], tmp_path / "2.jsonl")
    assert "问题：没有发现问题" in cli("stats", first, second).out
    assert "问题：3处" in cli("stats", second, first).out


def test_a_last_line_that_was_cut_off_is_left_out(cli: Cli, results: Path, tmp_path: Path) -> None:
    whole = results.read_bytes()
    torn = tmp_path / "断.jsonl"
    torn.write_bytes(whole[:-40])
    out = cli("stats", torn).out
    assert "文件：20个\n" in out
    assert "断.jsonl的最后一行不完整，没有计入。" in out.replace("\n      ", "")
    torn.write_bytes(whole[:-1])  # only the end of the line is missing
    assert "文件：21个" in cli("stats", torn).out


@pytest.mark.parametrize(
    "line",
    [
        "不是 JSON\n",
        "{}\n",
        "[1]\n",
        '{"file": 3, "findings": []}\n',
        '{"file": "甲.docx", "findings": []}\n',
        '{"file": "甲.docx", "code": "PUN001"}\n',
        "[" * 100_000 + "\n",
        "\x00\x01\n",
    ],
)
def test_a_line_that_is_no_result_is_named(cli: Cli, tmp_path: Path, line: str) -> None:
    path = write([issue("2025-01-01"), line, issue("2025-01-08")], tmp_path / "r.jsonl")
    outcome = cli("stats", path)
    assert (outcome.status, outcome.out) == (2, "")
    assert "：第2行不是检查结果" in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize(
    "change",
    [{"date": 3}, {"year": "x"}, {"number": 1e9}, {"total": 1 << 40}, {"hidden": []}, {"fixed": None}, {"office": {}}],
)
def test_values_of_another_type_are_no_result(cli: Cli, tmp_path: Path, change: dict[str, object]) -> None:
    line = issue("2025-01-01")._replace(**change)  # type: ignore[arg-type]
    outcome = cli("stats", write([line], tmp_path / "r.jsonl"))
    assert outcome.status == 2
    assert "第1行不是检查结果" in outcome.err


def test_an_unknown_severity_is_no_result(cli: Cli, tmp_path: Path) -> None:
    line = issue("2025-01-01", "a")
    wrong = line._replace(findings=(line.findings[0]._replace(severity="__class__"),))  # type: ignore[arg-type]
    assert cli("stats", write([wrong], tmp_path / "r.jsonl")).status == 2


def test_bare_findings_count_as_far_as_they_go(cli: Cli, tmp_path: Path) -> None:
    out = said([bare("甲.docx", "ab"), bare("乙.docx", "a"), bare("甲.docx", "a")], cli, tmp_path)
    assert "文件：2个\n" in out
    assert [row[:4] for row in table(out, "按规则")] == [["PUN001", "错误", "2", "2"]]
    assert "略去1次" in out
    assert "json-lines" in out


def test_results_of_before_articles_were_kept(cli: Cli, tmp_path: Path) -> None:
    from bulletin_lint.records.lines import as_dict

    line = as_dict(issue("2025-01-01", "a"))
    del line["articles"]
    rows = table(said([json.dumps(line) + "\n"], cli, tmp_path), "按署名单位")
    assert rows == [["平湖区委宣传部", "1", "1", "1.0", "1", "0", "0"]]  # by issue, for want of articles


def test_a_mark_at_the_beginning_and_empty_lines_do_no_harm(cli: Cli, tmp_path: Path) -> None:
    out = said(["\ufeff", issue("2025-01-01", "a"), "\n", "  \n", issue("2025-01-08")], cli, tmp_path)
    assert "文件：2个" in out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are of POSIX")
def test_results_may_come_through_a_pipe(cli: Cli, results: Path, tmp_path: Path) -> None:
    from threading import Thread

    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=lambda: pipe.write_bytes(results.read_bytes()))
    writer.start()
    assert "文件：21个" in cli("stats", pipe).out
    writer.join()


# Drafts


def test_drafts_and_folders_are_checked_first(cli: Cli, draft: MakeDraft) -> None:
    draft("专报/1.docx", fault=True)
    draft("专报/2.docx")
    outcome = cli("stats", "专报", "--by", "rule")
    assert outcome.status == 0
    assert "期数：2期，没有问题的1期（50%）" in outcome.out
    assert {row[0] for row in table(outcome.out, "按规则")} == {"HDR010", "FTR005", "FTR013"}
    assert "问题：2处" in cli("stats", "专报", "--select", "HDR,FTR005").out


def test_the_settings_beside_the_drafts_hold(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    draft("专报/1.docx", fault=True)
    (tmp_path / "专报" / "bulletin-lint.toml").write_text('ignore = ["FTR"]\n', encoding="utf-8")
    assert {row[0] for row in table(cli("stats", "专报").out, "按规则")} == {"HDR010"}
    assert len(table(cli("stats", "专报", "--no-config").out, "按规则")) == 3
    assert len(table(cli("stats", "专报", "--no-config", "--config", "ignore=['FTR005']").out, "按规则")) == 2


def test_what_archive_wrote_and_the_drafts_themselves_give_the_same(cli: Cli, draft: MakeDraft) -> None:
    draft("专报/1.docx", fault=True)
    draft("专报/2.docx")
    assert cli("check", "--output-format", "archive", "-o", "r.jsonl", "专报").status == 1
    alone = cli("stats", "r.jsonl").out
    assert cli("stats", "专报").out == alone
    both = cli("stats", "r.jsonl", "专报").out
    assert both == alone + "\n说明：同一文件有几次结果的，只计最后一次（略去2次）。\n"


def test_units_whose_articles_are_clean_are_counted_too(cli: Cli, draft: MakeDraft) -> None:
    draft("1.docx")
    rows = table(cli("stats", "1.docx", "--by", "unit").out, "按署名单位")
    assert len(rows) > 1
    assert {(row[2], row[3]) for row in rows} == {("0", "0.00")}


def test_a_file_that_cannot_be_read_is_told_and_counts_for_nothing(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    draft("专报/1.docx")
    (tmp_path / "专报" / "坏.docx").write_bytes(b"nothing")
    out = cli("stats", "专报").out
    assert "文件：2个，未能检查1个" in out
    assert "期数：1期，没有问题的1期（100%）" in out


# What is written


@pytest.mark.parametrize("form", ["full", "csv", "json", "html"])
def test_names_do_nothing_in_any_format(cli: Cli, tmp_path: Path, form: str) -> None:
    name = "::error::甲\n::stop-commands::乙\x1b[2J\x9b31m##vso[task.setvariable]丙\u202e##[add-mask]"
    found = finding("a")._replace(code=name, name=name, message=name, section=name, unit=name, article=name)
    line = issue(name, publication=name, file=name, manner=name, findings=(found,), hidden={name: 1})._replace(
        office=name
    )
    path = write([json.dumps(as_written(line)) + "\n"], tmp_path / "r.jsonl")
    outcome = cli("stats", path, "--output-format", form)
    assert outcome.status == 0
    for text in (outcome.out, outcome.err):
        assert not ACTING.search(text.replace("\r\n", "\n"))
        assert not COMMAND.search(text.removeprefix("\ufeff"))


def test_csv_has_a_row_for_each_finding_and_for_each_clean_file(cli: Cli, results: Path, tmp_path: Path) -> None:
    assert cli("stats", results, "-o", "结果.csv") == (0, "", "")
    raw = (tmp_path / "结果.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbffile,checked,")
    assert raw.count(b"\n") == raw.count(b"\r\n") == 37
    rows = [*csv.DictReader(raw.decode("utf-8-sig").splitlines())]
    assert len([row for row in rows if row["code"]]) == 27
    assert len({row["file"] for row in rows if row["checked"] == "true"}) == 20
    assert [row["file"] for row in rows if row["checked"] == "false"] == ["2/坏.docx"]
    assert {row["office"] for row in rows} == {*OFFICES}
    assert cli("stats", results, "--output-format", "csv").out.encode() == raw


@pytest.mark.parametrize("name", ["=1+1", "+甲", "-甲", "@甲", "＝甲", "\t=甲"])
def test_no_cell_is_a_formula(cli: Cli, tmp_path: Path, name: str) -> None:
    line = issue("2025-01-01", publication=name, file='"甲",\n\x1b[31m\ud800.docx')
    out = cli("stats", write([json.dumps(as_written(line)) + "\n"], tmp_path / "r.jsonl"), "--output-format", "csv").out
    (row,) = csv.DictReader(out.removeprefix("\ufeff").splitlines(keepends=True))
    assert row["publication"] == f"'{name}"
    assert row["file"] == '"甲",↓¤[31m\\ud800.docx'


def as_written(line: FileLine) -> dict[str, object]:
    from bulletin_lint.records.lines import as_dict

    return as_dict(line)


@needs_module("pyarrow")
def test_parquet_reads_back_with_types(cli: Cli, results: Path, tmp_path: Path) -> None:
    from pyarrow import parquet

    assert cli("stats", results, "-o", "结果.parquet") == (0, "", "")
    table = parquet.read_table(tmp_path / "结果.parquet")
    types = {field.name: str(field.type) for field in table.schema}
    assert (types["date"], types["checked"], types["start"], types["code"]) == (
        "date32[day]",
        "bool",
        "int32",
        "string",
    )
    assert table.schema.field("office").metadata == {b"description": "编发单位".encode()}
    cli("stats", results, "-o", "结果.csv")
    rows = [*csv.DictReader((tmp_path / "结果.csv").read_text("utf-8-sig").splitlines())]
    assert [[shown(value) for value in row.values()] for row in table.to_pylist()] == [[*row.values()] for row in rows]


def shown(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_without_pyarrow_one_line_says_how_to_get_it(cli: Cli, results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    outcome = cli("stats", results, "-o", "结果.parquet")
    assert outcome == (
        2,
        "",
        "bulletin-lint：写 Parquet 要先安装 pyarrow：pip install 'bulletin-lint[archive]'；不安装可写 CSV\n",
    )


def test_the_columns_are_those_of_the_schema(cli: Cli, results: Path) -> None:
    from jsonschema import Draft7Validator

    schema = json.loads(cli("schema", "table").out)
    out = cli("stats", results, "--output-format", "csv").out
    rows = csv.DictReader(out.removeprefix("\ufeff").splitlines())
    assert rows.fieldnames == [*schema["properties"]]
    numbers = {name for name, column in schema["properties"].items() if "integer" in column.get("type", "")}
    for row in rows:
        typed = {key: value == "true" if key == "checked" else value for key, value in row.items()}
        typed |= {key: int(row[key]) if row[key] else None for key in numbers}
        assert [*Draft7Validator(schema).iter_errors(typed)] == []


def test_json_has_all_counts(cli: Cli, results: Path) -> None:
    data = json.loads(cli("stats", results, "--output-format", "json").out)
    assert data["total"] == {
        "findings": 27, "error": 15, "warning": 9, "info": 3, "issues": 20, "faulty": 12, "articles": 60
    }  # fmt: skip
    assert sum(rule["findings"] for rule in data["rules"]) == 27
    assert sum(group["issues"] for group in data["months"].values()) == 20
    assert data["rules"][0]["months"] == {f"2025-0{month}": 5 * (month < 4) for month in range(1, 6)}


@pytest.mark.parametrize("name", ["统计.html", "统计.csv", "统计.json", "统计.txt", "统计.parquet"])
def test_an_earlier_report_is_written_over_and_nothing_else_is(
    cli: Cli, results: Path, tmp_path: Path, name: str
) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    for _ in range(2):
        assert cli("stats", results, "-o", name) == (0, "", "")
    before = results.read_bytes()
    (tmp_path / "结果2.jsonl").write_bytes(before)
    for target in ("结果.jsonl", "结果2.jsonl"):
        outcome = cli("stats", results, "-o", target, "--output-format", "html")
        assert outcome.status == 2
        assert "没有覆盖" in outcome.err
        assert (tmp_path / target).read_bytes() == before
    assert cli("check", "--output-format", "html", "-o", name, results).status == 2  # nor by ``check``


def test_a_draft_is_not_written_over(cli: Cli, draft: MakeDraft) -> None:
    path = draft("1.docx")
    link = path.with_suffix(".html")
    link.hardlink_to(path)
    before = path.read_bytes()
    assert cli("stats", "1.docx", "-o", "1.html").status == 2
    assert path.read_bytes() == before


# Many


def made(count: int, tmp_path: Path) -> Path:
    """So many issues of two years, each with findings."""
    path = tmp_path / f"{count}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        texts = [json.dumps(as_written(line), ensure_ascii=False) for line in a_year()]
        for number in range(count):
            file.write(texts[number % len(texts)].replace('{"file": "', f'{{"file": "{number}/', 1) + "\n")
    return path


def peak(path: Path) -> int:
    tracemalloc.start()
    counts = ArchiveCounts.of(ArchiveFiles([str(path)]).lines())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert counts.files == int(path.stem)
    return most


@pytest.mark.slow
def test_memory_grows_by_a_few_bytes_a_line(tmp_path: Path) -> None:
    few, many = made(2_000, tmp_path), made(20_000, tmp_path)
    peak(few)
    small = peak(few)
    assert peak(many) - small < 18_000 * 150
    assert many.stat().st_size > 18_000 * 1_500
