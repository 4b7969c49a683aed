"""What is said of contents and body, as they agree in substance and differ in form: nothing."""

from __future__ import annotations

import pytest

from bulletin_lint.engine.linter import check
from tests.bulletin.rules import structural_rules
from tests.bulletin.skeleton import FOOT, MASTHEAD, TEXT, draft_of

ONE, LAST = "全市宣传工作会议召开", "防汛应急响应解除"
ITEMS = ("平湖区打造城市书房", "望川区举办读书节")
LONG = "深入推进全民阅读 加快建设书香城市"
PROFILE = {"attribution": {"required": False}, "sections": {"brackets": ""}}


def told(contents: str, body: str) -> list[tuple[str, str]]:
    """The codes and texts of what is found in the contents and their titles."""
    draft = draft_of("\n".join((MASTHEAD, "{c}目录", contents, body, FOOT)), PROFILE)
    found = (item for item in check(draft, structural_rules()) if item.rule.code.startswith("TOC"))
    return [(item.rule.code, draft.text.string[item.start : item.end]) for item in found]


def title(name: str, *below: str) -> str:
    return "\n".join((f"{{c 36}}{name}", *(f"**{line}**" for line in below), TEXT, TEXT))


GROUP = f"1.县区快讯：\n（1）{ITEMS[0]}\n（2）{ITEMS[1]}"
BRIEFS = "{c 36}县区快讯\n" + "\n".join(f"**{item}**\n{TEXT}" for item in ITEMS)


@pytest.mark.parametrize(
    ("contents", "body"),
    [
        pytest.param(
            f"1.【我看家乡】\n2.{ONE}\n3.{LAST}\n4.{ITEMS[0]}",
            "\n".join(title(name) for name in ("【我看家乡】", ONE, LAST, ITEMS[0])),
            id="a title in brackets among others is no section",
        ),
        pytest.param(
            f"1.【我看家乡】\n{GROUP.replace('1.', '2.')}\n3.{LAST}",
            f"{title('【我看家乡】')}\n{BRIEFS}\n{title(LAST)}",
            id="nor does it keep groups from being seen",
        ),
        pytest.param(
            f"1.“平湖经验”启示：\n{LONG}\n2.{LAST}",
            f"{title(f'“平湖经验”启示：{LONG}')}\n{LONG}。{TEXT}\n{title(LAST)}",
            id="half of an entry is no title, though a sentence says it",
        ),
        pytest.param(
            f"1.新风：\n{ITEMS[0]} 望川：\n举办读书节\n2.{LAST}",
            f"{title(f'新风：{ITEMS[0]} 望川：举办读书节')}\n{title(LAST)}",
            id="an entry of three lines, two of which end in a colon",
        ),
        pytest.param(
            f"1.{ONE}\n2.{LAST}",
            title(ONE, ONE, "市领导出席并讲话", "提出三项要求", "部署四项任务", "各区负责同志参加")
            + "\n"
            + title(LAST),
            id="a title that its kickers say again, and that is long",
        ),
        pytest.param(f"1.{ONE}\n2.{LAST}", f"{title(ONE, ONE)}\n{title(LAST)}", id="a title that is said twice"),
        pytest.param(
            f"1.基层风采：\n（1）{ITEMS[0]}\n（2）{ITEMS[1]}\n2.{LAST}",
            f"{{c 36}}【基层风采】{ITEMS[0]} {ITEMS[1]}\n{TEXT}\n**{ITEMS[0]}。**{TEXT}\n**{ITEMS[1]}。**{TEXT}\n"
            + title(LAST),
            id="a group that one title gathers",
        ),
        pytest.param(
            f"1.{ONE}\n{GROUP.replace('1.', '2.')}\n3.携手深化合作——第二届平湖－望川论坛\n4.{LAST}",
            f"{title(ONE)}\n{BRIEFS}\n{title('携手深化合作——第二届平湖—望川论坛')}\n{title(LAST)}",
            id="dashes of another form, in a larger title below smaller ones",
        ),
        pytest.param(
            f"1.平湖·望川论坛开幕\n2.{LAST}", f"{title('平湖•望川论坛开幕')}\n{title(LAST)}", id="dots of another form"
        ),
    ],
)
def test_what_agrees_in_substance_is_not_told(contents: str, body: str) -> None:
    assert told(contents, body) == []


@pytest.mark.parametrize(
    ("contents", "body", "wanted"),
    [
        pytest.param(f"1.{ONE}\n2.{LAST}", title(LAST), [("TOC003", ONE)], id="an entry that the body does not have"),
        pytest.param(
            f"1.{ONE}\n2.{LAST}",
            "\n".join(title(name) for name in (ONE, ITEMS[0], LAST)),
            [("TOC004", ITEMS[0])],
            id="a title that the contents do not list",
        ),
        pytest.param(
            f"1.基层风采：\n（1）{ITEMS[0]}\n2.{LAST}",
            f"{{c 36}}【基层风采】{ITEMS[0]} {ITEMS[1]}\n{TEXT}\n**{ITEMS[0]}。**{TEXT}\n" + title(LAST),
            [("TOC003", "基层风采："), ("TOC004", f"【基层风采】{ITEMS[0]} {ITEMS[1]}")],
            id="a title that gathers more than is listed",
        ),
        pytest.param(
            f"1.{ONE}\n2.{LONG}\n3.全市{LAST}",
            f"{title(ONE)}\n{{c 36}}{LONG}\n{LONG}。\n{title(LAST)}",
            [("TOC002", f"全市{LAST}")],
            id="a title below a text of one sentence that says what the title above it says",
        ),
    ],
)
def test_what_does_not_is_told_once(contents: str, body: str, wanted: list[tuple[str, str]]) -> None:
    assert told(contents, body) == wanted


@pytest.mark.parametrize(
    ("written", "brief"), [("平湖区打造一批新城市书房", True), ("平湖区打造了一批全新城市书房", False)]
)
def test_a_lead_with_a_slip_is_the_brief_that_the_contents_list(written: str, brief: bool) -> None:
    """The two are alike in 18 of 21 and in 18 of 23 characters."""
    body = f"{{c 36}}县区快讯\n**{ITEMS[1]}。**{TEXT}\n**{written}。**{TEXT}\n{title(LAST)}"
    contents = f"1.县区快讯：\n（1）{ITEMS[1]}\n（2）{ITEMS[0]}\n2.{LAST}"

    assert [code for code, _ in told(contents, body)] == ["TOC002" if brief else "TOC003"]
