"""``diff``: what changed between two drafts, in an editor's words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import Cli
from tools.documents import Article, Bulletin, Paragraph, store


def show(cli: Cli, tmp_path: Path, old: Bulletin, new: Bulletin, way: str = "") -> list[str]:
    store(old, tmp_path / "旧.docx")
    store(new, tmp_path / "新.docx")
    outcome = cli("diff", "旧.docx", "新.docx")
    assert outcome.status == (0 if outcome.out.startswith("两份草稿的内容相同") else 1)
    return outcome.out.splitlines()


def test_nothing_changed(cli: Cli, tmp_path: Path, clean: Bulletin) -> None:
    assert show(cli, tmp_path, clean, clean) == ["两份草稿的内容相同。"]


def test_the_way_of_storing_is_no_change(cli: Cli, tmp_path: Path, clean: Bulletin) -> None:
    store(clean, tmp_path / "旧.docx")
    store(clean, tmp_path / "新.docx", "masthead-table")
    assert cli("diff", "旧.docx", "新.docx").status == 0


def test_masthead_and_foot(cli: Cli, tmp_path: Path, clean: Bulletin) -> None:
    first, *others = clean.distribution
    colophon = tuple(replace(item, value="何某") if item.label == "编辑" else item for item in clean.colophon)
    new = replace(
        clean, issue="第4期（总第88期）", distribution=(replace(first, value=first.value + "，市档案馆"), *others),
        colophon=colophon,
    )  # fmt: skip
    assert show(cli, tmp_path, clean, new) == [
        "报头·期号：改动",
        "-第3期（总第87期）",
        "+第4期（总第88期）",
        "报尾·报：新增",
        "+市档案馆",
        "报尾·编辑：改动",
        "-叶知秋",
        "+何某",
        "共3处改动。",
    ]


def test_articles_come_go_move_and_change(cli: Cli, tmp_path: Path, clean: Bulletin) -> None:
    section = clean.sections[0]
    one, two, *rest = section.articles
    edited = replace(one, paragraphs=(Paragraph(one.paragraphs[0].text.replace("。", "！", 1)), *one.paragraphs[1:]))
    swapped = replace(section, articles=(two, edited, *rest))
    lines = show(cli, tmp_path, clean, replace(clean, sections=(swapped, *clean.sections[1:])))
    assert sum("移来" in line for line in lines) == 1
    assert any(line.endswith("第1段：改动") for line in lines)
    place = f"{section.heading[1:-1]}·《橘井村“晒谷场”变成……文化生活有声有色》"
    removed = show(
        cli, tmp_path, clean, replace(clean, sections=(replace(section, articles=(one, *rest)), *clean.sections[1:]))
    )
    assert removed == [f"{place}：删去一篇", f"-{' '.join(two.title)}", "共1处改动。"]
    added = show(
        cli, tmp_path, replace(clean, sections=(replace(section, articles=(one, *rest)), *clean.sections[1:])), clean
    )
    assert added == [f"{place}：新增一篇", f"+{' '.join(two.title)}", "共1处改动。"]


def test_a_retitled_article_is_the_same_article(cli: Cli, tmp_path: Path, clean: Bulletin) -> None:
    section = clean.sections[0]
    first = replace(section.articles[0], title=("云陂县换了一个题目",), attribution="（县委宣传部）")
    new = replace(clean, sections=(replace(section, articles=(first, *section.articles[1:])), *clean.sections[1:]))
    lines = show(cli, tmp_path, clean, new)
    assert any(line.endswith("·《云陂县换了一个题目》标题：改动") for line in lines)
    assert any(line.endswith("·《云陂县换了一个题目》署名：改动") for line in lines)
    assert not any("一篇" in line for line in lines)


def test_a_run_in_title_is_told_once_with_its_paragraph(cli: Cli, tmp_path: Path, clean: Bulletin) -> None:
    section, *others = clean.sections
    old, new = (
        Article((), (Paragraph("书刊进村，群众有了去处。", f"{place}农家书屋建成开放。"),), "（云陂县委宣传部）")
        for place in ("云陂县", "云陂县城")
    )
    before, after = (
        replace(clean, sections=(replace(section, articles=(brief, *section.articles)), *others), contents=None)
        for brief in (old, new)
    )
    lines = show(cli, tmp_path, before, after)
    assert [line for line in lines if "标题" in line] == []
    assert sum(line.endswith("第1段：改动") for line in lines) == 1


def test_the_contents_and_what_a_list_spells_anew(cli: Cli, tmp_path: Path, clean: Bulletin) -> None:
    first, *others = clean.distribution
    new = replace(clean, distribution=(replace(first, value=first.value.replace("县委常委", "县委各常委")), *others))
    assert show(cli, tmp_path, clean, new) == ["报尾·报：改动", "-县委常委", "+县委各常委", "共1处改动。"]


def test_marks_in_the_foot_are_text_too(cli: Cli, tmp_path: Path, clean: Bulletin) -> None:
    first, *others = clean.distribution
    fields = tuple(replace(item, colon=":") if item.label == "编辑" else item for item in clean.colophon)
    new = replace(clean, distribution=(replace(first, value=first.value.replace("，", ",")), *others), colophon=fields)
    old_line, new_line = (f"{first.label}{first.colon}{each.distribution[0].value}" for each in (clean, new))
    assert show(cli, tmp_path, clean, new) == [
        *("报尾·报：改动", f"-{old_line}", f"+{new_line}"),
        *("报尾·编辑：改动", "-编辑：叶知秋", "+编辑:叶知秋"),
        "共2处改动。",
    ]


def test_what_stands_twice_and_then_once_is_gone_once(cli: Cli, tmp_path: Path, clean: Bulletin) -> None:
    first, *others = clean.distribution
    twice = replace(clean, distribution=(replace(first, value=f"{first.value}，{first.value.split('，')[0]}"), *others))
    gone = first.value.split("，")[0]
    assert show(cli, tmp_path, twice, clean) == ["报尾·报：删去", f"-{gone}", "共1处改动。"]


def test_brackets_of_a_section_are_changed(cli: Cli, tmp_path: Path, clean: Bulletin) -> None:
    section, *others = clean.sections
    new = replace(clean, sections=(replace(section, heading=f"【{section.heading[1:-1]}】"), *others), contents=None)
    lines = show(cli, tmp_path, replace(clean, contents=None), new)
    assert lines[:3] == ["栏目：改动", f"-{section.heading}", f"+【{section.heading[1:-1]}】"]


@pytest.mark.parametrize("note", ["编者按：云陂县的做法值得各地借鉴，现予刊发，供学习参考。", "（本期共8页）"])
def test_what_belongs_to_no_article_is_told_too(cli: Cli, tmp_path: Path, clean: Bulletin, note: str) -> None:
    store(clean, tmp_path / "旧.docx")
    document = Document(str(tmp_path / "旧.docx"))
    at = next(each for each in document.paragraphs if each.text == clean.sections[0].heading)
    at._p.addnext(document.add_paragraph(note)._p)
    document.save(str(tmp_path / "新.docx"))
    outcome = cli("diff", "旧.docx", "新.docx")
    assert (outcome.status, outcome.out.splitlines()[1:]) == (1, [f"+{note}", "共1处改动。"])


def test_what_a_list_spells_anew_is_what_is_likest(cli: Cli, tmp_path: Path, clean: Bulletin) -> None:
    first, *others = clean.distribution
    old, new = (
        replace(clean, distribution=(replace(first, value=value), *others))
        for value in ("甲市委办公室，乙县委办公室", "乙县委员会办公室，甲市委员会办公室")
    )
    assert show(cli, tmp_path, old, new) == [
        *("报尾·报：改动", "-甲市委办公室", "+甲市委员会办公室"),
        *("报尾·报：改动", "-乙县委办公室", "+乙县委员会办公室"),
        "共2处改动。",
    ]


def test_of_a_long_paragraph_what_is_near_a_change_is_shown(cli: Cli, tmp_path: Path, clean: Bulletin) -> None:
    kept = "一二三四五六七八九十子丑"
    old, new = (_with_text(clean, f"{kept}寅卯{kept}{word}{kept}辰巳{kept}。") for word in ("旧", "新"))
    assert show(cli, tmp_path, old, new)[1:3] == [f"-…{kept}旧{kept}…", f"+…{kept}新{kept}…"]
    assert cli("diff", "-v", "旧.docx", "新.docx").out.splitlines()[1] == f"-{kept}寅卯{kept}旧{kept}辰巳{kept}。"


@pytest.mark.parametrize(("more", "cut"), [(12, False), (13, True)])
def test_what_is_left_out_is_longer_than_what_is_shown_beside_it(
    cli: Cli, tmp_path: Path, clean: Bulletin, more: int, cut: bool
) -> None:
    kept = "甲乙丙丁戊己庚辛壬癸子丑寅"
    old, new = (_with_text(clean, f"{word}{'一二三四五六七八九十百千'}{kept[:more]}") for word in ("旧", "新"))
    assert ("…" in show(cli, tmp_path, old, new)[1]) is cut


def _with_text(clean: Bulletin, text: str) -> Bulletin:
    """The bulletin with that text as the first paragraph of its first article."""
    section = clean.sections[0]
    first = replace(section.articles[0], paragraphs=(Paragraph(text), *section.articles[0].paragraphs[1:]))
    return replace(clean, sections=(replace(section, articles=(first, *section.articles[1:])), *clean.sections[1:]))


def test_files_that_cannot_be_compared(cli: Cli, tmp_path: Path, clean: Bulletin) -> None:
    store(clean, tmp_path / "新.docx")
    assert cli("diff", "没有.docx", "新.docx").status == 2
    assert cli("diff", "新.docx").status == 2


@pytest.mark.parametrize(("moved_by", "same"), [(9, True), (19, True), (20, False)])
def test_a_retitled_article_is_known_among_the_twenty_nearest_without_a_common_title(
    cli: Cli, tmp_path: Path, clean: Bulletin, moved_by: int, same: bool
) -> None:
    section = clean.sections[0]
    words = "江河湖海山川林草田园村镇街巷桥路井泉亭台楼阁"
    others = [_about(f"关于{word}的报告", word) for word in words]
    first = _about("云陂县的旧题目", "书")
    last = replace(first, title=("换了一个新题目",))
    retitled = [replace(article, title=(f"{article.title[0]}之二",)) for article in others]
    before = (first, *others)
    after = (*retitled[:moved_by], last, *retitled[moved_by:])
    old, new = (replace(clean, sections=(replace(section, articles=each),), contents=None) for each in (before, after))
    lines = show(cli, tmp_path, old, new)
    assert any("：由" in line and "《云陂县的旧题目》移来" in line for line in lines) is same


def _about(title: str, word: str) -> Article:
    """An article whose text is like no other."""
    text = "".join(f"{word}{chr(0x4E00 + ord(word) * 7 % 9000 + number)}" for number in range(40))
    return Article((title,), (Paragraph(f"{text}。"),), "（云陂县委宣传部）")
