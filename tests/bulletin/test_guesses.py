"""What is said to be guessed of how a draft was understood, and from what."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.guesses import guesses
from tests.bulletin.skeleton import BODY, FIRST, MASTHEAD, SECOND, TEXT, draft_of, issue

ONE = FIRST.removeprefix("{c 44}")
OTHER = SECOND.removeprefix("{c 44}")


def guessed(marked: str) -> dict[str, str]:
    """The lines that parts which were guessed begin, with the reason of each."""
    draft = draft_of(marked)
    return {draft.text.string[start:].split("\n")[0]: reason for start, reason in guesses(draft).items()}


def test_nothing_of_an_issue_that_says_what_it_is_was_guessed() -> None:
    assert guessed(issue(contents=f"目录\n〔工作动态〕\n{ONE}\n{OTHER}")) == {}


@pytest.mark.parametrize(
    ("marked", "line"),
    [
        pytest.param(issue(masthead=MASTHEAD.replace("{c 84}宣传信息专报", "{c}青山瞭望")), "青山瞭望", id="name"),
        pytest.param(
            issue(masthead=MASTHEAD.replace("中共青山市委宣传部", "青山在线")), "青山在线\\t2025年9月6日", id="issuer"
        ),
        pytest.param(
            issue(body=f"平湖之声\n{FIRST}\n{TEXT}\n{{r}}（办公室）\n望川之声\n{SECOND}\n{TEXT}\n{{r}}（办公室）"),
            "平湖之声",
            id="section",
        ),
        pytest.param(
            issue(contents=f"1.{ONE}\n2.{OTHER}\n3.望川区建成书房"), f"1.{ONE}", id="contents without a heading"
        ),
        pytest.param(
            issue(contents=f"目录\n〔工作动态〕\n1.平湖建书房\n2.宣传工作开会\n3.{ONE}"),
            "目录",
            id="contents that the body hardly answers",
        ),
        pytest.param(
            issue(body=BODY.replace(FIRST, ONE).replace(SECOND, OTHER)), ONE, id="title that is set like the text"
        ),
    ],
)
def test_what_only_its_place_or_look_betrays_was_guessed(marked: str, line: str) -> None:
    assert line.replace("\\t", "\t") in guessed(marked)


@pytest.mark.parametrize(
    ("marked", "line"),
    [
        pytest.param(
            issue(masthead=MASTHEAD.replace("宣传信息专报", "青山瞭望")), "青山瞭望", id="a name larger than the rest"
        ),
        pytest.param(issue(contents=f"1.{ONE}\n2.{OTHER}"), f"1.{ONE}", id="contents that are all said again"),
        pytest.param(
            issue(contents=f"〔工作动态〕\n{ONE}\n{OTHER}\n望川区建成书房"), "〔工作动态〕", id="contents with sections"
        ),
        pytest.param(
            issue(masthead=MASTHEAD.replace("中共青山市委宣传部", "青山市委宣传部主办")),
            "青山市委宣传部主办\t2025年9月6日",
            id="a unit that says what it does",
        ),
        pytest.param(
            issue(body=BODY.replace(FIRST, f"一、{ONE}").replace(SECOND, f"二、{OTHER}")),
            f"一、{ONE}",
            id="a title with a number",
        ),
    ],
)
def test_what_says_so_itself_was_not(marked: str, line: str) -> None:
    assert line not in guessed(marked)


@pytest.mark.parametrize(("entries", "doubted"), [((ONE, OTHER), False), ((ONE,), True)])
def test_half_of_the_entries_must_be_found_again(entries: tuple[str, ...], doubted: bool) -> None:
    """Two of four are enough, one of three is not."""
    listed = "\n".join(f"{number}.{entry}" for number, entry in enumerate((*entries, "平湖建书房", "宣传开会"), 1))

    assert ("目录" in guessed(issue(contents=f"目录\n{listed}"))) == doubted
