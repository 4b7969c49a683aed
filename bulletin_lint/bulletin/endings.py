"""Where an article may end, so that what stands in brackets there is its attribution."""

from __future__ import annotations

from bulletin_lint.bulletin.beginnings import is_next_number
from bulletin_lint.bulletin.cues import ENUMERATION
from bulletin_lint.bulletin.dates import find_date
from bulletin_lint.bulletin.leads import find_lead
from bulletin_lint.bulletin.lines import NUMBERED, Line, label_kind
from bulletin_lint.bulletin.reading import OpenArticle, Reading

_LONGEST_DATE = 20  # characters of the line under a letter that holds the date


def may_end_after(reading: Reading, index: int) -> bool:
    """Whether an article may end with the line at ``index``: nothing follows, or what follows is no prose."""
    below = reading.below(index)
    return below is None or not below.body_like or reading.lists(below) or find_lead(reading, below) is not None


def may_end_in_paragraph(reading: Reading, article: OpenArticle, index: int) -> bool:
    """The same for an attribution at the end of a paragraph, which looks like any other remark in brackets: what
    follows must be able to begin an article. Briefs end where they are signed."""
    below = reading.below(index)
    if below is None or reading.of_briefs or reading.lists(below) or is_next_number(reading, article, below):
        return True
    if below.body_like:
        kind = label_kind(reading.lines[index].text)
        if kind and not article.title and kind == label_kind(below.text):
            return True
        return find_lead(reading, below) is not None and not ENUMERATION.match(below.text)
    return below.title_like and not below.in_grid and not NUMBERED.match(below.text)


def signs_a_letter(line: Line, below: Line | None) -> bool:
    """Whether ``line`` is a unit without brackets above a date: the end of a letter, and no attribution."""
    if below is None or line.text[0] in "（(" or line.text[-1] in "）)":
        return False
    return len(below.text) <= _LONGEST_DATE and find_date(below.text) is not None


def stands_above_text(reading: Reading, article: OpenArticle, following: int) -> bool:
    """Whether an attribution stands between a title and its text, which begins at the line ``following``."""
    if article.paragraphs or not article.title or following >= len(reading.lines):
        return False
    text = reading.lines[following]
    if not text.body_like and text.text[0] in "（(" and following + 1 < len(reading.lines):
        text = reading.lines[following + 1]  # the unit of an author stands between
    return text.body_like and not find_lead(reading, text)
