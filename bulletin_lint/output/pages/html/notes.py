"""A note: what is wrong, what it should read, why, and on whose authority."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_lint.output.pages.html.before_after import before_and_after
from bulletin_lint.output.pages.html.review import Note, Review
from bulletin_lint.output.pages.html.tags import Markup, join, tag
from bulletin_lint.records.findings import Place, RuleRecord
from bulletin_lint.records.words import SEVERITY_WORDS, basis

_ADVICE = {"safe": "程序可自动改", "unsafe": "请人工核对；核对后程序可改", "": ""}


def note_block(note: Note, review: Review) -> Markup:
    """The note as it stands in the margin, or after its paragraph."""
    parts = join(_parts(note, review))
    attributes = data_of(note) | {"id": note.target, "class": f"note {note.first.severity}", "data_key": note.key}
    return tag("div", parts, role="note", tabindex="-1", aria_label=f"批注 {note.number}", **attributes)


def data_of(note: Note) -> dict[str, str | int | bool | None]:
    """What filters go by, as attributes."""
    return {
        "data_n": note.number,
        "data_count": len(note.findings),
        "data_severity": note.first.severity,
        "data_group": note.group,
        "data_rule": note.first.code,
        "data_block": note.block.key,
    }


def _parts(note: Note, review: Review) -> Iterator[Markup]:
    finding = note.first
    place = tag("span", note.where, class_="where")
    yield tag("p", _number(note), _severity(finding.severity), place, tag("code", finding.code), class_="head")
    yield tag("p", finding.message, *_places(note, review), class_="message")
    yield from before_and_after(note, review.lines)
    advice = dict.fromkeys(filter(None, (_ADVICE[each.safety] for each in note.findings)))
    if advice:
        yield tag("p", "；".join(advice), class_="advice")
    if finding.note:
        yield tag("p", f"说明：{finding.note}", class_="advice")
    if finding.code in review.run.rules:
        yield _authority(review.run.rules[finding.code])
    yield tag("button", "标为已处理", type="button", class_="settle", aria_pressed="false", hidden=True)


def _number(note: Note) -> Markup:
    """The number of the note, which leads back to the text."""
    number = str(note.number)
    if not note.anchors:
        return tag("span", number, class_="number")
    return tag("a", number, href=f"#{note.anchors[0]}", aria_label=f"批注{number}，回到原文", class_="number")


def _severity(severity: str) -> Markup:
    return tag("span", SEVERITY_WORDS[severity], class_="severity")


def _places(note: Note, review: Review) -> Iterator[Markup]:
    """The places of the findings, as many as the list counts; then those that are named beside, as the contents."""
    elsewhere = review.elsewhere(note)
    own = [anchor for anchor in note.anchors if anchor not in elsewhere]
    if len(own) > 1:
        links = join(tag("a", str(at), href=f"#{to}", aria_label=f"第{at}处") for at, to in enumerate(own, 1))
        yield tag("span", f"（{len(own)}处：", links, "）", class_="places")
    if elsewhere:
        links = join(tag("a", _called(place, note), href=f"#{to}") for to, place in elsewhere.items())
        yield tag("span", "（另见：", links, "）", class_="places also")


def _called(place: Place, note: Note) -> str:
    """A further place in a few words: the part of the bulletin, or within the same part the paragraph."""
    here = note.first.place
    within = place.where.removeprefix(place.within).removeprefix("·") if place.within == here.within else place.within
    return (within if (place.part, place.paragraph) != (here.part, here.paragraph) else "") or "同段"


def _authority(rule: RuleRecord) -> Markup:
    return tag(
        "details",
        tag("summary", "为什么 ", tag("span", rule.title or rule.name, class_="name")),
        tag("p", rule.why),
        tag("p", "依据：", basis(rule.level, rule.source), class_="source"),
    )
