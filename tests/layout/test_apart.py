"""What typists rightly set otherwise, and what no rule of the default says about it; what stands beside it is found."""

from __future__ import annotations

from typing import Any

import pytest

from bulletin_lint import Config, FileResult
from tests.layout.by_hand import DIRECT
from tests.layout.changes import Change, at, color, font, has, on, size
from tests.layout.judged import CONFIG, PROFILE, changed, judged, told
from tests.layout.looks import KAITI
from tests.layout.parts import Parts, w
from tests.layout.rewritings import title_of_two_paragraphs

_FEW = Config(profile=PROFILE)
_POINT, _STRESS = "会议指出", "会议强调"


def _all(*changes: Change) -> Change:
    def apply(parts: Parts) -> None:
        for change in changes:
            change(parts)

    return apply


def _text(words: str, text: str) -> Change:
    """The paragraph with these words says something else, all of it as its first letters look."""

    def apply(parts: Parts) -> None:
        (paragraph,) = parts.having(words)
        first, *others = paragraph.findall(w("r"))
        for run in others:
            paragraph.remove(run)
        (own,) = [each for each in first if each.tag == w("t")]
        own.text = text

    return apply


def _layout(change: Change, config: Config = CONFIG) -> list[str]:
    result: FileResult = judged(changed(DIRECT, change), config)
    return [line for line in told(result) if line.startswith("LAY")]


def test_a_section_set_smaller_as_a_whole_is_meant_so() -> None:
    smaller = _all(at("望川区举办中秋", size(28)), at("全市网络编辑业务培训班开班", size(28)))

    assert _layout(smaller, _FEW) == []
    assert [line[:6] for line in _layout(at("望川区举办中秋", size(28)), _FEW)] == ["LAY021"]


def test_a_speech_in_kaiti_behind_a_colon_is_a_quotation() -> None:
    speech = _all(_text(_POINT, "市委主要负责同志在会上说："), at(_STRESS, font(KAITI)))

    assert _layout(speech) == []
    assert [line[:6] for line in _layout(at(_STRESS, font(KAITI)))] == ["LAY022"]


@pytest.mark.parametrize("label", ["编者按：", "【编者按】", "名词解释：", "延伸阅读：", "领导批示："])
def test_what_goes_on_with_an_aside_is_none_of_the_body(label: str) -> None:
    red = (font(KAITI), size(28), color("FF0000"))
    apart = [at(words, change) for words in (label, _STRESS) for change in red]

    assert _layout(_all(_text(_POINT, f"{label}现将各地的做法刊发如下，供学习参考。"), *apart)) == []


def test_a_line_above_the_title_may_be_smaller() -> None:
    def smaller(parts: Parts) -> None:
        title_of_two_paragraphs(parts)
        at("研究部署下一阶段重点任务", size(32))(parts)
        at("研究部署下一阶段重点任务", font(KAITI))(parts)

    assert _layout(smaller) == []


def test_a_lead_in_bold_and_characters_outside_the_fonts_of_gb2312() -> None:
    lead = _all(on("建立选题清单，做到有的放矢。", font("宋体")), on("建立选题清单，做到有的放矢。", has("<w:b/>")))

    assert _layout(lead) == []
    assert _layout(_all(_text(_POINT, "居民李喆玥说，堃珺书屋很好。"), on("喆玥", font("宋体")))) == []
    assert _layout(_all(_text(_POINT, "居民李喆玥说，堃珺书屋很好。"), on("书屋", font("宋体")))) != []


def test_questions_may_stand_out() -> None:
    asked = _all(_text(_POINT, "问：今年的工作有哪些新的特点？"), at("问：今年", font("黑体")))

    assert _layout(asked) == []


def test_the_number_of_the_issue_is_not_that_of_the_page() -> None:
    def titled(parts: Parts) -> None:
        for name in ("footer1", "footer2"):
            content = parts.part(f"word/{name}.xml").decode().replace("— ", "第12期　第", 1).replace(" —", "页", 1)
            parts.add(f"word/{name}.xml", content.encode())

    found = _layout(titled)
    assert [line[:6] for line in found] == ["LAY007"]
    assert "应为“— 1 —”" in found[0]


def test_equal_words_of_an_editor_are_one_finding() -> None:
    found = _layout(_all(at(_POINT, font("宋体")), at(_STRESS, font("SimSun"))))

    assert len(found) == 1
    assert found[0].startswith("LAY020 正文有2段的字体为宋体，其余")


def test_what_a_run_says_itself_is_not_said_to_come_from_a_style() -> None:
    found = _layout(_all(*(at(words, size(21)) for words in (_POINT, _STRESS))))

    assert found
    assert "来自" not in "".join(found)


def _without_numbers(paragraphs: int) -> Change:
    """No page numbers, and so few paragraphs of the body."""

    def apply(parts: Parts) -> None:
        for name in ("footer1", "footer2"):
            content = parts.part(f"word/{name}.xml").decode()
            start, end = (
                content.index("<w:p>") if "<w:p>" in content else content.index("<w:p "),
                content.rindex("</w:p>"),
            )
            parts.add(f"word/{name}.xml", (content[:start] + "<w:p>" + content[end:]).encode())
        body: Any = parts.section.getparent()
        shown = [each for each in body if each.tag in (w("p"), w("tbl"))]
        keep = [*shown[:paragraphs], *shown[-4:]]
        for each in shown:
            if each not in keep:
                body.remove(each)

    return apply


@pytest.mark.parametrize(("paragraphs", "codes"), [(7, []), (30, ["LAY006"])])
def test_two_pages_need_numbers_and_one_does_not(paragraphs: int, codes: list[str]) -> None:
    assert [line[:6] for line in _layout(_without_numbers(paragraphs), _FEW._replace(select=("LAY006",)))] == codes
