"""A series judged: what is to be said of each of its issues."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import PurePath

from bulletin_lint.bulletin.remark import Remark
from bulletin_lint.series import articles, habits, numbers
from bulletin_lint.series.facts import Facts
from bulletin_lint.series.order import placed

_NEAR = 0.7  # resemblance of a name that was misspelt
_FEW = 2  # issues of which neither name is the usual one
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


def publications(issues: Sequence[Facts]) -> list[list[Facts]]:
    """The issues of each publication. An issue whose name no other bears belongs to the one of nearly that name, or of
    its folder where it has none at all."""
    by_name: dict[str, list[Facts]] = defaultdict(list)
    for issue in issues:
        by_name[issue.name].append(issue)
    settled = {name: list(found) for name, found in by_name.items() if name and len(found) > 1}
    if not settled:
        return [[*issues]] if _is_one(by_name) else [*by_name.values()]
    apart: list[list[Facts]] = []
    for name, found in by_name.items():
        for issue in () if name in settled else found:
            home = _home(issue, settled)
            if home is None:
                apart.append([issue])
            else:
                settled[home].append(issue)
    return [*settled.values(), *apart]


def _is_one(by_name: Mapping[str, Sequence[Facts]]) -> bool:
    """Whether a few issues that all have another name, or none, are of one publication for all that."""
    names = [name for name in by_name if name]
    return len(names) <= 1 or (len(names) == len(by_name) == _FEW and _likeness(*names) >= _NEAR)


def _home(issue: Facts, settled: Mapping[str, Sequence[Facts]]) -> str | None:
    """The publication that the issue belongs to: by a name that is misspelt, from the same issuer, or in its folder
    where it has no name."""
    if not issue.name:
        beside = [name for name, found in settled.items() if any(_folder(other) == _folder(issue) for other in found)]
        return beside[0] if len(beside) == 1 else None
    alike = [
        name
        for name, found in settled.items()
        if _likeness(issue.name, name) >= _NEAR and any(issue.issuer in ("", other.issuer) for other in found)
    ]
    return alike[0] if len(alike) == 1 else None


def _folder(issue: Facts) -> PurePath:
    return PurePath(issue.path).parent


def _likeness(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio()
