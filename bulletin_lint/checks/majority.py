"""Kind ``majority``: where two forms are legal, the document's own majority decides; the minority is reported once."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.places import extent, found_in, paragraphwise, present
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import check
from bulletin_lint.text.edit import Edit
from bulletin_lint.toml.decode import Doc

_CLEAR = 2  # how many times as common a form must be for the others to be slips


class Majority(NamedTuple):
    """``forms`` are ``[name, pattern, anchor, ...]``; without one of its anchors a form does not occur. The first is
    preferred: it wins a tie, and counts ``favour`` times. ``least`` is how often the majority must occur. ``replace``
    maps a form's name to the text of one occurrence, where that is a fixed string. ``when`` is ``mixed``, or
    ``consistent``: then a text that keeps to a form other than the first is reported. Patterns are tried as those of
    kind ``pattern`` are."""

    forms: Annotated[tuple[tuple[str, ...], ...], Doc("几种写法，每种为 [名称, 正则, 必有的字…]；第一种优先")]
    when: Annotated[
        Literal["mixed", "consistent"], Doc("mixed 几种混用时报告；consistent 全文只用后面某一种时报告")
    ] = "mixed"
    least: Annotated[int, Doc("多数写法至少出现几次才作数")] = 1
    favour: Annotated[int, Doc("第一种写法每处算几处")] = 1
    replace: Annotated[Mapping[str, str], Doc("写法的名称及其文字，据此把少数改为多数")] = MappingProxyType({})

    def validate(self) -> None:
        if any(len(form) < 2 for form in self.forms):
            raise ValueError("forms 的每一项应为 [名称, 正则, 起首字符…]")


def _places(draft: Draft, form: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where the form stands. A group ``from`` in the pattern's lookbehind is where a place begins."""
    return [extent(match) for match in found_in(draft, form[1], form[2:])]


def run(draft: Draft, parameters: Majority) -> Iterator[Hit]:
    string = draft.text.string
    mixed = parameters.when == "mixed"
    if mixed and sum(not form[2:] or present(string, form[2:]) for form in parameters.forms) < 2:
        return
    counted = [(form[0], _places(draft, form)) for form in parameters.forms]
    used = [(name, places) for name, places in counted if places]
    if len(used) < 2:
        if not mixed and used and used[0] != counted[0]:
            yield _minority(used[0][1], used[0][0], counted[0][0], 0, parameters)
        return
    if not mixed:
        return
    weights = {counted[0][0]: parameters.favour}
    winner, most = max(counted, key=lambda item: len(item[1]) * weights.get(item[0], 1))
    if len(most) < parameters.least:
        return
    for name, places in counted:
        if name != winner and places:
            yield _minority(places, name, winner, len(most), parameters)


def _minority(places: list[tuple[int, int]], name: str, winner: str, most: int, parameters: Majority) -> Hit:
    wanted = parameters.replace.get(winner)
    edits = tuple(Edit(start, end, wanted) for start, end in places) if wanted is not None else ()
    values = {
        "minority": name,
        "majority": winner,
        "count": str(len(places)),
        "here": f"含此处共{len(places)}处" if len(places) > 1 else "此处",
        "most": str(most),
        "fixed": wanted or "",
    }
    return Hit(*places[0], edits, values, most >= _CLEAR * len(places), tuple(places[1:]))


def flaw(parameters: Majority, text: str) -> str:
    """Nothing that an example would show; raises ValueError for a form that is no regular expression."""
    for _, pattern, *_ in parameters.forms:
        check(paragraphwise(pattern))
    return ""


KIND = Kind("majority", run, Majority, flaw=flaw)
