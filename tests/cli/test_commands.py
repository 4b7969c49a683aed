"""``outline``, ``rule``, ``text`` and ``test``."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from bulletin_lint.toml.shipped import pack_paths
from tests.bulletin.marked import lines_of
from tests.bulletin.word import stored
from tests.cli.conftest import Cli, MakeDraft
from tests.places import FIXTURES

ISSUES = Path(__file__).parents[1] / "bulletin" / "issues"
PACK = """
[[rule]]
code = "XYZ001"
name = "our-word"
check = "pattern"
scope = ["name"]
pattern = "专报"
replace = "快报"
severity = "info"
fix = "unsafe"
message = "本单位的刊物叫快报"
why = "本单位的习惯。"
good = ["宣传信息快报"]
bad = [{ text = "宣传信息专报", fixed = "宣传信息快报" }]
"""

SHORT_LAYOUT = """\
页面
├ A4纵向，页边距：上37毫米，下35毫米，左28毫米，右26毫米，网格行距28.95磅
└ 页码：有，写作“— 1 —”
刊名（1段）
└ 方正小标宋简体／Times New Roman 初号，颜色FF0000，居中，行距单倍
期号（1段）
└ 仿宋_GB2312／Times New Roman 三号，居中，行距固定值28.95磅
编发单位（1段）
└ 仿宋_GB2312／Times New Roman 三号，左对齐，行距固定值28.95磅
栏目标题（1段）
└ 黑体／Times New Roman 三号，左对齐，行距固定值28.95磅
文章标题（2段）
└ 方正小标宋简体／Times New Roman 二号，居中，行距单倍
正文（4段）
└ 仿宋_GB2312／Times New Roman 三号，两端对齐，首行缩进2字符，行距固定值28.95磅
署名（2段）
└ 楷体_GB2312／Times New Roman 三号，右对齐，行距固定值28.95磅
报送发（3段）
└ 仿宋_GB2312／Times New Roman 四号，两端对齐，行距固定值28.95磅
承办等（2段）
├ 1段：仿宋_GB2312／Times New Roman 四号，左对齐，行距固定值28.95磅
└ 1段：仿宋_GB2312／Times New Roman 四号，右对齐，行距固定值28.95磅
页眉页脚（1段）
└ 仿宋_GB2312／Times New Roman 三号，居中，行距单倍
"""


def test_outline_shows_every_part(cli: Cli, draft: MakeDraft) -> None:
    out = cli("outline", draft()).out
    assert "├ 期号：第3期（总第87期）" in out
    assert [line[:2] for line in out.splitlines() if line[0] not in "├└│ "] == ["报头", "目录", "正文", "报尾"]
    assert "署名：" in out
    assert "├ 电话：55508326" in out


def test_outline_says_what_is_missing(cli: Cli, draft: MakeDraft) -> None:
    assert "├ 期号：（未找到）" in cli("outline", draft(issue="")).out


def test_outline_says_what_was_guessed(cli: Cli, tmp_path: Path) -> None:
    issue = tomllib.loads((ISSUES / "sec-bare-size.toml").read_text("utf-8"))
    path = tmp_path / "第10期.docx"
    path.write_bytes(stored(lines_of(issue["text"])))

    outcome = cli("outline", path)

    assert "├ 节日市场（推断：没有括号，按单独成行、字样与标题不同）" in outcome.out
    assert outcome.out.count("（推断：") == 2
    assert outcome.out.splitlines()[-1] == "标有“推断”的2处原文没有写明；推断得不对时，请在体例中写明。"


def test_outline_shows_what_each_part_looks_like(cli: Cli) -> None:
    assert cli("outline", "--layout", FIXTURES / "clean-short" / "draft.docx").out == SHORT_LAYOUT


def test_a_part_that_looks_otherwise_in_places_is_told_so(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "第12期.docx"
    document = docx.Document(str(FIXTURES / "clean-short" / "draft.docx"))
    text = next(paragraph for paragraph in document.paragraphs if "。" in paragraph.text)
    for run in text.runs:
        run.font.size, run.font.italic = Pt(14), True
    text.paragraph_format.line_spacing = 1.5
    document.save(str(path))

    lines = cli("outline", "--layout", path).out.splitlines()

    at = next(number for number, line in enumerate(lines) if line.startswith("正文"))
    assert [line for line in lines[at + 1 : at + 4] if "四号，倾斜" in line and "行距1.5倍" in line]


def test_a_rule_explains_itself(cli: Cli) -> None:
    outcome = cli("rule", "HDR010")
    assert outcome.status == 0
    assert outcome.out.startswith("HDR010 报头日期写法（date-form）\n")
    assert cli("rule", "date-form") == cli("rule", "报头日期写法") == outcome
    for part in ("程度：警告", "依据：", "修复：可自动修复", "正确：", "错误："):
        assert part in outcome.out


def test_all_rules_are_listed_once(cli: Cli) -> None:
    listed = [line.split()[0] for line in cli("rule", "--all").out.splitlines() if line[:3].isupper()]
    rules = json.loads(cli("rule", "--all", "--output-format", "json").out)
    assert listed == sorted({rule["code"] for rule in rules})
    assert all(rule["why"] and rule["good"] and rule["bad"] for rule in rules)


def listed(out: str) -> list[str]:
    return [line.split()[0] for line in out.splitlines() if line[:3].isupper()]


def test_the_list_of_rules_shows_their_titles_and_no_holes(cli: Cli) -> None:
    out = cli("rule", "--all").out
    assert "HDR010 [*] 警告 报头日期写法" in out
    assert "…" not in out


def test_rules_are_found_by_a_word(cli: Cli) -> None:
    found = listed(cli("rule", "--search", "顿号").out)
    assert found[:3] == ["NUM022", "PUN012", "PUN013"]  # in their titles
    assert {"PUN096", "ATT003"} < {*found[6:]}  # only in what is said of them
    assert listed(cli("rule", "--search", "书名号", "顿号").out)[0] == "PUN012"
    assert listed(cli("rule", "--search", "引号配对").out) == ["PUN006"]
    both = json.loads(cli("rule", "--search", "身份证", "--output-format", "json").out)
    assert [(rule["code"], rule["title"]) for rule in both] == [("WRD142", "身份证号码")]
    assert {code[:3] for code in listed(cli("rule", "--search", "页边距").out)} == {"LAY"}
    for word in ("乱七八糟", " "):
        outcome = cli("rule", "--search", word)
        assert (outcome.status, outcome.out) == (2, "")
        assert f"没有一条规则说到“{word}”" in outcome.err


def test_a_word_of_a_title_explains_the_rule_or_lists_those_that_have_it(cli: Cli) -> None:
    assert cli("rule", "书名号间") == cli("rule", "PUN012")
    assert listed(cli("rule", "身份证", "括号套叠").out) == ["PUN015", "WRD142"]
    assert listed(cli("rule", "发文字号的").out) == ["NUM030", "NUM044"]
    outcome = cli("rule", "期号的写法")
    assert (outcome.status, outcome.out) == (2, "")
    assert "期号写法" in outcome.err


def test_text_is_one_line_a_paragraph(cli: Cli, draft: MakeDraft) -> None:
    lines = cli("text", draft()).out.splitlines()
    assert lines[:2] == ["宣传信息专报", "第3期（总第87期）"]


def test_text_keeps_the_page_footer_apart(cli: Cli) -> None:
    out = cli("text", FIXTURES / "clean-long" / "foot-page-footer.docx").out
    assert "\n［页脚］\n报：" in out


@pytest.mark.slow
def test_the_shipped_rules_keep_their_word(cli: Cli) -> None:
    outcome = cli("test")
    assert outcome.status == 0, outcome.out
    assert outcome.out.endswith("全部相符。\n")


def test_a_pack_of_ones_own_is_tested_and_used(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    (tmp_path / "本单位.toml").write_text(PACK, encoding="utf-8")
    assert cli("test", "本单位.toml") == (0, "1条规则，2个示例，全部相符。\n", "")
    (tmp_path / "不符.toml").write_text(
        PACK.replace('good = ["宣传信息快报', 'good = ["宣传信息专报'), encoding="utf-8"
    )
    outcome = cli("test", "不符.toml")
    assert outcome.status == 1
    assert "XYZ001 our-word：正例被误报" in outcome.out
    (tmp_path / "bulletin-lint.toml").write_text('packs = ["本单位.toml"]', encoding="utf-8")
    outcome = cli(draft(), "--output-format", "concise", "-q")
    assert outcome.status == 0
    assert "XYZ001 [?] 本单位的刊物叫快报" in outcome.out
    assert cli("rule", "our-word").out.startswith("XYZ001 our-word\n")


@pytest.mark.parametrize("pack", pack_paths(), ids=lambda path: path.stem)
def test_a_shipped_pack_keeps_its_word_alone(cli: Cli, pack: Path) -> None:
    outcome = cli("test", pack)
    assert outcome.status == 0, outcome.out
