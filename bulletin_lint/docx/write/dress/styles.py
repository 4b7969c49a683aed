"""What all paragraphs of a style are to have, said by the style, where nothing else changes by it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from lxml.etree import _Element

from bulletin_lint.docx.errors import UnreadableFile
from bulletin_lint.docx.names import attribute, child, children, elements_in, properties, value, word
from bulletin_lint.docx.package import Package, Part
from bulletin_lint.docx.places import places_of
from bulletin_lint.docx.read.remarks import comments_part
from bulletin_lint.docx.read.story import WordDocument, read
from bulletin_lint.docx.write.dress.asked import Asking, Standing
from bulletin_lint.docx.write.dress.compared import differences, same_besides
from bulletin_lint.docx.write.dress.group import Change, Group, concerned, merged
from bulletin_lint.docx.write.dress.spelled import holds, of_letters, of_paragraph
from bulletin_lint.docx.write.patch import replace_parts
from bulletin_lint.docx.write.splice import Splice, spliced
from bulletin_lint.text.setting import Target, Value

_PARAGRAPHS, _STYLES, _GROUPS = word("p"), word("style"), ("pPr", "rPr")
_TARGETS: tuple[Target, ...] = ("paragraph", "letters")
# What decides how high a paragraph without letters is, and what says it of its mark.
_HEIGHTS = {"chinese": ("rFonts", "eastAsia"), "latin": ("rFonts", "ascii"), "size": ("sz", "val")}

Property = tuple[Target, str]
"""Whose, and the name: what a style may say."""
Said = Mapping[str, Mapping[Property, Value]]
"""What styles are to say, by their ids."""


def styled(document: WordDocument, asking: Asking) -> WordDocument:
    """The document with styles that say what is wanted of all their paragraphs; the same where there are none. Raises
    ``CannotPatch``."""
    part = _sheet(document.package)
    return document if part is None else _Styled(document, asking, part).document()


class _Styled:
    """A document with paragraphs of styles, and the part that has these."""

    def __init__(self, document: WordDocument, asking: Asking, part: Part) -> None:
        self._document, self._asking, self._part = document, asking, part
        self._users: dict[str | None, list[Standing]] = defaultdict(list)
        for paragraph in document.text.paragraphs:
            for copy in asking.copies(paragraph.index):
                self._users[self._style_of(copy.source.element)].append(Standing(paragraph, copy))

    def document(self) -> WordDocument:
        """The document with other styles; if something else changes by a style, it is left as it is."""
        unseen = self._unseen()
        elements = {style: each for style, each in _elements(self._part).items() if style not in unseen}
        said: Said = {style: wanted for style in elements if (wanted := dict(self._said(style)))}
        while said:
            after = self._written(elements, said)
            wrong = self._wrong(after, said)
            if not wrong:
                return after
            left = {
                style: {each: wanted for each, wanted in all_of_it.items() if (style, each) not in wrong}
                for style, all_of_it in said.items()
            }
            said = {style: wanted for style, wanted in left.items() if wanted}
        return self._document

    def _style_of(self, paragraph: _Element) -> str | None:
        """The style of a ``w:p``."""
        return self._document.formatting.styles.paragraph_id(value(properties(paragraph, "pPr"), "pStyle"))

    def _chain(self, style: str | None) -> list[str]:
        """A style and those that it is based on."""
        return [attribute(each, "styleId") or "" for each in self._document.formatting.styles.chain(style, "paragraph")]

    def _unseen(self) -> set[str]:
        """The styles of paragraphs that are not read, as those of comments, and the styles that these are based on."""
        sources = [user.copy.source for users in self._users.values() for user in users]
        known = {element for source in sources for element in (source.element, *source.joined)}
        parts = [*self._document.parts, *_comments(self._document.package)]
        others = {each for part in parts for each in part.root.iter(*_PARAGRAPHS)} - known
        return {name for style in {*map(self._style_of, others)} for name in self._chain(style)}

    def _said(self, style: str) -> Iterator[tuple[Property, Value]]:
        """What all paragraphs of a style are to have, and not all have."""
        users = self._users.get(style, [])
        for target in _TARGETS:
            showing = [user for user in users if target == "paragraph" or user.copy.stretches]
            common = [dict(self._wanted(user, target)) for user in showing]
            for name, wanted in (common[0] if common else {}).items():
                agreed = all(each.get(name) == wanted for each in common)
                if agreed and not (_look_so(showing, target, name, wanted) or self._is_held(users, target, name)):
                    yield (target, name), wanted

    def _wanted(self, user: Standing, target: Target) -> Iterator[tuple[str, Value]]:
        """What is wanted of a whole paragraph; of letters, of all that it has."""
        settings = self._asking.paragraphs if target == "paragraph" else self._asking.letters
        stretches = user.copy.stretches
        first, last = (stretches[0].start, stretches[-1].end) if stretches else (user.paragraph.start,) * 2
        for each in settings.get(user.paragraph.index, ()):
            if target == "paragraph" or (each.start <= first and last <= each.end):
                yield each.name, each.value

    def _is_held(self, users: Sequence[Standing], target: Target, name: str) -> bool:
        """Whether a paragraph without letters, of which nobody wants it, would come to have another height."""
        if target == "paragraph" or name not in _HEIGHTS:
            return False
        element, said = _HEIGHTS[name]
        for user in (each for each in users if not each.copy.stretches):
            mark = child(child(properties(user.copy.source.element, "pPr"), "rPr"), element)
            own = mark is not None and attribute(mark, said) is not None
            if not own and name not in dict(self._wanted(user, target)):
                return True
        return False

    def _written(self, elements: Mapping[str, _Element], said: Said) -> WordDocument:
        """The document whose styles say this."""
        changes = {
            (elements[style], name): made
            for style, wanted in said.items()
            for name, made in self._changes(style, elements[style], wanted)
        }
        part = self._part
        places = places_of(part, {each for owner in changes for each in concerned(*owner)})
        splices: list[Splice] = []
        for (style, name), made in changes.items():
            splices += Group(part.data, style, name, places).splices(made)
        written = spliced(part.data, sorted(splices, key=lambda each: (each.start, each.end)))
        package = self._document.package
        return read(Package.from_bytes(replace_parts(package, {part.name: written}), package.limits))

    def _changes(
        self, style: str, element: _Element, wanted: Mapping[Property, Value]
    ) -> Iterator[tuple[str, list[Change]]]:
        """What is changed in the groups of a style, in their order."""
        around = self._asking.around(self._users[style][0], element, child(element, "pPr"))
        paragraph, letters = ({name: each for (whose, name), each in wanted.items() if whose == t} for t in _TARGETS)
        if paragraph:
            yield "pPr", merged(of_paragraph(paragraph, around))
        if letters:
            yield "rPr", merged(of_letters(letters))

    def _wrong(self, after: WordDocument, said: Said) -> set[tuple[str, Property]]:
        """What styles must not say: all that a style says which changes anything else, and what is to no avail."""
        useful: set[tuple[str, Property]] = set()
        culprits: set[str] = set() if same_besides(self._document, after) else {*said}
        for copy, target, name, now in differences(self._document, after):
            style, which = self._style_of(copy.source.element), (target, name)
            wanted = said.get(style or "", {})
            if which in wanted and holds(now, name, wanted[which]):
                useful.add((style or "", which))
            else:
                culprits |= {each for each in self._chain(style) if which in said.get(each, {})} or {*said}
        return {(style, each) for style, all_of_it in said.items() for each in all_of_it if style in culprits} | {
            (style, each) for style, all_of_it in said.items() for each in all_of_it if (style, each) not in useful
        }


def _look_so(users: Sequence[Standing], target: Target, name: str, wanted: Value) -> bool:
    """Whether all of these look so already."""
    if target == "paragraph":
        return all(holds(user.copy.look, name, wanted) for user in users)
    return all(holds(stretch.look, name, wanted) for user in users for stretch in user.copy.stretches)


def _sheet(package: Package) -> Part | None:
    try:
        return next(package.related("styles"), None)
    except UnreadableFile:
        return None


def _comments(package: Package) -> list[Part]:
    try:
        part = comments_part(package)
    except UnreadableFile:
        part = None
    return [] if part is None else [part]


def _elements(part: Part) -> dict[str, _Element]:
    """The styles of paragraphs by their ids, as far as these are the only ones and say everything once."""
    styles = [each for each in part.root.iterchildren(*_STYLES) if elements_in(each)]
    counts = Counter(attribute(each, "styleId") for each in styles)
    kinds = (None, "paragraph")
    ours = [each for each in styles if attribute(each, "type") in kinds and counts[attribute(each, "styleId")] == 1]
    return {attribute(each, "styleId") or "": each for each in ours if not any(map(partial(_is_twice, each), _GROUPS))}


def _is_twice(style: _Element, name: str) -> bool:
    """Whether a style has several groups of this name."""
    return sum(1 for _ in children(style, name)) > 1
