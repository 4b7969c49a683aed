"""From a draft to the plain records of it that the review page shows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.guesses import guesses
from bulletin_lint.bulletin.model import Span
from bulletin_lint.records.draft import Block, DraftRecord, LineRecord, Tie
from bulletin_lint.records.titles import article_names
from bulletin_lint.text.text import Container, Paragraph

_HEAD = Block("head", "masthead", "报头")
_CONTENTS = Block("contents", "contents", "目录")
_BODY = Block("body", "body", "正文")
_FOOT = Block("foot", "foot", "报尾")
_NOTES = Block("notes", "notes", "脚注和尾注")
_PAGE = Block("page", "page", "页眉页脚")
_APART = {
    Container.FOOTNOTE: _NOTES,
    Container.ENDNOTE: _NOTES,
    Container.HEADER: _PAGE,
    Container.FOOTER: _PAGE,
}


def describe_draft(draft: Draft) -> DraftRecord:
    """The whole document, how it is divided, and what its pages look like."""
    from bulletin_lint.records.page_facts import page_facts

    starts = sorted(_starts(draft), key=lambda item: item[0])
    offsets = [offset for offset, _ in starts]

    def block_of(paragraph: Paragraph) -> Block:
        apart = _APART.get(paragraph.container)
        return apart or starts[bisect_right(offsets, paragraph.end) - 1][1]

    blocks = [block_of(paragraph) for paragraph in draft.text.paragraphs]
    lines = [_line(draft, paragraph, block.key) for paragraph, block in zip(draft.text.paragraphs, blocks, strict=True)]
    return DraftRecord(tuple(lines), tuple(dict.fromkeys(blocks)), page_facts(draft))


def _starts(draft: Draft) -> Iterator[tuple[int, Block]]:
    """Where each block of the main story begins; it holds up to the next."""
    bulletin = draft.bulletin
    sections = [*_sections(draft)]
    yield 0, _HEAD if bulletin.masthead.span.end or bulletin.contents or sections else _BODY
    if bulletin.contents:
        yield bulletin.contents.span.start, _CONTENTS
    elif not sections:
        yield bulletin.masthead.span.end, _BODY
    yield from sections
    spans = [recipients.span for recipients in bulletin.distribution] + [field.span for field in bulletin.colophon]
    spans += [span for span in (bulletin.copies, bulletin.printed) if span]
    last = max((article.span.end for article in bulletin.articles), default=0)
    if spans := [span for span in spans if span.start >= last and not _apart(draft, span)]:
        yield min(spans).start, _FOOT


def _apart(draft: Draft, span: Span) -> bool:
    return draft.text.paragraph_at(span.start).container in _APART


def _sections(draft: Draft) -> Iterator[tuple[int, Block]]:
    names = draft.shared(article_names)
    for number, section in enumerate(draft.bulletin.sections, 1):
        key = f"s{number}"
        if section.heading:
            yield section.heading.span.start, Block(key, "body", f"栏目〔{section.heading.name}〕")
        for position, article in enumerate(section.articles, 1):
            yield article.span.start, Block(f"{key}.{position}", "body", names[article.span.start])


def _line(draft: Draft, paragraph: Paragraph, block: str) -> LineRecord:
    text, start = draft.text, paragraph.start
    return LineRecord(
        paragraph.part,
        paragraph.number,
        paragraph.container,
        paragraph.cell,
        text.of(paragraph),
        block,
        tuple(_roles(draft, paragraph)),
        text.formatting.alignment(paragraph),
        tuple((first - start, last - start) for first, last in text.formatting.bold(paragraph)),
        tuple(_ties(draft, paragraph)),
        "" if text.drawn(paragraph) else text.formatting.label(paragraph),
        "；".join(_guesses(draft, paragraph)),
        paragraph.start in draft.shared(_rests),
    )


def _rests(draft: Draft) -> frozenset[int]:
    """Where those paragraphs begin that go on with an entry of the contents."""
    contents = draft.bulletin.contents
    entries = (entry for section in (contents.sections if contents else ()) for entry in section.entries)
    lines = ([draft.text.paragraph_at(span.start).start for span in entry.spans] for entry in entries)
    return frozenset(start for first, *rest in lines for start in rest if start != first)


def _guesses(draft: Draft, paragraph: Paragraph) -> Iterator[str]:
    for start, reason in draft.shared(guesses).items():
        if paragraph.start <= start < paragraph.end:
            yield reason


def _roles(draft: Draft, paragraph: Paragraph) -> Iterator[tuple[int, str]]:
    roles = draft.bulletin.roles
    yield 0, str(draft.role_at(paragraph.start))
    first = bisect_right(roles, paragraph.start, key=lambda role: role[0])
    for start, role in roles[first:]:
        if start >= paragraph.end:
            return
        yield start - paragraph.start, str(role)


def _ties(draft: Draft, paragraph: Paragraph) -> Iterator[Tie]:
    regions = draft.text.regions
    for region in regions[_first(draft, paragraph.start) :]:
        if region.start > paragraph.end:
            return
        yield Tie(region.start - paragraph.start, region.end - paragraph.start, region.kind.name)


def _first(draft: Draft, offset: int) -> int:
    """The index of the first region at or after ``offset``; no region begins in one paragraph and ends in another."""
    starts = draft.shared(_region_starts)
    return bisect_right(starts, offset - 1)


def _region_starts(draft: Draft) -> list[int]:
    return [region.start for region in draft.text.regions]
