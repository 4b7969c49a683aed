"""Which role each stretch of the text plays, as one sorted table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_lint.bulletin.lines import CAPTION, NUMBERED, in_main_flow
from bulletin_lint.bulletin.model import Article, Bulletin, Role, Span
from bulletin_lint.text.text import PARAGRAPH_BREAK, Container, Paragraph, Text

_SHORTEST_BODY = 20  # characters of text that belongs to no article
_LONGEST_CAPTION = 60  # characters
_LONGEST_HEADING = 40  # characters of a heading inside an article
Roles = tuple[tuple[int, Role], ...]
_BY_CONTAINER = {
    Container.FOOTNOTE: Role.NOTE,
    Container.ENDNOTE: Role.NOTE,
    Container.HEADER: Role.PAGE,
    Container.FOOTER: Role.PAGE,
}


def table_of_roles(text: Text, bulletin: Bulletin) -> Roles:
    """(start, role) pairs, sorted; each holds up to the next, and the break behind it goes with what it closes. What
    the bulletin does not name has the role of the story it stands in, and running text that belongs to no article is
    body all the same; what is short in a text box goes with a picture, or says whom to call."""
    named = sorted(_named(text, bulletin))
    pieces: list[tuple[int, Role]] = []
    reached = position = 0
    for start, end, role in named:
        if start < reached:
            continue
        if position < start:
            pieces += _unnamed(text, position, start)
        pieces.append((start, role))
        reached = end
        position = end + text.string.startswith(PARAGRAPH_BREAK, end)
    pieces += _unnamed(text, position, len(text.string))
    return tuple(pieces)


def _named(text: Text, bulletin: Bulletin) -> Iterator[tuple[int, int, Role]]:
    yield from _masthead(text, bulletin)
    if bulletin.contents:
        if bulletin.contents.heading:
            yield (*bulletin.contents.heading, Role.CONTENTS)
        for group in bulletin.contents.sections:
            if group.heading:
                yield (*group.heading.span, Role.CONTENTS_SECTION)
            yield from ((*span, Role.ENTRY) for entry in group.entries for span in entry.spans)
    for section in bulletin.sections:
        if section.heading:
            yield (*section.heading.span, Role.SECTION)
        for article in section.articles:
            yield from _article(text, article)
    yield from ((*part.span, Role.DISTRIBUTION) for part in bulletin.distribution)
    yield from ((*part.span, Role.COLOPHON) for part in bulletin.colophon)
    yield from ((*span, Role.COLOPHON) for span in (bulletin.copies, bulletin.printed) if span)


def _masthead(text: Text, bulletin: Bulletin) -> Iterator[tuple[int, int, Role]]:
    head = bulletin.masthead
    parts = [
        (head.name, Role.NAME),
        (head.issue.span if head.issue else None, Role.ISSUE),
        (head.issue.total_span if head.issue and head.issue.total_span else None, Role.ISSUE),
        (head.issuer, Role.ISSUER),
        (head.date.span if head.date else None, Role.DATE),
    ]
    taken = sorted((*span, role) for span, role in parts if span)
    yield from taken
    position = head.span.start
    for start, end, _ in [*taken, (head.span.end, head.span.end, Role.MASTHEAD)]:
        if position < min(start, head.span.end):
            yield position, min(start, head.span.end), Role.MASTHEAD
        position = max(position, end)


def _article(text: Text, article: Article) -> Iterator[tuple[int, int, Role]]:
    if article.brief:
        yield (*article.title[0], Role.LEAD)
    else:
        yield from ((*line, Role.TITLE) for line in article.title)
    for span in article.paragraphs:
        yield from _paragraph(text, span, article.title[0] if article.brief else None)
    if article.attribution:
        yield from ((*span, Role.ATTRIBUTION) for span in article.attribution.spans)


def _paragraph(text: Text, span: Span, lead: Span | None) -> Iterator[tuple[int, int, Role]]:
    paragraph = text.paragraph_at(span.start)
    content = text.string[span.start : span.end]
    if paragraph.container is Container.TABLE and "。" not in content:
        yield (*span, Role.CELL)
    elif _is_caption(content):
        yield (*span, Role.CAPTION)
    elif _is_heading(text, paragraph, span, content):
        yield (*span, Role.HEADING)
    else:
        start = lead.end if lead and span.start <= lead.start < span.end else span.start
        bold = text.formatting.bold(paragraph) if lead is None or start == span.start else ()
        if bold and bold[0][0] <= span.start < bold[0][1] < span.end and content[bold[0][1] - span.start - 1] in "。：":
            yield span.start, bold[0][1], Role.LEAD
            start = bold[0][1]
        yield start, span.end, Role.BODY


def _is_caption(content: str) -> bool:
    return len(content) <= _LONGEST_CAPTION and CAPTION.match(content) is not None


def _is_heading(text: Text, paragraph: Paragraph, span: Span, content: str) -> bool:
    """A paragraph that is a heading inside an article: numbered or bold throughout, short, and no sentence."""
    if len(content) > _LONGEST_HEADING or content[-1] in "。；：，、！？;:,":
        return False
    bold: Sequence[tuple[int, int]] = text.formatting.bold(paragraph)
    whole = bool(bold) and bold[0][0] <= span.start and bold[0][1] >= span.end
    return whole or bool(NUMBERED.match(content)) or bool(text.formatting.label(paragraph))


def _unnamed(text: Text, start: int, end: int) -> Iterator[tuple[int, Role]]:
    """The roles of the stretch between two named parts, a piece a paragraph."""
    while start < end:
        paragraph = text.paragraph_at(start)
        yield start, _role_of(text, paragraph)
        start = paragraph.end + 1


def _role_of(text: Text, paragraph: Paragraph) -> Role:
    if not in_main_flow(paragraph):
        return _BY_CONTAINER[paragraph.container]
    if paragraph.container is Container.TABLE:
        return Role.CELL
    content = text.of(paragraph).strip()
    if paragraph.container is Container.TEXT_BOX and content:
        return Role.CAPTION if len(content) < _SHORTEST_BODY or _is_caption(content) else Role.BODY
    return Role.BODY if len(content) >= _SHORTEST_BODY else Role.OTHER
