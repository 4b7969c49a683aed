"""Causes: what looks wrong in one way, told once, with how much of the bulletin looks so and how the rest does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.looks import by_value
from bulletin_lint.engine.hit import Hit
from bulletin_lint.text.setting import Setting
from bulletin_lint.text.text import Paragraph

Places = Sequence[tuple[int, int]]
_FEW = 12  # characters of words that are quoted
_MOST = 9, 10  # of what is judged of a paragraph, that is as good as all of it


class Subject(NamedTuple):
    """What is judged: what an editor calls it, its paragraphs, and the key of the profile that says how it should look,
    '' where none does. ``styled`` gives the value of ``property`` that the style of a paragraph has."""

    word: str
    paragraphs: Sequence[Paragraph]
    key: str = ""
    property: str = ""
    styled: Callable[[Paragraph], Hashable] | None = None
    of_letters: bool = False


class Judge(NamedTuple):
    """What is thought of a value: whether it is right, what an editor calls it, what would make a place right, and
    whether that can only be meant, by the value and whether all of the subject has it."""

    is_right: Callable[[Any], bool]
    words: Callable[[Any], str]
    settings: Callable[[Any, int, int], Iterable[Setting]] = lambda *_: ()
    is_certain: Callable[[Any, bool], bool] = lambda *_: True


def causes(draft: Draft, subject: Subject, found: Iterable[tuple[Any, int, int]], judge: Judge) -> Iterator[Hit]:
    """A hit for each value that is not right, at all places that have it; its values are ``subject``, ``actual`` and
    ``rest``. ``found`` are the values with their places."""
    seen = [*found]
    if all(map(judge.is_right, {value for value, _, _ in seen})):
        return  # as it mostly is
    places = by_value(seen)
    judged = _touched(draft, [place for each in places.values() for place in each])
    right = Counter({value: len(_touched(draft, each)) for value, each in places.items() if judge.is_right(value)})
    for value, each in places.items():
        if judge.is_right(value):
            continue
        touched = _touched(draft, each)
        everywhere = len(touched) == len(subject.paragraphs) and not right
        said = {
            "subject": _named(draft, subject, value, each, touched, judged),
            "actual": judge.words(value),
            "rest": _habit(subject) if everywhere else _others(right, judge.words),
        }
        (start, end), *others = each
        settings = tuple(setting for place in each for setting in judge.settings(value, *place))
        yield Hit(start, end, (), said, judge.is_certain(value, everywhere), tuple(others), settings)


def _touched(draft: Draft, places: Places) -> Mapping[int, int]:
    """The paragraphs of the places, by their indices, and how many characters of each can be seen there."""
    found = Counter[int]()
    for start, end in places:
        found[draft.text.paragraph_at(start).index] += _seen(draft, start, end)
    return found


def _named(
    draft: Draft,
    subject: Subject,
    value: Hashable,
    places: Places,
    touched: Mapping[int, int],
    judged: Mapping[int, int],
) -> str:
    """全部正文（34段）, 正文有3段, 正文的样式“正文文本”, 正文中的“……”. ``judged`` are the characters of each paragraph
    that have any value."""
    word, many = subject.word, len(subject.paragraphs)
    if style := _style_of_letters(draft, subject, places):
        return f"{word}中的{style}"
    if not all(_MOST[1] * seen >= _MOST[0] * judged[index] for index, seen in touched.items()):
        return f"{word}中的“{_quoted(draft, *places[0])}”" if len(places) == 1 else f"{word}中有{len(places)}处"
    if style := _style(draft, subject, value, touched):
        return f"{word}的{style}"
    if len(touched) == many:
        return word if many == 1 else f"全部{word}（{many}段）"
    return f"{word}有{len(touched)}段"


def _style_of_letters(draft: Draft, subject: Subject, places: Places) -> str:
    """The style of characters that all these places have the value from; '' where it is not one."""
    if len(places) < 2 or not subject.of_letters:
        return ""
    formatting, at = draft.text.formatting, draft.text.paragraph_at
    found = {formatting.style_at(at(start), start, subject.property) for start, _ in places}
    return found.pop() if len(found) == 1 else ""


def _style(draft: Draft, subject: Subject, value: Hashable, touched: Iterable[int]) -> str:
    """What gives all these paragraphs the value: 样式“正文文本”, 文档的默认格式, 主题字体; '' where they say it
    themselves, or not one thing does."""
    paragraphs = [draft.text.paragraphs[index] for index in touched]
    if subject.styled is None or any(subject.styled(paragraph) != value for paragraph in paragraphs):
        return ""
    origins = {draft.text.formatting.origin(paragraph, subject.property) for paragraph in paragraphs}
    return origins.pop() if len(origins) == 1 else ""


def _seen(draft: Draft, start: int, end: int) -> int:
    return sum(map(len, draft.text.string[start:end].split()))


def _quoted(draft: Draft, start: int, end: int) -> str:
    words = "".join(draft.text.string[start:end].split())
    return words if len(words) <= _FEW else f"{words[:_FEW]}……"


def _others(right: Mapping[Any, int], words: Callable[[Any], str]) -> str:
    """How the rest looks."""
    if not right:
        return ""
    value, count = max(right.items(), key=lambda item: item[1])
    return f"，其余{count}段为{words(value)}"


def _habit(subject: Subject) -> str:
    """What to do where an office always has it so."""
    return f"；若是本刊的惯例，请写入体例（layout.{subject.key}）" if subject.key else ""
