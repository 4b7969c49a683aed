"""Kind ``issue-number``: the issue number as the profile writes it. Only its form is judged, never its value."""

from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.issues import TOTAL
from bulletin_lint.bulletin.model import Issue, Span
from bulletin_lint.bulletin.styles import IssueStyle
from bulletin_lint.checks.reading.parts import content
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.edit import replacing
from bulletin_lint.text.numerals import HAN_NUMERALS, number_of
from bulletin_lint.toml.decode import Doc

_TO_HALF = str.maketrans("０１２３４５６７８９", "0123456789")
_TO_FULL = str.maketrans("()[]﹝﹞", "（）〔〕〔〕")
# Space between the year and 第, or before the total, sets the parts apart; inside a part it is a slip.
_INNER_SPACE = compiled(r"(?<![年）〕期\s])[^\S\n]++|[^\S\n]++(?![第（(〔\[总])")


class IssueNumber(NamedTuple):
    """``finds``: a ``numeral`` in Chinese characters, or anything else about the ``form``."""

    finds: Annotated[Literal["form", "numeral"], Doc("期号的什么：form 写法，numeral 用了汉字数字")]


def run(draft: Draft, parameters: IssueNumber) -> Iterator[Hit]:
    issue = draft.bulletin.masthead.issue
    if issue is None or (parameters.finds == "numeral" and draft.profile.issue.numeral == "han"):
        return
    if issue.number is None and issue.total is None:  # an empty number is for another rule to tell
        return
    for span in _spans(draft, issue):
        written = content(draft, span)
        if _is_in_form(written, draft.profile.issue):
            continue
        wanted = (
            _numbers_in_han(written, issue)
            if parameters.finds == "numeral"
            else canonical(written, draft.profile.issue.pad)
        )
        if edits := replacing(draft.text.string, *span, wanted):
            yield Hit(*span, edits, {"fixed": wanted})


def _spans(draft: Draft, issue: Issue) -> list[Span]:
    """The number, and the running number where it has a line of its own."""
    if issue.total_span is None or issue.total_span.start < issue.span.end:
        return [issue.span]
    total = TOTAL.search(draft.text.string, issue.span.end)
    return [issue.span, Span(*total.span())] if total else [issue.span]


def _is_in_form(written: str, style: IssueStyle) -> bool:
    """Whether the profile has it written just so, spaces, brackets and zeros included."""
    form, total = (_as_pattern(part, style.pad) for part in (style.form, style.total))
    return compiled(f"{form}(?:\\s*{total})?|{total}").fullmatch(written) is not None


def _as_pattern(form: str, pad: int) -> str:
    numbers = {"{n}": rf"(?:\d{{{pad}}}|[1-9]\d{{{pad},}})", "{year}": r"\d{4}", "{total}": r"[1-9]\d*"}
    return "".join(numbers.get(part, regex.escape(part)) for part in regex.split(r"(\{\w+\})", form))


def canonical(written: str, pad: int = 1) -> str:
    """``第 07期(总第088期)`` as ``第7期（总第88期）``: half-width digits, no space inside, no needless zero, full-width
    brackets; ``pad`` is the least number of digits of the issue number."""
    text = _INNER_SPACE.sub("", written).translate(_TO_HALF).translate(_TO_FULL)
    text = compiled(r"(?<=总第)0+(?=\d)").sub("", text)
    return compiled(r"(?<!总)第(\d+)期").sub(lambda match: f"第{int(match[1]):0{pad}d}期", text)


def _numbers_in_han(written: str, issue: Issue) -> str:
    """The same with 第十二期 as 第12期."""

    def digits(match: regex.Match[str]) -> str:
        value = number_of(match[1])
        return match[0] if value is None else f"第{value}期"

    return compiled(rf"第\s*([{HAN_NUMERALS}]+)\s*期").sub(digits, written)


KIND = Kind("issue-number", run, IssueNumber, about="bulletin")
