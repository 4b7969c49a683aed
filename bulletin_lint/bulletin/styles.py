"""What a profile can say of each part of a publication: one dataclass a table, one field a key.

The words with which a key is explained to an office stand here beside it; the reference and the schema for editors
are made from them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from bulletin_lint.startup.patterns import compiled

_PLACEHOLDER = compiled(r"\{[^{}]*\}?|\}")


def key(default: Any, doc: str) -> Any:
    """A field: its default, or the class whose instance is the default, and what it means to an office."""
    if isinstance(default, type):
        return field(default_factory=default, metadata={"doc": doc})
    return field(default=default, metadata={"doc": doc})


@dataclass(frozen=True, eq=False, repr=False)
class MastheadStyle:
    """The masthead. A name close to one of ``names`` but not equal is reported."""

    names: tuple[str, ...] = key((), "刊名；与其中之一只差一两个字的，疑为笔误")
    required: tuple[Literal["name", "issue", "issuer", "date"], ...] = key(
        ("name", "issue", "issuer", "date"), "报头必有的部分：name 刊名、issue 期号、issuer 编发单位、date 日期"
    )
    instructions: bool = key(False, "新建一期时，报头之下留出“领导批示”栏")


@dataclass(frozen=True, eq=False, repr=False)
class IssueStyle:
    """The issue number. ``total`` is the optional running number."""

    form: str = key("第{n}期", "期号的写法：{n} 是期数，{year} 是年份；只编总期号的留空")
    total: str = key("（总第{total}期）", "总期号的写法：{total} 是总期数；写在期号之后或下一行")
    total_required: bool = key(False, "每期必须写总期号")
    pad: int = key(1, "期数至少写几位，不足的在前面补 0；1 表示不补")
    numeral: Literal["arabic", "han"] = key("arabic", "期数用阿拉伯数字（arabic）还是汉字（han）")

    def __post_init__(self) -> None:
        _check_placeholders("form", self.form, ("{n}", "{year}"))
        _check_placeholders("total", self.total, ("{total}",))


@dataclass(frozen=True, eq=False, repr=False)
class DateStyle:
    """The date of the issue."""

    form: Literal["ymd", "han"] = key("ymd", "ymd 写作 2022年9月6日，han 写作 二〇二二年九月六日")


@dataclass(frozen=True, eq=False, repr=False)
class SectionStyle:
    """Section headings. ``names`` empty: any name."""

    brackets: str = key("〔〕", "栏目标题前后的括号，两个字；不用括号的留空")
    names: tuple[str, ...] = key((), "本刊的栏目；留空则不限栏目")
    required: tuple[str, ...] = key((), "每期必有的栏目")
    ordered: bool = key(False, "栏目必须按 names 的先后排列")

    def __post_init__(self) -> None:
        if len(self.brackets) not in (0, 2):
            raise ValueError(f"brackets 应为前后两个括号，或留空，不能是“{self.brackets}”")


@dataclass(frozen=True, eq=False, repr=False)
class ContentsStyle:
    """The contents."""

    required: bool = key(False, "每期必须有目录")
    heading: str = key("", "目录上方的标题，如“本期要目”；新建一期时使用，留空则不写")


@dataclass(frozen=True, eq=False, repr=False)
class AttributionStyle:
    """The attribution."""

    required: bool = key(True, "每篇文章、每条简讯之后必须署名")
    own_paragraph: bool = key(True, "署名另起一段")
    align: Literal["", "left", "center", "right"] = key("", "署名的对齐：left、center、right；留空则不限")
    separator: str = key("、", "并列单位之间的标点")
    units: tuple[str, ...] = key((), "供稿单位名录；留空则不限单位")


@dataclass(frozen=True, eq=False, repr=False)
class DistributionStyle:
    """The lists of recipients."""

    labels: tuple[str, ...] = key(("报", "送", "发"), "名单的名目，按先后排列")
    required: tuple[str, ...] = key(("报", "送", "发"), "每期必有的名目")
    end: str = key("", "每条名单末尾的标点；留空为不用，any 为不限")


@dataclass(frozen=True, eq=False, repr=False)
class ColophonStyle:
    """Who made the issue, how many copies, and the print line."""

    labels: tuple[str, ...] = key(("承办", "审核", "编辑", "电话"), "各项的名目，按先后排列")
    required: tuple[str, ...] = key(("承办", "审核", "编辑", "电话"), "每期必有的名目")
    copies: bool = key(False, "必须写明印数，如“（共印50份）”")
    printed: bool = key(False, "必须写明印发机关和印发日期，如“某某办公室 2022年9月6日印发”")


@dataclass(frozen=True, eq=False, repr=False)
class WordingStyle:
    """The office's own words. Relative paths in ``lists`` count from the profile that names them."""

    lists: tuple[str, ...] = key((), "本单位词表的文件（.tsv 或 .toml）：规定写法、禁用词、姓名与职务、单位与简称")
    terms: tuple[str, ...] = key((), "规定的写法，每条写作“错误=正确”")
    forbidden: tuple[str, ...] = key((), "禁用词，每条写作“禁用词=说明”，说明可省")
    people: tuple[str, ...] = key((), "姓名与职务，每条写作“姓名=职务”，几个职务用顿号隔开")
    units: tuple[str, ...] = key((), "单位与简称，每条写作“全称=简称”，几个简称用顿号隔开")
    final: bool = key(False, "送审定稿：稿中还有修订、批注、突出显示的，按问题报出")


@dataclass(frozen=True, eq=False, repr=False)
class LayoutStyle:
    """The fonts of a new issue."""

    name_font: str = key("方正小标宋简体", "刊名")
    title_font: str = key("方正小标宋简体", "文章标题")
    heading_font: str = key("黑体", "栏目标题")
    body_font: str = key("仿宋_GB2312", "正文和其余文字")
    attribution_font: str = key("楷体_GB2312", "署名")


@dataclass(frozen=True, eq=False, repr=False)
class NewStyle:
    """What a new issue holds from the beginning; checks do not look at it."""

    sections: tuple[str, ...] = key((), "预先排好的栏目；留空则用 sections.names")
    contents: bool = key(True, "排出目录")
    issuer: str = key("", "编发单位")
    distribution: Mapping[str, str] = key(dict, '名单的内容，如 "报" = "市委办公室"；没有写的留待填写')
    colophon: Mapping[str, str] = key(dict, "承办等项的内容；没有写的留待填写")
    copies: int = key(0, "印数；0 表示留待填写")


def _check_placeholders(name: str, form: str, known: Sequence[str]) -> None:
    """Raises ValueError for braces in ``form`` that stand for nothing."""
    for word in _PLACEHOLDER.findall(form):
        if word not in known:
            raise ValueError(f"{name} 中的 {word} 无法识别，只能用 {'、'.join(known)}")
