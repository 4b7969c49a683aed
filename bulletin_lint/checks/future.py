"""Kind ``future``: an event told as past whose date lies after the issue's own."""

import datetime
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal, NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.quoted import Quoted, is_own
from bulletin_lint.checks.weekday import DATE, issued, nearest_day
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.toml.decode import Doc

# A date without its year that lies further ahead is more likely last year's.
_SOON = datetime.timedelta(days=62)
_BEFORE = ("已于", "已在", "已经于", "近日", "日前")
_AFTER = "日已"
_WORDS = (*_BEFORE, _AFTER)


class Future(NamedTuple):
    """Dates after the issue's own. ``finds``: ``past``, those of which a clause says 已 or 近日; ``unsaid``, full
    dates in sentences with none of the words ``ahead``, by which a sentence looks ahead, or the date is a term."""

    finds: Annotated[Literal["past", "unsaid"], Doc("晚于本期日期的日期：past 说成已经发生的，unsaid 没有说是将来的")]
    ahead: Annotated[tuple[str, ...], Doc("句中有这些词之一的，说的是将来，或者日期是期限，不报")] = ()


@cache
def _told_before() -> regex.Pattern[str]:
    date = rf"(?<![至到—～-])(?<!去年)(?<!上年)(?<!前年)(?<!当年)(?P<at>{DATE})(?![前底末之]|以前|起|至|到|—|～)"
    plan = r"(?:(?!拟|将|计划|预计|定于|力争|确保|截止|期限|报名)[^。；！？\n\d]){0,6}"
    return compiled(rf"(?:已经?[于在]|近日{plan}[于在]|日前{plan}[于在]){date}")


@cache
def _told_after() -> regex.Pattern[str]:
    done = "召开|举行|举办|完成|结束|启动|印发|实施|开幕|闭幕|投入|建成"
    return compiled(rf"(?<![至到—～-])(?<!去年)(?<!上年)(?<!前年)(?<!当年)(?P<at>{DATE})已经?(?:{done})")


def run(draft: Draft, parameters: Future) -> Iterator[Hit]:
    issue = issued(draft)
    if issue is None:
        return
    values = {"issued": f"{issue.year}年{issue.month}月{issue.day}日"}
    done = -1
    for match in _matches(draft) if parameters.finds == "past" else _bare(draft, issue.year, parameters.ahead):
        day = nearest_day(match, issue)
        late = day is not None and issue < day and (match["y"] or day <= issue + _SOON)
        if late and match.start("at") > done and is_own(draft, *match.span(), Quoted.SKIP):
            done = match.start("at")
            yield Hit(*match.span("at"), (), values)


def _matches(draft: Draft) -> list[regex.Match[str]]:
    found = draft.occurrences(_WORDS)
    string = draft.text.string
    matches = [_told_before().match(string, start, start + 40) for word in _BEFORE for start in found.get(word, ())]
    matches += [_told_after().search(string, max(0, start - 14), start + 6) for start in found.get(_AFTER, ())]
    return sorted((match for match in matches if match), key=lambda match: match.start("at"))


@cache
def _full_date() -> regex.Pattern[str]:
    """A date that opens a sentence, as the report of an event does; one inside it is a term, or announced."""
    return compiled(
        rf"(?<![^。；！？\n])(?P<at>{DATE})(?=，|[上下]午|[早晚]上|凌晨|中午|傍晚|当[天日]|开展|召开|举行|举办|组织|印发|启动|在|到|赴)"
    )


def _bare(draft: Draft, year: int, ahead: tuple[str, ...]) -> Iterator[regex.Match[str]]:
    """Full dates of this year and the next that open sentences with no look ahead, not already reported as past."""
    string = draft.text.string
    told = {match.start("at") for match in _matches(draft)}
    for word in (f"{year}年", f"{year + 1}年"):
        start = string.find(word)
        while start >= 0:
            match = _full_date().match(string, start)
            if match and start not in told and not _looks_ahead(string, start, ahead):
                yield match
            start = string.find(word, start + 1)


def _looks_ahead(string: str, at: int, words: tuple[str, ...]) -> bool:
    begin = max(string.rfind(mark, max(0, at - 100), at) for mark in "。；\n")
    ends = [end for mark in "。；\n" if (end := string.find(mark, at, at + 100)) >= 0]
    sentence = string[max(begin + 1, at - 100) : min(ends, default=at + 100)]
    return any(word in sentence for word in words)


KIND = Kind("future", run, Future, lambda parameters: _WORDS)
