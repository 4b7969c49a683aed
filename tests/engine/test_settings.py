"""Settings in fixes: which go together, and that they are made where the text is after the edits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.fixer import converge, merge, settings_of
from bulletin_lint.engine.hit import Fix, Safety, Severity
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.setting import Setting, shifted
from tests.engine.engines import rule

SIZES = st.sampled_from([28, 32])


def setting(start: int, end: int, value: int = 32, name: str = "size") -> Setting:
    return Setting("letters", start, end, name, value)


def finding(*edits: Edit) -> Finding:
    return Finding(rule(lambda _: []), 0, 0, "", Severity.WARNING, Fix(edits, Safety.SAFE))


def setting_only(*settings: Setting, safety: Safety = Safety.SAFE) -> Finding:
    return finding()._replace(fix=Fix((), safety, settings))


def test_one_property_cannot_have_two_values() -> None:
    one, other = setting_only(setting(0, 5)), setting_only(setting(4, 9, 28))
    assert merge([one, other]) == [one]
    assert merge([other, one]) == [other]


def test_properties_that_differ_or_places_that_only_touch_go_together() -> None:
    kinds = [
        setting_only(setting(0, 5)),
        setting_only(setting(0, 5, name="bold")),
        setting_only(setting(5, 9, 28)),
        setting_only(setting(2, 4)),
    ]
    assert merge(kinds) == kinds


def test_unsafe_ones_take_part_only_when_asked_for() -> None:
    unsafe = setting_only(setting(0, 5), safety=Safety.UNSAFE)
    assert merge([unsafe]) == []
    assert merge([unsafe], unsafe=True) == [unsafe]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6), SIZES), max_size=20))
def test_no_place_is_to_have_two_values(made: list[tuple[int, int, int]]) -> None:
    findings = [setting_only(setting(start, start + length, value)) for start, length, value in made]
    chosen = settings_of(merge(findings))
    for at in range(40):
        assert len({each.value for each in chosen if each.start <= at < each.end}) <= 1


def test_settings_move_with_the_text() -> None:
    edits = [Edit(0, 2, ""), Edit(7, 7, "甲")]
    assert shifted([setting(2, 6), setting(8, 10)], edits) == [setting(0, 4), setting(7, 9)]
    assert shifted([setting(2, 6)], []) == [setting(2, 6)]


def test_both_are_made_in_one_round() -> None:
    both = finding()._replace(fix=Fix((Edit(0, 2, ""),), Safety.SAFE, (setting(2, 6),)))
    seen: list[tuple[list[Edit], list[Setting]]] = []

    def apply(document: str, edits: list[Edit], settings: list[Setting]) -> str:
        seen.append((edits, settings))
        return "done"

    outcome = converge("new", lambda document: [both] if document == "new" else [], apply)
    assert (outcome.document, outcome.fixed) == ("done", (both,))
    assert seen == [([Edit(0, 2, "")], [setting(2, 6)])]
