"""The review page, read as the tree that browsers build of it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_lint.api import read as read_draft
from bulletin_lint.cli.main import run
from bulletin_lint.output import renderer
from bulletin_lint.output.screen import Screen
from bulletin_lint.records.draft import Block, DraftRecord, Tie
from bulletin_lint.records.findings import FileRecord, Place, Run
from tests.output.pages import PART, RULE, WRONG, by_class, finding, line, load, make, page_of, parse, read
from tests.places import FIXTURES, SHARED

SAMPLES = SHARED / "samples"
WAYS = ("draft", "mixed", "masthead-text-box", "foot-page-footer", "contents-table", "in-insertions")
DRAFTS = [
    *(WRONG.with_stem(way) for way in WAYS),
    *sorted(FIXTURES.glob("*/draft.docx")),
    *sorted(SAMPLES.glob("*.docx")),
]
HOSTILE = [
    "</script><img src=https://evil.example/x onerror=alert(1)>",
    "<!-- --!> <![CDATA[ ]]> &lt; &amp;amp; &#0; </style></title></textarea>",
    "\"'`=<>\\ javascript:alert(1)",
    "\u202e右到左\u202c\u2066隔离\u2069\u200b\ufeff\u00ad",
    "𠮷野家😀👨\u200d👩\u200d👧🇨🇳e\u0301",
    "{{7*7}} ${1+1} %s %(x)s {0}",
]


def _findings(tmp_path: Path, *paths: Path) -> list[dict[str, object]]:
    target = tmp_path / "findings.json"
    run([*map(os.fspath, paths), "--no-config", "--output-format", "json", "-o", os.fspath(target)])
    found: list[dict[str, object]] = json.loads(target.read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("page") / "页.html", WRONG)


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_bulletin_reads_as_it_is(draft: Path, tmp_path: Path) -> None:
    tree = load(make(tmp_path / "页.html", draft))
    text = read_draft(draft).text
    shown = [read(element) for element in by_class(tree, "line")]
    assert shown == [text.public(paragraph) for paragraph in text.paragraphs]


def test_every_finding_is_there_with_all_that_is_known_of_it(wrong: Path, tmp_path: Path) -> None:
    tree = load(wrong)
    findings = _findings(tmp_path, WRONG)
    notes = by_class(tree, "note")
    assert sum(int(note.get("data-count")) for note in notes) == len(findings)
    said = {(note.get("data-rule"), note.xpath("string(p[@class='message']/text()[1])")) for note in notes}
    assert said == {(finding["code"], finding["message"]) for finding in findings}
    for note in notes:
        why, source = note.xpath("details/p")
        assert why.text
        assert source.text
        assert note.xpath("string(details/summary/span)")
    assert [item.get("data-n") for item in tree.xpath("//ol/li")] == [note.get("data-n") for note in notes]


def test_marks_and_notes_lead_to_each_other(wrong: Path) -> None:
    tree = load(wrong)
    names = tree.xpath("//@id")
    assert len(names) == len(set(names))
    targets = tree.xpath("//a/@href")
    assert {target[1:] for target in targets} <= set(names)
    for note in by_class(tree, "note"):
        number = note.get("data-n")
        references = tree.xpath("//a[@data-n=$n and starts-with(@class, 'reference')]", n=number)
        assert {link.get("href") for link in references} == {f"#{note.get('id')}"}
        assert note.xpath("p[@class='head']/a/@href") == [f"#d1-m{number}"]
        assert f"d1-m{number}" in [link.get("id") for link in references]
        assert tree.xpath("//mark[contains(concat(' ', @data-n, ' '), $n)]", n=f" {number} ")


def test_a_note_counts_its_findings_as_the_list_does_and_names_the_rest() -> None:
    text = "2022 首届交易会。近日，2022 首届"
    entry = Place(PART, 2, 4, 5, "2022 首届交易会", "目录·《首届》", "目录")
    lines = [line(text), line(entry.text, number=2, block="toc")]
    tree = parse(page_of(lines, finding(text, 4, 5, "", others=(entry,)), finding(text, 17, 18, "")))
    assert [times.text for times in by_class(tree, "times")] == ["×2"]
    own, also = by_class(tree, "places")
    assert ("".join(own.itertext()), "".join(also.itertext())) == ("（2处：12）", "（另见：目录）")
    assert len(by_class(tree, "reference")) == 3


def test_what_stands_nowhere_is_about_the_whole_file() -> None:
    text = "电话：5550"
    file = FileRecord(
        "甲.docx",
        (finding(text, 0, 7, message="没有页码"),),
        draft=DraftRecord((line(text),), (Block("s1.1", "body", "块"),)),
    )
    page = "".join(renderer("html")(Run((file,), {RULE.code: RULE._replace(placeless=True)}, {}), Screen()))
    (about,) = by_class(parse(page), "about")
    assert about.xpath("string(.//span[@class='where'])") == "整个文件"
    assert not by_class(parse(page), "reference")


def test_a_fix_is_shown_before_and_after() -> None:
    text = "全市新增文明村镇 46 个。"
    page = page_of([line(text)], finding(text, 8, 9, ""), finding(text, 11, 12, ""))
    (pair,) = by_class(parse(page), "pair")
    before, after = pair.xpath("p/span[@class='text']")
    assert ("".join(before.itertext()), "".join(after.itertext())) == ("…新增文明村镇 46 个。", "…新增文明村镇46个。")
    assert [element.tag for element in pair.xpath(".//del | .//ins")] == ["del", "del"]


def test_many_fixes_of_one_kind_are_not_all_written_out() -> None:
    text = "一二三四五六七八九十十一，" * 6
    findings = [finding(text, at, at + 1, "；") for at in range(12, len(text), 13)]
    tree = parse(page_of([line(text)], *findings))
    assert len(by_class(tree, "note")) == 1
    assert len(by_class(tree, "pair")) == 3
    assert by_class(tree, "more")[0].text == "另有3处照此修改"
    assert [link.text for link in tree.xpath("//*[@class='places']/a")] == list("123456")


def test_overlapping_places_share_a_mark_and_keep_their_notes() -> None:
    text = "甲乙丙丁戊"
    tree = parse(
        page_of([line(text)], finding(text, 0, 4, message="长"), finding(text, 2, 5, severity="info", message="短"))
    )
    marks = tree.xpath("//p[contains(@class, 'line')]/mark")
    assert [(mark.text, mark.get("data-n"), mark.get("class")) for mark in marks] == [
        ("甲乙", "1", "error"),
        ("丙丁", "2 1", "error several"),
        ("戊", "2", "info"),
    ]
    assert [link.text for link in by_class(tree, "reference")] == ["1", "2"]


def test_what_is_missing_is_marked_between_the_characters() -> None:
    text = "甲乙"
    tree = parse(page_of([line(text)], finding(text, 1, 1, "、"), finding(text, 2, 2, message="缺署名")))
    (paragraph,) = by_class(tree, "line")
    assert [(child.get("class").split()[0], child.tail) for child in paragraph if child.tag == "mark"] == [
        ("gap", None),
        ("gap", None),
    ]
    assert read(paragraph) == text
    assert [element.get("data-n") for element in paragraph] == ["1", "1", "2", "2"]


def test_tracked_changes_and_pictures_are_shown_as_such() -> None:
    ties = (
        Tie(0, 0, "object"),
        Tie(1, 2, "insertion"),
        Tie(2, 2, "deletion"),
        Tie(3, 3, "move"),
        Tie(0, 3, "hyperlink"),
    )
    (paragraph,) = by_class(parse(page_of([line("甲乙丙", ties=ties)])), "line")
    assert [(element.tag, element.text) for element in paragraph] == [
        ("span", "图"),
        ("ins", "乙"),
        ("span", "删"),
        ("span", "移"),
    ]


def test_tables_keep_their_cells_and_text_boxes_their_lines() -> None:
    cells = [
        line(text, number=at, cell=(0, *at_cell), roles=((0, "cell"),))
        for at, (text, at_cell) in enumerate([("甲", (0, 0)), ("乙", (0, 1)), ("丙", (1, 0)), ("丁", (1, 0))], 1)
    ]
    boxes = [line(text, number=at, container="text-box") for at, text in ((5, "框一"), (6, "框二"))]
    tree = parse(page_of([*cells, *boxes], finding("甲", 0, 1)))
    rows = tree.xpath("//tr")
    assert [["".join(map(read, cell)) for cell in row] for row in rows] == [["甲", "乙"], ["丙丁"]]
    assert rows[1][0].get("colspan") == "2"
    assert [read(child) for child in by_class(tree, "text-box")[0]] == ["框一", "框二"]
    assert by_class(tree, "table")[0].getnext().get("class") == "note error"


def test_findings_about_the_file_stand_before_the_text() -> None:
    whole = finding("", 0, 0, message="文件没有读全")
    whole = whole._replace(place=whole.place._replace(part="", paragraph=0, where="整个文件"))
    tree = parse(page_of([line("甲")], whole))
    assert by_class(tree, "about")[0][0].get("data-block") == "file"
    assert tree.xpath("//option/text()") == ["全文", "整个文件（1）"]


def test_why_a_file_was_left_alone_is_said() -> None:
    tree = parse(page_of([line("甲")], failure="未能写入", held="文件带有数字签名"))
    assert [remark.text for remark in by_class(tree, "remark")] == ["未能写入", "文件带有数字签名"]


def test_several_files_have_an_index_with_the_worst_first(tmp_path: Path) -> None:
    broken = tmp_path / "坏“文件”.docx"
    broken.write_bytes(b"not a zip file")
    drafts = [FIXTURES / "clean-short" / "draft.docx", FIXTURES / "broken-titles" / "draft.docx", WRONG, broken]
    tree = load(make(tmp_path / "页.html", *drafts))
    rows = tree.xpath("//section[@id='index']//tbody/tr")
    assert [row.xpath("string(th/a)") for row in rows] == [str(drafts[index]) for index in (3, 2, 1, 0)]
    assert "无法读取" in rows[0].xpath("string(th/span)")
    assert rows[3].xpath("string(th/span)") == "未发现问题"
    assert tree.xpath("//article/@id") == [link[1:] for link in tree.xpath("//tbody/tr/th/a/@href")]
    findings = _findings(tmp_path, *drafts)
    totals = [int(cell.text) for cell in tree.xpath("//tfoot//td") if cell.text != "—"]
    assert sum(totals) == len(findings)
    chart = tree.xpath("//section[@id='index']//ul//*[@class='count']/text()")
    assert sum(map(int, chart)) == len(findings)


def test_nothing_to_check_makes_a_page_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "bulletin-lint.toml").write_text('exclude = ["*.docx"]\n', "utf-8")
    draft = tmp_path / "稿.docx"
    draft.write_bytes(WRONG.read_bytes())
    target = tmp_path / "页.html"
    options = ["--config", str(tmp_path / "bulletin-lint.toml"), "--force-exclude"]
    assert run([str(draft), *options, "--output-format", "html", "-o", str(target)]) == 0
    assert by_class(load(target), "nothing")


def test_what_a_fix_left_over_is_placed_in_the_repaired_text(tmp_path: Path) -> None:
    draft = tmp_path / "稿.docx"
    draft.write_bytes(WRONG.read_bytes())
    tree = load(make(tmp_path / "页.html", "--fix", draft))
    text = read_draft(draft).text
    assert [read(element) for element in by_class(tree, "line")] == [text.public(item) for item in text.paragraphs]
    assert len(by_class(tree, "note")) < len(by_class(load(make(tmp_path / "前.html", WRONG)), "note"))
    (repaired,) = by_class(tree, "repaired")
    assert re.fullmatch(r"已修复\d+处", repaired[0].text)
    was = [read(side) for side in repaired.xpath("div/p[@class='before']")]
    assert len(was) == len(set(was))
    before, after = repaired.xpath("div[1]/p/span[@class='text']")
    assert ("".join(before.itertext()), "".join(after.itertext())) == ("第 09 期（总第203期)", "第9期（总第203期）")


def test_the_page_asks_nothing_of_the_network(wrong: Path) -> None:
    tree = load(wrong)
    assert not tree.xpath("//@src | //@style | //link | //img | //iframe | //@*[starts-with(name(), 'on')]")
    assert all(target.startswith("#") for target in tree.xpath("//@href"))
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not re.search(r"https?:|@import|url\(", "".join(tree.xpath("//style/text() | //script/text()")))


def test_the_same_run_gives_the_same_page(wrong: Path, tmp_path: Path) -> None:
    assert make(tmp_path / "页.html", WRONG).read_bytes() == wrong.read_bytes()


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_in_a_draft_becomes_part_of_the_page(hostile: str) -> None:
    place = finding(
        hostile, 0, len(hostile), hostile[::-1], message=hostile, note=hostile, code=hostile[:6], name=hostile
    )
    page = page_of([line(hostile, label=hostile, block=hostile)], place, file=hostile, failure=hostile, held=hostile)
    tree = parse(page)
    plain = parse(page_of([line("甲")], finding("甲", 0, 1, "乙", note="丙"), failure="丁", held="戊"))
    assert len(tree.xpath("//script | //style | //img | //input")) == 2
    assert {element.tag for element in tree.iter()} <= {element.tag for element in plain.iter()} | {"i"}
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\ufeff]", page)


def test_what_cannot_be_seen_is_named() -> None:
    tree = parse(page_of([line("甲\u202e乙\x01\ud800")]))
    assert [element.text for element in by_class(tree, "unseen")] == ["U+202E", "U+0001", "U+D800"]


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), st.data())
def test_any_text_is_shown_as_it_is(text: str, data: st.DataObject) -> None:
    """Marks may be cut in any way: what is read stays the same, and the page stays valid."""
    edges = st.integers(0, len(text))
    stretches = data.draw(st.lists(st.tuples(edges, edges).map(sorted), max_size=4))
    bold = data.draw(st.lists(st.tuples(edges, edges).map(lambda ends: tuple(sorted(ends))), max_size=1))
    findings = [finding(text, start, end, message=str(start)) for start, end in stretches]
    (paragraph,) = by_class(parse(page_of([line(text, bold=tuple(bold))], *findings)), "line")
    unseen = "".join(char for char in text if char in "\t\n\u200c\u200d" or not _named(char))
    assert read(paragraph) == unseen.translate(str.maketrans("\v\f", "\n\n"))
    marked = {number for mark in paragraph.xpath(".//mark/@data-n") for number in mark.split()}
    assert len(marked) == len(set(map(str, (start for start, _ in stretches))))


def _named(char: str) -> bool:
    from unicodedata import category

    return category(char) in ("Cc", "Cf", "Zl", "Zp") and char not in "\v\f"


def test_the_filters_name_shipped_groups_in_their_order_and_an_offices_own_by_their_letters() -> None:
    codes = ("OFC001", "WRD001", "PUN900", "HDR001", "ABC001")
    tree = parse(page_of([line("甲乙丙丁戊")], *(finding("甲乙丙丁戊", 0, 1, code=code) for code in codes)))

    choices = [button for button in tree.iter("button") if button.get("data-filter") == "group"]
    assert [button.get("data-value") for button in choices] == ["HDR", "PUN", "WRD", "ABC", "OFC"]
    assert [button.text.strip() for button in choices] == ["报头", "标点", "用语", "ABC", "OFC"]


def test_a_line_that_was_guessed_to_be_what_it_is_says_so() -> None:
    tree = parse(page_of([line("节日市场", guess="没有括号"), line("平湖区建成书房。")]))

    assert [(tie.text, tie.get("title")) for tie in by_class(tree, "tie")] == [("推断", "推断：没有括号")]


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_nobody_needs_a_command_line_to_read_it(draft: Path, tmp_path: Path) -> None:
    page = load(make(tmp_path / "页.html", draft, "--extend-select", "LAY"))
    said = "".join("".join(element.itertext()) for element in by_class(page, "draft"))
    assert said
    assert not re.search(r"--[a-z]|bulletin-lint [a-z]", said)


def test_an_entry_of_the_contents_that_wraps_hangs_below_itself() -> None:
    roles = ((0, "entry"),)
    page = page_of([line("全市宣传工作会议", roles=roles), line("在青岚召开", roles=roles, goes_on=True)])
    first, rest = by_class(parse(page), "is-entry")
    assert "goes-on" not in first.get("class").split()
    assert "goes-on" in rest.get("class").split()
