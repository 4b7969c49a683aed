"""What is said of findings in the report: a sentence, and at its end the rule that says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bulletin_lint.output.screen import Screen
from bulletin_lint.output.width import width, wrap
from bulletin_lint.records.findings import FindingRecord, Place, RuleRecord
from bulletin_lint.records.suggestion import is_told, suggestion
from bulletin_lint.records.words import FIX_MARKS, SEVERITY_WORDS, quoted

INDENT = 9  # columns before text and sentences
_WIDEST = 100  # columns: eyes do not go farther for the rule at the end of a line
_GAP = 2  # columns before the rule
_MOST_PLACES = 2  # named in a line
_MOST_WORDS = 24  # characters of a place that is quoted in a line


def title_of(finding: FindingRecord, rules: Mapping[str, RuleRecord]) -> str:
    """What the rule is called."""
    rule = rules.get(finding.code)
    return (rule.title if rule else "") or finding.name


def label_of(place: Place) -> str:
    """The place within its article; '' for all of it."""
    return place.where.removeprefix(place.within).removeprefix("·")


class Sentences:
    """Sentences about findings. What was said before is not said again."""

    def __init__(self, rules: Mapping[str, RuleRecord], screen: Screen) -> None:
        self._rules, self._screen = rules, screen
        self._said: set[tuple[str, str]] = set()

    def of(self, group: Sequence[FindingRecord]) -> Iterator[str]:
        """The lines about findings that are alike."""
        finding, word = group[0], SEVERITY_WORDS[group[0].severity]
        mark = f"{FIX_MARKS['unsafe']} " if finding.safety == "unsafe" else ""
        title = f"{mark}{title_of(finding, self._rules)} "
        head, *rest = with_rule(self._sentence(group), title, finding.code, INDENT, self._screen)
        lead = "  " + self._screen.paint(word, finding.severity)
        yield lead + " " * (INDENT - 2 - width(word)) + head
        yield from (" " * INDENT + line for line in rest)

    def _sentence(self, group: Sequence[FindingRecord]) -> str:
        """What is wrong, what is to be done, where else it is, and why nothing can be done: each but once."""
        finding = group[0]
        count = f"（{len(group)}处）" if len(group) > 1 else ""
        message = self._once(finding.code, finding.message, "同前")
        advice = [*dict.fromkeys(suggestion(each) for each in group if each.safety and not is_told(each))]
        more = "，余类推" if len(advice) > _MOST_PLACES else ""
        parts = {
            "建议：": "；".join(advice[:_MOST_PLACES]) + more,
            "另见": _elsewhere(group),
            "说明：": self._once("", finding.note),
        }
        return "。".join((message + count, *(label + part for label, part in parts.items() if part)))

    def _once(self, code: str, text: str, again: str = "") -> str:
        if (code, text) in self._said:
            return again
        self._said.add((code, text))
        return text


def with_rule(text: str, title: str, code: str, indent: int, screen: Screen) -> list[str]:
    """The text in lines, at the end of the last of which the rule stands, or below it."""
    room = min(screen.columns, _WIDEST) - indent
    lines = wrap(text, room, screen.ambiguous)
    reached, wide = width(lines[-1], screen.ambiguous), width(title + code, screen.ambiguous)
    if reached + _GAP + wide > screen.columns - indent:
        lines.append("")
        reached = -_GAP
    lines[-1] += " " * max(_GAP if reached >= 0 else 0, room - max(0, reached) - wide) + screen.paint(
        title + screen.rule(code), "dim"
    )
    return lines


def _elsewhere(group: Sequence[FindingRecord]) -> str:
    """The other paragraphs that the findings are about, in a few words."""
    here = group[0].place
    places = [
        place
        for place in dict.fromkeys(place for finding in group for place in finding.others)
        if (place.part, place.paragraph) != (here.part, here.paragraph)
    ]
    named: dict[str, list[str]] = {}
    for place in places:
        where = label_of(place) if place.within == here.within else place.where
        named.setdefault(where or place.where, []).append(_words(place) if len(places) <= _MOST_PLACES else "")
    shown = [where + _of(words) for where, words in [*named.items()][:_MOST_PLACES]]
    return "、".join(shown) + (f"等{len(places)}处" if len(places) > _MOST_PLACES else "")


def _of(words: Sequence[str]) -> str:
    """Of which words of a place is spoken; '' for the whole of it."""
    said = "和".join(filter(None, dict.fromkeys(words)))
    return f"的{said}" if said else ""


def _words(place: Place) -> str:
    """What stands there, if it is short and not the title that the place is called by."""
    text = place.text[place.start : place.end].strip()
    is_called_so = text.rstrip("。") in place.where
    return quoted(text) if text and len(text) <= _MOST_WORDS and not is_called_so else ""
