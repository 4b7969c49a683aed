"""Lines: what the parser reads. A line is a paragraph, or a part of one between soft breaks, without outer space."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache

from bulletin_lint.bulletin.authors import authored
from bulletin_lint.bulletin.model import Attribution, Span
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.brackets import one_of, pairs
from bulletin_lint.text.numerals import COUNTING, HAN_LABEL
from bulletin_lint.text.text import Container, Paragraph, Text

SENTENCE_END = "。！？!?"
LONGEST_HEADING = 120  # characters, white space included: nothing longer is a title, heading, attribution or entry
LONGEST_LABEL = 20  # characters of the name of a section before an entry of the contents
LONGEST_COMPARED = 4 * LONGEST_HEADING  # characters of a line that are looked at where only short ones matter
_LONGEST_TITLE = 60  # characters of a line of a title, without white space
_SHORTEST_TEXT = 20  # characters of several sentences
_SHORTEST_SENTENCE = 24  # characters of one sentence with a comma that can only be text
_SURELY_TEXT = 70  # characters that can only be text, whatever the marks
CONTENTS_HEADINGS = frozenset(
    {
        "目录", "目次", "要目", "本期目录", "本期要目", "本期导读", "内容提要", "内容摘要", "本期内容", "导读",
        "内容导读", "要目导读",
    }
)  # fmt: skip
_CONTENTS_NAME = compiled(
    r"本期(?:看点|要闻|提要|摘要|速览|关注|聚焦|推荐|焦点|亮点|话题|目次|索引|主要内容|信息)"
    r"|(?:信息|内容|要点|要闻|新闻|重点|主要)(?:摘要|速览|提要|导读|一览|索引|目录|看点)|[Cc](?:ontents|ONTENTS)|导航|速览|看点|提要"
)
ORNAMENTS = "≡※【】〔〕[]—-=：:★☆●○■◆◇|｜·~～*"
# A number of one or two digits: 1. and 1、 and, where a year or a month follows that nothing else can be, 1.2023年.
_DIGITS = r"\d{1,2}(?:、|[.．](?!\d)|[.．](?=\d{4}年|\d{1,2}月))"
NUMBERED = compiled(rf"(?:{HAN_LABEL}[、.．]|[（(][{COUNTING}\d]{{1,3}}[）)]|{_DIGITS}|第[{COUNTING}]+[章节条，、])")
CAPTION = compiled(rf"[▲△▼◀►]|(?:图|表|附表|附图)\s*[\d{COUNTING}：:]|图为|[上下左右]图|附表")
_PAIRS = pairs("（(〔【[")
IN_BRACKETS = compiled(f"{one_of(_PAIRS)}.*{one_of(_PAIRS.values())}")

_BULLET = r"(?:[※·•＊*\p{So}→⇒]|[-–—－](?=\s))"  # stars, squares, circles, arrows and the like
_PREFIX = compiled(
    rf"(?:{_BULLET}|{_DIGITS}|0\d\s+(?=\D)|{HAN_LABEL}、|[（(]\d{{1,2}}[）)]|[【\[［]\d{{1,2}}[】\]］]|[①-⑳])\s*"
)
_LEADER = compiled(
    r"(?:[\s.．…·]{2,}|\t\s*|\s*[（(]第?(?=\d{1,3}[页）)])|\s+[/／|｜]\s*(?=\d))[（(]?\d{1,3}(?:[-—－~～]\d{1,3})?页?[）)]?$|[.．…·]{3,}$"
)
_PREFIX_STARTS = frozenset("※■□●○★☆◆◇▲△►▶·•＊*0123456789" + COUNTING + "（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_LEADER_ENDS = frozenset("0123456789.．…·）)页")
_BEFORE = " \t\v\f\n\r\u3000\u00a0※■□●○★☆◆◇▲△►▶·•≡＊*#-—"  # ornaments of a title or entry
TITLE_MARKS = "※■□●○★☆◆◇"  # that may stand before each title of an issue
_BEHIND = " \t\v\f\n\r\u3000\u00a0※■□●★☆◆≡"
_UNTITLED = frozenset("。；，、：;:,.")
# Half-width slips must not hide running text.
_STOP = compiled(r"(?<=[\u4e00-\u9fff”）)%])\.(?=[\u4e00-\u9fff“]|$)")
_CLOSING = "”’）)\"'"
_LINE = compiled(r"[^\v\f]+")
_MAIN_FLOW = (Container.BODY, Container.TABLE, Container.TEXT_BOX)


class Line:
    """``[start, end)`` of the text without outer white space; never blank. ``in_grid``: a cell beside another one.

    Nothing changes it. ``compact`` is its text without any white space, cut where it is so long that nobody compares
    it; ``key`` and ``entry`` are what counts when it is compared as a title and as an entry of the contents, '' where
    it is too long for either. ``body_like``: it can only be running text, several sentences or a long and complete
    one; ``title_like``: by its text alone it could be a title, or a line of one. ``signed`` is for ``attributions`` to
    remember whether the line is one, by whether an article may end there.
    """

    __slots__ = (
        "body_like", "compact", "end", "entry", "in_grid", "key", "paragraph", "signed", "start", "text", "title_like",
    )  # fmt: skip

    def __init__(self, start: int, end: int, text: str, paragraph: Paragraph, in_grid: bool = False) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.paragraph = paragraph
        self.in_grid = in_grid
        self.signed: dict[bool, Attribution | None] = {}
        self.compact = content = compact(text[:LONGEST_COMPARED])
        self.body_like = _is_body_like(content)
        self.title_like = not self.body_like and len(content) <= _LONGEST_TITLE and content[-1:] not in _UNTITLED
        self.key = self.entry = ""
        if len(text) <= LONGEST_HEADING:
            named = text.lstrip(_BEFORE).rstrip(_BEHIND)
            self.key = (content if named is text else compact(named)).replace("—", "")
            bare = entry_text(text)
            self.entry = self.key if bare is text else key(bare)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def opens_paragraph(self, text: Text) -> bool:
        """Whether nothing but white space stands before it in its paragraph."""
        return self.start == self.paragraph.start or not text.string[self.paragraph.start : self.start].strip()


def is_long_title(line: Line) -> bool:
    """Whether the line is longer than titles are and yet could be one, if it is set so: one clause after another, and
    no full stop."""
    if line.title_like or not line.key or len(line.compact) <= _LONGEST_TITLE:
        return False
    return "。" not in line.text and "；" not in line.text and line.compact[-1:] not in _UNTITLED


def _is_body_like(content: str) -> bool:
    if len(content) >= _SURELY_TEXT:
        return True
    if len(content) < _SHORTEST_TEXT:
        return False
    if "." in content:
        content = _STOP.sub("。", content)
    inner = content.rstrip(_CLOSING)
    before = inner[:-1]
    if "。" in before or "；" in before or ";" in before:
        return True
    return len(content) >= _SHORTEST_SENTENCE and inner[-1:] == "。" and ("，" in content or "," in content)


def lines_of(text: Text, paragraph: Paragraph, in_grid: bool = False) -> Iterator[Line]:
    """The lines of one paragraph, blank ones left out."""
    content = text.of(paragraph)
    if "\v" not in content and "\f" not in content:
        stripped = content.strip()
        if stripped:
            start = paragraph.start + content.index(stripped[0])
            yield Line(start, start + len(stripped), stripped, paragraph, in_grid)
        return
    for match in _LINE.finditer(content):
        stripped = match.group().strip()
        if stripped:
            start = paragraph.start + match.start() + match.group().index(stripped[0])
            yield Line(start, start + len(stripped), stripped, paragraph, in_grid)


def main_lines(text: Text) -> list[Line]:
    """The lines of the body, its tables and its text boxes, in reading order."""
    return [*first_lines(text)]


def first_lines(text: Text) -> Iterator[Line]:
    """The same one after another, for who needs only the first of them."""
    columns: dict[tuple[int, int], set[int]] = {}
    for paragraph in text.paragraphs:
        if paragraph.cell is not None and paragraph.start < paragraph.end:
            columns.setdefault(paragraph.cell[:2], set()).add(paragraph.cell[2])
    grid = {row for row, found in columns.items() if len(found) > 1}
    for paragraph in text.paragraphs:
        if paragraph.start < paragraph.end and in_main_flow(paragraph):
            yield from lines_of(text, paragraph, paragraph.cell is not None and paragraph.cell[:2] in grid)


def compact(text: str) -> str:
    """``text`` without any white space."""
    return "".join(text.split())


def key(text: str) -> str:
    """What of a title or section name counts when two are compared: no white space, no ornament, no dash, which may
    stand for a line break."""
    return compact(text.lstrip(_BEFORE).rstrip(_BEHIND)).replace("—", "")


def entry_text(text: str) -> str:
    """An entry without its bullet or number, and without leader and page number."""
    bare = text
    if (text[:1] in _PREFIX_STARTS or not text[:1].isalnum()) and (match := _PREFIX.match(text)):
        bare = text[match.end() :]
    if bare[-1:] in _LEADER_ENDS:
        bare = _LEADER.sub("", bare)
    return bare if bare is text else bare.strip()


def is_bulleted(text: str) -> bool:
    """Whether the line begins with a bullet or a number, and so is an entry of its own."""
    return (text[:1] in _PREFIX_STARTS or not text[:1].isalnum()) and _PREFIX.match(text) is not None


def marked_length(text: str) -> int:
    """How many characters a bullet or a number takes at the beginning of the line, the space behind it included."""
    able = text[:1] in _PREFIX_STARTS or not text[:1].isalnum()
    match = _PREFIX.match(text) if able else None
    return match.end() if match else 0


_LABEL_KINDS = compiled(
    rf"(?P<bracketed>[（(](?:\d{{1,2}}|[{COUNTING}]{{1,3}})[）)])|(?P<circled>[①-⑳])|(?P<digits>{_DIGITS}|\d{{1,2}}[.．]\d)"
    rf"|(?P<han>{HAN_LABEL}、)|(?P<bullet>{_BULLET})|(?P<boxed>[【\[［]\d{{1,2}}[】\]］])"
)
GLUED = compiled(r"\d{1,2}(?:[.．](?=\d)|\s+)")  # a label only if what follows is a title


def label_kind(text: str) -> str:
    """The kind of number or bullet that opens the line; '' where there is none."""
    able = text[:1] in _PREFIX_STARTS or not text[:1].isalnum()
    match = _LABEL_KINDS.match(text) if able else None
    return (match.lastgroup or "") if match else ""


def readings(line: Line, names: Collection[str] = ()) -> Iterator[str]:
    """The titles that an entry of the contents may stand for, the likeliest first: without the colon that leads to
    the items of a group, without a number that digits follow, without one of the sections ``names`` before it."""
    yield line.entry
    if line.entry.endswith(("：", ":")):
        yield line.entry.rstrip("：:")
    if line.text[:1].isdecimal() and (glued := GLUED.match(line.text)):
        yield key(entry_text(line.text[glued.end() :]))
    if length := authored(line.text):
        yield key(entry_text(line.text[:length]))
    before, colon, behind = line.text[:LONGEST_LABEL].partition("：") if names else ("", "", "")
    if colon and behind and compact(entry_text(before)) in names:
        yield key(entry_text(line.text[len(before) + 1 :]))


@lru_cache(maxsize=1024)  # short lines are asked for it again and again
def is_contents_name(name: str) -> bool:
    """Whether ``name``, without white space, is one of those that stand above contents, ornaments aside. Some of them
    are names of sections as well."""
    bare = name.strip(ORNAMENTS)
    return bare in CONTENTS_HEADINGS or _CONTENTS_NAME.fullmatch(bare) is not None


def in_main_flow(paragraph: Paragraph) -> bool:
    """Whether the paragraph belongs to the body, its tables or its text boxes."""
    return paragraph.container in _MAIN_FLOW


def heads_column(line: Line, lines: Iterable[Line], is_label: Callable[[Line], object]) -> bool:
    """Whether a label alone in its cell is one heading of a table among others: there are cells in its row and in its
    column that are no labels."""
    here = line.paragraph.cell
    cells = [each for each in lines if here and each.paragraph.cell and each.paragraph.cell[0] == here[0]]
    others = {each.paragraph.cell: bool(is_label(each)) for each in cells}
    plain = [cell for cell, named in others.items() if cell and not named]
    beside = any(here is not None and cell[1] == here[1] for cell in plain)
    return beside and any(here is not None and cell[1] > here[1] and cell[2] == here[2] for cell in plain)
