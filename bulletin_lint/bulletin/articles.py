"""文章与简讯: the lines between two section headings, cut into articles."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from bulletin_lint.bulletin.attributions import attribution_at_end, own_attribution, split_attribution
from bulletin_lint.bulletin.lines import SENTENCE_END, Line, body_like, compact, key, title_like
from bulletin_lint.bulletin.model import Article, Attribution, Span
from bulletin_lint.engine.patterns import compiled
from bulletin_lint.engine.text import Container, Text

NUMBERED = compiled(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|第[一二三四五六七八九十]+[章节条，、])"
)
CAPTION = compiled(r"(?:图|表|附表|附图)\s*\d+|图为|上图|下图")
BRIEFS = compiled(r"简讯|简明|短讯|快讯|一句话|要闻|短波|速览|动态信息|零讯|集锦|简报信息")
_NOTE = compiled(r"[〔【\[（(]?编者按|按语|编后|本期导读")
_TITLE_LINES = 3


@dataclass
class _Open:
    """An article that is still being read."""

    title: list[Span] = field(default_factory=list)
    paragraphs: list[Span] = field(default_factory=list)
    brief: bool = False

    def close(self, attribution: Attribution | None) -> Article:
        return Article(tuple(self.title), tuple(self.paragraphs), attribution, self.brief)


class ArticleReader:
    """Reads the articles of one section; ``titles`` are the keys of the titles that the contents promise."""

    def __init__(self, text: Text, name: str, titles: Collection[str], lines: Sequence[Line]) -> None:
        self.text = text
        self.titles = titles
        self.lines = lines
        self.of_briefs = bool(BRIEFS.search(name))
        self.articles: list[Article] = []
        self.open = _Open()

    def read(self) -> tuple[Article, ...]:
        index = 0
        while index < len(self.lines):
            index += self._take(index)
        self._close(None)
        return tuple(self.articles)

    def _take(self, index: int) -> int:
        """Read what stands at ``index``; the number of lines it took."""
        line = self.lines[index]
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if following and (attribution := split_attribution(self.text, line, following)) and self._begun():
            self._close(attribution)
            return 2
        if self._begun() and (attribution := own_attribution(self.text, line, self._ends_after(index))):
            self._close(attribution)
            return 1
        if self._in_title(line):
            self.open.title.append(line.span)
            return 1
        if self._starts_article(line, index):
            self._close(None)
            return self._take(index)
        return self._take_paragraph(index)

    def _take_paragraph(self, index: int) -> int:
        """Take the whole paragraph at ``index`` as text, its soft-broken lines included."""
        first = self.lines[index]
        count = 1
        while index + count < len(self.lines) and self.lines[index + count].paragraph is first.paragraph:
            if own_attribution(self.text, self.lines[index + count], self._ends_after(index + count)):
                break
            count += 1
        last = self.lines[index + count - 1]
        if not self._begun() and (lead := self._lead(first)):
            self.open.title, self.open.brief = [lead], True
        attribution = attribution_at_end(self.text, last) if self._ends_after(index + count - 1) else None
        end = attribution.spans[0].start if attribution else last.end
        if end > first.start:
            self.open.paragraphs.append(Span(first.start, end))
        if attribution:
            self._close(attribution)
        return count

    def _begun(self) -> bool:
        return bool(self.open.title or self.open.paragraphs)

    def _close(self, attribution: Attribution | None) -> None:
        if self._begun():
            self.articles.append(self.open.close(attribution))
        self.open = _Open()

    def _in_title(self, line: Line) -> bool:
        """Whether ``line`` is the title of an article that has no text yet, or goes on with it."""
        if self.open.paragraphs or len(self.open.title) >= _TITLE_LINES or line.paragraph.container is Container.TABLE:
            return False
        if self.open.title and self._joined_title(line) in self.titles:
            return True
        if self.open.title and self._is_listed(line) and self._title_is_listed():
            return False
        if NUMBERED.match(line.text) and self.open.title and not self._is_listed(line):
            return False
        if self._is_listed(line):
            return True
        if self.open.title and self._title_is_listed() and not self._continues_title(line):
            return False
        return title_like(line) or self._closed_title(line)

    def _closed_title(self, line: Line) -> bool:
        """A first line that ends like a sentence and is a title all the same: centred, and short."""
        centred = self.text.formatting.alignment(line.paragraph) == "center"
        return not self.open.title and centred and len(line.compact) <= 40 and not body_like(line)

    def _is_listed(self, line: Line) -> bool:
        return key(line.text).rstrip("。") in self.titles

    def _title_is_listed(self) -> bool:
        return compact("".join(self.text.string[span.start : span.end] for span in self.open.title)) in self.titles

    def _continues_title(self, line: Line) -> bool:
        """Whether title and line together begin a title that the contents promise."""
        joined = self._joined_title(line)
        return any(title.startswith(joined) for title in self.titles)

    def _joined_title(self, line: Line) -> str:
        return key("".join(self.text.string[span.start : span.end] for span in self.open.title) + line.text)

    def _starts_article(self, line: Line, index: int) -> bool:
        """Whether a new article begins at ``line`` though the one before has no attribution."""
        if not self.open.paragraphs and not (self.open.title and self._is_listed(line)):
            return False
        if not line.opens_paragraph(self.text):
            return False
        if self._is_listed(line):
            return True
        if lead := self._lead(line):
            promised = key(self.text.string[lead.start : lead.end]).rstrip("。") in self.titles
            return promised or (self.open.brief and self.of_briefs and not self.titles)
        return self._looks_like_title(line, index)

    def _looks_like_title(self, line: Line, index: int) -> bool:
        """Centred, unnumbered, no sentence, after a finished paragraph and before running text."""
        if not title_like(line) or NUMBERED.match(line.text) or CAPTION.match(line.text) or len(line.compact) < 6:
            return False
        if self.text.formatting.alignment(line.paragraph) != "center" or line.paragraph.container is Container.TABLE:
            return False
        before = self.text.string[self.open.paragraphs[-1].start : self.open.paragraphs[-1].end]
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        return (
            before.rstrip("”’）")[-1:] in SENTENCE_END and after is not None and (body_like(after) or title_like(after))
        )

    def _lead(self, line: Line) -> Span | None:
        """The bold sentence that opens ``line``, or the one that the contents promise as a title."""
        bold = self.text.formatting.bold(line.paragraph)
        if bold and bold[0][0] <= line.start < bold[0][1] < line.end:
            lead = self.text.string[line.start : bold[0][1]].rstrip()
            if lead[-1:] in "。！？：:." and 4 <= len(lead) <= 80:
                return Span(line.start, line.start + len(lead))
        if (stop := line.text.find("。")) > 0 and key(line.text[:stop]) in self.titles:
            return Span(line.start, line.start + stop + 1)
        return None

    def _ends_after(self, index: int) -> bool:
        """Whether an article may end after the line at ``index``: nothing follows, or what follows is no prose."""
        if index + 1 >= len(self.lines):
            return True
        following = self.lines[index + 1]
        return self._is_listed(following) or not body_like(following) or bool(self._lead(following))
