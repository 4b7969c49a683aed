"""Where an article begins: which lines are its title, and what tells the next title from a heading inside it.

Questions about a line; who asks them, and what follows from the answers, is in ``articles``.
"""

from __future__ import annotations

from itertools import islice, takewhile

from bulletin_lint.bulletin.appearance import is_bold, is_centered, look
from bulletin_lint.bulletin.attributions import own_attribution
from bulletin_lint.bulletin.cues import ASIDE
from bulletin_lint.bulletin.leads import (
    LONG_TITLE,
    find_lead,
    starts_brief,
    starts_bulleted_brief,
    starts_like_the_last,
)
from bulletin_lint.bulletin.lines import (
    CAPTION,
    IN_BRACKETS,
    NUMBERED,
    SENTENCE_END,
    TITLE_MARKS,
    Line,
    is_bulleted,
    is_long_title,
)
from bulletin_lint.bulletin.reading import OpenArticle, Reading
from bulletin_lint.bulletin.titles import SIMILAR
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.numerals import HAN_LABEL, number_of

_MOST_TITLE_LINES = 3
_LONGEST_TITLE_LINE = 30  # characters of a line that goes on with a title which is not centered
_LONGEST_CLOSED_TITLE = 40  # characters of a centered title that ends like a sentence
_SALUTATION = 6  # characters of a line in which a colon ends a salutation or a label
_SHORTEST_TITLE = 4  # characters
_SHORTEST_UNLISTED = 8  # characters of a title that the contents forget
_MOST_ALIKE = 4  # lines that are set like a title, which tell what they all are
_CENTERED_TITLE = 9  # characters of a centered title; headings inside an article are shorter
_AHEAD = 39  # lines below a heading inside an article in which the next one stands
_TAIL = 240  # characters at the end of a paragraph in which a remark in brackets begins
_SUBTITLE = compiled(r"[—–－-]{1,2}\S")
_BYLINE = compiled(r"[（(].*[）)]|.*[\s\u3000][\u4e00-\u9fff·]{2,4}|.*\d\s*日|.*(?:同志|先生|女士)[：:]?")
_NUMBER = compiled(rf"[（(]?({HAN_LABEL}|\d{{1,2}})([、.．]|[）)])")


def is_title_line(reading: Reading, article: OpenArticle, line: Line) -> bool:
    """Whether ``line`` is the title of an article that has no text yet, or goes on with it."""
    if article.paragraphs or article.above or line.in_grid or not line.key:
        return False
    if not article.title:
        return (
            reading.lists(line) or line.title_like or _is_closed_title(reading, line) or _is_long_title(reading, line)
        )
    if len(article.title) >= _MOST_TITLE_LINES:
        return False
    if article.title_with(line) in reading.titles or (
        line.title_like and line.paragraph is article.title[-1].paragraph
    ):
        return True
    if reading.lists(line):
        return False
    if article.is_listed(reading.titles):
        return _is_rest_of_promised(reading, article, line)
    return line.title_like and _continues_title(reading, article.title[-1], line)


def _is_closed_title(reading: Reading, line: Line) -> bool:
    """A first line that ends like a sentence and is a title all the same: short, and centered or bold with a number."""
    set_so = is_centered(reading.text, line) or (is_bulleted(line.text) and is_bold(reading.text, line))
    return set_so and len(line.compact) <= _LONGEST_CLOSED_TITLE and not line.body_like


def _is_long_title(reading: Reading, line: Line) -> bool:
    return is_long_title(line) and (is_centered(reading.text, line) or is_bold(reading.text, line))


def _is_rest_of_promised(reading: Reading, article: OpenArticle, line: Line) -> bool:
    """Whether title and line together begin a promised title, or are nearly one that has a subtitle."""
    joined = article.title_with(line)
    if reading.titles.begin_with(joined):
        return True
    return bool(_SUBTITLE.match(line.text)) and reading.titles.resemblance(joined) >= SIMILAR


