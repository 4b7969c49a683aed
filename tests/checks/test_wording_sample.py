"""The shared sample bulletin, defect by defect, and the prose that editors of the highest level passed."""

from __future__ import annotations

import pytest

from bulletin_lint.api import read
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.hit import Safety, Severity
from tests.checks.drafts import body, found
from tests.needs import needs_shared
from tests.places import SHARED

SAMPLE = SHARED / "samples/xuanchuan-xinxi-zhuanbao-12.docx"
PROSE = SHARED / "data/edited-prose"

# Text at fault, the finding's rule, and whether the repair may be made unasked.
SURE = {
    "党的二十": ("WRD030", True),
    "（实行）": ("WRD036", False),
    "进锐而战": ("WRD011", False),
    "今年来": ("WRD013", True),
    "营造": ("WRD050", False),
    "强化": ("WRD051", False),
    "，": ("WRD054", False),
    "已对 6 个单位 6 套信息系统存在的 102 个漏洞（其中高危 8 个，中危 94 个）全部整改到位": ("WRD053", False),
}
QUERIED = (
    "二十大",
    "职责职守",
    "关键基础建设",
    "七一",
    "省、市委",
    "中心大局",
    "班次培训班",
    "表露合作意向",
    "发表致辞",
)
TRAPS = ("坐不住、等不起", "哔哩哔哩", "三三工作法", "三条线", "36 项", "1+9+100", "截至目前", "山海五心 志愿五为")


@pytest.fixture(scope="module")
def sample() -> Draft:
    return read(SAMPLE)


def judged(draft: Draft) -> dict[str, Finding]:
    return {draft.text.string[finding.start : finding.end]: finding for finding in found(draft, "WRD")}


@needs_shared(SAMPLE)
def test_sure_errors(sample: Draft) -> None:
    findings = judged(sample)
    for text, (code, safe) in SURE.items():
        finding = findings[text]
        assert finding.rule.code == code
        assert finding.severity >= Severity.WARNING
        assert (finding.fix is not None and finding.fix.safety is Safety.SAFE) is safe


@needs_shared(SAMPLE)
def test_queries(sample: Draft) -> None:
    assert set(QUERIED) <= judged(sample).keys()


@needs_shared(SAMPLE)
def test_traps(sample: Draft) -> None:
    string = sample.text.string
    for trap in TRAPS:
        start = string.index(trap)
        assert not [
            finding
            for finding in found(sample, "WRD")
            if finding.severity >= Severity.WARNING and finding.start < start + len(trap) and start < finding.end
        ]


@needs_shared(PROSE)
def test_edited_prose() -> None:
    size, warnings = 0, []
    for path in sorted(PROSE.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        size += len(text)
        warnings += [item for item in found(body(*text.split("\n")), "WRD") if item.severity >= Severity.WARNING]
    assert len(warnings) / size * 100_000 <= 2, [item.message for item in warnings]
