"""What a profile can say of each part of a publication: one named tuple a table, one field a key.

The words with which a key is explained to an office stand here beside it; the reference and the schema for editors
are made from them.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.measures import half_points, lengths, line_heights
from bulletin_lint.toml.decode import Doc, FilePath

_PLACEHOLDER = compiled(r"\{[^{}]*\}?|\}")


class MastheadStyle(NamedTuple):
    """The masthead. A name close to one of ``names`` but not equal is reported."""

    names: Annotated[tuple[str, ...], Doc("刊名；与其中之一只差一两个字的，疑为笔误")] = ()
    required: Annotated[
        tuple[Literal["name", "issue", "issuer", "date"], ...],
        Doc("报头必有的部分：name 刊名、issue 期号、issuer 编发单位、date 日期"),
    ] = ("name", "issue", "issuer", "date")
    shared: Annotated[
        bool, Doc("许多单位的刊物都用这个刊名；稿件的栏目括号、报尾名目也与本体例相符时，才由刊名认出是本刊")
    ] = False
    instructions: Annotated[bool, Doc("新建一期时，报头之下是否留出“领导批示”栏")] = False


class IssueStyle(NamedTuple):
    """The issue number. ``total`` is the optional running number."""

    form: Annotated[str, Doc("期号的写法：{n} 是期数，{year} 是年份；只编总期号的留空")] = "第{n}期"
    total: Annotated[str, Doc("总期号的写法：{total} 是总期数；写在期号之后或下一行")] = "（总第{total}期）"
    total_required: Annotated[bool, Doc("每期是否必须写总期号")] = False
    pad: Annotated[int, Doc("期数至少写几位，不足的在前面补 0；1 表示不补")] = 1
    numeral: Annotated[Literal["arabic", "han"], Doc("期数用阿拉伯数字（arabic）还是汉字（han）")] = "arabic"

    def validate(self) -> None:
        _check_placeholders("form", self.form, ("{n}", "{year}"))
        _check_placeholders("total", self.total, ("{total}",))


class DateStyle(NamedTuple):
    """The date of the issue."""

    form: Annotated[Literal["ymd", "han"], Doc("ymd 写作 2022年9月6日，han 写作 二〇二二年九月六日")] = "ymd"


class SectionStyle(NamedTuple):
    """Section headings. ``names`` empty: any name."""

    brackets: Annotated[str, Doc("栏目标题前后的括号，两个字；不用括号的留空")] = "〔〕"
    names: Annotated[tuple[str, ...], Doc("本刊的栏目；留空则不限栏目")] = ()
    required: Annotated[tuple[str, ...], Doc("每期必有的栏目")] = ()
    ordered: Annotated[bool, Doc("栏目是否必须按 names 的先后排列")] = False
    open: Annotated[bool, Doc("除了 names，是否也可以有别的栏目")] = False

    def validate(self) -> None:
        _check_brackets(self.brackets)


class ContentsStyle(NamedTuple):
    """The contents."""

    required: Annotated[bool, Doc("每期是否必须有目录")] = False
    heading: Annotated[str, Doc("目录上方的标题，如“本期要目”；新建一期时使用，留空则不写")] = ""


class AttributionStyle(NamedTuple):
    """The attribution."""

    required: Annotated[bool, Doc("每篇文章、每条简讯之后是否必须署名")] = True
    own_paragraph: Annotated[bool, Doc("署名是否另起一段")] = True
    align: Annotated[Literal["", "left", "center", "right"], Doc("署名的对齐：left、center、right；留空则不限")] = ""
    brackets: Annotated[str, Doc("署名前后的括号，两个字；不用括号的留空")] = "（）"
    separator: Annotated[str, Doc("并列单位之间的标点")] = "、"
    units: Annotated[tuple[str, ...], Doc("供稿单位名录；留空则不限单位")] = ()

    def validate(self) -> None:
        _check_brackets(self.brackets)


class DistributionStyle(NamedTuple):
    """The lists of recipients."""

    labels: Annotated[tuple[str, ...], Doc("名单的名目，按先后排列")] = ("报", "送", "发")
    required: Annotated[tuple[str, ...], Doc("每期必有的名目")] = ("报", "送", "发")
    end: Annotated[str, Doc("每条名单末尾的标点；留空为不用，any 为不限")] = ""


class ColophonStyle(NamedTuple):
    """Who made the issue, how many copies, and the print line."""

    labels: Annotated[tuple[str, ...], Doc("各项的名目，按先后排列")] = ("承办", "审核", "编辑", "电话")
    required: Annotated[tuple[str, ...], Doc("每期必有的名目")] = ("承办", "审核", "编辑", "电话")
    copies: Annotated[bool, Doc("是否必须写明印数，如“（共印50份）”")] = False
    printed: Annotated[bool, Doc("是否必须写明印发机关和印发日期，如“某某办公室 2022年9月6日印发”")] = False


class WordingStyle(NamedTuple):
    """The office's own words.

    It is equal to itself alone: the files that it names may say something else when the same profile is read again.
    """

    lists: Annotated[
        tuple[FilePath, ...], Doc("本单位词表的文件（.tsv 或 .toml）：规定写法、禁用词、姓名与职务、单位与简称")
    ] = ()
    terms: Annotated[tuple[str, ...], Doc("规定的写法，每条写作“错误=正确”")] = ()
    forbidden: Annotated[tuple[str, ...], Doc("禁用词，每条写作“禁用词=说明”，说明可省")] = ()
    people: Annotated[tuple[str, ...], Doc("姓名与职务，每条写作“姓名=职务”，几个职务用顿号隔开")] = ()
    units: Annotated[tuple[str, ...], Doc("单位与简称，每条写作“全称=简称”，几个简称用顿号隔开")] = ()
    final: Annotated[bool, Doc("是否送审定稿；是的，稿中还有修订、批注、突出显示的，按问题报出")] = False

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


_COUNTED = {"first_indent": 20, "lines": 100, "characters": 100}  # the most that any page has
_LONGEST_FONT = 31  # characters that Word has room for


class LayoutStyle(NamedTuple):
    """The page, as GB/T 9704—2012 and the usual printed bulletin have it. What is empty, or 0, is not asked for."""

    check: Annotated[
        Literal["few", "strict", "off"],
        Doc('查版面的哪些方面：few 只查编辑必改的几项，strict 全部，off 不查；也可简写作 layout = "strict"'),
    ] = "few"
    fonts: Annotated[
        tuple[str, ...], Doc("本单位字体的名称，每条写作“仿宋=某某仿宋”，左边是公文里的叫法，右边是文件里的名称")
    ] = ()
    name_font: Annotated[str, Doc("刊名的字体；留空则不查")] = "方正小标宋简体"
    red: Annotated[bool, Doc("刊名是否为红色，报头之下是否有红线")] = True
    issue_font: Annotated[str, Doc("期号、编发单位、日期的字体；留空则不查")] = "仿宋_GB2312"
    issue_size: Annotated[str, Doc("期号、编发单位、日期的字号；留空则不查")] = "三号"
    title_font: Annotated[str, Doc("文章标题的字体；留空则不查")] = "方正小标宋简体"
    title_size: Annotated[str, Doc("文章标题的字号，如二号、22磅；留空则不查")] = "二号"
    heading_font: Annotated[str, Doc("栏目标题的字体；留空则不查")] = "黑体"
    section_size: Annotated[str, Doc("栏目标题的字号；留空则不查")] = "三号"
    level_fonts: Annotated[tuple[str, ...], Doc("文章中“一、”“（一）”“1.”“（1）”各级小标题的字体；留空则不查")] = (
        "黑体",
        "楷体_GB2312",
        "仿宋_GB2312",
        "仿宋_GB2312",
    )
    body_font: Annotated[str, Doc("正文和其余文字的字体；留空则不查")] = "仿宋_GB2312"
    body_size: Annotated[str, Doc("正文和小标题的字号；留空则不查")] = "三号"
    latin_font: Annotated[str, Doc("正文中数字和字母的字体；留空则不查")] = "Times New Roman"
    first_indent: Annotated[int, Doc("正文每段首行缩进几个字符；0 为不查")] = 2
    line: Annotated[str, Doc("正文的行距，如 28～30磅（固定值）、1.5倍、单倍；留空则不查")] = "28～30磅"
    attribution_font: Annotated[str, Doc("署名的字体；留空则不查")] = "楷体_GB2312"
    attribution_size: Annotated[str, Doc("署名的字号；留空则不查")] = "三号"
    foot_font: Annotated[str, Doc("报尾的字体；留空则不查")] = "仿宋_GB2312"
    foot_size: Annotated[str, Doc("报尾的字号；留空则不查")] = "四号"
    foot_rules: Annotated[bool, Doc("报尾上下是否有横线")] = True
    number_font: Annotated[str, Doc("页码的字体；留空则不查")] = "宋体"
    number_size: Annotated[str, Doc("页码的字号；留空则不查")] = "四号"
    number_form: Annotated[str, Doc("页码的写法，# 是页码；留空则不查")] = "— # —"
    number_sides: Annotated[bool, Doc("页码是否单页居右、双页居左")] = True
    top: Annotated[str, Doc("上页边距，几个值都可以的写作“37毫米或34.6毫米”；留空则不查")] = "37毫米或34.6毫米"
    bottom: Annotated[str, Doc("下页边距")] = "35毫米或32.6毫米"
    left: Annotated[str, Doc("左页边距")] = "28毫米"
    right: Annotated[str, Doc("右页边距")] = "26毫米"
    lines: Annotated[int, Doc("每页几行；0 为不查")] = 22
    characters: Annotated[int, Doc("每行几字；0 为不查")] = 28
    name_distance: Annotated[str, Doc("刊名上边缘距版心上边缘多远，由 --rendered 检查；留空则不查")] = "35毫米"
    number_distance: Annotated[str, Doc("页码距版心下边缘多远，由 --rendered 检查；留空则不查")] = "7毫米"

    def validate(self) -> None:
        for name in (each for each in self._fields if each.endswith("_size")):
            if (said := getattr(self, name)) and half_points(said) is None:
                raise ValueError(f"{name} 应写作三号、22磅这样的字号，不能是“{said}”")
        if odd := [each for each in self.fonts if not all(part.strip() for part in each.partition("="))]:
            raise ValueError(f"fonts 应写作“仿宋=某某仿宋”，不能是“{odd[0]}”")
        if self.line and line_heights(self.line) is None:
            raise ValueError(f"line 应写作 28～30磅、28磅、1.5倍、单倍这样的行距，不能是“{self.line}”")
        for name in ("top", "bottom", "left", "right", "name_distance", "number_distance"):
            if (said := getattr(self, name)) and lengths(said) is None:
                raise ValueError(f"{name} 应写作 37毫米、3.7厘米这样的长度，不能是“{said}”")
        for name, most in _COUNTED.items():
            if not 0 <= getattr(self, name) <= most:
                raise ValueError(f"{name} 应在 0 到 {most} 之间")
        for name in (each for each in self._fields if each.endswith(("_font", "_fonts"))):
            said = getattr(self, name)
            if odd := [each for each in ((said,) if isinstance(said, str) else said) if not _is_font(each)]:
                raise ValueError(f"{name} 应写作字体的名称，至多 {_LONGEST_FONT} 个字符，不能是“{odd[0]}”")


def _is_font(name: str) -> bool:
    """Whether Word takes this for the name of a font, or it is empty."""
    return name.isprintable() and name == name.strip() and len(name) <= _LONGEST_FONT


class NewStyle(NamedTuple):
    """What a new issue holds from the beginning; checks do not look at it."""

    sections: Annotated[tuple[str, ...], Doc("预先排好的栏目；留空则用 sections.names")] = ()
    contents: Annotated[bool, Doc("是否排出目录")] = True
    issuer: Annotated[str, Doc("编发单位")] = ""
    distribution: Annotated[Mapping[str, str], Doc('名单的内容，如 "报" = "市委办公室"；没有写的留待填写')] = {}
    colophon: Annotated[Mapping[str, str], Doc("承办等项的内容；没有写的留待填写")] = {}
    copies: Annotated[int, Doc("印数；0 表示留待填写")] = 0


def _check_brackets(brackets: str) -> None:
    if len(brackets) not in (0, 2):
        raise ValueError(f"brackets 应为前后两个括号，或留空，不能是“{brackets}”")


def _check_placeholders(name: str, form: str, known: Sequence[str]) -> None:
    """Raises ValueError for braces in ``form`` that stand for nothing."""
    for word in _PLACEHOLDER.findall(form):
        if word not in known:
            raise ValueError(f"{name} 中的 {word} 无法识别，只能用 {'、'.join(known)}")
