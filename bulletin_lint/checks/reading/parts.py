"""What several kinds ask of a bulletin's parts: their text, and where to point when one is missing."""

from __future__ import annotations

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.lines import compact
from bulletin_lint.bulletin.model import Heading, Span


def content(draft: Draft, span: Span) -> str:
    """The text of ``span``."""
    return draft.text.string[span.start : span.end]


def body_headings(draft: Draft) -> list[Heading]:
    """The section headings of the body, in order."""
    return [section.heading for section in draft.bulletin.sections if section.heading]


def all_headings(draft: Draft) -> list[Heading]:
    """The section headings of contents and body, in order."""
    contents = draft.bulletin.contents
    listed = [section.heading for section in contents.sections if section.heading] if contents else []
    return listed + body_headings(draft)


def end_of_body(draft: Draft) -> int:
    """The offset behind the last character of the last article, or of whatever stands before the foot."""
    bulletin = draft.bulletin
    ends = [article.span.end for article in bulletin.articles]
    ends += [heading.span.end for heading in body_headings(draft)]
    return max(ends, default=bulletin.masthead.span.end)


def is_own(draft: Draft) -> bool:
    """Whether the bulletin is the profile's publication, by its name, or the profile names none."""
    names, name = draft.profile.masthead.names, draft.bulletin.masthead.name
    return not names or (name is not None and compact(content(draft, name)) in names)
