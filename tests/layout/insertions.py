"""What may stand in a bulletin besides: made by the same typist, with the same care."""

from __future__ import annotations

import base64
from copy import deepcopy
from typing import Any

from tests.layout.by_hand import DIRECT, STYLES, paragraph, section
from tests.layout.changes import Change, blank_like
from tests.layout.head_defects import drawn_rule
from tests.layout.looks import EVEN, LOOKS, ODD, RED, SINGLE, Look
from tests.layout.package import R, rooted, surroundings
from tests.layout.parts import Parts, element, group, put, said, w
from tests.layout.pieces import page_number, table
from tests.layout.words import ARTICLES, OFFICE, Line, Part
from tools.documents.textbox import text_box

_BY = 'w:author="校对" w:date="2025-09-05T08:30:00Z"'
_PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
_FIRST = ARTICLES[0].text if isinstance(ARTICLES[0], Line) else ""


def _new(parts: Parts, part: Part, text: str, look: Look | None = None) -> Any:
    """A paragraph as this storage writes it; where ``look`` is another, it stands in the text."""
    storage = DIRECT if look else parts.storage
    return element(paragraph(storage, part, text, look=look))


def _first(parts: Parts) -> Any:
    """The heading of the first section, the first thing under the red rule."""
    return parts.having(_FIRST)[0]


def blank_under_rule(parts: Parts) -> None:
    body = parts.of(Part.BODY)[0]
    for _ in range(2):
        _first(parts).addprevious(blank_like(body))


def blanks_before(*which: Part) -> Change:
    def apply(parts: Parts) -> None:
        like = parts.of(Part.BODY)[0]
        for each in parts.of(*which)[1:]:
            if each.getprevious().find(".//" + w("t")) is not None:
                each.addprevious(blank_like(like))

    return apply


def salutation(parts: Parts) -> None:
    """主送, flush left above the text (7.3.2), under one empty line."""
    flush = LOOKS[Part.BODY]._replace(indent="", align="left")
    if parts.storage == STYLES:
        new = element(paragraph(STYLES, Part.BODY, "各区（县）党委宣传部："))
        put(group(new, "pPr"), '<w:ind w:firstLineChars="0" w:firstLine="0"/>')
    else:
        new = element(paragraph(DIRECT, Part.BODY, "各区（县）党委宣传部：", look=flush))
    first = parts.of(Part.BODY)[0]
    first.addprevious(blank_like(first))
    first.addprevious(new)


def attachment_line(parts: Parts) -> None:
    """附件, one line below the text and two characters in (7.3.4)."""
    signed = parts.having("（临江区委宣传部）")[0]
    signed.addprevious(blank_like(parts.of(Part.BODY)[0]))
    signed.addprevious(_new(parts, Part.BODY, "附件：社区书房名录"))


def total_number(parts: Parts) -> None:
    for issue in parts.of(Part.ISSUE):
        issue.addnext(_new(parts, Part.ISSUE, "（总第288期）"))


def contents(parts: Parts) -> None:
    """The titles of the issue under 目录, and the articles on a new page."""
    heading = LOOKS[Part.SECTION]._replace(align="center")
    entry = LOOKS[Part.BODY]._replace(indent="")
    first = _first(parts)
    first.addprevious(_new(parts, Part.SECTION, "目　录", heading))
    for each in ARTICLES:
        if isinstance(each, Line) and each.part in (Part.SECTION, Part.TITLE):
            look = LOOKS[Part.SECTION] if each.part is Part.SECTION else entry
            first.addprevious(_new(parts, each.part, each.text.replace("\n", " "), look._replace(keep=False)))
    for brief in ("望川区举办中秋主题文化活动", "全市网络编辑业务培训班开班"):
        first.addprevious(_new(parts, Part.BODY, brief, entry))
    put(group(first, "pPr"), "<w:pageBreakBefore/>")


def italic_title(parts: Parts) -> None:
    """The title of a foreign journal."""
    last = parts.runs("居民顾清和说")[0]
    for text, italic in (("这一做法刊于", False), ("Library Journal", True), ("，", False)):
        run = deepcopy(last)
        run.find(w("t")).text = text
        if italic:
            letters = group(run, "rPr")
            put(letters, "<w:i/>")
            said(letters, "rFonts", hint=None)
        last.addprevious(run)


