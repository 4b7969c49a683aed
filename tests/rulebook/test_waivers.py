"""Comments in the Word file that waive findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.text.paragraph import Paragraph

from bulletin_lint import Config, fix, lint
from tests.places import FIXTURES
from tools.documents import load, store

BULLETIN = load(FIXTURES / "clean-short" / "bulletin.toml")
FAULTY = replace(BULLETIN, date="2024年09月06日", issue="第03期（总第87期）")
ALL = Config(select=("HDR", "DOC"))

Remark = Callable[[str, str], Path]


def _paragraph(document: Document, words: str) -> Paragraph:
    return next(paragraph for paragraph in document.paragraphs if words in paragraph.text)


@pytest.fixture
def remark(tmp_path: Path) -> Remark:
    """A faulty draft with a comment on the paragraph that holds some words."""

    def make(words: str, text: str) -> Path:
        path = tmp_path / "稿.docx"
        store(FAULTY, path)
        document = docx.Document(str(path))
        document.add_comment(_paragraph(document, words).runs, text=text, author="甲", initials="甲")
        document.save(str(path))
        return path

    return make


def codes(path: Path) -> list[str]:
    return [finding.rule.code for finding in lint(path, ALL).findings]


def test_without_a_waiver_all_is_told(remark: Remark) -> None:
    assert codes(remark("2024年", "请核对日期")) == ["HDR005", "HDR010"]


@pytest.mark.parametrize(
    "text",
    [
        "bulletin-lint: ignore[HDR010]",
        "bulletin-lint: ignore[date-form]",
        "bulletin-lint:ignore[PUN001, HDR]",
        "bulletin-lint: ignore[报头日期写法]",
        "bulletin-lint：忽略【标点、报头】",
        "bulletin-lint: ignore",
        "本刊惯例。bulletin-lint：忽略【HDR010、NUM】",
    ],
)
def test_a_comment_waives_what_it_names(remark: Remark, text: str) -> None:
    assert codes(remark("2024年", text)) == ["HDR005"]


def test_it_holds_only_where_it_stands(remark: Remark) -> None:
    assert codes(remark("2024年", "bulletin-lint: ignore[HDR005]")) == ["DOC004", "HDR005", "HDR010"]
    assert codes(remark("宣传信息", "bulletin-lint: ignore")) == ["DOC004", "HDR005", "HDR010"]


def test_an_unused_one_is_told_with_its_words(remark: Remark) -> None:
    result = lint(remark("宣传信息", "见旧稿。bulletin-lint: ignore[HDR005]"), ALL)
    assert result.findings[0].message == (
        "批注“bulletin-lint: ignore[HDR005]”（标在“宣传信息专报”上）没有屏蔽任何问题，可以删除"
    )


def test_what_is_waived_is_not_repaired(remark: Remark) -> None:
    result = fix(remark("2024年", "bulletin-lint: ignore[HDR010]"), ALL)
    assert [finding.rule.code for finding in result.fixed] == ["HDR005"]
    assert result.draft is not None
    assert "2024年09月06日" in result.draft.text.string


def test_a_comment_that_marks_a_place_holds_for_its_paragraph(remark: Remark, tmp_path: Path) -> None:
    path = remark("2024年", "bulletin-lint: ignore[HDR010]")
    document = docx.Document(str(path))
    for element in list(document.element.body.iter()):
        if str(element.tag).endswith(("commentRangeStart", "commentRangeEnd")):
            element.getparent().remove(element)
    document.save(str(path))
    assert codes(path) == ["HDR005"]
