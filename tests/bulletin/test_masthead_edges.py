"""The masthead at the edges: how far it reaches, and what is the name, the issuer and the date in it."""

from __future__ import annotations

import datetime

import pytest

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.issues import before_issue, is_issue, issue_in
from tests.bulletin.skeleton import BODY, draft_of, read

NAME = "{c 84}宣传信息专报"
ISSUE = "{c}第12期"
OFFICE = "中共青山市委宣传部\\t2025年9月6日"
PLAIN = "青山文化平湖行"


def head(*lines: str, names: tuple[str, ...] = (), body: str = BODY) -> Draft:
    return draft_of("\n".join((*lines, body)), {"masthead": {"names": list(names)}})


def name_of(*lines: str, names: tuple[str, ...] = ()) -> str:
    draft = head(*lines, names=names)
    return read(draft, draft.bulletin.masthead.name)


def issuer_of(*lines: str) -> str:
    draft = head(*lines)
    return read(draft, draft.bulletin.masthead.issuer)


# How far it reaches


@pytest.mark.parametrize(("above", "found"), [(29, True), (30, False)])
def test_a_masthead_has_thirty_lines_at_most(above: int, found: bool) -> None:
    draft = head(*(f"青山之{number}" for number in range(above)), ISSUE)

    assert (draft.bulletin.masthead.issue is not None) == found


def test_text_ends_the_masthead() -> None:
    draft = head(NAME, "近日，全市宣传工作会议召开，总结上半年工作，部署下一步任务。", ISSUE)

    assert draft.bulletin.masthead.issue is None


def test_contents_end_the_masthead() -> None:
    assert head(NAME, "目录", ISSUE).bulletin.masthead.issue is None


@pytest.mark.parametrize(
    ("lines", "last"),
    [
        ((NAME, ISSUE, OFFICE, "内部资料"), "内部资料"),
        ((NAME, ISSUE, OFFICE, "青山之窗", "内部资料"), "内部资料"),
        ((NAME, ISSUE, OFFICE, "青山之窗", "平湖之窗", "内部资料"), "2025年9月6日"),
        ((NAME, ISSUE, OFFICE, "主编：林某"), "主编：林某"),
        ((NAME, ISSUE, OFFICE, "本期的主编：林某"), "2025年9月6日"),
        ((NAME, ISSUE, OFFICE, "（总第88期）"), "2025年9月6日"),
        ((NAME, ISSUE, "（总第88期）", OFFICE), "2025年9月6日"),
        ((NAME, ISSUE, "总第88期"), "总第88期"),
        ((NAME, ISSUE, OFFICE, "领导批示："), "领导批示："),
        ((NAME, ISSUE, OFFICE, "青山之窗", "平湖之窗", "批示："), "批示："),
        ((NAME, ISSUE, OFFICE, "对批示意见的落实"), "2025年9月6日"),
        ((NAME,), "宣传信息专报"),
        ((NAME, "内部资料"), "内部资料"),
        ((NAME, "青山之窗", "内部资料"), "内部资料"),
        ((NAME, "青山之窗", "平湖之窗", "内部资料"), "宣传信息专报"),
    ],
)
def test_a_masthead_ends_with_its_last_part(lines: tuple[str, ...], last: str) -> None:
    draft = head(*lines, names=("宣传信息专报",))

    assert read(draft, draft.bulletin.masthead.span).endswith(last)


def test_a_table_with_instructions_belongs_to_the_masthead_and_no_other_table() -> None:
    draft = head(NAME, ISSUE, OFFICE, "| 批示： | 请阅 |\n| 已阅 | 青山 |", "平湖", "| 甲区 | 乙区 |")

    assert read(draft, draft.bulletin.masthead.span).endswith("青山")
    assert read(draft, draft.bulletin.masthead.instructions) == "批示："


def test_nothing_at_all_is_an_empty_masthead() -> None:
    draft = draft_of("近日，全市宣传工作会议召开，总结上半年工作，部署下一步任务。")

    assert draft.bulletin.masthead == ((0, 0), None, None, None, None, None)
    assert draft.bulletin.articles


# The name


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("青" * 20, True),
        ("青" * 21, False),
        ("青" * 28 + "专报", True),
        ("青" * 29 + "专报", False),
        ("青山", True),
        ("青", False),
        ("青山，平湖", False),
        ("青山：平湖", False),
        ("目录摘要：", False),
        ("中共青山市委宣传部", False),
        ("青山市文旅局编", False),
        ("青山市委员会报", True),
        ("内部参考", False),
        ("批示：", False),
    ],
)
def test_a_line_is_the_name_or_not(line: str, found: bool) -> None:
    assert (name_of(line, ISSUE) == line) == found


