"""The parts that comments need: the comments themselves, how they are found, and the styles of Word for them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from lxml.etree import _Element

from bulletin_lint.docx import names
from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.names import STRICT, TRANSITIONAL, attribute, value
from bulletin_lint.docx.package import Package, Part
from bulletin_lint.docx.places import places_of
from bulletin_lint.docx.read.remarks import comments_part
from bulletin_lint.docx.write.characters import made_writable
from bulletin_lint.docx.write.splice import appended, declaration, spliced

_TYPES = "[Content_Types].xml"
_TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KINDS = {
    TRANSITIONAL: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
}
_COMMENTS, _STYLE_SHEETS = frozenset(names.word("comments")), frozenset(names.word("styles"))
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
# Word's own styles for comments, known by their names in whatever language the identifiers are.
_STYLES = {
    "annotation reference": (
        "CommentReference",
        '<w:style{} w:type="character" w:styleId="{}"><w:name w:val="annotation reference"/><w:uiPriority w:val="99"/>'
        '<w:semiHidden/><w:unhideWhenUsed/><w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>',
    ),
    "annotation text": (
        "CommentText",
        '<w:style{} w:type="paragraph" w:styleId="{}"><w:name w:val="annotation text"/>{}<w:uiPriority w:val="99"/>'
        '<w:unhideWhenUsed/><w:pPr><w:jc w:val="left"/></w:pPr></w:style>',
    ),
}


class Comment(NamedTuple):
    """A comment to be written; each line of its text is a paragraph."""

    number: int
    author: str
    date: str
    text: str


class CommentStyles(NamedTuple):
    """Identifiers of the styles for the mark and the text of comments, '' where the file has no styles."""

    mark: str
    text: str


class Changes(NamedTuple):
    """New content of parts, and new parts."""

    parts: dict[str, bytes]
    added: dict[str, bytes]


def with_comments(package: Package, comments: Sequence[Comment], styles: CommentStyles) -> Changes:
    """The changes that add these comments to the file."""
    part = comments_part(package)
    if part is not None:
        _refuse_unless(part.root.tag in _COMMENTS, part)
        return Changes({part.name: _appended(part, _comments(comments, styles, declaration(part.root)))}, {})
    main = package.part(package.main_part)
    space = STRICT if main is not None and str(main.root.tag).startswith(STRICT) else TRANSITIONAL
    name = _free_name(package)
    root = f'<w:comments xmlns:w="{space[1:-1]}">'.encode()
    changes = Changes({}, {name: _HEAD + root + _comments(comments, styles, b"") + b"</w:comments>"})
    _relate(package, name, _KINDS[space], changes)
    _declare(package, name, changes)
    return changes


def with_styles(package: Package) -> tuple[CommentStyles, dict[str, bytes]]:
    """The styles for comments, and the part with those added that it did not have."""
    part = next(package.related("styles"), None)
    if part is None or part.root.tag not in _STYLE_SHEETS:
        return CommentStyles("", ""), {}
    known = {(value(e, "name") or "").lower(): e for e in names.children(part.root, "style")}
    taken = {attribute(element, "styleId") for element in known.values()}
    identifiers, missing = [], b""
    for style_name, (wanted, form) in _STYLES.items():
        if style_name in known:
            identifiers.append(attribute(known[style_name], "styleId") or "")
            continue
        identifiers.append(next(i for i in _variants(wanted) if i not in taken))
        based = _based_on(part.root) if "{}<w:uiPriority" in form else ""
        missing += form.format(declaration(part.root).decode(), identifiers[-1], based).encode()
    return CommentStyles(*identifiers), {part.name: _appended(part, missing)} if missing else {}


def _based_on(styles: _Element) -> str:
    for element in names.children(styles, "style"):
        if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true", "on"):
            return f"<w:basedOn w:val={quoteattr(attribute(element, 'styleId') or '')}/>"
    return ""


def _variants(wanted: str) -> Iterator[str]:
    yield wanted
    yield from (f"{wanted}{number}" for number in count(1))


def _comments(comments: Iterable[Comment], styles: CommentStyles, declared: bytes) -> bytes:
    return b"".join(_comment(comment, styles, declared) for comment in comments)


def _comment(comment: Comment, styles: CommentStyles, declared: bytes) -> bytes:
    form = f'<w:pPr><w:pStyle w:val="{styles.text}"/></w:pPr>' if styles.text else ""
    mark = f'<w:rPr><w:rStyle w:val="{styles.mark}"/></w:rPr>' if styles.mark else ""
    first = f"<w:r>{mark}<w:annotationRef/></w:r>"
    paragraphs = []
    for line in comment.text.split("\n"):
        paragraphs.append(
            f'<w:p>{form}{first}<w:r><w:t xml:space="preserve">{escape(made_writable(line))}</w:t></w:r></w:p>'
        )
        first = ""
    says = f' w:id="{comment.number}" w:author={quoteattr(comment.author)} w:date="{comment.date}"'
    initials = f" w:initials={quoteattr(_initials(comment.author))}"
    return f"<w:comment{declared.decode()}{says}{initials}>{''.join(paragraphs)}</w:comment>".encode()


def _initials(author: str) -> str:
    return "".join(word[0] for word in author.replace("-", " ").split())[:3].upper()


def _appended(part: Part, content: bytes) -> bytes:
    place = places_of(part, {part.root})[part.root]
    return spliced(part.data, [appended(part.data, place, content)])


def _refuse_unless(as_it_should_be: bool, part: Part) -> None:
    """Nothing is added to a part that is not what its place in the file says."""
    if not as_it_should_be:
        raise CannotPatch(f"{part.name} 已损坏")


def _free_name(package: Package) -> str:
    folder = posixpath.dirname(package.main_part)
    names_ = (posixpath.join(folder, f"{name}.xml") for name in _variants("comments"))
    return next(name for name in names_ if package.find(name) is None)


def _relate(package: Package, name: str, kind: str, changes: Changes) -> None:
    """Name the new part among the relationships of the main part."""
    folder, main = posixpath.split(package.main_part)
    path = posixpath.join(folder, "_rels", main + ".rels")
    part = package.part(path)
    taken = {relationship.id for relationship in package.relationships(package.main_part)}
    identifier = next(i for i in (f"rId{number}" for number in count(1)) if i not in taken)
    target = posixpath.basename(name)
    relation = f'<Relationship xmlns="{_RELATIONS_SPACE}" Id="{identifier}" Type="{kind}" Target="{target}"/>'
    if part is None:
        root = f'<Relationships xmlns="{_RELATIONS_SPACE}">{relation}</Relationships>'
        changes.added[path] = _HEAD + root.encode()
    else:
        _refuse_unless(part.root.tag == f"{{{_RELATIONS_SPACE}}}Relationships", part)
        changes.parts[part.name] = _appended(part, _plain(relation, part, _RELATIONS_SPACE))


def _declare(package: Package, name: str, changes: Changes) -> None:
    """Say of what type the new part is."""
    part = package.part(_TYPES)
    if part is None:
        raise CannotPatch(f"文件中没有 {_TYPES}")
    _refuse_unless(part.root.tag == f"{{{_TYPES_SPACE}}}Types", part)
    override = f'<Override xmlns="{_TYPES_SPACE}" PartName="/{name}" ContentType="{_CONTENT_TYPE}"/>'
    changes.parts[part.name] = _appended(part, _plain(override, part, _TYPES_SPACE))


def _plain(element: str, part: Part, space: str) -> bytes:
    """The element without a declaration that the root makes already."""
    return (element.replace(f' xmlns="{space}"', "") if part.root.nsmap.get(None) == space else element).encode()
