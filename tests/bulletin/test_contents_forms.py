"""Contents under any name, with labels of any kind, shortened, long, or with the section before a colon."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.draft import Draft
from tests.bulletin.skeleton import FOOT, MASTHEAD, TEXT, draft_of, read, title

TITLES = ("2024年平湖区夏粮喜获丰收", "3月底前望川区完成旧区改造", "12名青年志愿者受表彰")
HEADINGS = [
    "目　录", "本期导读", "【本期要目】", "本期看点", "★本期要闻★", "信息摘要", "要点速览", "CONTENTS", "■ 本期关注",
    "本期头条", "目  录：", "",
]  # fmt: skip
LABELS = [
    "{t}", "{n}.{t}", "{n}、{t}", "{n}．{t}", "（{n}）{t}", "0{n} {t}", "{n} {t}", "[{n}] {t}", "☆{t}", "➢{t}", "- {t}",
    "→{t}", "{t}……{n}", "{t}\\t{n}", "{t} / {n}", "{n}.{t}（{n}）",
]  # fmt: skip


def draft(*parts: str, masthead: str = MASTHEAD) -> Draft:
    return draft_of("\n".join((masthead, *(part for part in parts if part), FOOT)))


def body(form: str = "{c 36}%s", titles: tuple[str, ...] = TITLES) -> str:
    return "\n".join(f"{form % each}\n{TEXT}" for each in titles)


def entries(found: Draft) -> list[str]:
    sections = found.bulletin.contents.sections if found.bulletin.contents else ()
    return [entry.text for section in sections for entry in section.entries]


def titles(found: Draft) -> list[str]:
    return [title(found, article) for article in found.bulletin.articles]


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("label", LABELS)
def test_contents_are_known_by_coming_again(heading: str, label: str) -> None:
    listed = "\n".join(label.format(t=each, n=number) for number, each in enumerate(TITLES, 1))
    found = draft(heading and f"{{c}}{heading}", listed, body())

    assert entries(found) == [*TITLES]
    assert titles(found) == [*TITLES]


@pytest.mark.parametrize("heading", ["本期导读", "本期看点"])
def test_titles_may_be_shortened(heading: str) -> None:
    short = ["平湖区夏粮获丰收", "望川区完成改造", "青年志愿者受表彰"]
    found = draft(f"{{c}}{heading}", "\n".join(short), body())

    assert entries(found) == short
    assert titles(found) == [*TITLES]


@pytest.mark.parametrize(
    ("heading", "listed", "kept"),
    [
        ("本期导读", "● 稳粮有实招\n● 改造见成效\n● 青春正当时", True),
        ("本期看点", "● 稳粮有实招\n● 改造见成效\n● 青春正当时", True),
        ("本期导读", "稳粮有实招\n改造见成效\n青春正当时", True),
        ("本期看点", "稳粮有实招\n改造见成效\n青春正当时", True),
        ("本期导读", "稳粮有实招", False),
    ],
)
def test_entries_that_answer_to_nothing_are_a_list_or_stand_below_a_sure_name(
    heading: str, listed: str, kept: bool
) -> None:
    found = draft(f"{{c}}{heading}", listed, body())

    assert (len(entries(found)) == listed.count("\n") + 1) == kept
    assert title(found, [*found.bulletin.articles][-1]) == TITLES[-1]


LONG = f"市委常委会召开会议，研究部署{'推进新型工业化、' * 6}加快建设先进制造业强市等重点工作"


@pytest.mark.parametrize("label", ["{n}.{t}", "● {t}"])
def test_an_entry_may_be_longer_than_any_title(label: str) -> None:
    names = (LONG, *TITLES)
    found = draft("目录", "\n".join(label.format(t=t, n=n) for n, t in enumerate(names, 1)), body(titles=names))

    assert entries(found) == [*names]
    assert titles(found) == [*names]


def test_a_long_line_that_is_set_like_titles_is_one() -> None:
    assert titles(draft(body(titles=(TITLES[0], LONG, TITLES[1])))) == [TITLES[0], LONG, TITLES[1]]
    assert titles(draft(body("%s", (TITLES[0], LONG, TITLES[1])))) == [TITLES[0]]


def test_an_entry_may_list_two_titles() -> None:
    found = draft("目录", f"1.{TITLES[0]} {TITLES[1]}\n2.{TITLES[2]}", body())

    assert entries(found) == [*TITLES]


def test_an_entry_goes_on_below_its_colon() -> None:
    names = ("特约评论员：守正创新启新程", *TITLES)
    found = draft(
        "目录", f"1.特约评论员：\n守正创新启新程\n2.{TITLES[0]}\n3.{TITLES[1]}\n4.{TITLES[2]}", body(titles=names)
    )

    assert entries(found) == [*names]
    assert titles(found) == [*names]


def test_the_larger_of_two_lines_that_say_the_same_is_the_title() -> None:
    found = draft(f"{{c 36}}{TITLES[0]}\n**{TITLES[0]}**\n{TEXT}", body(titles=TITLES[1:]))

    assert found.bulletin.contents is None
    assert titles(found) == [*TITLES]


def test_words_of_a_title_that_its_article_quotes_are_no_contents() -> None:
    text = f"近日，平湖区以“书香润童心”为主题举办读书活动，二百余个家庭参加。\n{TEXT}\n{{r}}（平湖区）"
    found = draft(f"{{c 36}}“书香润童心”\n{{c 36}}平湖区举办读书活动\n{text}", body(titles=TITLES[:1]))

    assert found.bulletin.contents is None
    assert len(titles(found)) == 2


def test_a_title_that_the_contents_forget_is_a_title() -> None:
    found = draft("目录", f"{TITLES[0]}\n{TITLES[2]}", body())

    assert titles(found) == [*TITLES]


def test_a_publication_may_be_named_like_contents() -> None:
    found = draft(body(), masthead="{c 84}信息摘要\n{c}第12期\n中共青山市委宣传部\\t2025年9月6日")

    assert read(found, found.bulletin.masthead.name) == "信息摘要"
    assert titles(found) == [*TITLES]


def test_short_sentences_below_a_title_are_no_entries() -> None:
    first = f"{{c 36}}{TITLES[0]}\n会议召开。\n市长主持。\n应到9人。\n实到8人。\n{TEXT}"
    found = draft("目录", "\n".join(TITLES), first, body(titles=TITLES[1:]))

    assert entries(found) == [*TITLES]
    assert titles(found) == [*TITLES]
