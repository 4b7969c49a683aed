"""The whole of a draft: nothing is lost when a part is missing, and every text has its roles and places."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Bulletin as Understood
from bulletin_lint.bulletin.model import Role
from bulletin_lint.bulletin.parse import parse
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import story
from bulletin_lint.records.where import where
from bulletin_lint.text.text import Container, Text
from tests.bulletin.marked import Line, Run, text_of
from tests.bulletin.rules import default_profile
from tests.bulletin.skeleton import BODY, FIRST, FOOT, MASTHEAD, TEXT, draft_of, issue, read, title, units
from tests.places import FIXTURES
from tools.documents import PLAIN, WAYS, Bulletin, Way, load, stored

CONTENTS = "目录\n〔工作动态〕\n全市宣传工作会议召开\n平湖区打造城市书房"
PARTS = {"masthead": MASTHEAD, "contents": CONTENTS, "body": BODY, "foot": FOOT}


def counts(bulletin: Understood) -> tuple[int, ...]:
    """How much of each part was found: masthead, entries, articles, attributions, lists, fields."""
    head = bulletin.masthead
    entries = sum(len(section.entries) for section in bulletin.contents.sections) if bulletin.contents else 0
    articles = list(bulletin.articles)
    return (
        sum(part is not None for part in (head.name, head.issue, head.issuer, head.date)),
        entries,
        len(articles),
        sum(article.attribution is not None for article in articles),
        len(bulletin.distribution),
        len(bulletin.colophon),
    )


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        ("", (4, 2, 2, 2, 3, 4)),
        ("masthead", (0, 2, 2, 2, 3, 4)),
        ("contents", (4, 0, 2, 2, 3, 4)),
        ("foot", (4, 2, 2, 2, 0, 0)),
    ],
)
def test_without_one_part_the_others_are_understood(missing: str, expected: tuple[int, ...]) -> None:
    assert counts(draft_of(issue(**{**PARTS, missing: ""} if missing else PARTS)).bulletin) == expected


@pytest.mark.parametrize("line", range(6))
def test_without_one_line_of_the_body_the_rest_is_understood(line: int) -> None:
    lines = BODY.split("\n")
    gone = lines.pop(line)
    draft = draft_of(issue(body="\n".join(lines)))
    found = counts(draft.bulletin)

    assert found[0] == 4
    assert found[4:] == (3, 4)
    assert found[2] == 2
    assert found[3] == (1 if gone.startswith("{r}") else 2)


@pytest.mark.parametrize("way", WAYS.values(), ids=lambda way: way.name)
@pytest.mark.parametrize("case", ["clean-long", "clean-short"])
def test_every_way_of_storing_is_understood_the_same(case: str, way: Way) -> None:
    bulletin = load(FIXTURES / case / "bulletin.toml")
    plain, other = in_word(bulletin, PLAIN), in_word(bulletin, way)

    assert shape(other) == shape(plain)


def in_word(bulletin: Bulletin, way: Way) -> Draft:
    return parse(story.read(Package.from_bytes(stored(bulletin, way))).text, default_profile())


def shape(draft: Draft) -> list[tuple[str, list[tuple[str, list[str] | None, bool]]]]:
    """Sections with their articles: title, units, and whether it is a brief; white space does not count."""
    return [
        (
            section.heading.name if section.heading else "",
            [("".join(title(draft, a).replace("|", "").split()), units(draft, a), a.brief) for a in section.articles],
        )
        for section in draft.bulletin.sections
    ]


def test_thirty_articles_are_thirty_articles() -> None:
    body = "〔工作动态〕\n" + "\n".join(
        f"{{c 44}}平湖区第{n}届读书节开幕\n{TEXT}\n{{r}}（平湖区第{n}小学）" for n in range(1, 31)
    )
    draft = draft_of(issue(body=body))

    assert counts(draft.bulletin)[2:4] == (30, 30)


# Roles


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("宣传信息专报", Role.NAME),
        ("第12期", Role.ISSUE),
        ("中共青山市委宣传部", Role.ISSUER),
        ("2025年9月6日", Role.DATE),
        ("目录", Role.CONTENTS),
        ("〔工作动态〕", Role.CONTENTS_SECTION),
        ("全市宣传工作会议召开", Role.ENTRY),
        ("\n〔工作动态〕\n全市宣传工作会议召开\n近日", Role.SECTION),
        ("全市宣传工作会议召开\n近日", Role.TITLE),
        ("近日，有关工作会议召开", Role.BODY),
        ("（办公室）", Role.ATTRIBUTION),
        ("报：市委办公室", Role.DISTRIBUTION),
        ("承办：综合科", Role.COLOPHON),
    ],
)
def test_every_part_has_its_role(line: str, role: Role) -> None:
    draft = draft_of(issue(**PARTS))
    offset = draft.text.string.index(line)

    assert draft.role_at(offset + line.startswith("\n")) is role


@pytest.mark.parametrize(
    ("paragraph", "role"),
    [
        ("一、加强组织领导", Role.HEADING),
        ("{=一、}加强组织领导", Role.HEADING),
        ("**加强组织领导**", Role.HEADING),
        ("**加强组织领导。**各单位要高度重视，明确责任分工。", Role.LEAD),
        ("图1 活动现场", Role.CAPTION),
        ("▲志愿者在活动现场", Role.CAPTION),
        ("| 单位 | 数量 |", Role.CELL),
        ("一是加强领导。各单位要高度重视，明确责任分工。", Role.BODY),
    ],
)
def test_paragraphs_of_an_article_have_roles(paragraph: str, role: Role) -> None:
    draft = draft_of(issue(body=BODY.replace(f"{FIRST}\n{TEXT}", f"{FIRST}\n{TEXT}\n{paragraph}\n{TEXT}")))
    marks = ("{=一、}", "**", "| ")
    start = paragraph
    for mark in marks:
        start = start.removeprefix(mark)

    assert draft.role_at(draft.text.string.index(start.split("**")[0].split(" |")[0])) is role


@pytest.mark.parametrize(
    ("line", "role"),
    [("{header}宣传信息专报第12期", Role.PAGE), ("{footer}— 1 —", Role.PAGE), ("{note}数据截至8月底。", Role.NOTE)],
)
def test_other_stories_have_their_own_roles(line: str, role: Role) -> None:
    draft = draft_of(issue() + "\n" + line)

    assert draft.role_at(len(draft.text.string) - 2) is role


def test_an_editors_note_is_running_text_of_no_article() -> None:
    note = "编者按：平湖区的做法值得借鉴，现予刊发，供各地学习参考，望结合实际抓好落实。"
    draft = draft_of(issue(body=f"{note}\n{BODY}"))

    assert draft.role_at(draft.text.string.index(note)) is Role.BODY
    assert counts(draft.bulletin)[2:4] == (2, 2)


# Anything at all

MARKS = "会议召开〔〕【】（）[]()报送发：:，。、第期年月日0123456789 　一二（供稿审核编辑目录\v\t“”—"
characters = st.text(alphabet=MARKS, max_size=40)
alignments = st.sampled_from(["left", "center", "right", "both"])
containers = st.sampled_from([*Container])


@st.composite
def any_lines(draw: st.DrawFn) -> list[Line]:
    lines = []
    for index in range(draw(st.integers(0, 30))):
        text = draw(st.one_of(characters, st.sampled_from(PIECES)))
        cut = draw(st.integers(0, len(text)))
        container = draw(st.one_of(st.just(Container.BODY), containers))
        cell = (0, index // 3, index % 3) if container is Container.TABLE else None
        runs = (Run(text[:cut], draw(st.booleans())), Run(text[cut:], draw(st.booleans())))
        lines.append(Line(runs, draw(alignments), draw(st.sampled_from([None, 32, 44])), "", container, cell))
    return lines


PIECES = [line.replace("{c 44}", "").replace("{r}", "") for part in PARTS.values() for line in part.split("\n")]


@pytest.mark.slow
@given(any_lines())
def test_any_paragraphs_are_understood_somehow(lines: list[Line]) -> None:
    draft = parse(text_of(lines), default_profile())
    starts = [start for start, _ in draft.bulletin.roles]

    assert starts == sorted(set(starts))
    assert all(0 <= start <= len(draft.text.string) for start in starts)
    assert not lines or starts[0] == 0
    for offset in range(0, len(draft.text.string), 5):
        assert where(draft, offset)


@pytest.mark.slow
@given(any_lines())
def test_parts_stand_where_they_say(lines: list[Line]) -> None:
    draft = parse(text_of(lines), default_profile())
    articles = list(draft.bulletin.articles)
    contents = draft.bulletin.contents

    for article in articles:
        assert read(draft, article.span) == read(draft, article.span).strip(" \u3000")
    for before, after in pairwise(articles):
        assert before.span.end <= after.span.start
    for section in contents.sections if contents else ():
        assert all(read(draft, span) for entry in section.entries for span in entry.spans)


@pytest.mark.slow
@given(st.text())
def test_one_paragraph_of_anything_is_understood(text: str) -> None:
    parse(Text.of_lines([text.replace("\n", "\v")]), default_profile())


def test_a_draft_is_not_changed_by_being_read_again() -> None:
    draft = draft_of(issue(**PARTS))

    assert parse(draft.text, draft.profile).bulletin == draft.bulletin
    assert replace(draft) == draft
