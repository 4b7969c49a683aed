"""The human place of an offset: 第2栏目《经验交流》第1篇第3段."""

from __future__ import annotations

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Article, Role, Section

_PLAIN = {
    Role.NAME: "报头·刊名",
    Role.ISSUE: "报头·期号",
    Role.ISSUER: "报头·编发单位",
    Role.DATE: "报头·日期",
    Role.MASTHEAD: "报头",
    Role.CONTENTS: "目录",
    Role.DISTRIBUTION: "报尾·报送发",
    Role.COLOPHON: "报尾·承办",
    Role.NOTE: "脚注",
    Role.PAGE: "页眉页脚",
}


def where(draft: Draft, offset: int) -> str:
    """The place of ``offset`` in an editor's words; 第N段 of the file where the bulletin has no word for it."""
    at_end = draft.text.string[offset : offset + 1] == "\n" and offset > draft.text.paragraph_at(offset).start
    role = draft.role_at(offset - 1 if at_end else offset)
    if role in (Role.CONTENTS_SECTION, Role.ENTRY):
        return _in_contents(draft, offset)
    for number, section in enumerate(draft.bulletin.sections, 1):
        if section.heading and section.heading.span.start <= offset <= section.heading.span.end:
            return _section(number, section)
        for position, article in enumerate(section.articles, 1):
            span = article.span
            if span.start <= offset <= span.end:
                return f"{_section(number, section)}第{position}篇{_in_article(article, offset)}"
    return _PLAIN.get(role) or f"第{draft.text.paragraph_at(offset).number}段"


def _section(number: int, section: Section) -> str:
    return f"第{number}栏目《{section.heading.name}》" if section.heading else "正文"


def _in_article(article: Article, offset: int) -> str:
    if article.attribution and any(span.start <= offset <= span.end for span in article.attribution.spans):
        return "署名"
    if any(span.start <= offset <= span.end for span in article.title):
        return "标题"
    before = [number for number, span in enumerate(article.paragraphs, 1) if span.start <= offset]
    return f"第{before[-1]}段" if before else ""


def _in_contents(draft: Draft, offset: int) -> str:
    contents = draft.bulletin.contents
    for number, section in enumerate(contents.sections if contents else (), 1):
        name = f"目录第{number}栏" + (f"《{section.heading.name}》" if section.heading else "")
        if section.heading and section.heading.span.start <= offset <= section.heading.span.end:
            return name
        for position, entry in enumerate(section.entries, 1):
            if any(span.start <= offset <= span.end for span in entry.spans):
                return f"{name}第{position}条"
    return "目录"
