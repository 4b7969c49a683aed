"""报头: the name, the issue number, the issuer and the date, wherever in the first lines they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from bulletin_lint.bulletin.appearance import look
from bulletin_lint.bulletin.dates import find_date
from bulletin_lint.bulletin.issues import (
    ISSUE,
    NAME_END,
    before_issue,
    find_issue,
    is_issue,
    issue_in,
)
from bulletin_lint.bulletin.lines import CONTENTS_HEADINGS, Line, key
from bulletin_lint.bulletin.model import Date, Issue, Masthead, Span
from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.bulletin.units import unit_like
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.text import Text

LONGEST_MASTHEAD = 30  # lines; no masthead seen had more than a dozen
_LONGEST_DATE_LINE = 60  # characters without white space
_LONGEST_NAME = 30  # characters without white space
_LONGEST_PLAIN_NAME = 20  # characters of a name that does not end like that of a bulletin
_SHORTEST_NAME = 2  # characters
_LEAST_LETTERS = 3  # paragraphs or cells of a name that is set one letter each
_SIMILAR = 0.7  # resemblance to the name that the profile gives
_FIRST_LINES = 3  # in which a name that the profile gives may stand, number and date above it or not
_IMPRINT_REACH = 2  # lines below number and date in which secrecy and signatures are looked for
_DATE_REACH = 3  # lines below the number in which the date is looked for
_ISSUER_REACH = 2  # lines below number and date in which the issuer is looked for
_SHORTEST_ISSUER = 2  # characters
_SHORTEST_BESIDE = 4  # characters of what stands alone beside the date and so is the issuer
_SECRECY = compiled(
    r"绝密|机密|秘密|内部资料|内部消息|内部文件|内部参阅|内部参考|请勿外传|严禁外传|注意保存|仅供参考|免费赠阅|内部交流|内部刊物|^(?:编号|份号|No\.?)"
    r"|^(?:特急|加急|平急|特提)$"
)
_UPRIGHT = "领导批示"
_PERIOD = compiled(r"(?:半月|双月|双周|半年|[月季旬周年])刊")  # how often it comes
_RANGE = compiled(r"\s*(?:[-—–－~～至]\s*)+\d")  # behind the first day of a period
_COUNT = compiled(r"第\S{1,4}卷|\d{4}\s*年?(?:\s*\d{1,2}\s*月\s*[刊号]?)?")  # of volumes or years
_INSTRUCTIONS = compiled(r"^(?:领导)?批示(?:栏|意见)?[:：]?$|^领导批示")
_SIGNED = compiled(r"(?:签\s*发(?:\s*人)?|审\s*签|审\s*核|主\s*编|责任编辑|编\s*辑|值班领导)\s*[:：]")
_ISSUER_LABEL = compiled(
    r"^(?:编发单位|编印单位|主编单位|主管单位|编辑单位|编发|编印|主办单位|主办|编制单位|发文单位|编制|印发单位)\s*[:：]\s*"
)
_IMPRINT = compiled(
    r"(?:签\s*发|审\s*签|审\s*核|主\s*编|编\s*辑|责任编辑|值班领导|主\s*办|承\s*办|协\s*办|编\s*印|编\s*发|主\s*管|电\s*话|联系电话|邮\s*箱"
    r"|投稿邮箱|网\s*址|地\s*址|准印证?号?|刊\s*号|印\s*数)[^：:]{0,6}[：:]|准印证"
)
_ISSUER_END = compiled(r"(?:主办|承办|协办|主管|编印|编发|编制|主编|印发|合编|编)$")
_EVENT = compiled(r"召开|举办|举行|开展|启动|部署|调研|落幕|闭幕|开幕|揭牌|走进|打造")  # in a title, never in a unit
_GAP = compiled(r"\t+|[ \u00a0]{2,}|[\u3000]+|(?<=\S) +(?=签\s*发)")


class _Piece(NamedTuple):
    """A stretch of a line between wide gaps; ``at`` is the index of the line."""

    start: int
    text: str
    at: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))


class _Zone(NamedTuple):
    """The lines that may belong to the masthead, and what was found on them."""

    lines: Sequence[Line]
    text: Text
    issue_at: int | None
    issue: Issue | None
    date_at: int | None
    date: Date | None


def find_masthead(text: Text, lines: Sequence[Line], limit: int, profile: Profile) -> tuple[Masthead, int]:
    """The masthead in ``lines[:limit]``, and the index of the first line behind it."""
    candidates = lines[: min(limit, LONGEST_MASTHEAD)]
    candidates = candidates[: next((i for i, line in enumerate(candidates) if line.body_like), len(candidates))]
    issue_at, issue = find_issue(candidates)
    date_at, date = _find_date(candidates, issue_at)
    zone = _Zone(candidates, text, issue_at, issue, date_at, date)
    name = _find_name(zone, profile)
    issuer_at, issuer = _with_second(zone, *_find_issuer(zone, name))
    marks = [index for index, line in enumerate(zone.lines) if _INSTRUCTIONS.search(line.compact)]
    upright = [*_set_upright(zone.lines)]
    marks += upright
    marks += _in_same_table(lines[: min(limit, LONGEST_MASTHEAD)], marks)
    end = 1 + max(
        [*marks, *_others(zone, name), *(at for at in (issue_at, date_at, issuer_at) if at is not None)], default=-1
    )
    span = Span(lines[0].start, lines[end - 1].end) if end else Span(0, 0)
    named = upright or marks[:1]
    instructions = Span(zone.lines[named[0]].start, zone.lines[named[-1]].end) if named else None
    return Masthead(span, name, issue, issuer, date, instructions), end


def _set_upright(lines: Sequence[Line]) -> Iterator[int]:
    """The lines of 领导批示 where its characters stand one below the other."""
    for index in range(len(lines)):
        written = ""
        for count, line in enumerate(lines[index : index + len(_UPRIGHT)], 1):
            written += line.compact
            if written == _UPRIGHT:
                yield from range(index, index + count)
            if not _UPRIGHT.startswith(written):
                break


def _in_same_table(lines: Sequence[Line], marks: Sequence[int]) -> list[int]:
    """The lines that share a table with the instructions: what was written there is none of ours."""
    tables = {cell[0] for index in marks if (cell := lines[index].paragraph.cell)}
    return [index for index, line in enumerate(lines) if line.paragraph.cell and line.paragraph.cell[0] in tables]


def _others(zone: _Zone, name: Span | None) -> Iterator[int]:
    """The lines of the name, of the running number, of secrecy and of whoever signed the issue."""
    total = zone.issue.total_span if zone.issue else None
    reach = max(at for at in (zone.issue_at, zone.date_at, 0) if at is not None) + _IMPRINT_REACH
    for index, line in enumerate(zone.lines):
        named = name is not None and name.start <= line.start < name.end
        counted = total is not None and line.start <= total.start < line.end
        marked = index <= reach and (_SECRECY.search(line.compact) or _IMPRINT.match(line.text))
        if named or counted or marked:
            yield index


def _find_date(lines: Sequence[Line], issue_at: int | None) -> tuple[int | None, Date | None]:
    """The first date on a line that holds little else; the line of the issue number may hold it too, and no line far
    below it does."""
    for index, line in enumerate(lines if issue_at is None else lines[: issue_at + 1 + _DATE_REACH]):
        if "，" in line.text or (len(line.compact) > _LONGEST_DATE_LINE and index != issue_at):
            continue
        if (date := find_date(line.text, line.start)) and not _RANGE.match(line.text, date.span.end - line.start):
            return index, date
    return None, None


def _find_name(zone: _Zone, profile: Profile) -> Span | None:
    stop = min(at for at in (zone.issue_at, zone.date_at, len(zone.lines)) if at is not None)
    if zone.issue_at is not None and stop == zone.issue_at and (before := _name_before_issue(zone.lines[stop])):
        return before
    if letters := _single_letters(zone.lines[:stop]):
        return letters
    candidates = [line for line in zone.lines[: max(stop, _FIRST_LINES)] if _could_be_name(line)]
    known = [line for line in candidates if any(_near(line.compact, name) for name in profile.masthead.names)]
    if known:
        return known[0].span
    candidates = [line for line in candidates if line in zone.lines[:stop]] or _largest(zone, stop)
    candidates = candidates or _below_issue(zone)
    if not candidates:
        return None
    sizes = [zone.text.formatting.size(line.paragraph) or 0 for line in candidates]
    at = sizes.index(max(sizes))
    if at + 1 < len(candidates) and _are_one_name(zone, candidates[at], candidates[at + 1]):
        return Span(candidates[at].start, candidates[at + 1].end)
    return candidates[at].span


def _are_one_name(zone: _Zone, first: Line, second: Line) -> bool:
    """Whether a name is set on two lines, one right below the other and alike: whose it is, and what."""
    lines = zone.lines
    adjacent = lines.index(second) == lines.index(first) + 1
    alike = look(zone.text, first) == look(zone.text, second)
    return adjacent and alike and bool(NAME_END.search(second.compact)) and not NAME_END.search(first.compact)


def _below_issue(zone: _Zone) -> list[Line]:
    """The name that stands below the issue number: set larger than all other lines, above the date."""
    if zone.issue_at is None or zone.date_at is None:
        return []
    below = zone.lines[zone.issue_at + 1 : min(zone.date_at, zone.issue_at + 1 + _FIRST_LINES)]
    able = [line for line in below if _could_be_name(line)]
    sizes = [zone.text.formatting.size(line.paragraph) or 0 for line in zone.lines]
    largest = max(sizes, default=0)
    return [line for line in able if sizes.count(largest) == 1 and zone.text.formatting.size(line.paragraph) == largest]


def _name_before_issue(line: Line) -> Span | None:
    """The name that stands on the issue's own line, before it."""
    before = before_issue(line.text)
    if find_date(before) or len(key(before)) < _SHORTEST_NAME or before[-1] in "（(":
        return None
    if _SECRECY.search(before) or _COUNT.fullmatch(before):
        return None
    named = NAME_END.search(before) or not unit_like(_ISSUER_END.sub("", before))
    return Span(line.start, line.start + len(before)) if named else None


