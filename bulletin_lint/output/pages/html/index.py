"""The page of several files: which are worst, and the way to each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bulletin_lint.output.pages.html.panel import rules_chart
from bulletin_lint.output.pages.html.review import Review
from bulletin_lint.output.pages.html.tags import Markup, join, tag
from bulletin_lint.output.summary import not_told, untold
from bulletin_lint.records.findings import FileRecord, WholeRun
from bulletin_lint.records.tally import Tally
from bulletin_lint.records.words import SEVERITIES, SEVERITY_WORDS


def worst_first(reviews: Sequence[Review]) -> list[Review]:
    """What could not be read first, then by number of errors, of warnings, of the rest; else the order stays."""
    return sorted(reviews, key=lambda review: (not review.failed, *(-count for count in review.counts.values())))


def untold_lines(files: Iterable[FileRecord], unread: str) -> list[Markup]:
    """What was not told of ``files`` and what was not read, for the head of the page: else they look clean."""
    return [tag("p", line, class_="untold") for line in untold(Tally.of(files, unread))]


def index(run: WholeRun, reviews: Sequence[Review]) -> Markup:
    """A table of the files with their counts, and how often each rule spoke in all of them."""
    names = [tag("th", word, scope="col", class_="count") for word in SEVERITY_WORDS.values()]
    head = tag("thead", tag("tr", tag("th", "文件", scope="col"), *names))
    totals = [sum(review.counts[name] for review in reviews) for name in SEVERITIES]
    last = tag("tr", tag("th", f"合计{len(reviews)}个文件", scope="row"), *map(_cell, totals))
    table = tag("table", head, tag("tbody", *map(_row, reviews)), tag("tfoot", last))
    chart = rules_chart(run.findings, run.rules, filters=False)
    lines = untold_lines(run.files, run.unread)
    return tag("section", tag("h2", "文件"), *lines, table, chart, class_="index", id="index")


def _row(review: Review) -> Markup:
    link = tag("a", review.file.file, href=f"#{review.key}")
    remark = tag("span", _remark(review), class_="remark")
    cells = [_cell(count, name) for name, count in review.counts.items()]
    return tag("tr", tag("th", link, remark, scope="row"), join(cells))


def _remark(review: Review) -> str:
    if review.file.failure:
        return review.file.failure
    if review.failed:
        return "；".join(finding.message for finding in review.file.findings)
    words = ["" if review.file.findings else "未发现问题", not_told(review.file.hidden)]
    return "；".join(filter(None, words))


def _cell(count: int, severity: str = "") -> Markup:
    return tag("td", str(count) if count else "—", class_=f"count {severity}" if count and severity else "count")
