"""Paragraphs, as Word stores them, that users reported to other tools: each is read and judged as the page shows it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

import pytest

from bulletin_lint import Config, fix, lint
from tests.checks.drafts import AFTER, BEFORE
from tests.docx.build import paragraph, part_xml, run, word_file
from tests.needs import needs_shared
from tests.places import SHARED

CASES = SHARED / "data/reports/docx-cases.tsv"
ABOVE = "近日，全市宣传工作会议召开，研究部署下一步工作。"
CONFIG = Config(ignore=("DOC002",))


class Case(NamedTuple):
    name: str
    kind: str
    xml: str
    level: str
    expected: str


def cases() -> list[Case]:
    rows = CASES.read_text(encoding="utf-8").splitlines()[1:] if CASES.exists() else []
    found = [Case(*row.split("\t")[:5]) for row in rows]
    return [case for case in found if case.kind != "hint"]


pytestmark = needs_shared(CASES)


def numbering(level: str) -> str:
    """A numbering part whose list 1 counts as ``level`` says: format and text."""
    form, _, text = level.partition("|")
    said = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val={quoteattr(text)}/>'
    listed = f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">{said}</w:lvl></w:abstractNum>'
    return part_xml("numbering", f'{listed}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')


def file_of(case: Case, folder: Path) -> Path:
    """A bulletin with the case as the second paragraph of an article."""
    lines = [paragraph(run(escape(line))) for line in (*BEFORE, ABOVE)]
    body = "".join([*lines, case.xml, *(paragraph(run(escape(line))) for line in AFTER)])
    parts = {"numbering.xml": ("numbering", numbering(case.level))} if case.level else {}
    path = folder / f"{case.name}.docx"
    path.write_bytes(word_file(body, parts))
    return path


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_reported_document(case: Case, tmp_path: Path) -> None:
    path = file_of(case, tmp_path)
    result = lint(path, CONFIG)
    assert result.document is not None
    first = len(BEFORE) + 1
    last = len(result.document.text.paragraphs) - len(AFTER)
    inside = result.document.text.paragraphs[first:last]
    start, end = inside[0].start, inside[-1].end
    found = [finding for finding in result.findings if start <= finding.start <= end and finding.rule.code[:3] != "ATT"]
    if case.kind == "keep":
        assert [finding.message for finding in found] == []
        assert fix(path, CONFIG).content is None
    else:
        assert found
        assert not fix(path, CONFIG).failure
