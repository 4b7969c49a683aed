"""Kind ``missing``: a part that the profile requires is not there. The hit is empty and stands where the part would."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.cues import BRIEFS
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.lines import is_bulleted
from bulletin_lint.bulletin.model import Span
from bulletin_lint.checks.reading.parts import body_headings, content, end_of_body
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.toml.decode import Doc

_FIRST = 30  # paragraphs in which a masthead stands


class Missing(NamedTuple):
    """``finds``: name, issue, issue-number, issue-total, issuer, date, contents, sections, title, text, attribution,
    distribution, colophon, copies or printed. With ``holding`` the part is there but holds none of
    these words; of articles each is judged."""

    finds: Annotated[
        Literal[
            "name",
            "issue",
            "issue-number",
            "issue-total",
            "issuer",
            "date",
            "contents",
            "sections",
            "title",
            "text",
            "attribution",
            "distribution",
            "colophon",
            "copies",
            "printed",
        ],
        Doc(
            "缺哪一部分：name 刊名，issue 期号，issue-number 期数，issue-total 总期号，"
            "issuer 编发单位，date 日期，contents 目录，sections 栏目，title 标题，text 正文，"
            "attribution 署名，distribution 报送发，colophon 承办等项，copies 印数，printed 印发"
        ),
    ]
    holding: Annotated[tuple[str, ...], Doc("这一部分在，但里面没有这些词之一的才报；文章逐篇检查")] = ()


def run(draft: Draft, parameters: Missing) -> Iterator[Hit]:
    if parameters.holding:
        yield from _without(draft, parameters.finds, parameters.holding)
    else:
        yield from _FINDERS[parameters.finds](draft)


def _without(draft: Draft, part: str, words: tuple[str, ...]) -> Iterator[Hit]:
    """The places of a part that is there and holds none of ``words``."""
    for span in _PLACES[part](draft):
        if span and not any(word in content(draft, span) for word in words):
            yield Hit(*span)


def _at(offset: int, **values: str) -> Hit:
    return Hit(offset, offset, values=values)


def _masthead(part: str) -> Callable[[Draft], Iterator[Hit]]:
    def find(draft: Draft) -> Iterator[Hit]:
        if part not in draft.profile.masthead.required or getattr(draft.bulletin.masthead, part) is not None:
            return
        if part != "name":
            yield _at(draft.bulletin.masthead.span.end)
        elif not _has_picture(draft):
            yield _at(draft.bulletin.masthead.span.start)

    return find


def _has_picture(draft: Draft) -> bool:
    """Whether a picture alone fills a paragraph of the masthead: it may be the name."""
    text, end = draft.text, draft.bulletin.masthead.span.end
    return any(
        not text.of(paragraph).strip() and text.has_object(paragraph.start, paragraph.end)
        for paragraph in text.paragraphs[:_FIRST]
        if paragraph.start <= end
    )


def _issue_number(draft: Draft) -> Iterator[Hit]:
    issue = draft.bulletin.masthead.issue
    if issue and issue.number is None and issue.number_span.start > issue.span.start:
        yield Hit(*issue.span)


def _issue_total(draft: Draft) -> Iterator[Hit]:
    issue = draft.bulletin.masthead.issue
    if draft.profile.issue.total_required and issue and issue.total is None:
        yield _at(issue.span.end)


def _contents(draft: Draft) -> Iterator[Hit]:
    if draft.profile.contents.required and draft.bulletin.contents is None:
        yield _at(draft.bulletin.masthead.span.end)


def _sections(draft: Draft) -> Iterator[Hit]:
    """No section heading at all, where the profile brackets them; a required section that is not there."""
    names = [section.heading.name for section in draft.bulletin.sections if section.heading]
    for name in draft.profile.sections.required:
        if name not in names:
            yield _at(end_of_body(draft), name=name)


def _title(draft: Draft) -> Iterator[Hit]:
    """Articles without one; what alone stands under its section, a forecast or a picture, has that for a title."""
    for section in draft.bulletin.sections:
        if section.heading is None or BRIEFS.search(section.heading.name):
            continue
        alone = len(section.articles) == 1 and draft.profile.adapts
        for article in section.articles:
            if not article.title and not alone and not is_bulleted(content(draft, article.paragraphs[0])):
                yield _at(article.span.start)


def _text(draft: Draft) -> Iterator[Hit]:
    for article in draft.bulletin.articles:
        if not article.paragraphs:
            yield Hit(*article.title[-1], values={"title": content(draft, article.title[0])})


def _attribution(draft: Draft) -> Iterator[Hit]:
    if not draft.profile.attribution.required:
        return
    for article in draft.bulletin.articles:
        if article.attribution is None and article.paragraphs:
            title = (
                content(draft, article.title[0]) if article.title else content(draft, article.paragraphs[0])[:12] + "…"
            )
            yield _at(article.span.end, title=title)


def _distribution(draft: Draft) -> Iterator[Hit]:
    """Labels that are missing; all at once where there is no list, none where other labels are in use."""
    present = [part.label for part in draft.bulletin.distribution]
    required = draft.profile.distribution.required
    if present and not set(present) & set(draft.profile.distribution.labels):
        return
    place = max((part.span.end for part in draft.bulletin.distribution), default=end_of_body(draft))
    absent = [label for label in required if label not in present]
    for labels in [absent] if not present else [[label] for label in absent]:
        if labels:
            yield _at(place, label="、".join(f"“{label}：”" for label in labels))


def _end_of_foot(draft: Draft) -> int:
    spans = [part.span for part in draft.bulletin.distribution] + [part.span for part in draft.bulletin.colophon]
    return max((span.end for span in spans), default=end_of_body(draft))


def _colophon(draft: Draft) -> Iterator[Hit]:
    present = [part.label for part in draft.bulletin.colophon]
    absent = [
        label
        for label in draft.profile.colophon.required
        if not any(name.startswith(label) or name.endswith(label) for name in present)
    ]
    if absent:
        yield _at(_end_of_foot(draft), label="、".join(f"“{label}：”" for label in absent))


def _imprint(part: str) -> Callable[[Draft], Iterator[Hit]]:
    def find(draft: Draft) -> Iterator[Hit]:
        if getattr(draft.profile.colophon, part) and getattr(draft.bulletin, part) is None:
            yield _at(_end_of_foot(draft))

    return find


def _titles(draft: Draft) -> list[Span | None]:
    return [Span(article.title[0].start, article.title[-1].end) for article in draft.bulletin.articles if article.title]


def _texts(draft: Draft) -> list[Span | None]:
    return [Span(a.paragraphs[0].start, a.paragraphs[-1].end) for a in draft.bulletin.articles if a.paragraphs]


def _attributions(draft: Draft) -> list[Span | None]:
    found = [article.attribution for article in draft.bulletin.articles]
    return [Span(each.spans[0].start, each.spans[-1].end) for each in found if each]


def _whole(spans: Sequence[Span]) -> list[Span | None]:
    """One place for all lists, or all fields, of the foot."""
    return [Span(spans[0].start, spans[-1].end)] if spans else []


_PLACES: Mapping[str, Callable[[Draft], Sequence[Span | None]]] = {
    "name": lambda draft: [draft.bulletin.masthead.name],
    "issue": lambda draft: [draft.bulletin.masthead.issue and draft.bulletin.masthead.issue.span],
    "issue-number": lambda draft: [draft.bulletin.masthead.issue and draft.bulletin.masthead.issue.number_span],
    "issue-total": lambda draft: [draft.bulletin.masthead.issue and draft.bulletin.masthead.issue.span],
    "issuer": lambda draft: [draft.bulletin.masthead.issuer],
    "date": lambda draft: [draft.bulletin.masthead.date and draft.bulletin.masthead.date.span],
    "contents": lambda draft: [draft.bulletin.contents and draft.bulletin.contents.span],
    "sections": lambda draft: [heading.span for heading in body_headings(draft)],
    "title": _titles,
    "text": _texts,
    "attribution": _attributions,
    "distribution": lambda draft: _whole([part.span for part in draft.bulletin.distribution]),
    "colophon": lambda draft: _whole([part.span for part in draft.bulletin.colophon]),
    "copies": lambda draft: [draft.bulletin.copies],
    "printed": lambda draft: [draft.bulletin.printed],
}

_FINDERS: Mapping[str, Callable[[Draft], Iterator[Hit]]] = {
    "name": _masthead("name"),
    "issue": _masthead("issue"),
    "issue-number": _issue_number,
    "issue-total": _issue_total,
    "issuer": _masthead("issuer"),
    "date": _masthead("date"),
    "contents": _contents,
    "sections": _sections,
    "title": _title,
    "text": _text,
    "attribution": _attribution,
    "distribution": _distribution,
    "colophon": _colophon,
    "copies": _imprint("copies"),
    "printed": _imprint("printed"),
}

KIND = Kind("missing", run, Missing, about="bulletin")
