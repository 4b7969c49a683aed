"""A document of which some looks otherwise: at once, or by tracked formatting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.etree import _Element

from bulletin_lint.docx.errors import GuardFailure, UnreadableFile
from bulletin_lint.docx.guard.appearance import verify_looks
from bulletin_lint.docx.guard.asked import Places
from bulletin_lint.docx.guard.bare import Bare, Cell
from bulletin_lint.docx.guard.members import verify_members
from bulletin_lint.docx.guard.properties import Groups, verify_numbers
from bulletin_lint.docx.guard.wanted import Wanted
from bulletin_lint.docx.guard.words import verify_words
from bulletin_lint.docx.names import attribute, child, value, word
from bulletin_lint.docx.package import Package, Part
from bulletin_lint.docx.read import ties
from bulletin_lint.docx.read.remarks import comments_part
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.text.setting import Setting
from bulletin_lint.text.text import Text

_PARAGRAPHS = word("p")


def verify_dressed(old: WordDocument, new: WordDocument, settings: Sequence[Setting], styles: bool = False) -> None:
    """Raises ``GuardFailure`` unless ``new`` is ``old`` with these settings, of which the later ones count more, and
    with nothing else changed: what it says, what stands in the file beside properties of text, and how all else looks.

    ``styles``: styles of paragraphs may say what is wanted.
    """
    _verify(old, new, settings, styles, tracked=False)


def verify_dressed_tracked(old: WordDocument, new: WordDocument, settings: Sequence[Setting]) -> None:
    """``verify_dressed``, and rejecting the new tracked changes gives the properties that there were."""
    _verify(old, new, settings, styles=False, tracked=True)


def _verify(old: WordDocument, new: WordDocument, settings: Sequence[Setting], styles: bool, tracked: bool) -> None:
    verify_words(old, new, ())
    if _tied(old.text) != _tied(new.text) or old.unread != new.unread:
        raise GuardFailure("图片、脚注标记、域等内容的数目或次序变了")
    if [*map(old.formatting.label, old.text.paragraphs)] != [*map(new.formatting.label, new.text.paragraphs)]:
        raise GuardFailure("自动编号变了")
    sheet = _changed_sheet(old, new) if styles else ""
    verify_members(old.package.archive, new.package.archive, {*(part.name for part in old.parts), sheet})
    wanted = Wanted(old.text, old.formatting.page.sections, settings)
    groups = Groups(tracked)
    for was, now in zip(old.parts, new.parts, strict=True):
        if was.data != now.data or was.encoding != now.encoding:
            _verify_part(Places(old, was, wanted), Places(new, now, wanted), groups)
    if sheet:
        _verify_styles(old, new, sheet, settings, groups)
    verify_numbers(*([part.root for part in document.parts] for document in (old, new)))
    verify_looks(old, new, wanted)


def _tied(text: Text) -> list[tuple[str, int, int]]:
    """What is tied to something, by kind; stretches of one kind without a gap, as of a run in pieces, are one. What
    cannot be spliced may come to be less, as of a text with a comment in it that is in pieces."""
    regions = sorted((each.kind.name, each.start, each.end) for each in text.regions if each.kind is not ties.LOCKED)
    found: list[tuple[str, int, int]] = []
    for kind, start, end in (each for each in regions if each[1] < each[2]):
        if found and found[-1][0] == kind and start <= found[-1][2]:
            start, end = found[-1][1], max(end, found.pop()[2])
        found.append((kind, start, end))
    return [*found, *(each for each in regions if each[1] == each[2])]


def _changed_sheet(old: WordDocument, new: WordDocument) -> str:
    """The part of the styles, if it is not as it was."""
    name = next((part.target for part in old.package.relationships(old.package.main_part, "styles")), "")
    members = [(package, package.find(name)) for package in (old.package, new.package) if name]
    contents = [package.read(member) for package, member in members if member is not None]
    return name if len({*contents}) > 1 else ""


def _verify_part(was: Places, now: Places, groups: Groups) -> None:
    """Raises ``GuardFailure`` unless a part is as it was but for the properties that say what is wanted."""
    name = was.part.name
    before, after = Bare(was.part), Bare(now.part)
    if before.rest() != after.rest() or before.extent != after.extent:
        raise GuardFailure(f"{name} 中格式以外的内容变了")
    for old, new in zip(before.elements("p"), after.elements("p"), strict=True):
        groups.verify("pPr", child(old, "pPr"), child(new, "pPr"), was.of_paragraph(old), name)
        sections = (child(child(each, "pPr"), "sectPr") for each in (old, new))
        _verify_section(was, groups, *sections)
    for old, new in zip(before.elements("body"), after.elements("body"), strict=True):
        _verify_section(was, groups, child(old, "sectPr"), child(new, "sectPr"))
    for old_cell, new_cell, start, end in _together(before.cells, after.cells):
        _verify_cell(was, now, groups, old_cell, new_cell, range(start, end))


def _verify_section(was: Places, groups: Groups, old: _Element | None, new: _Element | None) -> None:
    groups.verify("sectPr", old, new, was.of_section(old), was.part.name)


def _verify_cell(was: Places, now: Places, groups: Groups, old: Cell, new: Cell, where: range) -> None:
    """Raises ``GuardFailure`` unless what stands in a run has the properties that it had but for what is wanted of it;
    what is no text, but for what is wanted of the text that it still stands beside."""
    before, after = child(old.run, "rPr"), child(new.run, "rPr")
    if was.is_text(old.element):
        for names in was.of_letters(old.element, where):
            groups.verify("rPr", before, after, names, was.part.name)
    else:
        names = was.of_run(old.run) if any(map(now.is_text, new.run)) else ()
        groups.verify("rPr", before, after, names, was.part.name)


def _together(old: Sequence[Cell], new: Sequence[Cell]) -> Iterator[tuple[Cell, Cell, int, int]]:
    """What was and what is in one place: the pairs of cells that share any of it, and which of the old one. Together
    they are of one length."""
    others = iter(new)
    left = 0
    for cell in old:
        start = 0
        while start < cell.length:
            if not left:
                other = next(others)
                left = other.length
            end = min(cell.length, start + left)
            yield cell, other, start, end
            left -= end - start
            start = end


def _verify_styles(
    old: WordDocument, new: WordDocument, sheet: str, settings: Sequence[Setting], groups: Groups
) -> None:
    """Raises ``GuardFailure`` unless the styles are as they were, but those of paragraphs may say what is wanted."""
    was, now = (document.package.part(sheet) for document in (old, new))
    if was is None or now is None or was.data == now.data:
        return
    before, after = Bare(was), Bare(now)
    if before.rest() != after.rest():
        raise GuardFailure("样式中格式以外的内容变了")
    wanted = {target: {each.name for each in settings if each.target == target} for target in ("letters", "paragraph")}
    unseen = {*_styles_unseen(old)}
    for one, other in zip(before.elements("style"), after.elements("style"), strict=True):
        ours = attribute(one, "type") in (None, "paragraph") and attribute(one, "styleId") not in unseen
        for name, target in (("pPr", "paragraph"), ("rPr", "letters")):
            names = wanted[target] if ours else ()
            groups.verify(name, child(one, name), child(other, name), names, "样式")


def _styles_unseen(document: WordDocument) -> Iterator[str | None]:
    """The styles of paragraphs that nobody reads, as those of comments, and what these are based on."""
    copies = [copy for source in document.sources for copy in source.everywhere()]
    seen = {element for copy in copies for element in (copy.element, *copy.joined)}
    styles = document.formatting.styles
    for part in [*document.parts, *_comments(document.package)]:
        for paragraph in part.root.iter(*_PARAGRAPHS):
            if paragraph not in seen:
                style = styles.paragraph_id(value(child(paragraph, "pPr"), "pStyle"))
                yield from (attribute(each, "styleId") for each in styles.chain(style, "paragraph"))


def _comments(package: Package) -> list[Part]:
    try:
        part = comments_part(package)
    except UnreadableFile:
        part = None  # which shows nothing
    return [] if part is None else [part]
