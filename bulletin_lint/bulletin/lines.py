"""Lines: what the parser reads. A line is a paragraph, or a part of one between soft breaks, without outer space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bulletin_lint.bulletin.model import Span
from bulletin_lint.engine.patterns import compiled
from bulletin_lint.engine.text import Container, Paragraph, Text

# Section brackets that nothing else in a bulletin uses for a line of its own, and their closing halves.
BRACKETS = {"〔": "〕", "【": "】", "［": "］", "[": "]", "〖": "〗", "﹝": "﹞"}
ROUND = {"（": "）", "(": ")"}
OPENING = "".join(BRACKETS)
CLOSING = "".join(BRACKETS.values())
SENTENCE_END = "。！？!?"
CONTENTS_HEADINGS = frozenset(
    {"目录", "目次", "要目", "本期目录", "本期要目", "本期导读", "内容提要", "内容摘要", "本期内容", "导读"}
)

_SPACE = compiled(r"\s+")
_DECORATION = compiled(r"^[\s※■□●○★☆◆◇▲△►▶·•≡＊*#\-—]+|[\s※■□●★☆◆≡]+$")
_TO_FULL = str.maketrans(",;.()", "，；。（）")  # half-width slips must not hide running text
_LINE = compiled(r"[^\v\f]+")

UNIT = compiled(
    r"(?:[部局委办室处科股组团院校所站队厅署会社报台网馆行园系联县市区镇乡村]|中心|公司|集团|政府|街道|学校|机关|支部|供稿|报送|提供|联合体)$"
)
NOT_A_UNIT = compiled(
    r"[，,]?(?:其中|以下|下同|简称|试行|暂行|草案|略|图为|见附|附件|待续|节选|摘要|来源|第[^、]{1,6}[章节条页])|\d"
)


@dataclass(frozen=True, slots=True)
class Line:
    """``[start, end)`` of the text without outer white space; never blank."""

    start: int
    end: int
    text: str
    paragraph: Paragraph

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def compact(self) -> str:
        """The text without any white space."""
        return _SPACE.sub("", self.text)

    def opens_paragraph(self, text: Text) -> bool:
        """Whether nothing but white space stands before it in its paragraph."""
        return not text.string[self.paragraph.start : self.start].strip()


def lines_of(text: Text, paragraph: Paragraph) -> Iterator[Line]:
    """The lines of one paragraph, blank ones left out."""
    content = text.of(paragraph)
    for match in _LINE.finditer(content):
        piece = match.group()
        stripped = piece.strip()
        if stripped:
            start = paragraph.start + match.start() + len(piece) - len(piece.lstrip())
            yield Line(start, start + len(stripped), stripped, paragraph)


def compact(text: str) -> str:
    """``text`` without any white space."""
    return _SPACE.sub("", text)


def key(text: str) -> str:
    """What of a title or section name counts when two are compared: no white space, no ornament."""
    return _SPACE.sub("", _DECORATION.sub("", text))


def body_like(line: Line) -> bool:
    """Whether the line can only be running text: several sentences, or one that is long and complete."""
    content = line.compact.translate(_TO_FULL)
    inner = content.rstrip("”’）\"'")
    if "。" in inner[:-1] or "；" in inner[:-1]:
        return len(content) >= 20
    if len(content) >= 70:
        return True
    return len(content) >= 24 and inner[-1:] == "。" and "，" in content


def title_like(line: Line) -> bool:
    """Whether the line could be a title, or a line of one, by its text alone."""
    content = line.compact
    return len(content) <= 60 and not body_like(line) and content[-1] not in "。；，、：;:,."


def unit_like(text: str) -> bool:
    """Whether ``text`` reads like the names of units, 、 between them, and like nothing else."""
    names = [name for name in re.split(r"[、，,；;\s]+", text.strip()) if name]
    if not names or any(len(name) > 30 for name in names) or NOT_A_UNIT.search(text):
        return False
    return all(UNIT.search(name) for name in names) or bool(re.search("供稿|报送", text))


def in_main_flow(paragraph: Paragraph) -> bool:
    """Whether the paragraph belongs to the body, its tables or its text boxes."""
    return paragraph.container in (Container.BODY, Container.TABLE, Container.TEXT_BOX)
