"""One paragraph of the bulletin, with what is found in it marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bulletin_lint.output.html.markup import EMPTY, Markup, join, tag, text
from bulletin_lint.output.html.segments import Hit, Piece, Point, segments
from bulletin_lint.records.draft import LineRecord
from bulletin_lint.records.findings import SEVERITIES

_TIES = {
    "deletion": ("删", "修订：此处有删去的内容"),
    "move": ("移", "修订：此处有移走的内容"),
    "object": ("图", "此处有图片、公式或符号"),
}
_INDENTS = "\u3000 \u00a0\t"


def line_block(line: LineRecord, hits: Sequence[Hit], element: str = "p", extra: str = "") -> Markup:
    """The line as an element; its classes say its role, its alignment, and what else decides how it looks."""
    split = next((start for start, role in line.roles if role == "date" and start > 0), None)
    written = [*segments(line, hits, [split] if split else [])]
    content = _halves(written, split) if split else _inline(written)
    label = tag("span", line.label, class_="label") if line.label else EMPTY
    classes = ["line", f"is-{line.role}", f"to-{line.alignment}", extra]
    classes += ["halves"] if split else []
    classes += ["indented"] if line.text[:1] in tuple(_INDENTS) or line.label else []
    classes += ["blank"] if not line.text and not hits else []
    return tag(element, label, content, class_=" ".join(filter(None, classes)))


def _halves(written: Sequence[Piece | Point], split: int) -> Markup:
    """Issuer and date on one line, which a tab or spaces keep apart."""
    left = _inline(item for item in written if item.start < split)
    right = _inline(item for item in written if item.start >= split)
    return join([tag("span", left, class_="left"), tag("span", right, class_="right")])


def _inline(items: Iterable[Piece | Point]) -> Markup:
    return join(_piece(item) if isinstance(item, Piece) else _point(item) for item in items)


def _piece(piece: Piece) -> Markup:
    marked = bool(piece.hits)
    written = text(piece.text, spaces=marked)
    if "\f" in piece.text:
        written = join([written, tag("span", class_="page-break")])
    if piece.bold:
        written = tag("b", written)
    if piece.inserted:
        written = tag("ins", written, title="修订：插入的内容")
    if marked:
        written = tag("mark", written, class_=_mark_class(piece.hits), data_n=_numbers(piece.hits))
    return written


def _point(point: Point) -> Markup:
    ties = [tag("span", _TIES[kind][0], class_="tie", title=_TIES[kind][1]) for kind in point.ties]
    gaps = [tag("mark", class_=f"gap {hit.severity}", data_n=hit.note) for hit in point.gaps]
    references = [_reference(hit) for hit in (*point.ended, *point.gaps)]
    return join([*ties, *gaps, *references])


def _reference(hit: Hit) -> Markup:
    """The number after a marked stretch, which leads to the note."""
    return tag(
        "a",
        str(hit.note),
        id=hit.anchor,
        href=f"#{hit.target}",
        class_=f"reference {hit.severity}",
        aria_label=f"批注 {hit.note}",
        data_n=hit.note,
    )


def _mark_class(hits: Sequence[Hit]) -> str:
    """Where stretches overlap, the mark looks like the worst of them."""
    worst = min((hit.severity for hit in hits), key=SEVERITIES.index)
    return f"{worst} several" if len(hits) > 1 else worst


def _numbers(hits: Sequence[Hit]) -> str:
    """The notes that speak of a stretch, the one with the shortest stretch first: that is the one that is meant."""
    by_length = sorted(hits, key=lambda hit: (hit.end - hit.start, hit.note))
    return " ".join(str(number) for number in dict.fromkeys(hit.note for hit in by_length))
