"""Which rule spoke in which month, as a table whose cells are the darker the more there was."""

from __future__ import annotations

from bulletin_lint.output.archive.periods import Period, Periods, periods_of
from bulletin_lint.output.archive.plots import shade
from bulletin_lint.output.archive.view import View, rate
from bulletin_lint.output.pages.html.tags import EMPTY, Markup, join, tag
from bulletin_lint.records.archive_counts import RuleCount

_MOST_PERIODS = 12
_MUCH = 2  # findings per issue: from there on one decimal says enough


def heat(view: View) -> tuple[Markup, Periods]:
    """The table of the most frequent rules, and the periods that it has."""
    months = view.counts.dated
    periods = periods_of([*months], _MOST_PERIODS)
    issues = [period.of(months).issues for period in periods.all]
    rules = view.rules()[: view.top or None]
    rates = [[_rate(view, rule, period) for period in periods.all] for rule in rules]
    most = max((value for row in rates for value in row), default=0)
    places = 1 if most >= _MUCH else 2
    rows = [
        _row(view, rule, [(value, rate(value, places)) for value in row], most, issues)
        for rule, row in zip(rules, rates, strict=True)
    ]
    counts = [tag("td", str(count), class_="number") for count in issues]
    foot = tag("tfoot", tag("tr", tag("th", f"{view.issue}数", scope="row"), *counts))
    table = tag("table", _head(periods), tag("tbody", *rows), foot, class_="heat")
    return tag("div", table, class_="scroll", tabindex="0", role="group", aria_label="规则和月份"), periods


def _head(periods: Periods) -> Markup:
    cells = []
    for place, period in enumerate(periods.all):
        is_first = place == 0 or periods.all[place - 1].year != period.year
        year = tag("span", f"{period.year}年", class_="year") if is_first and period.short else EMPTY
        cells.append(tag("th", year, period.short or period.name, scope="col"))
    return tag("thead", tag("tr", tag("th", "规则", scope="col"), *cells))


def _row(view: View, rule: RuleCount, rates: list[tuple[float, str]], most: float, issues: list[int]) -> Markup:
    cells = [
        tag("td", words if value else "0" if count else "", class_=shade(value, most))
        for (value, words), count in zip(rates, issues, strict=True)
    ]
    name = tag("th", tag("code", rule.code), " ", tag("span", view.title(rule), class_="message"), scope="row")
    return tag("tr", name, join(cells))


def _rate(view: View, rule: RuleCount, period: Period) -> float:
    issues = period.of(view.counts.dated).issues
    found = sum(view.counts.rule_months[rule.code, month] for month in period.months)
    return found / issues if issues else 0.0
