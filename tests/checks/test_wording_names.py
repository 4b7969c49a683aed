"""The same thing named once, lists that are laid down, and what is left over in a draft."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.draft import Draft, Traces
from bulletin_lint.bulletin.profile import override
from bulletin_lint.engine.fixer import edits_of, merge
from bulletin_lint.engine.linter import check
from bulletin_lint.text.edit import applied
from tests.checks.drafts import body, codes, default_profile, found, in_bulletin, rules_of


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("开展“清河行动”，“清河专项行动”见效。", ["WRD120"]),
        ("开展“清河行动”，“清河行动”见效。", []),
        ("践行“两个确立”“两个维护”。", []),
        ("“走在前”“走在前、开新局”。", []),
        ("推进“一号行动计划”“二号行动计划”。", []),
        ("东区“东城提升行动”，西区“西城提升行动”。", []),
        ("印发《青山市防汛应急预案》，落实《青山市防讯应急预案》。", ["WRD121"]),
        ("印发《青山市防汛工作方案》《青山市防汛工作细则》。", []),
        ("《2021年宣传工作要点》《2022年宣传工作要点》", []),
        ("制发《“大干实干500天 争创文明典范城”方案》，推进“大干500天 争创全国文明城”。", ["WRD120"]),
        ("开展“护河行动”，《护河行动》见效。", ["WRD122"]),
    ],
)
def test_near_names(line: str, expected: list[str]) -> None:
    assert codes(body(line), "WRD12") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("宣传部部长林昌明出席。宣传部部长林昌民讲话。", True),
        ("宣传部部长林昌明出席。组织部部长林昌民讲话。", False),
        ("宣传部部长林昌出席。宣传部部长林昌讲话。", False),
        ("副部长林昌明、副部长何平到会。", False),
    ],
)
def test_persons(line: str, expected: bool) -> None:
    assert bool(codes(body(line), "WRD124")) is expected


def test_one_unit_in_one_spelling() -> None:
    (finding,) = found(body("长3公里，宽2公里，绿道5km，步道6km。"), "WRD130")
    assert len(finding.others) == 1
    assert finding.fix
    assert [edit.replacement for edit in finding.fix.edits] == ["公里", "公里"]
    assert not codes(body("长3公里，3kmh。", "建成kmall，长3公里。"), "WRD130")


def test_classifiers_in_a_series() -> None:
    assert codes(body("国家级8人、省级11人、市级48名、区级70名。"), "WRD131") == ["WRD131"]
    assert not codes(body("国家级8人、省级11人。", "市级48名、区级70名。"), "WRD131")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("创新、协调、绿色、开放、共享的新发展理念。", []),
        ("创新、绿色、协调、开放、共享的新发展理念。", ["WRD100"]),
        ("富强、民主、文明、和谐、美丽。", []),
        ("自由、平等、法治、公正。", ["WRD101"]),
        ("富强、民主、文明、和谐，自由、平等、公正、法治，爱国、敬业、友善、诚信。", ["WRD101"]),
        ("开放、绿色、共享、协调的城市。", []),
    ],
)
def test_lists_that_are_laid_down(line: str, expected: list[str]) -> None:
    assert codes(body(line), "WRD100", "WRD101") == expected


def test_a_paragraph_twice() -> None:
    line = "会议要求，各单位要高度重视，加强组织领导，压实工作责任，细化工作举措，认真抓好会议精神的贯彻落实工作。"
    assert codes(in_bulletin([line, line]), "WRD125") == ["WRD125"]
    assert not codes(in_bulletin([line, line.replace("要求", "强调")]), "WRD125")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("由×××主持。", True),
        ("XX市开展行动。", True),
        ("新增岗位{{岗位数}}个。", True),
        ("办结12件（待补充）。", True),
        ("20××年开展行动。", True),
        ("王××到会。", False),
        ("电话139××××1234。", False),
        ("3×3赛事，XXL号。", False),
        ("时间待定，方案待补充完善。", False),
        ("此处风景优美（此处略）。", False),
    ],
)
def test_placeholders(line: str, expected: bool) -> None:
    assert bool(codes(body(line), "WRD140")) is expected


def test_mobile_numbers_stand_in_articles_not_in_the_colophon() -> None:
    assert codes(in_bulletin(["联系王某，电话13912345678。"]), "WRD141") == ["WRD141"]
    draft = in_bulletin(["联系综合科。"])
    assert not codes(draft, "WRD141")
    assert not codes(body("订单号139123456789，编号113912345678。"), "WRD141")


def traced(draft: Draft, final: bool) -> list[str]:
    spans = ((0, 2), (3, 4))
    profile = override(default_profile(), {"wording": {"final": final}}, "")
    draft = Draft(draft.text, draft.bulletin, profile, traces=lambda: Traces(spans, spans, ()))
    return [f"{finding.rule.code}:{finding.severity.label}" for finding in check(draft, rules_of("WRD14"))]


def test_traces_of_work_fail_only_where_the_profile_says_so() -> None:
    draft = body("会议召开。")
    assert traced(draft, final=False) == ["WRD143:info", "WRD144:info"]
    assert traced(draft, final=True) == ["WRD146:error", "WRD147:error"]
    assert not codes(draft, "WRD143", "WRD144", "WRD145", "WRD146", "WRD147", "WRD148")


def test_a_clean_bulletin_is_clean() -> None:
    assert not codes(in_bulletin(["会议强调，要坚持问题导向，加大宣传力度，树立实干导向。"]), "WRD")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("印发《值班办法（实行）》。", "印发《值班办法（实行）》。"),
        ("截止上半年，新增企业30家。", "截至上半年，新增企业30家。"),
        ("截止三季度末，新增企业30家。", "截至三季度末，新增企业30家。"),
        ("报名截止上半年，过期不候。", "报名截止上半年，过期不候。"),
        ("截止8月底前报送。", "截止8月底前报送。"),
    ],
)
def test_where_one_reading_is_left_it_is_repaired(text: str, after: str) -> None:
    draft = body(text)
    edits = edits_of(merge(found(draft, "WRD")))
    assert applied(draft.text.string, edits).removesuffix("\n").replace("(", "（").replace(")", "）") == after
