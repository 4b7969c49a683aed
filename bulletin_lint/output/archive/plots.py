"""The plots of the page, as HTML and SVG of our own. They stretch with the window, the letters in them do not; every
value stands beside its mark, and what a color says is said in words too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from math import ceil, floor, log10
from typing import NamedTuple

from bulletin_lint.output.archive.periods import Period
from bulletin_lint.output.archive.view import rate
from bulletin_lint.output.pages.html.tags import EMPTY, Markup, join, tag
from bulletin_lint.records.archive_counts import Group
from bulletin_lint.records.words import SEVERITIES, SEVERITY_WORDS

_ABOVE, _HIGH, _BELOW = 24, 200, 62  # pixels over the columns, of the highest one, and for what stands under them
_SCALE = 56  # pixels for the scale on the left
_LEAST_PLACES = 6  # that a plot has room for: a column alone is no wall
_FULL = 0.72  # of its place, a column fills
_STEPS = (1, 2, 5, 10)
_TICKS = 5
_SIZES = {8: "few", 12: "some"}  # columns that a narrow window has room for, and that it nearly has
_MANY = "many"
_BAR = 14  # pixels
SHADES = 5


class Level(NamedTuple):
    """A line over the columns from ``first`` to ``last``: the rate of all of them together."""

    first: int
    last: int
    value: float


class Bar(NamedTuple):
    """A row of a bar chart: its name, perhaps a code before it, the value in words, what it is counted from, and the
    parts that the bar is put together from, by severity."""

    name: str
    code: str
    value: str
    base: str
    parts: Mapping[str, float]


def legend(severities: Iterable[str]) -> Markup:
    """What the colors say."""
    items = [
        tag(
            "li", _svg(tag("rect", width="12", height="12", class_=name), width="12", height="12"), SEVERITY_WORDS[name]
        )
        for name in severities
    ]
    return tag("ul", *items, class_="legend")


def columns(periods: Sequence[tuple[Period, Group]], levels: Sequence[Level], measure: str, label: str) -> Markup:
    """A column for each period, as high as the findings per issue, in a part for each severity; the number of issues
    stands under it."""
    most = max([group.per_issue for _, group in periods], default=0) or 1
    step = _step(most)
    top = step * ceil(most / step)
    ticks = [step * number for number in range(round(top / step) + 1)]
    count = max(_LEAST_PLACES, len(periods))
    drawn = [_grid(tick / top) for tick in ticks]
    drawn += [_column(place, count, group, top) for place, (_, group) in enumerate(periods)]
    drawn += [_level(level, count, top) for level in levels]
    drawn += [_value(place, count, group, top) for place, (_, group) in enumerate(periods)]
    drawn += [_under(place, count, periods) for place in range(len(periods))]
    height = _ABOVE + _HIGH + _BELOW
    plot = tag("svg", *drawn, class_="plot", width="100%", height=height, role="img", aria_label=label)
    size = next((name for most, name in _SIZES.items() if count <= most), _MANY)
    scroll = tag("div", plot, class_=f"scroll {size}", tabindex="0", role="group", aria_label=label)
    return tag("div", _scale(ticks, top, measure, height), scroll, class_="columns")


def _scale(ticks: Sequence[float], top: float, measure: str, height: int) -> Markup:
    words = [_text(f"{tick:g}", _SCALE - 8, _y(tick / top) + 4, "end") for tick in ticks]
    words.append(_text(f"每{measure}处数", 0, 11, "start", "axis"))
    words.append(_text(f"{measure}数", _SCALE - 8, _ABOVE + _HIGH + 54, "end", "axis"))
    return tag("svg", *words, class_="scale", width=_SCALE, height=height, aria_hidden="true")


def _grid(share: float) -> Markup:
    y = _y(share)
    return tag("line", x1="0", x2="100%", y1=_px(y), y2=_px(y), class_="grid" if share else "base")


def _column(place: int, count: int, group: Group, top: float) -> Markup:
    if not group.issues:
        return EMPTY
    left, width = (place + (1 - _FULL) / 2) / count, _FULL / count
    shares = [getattr(group, name) / group.issues / top for name in SEVERITIES]
    reached = [0.0, *accumulate(shares)]
    parts = [
        tag("rect", x=_percent(left), width=_percent(width), y=_px(_y(upper)), height=_px(_HIGH * share), class_=name)
        for name, share, upper in zip(SEVERITIES, shares, reached[1:], strict=True)
        if share
    ]
    return join(parts)


def _value(place: int, count: int, group: Group, top: float) -> Markup:
    if not group.issues:
        return EMPTY
    y = _y(group.per_issue / top) - 5
    return _text(rate(group.per_issue), _percent((place + 0.5) / count), y, "middle", "value")


def _level(level: Level, count: int, top: float) -> Markup:
    y = _y(level.value / top)
    start, end = _percent((level.first + 0.04) / count), _percent((level.last + 0.96) / count)
    return tag("line", x1=start, x2=end, y1=_px(y), y2=_px(y), class_="level")


def _under(place: int, count: int, periods: Sequence[tuple[Period, Group]]) -> Markup:
    period, group = periods[place]
    x, base = _percent((place + 0.5) / count), _ABOVE + _HIGH
    is_first = place == 0 or periods[place - 1][0].year != period.year
    words = [_text(period.shortest, x, base + 17, "middle")]
    if is_first and period.short:
        left = _percent((place + (1 - _FULL) / 2) / count)
        words.append(_text(f"{period.year}年", left, base + 33, "start", "year"))
    return join([*words, _text(str(group.issues), x, base + 54, "middle", "count")])


def bars(rows: Sequence[Bar], heads: tuple[str, str, str]) -> Markup:
    """A bar for each row under heads for the name, the value and what it is counted from."""
    most = max([sum(row.parts.values()) for row in rows], default=0) or 1
    name, value, base = heads
    head = tag(
        "li",
        tag("span", name, class_="name"),
        tag("span", value, class_="value"),
        tag("span", base, class_="base"),
        class_="head",
        aria_hidden="true",
    )
    return tag("ol", head, *(_row(row, most) for row in rows), class_="bars")


def _row(row: Bar, most: float) -> Markup:
    code = [tag("code", row.code), " "] if row.code else []
    cells = [
        tag("span", *code, row.name, class_="name"),
        _bar(row.parts, most),
        tag("span", row.value, class_="value"),
        tag("span", row.base, class_="base"),
    ]
    return tag("li", *cells)


def _bar(parts: Mapping[str, float], most: float) -> Markup:
    drawn, reached = [], 0.0
    for name, value in parts.items():
        if value:
            place = {"x": _percent(reached / most), "width": _percent(value / most)}
            drawn.append(tag("rect", height=_BAR, class_=name, **place))
            reached += value
    return _svg(*drawn, width="100%", height=str(_BAR), class_="bar")


def shade(value: float, most: float) -> str:
    """How dark a cell is: the class of a value among others of which ``most`` is the highest."""
    return f"shade-{ceil(SHADES * value / most)}" if value and most else "shade-0"


def _step(most: float) -> float:
    """The distance of ticks: so many as are read easily, at round numbers."""
    rough = most / _TICKS
    size = 10.0 ** floor(log10(rough))
    return next(size * step for step in _STEPS if size * step >= rough - size / 1e9)


def _svg(*children: Markup, **attributes: str) -> Markup:
    return tag("svg", *children, aria_hidden="true", **attributes)


def _text(words: str, x: str | float, y: float, anchor: str, kind: str = "") -> Markup:
    return tag("text", words, x=x if isinstance(x, str) else _px(x), y=_px(y), text_anchor=anchor, class_=kind or None)


def _y(share: float) -> float:
    return round(_ABOVE + _HIGH * (1 - share), 1)


def _px(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _percent(share: float) -> str:
    return f"{100 * share:.3f}".rstrip("0").rstrip(".") + "%"
