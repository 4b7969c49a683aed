"""Where an article begins: what its title is, and what tells the next one from a heading inside it."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_lint.bulletin.appearance import Look, is_centred, look
from bulletin_lint.bulletin.attributions import own_attribution
from bulletin_lint.bulletin.contents import SIMILAR, Titles
from bulletin_lint.bulletin.cues import ASIDE, BRIEFS, ENUMERATION
from bulletin_lint.bulletin.lines import (
    CAPTION,
    NUMBERED,
    SENTENCE_END,
    Line,
    is_bulleted,
    key,
)
from bulletin_lint.bulletin.model import Article, Attribution, Span
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.brackets import one_of, pairs
from bulletin_lint.text.numerals import HAN_LABEL, number_of
from bulletin_lint.text.text import Text

_TITLE_LINES = 3
_LEAST_OF_TITLE = 4  # characters of a line of it
_SHORT_TITLE = 8  # characters
_LONG_TITLE = 12  # characters: hardly a heading inside an article
_AHEAD = 40  # lines
_TAIL = 240  # characters
_SUBTITLE = compiled(r"[—–－-]{1,2}\S")
_BYLINE = compiled(r"[（(].*[）)]|.*[\s\u3000][\u4e00-\u9fff·]{2,4}|.*\d\s*日|.*(?:同志|先生|女士)[：:]?")
_NUMBER = compiled(rf"[（(]?({HAN_LABEL}|\d{{1,2}})([、.．]|[）)])")
_PAIRS = pairs("（(〔【[")
IN_BRACKETS = compiled(f"{one_of(_PAIRS)}.*{one_of(_PAIRS.values())}")


class Open:
    """An article that is still being read."""

    def __init__(self) -> None:
        self.title: list[Line] = []
        self.paragraphs: list[Span] = []
        self.text: Line | None = None  # the first line of the first paragraph
        self.lead: Span | None = None
        self.above: Attribution | None = None  # that stands between title and text
        self.divided = False  # by headings set like titles

    def close(self, attribution: Attribution | None) -> Article:
        attribution = attribution or self.above
        title = (self.lead,) if self.lead else tuple(line.span for line in self.title)
        return Article(title, tuple(self.paragraphs), attribution, self.lead is not None)


class Beginnings:
    """The lines of one section and the article that is being read; ``titles`` are those that the contents promise."""

    def __init__(self, text: Text, name: str, titles: Titles, lines: Sequence[Line]) -> None:
        self.text = text
        self.titles = titles
        self.lines = lines
        self.of_briefs = bool(BRIEFS.search(name))
        self.model: Line | None = None  # the first title of the section
        self.open = Open()

    def _begun(self) -> bool:
        return bool(self.open.title or self.open.paragraphs)

    def _in_title(self, line: Line) -> bool:
        """Whether ``line`` is the title of an article that has no text yet, or goes on with it."""
        if self.open.paragraphs or self.open.above or line.in_grid or not line.key:
            return False
        if len(self.open.title) >= _TITLE_LINES:
            return False
        if not self.open.title:
            return self._is_listed(line) or line.title_like or self._closed_title(line)
        if self._joined_title(line) in self.titles or (
            line.title_like and line.paragraph is self.open.title[-1].paragraph
        ):
            return True
        if self._title_is_listed():
            return not self._is_listed(line) and self._is_rest_of_promised(line)
        return not self._is_listed(line) and line.title_like and self._continues_title(line)

    def _is_rest_of_promised(self, line: Line) -> bool:
        """Whether title and line together begin a promised title, or are nearly one that has a subtitle."""
        joined = self._joined_title(line)
        if self.titles.begin_with(joined):
            return True
        return bool(_SUBTITLE.match(line.text)) and self.titles.resemblance(joined) >= SIMILAR

    def _continues_title(self, line: Line) -> bool:
        """Whether ``line`` looks like one more line of the title; a byline, a heading or a short text does not."""
        above = self.open.title[-1]
        if _SUBTITLE.match(line.text):
            return True
        if NUMBERED.match(line.text) or _BYLINE.fullmatch(line.text) or "：" in line.text[:6]:
            return False
        if is_centred(self.text, above) or is_centred(self.text, line):
            return is_centred(self.text, above) and is_centred(self.text, line)
        return len(line.compact) <= 30 and look(self.text, above)[1:] == look(self.text, line)[1:]

    def _closed_title(self, line: Line) -> bool:
        """A first line that ends like a sentence and is a title all the same: centred, and short."""
        return is_centred(self.text, line) and len(line.compact) <= 40 and not line.body_like

    def _is_listed(self, line: Line) -> bool:
        return bool(line.key) and (line.key.rstrip("。") in self.titles or line.entry.rstrip("。") in self.titles)

    def _title_is_listed(self) -> bool:
        first = self.open.title[0]
        whole = key("".join(line.text for line in self.open.title))
        return whole in self.titles or (len(self.open.title) == 1 and first.entry in self.titles)

    def _joined_title(self, line: Line) -> str:
        return key("".join(each.text for each in self.open.title) + line.text)

    # Where an article begins without an attribution before it

    def _starts_article(self, line: Line, index: int) -> bool:
        if not self.open.paragraphs and not (self.open.title and self._is_listed(line)):
            return False
        if not line.opens_paragraph(self.text):
            return False
        if self._is_listed(line) or self._begins_listed(index) or self._is_next_number(line):
            return True
        if lead := self._lead(line):
            return self._is_promised(lead) or self._starts_brief(line)
        return self._starts_bulleted_brief(line) or self._looks_like_title(line, index)

    def _begins_listed(self, index: int) -> bool:
        """Whether this line and the next are a title that the contents list as one."""
        if not self.titles or index + 1 >= len(self.lines):
            return False
        line, following = self.lines[index], self.lines[index + 1]
        return line.title_like and following.title_like and line.key + following.key in self.titles

    def _is_next_number(self, line: Line) -> bool:
        """Whether the titles of this section are numbered, and this is the next one."""
        if not self.open.title or not line.title_like:
            return False
        this, that = _numbered(self.open.title[0].text), _numbered(line.text)
        return this is not None and that is not None and this[1] == that[1] and this[0] + 1 == that[0]

    def _is_title(self, lead: Span) -> bool:
        """Whether a lead-in is the title of a brief: where articles have titles of their own a short one is not."""
        length = lead.end - lead.start
        return self.of_briefs or length >= (_LONG_TITLE if self.model else _SHORT_TITLE) or self._is_promised(lead)

    def _is_promised(self, lead: Span) -> bool:
        return key(self.text.string[lead.start : lead.end]).rstrip("。") in self.titles

    def _starts_brief(self, line: Line) -> bool:
        """Whether a bold lead-in opens another brief; in a brief whose own lead is promised others open paragraphs."""
        opened = self.open.lead
        return (
            opened is not None
            and self.of_briefs
            and not self._is_promised(opened)
            and not ENUMERATION.match(line.text)
            and not self.titles.begin_with(key(line.text[:4]))
        )

    def _starts_bulleted_brief(self, line: Line) -> bool:
        """Whether the briefs of this section are single paragraphs behind a bullet or a number."""
        if not self.of_briefs or self.open.title or not is_bulleted(line.text):
            return False
        return is_bulleted(self.text.string[self.open.paragraphs[0].start :][:4])

    def _looks_like_title(self, line: Line, index: int) -> bool:
        """Set like the title above, no sentence, after a finished paragraph and before running text."""
        if (
            not line.title_like
            or NUMBERED.match(line.text)
            or CAPTION.match(line.text)
            or len(line.compact) < _LEAST_OF_TITLE
        ):
            return False
        if (
            line.in_grid
            or ASIDE.match(line.text)
            or IN_BRACKETS.fullmatch(line.text)
            or not self._is_set_as_title(line, index)
        ):
            return False
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if not self._is_finished() or after is None or not (after.body_like or after.title_like):
            return False
        return not self.titles or self.titles.resemblance(line.key) >= SIMILAR

    def _is_finished(self) -> bool:
        """Whether the last paragraph ends like a text: with a sentence, remarks in brackets aside, or a caption."""
        last = self.text.string[self.open.paragraphs[-1].start : self.open.paragraphs[-1].end]
        tail = last[-_TAIL:].rstrip()
        if tail[-1:] in "）)":
            tail = tail[: max(tail.rfind("（"), tail.rfind("("))].rstrip() or "。"
        return tail.rstrip("”’）")[-1:] in SENTENCE_END or CAPTION.match(last) is not None

    def _is_set_as_title(self, line: Line, index: int) -> bool:
        """Whether the line is centred; where the first title of the section is known, whether it is set like that and
        unlike the text under it."""
        model = self.model
        if model is None:
            return is_centred(self.text, line)
        wanted = look(self.text, model)
        if look(self.text, line) != wanted or self.open.text is None:
            return False
        below = look(self.text, self.open.text)
        if wanted.alignment != "center" and wanted.size == below.size:
            long = len(line.compact) >= _LONG_TITLE
            return wanted.bold and not below.bold and long and self._is_alone(wanted, index)
        return wanted.size != below.size or self._is_alone(wanted, index)

    def _is_alone(self, wanted: Look, index: int) -> bool:
        """Whether no other line of this article, up to the next attribution, is set like a title: headings inside an
        article come in twos at least."""
        for line in self.lines[index + 1 : index + _AHEAD]:
            if self.open.divided or own_attribution(self.text, line, False):
                break
            if line.title_like and look(self.text, line) == wanted:
                self.open.divided = True
        return not self.open.divided

    def _lead(self, line: Line) -> Span | None:
        """The bold words that open ``line`` and end like a sentence or before a gap, or the sentence that the contents
        promise as a title."""
        bold = self.text.formatting.bold(line.paragraph)
        if bold and bold[0][0] <= line.start < bold[0][1] < line.end:
            lead = self.text.string[line.start : bold[0][1]].rstrip()
            gap = self.text.string[line.start + len(lead)].isspace() and len(lead) >= _SHORT_TITLE
            if (lead[-1:] in "。！？：:." or gap) and 4 <= len(lead) <= 80:
                return Span(line.start, line.start + len(lead))
        stop = line.text.find("。", 0, 80)
        if stop > 0 and self.titles and key(line.text[:stop]) in self.titles:
            return Span(line.start, line.start + stop + 1)
        return None


def _numbered(text: str) -> tuple[int, str] | None:
    """The number that opens a title, and the mark behind it."""
    match = _NUMBER.match(text)
    number = number_of(match[1]) if match else None
    return (number, match[2] + ("" if match[1].isdecimal() else "一")) if match and number is not None else None
