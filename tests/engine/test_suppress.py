"""Findings waived by remarks on the text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.hit import Severity
from bulletin_lint.engine.suppress import Waived, Waiver, waived, waiver
from bulletin_lint.text.text import Text
from tests.engine.engines import rule

TEXT = Text.of_lines(["甲乙丙丁", "戊己庚"])
REMARK = "bulletin-lint: ignore"


def finding(start: int, end: int, code: str = "TST001") -> Finding:
    return Finding(rule(lambda _: [], code), start, end, "", Severity.WARNING)


def means(selectors: Sequence[str], found: Finding) -> bool:
    return found.rule.code in selectors


@pytest.mark.parametrize(
    ("remark", "selectors", "words"),
    [
        ("bulletin-lint: ignore", (), "bulletin-lint: ignore"),
        ("bulletin-lint:ignore[PUN012]", ("PUN012",), "bulletin-lint:ignore[PUN012]"),
        ("bulletin-lint : ignore [PUN012]。", ("PUN012",), "bulletin-lint : ignore [PUN012]"),
        ("Bulletin-Lint：忽略【PUN、date-form】", ("PUN", "date-form"), "Bulletin-Lint：忽略【PUN、date-form】"),
        ("惯例。bulletin-lint: ignore［A，B；C;D, E F］", tuple("ABCDEF"), "bulletin-lint: ignore［A，B；C;D, E F］"),
        ("本刊惯例\nbulletin-lint: ignore\n王", (), "bulletin-lint: ignore"),
        ("bulletin-lint: ignore[A]——引文如此", ("A",), "bulletin-lint: ignore[A]"),
        (" bulletin-lint: ignore[A] （引文如此）", ("A",), "bulletin-lint: ignore[A]"),
        ("bulletin-lint: ignore[A] -- a quotation", ("A",), "bulletin-lint: ignore[A]"),
        ("bulletin-lint: ignore[]", (), "bulletin-lint: ignore[]"),
        ("bulletin-lint: ignore[,A,]", ("A",), "bulletin-lint: ignore[,A,]"),
    ],
)
def test_a_remark_names_what_it_waives(remark: str, selectors: tuple[str, ...], words: str) -> None:
    assert waiver(1, 3, remark, TEXT) == Waiver(1, 3, selectors, words)


@pytest.mark.parametrize(
    "remark",
    [
        *("", "请核对", "bulletin-lint", "ignore[PUN012]", "bulletin-lint: check"),
        # what speaks of waivers, or quotes one
        *("不要写 bulletin-lint: ignore", "见 bulletin-lint: ignore[A]", "bulletin-lint: ignore 是什么意思？"),
        *("批注“bulletin-lint: ignore[A]”没有屏蔽任何问题，可以删除", "bulletin-lint: ignore[A] 已删"),
    ],
)
def test_a_remark_about_something_else_waives_nothing(remark: str) -> None:
    assert waiver(1, 3, remark, TEXT) is None


@pytest.mark.parametrize(("at", "span"), [(0, (0, 4)), (2, (0, 4)), (4, (0, 4)), (5, (5, 8)), (8, (5, 8))])
def test_a_remark_on_a_place_holds_for_its_paragraph(at: int, span: tuple[int, int]) -> None:
    assert waiver(at, at, REMARK, TEXT) == Waiver(*span, (), REMARK)


@pytest.mark.parametrize(
    ("start", "end", "covered"),
    [
        (0, 1, False),  # ends where the waiver begins
        (0, 2, True),
        (1, 3, True),
        (0, 4, True),
        (2, 3, True),
        (2, 4, True),
        (3, 4, False),  # begins where the waiver ends
        (0, 0, False),
        (1, 1, True),  # an empty finding counts where it stands, the borders included
        (2, 2, True),
        (3, 3, True),
        (4, 4, False),
    ],
)
def test_a_waiver_covers_what_shares_a_character_with_it(start: int, end: int, covered: bool) -> None:
    one, mark = finding(start, end), Waiver(1, 3, (), REMARK)
    assert waived([one], [mark], means) == (Waived([], [one], []) if covered else Waived([one], [], [mark]))


def test_selectors_choose_among_the_findings_and_each_waiver_is_judged_alone() -> None:
    first, second = finding(0, 2), finding(0, 2, "TST002")
    named, other, all_rules = (Waiver(0, 2, named, "") for named in (("TST002",), ("TST003",), ()))
    assert waived([first, second], [named, other], means) == Waived([first], [second], [other])
    assert waived([first, second], [named, other, all_rules], means) == Waived([], [first, second], [other])
    assert waived([first, second], [], means) == Waived([first, second], [], [])
    assert waived([], [named], means) == Waived([], [], [named])


LONG = Text.of_lines(["　甲乙丙丁 ", "戊己庚", "辛壬癸"])  # ten characters that can be seen


@pytest.mark.parametrize(
    ("start", "end", "selectors", "all_of_it"),
    [
        (0, 8, (), False),  # five of ten
        (0, 9, (), True),  # six
        (0, 15, (), True),
        (0, 15, ("PUN",), False),  # says which rules
        (0, 7, (), False),  # one paragraph
    ],
)
def test_a_waiver_of_everything_in_most_of_the_text_is_none(
    start: int, end: int, selectors: tuple[str, ...], all_of_it: bool
) -> None:
    assert Waiver(start, end, selectors, REMARK).covers_all(LONG) is all_of_it


def test_however_long_a_paragraph_is_it_can_be_waived() -> None:
    assert not Waiver(0, 20, (), REMARK).covers_all(Text.of_lines(["甲" * 20, "乙"]))


def test_a_waiver_that_begins_long_before_others_still_holds_where_they_do_not() -> None:
    wide, narrow, idle = Waiver(0, 8, ("A",), ""), Waiver(1, 2, (), ""), Waiver(6, 7, ("B",), "")
    findings = [finding(0, 1, "A"), finding(1, 2, "B"), finding(3, 4, "B"), finding(6, 7, "A")]
    assert waived(findings, [narrow, idle, wide], means) == Waived([findings[2]], [*findings[:2], findings[3]], [idle])