def _single_letters(lines: Sequence[Line]) -> Span | None:
    """A name set one letter a paragraph or cell."""
    upright = {*_set_upright(lines)}
    run = [line for index, line in enumerate(lines) if len(line.compact) == 1 and index not in upright]
    return Span(run[0].start, run[-1].end) if len(run) >= _LEAST_LETTERS else None


def _largest(zone: _Zone, stop: int) -> list[Line]:
    """The line above the number and the date that reads like a unit and yet is set larger than all others: the name,
    青岚共青团."""
    sizes = [zone.text.formatting.size(line.paragraph) or 0 for line in zone.lines]
    first = sizes.index(max(sizes)) if sizes else stop
    if first >= stop or sizes.count(sizes[first]) > 1 or not unit_like(zone.lines[first].compact):
        return []
    return [zone.lines[first]]


def _could_be_name(line: Line) -> bool:
    content = line.compact
    if (
        not _SHORTEST_NAME <= len(content) <= _LONGEST_NAME
        or compiled(r"[，。；：:、]").search(content)
        or content in CONTENTS_HEADINGS
    ):
        return False
    if _SECRECY.search(content) or _INSTRUCTIONS.search(content) or is_issue(content) or find_date(content):
        return False
    if issue_in(line.text) and ISSUE.search(content):
        return False
    return bool(NAME_END.search(content)) or (
        len(content) <= _LONGEST_PLAIN_NAME and not unit_like(_ISSUER_END.sub("", line.text))
    )


