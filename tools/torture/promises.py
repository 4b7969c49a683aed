"""What must hold of every file, looked at by code that shares nothing with the program but the way in."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from bulletin_lint import Config, FileResult, fix, lint
from bulletin_lint.annotate import annotate

AUTHOR = "torture"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = {_W + "commentRangeStart", _W + "commentRangeEnd", _W + "commentReference"}
# What may stand between a paragraph and a mark of a comment.
_INLINE = ("hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo")
_OPEN = {_W + name for name in _INLINE}
_COMMENT_PARTS = {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml", "word/comments.xml"}
_HINTED_MARKS = "“”‘’…—·×–～"
# Here it is text that is promised to be all that changes; what repairs of the layout may change, its guard knows.
CONFIG = Config(ignore=("DOC002", "LAY"), author=AUTHOR)

Signature = list[tuple[object, ...]]


class Outcome:
    """What became of one file: the files written, by the way, and the promises broken."""

    def __init__(self) -> None:
        self.written: dict[str, bytes] = {}
        self.counts: list[str] = []
        self.broken: list[str] = []

    def expect(self, holds: bool, promise: str) -> None:
        """Note a promise that does not hold."""
        if not holds:
            self.broken.append(promise)


def tried(path: Path, sound: bool) -> Outcome:
    """Check, repair, track and annotate the file at ``path``. A ``sound`` file must not be refused."""
    outcome, data = Outcome(), path.read_bytes()
    result = lint(path, CONFIG)
    outcome.expect(path.read_bytes() == data, "a check leaves the file alone")
    if result.document is None:
        outcome.counts.append("unreadable")
        outcome.expect(not sound, "a sound file is read")
        return outcome
    if not result.document.text.paragraphs:
        outcome.counts.append("without a paragraph")
        return outcome
    ways: dict[str, Callable[[], FileResult]] = {
        "fix": lambda: fix(path, CONFIG),
        "unsafe": lambda: fix(path, CONFIG._replace(unsafe_fixes=True)),
        "track": lambda: fix(path, CONFIG._replace(unsafe_fixes=True, track_changes=True)),
        "annotate": lambda: annotate(path, CONFIG),
    }
    for name, way in ways.items():
        made = way()
        refused = made.failure or made.held
        outcome.counts.append(f"{name}: {'written' if made.content else 'refused' if refused else 'nothing to do'}")
        outcome.expect(not (sound and refused), f"{name} does not refuse a sound file: {refused}")
        if made.content is not None:
            outcome.written[name] = made.content
    _judge(outcome, data, path)
    outcome.expect(path.read_bytes() == data, "nothing but write changes the file")
    return outcome


def _judge(outcome: Outcome, data: bytes, path: Path) -> None:
    written = outcome.written
    try:
        _members(data)
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        outcome.counts.append("not judged: the standard library does not open it")
        return
    for name in {"fix", "unsafe"} & {*written}:
        _judge_fix(outcome, data, written[name], name, path)
    if "track" in written:
        _judge_tracked(outcome, data, written["track"], written.get("unsafe"))
    if "annotate" in written:
        judge_annotated(outcome, data, written["annotate"])
        again = _again(path, written["annotate"], lambda copy: annotate(copy, CONFIG))
        outcome.expect(again.content is not None, f"an annotated file is annotated again: {again.failure}")
        if again.content is not None:
            outcome.written["annotate twice"] = again.content
            judge_annotated(outcome, data, again.content)


def _again(path: Path, data: bytes, way: Callable[[Path], FileResult]) -> FileResult:
    copy = path.with_name(f"{path.stem}-again.docx")
    copy.write_bytes(data)
    result = way(copy)
    copy.unlink()
    return result


def _judge_fix(outcome: Outcome, data: bytes, fixed: bytes, name: str, path: Path) -> None:
    old, new = _members(data), _members(fixed)
    outcome.expect([*old] == [*new], f"{name} keeps all members")
    for member in old.keys() & new.keys():
        same = old[member] == new[member] or (
            member.endswith(".xml") and _without_text(old[member]) == _without_text(new[member])
        )
        outcome.expect(same, f"{name} changes nothing but text and the hints of marks: {member}")
        if same and b"hint" in new[member] and b"hint" not in old[member]:
            outcome.expect(not _hinted(new[member]), f"{name} gives a hint to marks only: {member}")
    config = CONFIG._replace(unsafe_fixes=name == "unsafe")
    again = _again(path, fixed, lambda copy: fix(copy, config))
    outcome.expect(again.content is None and not again.failure, f"a second {name} finds nothing to do {again.failure}")


def _judge_tracked(outcome: Outcome, data: bytes, tracked: bytes, fixed: bytes | None) -> None:
    old, new, plain = _members(data), _members(tracked), _members(fixed or data)
    outcome.expect([*old] == [*new], "track keeps all members")
    outcome.expect(fixed is not None, "what is tracked is also fixed")
    for member in old.keys() & new.keys() & plain.keys():
        if old[member] == new[member]:
            continue
        before, after, other = (etree.fromstring(members[member]) for members in (old, new, plain))
        same = signature(_accepted(after)) == signature(_accepted(other))
        outcome.expect(same, f"accepted changes are the fix: {member}")
        after = etree.fromstring(new[member])
        outcome.expect(signature(_rejected(after)) == signature(before), f"rejected changes leave nothing: {member}")


def judge_annotated(outcome: Outcome, data: bytes, annotated: bytes) -> None:
    """What must hold of an annotated file beside the file that it was made of."""
    old, new = _members(data), _members(annotated)
    outcome.expect([*old] == [*new][: len(old)], "annotate keeps all members")
    for member in old.keys() & new.keys() - _COMMENT_PARTS:
        outcome.expect("styles" in member or old[member] == new[member], f"annotate leaves a part alone: {member}")
    if old["word/document.xml"] == new["word/document.xml"]:
        return
    before, after = (etree.fromstring(members["word/document.xml"]) for members in (old, new))
    known = _comments_of(new, AUTHOR)
    for mark in after.iter(*_MARKS):
        if mark.get(_W + "id") in known:
            outcome.expect(_is_in_paragraph(mark), "marks of comments stand in a paragraph")
    for root in (before, after):
        _remove_marks(root, known if root is after else _comments_of(old, AUTHOR))
    outcome.expect(signature(before) == signature(after), "annotate changes no text")


def _comments_of(members: dict[str, bytes], author: str) -> set[str | None]:
    found: set[str | None] = set()
    for name, content in members.items():
        if name.startswith("word/comments") and content:
            comments = etree.fromstring(content, etree.XMLParser(recover=True))
            for comment in () if comments is None else comments.iter(_W + "comment"):
                found |= {comment.get(_W + "id")} if comment.get(_W + "author") == author else set()
    return found


def _is_in_paragraph(mark: _Element) -> bool:
    around = [*mark.iterancestors()]
    if mark.tag == _W + "commentReference" and around.pop(0).tag != _W + "r":
        return False
    return next((element.tag for element in around if element.tag not in _OPEN), "") == _W + "p"


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {entry.filename: _read(archive, entry) for entry in archive.infolist()}


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The content of a member; what cannot be unpacked is as good as empty."""
    try:
        return archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        return b""


