"""Where a check draws a line: the last case on this side of it, and the first one beyond."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bulletin.skeleton import TEXT, issue
from tests.checks.drafts import body, fixed, found
from tests.checks.structure import Report, reports
from tests.checks.test_office_lists import draft, office

SAFE, UNSAFE, NO_FIX = "safe", "unsafe", "-"


def judged(line: str) -> list[tuple[str, str]]:
    """The codes of what is found in a line of running text, each with how sure its fix is."""
    findings = found(body(line), "PUN", "NUM", "WRD")
    return [(each.rule.code, each.fix.safety if each.fix else NO_FIX) for each in findings]


SPACES = [
    ("新增  32人。", [("NUM001", SAFE)]),
    ("新增   32人。", []),
    ("教育  ，医疗。", [("PUN070", UNSAFE)]),
    ("教育   ，医疗。", []),
]
FULL_STOPS = [
    ("我们都要去.今天继续努力。", [("PUN002", SAFE)]),
    ("我们都去.今天继续努力。", [("PUN002", UNSAFE)]),
    ("我们都要去.2022年继续努力。", [("PUN002", SAFE)]),
    ("我们都去.2022年继续努力。", [("PUN002", UNSAFE)]),
    ("我们都要去.继续来。", [("PUN002", SAFE)]),
    ("我们都要去.再来。", [("PUN002", UNSAFE)]),
]


@pytest.mark.parametrize(("line", "expected"), [*SPACES, *FULL_STOPS])
def test_both_sides_of_a_line(line: str, expected: list[tuple[str, str]]) -> None:
    assert judged(line) == expected


TITLES = ("全市宣传工作会议召开", "平湖区打造城市书房", "秋季读书节落幕", "文明实践进社区", "网络安全周启动")


@pytest.mark.parametrize(
    ("count", "expected"),
    [(4, ["网络安全周启动", "文明实践进社区", "秋季读书节落幕"]), (5, ["网络安全周启动"])],
)
def test_many_titles_out_of_order_are_one_finding(count: int, expected: list[str]) -> None:
    titles = TITLES[-count:]
    articles = "\n".join(f"{{c 44}}{title}\n{TEXT}\n{{r}}（办公室）" for title in titles)
    contents = "\n".join(("目录", "〔工作动态〕", *reversed(titles)))

    found = reports(issue(contents=contents, body=f"〔工作动态〕\n{articles}"))

    assert found == [Report("TOC005", title) for title in expected]


@pytest.mark.parametrize("condition", ["推进\t", "\t，"], ids=["before", "behind"])
@pytest.mark.parametrize("first", [True, False])
def test_an_entry_that_fits_wins_over_one_that_always_does(tmp_path: Path, condition: str, first: bool) -> None:
    rows = [f"智慧城管\t智慧城市管理\t{condition}", "智慧城管\t城市管理\t\t"]
    table = "\n".join(("错误\t正确\t前文\t后文", *(rows if first else reversed(rows))))
    profile = office(tmp_path, {"terms.tsv": table.encode()})

    (fits,) = found(draft(profile, "推进智慧城管，落到实处。"), "WRD090")
    (other,) = found(draft(profile, "谈到智慧城管时，落到实处。"), "WRD090")

    assert "智慧城市管理" in fits.message
    assert "智慧城市管理" not in other.message


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("增长5%，提高2%，下降3％。", "增长5%，提高2%，下降3%。"),
        ("增长5%，提高2%，增加1%，下降3％、4％。", "增长5%，提高2%，增加1%，下降3％、4％。"),
        ("增长5%，下降3％。", "增长5%，下降3％。"),
        ("增长5％，提高2％，下降3%。", "增长5％，提高2％，下降3%。"),
    ],
)
def test_percent_signs_follow_those_that_are_twice_as_many(text: str, after: str) -> None:
    assert fixed(text) == after
