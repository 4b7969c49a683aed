"""Kind ``twice``: a paragraph, a title or a lead-in that stands there a second time."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.lines import compact
from bulletin_lint.bulletin.model import Role, Span
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.text.text import PARAGRAPH_BREAK
from bulletin_lint.toml.decode import Doc

_PASTED = 2  # times that a paragraph stands there where it was pasted once more; what comes oftener is a formula
_CLOSE = 12  # characters between a lead-in and its repetition, at most


class Twice(NamedTuple):
    """``finds``: ``paragraph`` of running text, ``title`` of an article, or a ``lead-in`` that the next
    sentence repeats word for word; of at least ``least`` characters."""

    finds: Annotated[
        Literal["paragraph", "title", "lead-in"],
        Doc("什么出现了两次：paragraph 段落，title 标题，lead-in 段首句在下文重复"),
    ]
    least: Annotated[int, Doc("至少几个字")]


def run(draft: Draft, parameters: Twice) -> Iterator[Hit]:
    if parameters.finds == "lead-in":
        yield from _lead_ins(draft, parameters.least)
    elif parameters.finds == "title":
        yield from _repeated(draft, _titles(draft), parameters.least)
    else:
        yield from _repeated(draft, _paragraphs(draft, parameters.least), parameters.least)


def _repeated(draft: Draft, spans: Iterator[Span], least: int) -> Iterator[Hit]:
    seen: dict[str, Span] = {}
    for span in spans:
        text = compact(draft.text.string[span.start : span.end])
        if len(text) >= least:
            first = seen.setdefault(text, span)
            if first is not span:
                yield Hit(span.start, span.end, others=((first.start, first.end),))


def _titles(draft: Draft) -> Iterator[Span]:
    return (Span(a.title[0].start, a.title[-1].end) for a in draft.bulletin.articles if a.title and not a.brief)


def _paragraphs(draft: Draft, least: int) -> Iterator[Span]:
    """The long paragraphs of running text that stand there twice."""
    lines = [line for line in draft.text.string.split(PARAGRAPH_BREAK) if len(line) >= least]
    again = {line for line, count in Counter(lines).items() if count == _PASTED} if len(set(lines)) < len(lines) else ()
    for paragraph in draft.text.paragraphs if again else ():
        long = paragraph.end - paragraph.start >= least
        twice = long and paragraph.cell is None and draft.text.of(paragraph) in again
        if twice and draft.role_at(paragraph.start) in (Role.BODY, Role.LEAD):
            yield Span(paragraph.start, paragraph.end)


def _lead_ins(draft: Draft, least: int) -> Iterator[Hit]:
    string = draft.text.string
    for article in draft.bulletin.articles:
        if article.brief and article.title:
            start, end = article.title[0].start, article.title[-1].end
            lead = string[start:end].rstrip("。 ")
            line_end = string.find("\n", end)
            at = string.find(lead, end, line_end if line_end >= 0 else None) if len(lead) >= least else -1
            if 0 <= at <= end + _CLOSE and string[at + len(lead) : at + len(lead) + 1] in tuple("。！？"):
                yield Hit(at, at + len(lead), others=((start, end),))


KIND = Kind("twice", run, Twice)
