"""What settings come to in a document: which elements are to say what, where they do not look so already."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from lxml import etree
from lxml.etree import _Element

from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.names import STRICT, child, children, properties, word
from bulletin_lint.docx.read.looks.copies import Copy, Everywhere
from bulletin_lint.docx.read.looks.sections import ends_of
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.docx.write.dress.group import Change, merged
from bulletin_lint.docx.write.dress.spelled import Around, Wanted, holds, of_page, of_paragraph
from bulletin_lint.docx.write.layout import layout_of
from bulletin_lint.docx.write.runs import RUNS
from bulletin_lint.text.looks import RunLook, SectionLook, Stretch
from bulletin_lint.text.setting import Setting, Value
from bulletin_lint.text.text import Paragraph, Text

_SYMBOLS = frozenset(word("sym"))
_FONTS = frozenset({"chinese", "latin"})


class Wish(NamedTuple):
    """``[start, end)`` of a piece of text, in its characters, is to have this value; of several the last counts."""

    start: int
    end: int
    name: str
    value: Value


class Piece(NamedTuple):
    """So many characters, and what is asked of them."""

    length: int
    wishes: list[Wish]


class Letters(NamedTuple):
    """What is asked of the pieces of a run, and how it looks."""

    look: RunLook
    pieces: dict[_Element, Piece]


class Standing(NamedTuple):
    """A paragraph in one of the places where it stands."""

    paragraph: Paragraph
    copy: Copy


class Asked:
    """What is asked of the elements of one part: of runs, and of the owners of a group of properties by its name."""

    def __init__(self) -> None:
        self.runs: dict[_Element, Letters] = {}
        self.groups: dict[tuple[_Element, str], list[Change]] = {}


class Asking:
    """Shares settings out over the elements of a document. ``letters`` and ``paragraphs`` are those that are about a
    paragraph, by its number."""

    def __init__(self, document: WordDocument, settings: Iterable[Setting]) -> None:
        self._document = document
        self._everywhere = Everywhere(document)
        self._known: dict[int, list[Copy]] = {}
        self.letters: dict[int, list[Setting]] = defaultdict(list)
        self.paragraphs: dict[int, list[Setting]] = defaultdict(list)
        self._pages: list[Setting] = []
        for setting in settings:
            if setting.target == "page":
                self._pages.append(setting)
                continue
            kind = self.letters if setting.target == "letters" else self.paragraphs
            for paragraph in paragraphs_of(document.text, setting):
                kind[paragraph.index].append(setting)

    def by_part(self) -> dict[str, Asked]:
        """What is asked, by the name of the part; raises ``CannotPatch``."""
        found: dict[str, Asked] = defaultdict(Asked)
        paragraphs = self._document.text.paragraphs
        for index in self.letters:
            for copy in self.copies(index):
                self._ask_letters(found[paragraphs[index].part].runs, paragraphs[index], copy)
        for index, settings in self.paragraphs.items():
            wanted = {setting.name: setting.value for setting in settings}
            for copy in self.copies(index):
                changes = self._paragraph(paragraphs[index], copy, wanted)
                if changes:
                    found[paragraphs[index].part].groups[copy.source.element, "pPr"] = changes
        if self._pages:
            found[self._document.parts[0].name].groups.update(self._sections())
        return found

    def copies(self, index: int) -> list[Copy]:
        """The paragraph of this number and its copies."""
        if index not in self._known:
            self._known[index] = [*self._everywhere.of(self._document.text.paragraphs[index])]
        return self._known[index]

    def _ask_letters(self, runs: dict[_Element, Letters], paragraph: Paragraph, copy: Copy) -> None:
        layout = layout_of(copy.source)
        for setting in self.letters[paragraph.index]:
            start, end = (at - paragraph.start for at in (setting.start, setting.end))
            for piece in layout.within(max(start, copy.source.drawn), end):
                first, last, element = layout.starts[piece], layout.ends[piece], layout.elements[piece]
                if first == last:
                    continue
                look = _look_at(copy.stretches, paragraph.start + first)
                if element.tag in _SYMBOLS and setting.name in _FONTS:
                    continue
                wish = Wish(max(start - first, 0), min(end, last) - first, setting.name, setting.value)
                run = element.getparent()
                if run is None or run.tag not in RUNS:
                    if not holds(look, setting.name, setting.value):
                        raise CannotPatch("文字不直接位于文字段中，无法改动格式")
                    continue
                pieces = runs.setdefault(run, Letters(look, {})).pieces
                pieces.setdefault(element, Piece(last - first, [])).wishes.append(wish)

    def _paragraph(self, paragraph: Paragraph, copy: Copy, wanted: Wanted) -> list[Change]:
        needed = {name: value for name, value in wanted.items() if not holds(copy.look, name, value)}
        if not needed:
            return []
        element = copy.source.element
        return merged(of_paragraph(needed, self.around(Standing(paragraph, copy), element, properties(element, "pPr"))))

    def around(self, standing: Standing, owner: _Element, group: _Element | None) -> Around:
        """What the properties of a paragraph go by, be they its own or those of its style."""
        paragraph, copy = standing
        strict = str(owner.tag).startswith(STRICT)
        direct = _attributes(group, "ind", "spacing")
        return Around(self._size(paragraph, copy), self._pitch(paragraph), strict, copy.look, direct)

    def _size(self, paragraph: Paragraph, copy: Copy) -> int:
        """The size that the first letter of a paragraph is going to have."""
        text = self._document.text.of(paragraph)[copy.source.drawn :]
        if not copy.stretches:
            return size_of_style(self._document, properties(copy.source.element, "pPr"))
        at = copy.stretches[0].start + len(text) - len(text.lstrip() or text)
        settings = self.letters.get(paragraph.index, ())
        asked = [each.value for each in settings if each.name == "size" and each.start <= at < each.end]
        return asked[-1] if asked and isinstance(asked[-1], int) else _look_at(copy.stretches, at).size

    def _pitch(self, paragraph: Paragraph) -> int:
        if paragraph.part != self._document.parts[0].name:
            return 0
        sections = self._document.formatting.page.sections
        grid = next((each.grid for each in sections if each.first <= paragraph.index <= each.last), None)
        return grid.pitch if grid is not None and grid.kind else 0

    def _sections(self) -> Iterator[tuple[tuple[_Element, str], list[Change]]]:
        """The owners of the ``w:sectPr`` that are to change, and the changes."""
        document = self._document
        body = next(document.parts[0].root.iterchildren(*word("body")))
        looks = document.formatting.page.sections
        by_section: dict[int, list[Setting]] = defaultdict(list)
        for setting in self._pages:
            by_section[_section_at(looks, document.text.paragraph_at(setting.start).index)].append(setting)
        elements = [element for _, element in ends_of(body, document.sources)]
        for number, settings in by_section.items():
            element = elements[number]
            owner = body if element is None else element.getparent()
            changes = _page(looks[number], element, settings)
            if changes and owner is not None:
                yield (owner, "sectPr"), changes


def paragraphs_of(text: Text, setting: Setting) -> Iterator[Paragraph]:
    """The paragraphs that have a character in the place of a setting, be it the break that closes them."""
    first = text.paragraph_at(setting.start).index if text.paragraphs else 0
    for index in range(first, len(text.paragraphs)):
        if text.paragraphs[index].start >= max(setting.end, setting.start + 1):
            return
        yield text.paragraphs[index]


def _look_at(stretches: Sequence[Stretch], at: int) -> RunLook:
    return stretches[bisect_right(stretches, at, key=lambda each: each.start) - 1].look


def _attributes(group: _Element | None, *names: str) -> frozenset[str]:
    """The local names of the attributes of these elements of a group."""
    elements = [each for name in names for each in (() if group is None else children(group, name))]
    return frozenset(etree.QName(str(key)).localname for each in elements for key in each.attrib)


def size_of_style(document: WordDocument, group: _Element | None) -> int:
    """The size of the letters of a paragraph that has none yet, by its style."""
    styles = document.formatting.styles
    style = child(group, "pStyle")
    name = None if style is None else next((str(v) for k, v in style.items() if str(k).endswith("}val")), None)
    return styles.paragraph(name).size or styles.defaults.size or RunLook().size


def _section_at(looks: Sequence[SectionLook], index: int) -> int:
    found = next((number for number, each in enumerate(looks) if each.first <= index <= each.last), None)
    if found is None:
        raise CannotPatch("此处不在正文的任何一节之中")
    return found


def _page(look: SectionLook, element: _Element | None, settings: Sequence[Setting]) -> list[Change]:
    wanted: dict[str, Any] = {}
    for name, value in ((each.name, each.value) for each in settings):
        both = {**dict(wanted.get(name, ())), **dict(value)} if name == "margins" else {}  # type: ignore[arg-type]
        wanted[name] = tuple(both.items()) if name == "margins" else value
    needed = {name: value for name, value in wanted.items() if not holds(look, name, value)}
    return merged(of_page(needed, look, child(element, "pgMar") is not None))
