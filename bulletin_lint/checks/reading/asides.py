"""Paragraphs of an article that are none of its running text, and are set as their office likes: what an editor puts
before it, notes, what explains or lists something, and what it quotes as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.font_names import font_names
from bulletin_lint.text.numerals import COUNTING
from bulletin_lint.text.text import Paragraph

_LABELS = (
    "编者按|编者的话|编后|编后语|按语|领导批示|批示|点评|专家点评|名词解释|延伸阅读|拓展阅读|相关链接|知识链接|背景链接|新闻链接|"
    "链接|背景资料|相关资料|资料|小贴士|阅读提示|内容提要|提要|导读|注|说明|附|附件|附表|附录|来源|资料来源|数据来源|信息来源|"
    "稿件来源|联系人|联系电话|联系方式"
)
_LABELED = compiled(rf"\s*(?:{_LABELS})[{COUNTING}\d]*[：:]|\s*[【〔\[（(](?:{_LABELS})[】〕\]）)]|\s*(?:{_LABELS})$")
_BRACKETED = compiled(r"（[^（）]*(?:（[^（）]*）[^（）]*)*）")
_QUESTION = compiled(r"\s*(?:记者)?问[：:]")
_ENDS = tuple("。！？…；：”’）)，")
_COLONS = ("：", ":")
_OF_QUOTATIONS = frozenset({"楷体", "仿宋"})  # in which whole letters and speeches are quoted
_TO_STAND_OUT = frozenset({"楷体", "黑体"})


class _Look(NamedTuple):
    """How most of a paragraph looks: its Chinese font by the family, its size in half-points, whether it is bold."""

    family: str
    size: int
    bold: bool


class _Body:
    """The paragraphs of the body, and how they look; each is asked for at most once."""

    def __init__(self, draft: Draft, paragraphs: Sequence[Paragraph]) -> None:
        self._draft = draft
        self._paragraphs = paragraphs
        self._looks: dict[int, _Look] = {}

    def look(self, paragraph: Paragraph) -> _Look:
        """How most of it looks."""
        found = self._looks.get(paragraph.index)
        if found is None:
            stretches = self._draft.text.formatting.stretches(paragraph)
            longest = max(stretches, key=lambda each: each.end - each.start, default=None)
            look = None if longest is None else longest.look
            family = font_names(self._draft.profile.layout.fonts).family_of(look.chinese) if look else ""
            found = _Look(family, look.size if look else 0, bool(look and look.bold))
            self._looks[paragraph.index] = found
        return found

    @cached_property
    def usual(self) -> _Look:
        """How most of the body looks."""
        count = Counter[_Look]()
        for paragraph in self._paragraphs:
            count[self.look(paragraph)] += paragraph.end - paragraph.start
        return count.most_common(1)[0][0]


def asides(draft: Draft, paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The indices of those ``paragraphs`` of the body that are none of its running text: notes and the like by their
    first words, lines without a mark at their end, and what follows one of these, or quotes a whole letter or speech
    behind a colon, as long as it looks alike, and otherwise than most of the body."""
    body, found = _Body(draft, paragraphs), set[int]()
    before: Paragraph | None = None
    running: _Look | None = None  # of the aside that goes on, or of the quotation
    opened = introduced = False  # by a label alone in its line; by a colon
    for paragraph in paragraphs:
        content = draft.text.of(paragraph).strip()
        between = _between(draft, before, paragraph)
        if between:
            running, opened, introduced = None, _is_label(between), False
        labeled = _LABELED.match(content)
        if labeled is not None:
            opened = _is_label(content)
            running, introduced = (None if opened else body.look(paragraph)), False
            found.add(paragraph.index)
        elif _goes_on(body, paragraph, running, opened, introduced):
            running, opened, introduced = body.look(paragraph), False, False
            found.add(paragraph.index)
        else:
            running, opened = None, False
            introduced = content.endswith(_COLONS)
            if not content.endswith(_ENDS) or _BRACKETED.fullmatch(content) or _asks(body, paragraph, content):
                found.add(paragraph.index)
        before = paragraph
    return frozenset(found)


def _goes_on(body: _Body, paragraph: Paragraph, running: _Look | None, opened: bool, introduced: bool) -> bool:
    """Whether a paragraph goes on with the aside or the quotation before it, and looks otherwise than most."""
    if running is None and not opened and not introduced:
        return False
    look = body.look(paragraph)
    if look == body.usual:
        return False
    if introduced:
        return look.family in _OF_QUOTATIONS and look.family != body.usual.family
    return opened or look == running


def _asks(body: _Body, paragraph: Paragraph, content: str) -> bool:
    """Whether it is a question of an interview that stands out among the answers."""
    if not _QUESTION.match(content):
        return False
    look = body.look(paragraph)
    return look.bold or (look.family in _TO_STAND_OUT and look.family != body.usual.family)


def _between(draft: Draft, before: Paragraph | None, paragraph: Paragraph) -> str:
    """The last line that is not blank between the two, or above the first; '' for none."""
    above = draft.text.paragraphs[before.index + 1 if before else 0 : paragraph.index]
    return next(filter(None, (draft.text.of(each).strip() for each in reversed(above))), "")


def _is_label(content: str) -> bool:
    match = _LABELED.match(content)
    return match is not None and match.end() == len(content)


def is_note(content: str) -> bool:
    """Whether a line in brackets says where something comes from, and not who wrote it: （信息来源：……）."""
    return _LABELED.match(content.lstrip("（(")) is not None
