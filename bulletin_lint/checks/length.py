"""Kind ``length``: an article of so many paragraphs that it may be several whose titles were not understood."""

from collections.abc import Iterator
from typing import Annotated, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.lines import NUMBERED
from bulletin_lint.bulletin.model import Article
from bulletin_lint.checks.reading.parts import content
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.toml.decode import Doc


class Length(NamedTuple):
    """``most``: how many paragraphs an article without numbered headings may have."""

    most: Annotated[int, Doc("没有“一、”一类序号的文章至多几段")]


def run(draft: Draft, parameters: Length) -> Iterator[Hit]:
    for article in draft.bulletin.articles:
        if len(article.paragraphs) > parameters.most and not _is_divided(draft, article):
            first = (article.title or article.paragraphs)[0]
            yield Hit(*first, values={"count": str(len(article.paragraphs))})


def _is_divided(draft: Draft, article: Article) -> bool:
    """Whether numbered headings say that the whole is one: a report or a speech."""
    return sum(NUMBERED.match(content(draft, span)) is not None for span in article.paragraphs) > 1


KIND = Kind("length", run, Length, about="bulletin")
