"""Groups: a title with a colon in the contents above items, and the line of the body that heads them."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.draft import Draft
from tests.bulletin.skeleton import FOOT, MASTHEAD, TEXT, draft_of, title

ONE, LAST = "全市宣传工作会议召开", "防汛应急响应解除"
ITEMS = ("平湖区打造城市书房", "望川区举办读书节")
LISTED = f"目录\n1.{ONE}\n2.县区快讯：\n（1）{ITEMS[0]}\n（2）{ITEMS[1]}\n3.{LAST}"
LEADS = "\n".join(f"**{item}。**{TEXT}" for item in ITEMS)
BODY = f"{{c 36}}{ONE}\n{TEXT}\n{{c 36}}县区快讯\n{LEADS}\n{{c 36}}{LAST}\n{TEXT}"


def draft(contents: str = LISTED, body: str = BODY) -> Draft:
    return draft_of("\n".join((MASTHEAD, contents, body, FOOT)))


def groups(found: Draft) -> list[tuple[str, list[str]]]:
    return [
        (
            section.heading.name if section.heading else "",
            [title(found, each).rstrip("。") for each in section.articles],
        )
        for section in found.bulletin.sections
    ]


def test_a_group_holds_its_items_and_ends_with_them() -> None:
    found = draft()

    assert groups(found) == [("", [ONE]), ("县区快讯", [*ITEMS]), ("", [LAST])]
    assert found.bulletin.contents is not None
    listed = found.bulletin.contents.sections
    assert [section.heading and section.heading.name for section in listed] == [None, "县区快讯", None]
    assert [[entry.text for entry in section.entries] for section in listed] == [[ONE], [*ITEMS], [LAST]]


@pytest.mark.parametrize(
    "items",
    [
        pytest.param("\n".join(f"**{item}**\n{TEXT}" for item in ITEMS), id="titles above their text"),
        pytest.param("\n".join(f"{item}。{TEXT}" for item in ITEMS), id="leads that are not bold"),
        pytest.param(f"**平湖区开放书房。**{TEXT}\n**{ITEMS[1]}。**{TEXT}", id="the first worded otherwise"),
    ],
)
def test_items_are_known_in_every_form(items: str) -> None:
    assert [name for name, _ in groups(draft(body=BODY.replace(LEADS, items)))] == ["", "县区快讯", ""]


@pytest.mark.parametrize(
    ("contents", "body"),
    [
        pytest.param(LISTED, BODY.replace(LEADS, f"{TEXT}\n{LEADS}"), id="a title with a text of its own"),
        pytest.param(LISTED.replace("县区快讯：", "县区快讯"), BODY, id="no colon"),
        pytest.param(LISTED.replace("（1）", "3.").replace("（2）", "4."), BODY, id="one level"),
        pytest.param(LISTED, BODY.replace("县区快讯", "县区动向"), id="another name in the body"),
    ],
)
def test_anything_else_is_no_group(contents: str, body: str) -> None:
    assert [name for name, _ in groups(draft(contents, body))] == [""]


def test_a_group_may_be_the_last() -> None:
    end = f"\n{{c 36}}{LAST}\n{TEXT}"

    assert groups(draft(LISTED.replace(f"\n3.{LAST}", ""), BODY.replace(end, "")))[-1] == ("县区快讯", [*ITEMS])
