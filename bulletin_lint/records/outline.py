"""How a draft was understood, as a tree of words; what was guessed says from what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.guesses import guesses
from bulletin_lint.bulletin.model import (
    Article,
    Contents,
    Heading,
    Masthead,
    Section,
    Span,
)

_MISSING = "（未找到）"
_NO_HEADING = "（没有栏目标题）"


class Node(NamedTuple):
    """A line of the tree and what hangs under it."""

    label: str
    children: Sequence[Node] = ()


def outline(draft: Draft) -> tuple[Node, ...]:
    """Masthead, contents, sections with their articles, and foot; what is missing is said."""
    bulletin = draft.bulletin
    parts = (
        _masthead(draft, bulletin.masthead),
        _contents(draft, bulletin.contents),
        _body(draft, bulletin.sections),
        _foot(draft),
    )
    count = len(draft.shared(guesses))
    closing = Node(f"标有“推断”的{count}处原文没有写明；推断得不对时，请在体例中写明。")
    return (*parts, closing) if count else parts


def _read(draft: Draft, span: Span | None) -> str:
    """The text of a stretch on one line, and from what it was guessed."""
    return _text(draft, span) + _guessed(draft, span) if span else _MISSING


def _text(draft: Draft, span: Span) -> str:
    return " ".join(draft.text.string[span.start : span.end].split())


def _guessed(draft: Draft, span: Span) -> str:
    reason = draft.shared(guesses).get(span.start)
    return f"（推断：{reason}）" if reason else ""


def _masthead(draft: Draft, head: Masthead) -> Node:
    parts: list[tuple[str, Span | None]] = [
        ("刊名", head.name),
        ("期号", head.issue.span if head.issue else None),
        ("编发单位", head.issuer),
        ("日期", head.date.span if head.date else None),
    ]
    if head.instructions:
        parts.append(("批示", head.instructions))
    nodes = [Node(f"{label}：{_read(draft, span)}") for label, span in parts]
    if head.issue and head.issue.total_span and head.issue.total_span.start >= head.issue.span.end:
        nodes[1] = Node(f"{nodes[1].label}（总第{_text(draft, head.issue.total_span)}期）")
    return Node("报头", nodes)


def _contents(draft: Draft, contents: Contents | None) -> Node:
    if contents is None:
        return Node(f"目录{_MISSING}")
    entries = sum(len(section.entries) for section in contents.sections)
    sections = [
        Node(
            _text(draft, section.heading.span) if section.heading else _NO_HEADING,
            [Node(entry.text) for entry in section.entries],
        )
        for section in contents.sections
    ]
    count = f"目录（{_sections(section.heading for section in contents.sections)}{entries}条）"
    return Node(count + _guessed(draft, contents.span), sections)


def _body(draft: Draft, sections: Sequence[Section]) -> Node:
    articles = sum(len(section.articles) for section in sections)
    nodes = [
        Node(_heading(draft, section.heading), [_article(draft, article) for article in section.articles])
        for section in sections
    ]
    return Node(f"正文（{_sections(section.heading for section in sections)}{articles}篇）", nodes)


def _sections(headings: Iterator[Heading | None]) -> str:
    count = sum(heading is not None for heading in headings)
    return f"{count}个栏目，" if count else ""


def _heading(draft: Draft, heading: Heading | None) -> str:
    return _read(draft, heading.span) if heading else _NO_HEADING


def _article(draft: Draft, article: Article) -> Node:
    title = " ".join(_text(draft, span) for span in article.title) or "（没有标题）"
    title += _guessed(draft, article.title[0]) if article.title else ""
    signed = (article.attribution.units or article.attribution.persons) if article.attribution else ()
    units = "、".join(_text(draft, unit) for unit in signed) if article.attribution else _MISSING
    kind = "简讯，" if article.brief else ""
    return Node(title, [Node(f"{kind}{len(article.paragraphs)}段，署名：{units}")])


def _foot(draft: Draft) -> Node:
    bulletin = draft.bulletin
    lists = [
        Node(f"{recipients.label}：{'｜'.join(_read(draft, member) for member in recipients.members) or _MISSING}")
        for recipients in bulletin.distribution
    ]
    fields = [Node(f"{field.label}：{_read(draft, field.value) or _MISSING}") for field in bulletin.colophon]
    others = [Node(_read(draft, span)) for span in (bulletin.copies, bulletin.printed) if span]
    return Node("报尾", [*lists, *fields, *others] or [Node(f"报、送、发{_MISSING}")])
