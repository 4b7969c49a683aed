"""Forms that editors of other offices use, each understood as they mean it."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.fixer import edits_of, merge
from bulletin_lint.engine.linter import check
from bulletin_lint.rulebook.echoed import echoed
from bulletin_lint.text.edit import applied
from tests.bulletin.rules import structural_rules
from tests.bulletin.skeleton import FOOT, MASTHEAD, TEXT, draft_of, issue, read, title, units

ONE, OTHER = "全市宣传工作会议召开", "平湖区打造城市书房"
SIGNED = "{r}（办公室）"


def sections(draft: Draft) -> list[tuple[str, list[str]]]:
    return [
        (section.heading.name if section.heading else "", [title(draft, article) for article in section.articles])
        for section in draft.bulletin.sections
    ]


def listed(draft: Draft) -> list[tuple[str, list[str]]]:
    contents = draft.bulletin.contents
    return [
        (part.heading.name if part.heading else "", [entry.text for entry in part.entries])
        for part in (contents.sections if contents else ())
    ]


def recipients(draft: Draft) -> dict[str, list[str]]:
    return {part.label: [read(draft, member) for member in part.members] for part in draft.bulletin.distribution}


def test_titles_may_be_smaller_than_their_text() -> None:
    """As in the styles that Word ships for headings."""
    small = [f"{{26}}**{name}**" for name in (ONE, OTHER)]
    parts = [
        f"{{32}}【{name}】\n{head}\n{{32}}{TEXT}\n{SIGNED}" for name, head in zip(("要闻", "简报"), small, strict=True)
    ]
    body = "\n".join(parts)
    contents = "\n".join(f"{{32}}{line}" for line in ("目录", "【要闻】", ONE, "【简报】", OTHER))
    draft = draft_of(issue(contents=contents, body=body))

    assert listed(draft) == [("要闻", [ONE]), ("简报", [OTHER])]
    assert sections(draft) == listed(draft)


def test_labels_in_brackets_inside_an_article_are_no_sections() -> None:
    labels = "\n".join(f"【{name}】\n法院判决甲公司继续履行合同。" for name in ("基本案情", "裁判结果", "典型意义"))
    draft = draft_of(issue(body=f"{{c 44}}甲公司诉乙公司合同纠纷案\n{labels}\n{{r}}（民一庭）"))

    assert sections(draft) == [("", ["甲公司诉乙公司合同纠纷案"])]
    assert [units(draft, article) for article in draft.bulletin.articles] == [["民一庭"]]


@pytest.mark.parametrize("heading", ["简讯3则", "工作简讯（两则）", "快讯三条"])
def test_a_line_that_counts_briefs_heads_them(heading: str) -> None:
    briefs = "\n".join(f"○**{name}。**{TEXT}" for name in (ONE, OTHER))
    draft = draft_of(issue(body=f"{{c 44}}市领导调研宣传工作\n{TEXT}\n{{c 44}}{heading}\n{briefs}"))

    assert sections(draft) == [("", ["市领导调研宣传工作"]), (heading, [f"{ONE}。", f"{OTHER}。"])]


def test_bold_titles_with_a_number_may_end_in_a_full_stop() -> None:
    items = "\n".join(
        f"**{number}.{name}。**\n{TEXT}（{unit}）"
        for number, name, unit in ((1, "全市平稳有序", "市政府总值班室"), (2, "云和县发生轻微滑坡", "云和县政府办"))
    )
    draft = draft_of(issue(body=f"【值班要情】\n{items}"))

    assert sections(draft) == [("值班要情", ["1.全市平稳有序。", "2.云和县发生轻微滑坡。"])]
    assert [units(draft, article) for article in draft.bulletin.articles] == [["市政府总值班室"], ["云和县政府办"]]


def test_an_author_may_stand_above_the_unit() -> None:
    draft = draft_of(issue(body=f"〔理论研究〕\n{{c 44}}{ONE}\n{{c}}姜文博\n{{c}}（平谷县档案馆）\n{TEXT}"))
    (article,) = draft.bulletin.articles

    assert title(draft, article) == ONE
    assert units(draft, article) == ["平谷县档案馆"]
    assert article.attribution is not None
    assert [read(draft, person) for person in article.attribution.persons] == ["姜文博"]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("主送 省水利厅，市政府。", "主送"),
        ("主送省水利厅，市政府。", "主送"),
        ("报 市委领导，市政府", "报"),
        ("送　市直有关单位", "送"),
    ],
)
def test_a_list_without_a_colon_is_seen_and_told(line: str, label: str) -> None:
    draft = draft_of(issue(foot=f"{line}\n发：各区委宣传部"))

    assert list(recipients(draft)) == [label, "发"]
    assert "FTR005" in {finding.rule.code for finding in check(draft, structural_rules())}


@pytest.mark.parametrize("line", ["报送工作要求，各单位抓好落实。", "送温暖活动走进社区", "主送会议精神到基层"])
def test_other_words_that_begin_so_are_none(line: str) -> None:
    draft = draft_of(issue(foot=f"发：各区委宣传部\n{line}"))

    assert list(recipients(draft)) == ["发"]


def test_the_fields_of_a_line_end_at_gaps() -> None:
    line = "编辑：何某　电话：6208831　网址：www.example.org　传阅人：林某　共印45份"
    draft = draft_of(issue(foot=f"报：市委办公室\n{line}"))

    fields = {field.label: read(draft, field.value) for field in draft.bulletin.colophon}
    assert fields == {"编辑": "何某", "电话": "6208831", "网址": "www.example.org", "传阅人": "林某"}
    assert read(draft, draft.bulletin.copies) == "共印45份"


def test_instructions_may_stand_upright() -> None:
    draft = draft_of(issue(masthead=MASTHEAD + "\n领\n导\n批\n示"))

    assert read(draft, draft.bulletin.masthead.instructions) == "领\n导\n批\n示"
    assert next(title(draft, article) for article in draft.bulletin.articles) == ONE


def test_two_offices_may_issue_it() -> None:
    head = "{c 84}青石镇工作简报\n{c}2025年3月31日　　第4期\n{c}中共青石镇委员会\n{c}青石镇人民政府　编印"
    draft = draft_of(issue(masthead=head))

    assert read(draft, draft.bulletin.masthead.issuer) == "中共青石镇委员会\n青石镇人民政府　编印"


OFFICE = "{c}青山市委党建办\\t2025年8月28日"


@pytest.mark.parametrize(
    ("head", "name", "number"),
    [
        (f"{{r}}第4期\n{{c 84}}人大信息\n{OFFICE}", "人大信息", 4),
        (f"{{c}}第13卷　第4期\n{{c 84}}人大信息\n{{c}}2025年第4期（总第149期）\n{OFFICE}", "人大信息", 4),
        ("{c 84}青山市创建工作\n{c 84}简报\n{c}第4期\n{c}青山市创建办\\t2025年8月28日", "青山市创建工作\n简报", 4),
        ("{c 84}党建简报\n{c}第3—4期合刊（总第149—150期）\n{c}青山市委党建办\\t2025年8月28日", "党建简报", 4),
        ("{c 84}党建简报\n{c}第4辑\n{c}青山市委党建办\\t2025年8月28日", "党建简报", 4),
        ("{c 84}党建简报\n{c}No.4\n{c}青山市委党建办\\t2025年8月28日", "党建简报", 4),
        ("{c 84}党建简报\n{c}创刊号\n{c}青山市委党建办\\t2025年8月28日", "党建简报", None),
    ],
)  # fmt: skip
def test_a_masthead_may_count_otherwise(head: str, name: str, number: int | None) -> None:
    draft = draft_of(issue(masthead=head))
    masthead = draft.bulletin.masthead

    assert read(draft, masthead.name) == name
    assert masthead.issue is not None
    assert masthead.issue.number == number
    assert masthead.date is not None
    assert "HDR003" not in {finding.rule.code for finding in check(draft, structural_rules())}


def test_what_the_other_place_says_already_is_not_said_again() -> None:
    """A bracket that is missing in the body alone is put in there alone."""
    contents = f"〔工作动态〕\n{ONE}\n〔经验交流〕\n{OTHER}"
    body = f"〔工作动态〕\n{{c 44}}{ONE}\n{TEXT}\n{SIGNED}\n经验交流\n{{c 44}}{OTHER}\n{TEXT}\n{SIGNED}"
    draft = draft_of(issue(contents=contents, body=body, foot=FOOT))
    found = [finding for finding in check(draft, structural_rules()) if finding.rule.code == "SEC003"]

    fixed = applied(draft.text.string, edits_of(merge(echoed(found, (), draft), unsafe=True)))

    assert fixed.count("〔经验交流〕") == 2
    assert "〔〔" not in fixed
