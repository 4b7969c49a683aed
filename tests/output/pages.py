"""Review pages made of drafts, and read again as a tree."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import html5lib

from bulletin_lint.cli.main import run
from bulletin_lint.output import renderer
from bulletin_lint.output.screen import Screen
from bulletin_lint.records.draft import Block, DraftRecord, LineRecord
from bulletin_lint.records.findings import (
    FileRecord,
    FindingRecord,
    Place,
    PlacedEdit,
    RuleRecord,
    Run,
)
from bulletin_lint.rulebook.groups import group_words
from tests.places import FIXTURES

WRONG = FIXTURES / "everything-wrong" / "draft.docx"
PART = "word/document.xml"


def make(target: Path, *args: str | os.PathLike[str]) -> Path:
    """The page of a run over ``args``, written to ``target``."""
    status = run([*(os.fspath(arg) for arg in args), "--no-config", "--output-format", "html", "-o", os.fspath(target)])
    assert status in (0, 1)
    return target


def parse(page: str) -> Any:
    """The tree of a page as browsers build it; fails on any parse error."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("lxml"), strict=True, namespaceHTMLElements=False)
    return parser.parse(page).getroot()


def load(path: Path) -> Any:
    """The tree of a page in a file."""
    return parse(path.read_text("utf-8"))


def by_class(tree: Any, name: str) -> list[Any]:
    """The elements of a class, in document order."""
    found: list[Any] = tree.xpath("//*[contains(concat(' ', normalize-space(@class), ' '), $name)]", name=f" {name} ")
    return found


def read(element: Any) -> str:
    """The text of an element as the document has it: without the numbers and signs that the page adds."""
    added = ("reference", "tie", "unseen", "label")
    if element.get("class", "").split(" ")[0] in added:
        return ""
    return (element.text or "") + "".join(read(child) + (child.tail or "") for child in element)


RULE = RuleRecord("PUN900", "made-up", "error", "不对：{text}", "总得有个理由。", "某标准 1.2", "standard", "safe")


def line(text: str, **changes: Any) -> LineRecord:
    """A line of an article, first in its part."""
    return LineRecord(PART, 1, "body", None, text, "s1.1", ((0, "body"),))._replace(**changes)


def finding(text: str, start: int, end: int, new: str | None = None, **changes: Any) -> FindingRecord:
    """A finding in such a line; ``new`` is what a fix puts in its place."""
    place = Place(PART, 1, start, end, text, "甲·《一篇》第1段")
    edits = () if new is None else (PlacedEdit(PART, 1, start, end, new, text[start:end]),)
    safety = "safe" if edits else ""
    return FindingRecord("甲.docx", RULE.code, RULE.name, "error", "不对", place, safety, edits)._replace(**changes)


def page_of(lines: list[LineRecord], *findings: FindingRecord, **changes: Any) -> str:
    """The page of one file with these lines and findings."""
    blocks = dict.fromkeys(Block(item.block, "body", f"块 {item.block}") for item in lines)
    file = FileRecord("甲.docx", findings, draft=DraftRecord(tuple(lines), tuple(blocks)))._replace(**changes)
    return "".join(renderer("html")(Run((file,), {RULE.code: RULE}, group_words()), Screen()))
