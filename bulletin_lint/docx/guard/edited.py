"""A document that was edited: at once, or as tracked changes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from lxml.etree import _Element

from bulletin_lint.docx.errors import GuardFailure
from bulletin_lint.docx.guard.markup import outside, spans_of
from bulletin_lint.docx.guard.members import verify_members
from bulletin_lint.docx.guard.stream import accepted, identifiers, rejected, same, stream
from bulletin_lint.docx.guard.words import verify_words
from bulletin_lint.docx.names import word
from bulletin_lint.docx.package import Part
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
        before, after = (_Edited.of(document, name, changed) for document in (old, new))
        if any(was != now for was, now in zip_longest(outside(*before), outside(*after))):
            _verify_hints(old, new, before, after, [each for each in changed if each.part == name], edits)


class _Edited(NamedTuple):
    """A part that was edited, and the texts of the paragraphs that changed."""

    part: Part
    texts: frozenset[_Element]

    @classmethod
    def of(cls, document: WordDocument, name: str, changed: Iterable[Paragraph]) -> _Edited:
        part = _part(document, name)
        return cls(part, _texts(document, changed))


def _verify_hints(
    old: WordDocument,
    new: WordDocument,
    was: _Edited,
    now: _Edited,
    changed: Sequence[Paragraph],
    edits: Sequence[Edit],
) -> None:
    """Raises ``GuardFailure`` unless a part differs in nothing but the hints of new marks and what these need."""
    from bulletin_lint.docx.guard.hints import Hints, verify_cuts  # as all that only hints need
    from bulletin_lint.docx.guard.runs import Runs
    from bulletin_lint.docx.read.fonts import Fonts

    before, after = (Runs(each.part, spans_of(each.part), each.texts) for each in (was, now))
    name = was.part.name
    hints = Hints(Fonts(old), before, after, verify_cuts(name, before, after))
    ordered = sorted(edits)
    for each in changed:
        first, behind = (bisect_left(ordered, (at,)) for at in (each.start, each.end + 1))
        own = [Edit(start - each.start, end - each.start, new) for start, end, new in ordered[first:behind]]
        copies = (document.sources[each.index].everywhere() for document in (old, new))
        for source, edited in zip(*copies, strict=True):
            hints.verify(name, source, edited, own)


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
