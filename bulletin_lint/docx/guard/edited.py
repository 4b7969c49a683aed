"""A document that was edited: at once, or as tracked changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml.etree import _Element

from bulletin_lint.docx.errors import GuardFailure
from bulletin_lint.docx.guard.hints import Hints, verify_cuts
from bulletin_lint.docx.guard.markup import outside
from bulletin_lint.docx.guard.members import verify_members
from bulletin_lint.docx.guard.runs import Runs
from bulletin_lint.docx.guard.stream import accepted, identifiers, rejected, same, stream
from bulletin_lint.docx.guard.words import verify_words
from bulletin_lint.docx.names import word
from bulletin_lint.docx.package import Part
from bulletin_lint.docx.read.fonts import Fonts
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.text import Paragraph, Text

_TEXTS = frozenset(word("t"))


def verify(old: WordDocument, new: WordDocument, edits: Sequence[Edit]) -> None:
    """Raises ``GuardFailure`` unless ``new`` is ``old`` with ``edits`` made and with nothing else changed: outside the
    ``w:t`` of the edited paragraphs every byte is as before, but that runs may be cut so that marks have a hint.

    ``new`` has been read from the bytes to be written, so that these are known to open.
    """
    changed = verify_words(old, new, edits)
    if _points(old.text) != _points(new.text):
        raise GuardFailure("图片、脚注标记等内容的数目或次序变了")
    touched = {paragraph.part for paragraph in changed}
    verify_members(old.package.archive, new.package.archive, touched)
    for name in touched:
        before, after = (outside(_part(document, name), _texts(document, changed)) for document in (old, new))
        if [*before] != [*after]:
            _verify_hints(old, new, name, [each for each in changed if each.part == name], edits)


def _verify_hints(
    old: WordDocument, new: WordDocument, name: str, changed: Sequence[Paragraph], edits: Sequence[Edit]
) -> None:
    """Raises ``GuardFailure`` unless a part differs in nothing but the hints of new marks and what these need."""
    before, after = (Runs(_part(document, name), _texts(document, changed)) for document in (old, new))
    verify_cuts(name, before, after)
    hints = Hints(Fonts(old.package), before, after)
    for paragraph in changed:
        base = paragraph.start
        own = [edit for edit in edits if base <= edit.start <= paragraph.end]
        moved = [edit._replace(start=edit.start - base, end=edit.end - base) for edit in own]
        pairs = zip(old.sources[paragraph.index].everywhere(), new.sources[paragraph.index].everywhere(), strict=True)
        for was, now in pairs:
            hints.verify(name, was, now, moved)


def verify_tracked(old: WordDocument, new: WordDocument, edits: Sequence[Edit], plain: WordDocument) -> None:
    """Raises ``GuardFailure`` unless ``new`` is ``old`` with ``edits`` as tracked changes and nothing else changed:
    accepting them gives ``plain``, rejecting them what there was, formatting and all.

    ``plain`` is ``old`` with the edits made at once, which is verified too.
    """
    verify(old, plain, edits)
    touched = {paragraph.part for paragraph in verify_words(old, new, edits)}
    verify_members(old.package.archive, new.package.archive, touched)
    for name in touched:
        original, changed, fixed = (_part(document, name).root for document in (old, new, plain))
        if not same(stream(changed, accepted), stream(fixed, accepted)):
            raise GuardFailure(f"{name} 接受修订后与直接修改的结果不符")
        reject = rejected(identifiers(original))
        if not same(stream(changed, reject), stream(original, reject)):
            raise GuardFailure(f"{name} 拒绝修订后与原文不符")


def _part(document: WordDocument, name: str) -> Part:
    return next(part for part in document.parts if part.name == name)


def _points(text: Text) -> list[tuple[int, str]]:
    """What has no text of its own: the paragraph it stands in, and its kind."""
    found = [region for region in text.regions if region.start == region.end]
    return sorted((text.paragraph_at(region.start).index, region.kind.name) for region in found)


def _texts(document: WordDocument, paragraphs: Iterable[Paragraph]) -> frozenset[_Element]:
    """The ``w:t`` elements of these paragraphs, in all copies of a text box."""
    sources = (source for paragraph in paragraphs for source in document.sources[paragraph.index].everywhere())
    return frozenset(element for source in sources for _, element in source.pieces if element.tag in _TEXTS)
