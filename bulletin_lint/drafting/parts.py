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
    LEVEL_1 = "一级小标题"
    LEVEL_2 = "二级小标题"
    LEVEL_3 = "三级小标题"
    LEVEL_4 = "四级小标题"
    ATTRIBUTION = "署名"
    DISTRIBUTION = "报送发"
    COLOPHON = "承办"
    PRINTED = "印发"
    COPIES = "印数"


LEVELS = (Style.LEVEL_1, Style.LEVEL_2, Style.LEVEL_3, Style.LEVEL_4)
"""Those of the headings inside an article, which a drafter puts there."""


class Rule(StrEnum):
    """The lines of the foot: around it, and inside it."""

    THICK = "thick"
    THIN = "thin"


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
    """A paragraph. ``above`` and ``below`` are rules that are drawn there; ``on_new_page`` begins a page."""

    style: Style
    pieces: tuple[Piece, ...]
    above: Rule | None = None
    below: Rule | None = None
    on_new_page: bool = False
