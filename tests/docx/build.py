"""Word files from raw XML, as small as a test needs them and with every odd thing in them that real ones have."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.story import WordDocument, read
from bulletin_lint.text.edit import Edit

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:r="{RELATIONSHIPS}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_REL = '<Relationship Id="rId{}" Type="{}" Target="{}"/>'


def document_xml(body: str, space: str = TRANSITIONAL) -> str:
    """A main part around ``body``."""
    return f'<w:document xmlns:w="{space}" {_SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>'


def part_xml(root: str, content: str) -> str:
    """Another part: its root element around ``content``."""
    return f'<w:{root} xmlns:w="{TRANSITIONAL}" {_SPACES}>{content}</w:{root}>'


def relationships_xml(targets: Iterable[tuple[str, str]], base: str = RELATIONSHIPS) -> str:
    """A ``.rels`` part of (kind, target) pairs; a kind may be a whole type."""
    pairs = [(kind if ":" in kind else f"{base}/{kind}", target) for kind, target in targets]
    return _RELS.format("".join(_REL.format(number, kind, target) for number, (kind, target) in enumerate(pairs, 1)))


def zipped(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    """A zip file of these members, always the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.comment = comment
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, (2024, 9, 6, 8, 30, 2))
            entry.compress_type = method
            archive.writestr(entry, content)
    return buffer.getvalue()


def members_of(
    body: str = "",
    parts: Mapping[str, tuple[str, str]] | None = None,
    main: str | bytes | None = None,
) -> dict[str, str | bytes]:
    """The members of a Word file. ``parts`` are related to the main part: name under word/ to (kind, content)."""
    parts = parts or {}
    related = relationships_xml((kind, name) for name, (kind, _) in parts.items())
    return {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relationships_xml([("officeDocument", "word/document.xml")]),
        "word/document.xml": document_xml(body) if main is None else main,
        **({"word/_rels/document.xml.rels": related} if parts else {}),
        **{f"word/{name}": content for name, (_, content) in parts.items()},
        "word/media/image1.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    }


def word_file(body: str = "", parts: Mapping[str, tuple[str, str]] | None = None) -> bytes:
    """A Word file with this body."""
    return zipped(members_of(body, parts))


def document_of(body: str = "", parts: Mapping[str, tuple[str, str]] | None = None) -> WordDocument:
    """The document in such a file, as it is read."""
    return read(Package.from_bytes(word_file(body, parts)))


def run(text: str, properties: str = "") -> str:
    """A run of text that is XML already."""
    form = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{form}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph of runs; what does not begin with a tag becomes a run."""
    form = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{form}{''.join(piece if piece.startswith('<') else run(piece) for piece in content)}</w:p>"


def text_box(*paragraphs: str, fallback: str | None = None) -> str:
    """A run with a text box in its two copies; ``fallback`` is the second one where it differs."""
    content = "".join(paragraphs)
    copy = content if fallback is None else fallback
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape style="position:absolute"><v:textbox><w:txbxContent>{copy}</w:txbxContent></v:textbox></v:shape>'
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def inline_picture() -> str:
    """A run with a picture that stands in the line."""
    return (
        '<w:r><w:drawing><wp:inline><wp:docPr id="7" name="图片 7"/><a:graphic><a:graphicData>'
        '<pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def field(code: str, *result: str) -> str:
    """A complex field."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = f"<w:r><w:instrText> {code} </w:instrText></w:r>"
    middle = mark.format("separate") + "".join(result) if result else ""
    return mark.format("begin") + instruction + middle + mark.format("end")


def lines(document: WordDocument) -> list[str]:
    """The text of every paragraph."""
    return [document.text.of(paragraph) for paragraph in document.text.paragraphs]


def edit(document: WordDocument, old: str, new: str, shift: int = 0) -> Edit:
    """The edit that replaces the first ``old`` of the document by ``new``; ``shift`` moves an insertion."""
    start = document.text.string.index(old) + shift
    return Edit(start, start + (0 if shift else len(old)), new)
