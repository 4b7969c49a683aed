"""The same article in two issues."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from bulletin_lint.bulletin.remark import Remark
from bulletin_lint.series.facts import ArticleFacts
from bulletin_lint.series.numbers import Told
from bulletin_lint.series.places import Placed, Slip

_SHARE = 0.7  # of the sentences of the shorter article that the other has too
_ENOUGH = 2  # sentences of an article that is known by them; a shorter one must have the same title
_STANDING = 2  # issues that have the same article; what more have belongs to the publication, like a call for papers

Place = tuple[int, int]
"""An article: the index of its issue, and its own."""


def judge(issues: Sequence[Placed]) -> Iterator[Told]:
    """Articles that an earlier issue has already, word for word or nearly."""
    holders: dict[int, list[Place]] = defaultdict(list)
    same: list[tuple[Place, Place]] = []
    for index, issue in enumerate(issues):
        for number, article in enumerate(issue.facts.articles):
            shared = Counter(place for sentence in set(article.sentences) for place in holders[sentence])
            for place, count in shared.most_common(1):
                if issue.slip is Slip.TWICE and place[0] == index - 1:
                    continue  # a copy of the whole issue
                if _is_same(article, issues[place[0]].facts.articles[place[1]], count):
                    same.append(((index, number), place))
        for number, article in enumerate(issue.facts.articles):
            for sentence in set(article.sentences):
                if len(holders[sentence]) <= _STANDING:
                    holders[sentence].append((index, number))
    again = Counter(place for _, place in same)
    known = {later for later, _ in same}
    for (index, number), place in same:
        if again[place] < _STANDING and place not in known:
            facts, other = issues[index].facts, issues[place[0]].facts
            title = facts.articles[number].title
            values = {"this": facts.called, "other": other.called, "file": other.file_beside(facts), "title": title}
            yield index, Remark("article", "title", title, values)


def _is_same(article: ArticleFacts, other: ArticleFacts, shared: int) -> bool:
    least = min(len(set(article.sentences)), len(set(other.sentences)))
    if least < _ENOUGH and article.title != other.title:
        return False
    return shared >= _SHARE * least
