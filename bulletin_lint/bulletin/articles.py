"""文章与简讯: the lines between two section headings, cut into articles.

Line by line: an attribution closes the article that is open; a title, or a sign that the next article begins, opens
one; all other lines are its paragraphs. What a line is, is asked of ``beginnings``, ``endings``, ``leads``, ``asides``
and ``attributions``; only the reader here knows how far it has come.
"""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_lint.bulletin.appearance import Look, look
from bulletin_lint.bulletin.asides import length_of_aside
from bulletin_lint.bulletin.attributions import (
    attribution_at_end,
    attribution_at_start,
    byline_of,
    joined,
    own_attribution,
    split_attribution,
)
from bulletin_lint.bulletin.beginnings import is_divided, is_title_below_kicker, is_title_line, starts_article
from bulletin_lint.bulletin.cues import BRIEFS, ENCLOSED
from bulletin_lint.bulletin.endings import may_end_after, may_end_in_paragraph, signs_a_letter, stands_above_text
from bulletin_lint.bulletin.leads import find_lead, is_title_of_brief
from bulletin_lint.bulletin.lines import Line, compact, key
from bulletin_lint.bulletin.model import Article, Attribution, Span
from bulletin_lint.bulletin.reading import OpenArticle, Reading
from bulletin_lint.bulletin.signatures import MOST_SIGNED, dated_signature
from bulletin_lint.bulletin.titles import Titles
from bulletin_lint.text.text import Text

_MOST_ATTRIBUTIONS = 4  # paragraphs of one attribution


def read_articles(
    text: Text, section: str, titles: Titles, lines: Sequence[Line], usual: Look | None = None
) -> tuple[Article, ...]:
    """The articles in ``lines``, which stand under the heading ``section`` ('' for none); ``titles`` are those that
    the contents promise, in whatever section, ``usual`` is how titles above were set."""
    return _Reader(Reading(text, lines, titles, BRIEFS.search(section) is not None, usual)).read()


def look_of_titles(text: Text, articles: Sequence[Article]) -> Look | None:
    """How the first title that stands in lines of its own is set; None where there is none."""
    span = next((article.title[0] for article in articles if article.title and not article.brief), None)
    if span is None:
        return None
    return look(text, Line(*span, text.string[span.start : span.end], text.paragraph_at(span.start)))


def title_key(text: Text, article: Article) -> str:
    """What counts of the article's title when it is compared with the contents."""
    lines = [compact(text.string[span.start : span.end]) for span in article.title]
    return key("".join(lines)).rstrip("。：")