def _without_text(content: bytes) -> object:
    """A part without its text, its runs joined that differ in no more than a hint for marks."""
    root = etree.fromstring(content)
    for element in [*root.iter(_W + "t")]:
        # A mutant has text outside of runs too.
        if element.getparent().tag == _W + "r":
            _drop(element)
        else:
            element.text = None
    for run in [*root.iter(_W + "r")]:
        _without_hint(run)
        run.text, run[:] = None, [_without_blanks(each) for each in run]
    for run in [*root.iter(_W + "r")]:
        before = run.getprevious()
        if before is not None and not before.tail and _opening(before) == _opening(run):
            for child in run[1 if run.find(_W + "rPr") is not None else 0 :]:
                before.append(child)
            _drop(run)
    return etree.tostring(root)


def _without_hint(run: _Element) -> None:
    """Take from the properties of a run what says with which font marks are drawn."""
    for properties in run.findall(_W + "rPr"):
        for fonts in properties.findall(_W + "rFonts"):
            fonts.attrib.pop(_W + "hint", None)
            if not fonts.attrib:
                _drop(fonts)
        for change in properties.findall(_W + "rPrChange"):
            change.attrib.pop(_W + "id", None)
        if not len(properties) and not properties.attrib:
            _drop(properties)


def _without_blanks(element: _Element) -> _Element:
    element.tail = (element.tail or "").strip() or None
    return element