def _continues_title(reading: Reading, above: Line, line: Line) -> bool:
    """Whether ``line`` looks like one more line of a title; a byline, a heading or a salutation does not."""
    if _SUBTITLE.match(line.text):
        return True
    if NUMBERED.match(line.text) or _BYLINE.fullmatch(line.text) or "：" in line.text[:_SALUTATION]:
        return False
    centered = is_centered(reading.text, above), is_centered(reading.text, line)
    if is_title_below_kicker(reading, above, line):
        return True
    if any(centered):
        return all(centered)
    return len(line.compact) <= _LONGEST_TITLE_LINE and look(reading.text, above)[1:] == look(reading.text, line)[1:]


def is_title_below_kicker(reading: Reading, above: Line, line: Line) -> bool:
    """Whether ``line`` is larger than the line above, which is set like text: that only leads to it."""
    small, large = look(reading.text, above), look(reading.text, line)
    return small.alignment == "left" and not small.bold and (large.size or 0) > (small.size or 0)


def starts_article(reading: Reading, article: OpenArticle, index: int) -> bool:
    """Whether the next article begins at ``index``, though no attribution has ended this one."""
    line = reading.lines[index]
    if not article.paragraphs and not (article.title and reading.lists(line)):
        return False
    if not article.paragraphs and reading.is_said_again(article.title, line):
        return False
    if not line.opens_paragraph(reading.text):
        return False
    if reading.lists(line) or _begins_listed(reading, index) or is_next_number(reading, article, line):
        return True
    if lead := find_lead(reading, line):
        if reading.nearly_promises(lead) or starts_brief(reading, article, line, lead):
            return True
        return starts_like_the_last(reading, article, line, lead) or starts_bulleted_brief(reading, article, line)
    return starts_bulleted_brief(reading, article, line) or _looks_like_title(reading, article, index)


def _begins_listed(reading: Reading, index: int) -> bool:
    """Whether this line and the next are a title that the contents list as one."""
    line, below = reading.lines[index], reading.below(index)
    if not reading.titles or below is None:
        return False
    return line.title_like and below.title_like and line.key + below.key in reading.titles


def is_next_number(reading: Reading, article: OpenArticle, line: Line) -> bool:
    """Whether the title of the article is numbered, and ``line`` is one with the next number."""
    if not article.title or not (line.title_like or _is_closed_title(reading, line)):
        return False
    this, that = _numbered(article.title[0].text), _numbered(line.text)
    return this is not None and that is not None and this[1] == that[1] and this[0] + 1 == that[0]


def _numbered(text: str) -> tuple[int, str] | None:
    """The number that opens a title, and the form of it: the mark behind it, and whether it is written in Han."""
    match = _NUMBER.match(text)
    number = number_of(match[1]) if match else None
    return (number, match[2] + ("" if match[1].isdecimal() else "一")) if match and number is not None else None


def _looks_like_title(reading: Reading, article: OpenArticle, index: int) -> bool:
    """Whether ``index`` is set like the title above and no sentence, after a finished paragraph and before running
    text or another title; where there are contents, it is nearly one of their titles, or titles are larger than
    text."""
    line, below = reading.lines[index], reading.below(index)
    if not _could_be_title(line):
        return False
    if below is None or not _could_follow_title(below) or not _is_finished(reading, article):
        return False
    set_so = _is_set_as_title(reading, article, line)
    like_titles = set_so or _is_set_like_titles(reading, article, line) or look(reading.text, line) == reading.usual
    if not reading.titles or not like_titles:
        return set_so
    if reading.titles.is_near(line.key):
        return True
    if not set_so:
        return False
    if len(line.compact) >= _SHORTEST_UNLISTED and _are_titles_larger(reading, article, line):
        return True
    return reading.titles.begin_with(line.key)


def _are_titles_larger(reading: Reading, article: OpenArticle, line: Line) -> bool:
    """Whether titles are larger than text, and the line is set like them, so that it is one though the contents forget
    it."""
    if article.first_text is None:
        return False
    titles = look(reading.text, article.model) if article.model else reading.usual
    text = look(reading.text, article.first_text).size
    return bool(titles and titles.size and titles.size > (text or 0)) and look(reading.text, line) == titles


