"""Kind ``across-issues``: what does not fit the other issues of the series.

Whoever knows the series has compared the issues (``series.judge``) and left remarks on the draft; this kind finds
their places, so that they are selected, explained and shown like every other finding.

An example has a line an issue, its parts apart by `` | ``: the number, the date, and what else is not as usual, such as
``报：…``, ``电话：…``, ``〔…〕`` (a section), ``（…）`` (a signature), ``《…》`` (an article), ``刊…`` (the name) or
``编…`` (the issuer). What is remarked of any issue counts.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.lines import compact, key
from bulletin_lint.bulletin.model import Span
from bulletin_lint.bulletin.parse import parse
from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.bulletin.remark import Remark
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Document, Example, Kind
from bulletin_lint.text.text import Text
from bulletin_lint.toml.decode import Doc


class AcrossIssues(NamedTuple):
    """``finds``: which of the remarks the rule reports."""

    finds: Annotated[
        Literal[
            "missing", "twice", "number", "date", "total", "total-lost", "not-restarted", "article", "name", "issuer",
            "label", "telephone", "recipient-lost", "recipient-added", "recipient-renamed", "section", "unit",
            "changed",
        ],
        Doc(
            "与其他各期相比：missing 缺期，twice 期号重复，number 期号与日期不符，date 日期与期号不符，"
            "total 总期号不连续，total-lost 漏写总期号，not-restarted 跨年未重新编号，article 文章已登过，"
            "name 刊名不同，issuer 编发单位不同，label 标签不同，telephone 电话不同，"
            "recipient-lost 报送发名单少了单位，recipient-added 多了单位，recipient-renamed 单位改了写法，"
            "section 栏目名称差一两个字，"
            "unit 署名单位差一个字，changed 从此改变、以后各期都照此办理"
        ),
    ]  # fmt: skip


def run(draft: Document, parameters: AcrossIssues) -> Iterator[Hit]:
    if not isinstance(draft, Draft):
        return
    for remark in draft.remarks:
        if remark.finds == parameters.finds:
            start, end = _place(draft, remark)
            yield Hit(start, end, values=remark.values)


def _place(draft: Draft, remark: Remark) -> Span:
    """Where the remark is to stand: at what it is about, at the issue number where that is not there."""
    of_part = (span for span in _spans(draft, remark.part) if _reads(draft, span, remark))
    issue = draft.bulletin.masthead.issue
    return next(of_part, issue.span if issue else Span(0, 0))


def _reads(draft: Draft, span: Span, remark: Remark) -> bool:
    text = compact(draft.text.string[span.start : span.end])
    return not remark.text or text == remark.text or (remark.part == "title" and key(text).rstrip("。") == remark.text)


def _spans(draft: Draft, part: str) -> Iterator[Span]:
    """The places of that part, in reading order."""
    bulletin = draft.bulletin
    head = bulletin.masthead
    issue = head.issue
    if part == "total" and issue and issue.total_span:
        yield issue.total_span
    single = {"name": head.name, "issuer": head.issuer, "date": head.date.span if head.date else None}
    if span := single.get(part):
        yield span
    if part in ("list", "lists"):
        yield from (recipients.label_span for recipients in bulletin.distribution)
    elif part == "recipient":
        yield from (member for recipients in bulletin.distribution for member in recipients.members)
    elif part == "fields":
        yield from (field.label_span for field in bulletin.colophon)
    elif part == "field":
        yield from (field.value for field in bulletin.colophon)
    elif part == "section":
        yield from (section.heading.inner for section in bulletin.sections if section.heading)
    elif part == "unit":
        yield from (unit for a in bulletin.articles for unit in (a.attribution.units if a.attribution else ()))
    elif part == "title":
        yield from (Span(a.title[0].start, a.title[-1].end) for a in bulletin.articles if a.title)


def _series_of(example: Example) -> Draft:
    """The last issue of an example, with what is remarked of any."""
    from bulletin_lint.series.facts import facts_of  # examples alone need it, and it needs what this package has
    from bulletin_lint.series.judge import judge

    drafts = [
        parse(Text.of_lines(_issue(line, number)), Profile()) for number, line in enumerate(example.text.split("\n"))
    ]
    facts = [found for number, draft in enumerate(drafts) if (found := facts_of(draft, f"{number}"))]
    return replace(drafts[-1], remarks=tuple(chain.from_iterable(judge(facts).values())))


def _issue(line: str, number: int) -> list[str]:
    """The lines of a whole issue that has the parts which ``line`` names, and for the rest is as usual."""
    issue, date, *parts = line.split(" | ")
    said = {part[:1]: part for part in parts}
    text = f"第{number}次会议召开，部署第{number}项工作。会议通过第{number}号办法，自下月起施行。"
    lists = [said.get(label, f"{label}：市委办公室、市政府办公室") for label in "报送"]
    return [
        said.get("刊", "刊工作简报")[1:],
        issue,
        f"{said.get('编', '编青山市委办公室')[1:]}　　　　{date}",
        said.get("〔", "〔工作动态〕"),
        said.get("《", f"《第{number}次会议召开》")[1:-1],
        "会议召开，部署工作。会议通过办法，自下月起施行。" if "《" in said else text,
        said.get("（", "（市委宣传部）"),
        *lists,
        said.get("电", "电话：85550000"),
    ]


KIND = Kind("across-issues", run, AcrossIssues, about="bulletin", document_of=_series_of)
