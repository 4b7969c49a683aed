"""What of a draft was guessed, and from what: for those who look at how it was understood.

A part is certain by what it says (brackets, a label, a name that the profile knows), by being said twice (in contents
and body) or by being set unlike all that it could be mistaken for. Whatever else was taken for a part is a guess.
Attributions, distribution and colophon are never guessed: nothing is taken for one that does not say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bulletin_lint.bulletin.appearance import Look, look
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.headings import COMMON
from bulletin_lint.bulletin.lines import Line, compact, entry_text, is_contents_name, key, label_kind, lines_of
from bulletin_lint.bulletin.model import Article, Contents, Span
from bulletin_lint.bulletin.units import unit_like
from bulletin_lint.startup.patterns import compiled

_ISSUES = compiled(r"(?:主办|承办|印发|编印|编发|编|印)$")
_HALF = 2  # one of so many entries must be found again


def guesses(draft: Draft) -> Mapping[int, str]:
    """From what a part was guessed, in Chinese, by the offset at which the part begins; parts that are certain are
    not there."""
    found = (*_masthead(draft), *_contents(draft), *_sections(draft), *_titles(draft))
    return dict(found)


def _masthead(draft: Draft) -> Iterator[tuple[int, str]]:
    head = draft.bulletin.masthead
    known = draft.profile.masthead
    if head.name and compact(_read(draft, head.name)) not in known.names:
        name = _look_at(draft, head.name)
        others = [_look_at(draft, Span(line.start, line.end)) for line in _lines_above(draft, head.span)]
        if sum((other.size or 0) >= (name.size or 0) for other in others) > 1:
            yield head.name.start, "体例没有写明，字号也不比别处大，按位置"
    if head.issuer and not unit_like(_ISSUES.sub("", compact(_read(draft, head.issuer)))):
        yield head.issuer.start, "不像单位名称，按位置"


def _lines_above(draft: Draft, zone: Span) -> Iterator[Line]:
    for paragraph in draft.text.paragraphs:
        if paragraph.start >= zone.end:
            return
        if paragraph.end > zone.start:
            yield from lines_of(draft.text, paragraph)


def _contents(draft: Draft) -> Iterator[tuple[int, str]]:
    contents = draft.bulletin.contents
    if contents is None:
        return
    listed = _listed(draft)
    present = {_title_key(draft, article) for article in draft.bulletin.articles}
    answered = len(listed & present)
    if listed and _HALF * answered < len(listed):
        yield contents.span.start, "多数条目在正文中没有相同的标题"
    elif answered < len(listed) and not _is_announced(draft, contents):
        yield contents.span.start, "没有“目录”字样，多数条目在正文中再次出现"


def _is_announced(draft: Draft, contents: Contents) -> bool:
    """Whether the contents say that they are such: above them, in their first line, or by sections in brackets."""
    if contents.heading or is_contents_name(compact(_read(draft, contents.span).split("\n", 1)[0])):
        return True
    return any(section.heading and section.heading.opening for section in contents.sections)


def _sections(draft: Draft) -> Iterator[tuple[int, str]]:
    contents = draft.bulletin.contents
    headings = [section.heading for section in (contents.sections if contents else ()) if section.heading]
    known = {*COMMON, *draft.profile.sections.names, *(heading.name for heading in headings)}
    for section in draft.bulletin.sections:
        heading = section.heading
        if heading is None or heading.opening or heading.closing or heading.name in known:
            continue
        if heading.span == heading.inner:
            yield heading.span.start, "没有括号，按单独成行、字样与标题不同"


def _titles(draft: Draft) -> Iterator[tuple[int, str]]:
    listed = _listed(draft)
    for article in draft.bulletin.articles:
        if not article.title or article.brief or not article.paragraphs or _title_key(draft, article) in listed:
            continue
        if label_kind(_read(draft, article.title[0])):
            continue
        if _look_at(draft, article.title[0]) == _look_at(draft, article.paragraphs[0]):
            yield article.title[0].start, "字样与正文相同，按位置和长短"


def _listed(draft: Draft) -> frozenset[str]:
    contents = draft.bulletin.contents
    sections = contents.sections if contents else ()
    return frozenset(key(entry_text(entry.text)).rstrip("：。") for section in sections for entry in section.entries)


def _title_key(draft: Draft, article: Article) -> str:
    return key(entry_text("".join(_read(draft, span) for span in article.title))).rstrip("：。")


def _look_at(draft: Draft, span: Span) -> Look:
    line = Line(span.start, span.end, _read(draft, span), draft.text.paragraph_at(span.start))
    return look(draft.text, line)


def _read(draft: Draft, span: Span) -> str:
    return draft.text.string[span.start : span.end]
