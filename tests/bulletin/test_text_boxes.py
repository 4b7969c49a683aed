"""What stands in a text box beside an article is read and judged, and is no part of the bulletin's structure."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from bulletin_lint import Config, FileResult, lint
from bulletin_lint.bulletin.model import Role
from bulletin_lint.records.outline import outline
from tests.checks.drafts import AFTER, BEFORE
from tests.docx.build import paragraph, run, text_box, word_file

PARAGRAPH = "近日，全市宣传工作会议召开，研究部署下一步工作，明确重点任务和责任分工。"
HOSTS = {
    "title": BEFORE.index("全市宣传工作会议召开"),
    "first": len(BEFORE) - 1,
    "last": len(BEFORE),
    "signed": len(BEFORE) + 1,
}
BOXES = [
    "图为宣讲现场（王某摄）",
    "（王某　摄）",
    "图为宣讲活动现场，区委有关负责同志到场指导（王某摄）",
    "联系电话：85910160",
    "联系人：林某",
    "投稿邮箱：xuanchuan@example.cn",
    "活动现场",
    "一、活动现场",
    "报名热线",
    "青山市委宣传部",
    "2023年10月8日",
]


def checked(folder: Path, host: str, *boxes: str) -> FileResult:
    """A bulletin with text boxes, one a line, in the paragraph of this name."""
    lines = [*BEFORE, *AFTER]
    made = [paragraph(run(escape(line))) for line in lines]
    boxed = [text_box(paragraph(run(escape(line)))) for line in boxes]
    made[HOSTS[host]] = paragraph(*boxed, run(escape(lines[HOSTS[host]])))
    path = folder / "甲.docx"
    path.write_bytes(word_file("".join(made)))
    return lint(path, Config())


def codes(result: FileResult) -> list[str]:
    return [finding.rule.code for finding in result.findings]


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("box", BOXES)
def test_a_box_is_none_of_the_parts_of_a_bulletin(box: str, host: str, tmp_path: Path) -> None:
    with_box, without = checked(tmp_path, host, box), checked(tmp_path, host)
    assert with_box.draft is not None
    assert without.draft is not None
    assert outline(with_box.draft) == outline(without.draft)
    assert codes(with_box) == codes(without)
    boxed = next(each for each in with_box.draft.text.paragraphs if with_box.draft.text.of(each) == box)
    assert with_box.draft.role_at(boxed.start) in (Role.CAPTION, Role.BODY)


@pytest.mark.parametrize(
    ("box", "found"),
    [
        ("图为宣讲现场(王某摄).", ["PUN003", "PUN002"]),
        ("联系电话:85910160", ["PUN001"]),
        ("近日,区委召开会议.", ["PUN001", "PUN002"]),
        ("布署工作", ["WRD010"]),
        ("布署", ["WRD010"]),
        ("图1　活动现场。", ["PUN069"]),
    ],
)
def test_a_box_of_any_length_is_judged(box: str, found: list[str], tmp_path: Path) -> None:
    plain = codes(checked(tmp_path, "last"))
    told = codes(checked(tmp_path, "last", box))
    assert [code for code in told if code not in plain] == found


def test_several_boxes_make_no_article(tmp_path: Path) -> None:
    boxes = (
        "活动现场",
        "图为宣讲现场",
        "（市委宣传部）",
        "联系人：林某　电话：85910160",
        "投稿邮箱：xuanchuan@example.cn",
    )
    with_boxes, without = checked(tmp_path, "last", *boxes), checked(tmp_path, "last")
    assert with_boxes.draft is not None
    assert without.draft is not None
    assert outline(with_boxes.draft) == outline(without.draft)
    assert codes(with_boxes) == codes(without)
