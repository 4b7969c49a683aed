"""报尾: the 报/送/发 lists, the colophon, the number of copies and the print line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from bulletin_lint.bulletin.lines import Line, compact
from bulletin_lint.bulletin.model import ColophonField, Recipients, Span
from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.engine.patterns import compiled

LABELS = (
    "报", "送", "发", "呈报", "报送", "主报", "抄报", "抄送", "分送", "主送", "呈送", "分发", "发送", "增发",
    "本期增发", "本期发送",
)  # fmt: skip
FIELDS = (
    "承办", "承办单位", "审核", "编辑", "电话", "联系电话", "联系人", "签发", "签发人", "责任编辑", "责编",
    "校对", "编校", "审签", "审定", "核稿", "核发", "主编", "副主编", "执行主编", "总编", "总编辑",
    "值班电话", "24小时值班电话", "制作", "分析", "审核人", "传真", "邮箱", "电子邮箱", "地址", "邮编",
    "编审", "拟稿", "统稿", "采编", "撰稿", "供稿",
)  # fmt: skip
COPIES = compiled(r"[（(]?\s*共印\s*(?:[0-9０-９]+|＜[^＜＞]*＞)\s*份\s*[）)]?")
PRINTED = compiled(r".*(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[二〇○]{2,}.*日)\s*印发")
_RULE = compiled(r"[-—_─━=*]{3,}")
_SEPARATOR = compiled(r"\s*[、，,；;﹑､]\s*|[ \t\v\f\n\u3000\u00a0]+")
_FIELD_GAP = " \t\u3000\u00a0；;，,"  # what may stand before a colophon label; so may nothing
_OPEN, _CLOSE = "（([〔《“", "）)]〕》”"


@dataclass(frozen=True, slots=True)
class Foot:
    """What was found; ``lines`` are those it was found in."""

    distribution: tuple[Recipients, ...] = ()
    colophon: tuple[ColophonField, ...] = ()
    copies: Span | None = None
    printed: Span | None = None
    lines: tuple[Line, ...] = ()


def _spaced(label: str) -> str:
    return r"\s*".join(map(regex.escape, label))


@cache
def _label_pattern(labels: tuple[str, ...], colon: str) -> regex.Pattern[str]:
    longest_first = sorted(set(labels), key=len, reverse=True)
    return compiled(rf"(?P<label>{'|'.join(map(_spaced, longest_first))})(?P<colon>\s*[：:︰]\s*{colon})")


def match_label(line: Line, profile: Profile) -> regex.Match[str] | None:
    """The distribution label at the start of ``line``, with its colon."""
    return _label_pattern((*LABELS, *profile.distribution.labels), "").match(line.text)


def _match_bare_label(line: Line, profile: Profile) -> regex.Match[str] | None:
    """A label that fills a table cell, or is followed by white space, with no colon."""
    labels = "|".join(_spaced(label) for label in sorted(profile.distribution.labels, key=len, reverse=True))
    return compiled(rf"(?P<label>{labels})(?P<colon>)(?:$|(?=[ \t\u3000]+\S))").match(line.text)


def match_fields(line: Line, profile: Profile) -> list[regex.Match[str]]:
    """All colophon labels in ``line``; a label counts at the start of the line or after white space."""
    pattern = _label_pattern((*FIELDS, *profile.colophon.labels), "")

    return [match for match in pattern.finditer(line.text) if line.text[: match.start()][-1:] in _FIELD_GAP]


def is_foot_line(line: Line, profile: Profile) -> bool:
    """Whether the line is by itself one of the foot: a label, colophon fields, copies or the print line."""
    return bool(
        match_label(line, profile)
        or match_fields(line, profile)
        or COPIES.fullmatch(line.text)
        or PRINTED.fullmatch(line.text)
    )


def find_start(lines: Sequence[Line], after: int, profile: Profile) -> int:
    """The index of the first line of the foot, not before ``after``; ``len(lines)`` where there is none."""
    for index in range(after, len(lines)):
        if match_label(lines[index], profile):
            return index
    for index in range(after, len(lines)):
        matches = match_fields(lines[index], profile)
        if len(matches) >= 2 or COPIES.fullmatch(lines[index].text):
            return index
    return len(lines)


def read_foot(lines: Sequence[Line], string: str, profile: Profile) -> Foot:
    """The foot that ``lines`` are, in order; a line that starts nothing continues the list above it."""
    distribution: list[Recipients] = []
    colophon: list[ColophonField] = []
    copies = printed = None
    for group, kind in _groups(lines, profile):
        if kind == "list":
            distribution.append(_recipients(group, string, profile))
        elif kind == "fields":
            colophon += _fields(group[0], profile)
        elif kind == "copies":
            copies = group[0].span
        elif kind == "printed":
            printed = group[0].span
    return Foot(tuple(distribution), tuple(colophon), copies, printed, tuple(lines))


def _groups(lines: Iterable[Line], profile: Profile) -> list[tuple[list[Line], str]]:
    """The lines by what they start: a list takes along the lines that continue it."""
    groups: list[tuple[list[Line], str]] = []
    for line in lines:
        kind = _kind(line, profile)
        if kind:
            groups.append(([line], kind))
        elif groups and groups[-1][1] == "list":
            groups[-1][0].append(line)
    return groups


def _kind(line: Line, profile: Profile) -> str:
    if COPIES.fullmatch(line.text):
        return "copies"
    if PRINTED.fullmatch(line.text):
        return "printed"
    if match_label(line, profile) or _match_bare_label(line, profile):
        return "list"
    if match_fields(line, profile):
        return "fields"
    return "rule" if _RULE.fullmatch(line.compact) else ""


def _recipients(lines: Sequence[Line], string: str, profile: Profile) -> Recipients:
    first = lines[0]
    match = match_label(first, profile) or _match_bare_label(first, profile)
    assert match is not None  # _kind found one
    start, end = first.start, lines[-1].end
    colon = Span(start + match.start("colon"), start + match.end("colon"))
    label_span = Span(start + match.start("label"), start + match.end("label"))
    members, separators = split_members(string, colon.end, end)
    return Recipients(Span(start, end), compact(match["label"]), label_span, colon, members, separators)


def split_members(string: str, start: int, end: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The members between ``start`` and ``end``, and what separates them; marks inside brackets separate nothing."""
    members: list[Span] = []
    separators: list[Span] = []
    while start < end and string[start].isspace():
        start += 1
    position = start
    for match in _SEPARATOR.finditer(string, start, end):
        if match.start() < position or _depth(string, start, match.start()) > 0:
            continue
        members.append(Span(position, match.start()))
        separators.append(Span(*match.span()))
        position = match.end()
    if position < end:
        members.append(Span(position, end))
    return tuple(members), tuple(separators)


def _depth(string: str, start: int, end: int) -> int:
    piece = string[start:end]
    return sum(map(piece.count, _OPEN)) - sum(map(piece.count, _CLOSE))


def _fields(line: Line, profile: Profile) -> list[ColophonField]:
    matches = match_fields(line, profile)
    found: list[ColophonField] = []
    for index, match in enumerate(matches):
        stop = matches[index + 1].start() if index + 1 < len(matches) else len(line.text)
        value = line.text[match.end() : stop].rstrip(" \t\v\f\u3000\u00a0；;，,")
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
