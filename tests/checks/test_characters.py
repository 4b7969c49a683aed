"""Characters that nobody sees or that look like others: told by name, repaired where certain, no cloak for slips."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from bulletin_lint import Config, fix, lint
from tests.checks.drafts import AFTER, BEFORE, body, fixed, found

CHARACTERS = ("PUN086", "PUN087", "PUN088", "PUN089", "PUN090")


def told(line: str) -> list[str]:
    return [finding.message for finding in found(body(line), *CHARACTERS)]


@pytest.mark.parametrize(
    ("line", "after", "name"),
    [
        ("会议作了部\u200b署。", "会议作了部署。", "零宽空格（U+200B）"),
        ("\ufeff近日，会议召开。", "近日，会议召开。", "零宽不换行空格（U+FEFF）"),
        ("近日，全市\u00ad会议召开。", "近日，全市会议召开。", "软连字符（U+00AD）"),
        ("近日\u200e，会议召开。", "近日，会议召开。", "从左至右标记（U+200E）"),
        ("\u202a近日，会议召开。\u202c", "近日，会议召开。", "文字方向控制符（U+202A）"),
        ("会议\u2060召开。", "会议召开。", "零宽连接符（U+2060）"),
        ("会议\U000e0041召开。", "会议召开。", "标签字符（U+E0041）"),
        ("推动\u2fbc质量发展。", "推动高质量发展。", "（U+2FBC）"),
        ("做好⻘年工作。", "做好青年工作。", "（U+2ED8）"),
        ("用\u2f3e满意。", "用户满意。", "（U+2F3E）"),
        ("2023\uf98e召开会议。", "2023年召开会议。", "（U+F98E）"),
        ("教育､医疗｡", "教育、医疗。", "（U+FF64）"),
        ("会议强调﹕要抓好﹙重点﹚。", "会议强调：要抓好（重点）。", "（U+FE55）"),
        ("会议强调\u037e要抓好。", "会议强调；要抓好。", "（U+037E）"),
        ("加强\u0421OVID-19防控。", "加强COVID-19防控。", "（U+0421）"),
    ],
)
def test_a_character_is_named_and_repaired_where_it_can_stand_for_one_thing_only(
    line: str, after: str, name: str
) -> None:
    assert any(name in message for message in told(line))
    assert fixed(line) == after


@pytest.mark.parametrize(
    "line",
    [
        "COVID\u200b-19疫情防控。",  # between Latin letters it may be meant
        "\u3164近日，会议召开。",  # as wide as a character
        "会议\ufffd召开。",
        "近日，全市\ue5e5会议召开。",  # what it was, only the old font knows
        "二\u041e二四年，会议召开。",
        "部首⺀不是汉字。",
    ],
)
def test_what_is_not_certain_is_told_and_stays(line: str) -> None:
    assert told(line)
    assert fixed(line) == line


@pytest.mark.parametrize(
    "line",
    [
        "群众点赞“👨\u200d👩\u200d👧”“❤\ufe0f”。",
        "co\u00adop\u00aderation一词。",
        "旗帜🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f。",
        "葛\U000e0100姓。",
        "他写下بە\u200cردەم一词。",
        "俄文Москва、希腊文Αθήνα，又作Α。",
        "α粒子、ΔT、5Ω、μm。",
        "\uf0b7 项目一",
        "﨑玉（日本地名）。",
        "近日，会议召开。",
        "\u200b",
    ],
)
def test_what_belongs_where_it_stands_is_not_told(line: str) -> None:
    assert told(line) == []


def test_those_of_one_paragraph_are_told_together() -> None:
    (finding,) = found(body("近\u200b日，会\u200b议召\u200b开。"), "PUN086")
    assert len(finding.others) == 2
    (finding,) = found(body("\u2f64好\u2fbc质量\u2f42化资源。"), "PUN087")
    assert "“用”“高”“文”" in finding.message


def draft_with(line: str, folder: Path) -> Path:
    document = docx.Document()
    for text in (*BEFORE, line, *AFTER):
        document.add_paragraph(text)
    path = folder / "稿.docx"
    document.save(str(path))
    return path


@pytest.mark.parametrize("slip", ["布\u200b署", "布\ufeff署", "布\u00ad署"])
def test_a_slip_with_something_invisible_in_it_is_found_at_once_and_repaired_in_the_end(
    slip: str, tmp_path: Path
) -> None:
    path = draft_with(f"会议要求，认真{slip}各项工作。", tmp_path)
    codes = {finding.rule.code: finding for finding in lint(path).findings}
    assert "PUN086" in codes
    assert codes["WRD010"].fix is None
    assert "看不见" in codes["WRD010"].note
    result = fix(path)
    assert result.draft is not None
    assert "认真部署各项工作" in result.draft.text.string
    assert not {finding.rule.code for finding in result.findings} & {"PUN086", "WRD010"}


def test_what_is_found_twice_is_told_once(tmp_path: Path) -> None:
    path = draft_with("会议\u200b要求，认真布署工作。", tmp_path)
    told = [finding for finding in lint(path, Config()).findings if finding.rule.code == "WRD010"]
    assert len(told) == 1
    assert told[0].fix is not None
