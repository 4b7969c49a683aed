"""The page on an archive: one file with plots and the tables behind them, to be read, printed and pinned to a wall."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from importlib.resources import files

from bulletin_lint import __version__
from bulletin_lint.output.archive.heat import heat
from bulletin_lint.output.archive.periods import month_name, periods_of
from bulletin_lint.output.archive.plots import Bar, Level, bars, columns, legend
from bulletin_lint.output.archive.table_files import MAKER
from bulletin_lint.output.archive.view import (
    Part,
    View,
    facts,
    part,
    percent,
    rate,
    remarks,
    subject,
    trend_sentence,
)
from bulletin_lint.output.pages.html.shell import document, resource
from bulletin_lint.output.pages.html.tags import EMPTY, Child, Markup, tag
from bulletin_lint.records.archive_counts import Group
from bulletin_lint.records.words import SEVERITIES, SEVERITY_WORDS

_MOST_PERIODS = 24
_FEW = 5  # issues or articles that a rate is made of: too few to go by
_IN_FIGURES = ("期数", "份数")
_MOST_ROWS = 300  # of a table that is folded away: more nobody reads, and CSV has all


def page(view: View) -> str:
    """The HTML document. The same counts give the same text."""
    title = f"统计：{'，'.join(subject(view.counts)) or '全部结果'}"
    style = Markup(resource("colors.css") + files(__package__).joinpath("stats.css").read_text("utf-8"))
    tables = {*view.tables}
    tables |= {"heat"} if {"rule", "month"} <= tables and len(view.counts.dated) > 1 and view.counts.rules else set()
    sections = [section(view) for name, section in _SECTIONS.items() if name in tables]
    main = tag("main", _head(view), *sections, _foot(view))
    return document(title, style, main, maker=MAKER)


def _head(view: View) -> Markup:
    total, word = view.counts.total, view.issue
    clean = total.issues - total.faulty
    figures = [
        (f"{total.issues}{word}", "已检查"),
        (f"{total.findings}处", "问题"),
        (f"{rate(total.per_issue)}处", f"平均每{word}"),
        (percent(clean, total.issues), f"没有问题的{word}数占比"),
    ]
    big = [tag("div", tag("dt", label), tag("dd", value)) for value, label in figures] if total.issues else []
    more = [tag("p", tag("b", label), " ", words) for label, words in facts(view) if label not in _IN_FIGURES]
    sentence = trend_sentence(view)
    trend = tag("p", sentence, class_=f"trend {view.trend.direction}") if sentence and view.trend else EMPTY
    return tag(
        "header",
        tag("h1", *(tag("span", words) for words in subject(view.counts) or ["检查结果的统计"])),
        tag("dl", *big, class_="figures") if big else EMPTY,
        trend,
        tag("div", *more, class_="facts"),
    )


def _foot(view: View) -> Markup:
    said = [tag("li", f"{remark}。") for remark in remarks(view)]
    notes = tag("ul", *said) if said else EMPTY
    return tag("footer", notes, tag("p", f"由 bulletin-lint {__version__} 统计。"))


def _section(key: str, title: str, about: str, *content: Markup) -> Markup:
    return tag("section", tag("h2", title, id=key), tag("p", about, class_="about"), *content, aria_labelledby=key)


def _behind(caption: str, heads: Sequence[str], rows: Iterable[Sequence[Child]], texts: int = 1) -> Markup:
    """The table behind a plot, folded away; its first ``texts`` columns are words, the others numbers."""

    def cells(name: str, row: Sequence[Child], **attributes: str) -> list[Markup]:
        return [
            tag(name, cell, class_=None if place < texts else "number", **attributes) for place, cell in enumerate(row)
        ]

    head = tag("tr", *cells("th", heads, scope="col"))
    body = [tag("tr", *cells("td", row)) for row in rows]
    table = tag("table", tag("thead", head), tag("tbody", *body))
    scroll = tag("div", table, class_="scroll", tabindex="0", role="group", aria_label=caption)
    return tag("details", tag("summary", caption), scroll)


def _months(view: View) -> Markup:
    months, word = view.counts.dated, view.issue
    periods = periods_of([*months], _MOST_PERIODS)
    groups = [(period, period.of(months)) for period in periods.all]
    trend = view.trend
    title = f"各{periods.word}每{word}平均问题数"
    levels = []
    if trend:
        first, last = trend.first, trend.last
        change = {"better": "在下降", "worse": "在上升", "even": "没有明显变化"}[trend.direction]
        title = f"每{word}平均问题数{change}：从{rate(first.group.per_issue)}处到{rate(last.group.per_issue)}处"
        place = {month: number for number, period in enumerate(periods.all) for month in period.months}
        levels = [
            Level(place[months[0]], place[months[-1]], group.per_issue)
            for months, group in (first, last)
            if months[0] in place and periods.word == "月"
        ]
    about = f"柱高是该{periods.word}每{word}平均几处问题，颜色是程度，柱下是{word}数。"
    if trend and levels:
        values = "、".join(rate(level.value) for level in levels)
        about += f"虚线是最初和最近{len(trend.first.months)}个月的平均：{values}处。"
    about += f"更早的{periods.left_out}个月没有画出。" if periods.left_out else ""
    rows = [_row(month_name(month), group, False) for month, group in months.items()]
    table = _behind("各月的数目", ["月份", *_heads(word, False)], rows)
    return _section(
        "month", title, about, legend(_present(view.counts.total)), columns(groups, levels, word, title), table
    )


def _rules(view: View) -> Markup:
    rules, word = view.rules(), view.issue
    top = rules[: view.top or len(rules)]
    share = percent(sum(rule.findings for rule in top), sum(rule.findings for rule in rules))
    title = (
        f"最多的{len(top)}条规则，占全部问题的{share}"
        if len(rules) > len(top)
        else f"各条规则的处数（共{len(rules)}条）"
    )
    drawn = [
        Bar(view.title(rule), rule.code, f"{rule.findings}处", f"{rule.issues}{word}", rule.group.severities)
        for rule in top
    ]
    heads = ["编号", "程度", "名称", "处数", f"{word}数", "可自动修复", "核对后可修复"]
    rows = [
        [
            tag("code", rule.code),
            SEVERITY_WORDS[rule.severity],
            view.title(rule),
            *map(str, (rule.findings, rule.issues, rule.safe, rule.unsafe)),
        ]
        for rule in rules[:_MOST_ROWS]
    ]
    return _section(
        "rule",
        title,
        f"柱长是处数，颜色是程度；右边是有这一问题的{word}数。",
        legend(_present(view.counts.total)),
        bars(drawn, ("规则", "处数", f"{word}数")),
        _behind(_all_of("各条规则的数目", len(rules)), heads, rows, 3),
    )


def _groups(view: View, name: str) -> Markup:
    kind = part(view, name)
    measure = "篇" if kind.by_article else view.issue
    ranked = kind.ranked()
    named = [(words, group) for words, group in ranked if kind.size(group)]
    top = sorted(named[: view.top or len(named)], key=lambda item: -kind.rate(item[1]))
    drawn = [
        Bar(words, "", f"{kind.shown_rate(group)}处", _base(kind.size(group), measure), _rates(group, kind))
        for words, group in top
    ]
    what = kind.heading.removeprefix("按")
    title = f"各{what}每{measure}平均问题数{_range(kind, top)}"
    if len(named) > len(top):
        title += f"（问题最多的{len(top)}个，共{len(named)}个）"
    about = f"柱长是每{measure}平均几处问题，与{measure}数多少无关；右边是{measure}数，太少的，平均数不可靠。"
    about += "几个单位共同署名的，各计一次。" if name == "unit" else ""
    table = _behind(
        _all_of(f"各{what}的数目", len(ranked)),
        [what, *_heads(view.issue, kind.by_article)],
        [_row(words, group, kind.by_article) for words, group in ranked[:_MOST_ROWS]],
    )
    heads = (what, f"每{measure}处数", f"{measure}数")
    return _section(name, title, about, legend(_present(view.counts.total)), bars(drawn, heads), table)


def _heat(view: View) -> Markup:
    word = view.issue
    table, periods = heat(view)
    about = f"每格是该{periods.word}每{word}平均几处，越深越多；最下一行是{word}数。"
    about += f"更早的{periods.left_out}个月不在其中。" if periods.left_out else ""
    return _section("heat", f"哪条规则在哪个{periods.word}：每{word}平均几处", about, table)


# In the order in which a keeper asks: is it getting better, what is it, whose is it.
_SECTIONS: Mapping[str, Callable[[View], Markup]] = {
    "month": _months,
    "rule": _rules,
    "heat": _heat,
    "office": partial(_groups, name="office"),
    "unit": partial(_groups, name="unit"),
    "section": partial(_groups, name="section"),
}


def _heads(word: str, by_article: bool) -> list[str]:
    articles = ["篇数", "每篇"] if by_article else []
    return [f"{word}数", f"有问题的{word}数", *articles, "处数", f"每{word}", *SEVERITY_WORDS.values()]


def _row(name: str, group: Group, by_article: bool) -> list[str]:
    articles = [str(group.articles), rate(group.per_article, 2) if group.articles else ""] if by_article else []
    counts = [str(group.issues), str(group.faulty), *articles, str(group.findings), rate(group.per_issue)]
    return [name, *counts, *map(str, group.severities.values())]


def _rates(group: Group, kind: Part) -> dict[str, float]:
    size = kind.size(group) or 1
    return {name: count / size for name, count in group.severities.items()}


def _base(size: int, measure: str) -> str:
    return f"{size}{measure}" if size >= _FEW else f"仅{size}{measure}"


def _range(kind: Part, groups: Sequence[tuple[str, Group]]) -> str:
    """From the lowest rate to the highest, of groups that are large enough to have one."""
    rates = [kind.shown_rate(group) for _, group in groups if kind.size(group) >= _FEW]
    return f"：从{rates[-1]}处到{rates[0]}处" if len({*rates}) > 1 else ""


def _present(total: Group) -> list[str]:
    return [name for name in SEVERITIES if getattr(total, name)]


def _all_of(caption: str, count: int) -> str:
    return f"{caption}（前{_MOST_ROWS}个，共{count}个）" if count > _MOST_ROWS else caption
