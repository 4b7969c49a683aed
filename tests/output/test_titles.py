"""People are told what a rule is called in Chinese; programs go on knowing it by its code and name."""

from __future__ import annotations

import json

import pytest

from bulletin_lint.annotate import annotate
from bulletin_lint.config.config import Config
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import story
from bulletin_lint.docx.read.remarks import remarks_of
from bulletin_lint.output import renderer
from bulletin_lint.output.pages.html.panel import rules_chart
from bulletin_lint.output.screen import Screen
from bulletin_lint.output.summary import fixes, statistics
from bulletin_lint.records.findings import FileRecord, RuleRecord, Run
from bulletin_lint.records.tally import Tally
from tests.places import FIXTURES
from tests.records.findings import finding

TITLE = "书名号间的顿号"
RULE = RuleRecord("PUN012", "made-up", "warning", "“{text}”不对", "总得有个理由。", "", "standard", "safe", TITLE)
FOUND = finding(4, 5)
FILE = FileRecord("甲.docx", (FOUND,), fixed=(("PUN012", "made-up"),))


def shown(name: str, rule: RuleRecord) -> str:
    run = Run((FILE,), {rule.code: rule}, {"PUN": "标点"})
    return "\n".join(renderer(name)(run, Screen()))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("github", f"title=PUN012 {TITLE},"),
        ("gitlab", f'"description": "PUN012 {TITLE}：'),
        ("gitlab", '"check_name": "made-up"'),
        ("sarif", f'"text": "{TITLE}"'),
        ("sarif", '"name": "made-up"'),
        ("junit", f'<testcase name="PUN012 {TITLE}"'),
        ("html", f'为什么 <span class="name">{TITLE}</span>'),
        ("json", '"name": "made-up"'),
    ],
)
def test_a_format_for_people_has_the_title(name: str, said: str) -> None:
    assert said in shown(name, RULE)


@pytest.mark.parametrize("name", ["github", "gitlab", "sarif", "junit", "html"])
def test_a_rule_without_a_title_is_called_by_its_name(name: str) -> None:
    out = shown(name, RULE._replace(title="made-up"))
    assert "made-up" in out
    assert "made-up：" not in out


def test_counts_name_rules_by_their_titles() -> None:
    tally = Tally.of([FILE])
    rules = {RULE.code: RULE}
    assert [*statistics(tally, rules)] == [f"1\tPUN012\t[ ]\t{TITLE}"]
    assert [*fixes(tally, rules)][-1] == f"    1 × PUN012（{TITLE}）"


def test_the_chart_of_rules_on_the_page_has_titles() -> None:
    assert f'<code>PUN012</code><span class="message">{TITLE}</span>' in str(rules_chart([FOUND], {RULE.code: RULE}))


def test_a_comment_in_word_ends_with_code_and_title() -> None:
    result = annotate(FIXTURES / "everything-wrong" / "draft.docx", Config(select=("HDR",)))
    assert result.content
    document = story.read(Package.from_bytes(result.content))
    remarks = [remark for _, _, remark in remarks_of(document)]
    assert any(remark.endswith("规则：HDR005 期号写法") for remark in remarks)


def test_the_rule_as_json_has_code_name_and_title() -> None:
    from bulletin_lint.output.rules import record
    from bulletin_lint.rulebook.book import all_rules

    data = record(next(rule for rule in all_rules() if rule.code == "HDR005"))
    assert json.loads(json.dumps(data))["title"] == "期号写法"
    assert (data["code"], data["name"]) == ("HDR005", "issue-form")
