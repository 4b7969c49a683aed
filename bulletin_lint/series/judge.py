"""A series judged: what is to be said of each of its issues."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bulletin_lint.bulletin.remark import Remark
from bulletin_lint.series import articles, habits, numbers
from bulletin_lint.series.facts import Facts
from bulletin_lint.series.order import placed
from bulletin_lint.series.publications import publications

_JUDGES = (numbers.judge, habits.judge, articles.judge)


def judge(issues: Sequence[Facts], last: str = "") -> dict[str, list[Remark]]:
    """The remarks on each issue, by its path. The issues may be of several publications: each is judged by itself.

    With ``last``, the path of one of them, nothing that came behind it counts, and it alone is judged.
    """
    found: dict[str, list[Remark]] = defaultdict(list)
    for series in publications(issues):
        if last and all(issue.path != last for issue in series):
            continue
        rows = placed(series)
        if last:
            rows = rows[: next((index for index, row in enumerate(rows, 1) if row.facts.path == last), 0)]
        for of in _JUDGES:
            for index, remark in of(rows):
                if not last or rows[index].facts.path == last:
                    found[rows[index].facts.path].append(remark)
    return dict(found)
