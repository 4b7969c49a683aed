"""A profile learned from issues of one publication: what all of them do, and nothing that they do not agree on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.drafting.observed import observe
from bulletin_lint.drafting.observed_layout import UNCLEAR, WAYS, is_standard, same
from bulletin_lint.toml.write import toml_value

_Key = tuple[str, str]
_ABSENT = object()
_ONE_ISSUE = "一期之中不一"
_SPACED = re.compile(r"\s\{(?:n|total)\}|\{(?:n|total)\}\s")


class Learned(NamedTuple):
    """``tables`` as a profile has them; ``seen`` says of each key, by (table, key), in how many issues it was seen, in
    Chinese; ``unsure`` are sentences about what the issues do not agree on, which the profile leaves open; ``doubtful``
    says what of a key may be a slip, though all issues have it."""

    tables: dict[str, Any]
    seen: Mapping[_Key, str]
    unsure: Sequence[str]
    doubtful: Mapping[_Key, str]


def learn(drafts: Sequence[Draft]) -> Learned:
    """What ``drafts``, one or several issues, have in common; what the next issue begins with is that of the last."""
    shown = [observe(draft) for draft in drafts]
    tables: dict[str, Any] = {}
    seen: dict[_Key, str] = {}
    unsure: list[str] = []
    for name in dict.fromkeys(name for each in shown for name in each):
        if name == "new":
            tables[name] = next(each[name] for each in reversed(shown) if name in each)
        elif name == "title":
            tables[name] = Counter(each[name] for each in shown if name in each).most_common(1)[0][0]
        else:
            for key in dict.fromkeys(key for each in shown for key in each.get(name, {})):
                found = [each.get(name, {}).get(key, _ABSENT) for each in shown]
                _combine(tables, seen, unsure, (name, key), found)
    return Learned(tables, seen, unsure, dict(_doubtful(tables)))


def _doubtful(tables: Mapping[str, Any]) -> Iterator[tuple[_Key, str]]:
    """Spaces beside figures, which the standard does not have: a habit of the house, or a slip that would be kept."""
    for name, key in (("issue", "form"), ("issue", "total")):
        if _SPACED.search(tables.get(name, {}).get(key, "")):
            yield (name, key), "数字前后有空格，若非本刊历来的写法，请删去"


def _combine(
    tables: dict[str, Any], seen: dict[_Key, str], unsure: list[str], place: _Key, found: Sequence[Any]
) -> None:
    """Add what the issues say of one key; ``found`` has one item an issue."""
    name, key = place
    said = [value for value in found if value is not _ABSENT]
    value = _of_layout(key, said) if name == "layout" else _WAYS.get(place, _same)(found)
    if value is _ABSENT:
        unsure.append(f"{name}.{key}：{_disagreement(said)}")
        return
    if name == "layout" and is_standard(key, value):
        return
    tables.setdefault(name, {})[key] = value
    seen[place] = f"{len(found)}期中的{len(said)}期" if len(said) < len(found) else f"{len(found)}期都是这样"


def _disagreement(said: Sequence[Any]) -> str:
    """How often the issues say what."""
    if len(said) == 1:
        return _ONE_ISSUE
    counted = Counter(_ONE_ISSUE if each is UNCLEAR else toml_value(each) for each in said)
    return f"各期不一（{'，'.join(f'{form} {count}期' for form, count in counted.most_common())}）"


def _of_layout(key: str, said: Sequence[Any]) -> Any:
    value = WAYS.get(key, same)(said)
    return _ABSENT if value is UNCLEAR else value


def _same(found: Sequence[Any]) -> Any:
    """What all issues say that say something; nothing if they differ."""
    said = [value for value in found if value is not _ABSENT]
    return said[0] if all(value == said[0] for value in said) else _ABSENT


def _of_every(found: Sequence[Any]) -> Any:
    """What every issue says; nothing if one of them does not."""
    return _ABSENT if _ABSENT in found else _same(found)


def _all(found: Sequence[Any]) -> Any:
    return all(value is True for value in found)


def _union(found: Sequence[Any]) -> Any:
    """Every item, in the order of first sight: what one issue has between two others stands there."""
    items: list[str] = []
    for value in found:
        before = 0
        for item in () if value is _ABSENT else value:
            if item not in items:
                items.insert(before, item)
            before = items.index(item) + 1
    return items


def _common(found: Sequence[Any]) -> Any:
    """The items that every issue has."""
    lists = [() if value is _ABSENT else value for value in found]
    return [item for item in lists[0] if all(item in each for each in lists)]


def _same_or_any(found: Sequence[Any]) -> Any:
    value = _same(found)
    return "any" if value is _ABSENT else value


def _most(found: Sequence[Any]) -> Any:
    """The largest: numbers are filled up with zeros to so many digits."""
    return max(value for value in found if value is not _ABSENT)


_WAYS: Mapping[_Key, Callable[[Sequence[Any]], Any]] = {
    ("masthead", "names"): _union,
    ("masthead", "required"): _common,
    ("masthead", "instructions"): _all,
    ("issue", "total_required"): _all,
    ("issue", "pad"): _most,
    ("sections", "names"): _union,
    ("contents", "required"): _all,
    ("attribution", "required"): _all,
    ("attribution", "align"): _of_every,
    ("distribution", "labels"): _union,
    ("distribution", "required"): _common,
    ("distribution", "end"): _same_or_any,
    ("colophon", "labels"): _union,
    ("colophon", "required"): _common,
    ("colophon", "copies"): _all,
    ("colophon", "printed"): _all,
}
