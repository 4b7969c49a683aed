"""What settings want of each letter, each paragraph and each section; of several the last counts."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bulletin_lint.docx.errors import GuardFailure
from bulletin_lint.text.looks import SectionLook
from bulletin_lint.text.setting import Setting
from bulletin_lint.text.text import Text

Values = Mapping[str, Any]


class Wanted:
    """What is wanted, by name and value."""

    def __init__(self, text: Text, sections: Sequence[SectionLook], settings: Sequence[Setting]) -> None:
        self.paragraphs: dict[int, dict[str, Any]] = defaultdict(dict)
        self.sections: dict[int, dict[str, Any]] = defaultdict(dict)
        letters = [each for each in settings if each.target == "letters" and each.start < each.end]
        self._borders, self._values = _layers(letters)
        for setting in settings:
            first = text.paragraph_at(setting.start).index
            if setting.target == "page":
                self._want_of_page(sections, first, setting)
            elif setting.target == "paragraph":
                last = text.paragraph_at(max(setting.start, setting.end - 1)).index
                for index in range(first, last + 1):
                    self.paragraphs[index][setting.name] = setting.value

    def _want_of_page(self, sections: Sequence[SectionLook], index: int, setting: Setting) -> None:
        numbers = [number for number, each in enumerate(sections) if each.first <= index <= each.last]
        if not numbers:
            raise GuardFailure("要改的页面不存在")
        value: Any = setting.value
        if setting.name == "margins":
            value = {**self.sections[numbers[0]].get("margins", {}), **dict(value)}
        self.sections[numbers[0]][setting.name] = value

    def letters(self, start: int, end: int) -> Iterator[tuple[int, int, Values]]:
        """What is wanted in ``[start, end)``, stretch by stretch without a gap."""
        number = bisect_right(self._borders, start)
        while start < end:
            until = min(end, self._borders[number]) if number < len(self._borders) else end
            yield start, until, self._values[number - 1] if number else {}
            start, number = until, number + 1


def _layers(settings: Sequence[Setting]) -> tuple[list[int], list[Values]]:
    """The places from which on something else is wanted, and what."""
    changes: dict[int, list[int]] = defaultdict(list)
    for number, setting in enumerate(settings):
        changes[setting.start].append(number)
        changes[setting.end].append(number)
    borders, active, values = sorted(changes), set[int](), list[Values]()
    for border in borders:
        active ^= {*changes[border]}
        values.append({settings[number].name: settings[number].value for number in sorted(active)})
    return borders, values