def _near(text: str, name: str) -> bool:
    return text == name or SequenceMatcher(None, text, name).ratio() >= _SIMILAR


def _find_issuer(zone: _Zone, name: Span | None) -> tuple[int | None, Span | None]:
    """The unit beside the date, else the first unit that stands by itself."""
    last = max((at for at in (zone.issue_at, zone.date_at) if at is not None), default=0) + _ISSUER_REACH
    taken = [name] if name else []
    taken += [part.span for part in (zone.issue, zone.date) if part]
    pieces = [piece for index, line in enumerate(zone.lines[: last + 1]) for piece in _pieces(line, index, taken)]
    pieces = [piece for piece in pieces if piece.text[-1] not in "：:" and not _PERIOD.fullmatch(piece.text)]
    beside = [piece for piece in pieces if piece.at == zone.date_at and not _SIGNED.match(piece.text)]
    for piece in beside:
        if (
            _ISSUER_LABEL.match(piece.text)
            or _is_unit(piece.text)
            or (len(beside) == 1 and len(piece.text) >= _SHORTEST_BESIDE)
        ):
            return piece.at, _issuer(piece)
    for piece in pieces:
        line = _ISSUER_END.sub("", zone.lines[piece.at].text).rstrip()
        whole = piece.text in (line, zone.lines[piece.at].text) or piece.at in (zone.issue_at, zone.date_at)
        signed = _SIGNED.search(zone.lines[piece.at].text)
        if _ISSUER_LABEL.match(piece.text) or ((whole or signed) and _is_unit(piece.text)):
            return piece.at, _issuer(piece)
    return None, None


def _with_second(zone: _Zone, at: int | None, issuer: Span | None) -> tuple[int | None, Span | None]:
    """The issuer with another right below that is set alike, where both fill their lines."""
    if at is None or issuer is None or at + 1 >= len(zone.lines):
        return at, issuer
    line, below = zone.lines[at], zone.lines[at + 1]
    whole = issuer.start == line.start and issuer.end == line.end
    if not whole or at + 1 in (zone.issue_at, zone.date_at) or look(zone.text, line) != look(zone.text, below):
        return at, issuer
    return (at + 1, Span(issuer.start, below.end)) if _is_unit(below.text) else (at, issuer)


def _is_unit(text: str) -> bool:
    return not _SECRECY.search(text) and not _EVENT.search(text) and unit_like(_ISSUER_END.sub("", text).rstrip())


def _pieces(line: Line, index: int, taken: Sequence[Span]) -> Iterator[_Piece]:
    """The stretches of the line between wide gaps and what is known to be something else."""
    cuts = [(line.start + gap.start(), line.start + gap.end()) for gap in _GAP.finditer(line.text)]
    cuts += [(span.start, span.end) for span in taken if span.start < line.end and line.start < span.end]
    position = line.start
    for start, end in [*sorted(cuts), (line.end, line.end)]:
        piece = line.text[position - line.start : max(position, start) - line.start]
        if stripped := piece.strip(" \t\u3000\u00a0（）()"):
            yield _Piece(position + piece.index(stripped[0]), stripped, index)
        position = max(position, end)


def _issuer(piece: _Piece) -> Span | None:
    """The issuer without its label; None where nothing was filled in."""
    label = _ISSUER_LABEL.match(piece.text)
    start = label.end() if label else 0
    span = Span(piece.start + start, piece.start + len(piece.text))
    return span if span.end - span.start >= _SHORTEST_ISSUER else None
