"""Kind ``paragraph-ends``: marks that a paragraph or title ends with, or lacks, or wrongly begins with."""

from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Role, Span
from bulletin_lint.checks.reading.chars import HALF_POINTS, POINTS, STOPS, is_han
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.numerals import HAN_LABEL
from bulletin_lint.text.text import Container, Paragraph
from bulletin_lint.toml.decode import Doc

_TITLE_MARKS = "。，；、："
_LONGEST_TITLE = 60
_SHORTEST = 30  # characters of a paragraph that must be running prose
_SHORTEST_SENTENCE = 20
# Lines of a form, headings and dates end without a mark.
_UNFINISHED = rf"(?<![{POINTS}…—\n])\n"
_LEADING = rf"\n[ \u3000\u00a0]*[{POINTS}{HALF_POINTS}]"
_LINE = rf"\s*(?:[^，。；：]{{1,10}}[：:]|{HAN_LABEL}、|[（(](?:{HAN_LABEL}|[0-9]{{1,2}})[）)]|[0-9]{{1,2}}[.、．])"
_CLOSING = r"(?:[年月日号]|—[^，。；]{1,10})$"
_NOTE = r"(?P<before>.[”’]?)[（(][^（）()]{1,30}[）)]$"


class ParagraphEnds(NamedTuple):
    """``finds``: ``no-stop`` (a paragraph of sentences breaks off), ``perhaps-no-stop`` (a single sentence does),
    ``title-mark`` (a title or contents entry ends in a mark) or ``leading-mark`` (a paragraph begins with one)."""

    finds: Annotated[
        Literal["no-stop", "perhaps-no-stop", "title-mark", "leading-mark"],
        Doc(
            "段落首尾的什么问题：no-stop 段末漏标点，perhaps-no-stop 段末可能漏标点，"
            "title-mark 标题末尾有标点，leading-mark 段首是标点"
        ),
    ]


def unfinished(draft: Draft) -> list[Paragraph]:
    """The paragraphs of some length that end without a mark; ask for it through ``draft.shared``."""
    text = draft.text
    found = (text.paragraph_at(match.start()) for match in compiled(_UNFINISHED).finditer(text.string))
    return [paragraph for paragraph in found if paragraph.end - paragraph.start >= _SHORTEST_SENTENCE]


def _without_stop(draft: Draft, sure: bool) -> Iterator[Hit]:
    string = draft.text.string
    candidates: list[Paragraph] = draft.shared(unfinished)
    for paragraph in candidates:
        line = string[paragraph.start : paragraph.end].rstrip()
        if _breaks_off(draft, line, paragraph, sure):
            last = paragraph.start + len(line)
            yield Hit(last - 1, last, values={"fixed": "。"})


def _breaks_off(draft: Draft, line: str, paragraph: Paragraph, sure: bool) -> bool:
    if paragraph.container not in (Container.BODY, Container.TEXT_BOX) or draft.role_at(paragraph.start) != Role.BODY:
        return False
    if not line or not (is_han(line[-1]) or line[-1] in "”》%％" or _ends_in_note(line)):
        return False
    if any(stop in line[-3:] for stop in STOPS) or "\v" in line or "\t" in line:
        return False
    sentences = any(stop in line[:-1] for stop in STOPS) and len(line) >= _SHORTEST
    if sentences != sure or (not sure and "，" not in line):
        return False
    if compiled(_CLOSING).search(line[-40:]) or (not sure and compiled(_LINE).match(line)):
        return False
    return not _is_set_apart(draft, paragraph, line)


def _ends_in_note(line: str) -> bool:
    """A note in brackets belongs inside the sentence unless the sentence has ended before it."""
    note = compiled(_NOTE).search(line[-40:])
    return note is not None and not any(mark in note["before"] for mark in POINTS + "…")


def _is_set_apart(draft: Draft, paragraph: Paragraph, line: str) -> bool:
    """Whether the paragraph looks like a heading: centered, right-aligned, or bold throughout."""
    formatting = draft.text.formatting
    if formatting.alignment(paragraph) in ("center", "right"):
        return True
    return sum(end - start for start, end in formatting.bold(paragraph)) >= len(line)


def _title_marks(draft: Draft) -> Iterator[Hit]:
    string = draft.text.string
    for span in _titles(draft):
        end = span.start + len(string[span.start : span.end].rstrip())
        mark = string[end - 1 : end]
        if not mark or mark not in _TITLE_MARKS or end - span.start > _LONGEST_TITLE:
            continue
        certain = mark == "。" and "。" not in string[span.start : end - 1]
        yield Hit(end - 1, end, (Edit(end - 1, end, ""),), {"fixed": ""}, certain)


def _titles(draft: Draft) -> Iterator[Span]:
    """The last line of every title and contents entry."""
    bulletin = draft.bulletin
    for article in bulletin.articles:
        if article.title and not article.brief:
            yield article.title[-1]
    if bulletin.contents:
        for section in bulletin.contents.sections:
            for entry in section.entries:
                if entry.spans:
                    yield entry.spans[-1]


def _leading_marks(draft: Draft) -> Iterator[Hit]:
    """A full-width mark, or a half-width one before Chinese: ``.NET`` begins with a dot."""
    string = draft.text.string
    places = [match.end() - 1 for match in compiled(_LEADING).finditer(string)]
    places.insert(0, len(string) - len(string.lstrip(" \u3000\u00a0")))
    for at in places:
        mark = string[at : at + 1]
        wrong = mark in tuple(POINTS) or (mark in tuple(HALF_POINTS) and is_han(string[at + 1]))
        if wrong and not draft.text.formatting.label(draft.text.paragraph_at(at)):
            yield Hit(at, at + 1)


def run(draft: Draft, parameters: ParagraphEnds) -> Iterator[Hit]:
    if parameters.finds == "title-mark":
        return _title_marks(draft)
    if parameters.finds == "leading-mark":
        return _leading_marks(draft)
    return _without_stop(draft, sure=parameters.finds == "no-stop")


KIND = Kind("paragraph-ends", run, ParagraphEnds)
