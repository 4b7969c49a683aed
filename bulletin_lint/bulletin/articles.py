"""文章与简讯: the lines between two section headings, cut into articles."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_lint.bulletin.attributions import attribution_at_end, joined, own_attribution, split_attribution
from bulletin_lint.bulletin.beginnings import IN_BRACKETS, Beginnings, Open
from bulletin_lint.bulletin.contents import Titles
from bulletin_lint.bulletin.cues import ASIDE, ENUMERATION, HANDED_ON, NOTE
from bulletin_lint.bulletin.dates import find_date
from bulletin_lint.bulletin.lines import CAPTION, NUMBERED, Line, compact, key
from bulletin_lint.bulletin.model import Article, Attribution, Span
from bulletin_lint.text.text import Text

_ATTRIBUTIONS = 4  # paragraphs of one


class ArticleReader(Beginnings):
    """Reads the articles of one section."""

    def __init__(self, text: Text, name: str, titles: Titles, lines: Sequence[Line]) -> None:
        super().__init__(text, name, titles, lines)
        self.articles: list[Article] = []

    def read(self) -> tuple[Article, ...]:
        index = 0
        while index < len(self.lines):
            index += self._take(index)
        self._close(None)
        return tuple(self.articles)

    def _take(self, index: int) -> int:
        """Read what stands at ``index``; the number of lines it took."""
        line = self.lines[index]
        if taken := self._take_attribution(index):
            return taken
        if not self._begun() and (passed := self._pass_by(index)):
            return passed
        if self._in_title(line):
            self.open.title.append(line)
            self.model = self.model or line
            return 1
        if self._starts_article(line, index):
            self._close(None)
            return self._take(index)
        return self._take_paragraph(index)

    def _take_attribution(self, index: int) -> int:
        """Close the article with the attribution at ``index``, or add to the one that has just closed it."""
        line = self.lines[index]
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if line.body_like and line.text[0] not in "（(":
            return 0
        split = split_attribution(self.text, line, following) if following else None
        attribution = split or own_attribution(self.text, line, self._ends_after(index))
        if attribution is None or self._is_listed(line) or _is_dated(line, following):
            return 0
        if self._signs_above(index + len(attribution.spans)):
            self.open.above = attribution
        elif self._begun():
            self._close(attribution)
        elif self.articles and (before := self.articles[-1].attribution) and len(before.spans) < _ATTRIBUTIONS:
            self.articles[-1] = Article(
                self.articles[-1].title,
                self.articles[-1].paragraphs,
                joined(before, attribution),
                self.articles[-1].brief,
            )
        else:
            return 0
        return len(attribution.spans)

    def _signs_above(self, following: int) -> bool:
        """Whether an attribution stands between a title and its text, which begins at the line ``following``."""
        if self.open.paragraphs or not self.open.title or following >= len(self.lines):
            return False
        return self.lines[following].body_like and not self._lead(self.lines[following])

    def _pass_by(self, index: int) -> int:
        """The number of lines from ``index`` on that belong to no article: an editor's note, a caption, an aside."""
        line = self.lines[index]
        if self._is_listed(line):
            return 0
        if NOTE.match(line.text):
            return 1 if line.body_like else self._length_of_note(index)
        if line.body_like:
            following = self.lines[index + 1] if index + 1 < len(self.lines) else None
            handed_on = following is not None and following.title_like and HANDED_ON.search(line.compact)
            return 1 if handed_on else 0
        aside = CAPTION.match(line.text) or ASIDE.match(line.text) or line.in_grid
        return 1 if aside or IN_BRACKETS.fullmatch(line.text) else 0

    def _length_of_note(self, index: int) -> int:
        """The length of a note under a heading of its own: that line, and the text up to the first title."""
        stop = index + 1
        while stop < len(self.lines) and self.lines[stop].body_like:
            stop += 1
        return stop - index

    def _take_paragraph(self, index: int) -> int:
        """Take the whole paragraph at ``index`` as text, its soft-broken lines included."""
        first = self.lines[index]
        count = 1
        while index + count < len(self.lines) and self.lines[index + count].paragraph is first.paragraph:
            if own_attribution(self.text, self.lines[index + count], self._ends_after(index + count)):
                break
            count += 1
        last = self.lines[index + count - 1]
        if not self._begun() and (lead := self._lead(first)) and self._is_title(lead):
            self.open.lead = lead
        self.open.text = self.open.text or first
        attribution = attribution_at_end(self.text, last)
        if attribution and not self._article_may_end(index + count - 1):
            attribution = None
        end = attribution.spans[0].start if attribution else last.end
        if end > first.start:
            self.open.paragraphs.append(Span(first.start, end))
        if attribution:
            self._close(attribution)
        return count

    def _close(self, attribution: Attribution | None) -> None:
        if self._begun() and not (attribution is None and self._is_kicker()):
            self.articles.append(self.open.close(attribution))
        self.open = Open()

    def _is_kicker(self) -> bool:
        """Whether what was read is only a line above a title, for the contents do not list it and no text follows."""
        return bool(self.titles) and not self.open.paragraphs and not self._title_is_listed()

    # Where an article may end

    def _ends_after(self, index: int) -> bool:
        """Whether an article may end after the line at ``index``: nothing follows, or what follows is no prose."""
        if index + 1 >= len(self.lines):
            return True
        following = self.lines[index + 1]
        return not following.body_like or self._is_listed(following) or bool(self._lead(following))

    def _article_may_end(self, index: int) -> bool:
        """The same for an attribution at the end of a paragraph, which looks like any other bracket: what follows must
        be able to begin an article. Briefs end where they are signed."""
        if index + 1 >= len(self.lines) or self.of_briefs:
            return True
        following = self.lines[index + 1]
        if self._is_listed(following) or self._is_next_number(following):
            return True
        if following.body_like:
            return bool(self._lead(following)) and not ENUMERATION.match(following.text)
        return following.title_like and not following.in_grid and not NUMBERED.match(following.text)


def _is_dated(line: Line, following: Line | None) -> bool:
    """Whether a unit without brackets stands above a date: the end of a letter, not an attribution."""
    if following is None or line.text[0] in "（(" or line.text[-1] in "）)":
        return False
    return len(following.text) <= 20 and find_date(following.text) is not None


def title_key(text: Text, article: Article) -> str:
    """What counts of the article's title when it is compared with the contents."""
    lines = [compact(text.string[span.start : span.end]) for span in article.title]
    return key("".join(lines)).rstrip("。：")
