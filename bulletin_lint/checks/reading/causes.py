"""Causes: what looks wrong in one way, told once, with how much of the bulletin looks so and how the rest does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.styles import LayoutStyle
from bulletin_lint.checks.reading.looks import UNITS, by_value
from bulletin_lint.engine.hit import Hit
from bulletin_lint.text.setting import Setting
from bulletin_lint.text.text import Paragraph

Places = Sequence[tuple[int, int]]
_TEXT = "文字"  # of several parts
_INNER = str.maketrans("“”", "‘’")
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
    whether that can only be meant, by the value and whether all of the subject has it. ``rest``: when to say how the
    rest looks: beside words, too; beside whole paragraphs; never. ``verb`` stands between that and its words."""

    is_right: Callable[[Any], bool]
    words: Callable[[Any], str]
    settings: Callable[[Any, int, int], Iterable[Setting]] = lambda *_: ()
    is_certain: Callable[[Any, bool], bool] = lambda *_: True
    rest: Literal["always", "whole", "never"] = "whole"
    verb: str = "为"


def causes(draft: Draft, subject: Subject, found: Iterable[tuple[Any, int, int]], judge: Judge) -> Iterator[Hit]:
    """A hit for each value that is not right, at all places that have it; its values are ``subject``, ``actual`` and
    ``rest``. ``found`` are the values with their places; those that an editor calls the same are one."""
    seen = [*found]
    values = {value: (judge.words(value), judge.is_right(value)) for value, _, _ in seen}
    if all(is_right for _, is_right in values.values()):
        return  # as it mostly is
    places = by_value((values[value], start, end) for value, start, end in seen)
    judged = _touched(draft, [place for each in places.values() for place in each])
    right = Counter({words: len(_touched(draft, each)) for (words, is_right), each in places.items() if is_right})
    for (words, is_right), each in places.items():
        if is_right:
            continue
        touched = _touched(draft, each)
        whole = all(_MOST[1] * there >= _MOST[0] * judged[index] for index, there in touched.items())
        everywhere = len(touched) == len(subject.paragraphs) and not right
        origin = _origin(draft, subject, judge, words, each) if whole else ""
        said = {
            "subject": _named(draft, subject, each, len(touched), whole),
            "actual": f"{words}（来自{origin}）" if origin else words,
            "rest": _habit(draft, subject) if everywhere else _others(subject, judge, right, whole),
        }
        value = next(value for value, found in values.items() if found == (words, is_right))
        (start, end), *others = each
        settings = tuple(setting for place in each for setting in judge.settings(value, *place))
        yield Hit(start, end, (), said, judge.is_certain(value, everywhere), tuple(others), settings)


def _touched(draft: Draft, places: Places) -> Mapping[int, int]:
    """The paragraphs of the places, by their indices, and how many characters of each can be seen there."""
    found = Counter[int]()
    for start, end in places:
        found[draft.text.paragraph_at(start).index] += _seen(draft, start, end)
    return found


def _named(draft: Draft, subject: Subject, places: Places, count: int, whole: bool) -> str:
    """全部正文（34段）, 正文有3段, 文章标题“……”, 正文中的“……”, 正文中有3处文字, 正文中用样式“强调”的文字."""
    word, many, (first, *others) = subject.word, len(subject.paragraphs), places
    if style := _style_of_letters(draft, subject, places):
        return f"{_inside(word)}用{style}的文字"
    if not whole:
        return f"{_inside(word)}有{len(places)}处文字" if others else f"{_inside(word, '的')}“{_quoted(draft, *first)}”"
    if count == many:
        return word if many == 1 or _unit(subject) == "行" else f"全部{word}（{many}{_unit(subject)}）"
    if count > 1 or word not in UNITS:
        return f"有{count}段{_TEXT}" if word == _TEXT else f"{word}有{count}{_unit(subject)}"
    return f"{word if _unit(subject) in ('个', '处') else _inside(word, '的')}“{_quoted(draft, *first)}”"


def _inside(word: str, of: str = "") -> str:
    return "" if word == _TEXT else f"{word}中{of}"


def _unit(subject: Subject) -> str:
    return UNITS.get(subject.word, "段")


def _style_of_letters(draft: Draft, subject: Subject, places: Places) -> str:
    """The style of characters that all these places have the value from; '' where it is not one."""
    if len(places) < 2 or not subject.of_letters:
        return ""
    formatting, at = draft.text.formatting, draft.text.paragraph_at
    found = {formatting.style_at(at(start), start, subject.property) for start, _ in places}
    return found.pop() if len(found) == 1 else ""


def _origin(draft: Draft, subject: Subject, judge: Judge, words: str, places: Places) -> str:
    """What gives all these paragraphs the value: 样式“正文文本”, 文档的默认格式, 主题字体; '' where they say it
    themselves, or not one thing does."""
    if subject.styled is None:
        return ""
    origins = set()
    for start, _ in places:
        paragraph = draft.text.paragraph_at(start)
        if judge.words(subject.styled(paragraph)) != words:
            return ""
        origins.add(draft.text.formatting.origin(paragraph, start, subject.property))
    return origins.pop() if len(origins) == 1 else ""


def _seen(draft: Draft, start: int, end: int) -> int:
    return sum(map(len, draft.text.string[start:end].split()))


def _quoted(draft: Draft, start: int, end: int) -> str:
    words = "".join(draft.text.string[start:end].split())
    return (words if len(words) <= _FEW else f"{words[:_FEW]}……").translate(_INNER)


def _others(subject: Subject, judge: Judge, right: Mapping[str, int], whole: bool) -> str:
    """How the rest looks."""
    if not right or judge.rest == "never" or not (whole or judge.rest == "always"):
        return ""
    if not whole:
        return f"，其余{judge.verb}{'、'.join(right)}"
    rest = (f"{count}{_unit(subject)}{judge.verb}{words}" for words, count in right.items())
    return f"，其余{'、'.join(rest)}"


def _habit(draft: Draft, subject: Subject) -> str:
    """What to do where an office always has it so; nothing where its profile says already how it should be."""
    if not subject.key or getattr(draft.profile.layout, subject.key) != getattr(LayoutStyle(), subject.key):
        return ""
    return f"；若是本刊的惯例，请写入体例（layout.{subject.key}）"
