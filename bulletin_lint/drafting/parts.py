"""What a new issue is made of: lines of text and blanks, each in the style of its part."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """The paragraph styles of a new issue, by the names that a drafter sees in Word."""

    NAME = "刊名"
    ISSUE = "期号"
    OFFICE = "编发单位和日期"
    INSTRUCTIONS = "领导批示"
    CONTENTS = "目录标题"
    CONTENTS_SECTION = "目录栏目"
    ENTRY = "目录条目"
    SECTION = "栏目"
    TITLE = "文章标题"
    BODY = "文章正文"
    ATTRIBUTION = "署名"
    DISTRIBUTION = "报送发"
    COLOPHON = "承办"
    PRINTED = "印发"
    COPIES = "印数"


@dataclass(frozen=True, slots=True)
class Blank:
    """A place yet to be written: ``＜请填…＞``. ``bold`` for the lead-in sentence of a brief."""

    what: str
    bold: bool = False

    @property
    def text(self) -> str:
        """What stands there until then; the rule about unwritten places looks for it."""
        return f"＜请填{self.what}＞"


Piece = str | Blank
TAB = "\t"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. ``above`` and ``below`` draw a rule there; ``on_new_page`` begins a page."""

    style: Style
    pieces: tuple[Piece, ...]
    above: bool = False
    below: bool = False
    on_new_page: bool = False
