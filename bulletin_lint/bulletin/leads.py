"""Lead-ins: the words that open a paragraph and are the title of a brief."""

from __future__ import annotations

from bulletin_lint.bulletin.attributions import attribution_at_end
from bulletin_lint.bulletin.cues import ENUMERATION
from bulletin_lint.bulletin.lines import Line, is_bulleted, key, label_kind, marked_length
from bulletin_lint.bulletin.model import Span
from bulletin_lint.bulletin.reading import OpenArticle, Reading
from bulletin_lint.startup.patterns import compiled

LONGEST_LEAD = 80  # characters
_SHORTEST_LEAD = 4  # characters
_SHORT_TITLE = 8  # characters of a title; shorter words only open a paragraph
LONG_TITLE = 12  # characters of a title; a heading inside an article is hardly ever as long
_LONGEST_PLAIN = 40  # characters of a title that is set like its text
_INNER = "，、；,;（(“《"  # marks with which no title ends
_LEAD_ENDS = "。！？：:.】〕]"
_ENCLOSED = compiled(r"(?P<lead>【[^【】。]{7,40}】)\s*(?:\d{1,2}月|\d{4}年|近日|日前|连日来|今年|\p{Han})")
_DAY = compiled(r"\s*(?:(?:\d{4}年)?\d{1,2}月|\d{1,2}日|近日|日前|连日来|今年|昨日)")
_BEGINNING = 4  # characters by which the title of another article is known, or a bullet


def find_lead(reading: Reading, line: Line) -> Span | None:
    """The words that open ``line`` as a title: bold ones that end like a sentence, in a bracket, before a gap or before
    a day; those in 【】; the first sentence behind a number, where the paragraph is signed; or the sentence that the
    contents promise. A mark or number before them is none of theirs."""
    string = reading.text.string
    start = line.start + marked_length(line.text)
    bold = reading.text.formatting.bold(line.paragraph)
    if bold and bold[0][0] <= start < bold[0][1] < line.end:
        start = max(bold[0][0], line.start)
        lead = string[start : bold[0][1]].rstrip()
        end = start + len(lead)
        gap = (string[end].isspace() or _DAY.match(string, end) is not None) and len(lead) >= _SHORT_TITLE
        gap = gap and lead[-1:] not in _INNER
        if (lead[-1:] in _LEAD_ENDS or gap) and _SHORTEST_LEAD <= len(lead) <= LONGEST_LEAD:
            return Span(start, end)
    if string[start] == "【" and line.body_like and (enclosed := _ENCLOSED.match(string, start, line.end)):
        return Span(*enclosed.span("lead"))
    if start == line.start and not reading.titles:
        return None
    stop = line.text.find("。", 0, LONGEST_LEAD)
    if start > line.start and 0 < stop <= _LONGEST_PLAIN and line.body_like and attribution_at_end(reading.text, line):
        return Span(start, line.start + stop + 1)
    if stop > 0 and reading.titles.may_begin(line.text[0]) and key(line.text[:stop]) in reading.titles:
        return Span(line.start, line.start + stop + 1)
    return None


def is_title_of_brief(reading: Reading, article: OpenArticle, lead: Span) -> bool:
    """Whether the article that ``lead`` opens is a brief: where articles have titles of their own, a short lead-in is
    no title."""
    least = LONG_TITLE if article.model else _SHORT_TITLE
    return reading.of_briefs or lead.end - lead.start >= least or reading.promises(lead)


def starts_brief(reading: Reading, article: OpenArticle, line: Line, lead: Span) -> bool:
    """Whether the lead-in of ``line`` opens another brief; in a brief whose own lead is promised, short lead-ins open
    paragraphs."""
    return (
        article.lead is not None
        and reading.of_briefs
        and (not reading.promises(article.lead) or lead.end - lead.start >= LONG_TITLE)
        and not ENUMERATION.match(line.text)
        and not reading.titles.begin_with(key(line.text[:_BEGINNING]))
    )


def starts_like_the_last(reading: Reading, article: OpenArticle, line: Line, lead: Span) -> bool:
    """Whether the lead-in has the form of that of the article, whatever the name of the section: both stand in 【】, or
    both paragraphs have a number and the article no title."""
    string = reading.text.string
    if article.lead is not None:
        return string[article.lead.start] == string[lead.start] == "【"
    first = string[article.paragraphs[0].start :][:_BEGINNING] if article.paragraphs and not article.title else ""
    return bool(label_kind(first)) and label_kind(first) == label_kind(line.text)


def starts_bulleted_brief(reading: Reading, article: OpenArticle, line: Line) -> bool:
    """Whether the briefs of this section are single paragraphs behind a bullet or a number, and this is one."""
    if not reading.of_briefs or article.title or not is_bulleted(line.text):
        return False
    return is_bulleted(reading.text.string[article.paragraphs[0].start :][:_BEGINNING])
