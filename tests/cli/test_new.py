"""``bulletin-lint new``."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from bulletin_lint import lint
from tests.cli.conftest import Cli


def masthead(path: Path) -> tuple[int | None, datetime.date | None]:
    draft = lint(path).draft
    assert draft is not None
    head = draft.bulletin.masthead
    return head.issue.number if head.issue else None, head.date.value if head.date else None


@pytest.mark.parametrize("date", ["2026-09-08", "2026-9-8", "2026年9月8日", "2026.9.8", "二〇二六年九月八日"])
def test_an_issue_is_named_by_publication_and_number(cli: Cli, tmp_path: Path, date: str) -> None:
    result = cli("new", "--issue", "13", "--date", date)
    path = tmp_path / "宣传信息专报第13期.docx"
    assert (result.status, result.err) == (0, "")
    assert "bulletin-lint 宣传信息专报第13期.docx" in result.out
    assert masthead(path) == (13, datetime.date(2026, 9, 8))


def test_without_a_date_it_is_dated_today(cli: Cli, tmp_path: Path) -> None:
    before = datetime.date.today()
    assert cli("new", "--issue", "1", "--output", "新.docx").status == 0
    assert masthead(tmp_path / "新.docx")[1] in (before, datetime.date.today())


def test_the_profile_is_that_of_the_folder(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "bulletin-lint.toml").write_text('[profiles]\n"简报/" = "gongzuo-jianbao"', encoding="utf-8")
    (tmp_path / "简报").mkdir()
    assert cli("new", "--issue", "7", "--output", "简报/第7期.docx").status == 0
    draft = lint(tmp_path / "简报" / "第7期.docx").draft
    assert draft is not None
    assert [part.label for part in draft.bulletin.distribution] == ["主送", "抄送"]


def test_checking_a_new_issue_lists_the_blanks(cli: Cli) -> None:
    cli("new", "--issue", "7", "--profile", "gongzuo-jianbao", "--copies", "60", "-o", "第7期.docx")
    result = cli("--profile", "gongzuo-jianbao", "--statistics", "第7期.docx")
    assert result.status == 1
    assert "DOC020" in result.out
    assert "份数" not in cli("--output-format", "concise", "第7期.docx").out


def test_no_file_is_overwritten(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "宣传信息专报第13期.docx"
    path.write_bytes(b"precious")
    result = cli("new", "--issue", "13")
    assert result.status == 2
    assert "已存在，没有覆盖" in result.err
    assert path.read_bytes() == b"precious"


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        ([], "--issue"),
        (["--issue", "0"], "--issue：应从1起"),
        (["--issue", "十三"], "不是整数"),
        (["--issue", "13", "--date", "2026-02-30"], "没有“2026-02-30”这一天"),
        (["--issue", "13", "--date", "昨天"], "没有“昨天”这一天"),
        (["--issue", "13", "--date", "2026-09-08吧"], "没有"),
        (["--issue", "13", "--profile", "gongzuo-jianba"], "gongzuo-jianbao"),
        (["--issue", "13", "--profile", "zhengwu-xinxi"], "--total"),
    ],
)
def test_what_cannot_be_written_is_refused(cli: Cli, tmp_path: Path, args: list[str], complaint: str) -> None:
    result = cli("new", *args)
    assert (result.status, result.out) == (2, "")
    assert complaint in result.err
    assert list(tmp_path.rglob("*.docx")) == []
