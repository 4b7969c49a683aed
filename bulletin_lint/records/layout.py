"""What each part of a draft looks like, by the roles of its paragraphs: paper, fonts, sizes, spacing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Role
from bulletin_lint.records.outline import Node
from bulletin_lint.records.page_numbers import described
from bulletin_lint.text import measures
from bulletin_lint.text.looks import AUTO, Indent, ParagraphLook, RunLook, SectionLook, Space
from bulletin_lint.text.text import Paragraph

_ROLES = {
    Role.NAME: "刊名", Role.ISSUE: "期号", Role.ISSUER: "编发单位", Role.DATE: "日期", Role.MASTHEAD: "报头其余文字",
    Role.CONTENTS: "目录标题", Role.CONTENTS_SECTION: "目录栏目", Role.ENTRY: "目录条目", Role.SECTION: "栏目标题",
    Role.TITLE: "文章标题", Role.HEADING: "小标题", Role.BODY: "正文", Role.CAPTION: "图表说明",
    Role.CELL: "表格", Role.ATTRIBUTION: "署名", Role.DISTRIBUTION: "报送发", Role.COLOPHON: "承办等",
    Role.NOTE: "脚注", Role.PAGE: "页眉页脚", Role.OTHER: "其余",
}  # fmt: skip
SIDES = {"上": "top", "下": "bottom", "左": "left", "右": "right"}
_MOST = 4  # looks of one role that are shown
_NEAR = 30  # twips by which paper may differ from A4 and be A4


def layout(draft: Draft) -> tuple[Node, ...]:
    """The pages, and the roles in the order in which they first come, each with its looks, the most frequent first."""
    pages = [Node(_section(section)) for section in draft.text.formatting.page.sections]
    pages += [Node(f"页码：{described(draft)}")] if pages else []
    by_role: dict[Role, list[Paragraph]] = defaultdict(list)
    for paragraph in draft.text.paragraphs:
        if draft.text.of(paragraph).strip():
            by_role[_role(draft, paragraph)].append(paragraph)
    return (Node("页面", pages), *(_of_role(draft, role, found) for role, found in by_role.items()))


def _role(draft: Draft, paragraph: Paragraph) -> Role:
    """The role of most of the paragraph: a lead-in is a part of the text."""
    role = draft.role_at(paragraph.start)
    return Role.BODY if role is Role.LEAD else role


def _of_role(draft: Draft, role: Role, paragraphs: Sequence[Paragraph]) -> Node:
    looks = Counter(_look(draft, paragraph) for paragraph in paragraphs)
    shown = [Node(f"{count}段：{look}" if len(looks) > 1 else look) for look, count in looks.most_common(_MOST)]
    rest = sum(looks.values()) - sum(count for _, count in looks.most_common(_MOST))
    return Node(f"{_ROLES[role]}（{len(paragraphs)}段）", [*shown, *([Node(f"其余{rest}段各不相同")] if rest else [])])


def _look(draft: Draft, paragraph: Paragraph) -> str:
    formatting = draft.text.formatting
    letters = Counter[RunLook]()
    for stretch in formatting.stretches(paragraph):
        letters[stretch.look] += stretch.end - stretch.start
    words = [_letters(look) for look, _ in letters.most_common(1)]
    return "，".join([*words, *_setting(formatting.look(paragraph))])


def _letters(look: RunLook) -> str:
    fonts = "／".join(dict.fromkeys(filter(None, (look.chinese, look.latin)))) or "未写字体"
    marks = [word for word, holds in (("加粗", look.bold), ("倾斜", look.italic), ("下划线", look.underline)) if holds]
    color = [] if look.color in (AUTO, "000000") else [f"颜色{look.color}"]
    return "，".join([f"{fonts} {measures.size(look.size)}", *marks, *color])


def _setting(look: ParagraphLook) -> Iterator[str]:
    yield measures.ALIGNMENTS[look.alignment]
    if look.first != Indent():
        hangs = look.first.chars < 0 or (not look.first.chars and look.first.twips < 0)
        size = Indent(abs(look.first.twips), abs(look.first.chars))
        yield f"{'悬挂' if hangs else '首行'}缩进{measures.indent(size)}"
    if look.left != Indent():
        yield f"左缩进{measures.indent(look.left)}"
    if look.right != Indent():
        yield f"右缩进{measures.indent(look.right)}"
    yield f"行距{measures.line(look.line)}"
    if look.before != Space():
        yield f"段前{measures.space(look.before)}"
    if look.after != Space():
        yield f"段后{measures.space(look.after)}"


def _section(section: SectionLook) -> str:
    columns = f"，分{section.columns}栏" if section.columns > 1 else ""
    lined = section.grid.kind and section.grid.pitch
    grid = f"，网格行距{measures.points(section.grid.pitch)}" if lined else "，无网格"
    return f"{paper_of(section)}{columns}，页边距：{_margins(section)}{grid}"


def paper_of(section: SectionLook) -> str:
    """The size of the paper, and how it lies."""
    sides = sorted((section.width, section.height))
    is_a4 = all(abs(side - wanted) <= _NEAR for side, wanted in zip(sides, measures.A4, strict=True))
    size = "×".join(measures.millimetres(side).removesuffix("毫米") for side in (section.width, section.height))
    return f"{'A4' if is_a4 else f'{size}毫米'}{'横向' if section.landscape else '纵向'}"


def _margins(section: SectionLook) -> str:
    return "，".join(f"{word}{measures.millimetres(section.margins.get(side, 0))}" for word, side in SIDES.items())
