"""Kind ``empty``: a part that is there and holds nothing."""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Span
from bulletin_lint.checks.reading.parts import content
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.toml.decode import Doc

_MARKS = ("、", "，", "；", ",", ";")


class Empty(NamedTuple):
    """``finds``: contents, section, attribution, distribution or colophon."""

    finds: Annotated[
        Literal["contents", "section", "attribution", "distribution", "colophon"],
        Doc("哪一部分是空的：contents 目录，section 栏目，attribution 署名，distribution 报送发，colophon 承办等项"),
    ]


def run(draft: Draft, parameters: Empty) -> Iterator[Hit]:
    yield from _FINDERS[parameters.finds](draft)


def _contents(draft: Draft) -> Iterator[Hit]:
    """A heading of contents under which no entry was understood: then nothing was compared with the body."""
    contents = draft.bulletin.contents
    if contents and contents.heading and not any(section.entries for section in contents.sections):
        yield Hit(*contents.heading)


def _section(draft: Draft) -> Iterator[Hit]:
    """A heading under which nothing stands, neither an article nor a table or a picture."""
    for section in draft.bulletin.sections:
        if section.heading and not section.articles and not _shows(draft, section.heading.span.end):
            yield Hit(*section.heading.span, values={"name": section.heading.name})


def _shows(draft: Draft, end: int) -> bool:
    """Whether a table or a picture follows the heading that ends at ``end``, before any text."""
    for paragraph in draft.text.paragraphs[draft.text.paragraph_at(end).index + 1 :]:
        if paragraph.cell is not None or draft.text.has_object(paragraph.start, paragraph.end):
            return True
        if draft.text.of(paragraph).strip():
            return False
    return False


def _blank(span: Span) -> bool:
    return span.start == span.end


def _attribution(draft: Draft) -> Iterator[Hit]:
    """An attribution without units and persons, or with nothing between two separators."""
    for article in draft.bulletin.articles:
        attribution = article.attribution
        if attribution is None:
            continue
        whole = Span(attribution.spans[0].start, attribution.spans[-1].end)
        inner = content(draft, whole).strip("（()）。 \u3000\n\v")
        open_ended = inner.startswith(_MARKS) or inner.endswith(_MARKS)
        nobody = not attribution.units and not attribution.persons
        if open_ended or nobody or any(map(_blank, attribution.units)):
            yield Hit(*whole)


def _distribution(draft: Draft) -> Iterator[Hit]:
    """A list without members; doubled separators are for the separator rule."""
    for part in draft.bulletin.distribution:
        if all(map(_blank, part.members)):
            yield Hit(*part.span, values={"label": part.label})


def _colophon(draft: Draft) -> Iterator[Hit]:
    for part in draft.bulletin.colophon:
        if _blank(part.value):
            yield Hit(*part.label_span, values={"label": part.label})


_FINDERS: Mapping[str, Callable[[Draft], Iterator[Hit]]] = {
    "contents": _contents,
    "section": _section,
    "attribution": _attribution,
    "distribution": _distribution,
    "colophon": _colophon,
}

KIND = Kind("empty", run, Empty, about="bulletin")
