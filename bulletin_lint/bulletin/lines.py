"""Lines: what the parser reads. A line is a paragraph, or a part of one between soft breaks, without outer space."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bulletin_lint.bulletin.model import Span
from bulletin_lint.engine.patterns import compiled
from bulletin_lint.engine.text import Container, Paragraph, Text

SENTENCE_END = "。！？!?"
LONGEST_HEADING = 120  # characters, white space included: nothing longer is a title, heading, attribution or entry
CONTENTS_HEADINGS = frozenset(
    {
        "目录", "目次", "要目", "本期目录", "本期要目", "本期导读", "内容提要", "内容摘要", "本期内容", "导读",
        "内容导读", "要目导读",
    }
)  # fmt: skip
NUMBERED = compiled(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)"
    r"|第[一二三四五六七八九十]+[章节条，、])"
)
CAPTION = compiled(r"[▲△▼◀►]|(?:图|表|附表|附图)\s*[\d一二三四五六七八九十：:]|图为|[上下左右]图|附表")

_DECORATION = compiled(r"^[\s※■□●○★☆◆◇▲△►▶·•≡＊*#\-—]+|[\s※■□●★☆◆≡]+$")
_TO_FULL = str.maketrans(",;()", "，；（）")  # half-width slips must not hide running text
_STOP = compiled(r"(?<=[\u4e00-\u9fff”）%])\.(?=[\u4e00-\u9fff“]|$)")
_LINE = compiled(r"[^\v\f]+")


@dataclass(frozen=True, eq=False)
class Line:
    """``[start, end)`` of the text without outer white space; never blank. ``in_grid``: a cell beside another one."""

    start: int
    end: int
    text: str
    paragraph: Paragraph
    in_grid: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @cached_property
    def compact(self) -> str:
        """The text without any white space; a long one is cut, for nobody compares it."""
        return compact(self.text[: 4 * LONGEST_HEADING])

    @cached_property
    def key(self) -> str:
        """What counts of the line when it is compared with another; '' for one that is too long for it."""
        return key(self.text) if len(self.text) <= LONGEST_HEADING else ""

    @cached_property
    def body_like(self) -> bool:
        """Whether the line can only be running text: several sentences, or one that is long and complete."""
        content = self.compact.translate(_TO_FULL)
        if "." in content:
            content = _STOP.sub("。", content)
        if len(content) >= 70:
            return True
        inner = content.rstrip("”’）\"'")
        if "。" in inner[:-1] or "；" in inner[:-1]:
            return len(content) >= 20
        return len(content) >= 24 and inner[-1:] == "。" and "，" in content

    @cached_property
    def title_like(self) -> bool:
        """Whether the line could be a title, or a line of one, by its text alone."""
        content = self.compact
        return len(content) <= 60 and not self.body_like and content[-1] not in "。；，、：;:,."

    def opens_paragraph(self, text: Text) -> bool:
        """Whether nothing but white space stands before it in its paragraph."""
        return not text.string[self.paragraph.start : self.start].strip()


def lines_of(text: Text, paragraph: Paragraph, in_grid: bool = False) -> Iterator[Line]:
    """The lines of one paragraph, blank ones left out."""
    content = text.of(paragraph)
    if not content:
        return
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
    columns: dict[tuple[int, int], set[int]] = {}
    for paragraph in text.paragraphs:
        if paragraph.cell is not None and paragraph.start < paragraph.end:
            columns.setdefault(paragraph.cell[:2], set()).add(paragraph.cell[2])
    grid = {row for row, found in columns.items() if len(found) > 1}
    return [
        line
        for paragraph in text.paragraphs
        if in_main_flow(paragraph)
        for line in lines_of(text, paragraph, paragraph.cell is not None and paragraph.cell[:2] in grid)
    ]


def compact(text: str) -> str:
    """``text`` without any white space."""
    return "".join(text.split())


def key(text: str) -> str:
    """What of a title or section name counts when two are compared: no white space, no ornament, no dash, which may
    stand for a line break."""
    return compact(_DECORATION.sub("", text)).replace("—", "")


def in_main_flow(paragraph: Paragraph) -> bool:
    """Whether the paragraph belongs to the body, its tables or its text boxes."""
    return paragraph.container in (Container.BODY, Container.TABLE, Container.TEXT_BOX)