def _could_follow_title(below: Line) -> bool:
    """Whether the line is text, be it one short sentence, or a line that may be of the title too."""
    return below.body_like or below.title_like or below.text.rstrip("”’）")[-1:] in SENTENCE_END


def _could_be_title(line: Line) -> bool:
    """Whether the wording of the line is that of a title and of nothing that stands inside an article."""
    if not (line.title_like or is_long_title(line)) or line.in_grid or len(line.compact) < _SHORTEST_TITLE:
        return False
    inside = any(pattern.match(line.text) for pattern in (NUMBERED, CAPTION, ASIDE))
    return not inside and not IN_BRACKETS.fullmatch(line.text)


def _is_finished(reading: Reading, article: OpenArticle) -> bool:
    """Whether the last paragraph ends like a text: with a sentence, remarks in brackets aside, or a caption."""
    last = reading.text.string[slice(*article.paragraphs[-1])]
    tail = last[-_TAIL:].rstrip()
    if tail[-1:] in "）)":
        tail = tail[: max(tail.rfind("（"), tail.rfind("("))].rstrip() or "。"
    return tail.rstrip("”’）")[-1:] in SENTENCE_END or CAPTION.match(last) is not None


def _is_set_as_title(reading: Reading, article: OpenArticle, line: Line) -> bool:
    """Whether the line is centered; where the first title of the section is known, whether it is set like that and is
    no heading inside the article."""
    if article.model is None:
        return is_centered(reading.text, line)
    if not _is_set_like_titles(reading, article, line):
        return False
    return _have_titles_their_size(reading, article) or not article.divided


def is_divided(reading: Reading, article: OpenArticle, index: int) -> bool:
    """Whether the line at ``index`` is a heading inside the article although it is set like a title: headings come in
    twos at least, so that one more such line stands below it before the next attribution. Centered lines that are
    mostly as long as titles are titles."""
    line = reading.lines[index]
    if not line.opens_paragraph(reading.text) or not _could_be_title(line):
        return False
    if not _is_set_like_titles(reading, article, line) or _have_titles_their_size(reading, article):
        return False
    if find_lead(reading, line):
        return False
    below = reading.lines[index + 1 : index + 1 + _AHEAD]
    in_article = takewhile(lambda other: not own_attribution(reading.text, other, False), below)
    wanted = look(reading.text, line)
    same = (other for other in in_article if other.title_like and look(reading.text, other) == wanted)
    alike = list(islice(same, _MOST_ALIKE))
    if not alike:
        return False
    least = _CENTERED_TITLE if wanted.alignment == "center" else LONG_TITLE
    long = sum(len(each.compact) >= least for each in (line, *alike))
    return 2 * long <= 1 + len(alike)


def _is_set_like_titles(reading: Reading, article: OpenArticle, line: Line) -> bool:
    """Whether the line is set like the first title of the section, and that unlike text: in another size, centered, or
    bold and long."""
    if article.model is None or article.first_text is None:
        return False
    wanted, text = look(reading.text, article.model), look(reading.text, article.first_text)
    if look(reading.text, line) != wanted:
        return False
    if _has_their_mark(article, line):
        return True
    if wanted.size != text.size or wanted.alignment == "center":
        return True
    return wanted.bold and not text.bold and len(line.compact) >= LONG_TITLE


def _has_their_mark(article: OpenArticle, line: Line) -> bool:
    """Whether the line has the mark before it that the first title has, ■ or ★, and text has none."""
    if article.model is None or article.first_text is None:
        return False
    mark = article.model.text[0]
    return mark in TITLE_MARKS and line.text[0] == mark != article.first_text.text[0]


def _have_titles_their_size(reading: Reading, article: OpenArticle) -> bool:
    """Whether titles are set in another size than text, or with a mark, so that nobody takes them for headings inside
    an article."""
    if article.model is None or article.first_text is None:
        return False
    if _has_their_mark(article, article.model):
        return True
    return look(reading.text, article.model).size != look(reading.text, article.first_text).size
