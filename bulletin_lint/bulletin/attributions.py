"""署名: the unit in brackets that ends an article, and how it differs from every other bracket."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from bulletin_lint.bulletin.bylines import find_byline
from bulletin_lint.bulletin.lines import Line
from bulletin_lint.bulletin.model import Attribution, Span
from bulletin_lint.bulletin.name_list import split_members
from bulletin_lint.bulletin.units import contributed_length, unit_like
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.brackets import ROUND, SQUARE, one_of
from bulletin_lint.text.numerals import COUNTING, DIGITS
from bulletin_lint.text.text import Text

_LONGEST = 80  # characters without white space
_LONGEST_RAW = 2 * _LONGEST  # characters with it
_LONGEST_PLAIN = 40  # characters in brackets that name no unit
_TAIL = 240  # characters at the end of a paragraph in which a run-in attribution must fit
_OPEN, _CLOSE = "".join(ROUND), "".join(ROUND.values())
_CLOSING = tuple(_CLOSE)
_OWN = compiled(rf"[{_OPEN}](?P<inner>[^。！？]*)。?[{_CLOSE}]\s*[。.]?")
_HALF = compiled(rf"(?:[{_OPEN}](?P<left>[^。！？{_CLOSE}]+)|(?P<right>[^。！？{_OPEN}]+)[{_CLOSE}])")
_AT_END = compiled(
    rf"(?<=[。！？”’…；.])\s*(?P<all>[{_OPEN}](?P<inner>[^。！？{_OPEN}{_CLOSE}]{{2,60}})[{_CLOSE}][。.]?)$"
)
_ONE_NAME = compiled(r"\p{Han}{2,4}")
LONGEST_SIGNED = 40  # characters of a line without brackets that says who signs
_PUSHED = 12  # half-width columns of white space; a first-line indent has four
_LONGEST_BLANK = 100  # characters of it that are looked at
_WIDTHS = {"\u3000": 2, "\u2003": 2, "\t": 12}  # columns of what is wider than one; a tab goes to a stop of its own
_AT_START = compiled(rf"[{_OPEN}](?P<inner>[^。！？{_OPEN}{_CLOSE}]{{2,40}})[{_CLOSE}](?=\s*\S)")
BRACKETS = ROUND | SQUARE
_OPENING_MARKS, _CLOSING_MARKS = frozenset(BRACKETS), frozenset(BRACKETS.values())
_SQUARE_CLOSING = frozenset(SQUARE.values())
_NO_END = compiled(rf"[{_CLOSE}。]")
_NO_BEGINNING = compiled(rf"[{_OPEN}。]")
_IN_OTHERS = compiled(  # an attribution in brackets that are not round, or do not fit together
    rf"(?P<opens>{one_of(BRACKETS)}?)(?P<inner>[^。！？：{regex.escape(''.join((*BRACKETS, *BRACKETS.values())))}]+)"
    rf"(?P<closes>{one_of(BRACKETS.values())}?)[。.]?"
)
_NO_ATTRIBUTION = compiled(
    rf"[{COUNTING}\d]+$|此件|待续|完$|续前|节选|\d{{4}}年|日期|见附|以下简称|共\s*印|下转|[上接转]接?第|作者系|作者为|附[：:]"
    r"|内部|秘密|(?:联系|责任)|摘要$|图为|(?:计量)?单位[：:]"
)
_COPIES = compiled(rf"共\s*印\s*[{DIGITS}]+\s*份")
# Labels of what stands in the brackets: those of a contributor name a unit, the others a person.
_LABEL = compiled(
    r"(?:(?P<unit>供稿单位|报送单位|作者单位|来源|(?:供|来|撰)\s*稿|报\s*送)"
    r"|初\s*审|复\s*审|终\s*审|审\s*[核签定]|编\s*[辑审]|责\s*编|责任编辑|校\s*对|摄\s*影|作\s*者|记\s*者|通讯员|签\s*发)"
    r"\s*[：:]\s*"
)
_DASH = compiled(r"[—–―－-]{1,2}\s*")
_CONTRIBUTED = compiled(r"(?:信息)?来源[：:]|(?:供|来|撰)\s*稿(?:\s*单\s*位)?[：:]|报送单位[：:]")
_EDITED = compiled(r"(?:根据|依据|按)[^。]{1,30}整理")  # a speech is signed by nobody
_SOURCE = compiled(
    r"^(?:来源|摘自|选自|转自|原载|据)[：:《“]?|^(?:本报|特约)?(?:记者|通讯员|作者)|[报网台号刊社]$|新闻$|https?://|www\."
)


def own_attribution(text: Text, line: Line, closes: bool) -> Attribution | None:
    """The attribution that fills ``line``; ``closes`` says that an article ends here for other reasons.

    Round brackets, a right alignment and the name of a unit each speak for it; two of the three decide. The line keeps
    the answer, which several parts of the bulletin ask for: what is one anywhere is the same one where an article ends,
    and what is none there is none anywhere.
    """
    if len(line.text) > _LONGEST_RAW or len(line.compact) > _LONGEST:
        return None
    if closes not in line.signed:
        other = line.signed.get(not closes)
        settled = (not closes) in line.signed and (other is not None) == closes
        line.signed[closes] = other if settled else _own_attribution(text, line, closes)
    return line.signed[closes]


def _own_attribution(text: Text, line: Line, closes: bool) -> Attribution | None:
    content = line.text
    opened, closed = content[0] in _OPEN, content.rstrip("。. ").endswith(_CLOSING)
    if opened and closed and (match := _OWN.fullmatch(content)):
        return attribution_of(text, [line]) if _is_attribution(text, line, match["inner"].strip(), closes) else None
    if is_signed_otherwise(text, line):
        return attribution_of(text, [line])
    half = _HALF.fullmatch(content) if opened or closed else None
    inner = (half["left"] or half["right"]) if half else content
    if _is_unbracketed(text, line, inner, half is not None, closes):
        return attribution_of(text, [line])
    return None


def is_signed_otherwise(text: Text, line: Line) -> bool:
    """Whether a line at the right names a unit in square brackets, or in two halves of different kinds."""
    if line.text[0] not in SQUARE and line.text.rstrip("。.")[-1:] not in _SQUARE_CLOSING:
        return False
    match = _IN_OTHERS.fullmatch(line.text)
    return match is not None and unit_like(match["inner"]) and is_at_right(text, line)


def _is_unbracketed(text: Text, line: Line, inner: str, half: bool, closes: bool) -> bool:
    """Whether a line that lacks one bracket, or with a right alignment both, is an attribution all the same; one that
    ends an article may say 供稿： or the like instead."""
    if "。" in inner:
        return False
    if not half and not (closes and _CONTRIBUTED.match(inner)) and not is_at_right(text, line, closes):
        return False
    dash = _DASH.match(inner)
    inner = inner[dash.end() :] if dash else inner
    if _NO_ATTRIBUTION.match(inner):
        return False
    named = "：" not in inner and "，" not in inner and unit_like(inner)
    if named or _LABEL.match(inner) or find_byline(inner, 0, len(inner)):
        return half or is_at_right(text, line, closes) or (closes and _is_contribution(inner))
    return half and closes and bool(_SOURCE.search(inner) or _EDITED.match(inner))


def _is_contribution(inner: str) -> bool:
    """Whether this is 供稿： or the like before the name of a unit, and nothing else."""
    label = _CONTRIBUTED.match(inner)
    return label is not None and unit_like(inner[label.end() :])


def _is_attribution(text: Text, line: Line, inner: str, closes: bool) -> bool:
    if not inner:
        return closes or is_at_right(text, line, closes)
    if _COPIES.fullmatch(inner) or _NO_ATTRIBUTION.match(inner):
        return False
    if _LABEL.match(inner) or unit_like(inner):
        return True
    if closes and (_SOURCE.search(inner) or _EDITED.match(inner) or find_byline(inner, 0, len(inner))):
        return True
    return "，" not in inner and len(inner) <= _LONGEST_PLAIN and is_at_right(text, line, closes)


def is_at_right(text: Text, line: Line, closes: bool = False) -> bool:
    """Whether the line is aligned right, or pushed there by white space that no first-line indent has; what does not
    close an article may be pushed below something else."""
    if text.formatting.alignment(line.paragraph) == "right":
        return True
    if not closes:
        return False
    start = max(line.paragraph.start, line.start - _LONGEST_BLANK)
    blank = text.string[start : line.start]
    return blank.isspace() and sum(_WIDTHS.get(char, 1) for char in blank) >= _PUSHED


def split_attribution(text: Text, first: Line, second: Line) -> Attribution | None:
    """An attribution that opens in one line and closes in the next."""
    closing = second.text.rstrip("。. ")
    if first.text[0] not in _OPEN or closing[-1:] not in _CLOSING:
        return None
    if len(first.text) + len(closing) > _LONGEST_RAW or len(first.compact) + len(second.compact) > _LONGEST:
        return None
    if _NO_END.search(first.text) or _NO_BEGINNING.search(closing):
        return None
    inner = first.text[1:].rstrip("、，, ") + "、" + closing[:-1]
    right = is_at_right(text, first) and is_at_right(text, second)
    return attribution_of(text, [first, second]) if right or unit_like(inner) else None


def attribution_at_start(text: Text, line: Line) -> Attribution | None:
    """The byline in brackets with which a text begins: （通讯员　汪某）5月11日，….."""
    match = _AT_START.match(line.text)
    if match is None:
        return None
    start, end = line.start + match.start("inner"), line.start + match.end("inner")
    named = find_byline(text.string, start, end)
    if named is None or not named.told:
        return None
    span = Span(line.start, line.start + match.end())
    return Attribution((span,), named.units, own_paragraph=False, persons=named.persons)


def byline_of(text: Text, line: Line) -> Attribution | None:
    """The units and persons of a line below a title: with a word for what they did, a unit with a person or alone, or
    nothing but one name; brackets are for others to judge."""
    content = line.text
    if len(content) > LONGEST_SIGNED or content[0] in BRACKETS or "。" in content or "，" in content:
        return None
    named = find_byline(content, 0, len(content))
    centered = text.formatting.alignment(line.paragraph) in ("center", "right")
    if named or _LABEL.match(content) or (centered and unit_like(content)):
        return attribution_of(text, [line])
    if centered and _ONE_NAME.fullmatch(line.compact):
        return Attribution((line.span,), (), persons=(line.span,))
    return None


def attribution_at_end(text: Text, line: Line) -> Attribution | None:
    """The attribution that stands behind the last sentence of a paragraph."""
    if line.text.rstrip("。.")[-1:] not in _CLOSING:
        return None
    cut = max(0, len(line.text) - _TAIL)
    match = _AT_END.search(line.text, cut)
    if match is None:
        return None
    inner = match["inner"].strip()
    if _NO_ATTRIBUTION.match(inner):
        return None
    if not (unit_like(inner) or _SOURCE.search(inner) or _LABEL.match(inner) or find_byline(inner, 0, len(inner))):
        return None
    span = Span(line.start + match.start("all"), line.start + match.end("all"))
    units, persons = _named(text.string, line.start + match.start("inner"), line.start + match.end("inner"))
    return Attribution((span,), units, own_paragraph=False, persons=persons)


def attribution_of(text: Text, lines: Sequence[Line]) -> Attribution:
    """The attribution that ``lines`` are, with the units and persons they name, brackets or none."""
    units: list[Span] = []
    persons: list[Span] = []
    for line in lines:
        content = line.text.rstrip("。. ")
        start = line.start + (content[:1] in _OPENING_MARKS)
        end = line.start + len(content) - (content[-1:] in _CLOSING_MARKS)
        end -= text.string[start:end].endswith("。")
        found = _named(text.string, start, max(start, end))
        units += found[0]
        persons += found[1]
    return Attribution(tuple(line.span for line in lines), tuple(units), persons=tuple(persons))


def joined(first: Attribution, second: Attribution) -> Attribution:
    """One attribution of two, the second in a paragraph behind the first."""
    persons = (*first.persons, *second.persons)
    return Attribution((*first.spans, *second.spans), (*first.units, *second.units), first.own_paragraph, persons)


def _named(string: str, start: int, end: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The units and the persons between the brackets; a dash before them is passed over."""
    dash = _DASH.match(string, start, end)
    start = dash.end() if dash else start
    plain = string[start:end].replace("、", "").isalpha() and unit_like(string[start:end])
    if byline := None if plain else find_byline(string, start, end):
        return byline.units, byline.persons
    return tuple(_units(string, start, end)), ()


def _units(string: str, start: int, end: int) -> Iterator[Span]:
    """The contributors between the brackets: without labels, without whoever only checked the text, and without the
    word 供稿 behind a name. What is left empty is an empty span."""
    if _EDITED.match(string, start, end):
        yield Span(start, end)
        return
    labels = list(_LABEL.finditer(string, start, end))
    yield from _names(string, start, labels[0].start() if labels else end)
    for label, following in pairwise([*labels, None]):
        if label and label["unit"]:
            stop = following.start() if following else end
            if string[label.end() : stop].strip():
                yield from _names(string, label.end(), stop)
            else:
                yield Span(label.end(), label.end())


def _names(string: str, start: int, end: int) -> Iterator[Span]:
    end = start + len(string[start:end].rstrip())
    for member in split_members(string, start, end)[0]:
        length = contributed_length(string[member.start : member.end])
        if length or member.start == member.end:
            yield Span(member.start, member.start + length)
