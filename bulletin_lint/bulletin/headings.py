"""Section headings: a short name in brackets of its own line, however the brackets were damaged, or bare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import regex

from bulletin_lint.bulletin.appearance import Look, look
from bulletin_lint.bulletin.attributions import attribution_at_end, is_signed_otherwise, own_attribution
from bulletin_lint.bulletin.issues import issue_in
from bulletin_lint.bulletin.lines import CONTENTS_HEADINGS, NUMBERED, Line, compact, is_bulleted, label_kind
from bulletin_lint.bulletin.masthead import LONGEST_MASTHEAD
from bulletin_lint.bulletin.model import Heading, Span
from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.bulletin.units import unit_like
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.brackets import ROUND, SQUARE, one_of
from bulletin_lint.text.numerals import HAN_LABEL
from bulletin_lint.text.text import Text

_CLOSING = frozenset(SQUARE.values())
_ANY_BRACKET = "".join((*ROUND, *ROUND.values(), *SQUARE, *SQUARE.values()))
# What editors put in brackets on a line of its own and is no section.
NO_SECTION = CONTENTS_HEADINGS | {
    "编者按", "按语", "按", "编后", "编后语", "编者的话", "导语", "注", "备注", "提示", "摘要", "关键词", "内部资料",
    "延伸阅读", "点评", "短评", "评析", "专家点评", "编辑点评", "相关资料", "知识链接", "小知识", "小贴士",
    "背景资料", "相关链接", "链接", "核心提示", "背景", "背景链接", "名词解释", "附件", "附", "领导批示", "批示",
}  # fmt: skip
COMMON = frozenset(
    {
        "工作动态", "经验交流", "简讯", "工作简讯", "领导动态", "基层动态", "区县动态", "县区动态", "部门动态",
        "理论研究", "调查研究", "他山之石", "信息速递", "一句话信息", "一句话新闻",
    }
)  # fmt: skip

_SQUARES = regex.escape("".join((*SQUARE, *SQUARE.values())))
_MARKS = "。，；：？！,;:?!“”" + _SQUARES
_NAME = rf"[^\s、（）(){_MARKS}][^{_MARKS}]{{0,17}}"
_BARE = compiled(_NAME)
_BRACKETED = compiled(
    rf"(?P<open>{one_of(SQUARE | ROUND)}?)\s*(?P<name>{_NAME}?)\s*(?P<close>{one_of((SQUARE | ROUND).values())}?)"
)
_QUOTED = compiled(  # the same around a name with quotation marks
    rf"(?P<open>{one_of(SQUARE)}?)\s*(?P<name>[^\s。，；：！？,;:（）(){_SQUARES}]{{2,18}}?)\s*"
    rf"(?P<close>{one_of(SQUARE.values())}?)"
)
_BRIEFS = compiled(r"(?:工作|信息|基层)?(?:简讯|快讯|短讯|短波)[（(]?[一二两三四五六七八九十\d]{1,2}[则条][）)]?")
_ORDINAL = compiled(rf"{HAN_LABEL}、\s*")
_LONGEST = 40  # characters of the line
_SHORTEST = 2  # characters of a name without brackets
_BARE_LONGEST = 8  # characters of a name that lacks a bracket or both
_NUMBERED_LONGEST = 16  # characters of such a name with its ordinal or round brackets
_ORDINAL_LONGEST = 4  # characters of an ordinal with the mark behind it
_SHORT = 6  # characters of a name that only its place betrays
SECTION_LIKE = compiled(
    r"(?:动态|交流|简讯|快讯|短讯|之窗|之石|工作|参考|速递|传真|论坛|调研|信息|园地|聚焦|视点|视窗|观察|研究|动向|资讯|风采|天地"
    r"|广角|讲堂|掠影|快报|专栏|亮点|探索|实践|热点|关注|纵横|选登|要闻|之声|反映|建议|推介|短波|集锦|速览|来信|前沿|展示|巡礼|建设|通报|部署|讲话|分析|精神)$"
)


def find_heading(line: Line, known: Collection[str] = ()) -> Heading | None:
    """The section heading that ``line`` is, or None.

    Square brackets of any kind, even one alone, make a heading of a short line. Round brackets or none do so only
    around a ``known`` section name, since attributions and plain lines look the same.
    """
    if len(line.text) > _LONGEST or not (known or _is_marked(line)):
        return None
    match = _BRACKETED.fullmatch(line.text) or _QUOTED.fullmatch(line.text)
    if match is None:
        return None
    opening, closing = match["open"], match["close"]
    name = compact(match["name"])
    square = opening in SQUARE or closing in _CLOSING
    if name in NO_SECTION or (not square and name not in known):
        return None
    if square and not (opening and closing) and len(name) > _BARE_LONGEST and name not in known:
        return None
    start = line.start
    return Heading(line.span, Span(start + match.start("name"), start + match.end("name")), name, opening, closing)


def find_headings(text: Text, lines: Sequence[Line], profile: Profile) -> dict[int, Heading]:
    """The lines that look like section headings, by index; which of them stand inside an article is not known yet."""
    short = [(index, line) for index, line in enumerate(lines) if _can_be_heading(text, line)]
    able = [(index, line) for index, line in short if _is_marked(line) and not is_signed_otherwise(text, line)]
    marked = {index: heading for index, line in able if (heading := find_heading(line))}
    known = COMMON | set(profile.sections.names) | {heading.name for heading in marked.values()}
    found: dict[int, Heading] = {}
    for index, line in short:
        heading = marked.get(index)
        if heading is None and line.compact.strip(_ANY_BRACKET) in known:
            heading = find_heading(line, known)
        if heading is None and _counts_briefs(line):
            heading = Heading(line.span, line.span, line.compact, "", "")
        if heading and line.opens_paragraph(text):
            found[index] = heading
    names = _names_by_place(text, lines, short, [lines[index] for index in marked])
    for index, line in short if names else ():
        if index not in found and _plain_name(line) in names:
            found[index] = find_heading(line, names) or _numbered_heading(line)
    return found


def _counts_briefs(line: Line) -> bool:
    """Whether the line says how many briefs follow: 简讯3则, 工作简讯（两则）."""
    match = _BRIEFS.fullmatch(line.compact) if len(line.text) <= _BARE_LONGEST + _ORDINAL_LONGEST else None
    return match is not None


def without_entries(lines: Sequence[Line], headings: Mapping[int, Heading]) -> dict[int, Heading]:
    """Without the bracketed lines that numbered contents list among titles: 14.【岁物丰成】 is a title like the others,
    while contents that number their sections have hardly anything else with such a number."""
    bracketed = {lines[index].key for index, heading in headings.items() if heading.opening and heading.closing}
    if not bracketed:
        return dict(headings)
    if not any(line.entry in bracketed and is_bulleted(line.text) for line in lines):
        return dict(headings)
    entries = [(label_kind(line.text), line.entry) for line in lines if is_bulleted(line.text)]
    kinds = Counter(kind for kind, _ in entries)
    among = Counter(kind for kind, entry in entries if entry in bracketed)
    listed = {entry for kind, entry in entries if entry in bracketed and 2 * among[kind] < kinds[kind]}
    return {index: heading for index, heading in headings.items() if lines[index].key not in listed}


def _can_be_heading(text: Text, line: Line) -> bool:
    return len(line.text) <= _LONGEST and (line.start, line.end) not in text.unwritten


def _plain_name(line: Line) -> str:
    """The name without round brackets or an ordinal."""
    name = line.compact.strip(_ANY_BRACKET)
    return _ORDINAL.sub("", name, count=1) if "、" in name[:_ORDINAL_LONGEST] else name


def _numbered_heading(line: Line) -> Heading:
    match = _ORDINAL.match(line.text)
    inner = Span(line.start + (match.end() if match else 0), line.end)
    return Heading(line.span, inner, _plain_name(line), "", "")


def _is_marked(line: Line) -> bool:
    """Whether a square bracket stands at either end."""
    return line.text[0] in SQUARE or line.text[-1] in _CLOSING


def _names_by_place(
    text: Text, lines: Sequence[Line], short: Sequence[tuple[int, Line]], marked: Sequence[Line]
) -> frozenset[str]:
    """Names that no list knows, without brackets or in round ones, by where they stand and how they are set.

    Such a line stands above a title and is set otherwise. It follows an attribution, and its name ends like a
    section's or it is set like the headings in brackets; or it stands both in the contents and in the body.
    """
    able = {index: _plain_name(line) for index, line in short if _could_be_heading(text, lines, index)}
    listed = set() if marked else _names_that_come_again(lines, able)
    chosen = [index for index, name in able.items() if name in listed or _stands_behind(text, lines, index, name)]
    looks = {look(text, line) for line in marked} if chosen else set()
    return frozenset(
        able[index]
        for index in chosen
        if able[index] in listed or _is_like_section(text, lines[index], able[index], looks)
        if look(text, lines[index]) != look(text, lines[index + 1])
    )


def _names_that_come_again(lines: Sequence[Line], able: Mapping[int, str]) -> Collection[str]:
    """The names above the first text that stand below it too."""
    first = next((index for index, line in enumerate(lines) if line.body_like), len(lines))
    names = Counter(able.values())
    both = {name for index, name in able.items() if index < first and names[name] > 1}
    return {name for name in both if SECTION_LIKE.search(name) or not unit_like(name)}


def _could_be_heading(text: Text, lines: Sequence[Line], index: int) -> bool:
    """Whether the line is short, plain, numbered or in round brackets, and a longer line that could be a title
    follows."""
    if index + 1 == len(lines) or not lines[index + 1].title_like or len(lines[index].compact) > _NUMBERED_LONGEST:
        return False
    line, following = lines[index], lines[index + 1]
    name = _plain_name(line)
    if not _SHORTEST <= len(name) <= _BARE_LONGEST or len(following.compact) <= len(name):
        return False
    if issue_in(line.text) or NUMBERED.match(following.text) or not _BARE.fullmatch(name) or NUMBERED.match(name):
        return False
    return line.opens_paragraph(text)


def _stands_behind(text: Text, lines: Sequence[Line], index: int, name: str) -> bool:
    """Whether an attribution stands above the line, whose ``name`` is as short as that of a section."""
    if index == 0 or len(name) > _SHORT:
        return False
    above = lines[index - 1]
    return own_attribution(text, above, False) is not None or attribution_at_end(text, above) is not None


def _is_like_section(text: Text, line: Line, name: str, looks: Collection[Look]) -> bool:
    """Whether the line has a ``name`` like a section's, or looks like a section heading."""
    return bool(SECTION_LIKE.search(name)) or (not unit_like(name) and look(text, line) in looks)


def certain(lines: Sequence[Line], headings: Mapping[int, Heading]) -> list[int]:
    """The headings that stand in brackets, or bare behind the issue number or, without one, in two places: a
    publication may be named like a section."""
    names = Counter(heading.name for heading in headings.values())
    issue = next((index for index, line in enumerate(lines[:LONGEST_MASTHEAD]) if issue_in(line.text)), None)
    return [
        index
        for index, heading in headings.items()
        if heading.opening or heading.closing or (index > issue if issue is not None else names[heading.name] > 1)
    ]


def mismatched(heading: Heading) -> bool:
    """Whether the two marks are not the halves of one pair, or one is missing."""
    return (SQUARE | ROUND).get(heading.opening, "") != heading.closing