def _opening(run: _Element) -> object:
    properties = run.find(_W + "rPr")
    return run.tag, [*run.attrib.items()], b"" if properties is None else etree.tostring(properties, with_tail=False)


def _hinted(content: bytes) -> Counter[str]:
    """The characters that are no marks, and yet in a run that says with which font marks are drawn."""
    found: Counter[str] = Counter()
    for fonts in etree.fromstring(content).iter(_W + "rFonts"):
        run = fonts.getparent().getparent()
        if fonts.get(_W + "hint") == "eastAsia" and run.tag == _W + "r":
            said = "".join("".join(text.itertext()) for text in run.iterchildren(_W + "t"))
            found.update(sign for sign in said if sign not in _HINTED_MARKS)
    return found


def signature(root: _Element) -> Signature:
    """All that a part says, however its runs are cut: each character with its formatting and what it stands in, and
    each other element as it opens. Numbers of changes, and the history of formatting, do not count."""
    return [*_said(root, ())]


def _said(element: _Element, around: tuple[object, ...]) -> Iterator[tuple[object, ...]]:
    for child in element.iterchildren(etree.Element):
        if child.tag == _W + "r":
            yield from _said_by_run(child, around)
        elif child.tag in (_W + "ins", _W + "del", _W + "moveTo"):
            yield from _said(child, (*around, child.tag, child.get(_W + "author")))
        else:
            yield "open", child.tag, _attributes(child), around, (child.text or "").strip()
            yield from _said(child, (*around, child.tag))
            yield "close", child.tag


def _said_by_run(run: _Element, around: tuple[object, ...]) -> Iterator[tuple[object, ...]]:
    form = tuple(
        (each.tag, _attributes(each))
        for properties in run.iterchildren(_W + "rPr")
        for each in properties.iterchildren(etree.Element)
        if each.tag != _W + "rPrChange"
    )
    for child in run.iterchildren(etree.Element):
        if child.tag in (_W + "t", _W + "delText"):
            text = "".join(child.itertext())
            kept = child.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            yield from ((around, form, child.tag, character) for character in (text if kept else text.strip(" \t\r\n")))
        elif child.tag != _W + "rPr":
            yield around, form, child.tag, _attributes(child)
            yield from _said(child, (*around, child.tag))


def _attributes(element: _Element) -> tuple[tuple[str, str], ...]:
    return tuple((key, said) for key, said in element.attrib.items() if key != _W + "id")


def _own(root: _Element, name: str) -> list[_Element]:
    return [element for element in root.iter(_W + name) if element.get(_W + "author") == AUTHOR]


def _accepted(root: _Element) -> _Element:
    """With the own changes accepted, and all insertions: what is put into somebody's insertion stands beside it."""
    for element in _own(root, "del"):
        _drop(element)
    for element in [*root.iter(_W + "ins")]:
        _unwrap(element)
    return root


def _rejected(root: _Element) -> _Element:
    for element in _own(root, "ins"):
        _drop(element)
    for element in _own(root, "del"):
        for text in element.iter(_W + "delText"):
            text.tag = _W + "t"
        _unwrap(element)
    return root


def _remove_marks(root: _Element, numbers: set[str | None]) -> None:
    for mark in [mark for mark in root.iter(*_MARKS) if mark.get(_W + "id") in numbers]:
        _drop(mark)


def _drop(element: _Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:  # lxml takes what follows with it
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _unwrap(element: _Element) -> None:
    for inner in [*element]:
        element.addprevious(inner)
    _drop(element)
