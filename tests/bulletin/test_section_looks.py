"""Section headings without brackets: by a mark, an ordinal, letters set apart, or their look alone."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.draft import Draft
from tests.bulletin.skeleton import FOOT, MASTHEAD, TEXT, draft_of, read, title

NAMES = ("青春税月", "社区之窗")
TITLES = ("平湖区打造城市书房", "望川区举办读书节", "青山市开展志愿服务")
SIGNED = "{r}（办公室）"
DRESSES = [
    "◆{}", "★{}★", "● {}", "※{}※", "——{}——", "≡{}≡", "▲{}", "■ {}", "▍{}", "|{}|", "·{}·", "《{}》", "“{}”", "＜{}＞",
    "『{}』", "◎{}", "☆☆{}☆☆", "❖{}", "（{}）", "{}：", "{}",
]  # fmt: skip
LAYOUTS = [
    ("{c}**%s**", "{c}%s"),
    ("{c}%s", "{c 36}%s"),
    ("**%s**", "{c}%s"),
    ("{c 44}%s", "{c 36}%s"),
]


def body(heading: str, name: str, dress: str, signed: str = SIGNED) -> str:
    """Two articles in the first section, one in the second."""
    heads = [heading % dress.format(each) for each in NAMES]
    articles = ["\n".join(part for part in (name % each, TEXT, signed) if part) for each in TITLES]
    return "\n".join([heads[0], articles[0], articles[1], heads[1], articles[2]])


def draft(marked: str, contents: str = "") -> Draft:
    return draft_of("\n".join(part for part in (MASTHEAD, contents, marked, FOOT) if part))


def sections(found: Draft) -> list[str]:
    return [section.heading.name if section.heading else "" for section in found.bulletin.sections]


def titles(found: Draft) -> list[str]:
    return [title(found, article) for article in found.bulletin.articles]


@pytest.mark.parametrize("signed", [SIGNED, ""], ids=["signed", "unsigned"])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("dress", DRESSES)
def test_lines_that_come_again_above_titles_head_sections(dress: str, layout: tuple[str, str], signed: str) -> None:
    found = draft(body(*layout, dress, signed))

    assert sections(found) == [*NAMES]
    assert titles(found) == [*TITLES]


@pytest.mark.parametrize("names", [("青 春 税 月", "社 区 之 窗"), ("一、青春税月", "二、社区之窗")])
def test_letters_set_apart_and_ordinals_make_headings(names: tuple[str, str]) -> None:
    marked = body("%s", "{c}%s", "{}").replace(NAMES[0], names[0]).replace(NAMES[1], names[1])

    assert sections(draft(marked)) == [*NAMES]


def test_the_name_is_what_the_mark_dresses() -> None:
    found = draft(body("{c}%s", "{c 36}%s", "◆ {} ◆"))

    assert [read(found, section.heading.inner) for section in found.bulletin.sections if section.heading] == [*NAMES]


SHORT = ("小院大民生", "春到平湖", "溪水变清")


def articles(form: str, below: str = SIGNED) -> str:
    """An article for each title, in which ``form`` sets a short line and the title."""
    pairs = zip(SHORT, TITLES, strict=True)
    return "\n".join(f"{form.format(short=short, title=name)}\n{TEXT}\n{below}" for short, name in pairs)


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(f"{{c 44}}{TITLES[0]}\n**学习**\n{TEXT}\n**落实**\n{TEXT}\n{SIGNED}", id="headings above text"),
        pytest.param(
            f"{{c 44}}{TITLES[0]}\n{TEXT}\n**主要做法**\n强化领导\n{TEXT}\n**启示**\n注重群众参与\n{TEXT}\n{SIGNED}",
            id="two levels of headings",
        ),
        pytest.param(articles("{{c 30}}{short}\n{{c 44}}{title}"), id="kickers"),
        pytest.param(articles("{{c}}{short}\n{{c}}{title}"), id="titles of two lines"),
        pytest.param(articles("{{c 44}}{short}\n{{c 36}}——{title}"), id="subtitles"),
        pytest.param(articles("{{c 44}}{short}\n{{c 32}}平湖区委宣传部　江某"), id="bylines"),
        pytest.param(articles("{{c 44}}■{title}"), id="titles with a mark"),
        pytest.param(articles("{{c 44}}{title}", f"▲活动现场\n{SIGNED}"), id="captions above signatures"),
        pytest.param(articles("{{c 44}}{title}", "（市文联）"), id="units in round brackets"),
    ],
)
def test_what_looks_alike_heads_no_section(marked: str) -> None:
    assert sections(draft(marked)) == [""]


def test_one_line_alone_is_a_heading_only_where_marks_enclose_it() -> None:
    single = f"{{c}}%s\n{{c 36}}{TITLES[0]}\n{TEXT}\n{SIGNED}"

    assert sections(draft(single % "★青春税月★")) == ["青春税月"]
    assert sections(draft(single % "★青春税月")) == [""]
    assert sections(draft(single % "青春税月")) == [""]


def test_where_headings_have_brackets_no_others_are_looked_for() -> None:
    marked = f"〔工作动态〕\n{{c 36}}{TITLES[0]}\n{TEXT}\n{SIGNED}\n" + body("{c}%s", "{c 36}%s", "◆{}")

    assert sections(draft(marked))[0] == "工作动态"
    assert NAMES[0] not in sections(draft(marked))


def test_without_an_issue_number_none_are_looked_for() -> None:
    marked = body("{c}%s", "{c 36}%s", "◆{}")

    found = draft_of(f"{{c 84}}宣传信息专报\n中共青山市委宣传部\\t2025年9月6日\n{marked}\n{FOOT}")

    assert NAMES[0] not in sections(found)


LISTED = f"{{c}}目录\n{NAMES[0]}\n{TITLES[0]}\n{TITLES[1]}\n{NAMES[1]}\n{TITLES[2]}"


@pytest.mark.parametrize(
    ("contents", "found"),
    [
        (LISTED, [*NAMES]),
        (LISTED.replace(NAMES[1], "基层之声"), [""]),
        (f"{{c}}目录\n{TITLES[0]}\n{TITLES[1]}\n{TITLES[2]}", [""]),
    ],
)
def test_names_that_are_set_like_titles_are_known_by_the_contents(contents: str, found: list[str]) -> None:
    assert sections(draft(body("{c}%s", "{c}%s", "{}"), contents)) == found


@pytest.mark.parametrize("entry", ["▲{}", "{}：", "{}\\t1", "1.{}"])
def test_names_of_the_contents_are_known_however_they_are_dressed(entry: str) -> None:
    contents = LISTED.replace(NAMES[0], entry.format(NAMES[0])).replace(NAMES[1], entry.format(NAMES[1]))
    found = draft(body("{c}**%s**", "{c}%s", "{}"), contents)

    assert found.bulletin.contents is not None
    listed = found.bulletin.contents.sections
    assert [section.heading and section.heading.name for section in listed] == [*NAMES]
    assert [entry.text for section in listed for entry in section.entries] == [*TITLES]