def test_the_largest_line_is_the_name_and_the_first_of_equals() -> None:
    assert name_of("{c 36}青山之窗", "{c 84}平湖文化", "{c 84}望川文化", ISSUE) == "平湖文化"
    assert name_of("青山之窗", "平湖文化", ISSUE) == "青山之窗"


def test_the_name_that_the_profile_gives_comes_first() -> None:
    assert name_of("{c 84}青山之窗", "{c 36}平湖文化", ISSUE, names=("平湖文化",)) == "平湖文化"
    assert name_of(ISSUE, "2025年9月6日", "平湖文化", names=("平湖文化",)) == "平湖文化"
    assert name_of(ISSUE, "2025年9月6日", "青山之窗", "平湖文化", names=("平湖文化",)) == ""
    assert name_of(ISSUE, "青山之窗") == ""


@pytest.mark.parametrize(("line", "near"), [("青山平湖文化信甲乙丙", True), ("青山平湖文化甲乙丙丁", False)])
def test_a_name_with_a_slip_is_the_name(line: str, near: bool) -> None:
    assert (name_of("{84}青山之窗", line, ISSUE, names=("青山平湖文化信息月报",)) == line) == near


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("工作简报第12期", "工作简报"),
        ("青山平湖　第12期", "青山平湖"),
        ("青山市文旅局　第12期", ""),
        ("青山市文旅局编　第12期", ""),
        ("青　第12期", ""),
        ("青山　第12期", "青山"),
        ("2025年9月6日　第12期", ""),
        ("工作简报（第12期）", "工作简报"),
    ],
)
def test_the_name_may_stand_before_the_number(line: str, name: str) -> None:
    assert name_of(line) == name


@pytest.mark.parametrize(("letters", "name"), [("青山报", "青\n山\n报"), ("青报", "")])
def test_letters_set_one_a_paragraph_are_a_name(letters: str, name: str) -> None:
    assert name_of(*letters, ISSUE) == name


# The issuer


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ((NAME, ISSUE, "平湖文化\t2025年9月6日"), "平湖文化"),
        ((NAME, ISSUE, "平湖人\t2025年9月6日"), ""),
        ((NAME, ISSUE, "平湖文化\t青山文化\t2025年9月6日"), ""),
        ((NAME, ISSUE, "平湖文化\t青山市文旅局\t2025年9月6日"), "青山市文旅局"),
        ((NAME, ISSUE, "签发：林某某\t2025年9月6日"), ""),
        ((NAME, ISSUE, "编发单位：平湖人\t2025年9月6日"), "平湖人"),
        ((NAME, ISSUE, "编发单位：平\t2025年9月6日"), ""),
        ((NAME, ISSUE, "编发单位：平湖\t2025年9月6日"), "平湖"),
        ((NAME, ISSUE, "编发单位：\t2025年9月6日"), ""),
        ((NAME, ISSUE, "2025年9月6日", "青山市文旅局"), "青山市文旅局"),
        ((NAME, ISSUE, "2025年9月6日", "青山之窗", "青山市文旅局"), "青山市文旅局"),
        ((NAME, ISSUE, "2025年9月6日", "青山之窗", "平湖之窗", "青山市文旅局"), ""),
        ((NAME, "青山市文旅局", ISSUE, "2025年9月6日"), "青山市文旅局"),
        ((NAME, ISSUE, "青山市文旅局\t平湖之窗"), ""),
        ((NAME, ISSUE, "青山市文旅局\t签发：林某"), "青山市文旅局"),
        ((NAME, f"{ISSUE}\t青山市文旅局"), "青山市文旅局"),
        ((NAME, ISSUE, "（青山市文旅局）"), ""),
        ((NAME, ISSUE, "（青山市文旅局）\t2025年9月6日"), "青山市文旅局"),
        ((NAME, ISSUE, "青山市开展调研\t市文旅局部署工作的局"), ""),
        ((NAME, ISSUE, "内部资料请勿外传局"), ""),
        ((NAME, ISSUE, "青山市文旅局 主办"), "青山市文旅局 主办"),
    ],
)
def test_the_issuer_is_the_unit_beside_the_date_or_alone(lines: tuple[str, ...], issuer: str) -> None:
    assert issuer_of(*lines) == issuer