def page_break(parts: Parts) -> None:
    """A page break in a paragraph of its own, after an article."""
    for each in parts.having("（市委宣传部办公室）"):
        new = blank_like(parts.of(Part.BODY)[0])
        new.append(element('<w:r><w:br w:type="page"/></w:r>'))
        each.addnext(new)


def numbers_swapped(parts: Parts) -> None:
    """A simple field where there was a complex one, and the other way round."""
    for number, (name, look) in enumerate((("footer1", ODD), ("footer2", EVEN)), 1):
        content = page_number(look.letters(True), number, simple=parts.storage != STYLES)
        parts.add(f"word/{name}.xml", rooted("ftr", f"<w:p><w:pPr>{look.setting()}</w:pPr>{content}</w:p>"))


def numbers_in_control(parts: Parts) -> None:
    """As 插入页码 puts them: in a content control."""
    for name in ("footer1", "footer2"):
        root = parts.tree(name)
        control = element(
            '<w:sdt><w:sdtPr><w:id w:val="7"/><w:docPartObj><w:docPartGallery w:val="Page Numbers (Bottom of Page)"/>'
            "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent/></w:sdt>"
        )
        control[1].append(root[0])
        root.append(control)


def boxed_numbers(parts: Parts) -> None:
    """As WPS puts them: in a text box of the footer."""
    for number, (name, look) in enumerate((("footer1", ODD), ("footer2", EVEN)), 1):
        content = page_number(look.letters(True), number, simple=False)
        inside = f"<w:p><w:pPr>{look.setting()}</w:pPr>{content}</w:p>"
        parts.add(f"word/{name}.xml", rooted("ftr", text_box(inside, 8845, 400, 10 + number)))


def first_page(parts: Parts) -> None:
    """A header of its own for the first page, which is empty, and the same number below."""
    names = ["styles", "settings", "theme/theme1", "footer1", "footer2", "header1"]
    for name, content in surroundings(names).items():
        parts.add(name, content)
    parts.add("word/header1.xml", rooted("hdr", "<w:p/>"))
    parts.section.insert(0, element('<w:headerReference w:type="first" r:id="header1"/>'))
    parts.section.insert(3, element('<w:footerReference w:type="first" r:id="footer1"/>'))
    parts.section.find(w("docGrid")).addprevious(element("<w:titlePg/>"))


def break_before(parts: Parts, following: Any, markup: str) -> None:
    """A section that ends before this paragraph, its properties in the last one before it."""
    put(group(following.getprevious(), "pPr"), markup)


def part_of_page(parts: Parts) -> None:
    """A section break without a page break: the same page on both sides, its footers those of the first."""
    break_before(parts, parts.having("〔经验交流〕")[0], section())
    for each in parts.section.findall(w("footerReference")):
        parts.section.remove(each)
    parts.section.find(w("pgSz")).addprevious(element('<w:type w:val="continuous"/>'))


def landscape_table(parts: Parts) -> None:
    """A page on its side for a wide table, and nothing else on it but the caption."""
    after = parts.having("〔简讯〕")[0]
    break_before(parts, after, section())
    caption, cell = (LOOKS[part] for part in (Part.CAPTION, Part.CELL))
    edges = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in ("top", "bottom"))
    rows = [[paragraph(DIRECT, Part.CELL, f"{row}{column}", look=cell) for column in "甲乙丙丁"] for row in "一二三"]
    after.addprevious(_new(parts, Part.CAPTION, "表2　分区情况", caption))
    after.addprevious(element(table(rows, edges, [3000] * 4)))
    wide = element(section())
    for name in ("pgSz", "pgMar"):
        wide.remove(wide.find(w(name)))
    wide.find(w("cols")).addprevious(element('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'))
    sides = 'w:top="1587" w:right="2098" w:bottom="1474" w:left="1984"'
    wide.find(w("cols")).addprevious(element(f'<w:pgMar {sides} w:header="851" w:footer="851" w:gutter="0"/>'))
    wide.find(w("docGrid")).set(w("type"), "lines")
    last = element(f"<w:p><w:pPr><w:spacing {SINGLE}/></w:pPr></w:p>")
    last[0].append(wide)
    after.addprevious(last)


def tracked(parts: Parts) -> None:
    """One word put in for another, as the editor's change."""
    run = parts.runs("文化服务中心")[0]
    old = deepcopy(run)
    old.replace(old.find(w("t")), element("<w:delText>文化中心</w:delText>"))
    removed, added = element(f'<w:del w:id="90" {_BY}/>'), element(f'<w:ins w:id="91" {_BY}/>')
    run.addprevious(removed)
    run.addprevious(added)
    removed.append(old)
    added.append(run)


