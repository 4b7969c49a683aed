"""Kind ``near-names``: names that are nearly the same in one issue, so that one of them is likely a slip."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.lines import compact
from bulletin_lint.checks.reading.confused import are_confused
from bulletin_lint.checks.reading.nearby import TELLING, common_ends, one_slip
from bulletin_lint.checks.reading.quoted import quotations
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.toml.decode import Doc

# Words that are easily put into a name or left out of it.
_LOOSE = ("专项", "主题", "系列", "集中", "全国", "全省", "全市", "大", "工作", "活动", "宣传", "教育", "志愿")
_LONG = 10
_LONGEST = 60  # characters of a unit's name that is compared
_NEIGHBORS = 60  # names after a name, of those that begin or end like it, that it is compared with
_ALIKE = 0.75
_SLIP = 5  # characters of a name at least in which one slip counts
_CLOSE = 2  # characters between two names that are listed together
_JOINTS = frozenset("、和及与或 ")
_HAN = compiled(r"[一-鿿]")
_INNER = compiled(r"“[^“”\n]+”")
_STOPS = frozenset("，。；：！？")

Names = Mapping[str, Sequence[tuple[int, int]]]


class NearNames(NamedTuple):
    """``finds``: ``quoted`` names in “ ”, ``titles`` in 《 》, ``units`` of attributions and lists, or ``marks``,
    where one name stands once in “ ” and once in 《 》. Names of fewer than ``least`` characters are not compared."""

    finds: Annotated[
        Literal["quoted", "titles", "units", "marks"],
        Doc(
            "哪里的名称：quoted 引号里的，titles 书名号里的，units 署名和报送发里的单位，"
            "marks 一处用引号、一处用书名号的"
        ),
    ]
    least: Annotated[int, Doc("名称至少几个字才比较")] = 4


def run(draft: Draft, parameters: NearNames) -> Iterator[Hit]:
    if parameters.finds == "marks":
        yield from _marks(draft, parameters.least)
        return
    names = _units(draft) if parameters.finds == "units" else getattr(draft.shared(_enclosed), parameters.finds)
    long = [name for name in names if len(name) >= parameters.least]
    alike, pairs = (_one_slip_unit, _slips(long)) if parameters.finds == "units" else (_alike, _pairs(long))
    of_titles = parameters.finds == "titles"
    for a, b in sorted(set(pairs)):
        if of_titles and (not _title_alike(a, b) or _side_by_side(draft.text.string, names[a], names[b])):
            continue
        if alike(a, b):
            rare, usual = (a, b) if len(names[a]) < len(names[b]) else (b, a)
            start, end = names[rare][0]
            yield Hit(start, end, (), {"name": rare, "other": usual}, others=(names[usual][0],))


class _Enclosed(NamedTuple):
    """Where each name stands in “ ” and in 《 》, marks included."""

    quoted: dict[str, list[tuple[int, int]]]
    titles: dict[str, list[tuple[int, int]]]


def _enclosed(draft: Draft) -> _Enclosed:
    string = draft.text.string
    names = _Enclosed({}, {})
    for start, end in draft.shared(quotations).spans:
        if string[start] == "《":
            _add(names.titles, string, start, end)
            for inner in _INNER.finditer(string, start, end):
                _add(names.quoted, string, *inner.span())
        else:
            _add(names.quoted, string, start, end)
    return names


def _add(names: dict[str, list[tuple[int, int]]], string: str, start: int, end: int) -> None:
    name = string[start + 1 : end - 1].replace(" ", "")
    if _STOPS.isdisjoint(name):
        names.setdefault(name, []).append((start, end))


def _units(draft: Draft) -> Names:
    spans = [unit for a in draft.bulletin.articles if a.attribution for unit in a.attribution.units]
    spans += [member for part in draft.bulletin.distribution for member in part.members]
    names: dict[str, list[tuple[int, int]]] = {}
    for span in spans:
        names.setdefault(compact(draft.text.string[span.start : span.end]), []).append((span.start, span.end))
    return names


def _pairs(names: Sequence[str]) -> set[tuple[str, str]]:
    """The pairs that begin or end alike; others are not compared, and of very many only neighbors."""
    groups: dict[tuple[str, str], list[str]] = {}
    for name in names:
        groups.setdefault(("", name[:2]), []).append(name)
        groups.setdefault((name[-2:], ""), []).append(name)
    return {
        (min(name, other), max(name, other))
        for group in groups.values()
        for number, name in enumerate(group)
        for other in group[number + 1 : number + 1 + _NEIGHBORS]
    }


def _slips(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs that begin or end alike, of which one lacks a character of the other or has two in the wrong order."""
    known = frozenset(names)
    for name in names:
        places = range(len(name) if len(name) <= _LONGEST else 0)
        slips = {name[:at] + name[at + 1 :] for at in places}
        slips |= {name[:at] + name[at : at + 2][::-1] + name[at + 2 :] for at in places}
        for other in (slips & known) - {name}:
            if name[:2] == other[:2] or name[-2:] == other[-2:]:
                yield min(name, other), max(name, other)


def _side_by_side(string: str, some: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> bool:
    """Whether two names are listed one right after the other, as two things are."""
    return _follow(string, some, others) or _follow(string, others, some)


def _follow(string: str, some: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> bool:
    starts = {start for start, _ in others}
    gaps = range(_CLOSE + 1)
    return any(end + gap in starts and _JOINTS.issuperset(string[end : end + gap]) for _, end in some for gap in gaps)


def _alike(a: str, b: str) -> bool:
    """One is the other with a loose word inside it, or one slip away, or long and of mostly the same words."""
    if _title_alike(a, b):
        return True
    short, long = sorted((a, b), key=len)
    head, tail = common_ends(short, long)
    within = head and tail and head + tail < len(short)
    if not within or len(short) < _LONG or head < 2 or _telling(a) != _telling(b):
        return False
    return not one_slip(a, b) and SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE


def _title_alike(a: str, b: str) -> bool:
    """One is the other with a loose word inside it, or one slip away; documents differ in a word or two."""
    short, long = sorted((a, b), key=len)
    head, tail = common_ends(short, long)
    if head == len(short) or (tail == len(short) and not head) or not head or not tail:
        return False
    if len(short) != len(long) and head + tail == len(short):
        return head > 1 and tail > 1 and long[head : len(long) - tail] in _LOOSE
    slip = len(short) >= _SLIP and one_slip(a, b) and _telling(a) == _telling(b)
    return slip and (len(a) != len(b) or sorted(a) == sorted(b) or _is_slip(a[head], b[head]))


def _is_slip(a: str, b: str) -> bool:
    """Whether one character may stand for another by mistake: one is no Han character, or they are known for it."""
    return not (_HAN.match(a) and _HAN.match(b)) or are_confused(a, b)


def _telling(name: str) -> list[str]:
    return [char for char in name if char in TELLING]


def _one_slip_unit(a: str, b: str) -> bool:
    """A unit's name with one character left out, put in twice, or two in the wrong order."""
    if not one_slip(a, b) or not _HAN.search(a):
        return False
    return len(a) != len(b) or sorted(a) == sorted(b)


def _marks(draft: Draft, least: int) -> Iterator[Hit]:
    quoted, titles = draft.shared(_enclosed)
    for name in quoted.keys() & titles.keys():
        if len(name) >= least:
            places = sorted((*quoted[name], *titles[name]))
            yield Hit(*places[-1], (), {"name": name}, others=(places[0],))


KIND = Kind("near-names", run, NearNames)
