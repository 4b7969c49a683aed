"""Where a look is worth while: paragraphs that hold one of a few words, and what of a match is shown."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from bulletin_lint.bulletin.draft import Draft

Line = tuple[int, str]  # a paragraph: the offset where it begins, and its text


def together(anchors: tuple[str, ...]) -> tuple[str, ...]:
    """``anchors``, if looking for them with all other words pays: single characters are found faster by themselves."""
    return anchors if all(len(anchor) > 1 for anchor in anchors) else ()


def present(string: str, anchors: tuple[str, ...]) -> bool:
    """Whether ``string`` holds one of ``anchors``. A single character is found ten times faster than two, so a pair
    is looked for only where its last character occurs."""
    return any(anchor[-1] in string and anchor in string for anchor in anchors)


def lines_with(draft: Draft, anchors: tuple[str, ...]) -> Sequence[Line]:
    """The paragraphs that hold one of ``anchors``, in order; all of them if there are none."""
    if not anchors:
        return draft.shared(_lines)
    if together(anchors):
        found = draft.occurrences(anchors)
        places = {start for anchor in anchors for start in found.get(anchor, ())}
        lines: Sequence[Line] = draft.shared(_lines) if places else ()
        return [lines[index] for index in sorted({draft.text.paragraph_at(start).index for start in places})]
    if not present(draft.text.string, anchors):
        return ()
    return [line for line in draft.shared(_lines) if present(line[1], anchors)]


def _lines(draft: Draft) -> list[Line]:
    return [(paragraph.start, draft.text.of(paragraph)) for paragraph in draft.text.paragraphs]


def extent(match: regex.Match[str]) -> tuple[int, int]:
    """What to show of a match: from where a group ``from`` begins, if the pattern has one and it took part."""
    start = match.start("from") if "from" in match.re.groupindex else -1
    return (start if start >= 0 else match.start()), match.end()
