"""The masthead in every form that bulletins were seen to have."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import NamedTuple

import pytest

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.lines import compact
from bulletin_lint.bulletin.model import Span
from bulletin_lint.bulletin.parse import parse
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import story
from tests.bulletin.marked import lines_of, text_of
from tests.bulletin.rules import default_profile
from tests.places import FIXTURES
from tools.documents import WAYS, Way, load, stored

REST = """
〔工作动态〕
{c 44}全市宣传工作会议召开
近日，全市宣传工作会议召开，总结上半年工作，部署下一步任务，明确责任分工。
{r}（办公室）
报：市委
送：市直各单位
发：各区委宣传部
承办：综合科　审核：林某　编辑：何某　电话：55500000
"""


def draft_of(head: str, rest: str = REST) -> Draft:
    return parse(text_of(lines_of(head.strip("\n") + "\n" + rest.strip("\n"))), default_profile())


def read(draft: Draft, span: Span | None) -> str:
    return draft.text.string[span.start : span.end] if span else ""


class Number(NamedTuple):
    """An issue number: the number, the year and the running number."""

    n: int | None
    year: int | None = None
    total: int | None = None


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("第 12 期", Number(12)),
        ("第12期", Number(12)),
        ("第１２期", Number(12)),
        ("第十二期", Number(12)),
        ("第一百零五期", Number(105)),
        ("（2022年）第3期", Number(3, 2022)),
        ("（2022年）年 第3期", Number(3, 2022)),
        ("2016年第51期", Number(51, 2016)),
        ("2026年第008期", Number(8, 2026)),
        ("2025年 第42期（总第1268期）", Number(42, 2025, 1268)),
        ("2016年第1期(总第1期)", Number(1, 2016, 1)),
        ("〔2018〕第01期", Number(1, 2018)),
        ("[2015]第2期", Number(2, 2015)),
        ("二〇二二年第三期", Number(3, 2022)),
        ("第2019-3期", Number(3)),
        ("（第6期）", Number(6)),
        ("总第3766期", Number(None, None, 3766)),
        ("（总第3766期）", Number(None, None, 3766)),
        ("第5期总第100期", Number(5, None, 100)),
        ("增刊第2期", Number(2)),
        ("第 期", Number(None)),
    ],
)
def test_an_issue_number_is_read_in_every_form(written: str, number: Number) -> None:
    draft = draft_of(f"{{c 84}}工作简报\n{{c}}{written}\n中共青山市委宣传部\t2022年9月6日")
    issue = draft.bulletin.masthead.issue

    assert issue is not None
    assert Number(issue.number, issue.year, issue.total) == number
    assert read(draft, issue.span) == written


def test_the_running_number_may_have_a_line_of_its_own() -> None:
    draft = draft_of("{c 84}青山政务信息\n{c}第 3 期\n{c}（总第 88 期）\n青山市政府办公室　　2022年9月6日")
    issue = draft.bulletin.masthead.issue

    assert issue is not None
    assert (issue.number, issue.total) == (3, 88)
    assert read(draft, issue.total_span) == "88"


@pytest.mark.parametrize(
    ("line", "name", "number"),
    [
        ("重大气象信息专报[2015]第2期", "重大气象信息专报", 2),
        ("青山服务专报—第7期   （总19期）", "青山服务专报", 7),
        ("工作简报第1期", "工作简报", 1),
        ("工作简报\u3000\u3000第1期", "工作简报", 1),
        ("工作简报\\v第10期", "工作简报", 10),
    ],
)
def test_name_and_number_may_share_a_line(line: str, name: str, number: int) -> None:
    draft = draft_of(f"{{c 60}}{line}\n青山市气象局          2022年9月6日")
    head = draft.bulletin.masthead

    assert read(draft, head.name) == name
    assert head.issue is not None
    assert head.issue.number == number


@pytest.mark.parametrize(
    ("office", "issuer"),
    [
        ("中共青山市委宣传部\\t2022年9月6日", "中共青山市委宣传部"),
        ("中共青山市委宣传部                    2022年9月6日", "中共青山市委宣传部"),
        ("中共青山市委宣传部\u00a0\u00a0\u00a0\u00a0\u00a0\u00a02022年9月6日", "中共青山市委宣传部"),
        ("中共青山市委宣传部　　　　2022年9月6日", "中共青山市委宣传部"),
        ("中共青山市委宣传部 2022年9月6日", "中共青山市委宣传部"),
        ("中共青山市委宣传部\n2022年9月6日", "中共青山市委宣传部"),
        ("{r}2022年9月6日\n中共青山市委宣传部", "中共青山市委宣传部"),
        ("2022年9月6日　　　中共青山市委宣传部", "中共青山市委宣传部"),
        ("青山市教育局办公室编    2022年9月6日", "青山市教育局办公室编"),
        ("青山市融媒体中心主办\\t2022年9月6日", "青山市融媒体中心主办"),
        ("编发单位：青山市委政法委\\t2022年9月6日", "青山市委政法委"),
        ("青山市气象局        签发：林某        2022年9月6日", "青山市气象局"),
        ("{box}中共青山市委宣传部\n{box r}2022年9月6日", "中共青山市委宣传部"),
        ("| 中共青山市委宣传部 | {r}2022年9月6日 |", "中共青山市委宣传部"),
    ],
)
def test_issuer_and_date_stand_in_many_places(office: str, issuer: str) -> None:
    draft = draft_of(f"{{c 84}}宣传信息专报\n{{c}}第1期\n{office}")
    head = draft.bulletin.masthead

    assert read(draft, head.issuer) == issuer
    assert head.date is not None
    assert head.date.value == datetime.date(2022, 9, 6)
    assert [section.heading.name for section in draft.bulletin.sections if section.heading] == ["工作动态"]


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("2022年9月6日", "ymd"),
        ("2022 年 9 月 6 日", "ymd"),
        ("2022年09月06日", "ymd"),
        ("２０２２年９月６日", "ymd"),
        ("2022年9月6日（星期二）", "ymd"),
        ("二〇二二年九月六日", "han"),
        ("二0二二年九月六日", "han"),
        ("二○二二年九月六日", "han"),
        ("2022.09.06", "numeric"),
        ("2022-9-6", "numeric"),
        ("2022/9/6", "numeric"),
    ],
)
def test_a_date_is_read_in_every_form(written: str, form: str) -> None:
    draft = draft_of(f"{{c 84}}工作简报\n{{c}}第1期\n中共青山市委宣传部\\t{written}")
    date = draft.bulletin.masthead.date

    assert date is not None
    assert (date.form, date.value) == (form, datetime.date(2022, 9, 6))
    assert read(draft, date.span) == written.removesuffix("（星期二）")


@pytest.mark.parametrize(
    "head",
    [
        "秘 密\n{c 84}宣传信息专报\n{c}第1期",
        "{r}内部资料\n{r}请勿外传\n{c 84}宣传信息专报\n{c}第1期",
        "内部消息  严禁外传\n{c 84}宣 传 信 息 专 报\n{c}第1期",
        "编号：0012\n{c 84}宣传信息专报\n{c}第1期",
        "{c 96}宣\n{c 96}传\n{c 96}信\n{c 96}息\n{c 96}专\n{c 96}报\n{c}第1期",
        "| {c}宣 | {c}传 | {c}信 | {c}息 | {c}专 | {c}报 |\n{c}第1期",
        "{c 36}青山市宣传思想工作领导小组\n{c 84}宣传信息专报\n{c}第1期",
    ],
)
def test_the_name_is_found_among_other_lines(head: str) -> None:
    draft = draft_of(f"{head}\n中共青山市委宣传部\t2022年9月6日")

    assert compact(read(draft, draft.bulletin.masthead.name)) == "宣传信息专报"


def test_a_signature_may_stand_in_the_place_of_the_date() -> None:
    rest = REST.replace("〔工作动态〕\n", "")
    draft = draft_of("{c 72}工作简报\n{c}〔2025〕第01期\n青山市生态环境局            签发人：林某", rest)

    assert read(draft, draft.bulletin.masthead.issuer) == "青山市生态环境局"
    assert draft.bulletin.masthead.date is None
    assert [len(article.title) for article in draft.bulletin.articles] == [1]


@pytest.mark.parametrize("phrase", ["第3期培训班开班", "全市第二期青年讲师培训班", "为第1期学员颁发证书"])
def test_a_phrase_is_no_issue_number(phrase: str) -> None:
    draft = draft_of(f"{{c 44}}{phrase}", "近日，培训班开班，来自各区的学员参加，市委宣传部负责人出席。")

    assert draft.bulletin.masthead.issue is None


def test_a_title_that_ends_like_a_unit_is_no_issuer() -> None:
    rest = REST.replace("〔工作动态〕\n", "").replace("全市宣传工作会议召开", "市委宣传部召开全体会")
    draft = draft_of("{c 84}宣传信息专报\n{c}第1期\n2022年9月6日", rest)

    assert draft.bulletin.masthead.issuer is None
    assert [read(draft, article.title[0]) for article in draft.bulletin.articles] == ["市委宣传部召开全体会"]


def test_a_box_for_instructions_belongs_to_the_masthead() -> None:
    draft = draft_of("{c 84}宣传信息专报\n{c}第1期\n中共青山市委宣传部\t2022年9月6日\n| 领导批示： |")

    assert read(draft, draft.bulletin.masthead.instructions) == "领导批示："
    assert draft.bulletin.contents is None


@pytest.mark.parametrize("way", WAYS.values(), ids=lambda way: way.name)
@pytest.mark.parametrize("case", ["clean-long", "clean-short"])
def test_a_masthead_is_read_from_every_way_of_storing_it(case: str, way: Way) -> None:
    bulletin = load(FIXTURES / case / "bulletin.toml")
    document = story.read(Package.from_bytes(stored(bulletin, way)))
    draft = parse(document.text, default_profile())
    head = draft.bulletin.masthead

    assert compact(read(draft, head.name)) == compact(bulletin.name)
    assert compact(read(draft, head.issuer)) == compact(bulletin.issuer)
    assert head.date is not None
    assert compact(read(draft, head.date.span)) == compact(bulletin.date)
    assert head.issue is not None
    assert compact(bulletin.issue).startswith(compact(read(draft, head.issue.span)))


@pytest.mark.parametrize("part", ["name", "issue", "issuer", "date"])
def test_without_one_part_the_others_are_read(part: str) -> None:
    bulletin = replace(load(FIXTURES / "clean-short" / "bulletin.toml"), **{part: ""})  # type: ignore[arg-type]
    draft = parse(story.read(Package.from_bytes(stored(bulletin))).text, default_profile())
    head = draft.bulletin.masthead
    found = {name for name in ("name", "issue", "issuer", "date") if getattr(head, name) is not None}

    assert found == {"name", "issue", "issuer", "date"} - {part}
    assert len(list(draft.bulletin.articles)) == 2
