"""Bracketed lines that look like the headings of sections and stand inside an article."""

from __future__ import annotations

from collections import Counter

from bulletin_lint.bulletin.attributions import attribution_at_end, own_attribution
from bulletin_lint.bulletin.contents import Layout
from bulletin_lint.bulletin.cues import BRIEFS
from bulletin_lint.bulletin.headings import COMMON
from bulletin_lint.bulletin.lines import SENTENCE_END, is_bulleted


def sections_only(layout: Layout, body: int) -> Layout:
    """Without the bracketed lines that are headings inside an article.

    Such a line follows no attribution, and the contents do not list it, or its brackets are of another kind than most,
    or text follows it as it would not follow the heading of a section.
    """
    listed = {heading.name for index, heading in layout.headings.items() if index < body}
    in_body = [index for index in sorted(layout.headings) if index >= body]
    kinds = Counter(layout.headings[index].opening for index in in_body)
    usual = {kind for kind in kinds if kinds[kind] == max(kinds.values())}
    kept = dict(layout.headings)
    for index in in_body if in_body[:1] != [body] else in_body[1:]:
        heading = layout.headings[index]
        if heading.name in listed or (not listed and heading.name in COMMON):
            continue
        foreign = len(listed) > 1 or heading.opening not in usual or _runs_on(layout, index)
        if foreign and index - 1 not in kept and not _closes(layout, index - 1):
            del kept[index]
    return layout._replace(headings=kept)


def _runs_on(layout: Layout, index: int) -> bool:
    """Whether running text that is no brief follows the heading at ``index``."""
    if index + 1 >= len(layout.lines) or BRIEFS.search(layout.headings[index].name):
        return False
    following = layout.lines[index + 1]
    if is_bulleted(following.text):
        return False
    return (following.body_like or following.text[-1] in SENTENCE_END) and not layout.text.formatting.bold(
        following.paragraph
    )


def _closes(layout: Layout, index: int) -> bool:
    """Whether the line at ``index`` holds the attribution of an article."""
    line = layout.lines[index]
    return bool(own_attribution(layout.text, line, True) or attribution_at_end(layout.text, line))
