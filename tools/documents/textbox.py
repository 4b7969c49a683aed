"""A text box as Word writes it: a DrawingML shape, and the same text again in VML for readers without it."""

from __future__ import annotations

_EMU_PER_TWIP = 635
_TWIPS_PER_POINT = 20
_SHAPE_URI = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"

_ANCHOR = """\
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251658240" behindDoc="0" locked="0" \
layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>\
<wp:positionH relativeFrom="margin"><wp:align>center</wp:align></wp:positionH>\
<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>\
<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>\
<wp:docPr id="{identifier}" name="文本框 {identifier}"/><wp:cNvGraphicFramePr/>{graphic}</wp:anchor>"""

_GRAPHIC = """\
<a:graphic><a:graphicData uri="{uri}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>\
<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>\
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>\
<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>\
<wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr></wps:wsp>\
</a:graphicData></a:graphic>"""

_FALLBACK = """\
<w:pict><v:shape id="_x0000_s{identifier}" type="#_x0000_t202" filled="f" stroked="f" \
style="position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;z-index:251658240;\
mso-position-horizontal:center;mso-position-horizontal-relative:margin">\
<v:textbox inset="0,0,0,0"><w:txbxContent>{content}</w:txbxContent></v:textbox><w10:wrap type="topAndBottom"/>\
</v:shape></w:pict>"""


def text_box(content: str, width: int, height: int, identifier: int) -> str:
    """A paragraph that anchors a text box over ``content`` (paragraphs); ``width`` and ``height`` in twips."""
    emu = {"width": width * _EMU_PER_TWIP, "height": height * _EMU_PER_TWIP}
    points = {"width": width / _TWIPS_PER_POINT, "height": height / _TWIPS_PER_POINT}
    graphic = _GRAPHIC.format(uri=_SHAPE_URI, content=content, **emu)
    choice = _ANCHOR.format(identifier=identifier, graphic=graphic, **emu)
    fallback = _FALLBACK.format(identifier=1025 + identifier, content=content, **points)
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing>{choice}</w:drawing></mc:Choice><mc:Fallback>{fallback}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
