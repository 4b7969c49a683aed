"""Kind ``typed-layout``: what was laid out with spaces, tabs and empty paragraphs instead of settings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Article
from bulletin_lint.checks.reading.indents import typed_indent
from bulletin_lint.checks.reading.layout_kind import layout_kind
from bulletin_lint.checks.reading.looks import paragraphs_of
from bulletin_lint.engine.hit import Hit
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.looks import Indent
from bulletin_lint.text.setting import Setting
from bulletin_lint.text.text import LINE_BREAK, Container, Paragraph
from bulletin_lint.toml.decode import Doc

_LEADING = compiled(r"[ \u00a0\u3000\t]{2,}(?=\S)|\u3000(?=\S)")
_PLACED = {"title": "center", "name": "center", "issue": "", "section": "", "attribution": "right"}
_WORDS = {"center": "居中", "right": "右对齐", "": "对齐"}
_PARTS = {"title": "文章标题", "name": "刊名", "section": "栏目标题", "attribution": "署名"}


class TypedLayout(NamedTuple):
    """``finds``: what was typed instead of set."""

    finds: Annotated[
        Literal["indent", "place", "blank-lines", "broken-word"],
        Doc("查什么：indent 用空格缩进，place 用空格居中或居右，blank-lines 用空段隔开，broken-word 换行拆开了词"),
    ]


def run(draft: Draft, parameters: TypedLayout) -> Iterator[Hit]:
    return _FINDERS[parameters.finds](draft)


def _indent(draft: Draft) -> Iterator[Hit]:
    """Paragraphs of the body that spaces or tabs indent, told once."""
    asked, formatting = draft.profile.layout.first_indent, draft.text.formatting
    found = [each for each in paragraphs_of(draft, "body") if typed_indent(draft, each)] if asked else []
    if not found:
        return
    typed = {_blanks(typed_indent(draft, each)) for each in found}
    edits = tuple(Edit(each.start, each.start + len(typed_indent(draft, each)), "") for each in found)
    wanted = Indent(chars=100 * asked)
    unset = [each for each in found if formatting.look(each).first != wanted]
    settings = tuple(Setting("paragraph", each.start, each.end, "first", wanted) for each in unset)
    places = [(edit.start, edit.end) for edit in edits]
    said = {"count": str(len(found)), "actual": _together(typed), "wanted": f"{asked}字符"}
    certain = all(typed_indent(draft, each) == "\u3000" * asked for each in found)  # just what was to be shown
    yield Hit(*places[0], edits, said, certain, tuple(places[1:]), settings)


def _blanks(typed: str) -> str:
    """两个全角空格 as an editor says it."""
    if "\t" in typed:
        return "制表符"
    if set(typed) == {"\u3000"}:
        return f"{len(typed)}个全角空格"
    return f"{len(typed)}个空格"


def _together(blanks: Collection[str]) -> str:
    return "、".join(blanks) if len(blanks) == 1 else "空格"


def _place(draft: Draft) -> Iterator[Hit]:
    """Lines that spaces move to the middle or to the right, those of a part together."""
    formatting = draft.text.formatting
    for part, word in _PARTS.items():
        moved = [each for each in paragraphs_of(draft, part) if not draft.text.drawn(each) and _moved(draft, each)]
        if not moved:
            continue
        wanted = _PLACED[part]
        edits = [edit for each in moved for edit in _moved(draft, each)]
        unset = [each for each in moved if wanted and formatting.look(each).alignment != wanted]
        settings = tuple(Setting("paragraph", each.start, each.end, "alignment", wanted) for each in unset)
        typed = {_blanks(draft.text.string[edit.start : edit.end]) for edit in edits}
        said = {
            "subject": word if len(moved) == 1 else f"{word}有{len(moved)}处",
            "actual": _together(typed),
            "wanted": _WORDS[wanted],
        }
        (first, *others) = ((edit.start, edit.end) for edit in edits)
        yield Hit(*first, tuple(edits), said, True, tuple(others), settings)


def _moved(draft: Draft, paragraph: Paragraph) -> Sequence[Edit]:
    """What would take away the spaces at the beginnings of its lines."""
    content, start = draft.text.of(paragraph), paragraph.start
    lines = [0, *(at + 1 for at, mark in enumerate(content) if mark == LINE_BREAK)]
    found = (match for at in lines if (match := _LEADING.match(content, at)))
    return [Edit(start + match.start(), start + match.end(), "") for match in found]


def _blank_lines(draft: Draft) -> Iterator[Hit]:
    """Empty paragraphs between two paragraphs of one article, told once. Elsewhere the standard itself asks for empty
    lines: before a title, after it, before what is attached."""
    running = {each.index for part in ("body", "heading") for each in paragraphs_of(draft, part)}
    ends = {section.last for section in draft.text.formatting.page.sections}
    found: list[Paragraph] = []
    before: int | None = None
    waiting: list[Paragraph] = []
    for paragraph in draft.text.paragraphs:
        if paragraph.container is Container.TEXT_BOX:
            continue
        if paragraph.index in running:
            if waiting and before is not None and _in_one_article(draft, before, paragraph.start):
                found += waiting
            before, waiting = paragraph.start, []
        elif _is_blank(draft, paragraph) and paragraph.index not in ends:
            waiting.append(paragraph)
        else:
            before, waiting = None, []
    if found:
        places = [(each.start, each.end) for each in found]
        yield Hit(*places[0], values={"count": str(len(found))}, others=tuple(places[1:]))


def _is_blank(draft: Draft, paragraph: Paragraph) -> bool:
    """Whether nothing at all stands there: neither text nor a break nor a picture."""
    blank = not draft.text.of(paragraph).strip(" \u3000\u00a0") and paragraph.container is Container.BODY
    return blank and not draft.text.has_object(paragraph.start, paragraph.end)


def _in_one_article(draft: Draft, one: int, other: int) -> bool:
    return _article_at(draft, one) is _article_at(draft, other)


def _article_at(draft: Draft, offset: int) -> Article | None:
    return next((each for each in draft.bulletin.articles if each.span.start <= offset <= each.span.end), None)


def _broken_word(draft: Draft) -> Iterator[Hit]:
    """Typed ends of lines inside a word of a title."""
    from bulletin_lint.checks.reading.broken_words import broken_word  # few titles are broken by hand

    for paragraph in paragraphs_of(draft, "title"):
        content = draft.text.of(paragraph)
        for at, mark in enumerate(content):
            if mark != LINE_BREAK:
                continue
            if word := broken_word(content[:at].strip(), content[at + 1 :].strip(), draft.text.string):
                start = paragraph.start + at
                yield Hit(start, start + 1, values={"word": word})


_FINDERS: dict[str, Callable[[Draft], Iterator[Hit]]] = {
    "indent": _indent, "place": _place, "blank-lines": _blank_lines, "broken-word": _broken_word,
}  # fmt: skip

KIND = layout_kind("typed-layout", run, TypedLayout)
