"""署名: the unit in brackets that ends an article, and how it differs from every other bracket."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin_lint.bulletin.foot import COPIES, split_members
from bulletin_lint.bulletin.lines import ROUND, Line, unit_like
from bulletin_lint.bulletin.model import Attribution, Span
from bulletin_lint.engine.patterns import compiled
from bulletin_lint.engine.text import Text

LONGEST = 80
_ROUND_OPEN, _ROUND_CLOSE = "".join(ROUND), "".join(ROUND.values())
_OWN = compiled(rf"[{_ROUND_OPEN}](?P<inner>[^。！？]*)[{_ROUND_CLOSE}]\s*[。.]?")
_HALF = compiled(
    rf"(?:[{_ROUND_OPEN}](?P<left>[^。！？{_ROUND_CLOSE}]+)|(?P<right>[^。！？{_ROUND_OPEN}]+)[{_ROUND_CLOSE}])"
)
_AT_END = compiled(
    rf"(?<=[。！？”’…；.])\s*(?P<all>[{_ROUND_OPEN}](?P<inner>[^。！？（()）]{{2,60}})[{_ROUND_CLOSE}])$"
)
_NO_ATTRIBUTION = compiled(r"[一二三四五六七八九十\d]+$|此件|待续|完$|续前|节选|\d{4}年|日期|见附|以下简称|共印")


def own_attribution(text: Text, line: Line, closes: bool) -> Attribution | None:
    """The attribution that fills ``line``; ``closes`` says that an article ends here for other reasons.

    Round brackets, a right alignment and the name of a unit each speak for it; two of the three decide.
    """
    if len(line.compact) > LONGEST or COPIES.fullmatch(line.text):
        return None
    right = text.formatting.alignment(line.paragraph) == "right"
    match = _OWN.fullmatch(line.text)
    if match:
        inner = match["inner"]
        if _NO_ATTRIBUTION.match(inner.strip()):
            return None
        if unit_like(inner) or right or (closes and not inner.strip()):
            return _attribution(text, [line])
        return None
    half = _HALF.fullmatch(line.text)
    inner = (half["left"] or half["right"]) if half else line.text
    if closes and unit_like(inner) and (half or right) and not re.search(r"[。，]", inner):
        return _attribution(text, [line])
    return None


def split_attribution(text: Text, first: Line, second: Line) -> Attribution | None:
    """An attribution that opens in one paragraph and closes in the next."""
    opens, closes = re.fullmatch(rf"[{_ROUND_OPEN}][^{_ROUND_CLOSE}。]+", first.text), second.text[-1] in _ROUND_CLOSE
    if not opens or not closes or re.search(rf"[{_ROUND_OPEN}。]", second.text):
        return None
    if len(first.compact) + len(second.compact) > LONGEST:
        return None
    right = text.formatting.alignment(first.paragraph) == "right" == text.formatting.alignment(second.paragraph)
    inner = first.text[1:].rstrip("、，, ") + "、" + second.text[:-1]
    return _attribution(text, [first, second]) if right or unit_like(inner) else None


def attribution_at_end(text: Text, line: Line) -> Attribution | None:
    """The attribution that stands behind the last sentence of a paragraph."""
    match = _AT_END.search(line.text)
    if match is None or not unit_like(match["inner"]) or _NO_ATTRIBUTION.match(match["inner"]):
        return None
    span = Span(line.start + match.start("all"), line.start + match.end("all"))
    units, _ = split_members(text.string, span.start + 1, span.end - 1)
    return Attribution((span,), units, own_paragraph=False)


def _attribution(text: Text, lines: Sequence[Line]) -> Attribution:
    units: list[Span] = []
    for line in lines:
        content = line.text.rstrip("。. ")
        start = line.start + (content[:1] in _ROUND_OPEN)
        end = line.start + len(content) - (content[-1:] in _ROUND_CLOSE)
        units += split_members(text.string, start, max(start, end))[0]
    return Attribution(tuple(line.span for line in lines), tuple(units))