def comment(parts: Parts) -> None:
    """A question of the editor's."""
    names = ["styles", "settings", "theme/theme1", "footer1", "footer2", "comments"]
    for name, content in surroundings(names).items():
        parts.add(name, content)
    text = "<w:p><w:r><w:t>请核对</w:t></w:r></w:p>"
    parts.add("word/comments.xml", rooted("comments", f'<w:comment w:id="5" {_BY} w:initials="校">{text}</w:comment>'))
    run = parts.runs("设施达标率")[0]
    run.addprevious(element('<w:commentRangeStart w:id="5"/>'))
    run.addnext(element('<w:r><w:commentReference w:id="5"/></w:r>'))
    run.addnext(element('<w:commentRangeEnd w:id="5"/>'))


def picture(parts: Parts) -> None:
    """A photograph in a paragraph of its own, whose lines are not clipped, and what it shows."""
    size, name = 'cx="3600000" cy="2400000"', "http://schemas.openxmlformats.org/drawingml/2006/picture"
    drawing = (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        '<wp:docPr id="30" name="图片 30"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
        f'uri="{name}"><pic:pic xmlns:pic="{name}"><pic:nvPicPr><pic:cNvPr id="30" name="photo.png"/><pic:cNvPicPr/>'
        '</pic:nvPicPr><pic:blipFill><a:blip r:embed="photo"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    shown = f'<w:p><w:pPr><w:keepNext/><w:spacing {SINGLE}/><w:jc w:val="center"/></w:pPr>{drawing}</w:p>'
    before = parts.having("（望川区委宣传部）")[0]
    before.addprevious(element(shown))
    before.addprevious(_new(parts, Part.CAPTION, "图1　活动现场", LOOKS[Part.CAPTION]._replace(keep=False)))
    parts.add("word/media/photo.png", base64.b64decode(_PIXEL))
    _linked(parts, "photo", "image", "media/photo.png")
    types = parts.part("[Content_Types].xml")
    image = b'<Default Extension="png" ContentType="image/png"/><Override'
    parts.add("[Content_Types].xml", types.replace(b"<Override", image, 1))


def _linked(parts: Parts, identifier: str, kind: str, target: str) -> None:
    name = "word/_rels/document.xml.rels"
    link = f'<Relationship Id="{identifier}" Type="{R}/{kind}" Target="{target}"/></Relationships>'
    parts.add(name, parts.part(name).replace(b"</Relationships>", link.encode()))


def red_table_edge(parts: Parts) -> None:
    """The lower edge of the table of issuer and date is the red rule."""
    parts.body.remove(drawn_rule(parts))
    borders = parts.having(OFFICE[0])[0].getparent().getparent().getparent().find(f"{w('tblPr')}/{w('tblBorders')}")
    borders.append(element('<w:bottom w:val="single" w:sz="18" w:space="0" w:color="FF0000"/>'))


def red_rule_by_itself(parts: Parts) -> None:
    """The red rule is that of an empty paragraph below issuer and date."""
    (office,) = parts.of(Part.OFFICE)
    setting = office.find(w("pPr"))
    setting.remove(setting.find(w("pBdr")))
    low = '<w:spacing w:line="120" w:lineRule="exact"/>'
    office.addnext(element(f"<w:p><w:pPr><w:pBdr>{RED}</w:pBdr>{low}</w:pPr></w:p>"))


_LEVELS = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/>'
    '<w:lvlJc w:val="left"/><w:rPr>{}</w:rPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def numbered(parts: Parts) -> None:
    """Headings of the first level whose 一、 Word counts itself."""
    for words, above in (("明确工作清单", "建立选题清单"), ("用好传播清单", "建立传播清单")):
        heading = _new(parts, Part.LEVEL1, words)
        put(heading[0], '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        parts.having(above)[-1].addprevious(heading)
    parts.add("word/numbering.xml", rooted("numbering", _LEVELS.format(LOOKS[Part.LEVEL1].fonts(True))))
    _linked(parts, "numbering", "numbering", "numbering.xml")
    types = parts.part("[Content_Types].xml")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
    override = f'<Override PartName="/word/numbering.xml" ContentType="{kind}"/></Types>'
    parts.add("[Content_Types].xml", types.replace(b"</Types>", override.encode()))
