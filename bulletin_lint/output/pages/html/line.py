"""One paragraph of the bulletin, with what is found in it marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bulletin_lint.output.pages.html.segments import Mark, Point, Segment, segments
from bulletin_lint.output.pages.html.tags import EMPTY, Markup, join, tag, text
from bulletin_lint.records.draft import LineRecord
from bulletin_lint.records.words import SEVERITIES

_TIES = {
    "deletion": ("删", "修订：此处有删去的内容"),
    "move": ("移", "修订：此处有移走的内容"),
    "object": ("图", "此处有图片、公式或符号"),
}
_SHORT = 16  # characters that are kept on one line
_INDENTS = "\u3000 \u00a0\t"


def line_block(line: LineRecord, marks: Sequence[Mark], element: str = "p", extra: str = "") -> Markup:
    """The line as an element; its classes say its role, its alignment, and what else decides how it looks."""
    split = next((start for start, role in line.roles if role == "date" and start > 0), None)
    written = [*segments(line, marks, [split] if split else [])]
    content = _halves(written, split) if split else _inline(written)
    label = tag("span", line.label, class_="label") if line.label else EMPTY
    classes = ["line", f"is-{line.role}", f"to-{line.alignment}", extra]
    classes += ["halves"] if split else []
    classes += ["indented"] if line.text[:1] in tuple(_INDENTS) or line.label else []
    classes += ["goes-on"] if line.goes_on else []
    classes += ["blank"] if not line.text and not marks else []
    guess = tag("span", "推断", class_="tie", title=f"推断：{line.guess}") if line.guess else EMPTY
    return tag(element, label, content, guess, class_=" ".join(filter(None, classes)))


def _halves(written: Sequence[Segment | Point], split: int) -> Markup:
    """Issuer and date on one line, which a tab or spaces keep apart."""
    left = _inline(item for item in written if item.start < split)
    right = _inline(item for item in written if item.start >= split)
    return join([tag("span", left, class_="left"), tag("span", right, class_="right")])


def _inline(items: Iterable[Segment | Point]) -> Markup:
    written: list[Markup] = []
    before: Segment | Point | None = None
    for item in items:
        shown = _segment(item) if isinstance(item, Segment) else _point(item)
        if isinstance(item, Point) and isinstance(before, Segment) and _may_break_behind(before):
            shown = tag("span", written.pop(), shown, class_="kept")
        written.append(shown)
        before = item
    return join(written)


def _may_break_behind(segment: Segment) -> bool:
    """Whether a line could end behind a marked stretch, and the number of its note begin the next."""
    return bool(segment.marks) and segment.text[-1].isspace() and len(segment.text) <= _SHORT


def _segment(segment: Segment) -> Markup:
    marked = bool(segment.marks)
    written = text(segment.text, spaces=marked)
    if "\f" in segment.text:
        written = join([written, tag("span", class_="page-break")])
    if segment.bold:
        written = tag("b", written)
    if segment.inserted:
        written = tag("ins", written, title="修订：插入的内容")
    if marked:
        written = tag("mark", written, class_=_mark_class(segment.marks), data_n=_numbers(segment.marks))
    return written


def _point(point: Point) -> Markup:
    ties = [tag("span", _TIES[kind][0], class_="tie", title=_TIES[kind][1]) for kind in point.ties]
    gaps = [tag("mark", class_=f"gap {mark.severity}", data_n=mark.note) for mark in point.gaps]
    references = [_reference(mark) for mark in (*point.ended, *point.gaps)]
    return join([*ties, *gaps, *references])


def _reference(mark: Mark) -> Markup:
    """The number after a marked stretch, which leads to the note."""
    return tag(
        "a",
        str(mark.note),
        id=mark.anchor,
        href=f"#{mark.target}",
        class_=f"reference {mark.severity}",
        aria_label=f"批注 {mark.note}",
        data_n=mark.note,
    )


def _mark_class(marks: Sequence[Mark]) -> str:
    """Where stretches overlap, the mark looks like the worst of them."""
    worst = min((mark.severity for mark in marks), key=SEVERITIES.index)
    return f"{worst} several" if len(marks) > 1 else worst


def _numbers(marks: Sequence[Mark]) -> str:
    """The notes that speak of a stretch, the one with the shortest stretch first: that is the one that is meant."""
    by_length = sorted(marks, key=lambda mark: (mark.end - mark.start, mark.note))
    return " ".join(str(number) for number in dict.fromkeys(mark.note for mark in by_length))
