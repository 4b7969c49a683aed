"""What parts of a bulletin are called, so that an editor finds them in Word: by their titles, cut where they are long,
or by the words with which they begin; never by counting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Article, Span

_LONGEST = 22  # characters of a title that stands whole
_HEAD, _TAIL = 10, 8  # of a longer one
_LEAST = 3  # characters that either end keeps
_WORDS = 10  # of a paragraph that is known by its first words
_CUT = "……"
_PAIRS = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "〔": "〕", "【": "】", "「": "」", "(": ")"}
_INNER = str.maketrans("《》", "〈〉")
_INNER_QUOTES = str.maketrans("“”", "‘’")
_ENDS = "。，、；：！？．,.;:!?·"
# White space that no word of ASCII needs, and characters that are none.
_LOOSE = r"(?<![!-~])\s+|\s+(?![!-~])|[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffc]"


def read(draft: Draft, spans: Iterable[Span]) -> str:
    """The text of the spans on one line, without the white space that only sets it."""
    text = "\n".join(draft.text.string[span.start : span.end].strip() for span in spans)
    return " ".join(re.sub(_LOOSE, "", text).split())


def titled(title: str) -> str:
    """The title between its marks; of a long one, beginning and end."""
    return f"《{_cut(title.rstrip(_ENDS).translate(_INNER))}》"


def in_full(title: str) -> str:
    """The title between its marks, however long it is."""
    return f"《{title.rstrip(_ENDS).translate(_INNER)}》"


def quoted(text: str, most: int = _WORDS) -> str:
    """The first words of a text, in quotation marks."""
    text = text.translate(_INNER_QUOTES)
    if len(text) > most + 2:
        text = _closed(text[:most]).rstrip(_ENDS) + _CUT
    return f"“{text.rstrip(_ENDS)}”"


def _cut(title: str) -> str:
    if len(title) <= _LONGEST:
        return title
    return _closed(title[:_HEAD]).rstrip(_ENDS) + _CUT + _opened(title[-_TAIL:]).lstrip(_ENDS)


def _closed(head: str) -> str:
    """The beginning up to a mark that nothing closes there, if enough is left."""
    open_marks: list[int] = []
    for at, char in enumerate(head):
        if char in _PAIRS:
            open_marks.append(at)
        elif open_marks and char == _PAIRS[head[open_marks[-1]]]:
            open_marks.pop()
    return head[: open_marks[0]] if open_marks and open_marks[0] >= _LEAST else head


def _opened(tail: str) -> str:
    """The end behind a mark that nothing opens there, if enough is left."""
    loose, open_marks = 0, 0
    for at, char in enumerate(tail):
        if char in _PAIRS:
            open_marks += 1
        elif char in _PAIRS.values():
            loose, open_marks = (loose, open_marks - 1) if open_marks else (at + 1, 0)
    return tail[loose:] if len(tail) - loose >= _LEAST else tail


def article_names(draft: Draft) -> dict[int, str]:
    """What each article is called, section and title, by where it begins; no two are called the same."""
    sections = draft.bulletin.sections
    found = [(each.heading.name if each.heading else "", article) for each in sections for article in each.articles]
    names = [_joined(section, _called(draft, article)) for section, article in found]
    counts = Counter(names)
    names = [
        _joined(section, in_full(read(draft, article.title))) if counts[name] > 1 and article.title else name
        for name, (section, article) in zip(names, found, strict=True)
    ]
    return dict(zip((article.span.start for _, article in found), distinct(names), strict=True))


def _joined(section: str, name: str) -> str:
    return f"{section}·{name}" if section else name


def _called(draft: Draft, article: Article) -> str:
    title = read(draft, article.title)
    if title.rstrip(_ENDS):
        return titled(title)
    return f"首段为{quoted(read(draft, article.paragraphs[:1]))}的文章" if article.paragraphs else "无标题的文章"


def distinct(names: Iterable[str]) -> Iterator[str]:
    """The names; the second of two that are the same says so."""
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}（同名第{seen[name]}个）"