class _Reader:
    """How far a section was read: the articles that are closed, and the one that is open."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._articles: list[Article] = []
        self._open = OpenArticle()

    def read(self) -> tuple[Article, ...]:
        index = 0
        while index < len(self._reading.lines):
            index += self._take(index)
        self._close(None)
        return tuple(self._articles)

    def _take(self, index: int) -> int:
        """Read what stands at ``index``; the number of lines it took."""
        line = self._reading.lines[index]
        if taken := self._take_attribution(index):
            return taken
        if not self._open.begun and (passed := length_of_aside(self._reading, index)):
            return passed
        if is_title_line(self._reading, self._open, line):
            above = self._open.title[-1] if self._open.title else None
            if above and above is self._open.model and is_title_below_kicker(self._reading, above, line):
                self._open.model = line
            self._open.title.append(line)
            self._open.model = self._open.model or line
            return 1
        self._open.divided = self._open.divided or is_divided(self._reading, self._open, index)
        if starts_article(self._reading, self._open, index):
            self._close(None)
            return self._take(index)
        return self._take_paragraph(index)

    def _take_attribution(self, index: int) -> int:
        """Close the article with the attribution at ``index``, or add to the one that has just closed it."""
        attribution = self._attribution_at(index)
        if attribution is None:
            return 0
        if stands_above_text(self._reading, self._open, index + len(attribution.spans)):
            above = self._open.above
            self._open.above = joined(above, attribution)._replace(free=True) if above else attribution
        elif self._open.begun:
            self._close(attribution)
        elif not self._add_to_last(attribution):
            return 0
        return len(attribution.spans)

    def _attribution_at(self, index: int) -> Attribution | None:
        """The attribution that fills the line at ``index``, or that and the next one."""
        text, line, below = self._reading.text, self._reading.lines[index], self._reading.below(index)
        if line.body_like and line.text[0] not in "（(":
            return None
        if self._open.paragraphs and (signature := self._signature_at(index)):
            return signature
        if byline := self._byline_at(index):
            return byline
        split = split_attribution(text, line, below) if below else None
        attribution = split or own_attribution(text, line, may_end_after(self._reading, index))
        if attribution is None or self._reading.lists(line) or signs_a_letter(line, below):
            return None
        return attribution

    def _byline_at(self, index: int) -> Attribution | None:
        """Who wrote the article, on a line between its title and its text that is set unlike the title."""
        line, below = self._reading.lines[index], self._reading.below(index)
        if below is not None and not below.body_like and below.text[0] in "（(":  # of which unit the author is
            below = self._reading.below(index + 1)
        if self._open.paragraphs or not self._open.title or below is None or not below.body_like:
            return None
        titles = self._reading.titles
        if self._reading.lists(line) or (self._open.title_with(line) in titles and not self._open.is_listed(titles)):
            return None
        if look(self._reading.text, line) == look(self._reading.text, self._open.title[0]):
            return None
        return byline_of(self._reading.text, line)

    def _signature_at(self, index: int) -> Attribution | None:
        """The signature of a letter with its date, unless what belongs to the letter follows."""
        lines = self._reading.lines
        signature = dated_signature(self._reading.text, lines[index : index + MOST_SIGNED])
        if signature is None:
            return None
        below = self._reading.below(index + len(signature.spans) - 1)
        return None if below and (below.body_like or ENCLOSED.match(below.text)) else signature

    def _add_to_last(self, attribution: Attribution) -> bool:
        """Whether the last article has an attribution that may have one more paragraph: then it is added."""
        last = self._articles[-1] if self._articles else None
        if last is None or last.attribution is None or len(last.attribution.spans) >= _MOST_ATTRIBUTIONS:
            return False
        self._articles[-1] = last._replace(attribution=joined(last.attribution, attribution))
        return True

    def _take_paragraph(self, index: int) -> int:
        """Take the whole paragraph at ``index`` as text, its soft-broken lines included."""
        lines = self._lines_of_paragraph(index)
        first, last = lines[0], lines[-1]
        if not self._open.begun and (lead := find_lead(self._reading, first)):
            self._open.lead = lead if is_title_of_brief(self._reading, self._open, lead) else None
        if not self._open.paragraphs and self._open.above is None:
            self._open.above = attribution_at_start(self._reading.text, first)
        self._open.first_text = self._open.first_text or first
        attribution = attribution_at_end(self._reading.text, last)
        if attribution and not may_end_in_paragraph(self._reading, self._open, index + len(lines) - 1):
            attribution = None
        end = attribution.spans[0].start if attribution else last.end
        if end > first.start:
            self._open.paragraphs.append(Span(first.start, end))
        if attribution:
            self._close(attribution)
        return len(lines)

    def _lines_of_paragraph(self, index: int) -> Sequence[Line]:
        """The line at ``index`` and those that follow it in its paragraph, up to an attribution."""
        text, lines = self._reading.text, self._reading.lines
        stop = index + 1
        while stop < len(lines) and lines[stop].paragraph is lines[index].paragraph:
            if own_attribution(text, lines[stop], may_end_after(self._reading, stop)):
                break
            stop += 1
        return lines[index:stop]

    def _close(self, attribution: Attribution | None) -> None:
        if self._open.begun and not (attribution is None and self._is_kicker()):
            self._articles.append(self._open.closed(attribution))
        self._open = OpenArticle(self._open.model)

    def _is_kicker(self) -> bool:
        """Whether what was read is only a line above a title: the contents do not list it, and no text follows."""
        titles = self._reading.titles
        return bool(titles) and not self._open.paragraphs and not self._open.is_listed(titles)
