"""Beside the bulletin: the list of notes, what filters it, and how often each rule spoke."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from bulletin_lint.output.pages.html.notes import data_of
from bulletin_lint.output.pages.html.review import Note, Review
from bulletin_lint.output.pages.html.tags import EMPTY, Markup, named, tag
from bulletin_lint.records.findings import FindingRecord, RuleRecord, title_of
from bulletin_lint.records.words import SEVERITIES, SEVERITY_WORDS

_FEW_RULES = 8  # so many are shown unfolded
_STEPS = (("-1", "上一条", "↑"), ("1", "下一条", "↓"))


def panel(review: Review) -> Markup:
    """All of it. What needs a script is hidden until the script is there."""
    key = review.key
    chart = rules_chart(review.file.findings, review.run.rules)
    clear = tag("button", "取消筛选", type="button", class_="clear", hidden=True)
    choices = (_severities(review), _groups(review), _blocks(review), _settled(review))
    tools = tag("div", *choices, clear, class_="filters", hidden=True)
    items = tag("ol", *(_item(note) for note in review.notes), class_="list")
    nothing = tag("p", "没有符合的问题。", class_="none", hidden=True)
    inside = tag("div", tools, chart, items, nothing, class_="panel-body", id=f"{key}-panel")
    return tag("nav", _bar(review), inside, class_="panel", aria_label="问题列表")


def _bar(review: Review) -> Markup:
    steps = [tag("button", sign, type="button", data_step=by, aria_label=word, title=word) for by, word, sign in _STEPS]
    status = tag("output", f"{len(review.notes)}条批注", class_="status", aria_live="polite")
    toggle = tag(
        "button", "列表", type="button", class_="toggle", aria_expanded="false", aria_controls=f"{review.key}-panel"
    )
    keys = tag("button", "?", type="button", class_="keys", aria_label="键盘操作", title="键盘操作")
    return tag("div", *steps, status, keys, toggle, class_="bar", hidden=True)


def _severities(review: Review) -> Markup:
    counts = Counter(note.first.severity for note in review.notes)
    found = [(name, SEVERITY_WORDS[name], counts[name]) for name in SEVERITIES if counts[name]]
    return _choices("severity", "程度", found)


def _groups(review: Review) -> Markup:
    counts = Counter[str]()
    for note in review.notes:
        counts[note.group] += 1
    words = review.run.groups
    order = [*words, *sorted(counts.keys() - words.keys())]
    found = [(name, words.get(name, name), counts[name]) for name in order if counts[name]]
    return _choices("group", "类别", found)


def _settled(review: Review) -> Markup:
    """Which notes somebody has dealt with: none yet. A browser may refuse to remember it, and then says so."""
    choices = [("no", "未处理", len(review.notes)), ("yes", "已处理", 0)]
    remark = tag("p", "浏览器不能保存标记，关闭页面后不保留。", class_="unsaved", hidden=True)
    return tag("div", _choices("settled", "处理", choices), remark)


def _choices(kind: str, label: str, choices: Iterable[tuple[str, str, int]]) -> Markup:
    buttons = [
        tag("button", word, " ", _count(count), type="button", data_filter=kind, data_value=name, aria_pressed="false")
        for name, word, count in choices
    ]
    return tag("div", tag("span", label, class_="legend"), *buttons, role="group", aria_label=label, class_="choices")


def _count(count: int) -> Markup:
    return tag("span", str(count), class_="count")


def _blocks(review: Review) -> Markup:
    """The articles that something was found in, as a list to choose one from."""
    counts = Counter[str]()
    names: dict[str, str] = {}
    for note in review.notes:
        counts[note.block.key] += 1
        names[note.block.key] = note.block.label
    labels = {key: named(name) for key, name in names.items()}
    options = [tag("option", f"{name}（{counts[key]}）", value=key, data_name=name) for key, name in labels.items()]
    name = f"{review.key}-block"
    choice = tag("select", tag("option", "全文", value=""), *options, id=name, data_filter="block")
    return tag("div", tag("label", "文章", for_=name, class_="legend"), choice, class_="choices")


def _item(note: Note) -> Markup:
    finding = note.first
    times = tag("span", f"×{len(note.findings)}", class_="times") if len(note.findings) > 1 else ""
    number = tag("span", str(note.number), class_="number")
    severity = tag("span", SEVERITY_WORDS[finding.severity], class_="severity")
    message = tag("span", severity, " ", finding.message, times, class_="message")
    where = tag("span", note.where, class_="where")
    link = tag("a", number, message, where, href=f"#{note.target}")
    return tag("li", link, **data_of(note) | {"class": finding.severity})


def rules_chart(findings: Iterable[FindingRecord], rules: Mapping[str, RuleRecord], filters: bool = True) -> Markup:
    """How often each rule spoke, as a bar each, most often first. With ``filters`` a script makes them choose."""
    counts = Counter((item.code, item.severity) for item in findings)
    most = max(counts.values(), default=0)
    order = sorted(counts.items(), key=lambda item: (-item[1], item[0][0], SEVERITIES.index(item[0][1])))
    rows = []
    for (code, severity), count in order:
        words = title_of(rules, code, "")
        cells = [tag("code", code), tag("span", words, class_="message"), _count(count), _bar_of(count / most)]
        choice = {"type": "button", "data_filter": "rule", "data_value": code, "aria_pressed": "false"}
        choice |= {"data_severity": severity}
        row = tag("button", *cells, disabled=True, **choice) if filters else tag("div", *cells)
        rows.append(tag("li", row, class_=severity))
    title = tag("summary", f"各条规则的次数（{len(rows)}条）")
    return tag("details", title, tag("ul", *rows), class_="chart", open=len(rows) <= _FEW_RULES) if rows else EMPTY


def _bar_of(share: float) -> Markup:
    bar = tag("rect", width=max(2, round(100 * share)), height="4")
    return tag("svg", bar, viewBox="0 0 100 4", preserveAspectRatio="none", aria_hidden="true")
