"""What is no bulletin: a manuscript, which is one article as it is sent in, or some other document."""

from __future__ import annotations

from dataclasses import replace

from bulletin_lint.bulletin.articles import read_articles
from bulletin_lint.bulletin.draft import Draft, Form
from bulletin_lint.bulletin.language import is_chinese
from bulletin_lint.bulletin.lines import Line, compact, main_lines
from bulletin_lint.bulletin.model import Article, Bulletin, Masthead, Section, Span
from bulletin_lint.bulletin.roles import table_of_roles
from bulletin_lint.bulletin.titles import Titles
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.text import Text

_LONGEST = 120  # lines of a manuscript
# Papers that are addressed to somebody, kept or decided upon: none is a report on something done.
_OTHER = compiled(
    r"(?:通知|文件|通告|公告|公报|请示|批复|函|决定|决议|意见|办法|规定|细则|条例|章程|制度|方案|计划|规划|预案|纪要|合同|协议|清单|名单"
    r"|目录|申请书?|证明|简历|教案|试卷|讲义|论文|说明书?|手册|指南|标准|规范|法|须知|启事|议程|日程|致辞|讲话|公约|倡议书?|承诺书)"
    r"(?:[（(].{1,8}[）)])?$"
)


_THESIS = compiled(r"[【\[]?(?:摘\s*要|关\s*键\s*词|参\s*考\s*文\s*献)")


def plain(draft: Draft) -> Draft:
    """The draft as nothing but articles: what little looks like a masthead or a foot is none."""
    lines = main_lines(draft.text)
    articles = read_articles(draft.text, "", Titles(()), lines)
    bulletin = Bulletin(Masthead(Span(0, 0)), None, (Section(None, articles),), (), ())
    alone = _is_manuscript(draft.text, lines, articles) and not _has_parts(draft.bulletin)
    form = Form.MANUSCRIPT if alone else Form.OTHER
    form = form if is_chinese(draft.text.string) else Form.FOREIGN
    return replace(draft, bulletin=bulletin._replace(roles=table_of_roles(draft.text, bulletin)), form=form)


def _has_parts(bulletin: Bulletin) -> bool:
    """Whether something of a masthead or a foot is there, which nobody sends in with an article."""
    head = bulletin.masthead
    return bool(head.issue or (head.issuer and head.date) or bulletin.distribution)


def _is_manuscript(text: Text, lines: list[Line], articles: tuple[Article, ...]) -> bool:
    """One title, at the top, and running text below."""
    if len(articles) != 1 or len(lines) > _LONGEST or any(line.paragraph.cell for line in lines):
        return False
    (article,) = articles
    if not article.title or article.brief or article.title[0].start != lines[0].start:
        return False
    title = [compact(text.string[span.start : span.end]) for span in article.title]
    if any(_OTHER.search(line) for line in (*title, "".join(title))):
        return False
    return any(line.body_like for line in lines) and not any(_THESIS.match(line.text) for line in lines)
