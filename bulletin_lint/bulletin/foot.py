"""报尾: the 报/送/发 lists, the colophon, the number of copies and the print line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import regex

from bulletin_lint.bulletin.attributions import own_attribution
from bulletin_lint.bulletin.labels import (
    CONTRIBUTORS,
    COPIES,
    FIELDS,
    LABELS,
    OF_ARTICLES,
    PRINTED,
    bare_pattern,
    label_pattern,
    match_without_colon,
)
from bulletin_lint.bulletin.lines import LONGEST_COMPARED, LONGEST_HEADING, Line, compact, heads_column, lines_of
from bulletin_lint.bulletin.model import ColophonField, Recipients, Span
from bulletin_lint.bulletin.name_list import split_members
from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.bulletin.units import unit_like
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.text import Container, Text

_RULE = compiled(r"[-—_─━=*]{3,}")
_FIELD_GAP = " \t\u3000\u00a0；;，,|"  # what may stand before a colophon label; so may nothing
_LIST_GAP = " \t\u3000\u00a0；;。，,"  # the same for a distribution label inside a line
_SOME_LABEL = compiled(r"(?<=[ \t\u3000]{2}|[\t\u3000])(?P<label>[\p{Han}A-Za-z]{2,8})(?P<colon>\s*[：:]\s*)(?!/)")
_UNFINISHED = "，、,；;"


class Foot(NamedTuple):
    """What was found."""

    distribution: tuple[Recipients, ...] = ()
    colophon: tuple[ColophonField, ...] = ()
    copies: Span | None = None
    printed: Span | None = None


def find_start(text: Text, lines: Sequence[Line], headings: Collection[int], after: int, profile: Profile) -> int:
    """The index of the first line of the foot, not before ``after``; ``len(lines)`` where there is none."""
    last = max(after, _last_structure(text, lines, headings, profile) + 1)
    start = next((index for index in range(last, len(lines)) if _opens_list(lines[index], profile)), None)
    if start is None:
        start = next((index for index in range(last, len(lines)) if _opens_colophon(lines, index, profile)), len(lines))
    while start > last and _belongs_above(lines[start - 1], profile) and not _floats(lines, start - 1):
        start -= 1
    if start < len(lines) and start > last and match_without_colon(lines[start - 1]):
        start -= 1
    return start


def _floats(lines: Sequence[Line], index: int) -> bool:
    """Whether the line stands in a text box, and the next one does not: it is beside the last article."""
    following = lines[index + 1].paragraph.container if index + 1 < len(lines) else Container.BODY
    return lines[index].paragraph.container is Container.TEXT_BOX and following is not Container.TEXT_BOX


def _last_structure(text: Text, lines: Sequence[Line], headings: Collection[int], profile: Profile) -> int:
    """The index of the last line that cannot belong to the foot; -1 where there is none."""
    for index in range(len(lines) - 1, -1, -1):
        if index in headings:
            return index
        line = lines[index]
        signed = own_attribution(text, line, False) and unit_like(line.text.strip("（()）。 "))
        if signed and not is_foot_line(line, profile):
            return index
    return -1


def _opens_list(line: Line, profile: Profile) -> bool:
    return bool(match_label(line, profile)) or _match_bare(line, profile.distribution.labels) is not None


def _opens_colophon(lines: Sequence[Line], index: int, profile: Profile) -> bool:
    """Whether the line holds two fields, or one and the next line another, or says how many copies were printed."""
    line = lines[index]
    if COPIES.fullmatch(line.text) or len(match_fields(line, profile)) >= 2:
        return True
    return _is_field(line, profile) and index + 1 < len(lines) and _is_field(lines[index + 1], profile)


def _is_field(line: Line, profile: Profile) -> bool:
    return any(_known_fields(line, profile)) or _match_bare(line, FIELDS + profile.colophon.labels) is not None


def _belongs_above(line: Line, profile: Profile) -> bool:
    """Whether a line above the first list is of the foot too: fields, but not the one that ends an article."""
    fields = match_fields(line, profile)
    if COPIES.fullmatch(line.text) or PRINTED.fullmatch(line.text) or _RULE.fullmatch(line.compact):
        return True
    if not fields or fields[0].start() > 0:
        return False
    label = compact(fields[0]["label"])
    return label not in OF_ARTICLES or (len(fields) > 1 and label not in CONTRIBUTORS)


def match_label(line: Line, profile: Profile) -> regex.Match[str] | None:
    """The distribution label at the start of ``line``, with its colon."""
    return label_pattern((*LABELS, *profile.distribution.labels)).match(line.text)


def _match_bare(line: Line, labels: tuple[str, ...]) -> regex.Match[str] | None:
    """One of ``labels`` that fills a table cell, with no colon."""
    if not line.in_grid or len(line.text) > LONGEST_HEADING:
        return None
    return bare_pattern(labels).fullmatch(line.text)


def _match_list(line: Line, profile: Profile) -> regex.Match[str] | None:
    """A label with its colon, or without one in a cell or before white space."""
    if match := match_label(line, profile):
        return match
    if match := match_without_colon(line):
        return match
    return _match_bare(line, LABELS) or bare_pattern(profile.distribution.labels).match(line.text)


def match_fields(line: Line, profile: Profile) -> list[regex.Match[str]]:
    """All colophon labels in ``line``; a label counts at the start of the line or after white space."""
    found = list(_known_fields(line, profile))
    if found and not found[0].start():  # behind a label that is known, a gap and a colon show another
        places = {match.start() for match in found}
        others = _SOME_LABEL.finditer(line.text, found[0].end())
        found = sorted([*found, *(other for other in others if not _is_within(other, places))], key=lambda m: m.start())
    return found


def _known_fields(line: Line, profile: Profile) -> Iterator[regex.Match[str]]:
    """Those that are known by their words, one by one: mostly it is enough that there is one."""
    if len(line.text) <= LONGEST_COMPARED:
        pattern = label_pattern((*FIELDS, *profile.colophon.labels))
        yield from (found for found in pattern.finditer(line.text) if line.text[: found.start()][-1:] in _FIELD_GAP)


def _is_within(label: regex.Match[str], places: set[int]) -> bool:
    return any(label.start() <= place < label.end() for place in places)


def is_foot_line(line: Line, profile: Profile) -> bool:
    """Whether the line is by itself one of the foot: a label, colophon fields, copies or the print line."""
    return bool(
        match_label(line, profile)
        or any(_known_fields(line, profile))
        or COPIES.fullmatch(line.text)
        or PRINTED.fullmatch(line.text)
    )


def find_foot(text: Text, lines: Sequence[Line], profile: Profile) -> Foot:
    """The foot in ``lines``; what is not there is looked for in the page footers."""
    foot = read_foot(lines, text.string, profile)
    if foot.distribution and foot.colophon:
        return foot
    footers: dict[str, list[Line]] = {}
    for paragraph in text.paragraphs:
        if paragraph.container is Container.FOOTER:
            footers.setdefault(paragraph.part, []).extend(lines_of(text, paragraph))
    for found in footers.values():
        start = next((i for i, line in enumerate(found) if is_foot_line(line, profile)), len(found))
        other = read_foot(found[start:], text.string, profile)
        if other.distribution or (other.colophon and foot.distribution):
            return Foot(
                foot.distribution or other.distribution,
                foot.colophon or other.colophon,
                foot.copies or other.copies,
                foot.printed or other.printed,
            )
    return foot


def read_foot(lines: Sequence[Line], string: str, profile: Profile) -> Foot:
    """The foot that ``lines`` are, in order."""
    distribution: list[Recipients] = []
    colophon: list[ColophonField] = []
    copies = printed = None
    is_label = partial(_match_bare, labels=FIELDS + profile.colophon.labels)
    for group, kind in _groups(_parted(lines, profile), profile):
        if kind == "list":
            distribution.append(_recipients(group, string, profile))
        elif kind == "fields":
            colophon += _fields(group[0], profile)
        elif kind == "field" and (len(group) > 1 or not heads_column(group[0], lines, is_label)):
            colophon.append(_field_of_cells(group))
        elif kind == "copies":
            copies = copies or group[0].span
        elif kind == "printed":
            printed = printed or group[0].span
    return Foot(tuple(distribution), tuple(colophon), copies, printed)


def _parted(lines: Iterable[Line], profile: Profile) -> Iterator[Line]:
    """The lines, cut where behind a gap a second list or the number of copies begins."""
    for line in lines:
        if not (gaps := _gaps(line, profile)):
            yield line
            continue
        for start, stop in pairwise([0, *gaps, len(line.text)]):
            piece = line.text[start:stop].rstrip()
            yield Line(line.start + start, line.start + start + len(piece), piece, line.paragraph, line.in_grid)


def _gaps(line: Line, profile: Profile) -> list[int]:
    first = match_label(line, profile)
    pattern = label_pattern((*LABELS, *profile.distribution.labels))
    found = list(pattern.finditer(line.text, first.end())) if first else []
    if len(line.text) <= LONGEST_COMPARED:
        found += COPIES.finditer(line.text, 1)
    starts = (match.start() + len(match.group()) - len(match.group().lstrip()) for match in found)
    return sorted(start for start in starts if start and line.text[start - 1] in _LIST_GAP)


def _groups(lines: Iterable[Line], profile: Profile) -> list[tuple[list[Line], str]]:
    """The lines by what they start: a list takes along the lines that continue it, a field its cell."""
    groups: list[tuple[list[Line], str]] = []
    for line in lines:
        kind = _kind(line, profile)
        above = groups[-1] if groups else None
        if above and above[1] in ("list", "field") and _continues(above[0], line, kind):
            above[0].append(line)
        elif kind:
            groups.append(([line], kind))
    return groups


def _kind(line: Line, profile: Profile) -> str:
    if COPIES.fullmatch(line.text):
        return "copies"
    if PRINTED.fullmatch(line.text):
        return "printed"
    if _match_list(line, profile):
        return "list"
    if any(_known_fields(line, profile)):
        return "fields"
    if _match_bare(line, FIELDS + profile.colophon.labels):
        return "field"
    return "rule" if _RULE.fullmatch(line.compact) else ""


def _continues(group: Sequence[Line], line: Line, kind: str) -> bool:
    """Whether ``line`` goes on with the list or field that ``group`` is: in the same paragraph or row, behind an
    unfinished line, or as more names."""
    last = group[-1]
    if kind:
        return False
    if line.paragraph is last.paragraph or (line.in_grid and _row(line) == _row(last)):
        return True
    label_alone = len(group) == 1 and last.text.rstrip()[-1:] in "：:"
    return label_alone or last.text[-1] in _UNFINISHED or (not line.in_grid and unit_like(line.text.rstrip("。，、 ")))


def _row(line: Line) -> tuple[int, int] | None:
    cell = line.paragraph.cell
    return cell[:2] if cell else None


def _recipients(lines: Sequence[Line], string: str, profile: Profile) -> Recipients:
    first = lines[0]
    match = _match_list(first, profile)
    assert match is not None  # _kind found one
    start, end = first.start, lines[-1].end
    colon = Span(start + match.start("colon"), start + match.end("colon"))
    label_span = Span(start + match.start("label"), start + match.end("label"))
    names_end = colon.end + len(string[colon.end : end].rstrip("。. "))  # the stop at the end belongs to no name
    members, separators = split_members(string, colon.end, names_end)
    return Recipients(Span(start, end), compact(match["label"]), label_span, colon, members, separators)


def _field_of_cells(lines: Sequence[Line]) -> ColophonField:
    """A label in one cell, its value in those beside it."""
    label, values = lines[0], lines[1:]
    value = Span(values[0].start, values[-1].end) if values else Span(label.end, label.end)
    return ColophonField(Span(label.start, value.end), label.compact, label.span, Span(label.end, label.end), value)


def _fields(line: Line, profile: Profile) -> list[ColophonField]:
    matches = match_fields(line, profile)
    found: list[ColophonField] = []
    for index, match in enumerate(matches):
        stop = matches[index + 1].start() if index + 1 < len(matches) else len(line.text)
        value = line.text[match.end() : stop].rstrip(_FIELD_GAP + "\v\f")
        start = line.start + match.end()
        found.append(
            ColophonField(
                Span(line.start + match.start(), start + len(value)),
                compact(match["label"]),
                Span(line.start + match.start("label"), line.start + match.end("label")),
                Span(line.start + match.start("colon"), line.start + match.end("colon")),
                Span(start, start + len(value)),
            )
        )
    return found
