"""What is said of a slip in a series: what is, what should be, and where, in an editor's words."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.cli.issues import Change, changed, day, field, number, recipients, save, series, written
from tests.cli.test_series import of, reprinted

MESSAGES: dict[str, tuple[Change, str]] = {
    "a telephone": (
        lambda issue: field(issue, "电话", "85553826"),
        "SER012 电话为“85553826”，相邻各期为“85558326”（报尾·电话）",
    ),
    "a label of the colophon": (
        lambda issue: field(issue, "审核", "", "审校"),
        "SER011 报尾各栏的标签为“承办、审校、编辑、电话”，相邻各期为“承办、审核、编辑、电话”（报尾·审校）",
    ),
    "a label of the distribution": (
        lambda issue: replace(issue, distribution=issue.distribution[:2]),
        "SER011 报送发的标签为“报、送”，相邻各期为“报、送、发”（报尾·报送发）",
    ),
    "a recipient": (
        lambda issue: recipients(issue, "送", "市直各单位"),
        "SER013 “送”少了“市委宣传部各处室”，相邻各期都有（报尾·报送发）",
    ),
    "a number": (
        of(issue=number(61, 152)),
        "SER003 期号写作2024年第61期，按日期和前后各期应为第52期（报头·期号）",
    ),
    "a date": (
        of(date="2023年12月30日"),
        "SER004 2024年第52期的日期早于上一期（2024年第51期，2024年12月23日）（报头·日期）",
    ),
    "an article": (
        reprinted,
        "SER008 《桥头镇举办“家风大家谈”活动》已登在2024年第50期（03.docx），文字相同或大半相同"
        "（工作动态·《桥头镇举办“家风大家谈”活动》标题）",
    ),
    "a running number": (of(issue=number(52, None)), "SER006 2024年第52期没有写总期号，2024年第51期写了（报头·期号）"),
}


@pytest.mark.parametrize("fault", MESSAGES)
def test_a_message_says_what_is_and_what_should_be_and_where(fault: str, cli: Cli, tmp_path: Path) -> None:
    change, message = MESSAGES[fault]
    save(changed(series(), {4: change}), tmp_path / "历期")

    outcome = cli("--series", "历期", "--select", "SER", "--output-format", "concise")

    (line,) = (line for line in outcome.out.split("\n") if " SER" in line)
    path, _, _, told = line.split(":", 3)
    assert (Path(path).name, told.strip()) == ("05.docx", message)


def test_a_file_of_the_same_name_is_told_with_its_folder(cli: Cli, tmp_path: Path) -> None:
    extra = of(issue=number(51, None), date=written(day(3) + datetime.timedelta(days=2)))
    save(changed(series(), {9: extra}), tmp_path / "一")
    (tmp_path / "二").mkdir()
    (tmp_path / "一" / "10.docx").rename(tmp_path / "二" / "04.docx")

    outcome = cli("--series", ".", "--select", "SER002", "--output-format", "concise")

    assert "2024年第51期的期号与2024年12月23日的一期（一/04.docx）重复" in outcome.out
