"""Numbers, running numbers and dates from one issue to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from bulletin_lint.bulletin.remark import Remark
from bulletin_lint.series.facts import written
from bulletin_lint.series.places import GOES_ON, Placed, Slip, begins_anew, goes_on, skipped
from bulletin_lint.series.timeline import changes

Told = tuple[int, Remark]
"""A remark, and the index of the issue that it is about."""

_MOST_NAMED = 3  # missing numbers that are named one by one
_GAPS = 3  # one step of so many may leave numbers out; else the files are chosen from a series
_LONGEST_GAP = 100  # numbers that are missing at once; more are none that anybody misses
_SETTLED = 2  # issues in a row that show how things are meant


def judge(issues: Sequence[Placed]) -> Iterator[Told]:
    """What is wrong with the numbers and dates of issues in their order."""
    yield from _out_of_place(issues)
    yield from _missing(issues)
    yield from _not_restarted(issues)
    yield from _totals(issues)
    yield from _without_total(issues)


def _out_of_place(issues: Sequence[Placed]) -> Iterator[Told]:
    for index, issue in enumerate(issues):
        facts = issue.facts
        values = {"this": facts.called}
        if issue.slip is Slip.TWICE:
            twin = issues[index - 1].facts
            other = f"{written(twin.date)}的一期" if twin.date else "另一期"
            yield index, Remark("twice", "number", "", {**values, "other": other, "file": twin.file_beside(facts)})
        elif issue.slip is Slip.NUMBER:
            should = facts._replace(first=issue.first, number=issue.number)
            wanted = should.called_in(None if issue.year == facts.year else issue.year)
            yield index, Remark("number", "number", "", {**values, "wanted": wanted})
        elif issue.slip is Slip.DATE:
            values = {"this": facts.called_in(issue.year)}
            yield index, Remark("date", "date", "", {**values, "other": _neighbour(issues, index)})


def _neighbour(issues: Sequence[Placed], index: int) -> str:
    """The issue that the date contradicts, with its date."""
    date = issues[index].facts.date
    above = next((other.facts for other in issues[:index][::-1] if other.slip is Slip.NONE and other.day), None)
    below = next((other.facts for other in issues[index + 1 :] if other.slip is Slip.NONE and other.day), None)
    if above and date < above.date:
        return f"早于上一期（{above.called}，{written(above.date)}）"
    if below and date > below.date:
        return f"晚于下一期（{below.called}，{written(below.date)}）"
    if above:
        return f"与上一期（{above.called}，{written(above.date)}）接不上"
    return f"与下一期（{below.called}，{written(below.date)}）接不上" if below else "与前后各期不符"


def _missing(issues: Sequence[Placed]) -> Iterator[Told]:
    """Numbers that no issue bears, told of the issue behind them; where there are very many, the files are chosen."""
    counted = [(index, issue) for index, issue in enumerate(issues) if issue.slip is not Slip.TWICE]
    gaps = []
    for (_, above), (index, below) in pairwise(counted):
        missing = skipped(above, below)
        if 0 < missing <= _LONGEST_GAP and below.year - above.year <= 1:
            gaps.append((index, below.first - missing, above))
    if _GAPS * len(gaps) >= len(counted):
        return
    for index, first, above in gaps:
        values = {"missing": _named(first, issues[index].first - 1), "above": above.facts.called}
        yield index, Remark("missing", "number", "", {"this": issues[index].facts.called, **values})


def _named(first: int, last: int) -> str:
    if last - first >= _MOST_NAMED:
        return f"第{first}期至第{last}期（共{last - first + 1}期）"
    return "、".join(f"第{number}期" for number in range(first, last + 1))


def _not_restarted(issues: Sequence[Placed]) -> Iterator[Told]:
    """A year that goes on counting, though the year before began anew, or years do; of several in a row the first."""
    turns = [(index, *pair) for index, pair in enumerate(pairwise(issues), 1) if pair[0].year < pair[1].year]
    before = begins_anew(issues)
    for index, above, below in turns:
        if below.year - above.year > 1:
            continue
        anew = not goes_on(above, below)
        if before and not anew:
            values = {"this": below.facts.called, "above": above.facts.called}
            yield index, Remark("not-restarted", "number", "", values)
        before = anew


def _totals(issues: Sequence[Placed]) -> Sequence[Told]:
    """Running numbers that do not grow with the numbers, as the office counts joint issues: each for as many issues as
    it joins, or for one."""
    joint = any(issue.first != issue.number for issue in issues)
    return min((list(_totals_by(issues, as_one)) for as_one in (False, True)[: 1 + joint]), key=len)


def _totals_by(issues: Sequence[Placed], as_one: bool) -> Iterator[Told]:
    """Running numbers that are wrong: one by itself, or from one issue on."""
    offsets: list[tuple[int, int]] = []  # of each issue with a running number: its index, and the total less the count
    for index, count in _counts(issues, as_one):
        total = issues[index].facts.total
        if total is not None:
            offsets.append((index, total - count))
    runs = [[*run] for _, run in groupby(offsets, key=lambda item: item[1])]
    for place, run in enumerate(runs):
        above = runs[place - 1] if place else None
        below = runs[place + 1] if place + 1 < len(runs) else None
        if above is None:
            if below and len(run) == 1 and len(below) >= _SETTLED:
                yield _total(issues, run[0], below[0][1])
        elif not (place > 1 and len(above) == 1 and runs[place - 2][0][1] == run[0][1]):
            first = place == 1 and len(above) == 1 and len(run) >= _SETTLED  # the issue before was told
            stays = below is None or below[0][1] != above[0][1]
            if not first:
                yield (stays and _year_cut_short(issues, run[0], above[0][1])) or _total(issues, run[0], above[0][1])


def _year_cut_short(issues: Sequence[Placed], item: tuple[int, int], offset: int) -> Told | None:
    """What a running number shows that has counted more issues than the year before it has, if there are other years
    that had as many: its last ones are missing."""
    index, own = item
    above, this = issues[index - 1], issues[index]
    last = above.number + own - offset
    had = any(issue.number >= last and issue.year not in (above.year, this.year) for issue in issues)
    if not above.number < last <= above.number + GOES_ON or this.first != 1 or above.year + 1 != this.year or not had:
        return None
    values = {"missing": _named(above.number + 1, last), "above": above.facts.called, "this": this.facts.called}
    return index, Remark("missing", "number", "", values)


def _counts(issues: Sequence[Placed], as_one: bool) -> Iterator[tuple[int, int]]:
    """How far the numbers have counted at each issue that is not one of twins, joint ones as one or not; what years
    without an issue have counted is not known, so that it is taken from the running number behind them."""
    count, last = 0, None
    for index, issue in enumerate(issues):
        if issue.slip is Slip.TWICE:
            continue
        if last is not None and issue.year - last.year <= 1:
            on = last.year == issue.year or goes_on(last, issue)
            joint = issue.number - issue.first if as_one else 0
            count += issue.number - joint - (last.number if on else 0)
        elif last is not None:
            count += (issue.facts.total or 0) - (last.facts.total or 0)
        last = issue
        yield index, count


def _total(issues: Sequence[Placed], item: tuple[int, int], offset: int) -> Told:
    index, own = item
    facts = issues[index].facts
    assert facts.total is not None
    wanted = facts.total - own + offset
    return index, Remark("total", "total", "", {"this": facts.called, "total": str(facts.total), "wanted": str(wanted)})


def _without_total(issues: Sequence[Placed]) -> Iterator[Told]:
    """Issues that lack the running number which those around them have; where none has it any more, it was given up."""
    have = [(index, issue.facts.total is not None) for index, issue in enumerate(issues)]
    for index, has, _, stays in changes(have):
        if has:
            continue
        beside = issues[index - 1 if index else 1]
        values = {"this": issues[index].facts.called, "above": beside.facts.called}
        if stays:
            values |= {"what": "期号", "change": "不再写总期号"}
        yield index, Remark("changed" if stays else "total-lost", "number", "", values)