# The date


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ((NAME, ISSUE, "青" * 51 + "2025年9月6日"), 6),
        ((NAME, ISSUE, "青" * 52 + "2025年9月6日"), None),
        ((NAME, ISSUE, "今日，2025年9月6日"), None),
        ((NAME, ISSUE, "2025年9月6日", "2025年9月7日"), 6),
        ((NAME, "第12期" + "　" * 20 + "中共青山市委宣传部" * 4 + "　2025年9月6日"), 6),
    ],
)
def test_the_date_stands_on_a_line_that_holds_little_else(lines: tuple[str, ...], day: int | None) -> None:
    date = head(*lines).bulletin.masthead.date

    assert (date.value if date else None) == (datetime.date(2025, 9, day) if day else None)


# The number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第12期", True),
        ("工作简报第12期", True),
        ("青山第12期", False),
        ("青山 第12期", True),
        ("9月6日第12期", True),
        ("—第12期", True),
        ("第12期工作简报", False),
        ("第12期 工作简报", True),
        ("第12期（总第8期）", True),
        ("第12期（青山）", True),
        ("第12期(青山)", True),
        ("第12期青（山）", False),
        ("第12期 青山，平湖", False),
        ("第12期，青山", False),
        ("第12" + " " * 56 + "期", True),
        ("第12" + " " * 57 + "期", False),
        ("第12号", False),
    ],
)
def test_an_issue_number_stands_apart(text: str, found: bool) -> None:
    assert (issue_in(text) is not None) == found


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("工作简报第12期", "工作简报"),
        ("工作简报 — 第12期", "工作简报"),
        ("工作简报总第12期", "工作简报"),
        ("第12期", ""),
        ("工作简报", ""),
        ("工作简报" + " " * 53 + "第12期", ""),
        ("工作简报" + " " * 52 + "第12期", "工作简报"),
    ],
)
def test_what_stands_before_the_number_is_read(text: str, before: str) -> None:
    assert before_issue(text) == before


@pytest.mark.parametrize(
    ("text", "alone"),
    [("第 12 期", True), ("总第88期", True), ("增刊第2期", True), ("工作简报第12期", False), ("", False)],
)
def test_a_number_alone_is_no_name(text: str, alone: bool) -> None:
    assert is_issue(text) == alone


@pytest.mark.parametrize(
    ("lines", "spans"),
    [
        ((NAME, "第12期"), ("第12期", "12", "")),
        ((NAME, " 第 12 期 "), ("第 12 期", "12", "")),
        ((NAME, "第　期"), ("第　期", "", "")),
        ((NAME, "第12期　青山　总第88期"), ("第12期", "12", "88")),
        ((NAME, "第12期", "总第88期"), ("第12期", "12", "88")),
        ((NAME, "第12期（总第88期）"), ("第12期（总第88期）", "12", "88")),
        ((NAME, "第12期（总第88期）", "总第99期"), ("第12期（总第88期）", "12", "88")),
        ((NAME, "总第" + " " * 55 + "88期"), ("总第" + " " * 55 + "88期", "", "88")),
        ((NAME, "总第" + " " * 56 + "88期"), ("", "", "")),
        ((NAME, "第12期", "青山总第88期"), ("第12期", "12", "")),
        ((NAME, "总第88期"), ("总第88期", "", "88")),
        ((NAME, "总第88期", "第12期"), ("第12期", "12", "")),
        ((NAME, "增刊"), ("增刊", "", "")),
        ((NAME, "（增 刊）"), ("（增 刊）", "", "")),
        ((NAME, "青山总第88期"), ("", "", "")),
        ((NAME, "（2025年）第12期"), ("（2025年）第12期", "12", "")),
    ],
)
def test_number_and_running_number_are_read_where_they_stand(
    lines: tuple[str, ...], spans: tuple[str, str, str]
) -> None:
    draft = head(*lines)
    issue = draft.bulletin.masthead.issue

    assert (
        (read(draft, issue.span), read(draft, issue.number_span), read(draft, issue.total_span))
        if issue
        else ("", "", "")
    ) == spans
    assert issue is None or (issue.total_span is None) == (spans[2] == "")


@pytest.mark.parametrize(("written", "place"), [("第　期", 1), ("（2025年）第 期", 8), ("增刊", 0), ("总第88期", 0)])
def test_a_number_that_is_missing_has_a_place(written: str, place: int) -> None:
    issue = head(NAME, written).bulletin.masthead.issue

    assert issue is not None
    assert issue.number is None
    assert issue.number_span == (issue.span.start + place, issue.span.start + place)
