"""How much speaks for a text's being a bulletin at all."""

from __future__ import annotations

from bulletin_lint.bulletin.lines import compact
from bulletin_lint.bulletin.model import Bulletin
from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.engine.text import Text


def evidence(text: Text, bulletin: Bulletin, profile: Profile) -> int:
    """Each part counts, none for more than two."""
    head = bulletin.masthead
    named = head.name is not None and compact(text.string[head.name.start : head.name.end]) in profile.masthead.names
    headings = sum(section.heading is not None for section in bulletin.sections)
    signed = sum(article.attribution is not None for article in bulletin.articles)
    return (
        2 * named
        + 2 * (head.issue is not None)
        + min(headings, 2)
        + min(signed, 2)
        + min(len(bulletin.distribution), 2)
        + (len(bulletin.colophon) >= 2)
    )
