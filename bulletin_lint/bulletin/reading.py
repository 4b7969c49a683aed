"""A section while it is read: what is known of it from the beginning, and the article that is still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bulletin_lint.bulletin.appearance import Look
from bulletin_lint.bulletin.lines import Line, key
from bulletin_lint.bulletin.model import Article, Attribution, Span
from bulletin_lint.bulletin.titles import Titles
from bulletin_lint.text.text import Text

_SLIP = 0.85  # resemblance of a lead to the title that it was meant to be
_SHORTEST_SLIP = 8  # characters of such a lead


class Reading(NamedTuple):
    """The lines of a section. ``titles`` are those that the contents promise, in whatever section; ``of_briefs``
    says that the name of the section is one of briefs, ``usual`` how the titles above this section are set."""

    text: Text
    lines: Sequence[Line]
    titles: Titles
    of_briefs: bool
    usual: Look | None = None

    def below(self, index: int) -> Line | None:
        """The line below the one at ``index``; None below the last."""
        return self.lines[index + 1] if index + 1 < len(self.lines) else None

    def lists(self, line: Line) -> bool:
        """Whether the contents list the line as a title."""
        return bool(line.key) and (line.key.rstrip("。") in self.titles or line.entry.rstrip("。") in self.titles)

    def is_said_again(self, title: Sequence[Line], line: Line) -> bool:
        """Whether the line says again, as a sentence, what the title right above it says."""
        return bool(title) and line.text.endswith("。") and key("".join(each.text for each in title)) == line.key[:-1]

    def promises(self, lead: Span) -> bool:
        """Whether the contents list the words at the beginning of a paragraph as a title."""
        return key(self.text.string[lead.start : lead.end]).rstrip("。") in self.titles

    def nearly_promises(self, lead: Span) -> bool:
        """The same, or among briefs with a slip in one of the two places."""
        if not self.of_briefs or self.promises(lead):
            return self.promises(lead)
        name = key(self.text.string[lead.start : lead.end]).rstrip("。")
        return bool(self.titles) and len(name) >= _SHORTEST_SLIP and self.titles.is_near(name, _SLIP)


@dataclass(slots=True)
class OpenArticle:
    """What was read of an article so far. Only its reader changes it.

    ``model`` is the first title of the section: those that follow are set like it. ``divided`` says that headings
    which are set like titles stand inside the article.
    """

    model: Line | None = None
    title: list[Line] = field(default_factory=list)
    paragraphs: list[Span] = field(default_factory=list)
    first_text: Line | None = None  # the first line of the first paragraph
    lead: Span | None = None  # the words in the first paragraph that are the title of a brief
    above: Attribution | None = None  # that stands between title and text
    divided: bool = False

    @property
    def begun(self) -> bool:
        return bool(self.title or self.paragraphs)

    def title_with(self, *more: Line) -> str:
        """The key of the title, ``more`` lines of it included."""
        return key("".join(line.text for line in (*self.title, *more)))

    def is_listed(self, titles: Titles) -> bool:
        """Whether the title, all lines of it, is one of ``titles``."""
        return self.title_with() in titles or (len(self.title) == 1 and self.title[0].entry in titles)

    def closed(self, attribution: Attribution | None) -> Article:
        """The article with the attribution below it, or else with that above its text."""
        title = (self.lead,) if self.lead else tuple(line.span for line in self.title)
        return Article(title, tuple(self.paragraphs), attribution or self.above, self.lead is not None)
