"""Word files by chance: a bulletin full of faults, stored in every shape that the schema allows and Word writes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from itertools import count
from random import Random
from xml.sax.saxutils import escape

from bulletin_lint.rulebook.book import all_rules
from bulletin_lint.rulebook.examples import SKELETON
from tools.documents.textbox import text_box

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" mc:Ignorable="w14 w15"'
)
_SIGNED = 'w:author="张" w:date="2024-01-01T00:00:00Z"'
_MARKS = re.compile(r"\*\*|^\{(?:left|center|right)\}", re.MULTILINE)
_FONTS = '<w:rFonts {}w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312"/>'.format
_FORMS = (
    *("", "", "<w:b/>", "<w:i/>", '<w:color w:val="FF0000"/>', '<w:sz w:val="32"/>', "<w:vanish/>", "<CHANGE/>"),
    *(_FONTS(""), _FONTS('w:hint="default" ') + "<CHANGE/>", _FONTS('w:hint="eastAsia" ')),
    *('<w:rFonts w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312"/>', '<w:rStyle w:val="a3"/><w:b/>'),
)
_KINDS = (
    "",
    "<w:text/>",
    '<w:date><w:dateFormat w:val="yyyy/M/d"/><w:lid w:val="zh-CN"/></w:date>',
    '<w:dropDownList><w:listItem w:displayText="甲" w:value="甲"/></w:dropDownList>',
    '<w:comboBox><w:listItem w:displayText="甲" w:value="甲"/></w:comboBox>',
    '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>',
    "<w:richText/>",
    "<w:group/>",
    '<w:docPartObj><w:docPartGallery w:val="Cover Pages"/><w:docPartUnique/></w:docPartObj>',
)
_STATES = (
    *("", "", "", '<w:lock w:val="contentLocked"/>', '<w:lock w:val="sdtLocked"/>', "<w:showingPlcHdr/>"),
    '<w:dataBinding w:xpath="/a" w:storeItemID="{00000000-0000-0000-0000-000000000000}"/>',
)
_PROMPTS = (
    "单击或点击此处输入文字。",
    "单击此处输入文字。",
    "选择一项。",
    "[在此处键入]",
    "Choose an item.",
    "＜请填正文＞",
)


_LISTED = (
    '<w:style w:type="paragraph" w:styleId="a4"><w:name w:val="条"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)
_CAPTIONS = ("图为宣讲现场(王某摄).", "联系电话:85910160", "布署工作", "近日,区委召开会议.", "图1　活动现场。")
_FORMATS = (
    "decimal",
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "decimalEnclosedCircle",
    "bullet",
)
_LABELS = ("%{}、", "（%{}）", "(%{})", "%{}.", "%{}", "%1.%{}", "第%{}条")


def _numbering(random: Random) -> str:
    """Two lists of one kind, of which the second may start elsewhere."""
    levels = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{random.randint(1, 3)}"/>'
        f'<w:numFmt w:val="{random.choice(_FORMATS)}"/><w:lvlText w:val="{random.choice(_LABELS).format(place + 1)}"/>'
        f'<w:lvlJc w:val="left"/></w:lvl>'
        for place in range(3)
    )
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>' if random.random() < 0.5 else ""
    lists = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    return f"{lists}{_instance(1)}{_instance(2, start)}"


def _instance(number: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{more}</w:num>'


@cache
def _texts() -> tuple[str, ...]:
    """Lines that some rule speaks of, or must not speak of."""
    examples = (example.text for rule in all_rules() for example in (*rule.bad, *rule.bad, *rule.good))
    lines = (line for text in examples for line in _MARKS.sub("", text).split("\n"))
    return tuple(line for line in lines if line.strip() and line.isprintable() and "bulletin-lint:" not in line)


def document(random: Random) -> bytes:
    """A Word file; the same for the same seed."""
    return _Writer(random).file()


class _Writer:
    """Writes one file. Numbers of marks differ within it, as they must."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._ids = count(100)
        self._beside = 0  # how deep in a header, note or text box, where neither notes nor comments stand
        self._notes: list[str] = []
        self._comments: list[str] = []

    def file(self) -> bytes:
        """The bytes of the whole file."""
        random = self._random
        body = "".join(self._block(line, 0) for line in self._lines())
        header, footer = (self._apart() for _ in range(2))
        body += (
            '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/>'
            '<w:footerReference w:type="default" r:id="rId2"/></w:sectPr>'
        )
        parts = {
            "header1.xml": ("header", f"<w:hdr {_SPACES}>{header}</w:hdr>"),
            "footer1.xml": ("footer", f"<w:ftr {_SPACES}>{footer}</w:ftr>"),
            "footnotes.xml": ("footnotes", f"<w:footnotes {_SPACES}>{''.join(self._notes)}</w:footnotes>"),
            "styles.xml": ("styles", f"<w:styles {_SPACES}>{self._styles()}</w:styles>"),
        }
        if random.random() < 0.9:
            parts["numbering.xml"] = ("numbering", f"<w:numbering {_SPACES}>{_numbering(random)}</w:numbering>")
        if self._comments:
            parts["comments.xml"] = ("comments", f"<w:comments {_SPACES}>{''.join(self._comments)}</w:comments>")
        if random.random() < 0.3:
            parts["settings.xml"] = ("settings", f'<w:settings {_SPACES}><w:zoom w:percent="100"/></w:settings>')
        return _zipped(f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>", parts, random)

    def _styles(self) -> str:
        default = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>' + _LISTED
        prompt = '<w:style w:type="character" w:styleId="a3"><w:name w:val="Placeholder Text"/></w:style>'
        mark = '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="别的"/></w:style>'
        fonts = f"<w:docDefaults><w:rPrDefault><w:rPr>{_FONTS('')}</w:rPr></w:rPrDefault></w:docDefaults>"
        chances = ((fonts, 0.5), (default, 1), (prompt, 1), (mark, 0.3))
        return "".join(part for part, chance in chances if self._random.random() < chance)

    def _lines(self) -> list[str]:
        """The lines of a bulletin with some of them faulty, or of no bulletin at all."""
        body = [self._text() for _ in range(self._random.randint(1, 4))]
        if self._random.random() < 0.3:
            return body
        lines = [_MARKS.sub("", line) for text in SKELETON.values() for line in text.split("\n")]
        at = lines.index(SKELETON["body"])
        return [*lines[:at], *body, *lines[at + 1 :]]

    def _text(self) -> str:
        return self._random.choice(_PROMPTS if self._random.random() < 0.03 else _texts())

    def _any(self, *makers: Callable[[], str]) -> str:
        return self._random.choice(makers)()

    def _block(self, line: str, depth: int) -> str:
        """A paragraph, perhaps in a table, in a control or beside a text box."""
        chance = self._random.random()
        if depth > 2 or chance < 0.7:
            return self._paragraph(line)
        if chance < 0.8:
            return self._control(self._block(line, depth + 1))
        if chance < 0.95:
            return self._table(line, depth)
        width, height = 6000, 1200
        boxed = self._apart() if self._random.random() < 0.5 else self._caption()
        return text_box(boxed, width, height, next(self._ids)) + self._paragraph(line)

    def _caption(self) -> str:
        """Something short, as stands in text boxes."""
        self._beside += 1
        block = self._paragraph(self._random.choice(_CAPTIONS))
        self._beside -= 1
        return block

    def _apart(self) -> str:
        """A paragraph of another story."""
        self._beside += 1
        block = self._paragraph(self._text())
        self._beside -= 1
        return block

    def _table(self, line: str, depth: int) -> str:
        rows = ""
        for texts in ([line], [self._text(), self._text()])[: self._random.randint(1, 2)]:
            cells = (f"<w:tc><w:tcPr/>{self._block(text, depth + 1)}<w:p/></w:tc>" for text in texts)
            row = f"<w:tr>{''.join(self._perhaps(cell) for cell in cells)}</w:tr>"
            rows += self._perhaps(row)
        return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid>{rows}</w:tbl>'

    def _perhaps(self, content: str) -> str:
        return self._control(content) if self._random.random() < 0.25 else content

    def _control(self, content: str) -> str:
        state, kind = self._random.choice(_STATES), self._random.choice(_KINDS)
        lock, other = (state, "") if "lock" in state else ("", state)
        says = f'{lock}<w:id w:val="{next(self._ids)}"/>{other}{kind}'
        return f"<w:sdt><w:sdtPr>{says}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    def _paragraph(self, line: str) -> str:
        form = self._form()
        pieces = [self._wrapped(self._run(piece)) for piece in self._cut(line)]
        for _ in range(self._random.choice((0, 0, 1, 2))):
            pieces.insert(self._random.randint(0, len(pieces)), self._odd())
        return f"<w:p>{form}{''.join(pieces)}</w:p>"

    def _form(self) -> str:
        """What a paragraph says of itself: its list, its alignment, and what became of its mark."""
        random = self._random
        level, number = random.choice((0, 0, 1, 2, 3)), random.choice((1, 1, 2))
        listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        align = random.choice(("left", "left", "center", "right"))
        changed = random.choice(("del", "del", "moveFrom", "ins"))
        says = (
            (listed if random.random() < 0.15 else '<w:pStyle w:val="a4"/>' if random.random() < 0.05 else "")
            + (f'<w:jc w:val="{align}"/>' if random.random() < 0.5 else "")
            + (f'<w:rPr><w:{changed} w:id="{next(self._ids)}" {_SIGNED}/></w:rPr>' if random.random() < 0.1 else "")
        )
        return f"<w:pPr>{says}</w:pPr>" if says else ""

    def _cut(self, line: str) -> Sequence[str]:
        most = self._random.choice((1, 3, 8, 200))
        pieces, start = [], 0
        while start < len(line):
            end = start + self._random.randint(1, most)
            pieces.append(line[start:end])
            start = end
        return pieces

    def _run(self, text: str) -> str:
        form = self._random.choice(_FORMS)
        change = f'<w:rPrChange w:id="{next(self._ids)}" {_SIGNED}><w:rPr><w:b/></w:rPr></w:rPrChange>'
        form = f"<w:rPr>{form.replace('<CHANGE/>', change)}</w:rPr>" if form else ""
        return f"<w:r>{form}{self._written(text)}</w:r>"

    def _written(self, text: str) -> str:
        """The text in one element or several, in the ways in which XML can say it."""
        at = self._random.randint(0, len(text))
        head, tail = escape(text[:at]), escape(text[at:])
        preserve = ' xml:space="preserve"' if text != text.strip() or self._random.random() < 0.5 else ""
        chance = self._random.random()
        if chance < 0.85 or "]]>" in text:
            return f"<w:t{preserve}>{head}{tail}</w:t>"
        if chance < 0.88:
            return f"<w:t{preserve}>{head}<!-- 注 -->{tail}</w:t>"
        if chance < 0.9:
            return f"<w:t{preserve}>{head}<![CDATA[{text[at:]}]]></w:t>"
        if chance < 0.92:
            return f"<w:t{preserve}>{head}{''.join(f'&#{ord(sign)};' for sign in text[at:])}</w:t>"
        between = self._random.choice(("<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:lastRenderedPageBreak/>", ""))
        return f'<w:t xml:space="preserve">{head}</w:t>{between}<w:t xml:space="preserve">{tail}</w:t>'

    def _wrapped(self, run: str) -> str:
        random, number = self._random, next(self._ids)
        if random.random() < 0.75:
            return run
        return self._any(
            lambda: f'<w:hyperlink w:anchor="x">{run}</w:hyperlink>',
            lambda: f'<w:ins w:id="{number}" {_SIGNED}>{run}{self._run(random.choice(_texts())[:3])}</w:ins>',
            lambda: f'<w:moveTo w:id="{number}" {_SIGNED}>{run}</w:moveTo>',
            lambda: f'<w:fldSimple w:instr=" PAGE ">{run}</w:fldSimple>',
            lambda: self._field(run),
            lambda: self._control(run),
            lambda: self._control(self._control(run) + self._run("，")),
            lambda: f'<w:hyperlink w:anchor="x">{self._control(run)}</w:hyperlink>',
            lambda: f'<w:ins w:id="{number}" {_SIGNED}>{self._control(run)}</w:ins>',
            lambda: f'<w:customXml w:element="e">{run}</w:customXml>',
            lambda: self._commented(run),
        )

    def _field(self, run: str) -> str:
        step = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
        code = self._random.choice((" PAGE ", ' HYPERLINK "x" ', ' XE "甲" '))
        code = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        return step("begin") + code + step("separate") + run + step("end")

    def _commented(self, run: str) -> str:
        """A run with somebody's comment, or an own one of an earlier time."""
        if self._beside:
            return run
        number, author = next(self._ids), self._random.choice(("张", "张", "bulletin-lint"))
        said = f"<w:p><w:r><w:t>请核实,{number}</w:t></w:r></w:p>"
        self._comments.append(f'<w:comment w:id="{number}" w:author="{author}" w:initials="z">{said}</w:comment>')
        mark = f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
        return f'<w:commentRangeStart w:id="{number}"/>{run}{mark}'

    def _note(self) -> str:
        if self._beside:
            return ""
        number = next(self._ids)
        self._notes.append(f'<w:footnote w:id="{number}">{self._apart()}</w:footnote>')
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    def _odd(self) -> str:
        """What stands between words without being one."""
        number = next(self._ids)
        gone = f"<w:r><w:delText>{escape(self._random.choice(_texts()))}</w:delText></w:r>"
        ruby = (
            '<w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="10"/>'
            '<w:hpsBaseText w:val="21"/><w:lid w:val="zh-CN"/></w:rubyPr>'
        )
        return self._any(
            lambda: "<w:r/>",
            lambda: "<w:r><w:tab/></w:r>",
            lambda: "<w:r><w:br/></w:r>",
            lambda: '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>',
            lambda: '<w:proofErr w:type="spellStart"/>',
            lambda: f'<w:bookmarkStart w:id="{number}" w:name="b{number}"/><w:bookmarkEnd w:id="{number}"/>',
            lambda: f'<w:del w:id="{number}" {_SIGNED}>{gone}</w:del>',
            lambda: f'<w:moveFrom w:id="{number}" {_SIGNED}>{self._run("移")}</w:moveFrom>',
            lambda: "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
            lambda: (
                f"<w:r><w:ruby>{ruby}<w:rt>{self._run('jia')}</w:rt><w:rubyBase>{self._run('甲')}"
                "</w:rubyBase></w:ruby></w:r>"
            ),
            lambda: self._control(f'<w:r><w:rPr><w:rStyle w:val="a3"/></w:rPr><w:t>{_PROMPTS[0]}</w:t></w:r>'),
            self._note,
        )


def _zipped(main: str, parts: dict[str, tuple[str, str]], random: Random) -> bytes:
    """The file of these parts, in an order and with compression by chance."""
    override = '<Override PartName="/word/{}" ContentType="{}.{}+xml"/>'.format
    types = "".join(override(name, _TYPE, kind) for name, (kind, _) in parts.items())
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{_R}/{kind}" Target="{name}"/>'
        for number, (name, (kind, _)) in enumerate(parts.items(), 1)
    )
    space = "http://schemas.openxmlformats.org/package/2006"
    members = {
        "[Content_Types].xml": f'<Types xmlns="{space}/content-types"><Default Extension="rels" ContentType="'
        'application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{override('document.xml', _TYPE, 'document.main')}{types}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{space}/relationships"><Relationship Id="rId1" '
        f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": main,
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{space}/relationships">{related}</Relationships>',
        **{f"word/{name}": content for name, (_, content) in parts.items()},
    }
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for name in random.sample([*members], len(members)):
            method = random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
            archive.writestr(zipfile.ZipInfo(name, (2024, 9, 6, 8, 30, 0)), members[name], method)
    return output.getvalue()
