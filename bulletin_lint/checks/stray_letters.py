"""Kind ``stray-letters``: text that kept the font or the size that it had where it was copied from."""

from collections.abc import Hashable, Iterator, Sequence
from typing import Annotated, Literal, NamedTuple, cast

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.causes import Judge, Subject, causes
from bulletin_lint.checks.reading.laid_out import is_laid_out
from bulletin_lint.checks.reading.layout_kind import layout_kind
from bulletin_lint.checks.reading.letters import fonts_of, pieces
from bulletin_lint.checks.reading.looks import PARTS, Piece, paragraphs_of
from bulletin_lint.checks.reading.strays import Strays, strays
from bulletin_lint.engine.hit import Hit
from bulletin_lint.text import measures
from bulletin_lint.text.setting import Setting, Value
from bulletin_lint.toml.decode import Doc


class StrayLetters(NamedTuple):
    """``finds``: what of the letters is compared with most of the ``part``."""

    finds: Annotated[Literal["font", "size"], Doc("比较什么：font 字体，size 字号")]
    part: Annotated[Literal["body", "entry"], Doc("在哪里比较：body 正文，entry 目录的条目")] = "body"


def run(draft: Draft, parameters: StrayLetters) -> Iterator[Hit]:
    part, found = parameters.part, strays(draft, parameters.finds, parameters.part)
    if not found.places or not draft.shared(is_laid_out):
        return
    is_font = parameters.finds == "font"
    body = [*pieces(draft, part, "han" if is_font or part == "entry" else "seen")]
    values = [*_values(draft, body, found, is_font)]
    name, value = ("chinese", _name(draft, body, found.usual)) if is_font else ("size", found.usual)

    def settings(_: object, start: int, end: int) -> Iterator[Setting]:
        yield Setting("letters", start, end, name, cast("Value", value))

    words = str if is_font else measures.size
    judge = Judge(lambda each: each in (found.usual, found.wanted), words, settings, rest="always")
    subject = Subject(PARTS[part], paragraphs_of(draft, part))
    for hit in causes(draft, subject, values, judge):
        yield hit._replace(values={**hit.values, "aspect": "字体" if is_font else "字号"})


def _values(draft: Draft, body: Sequence[Piece], found: Strays, is_font: bool) -> Iterator[tuple[Hashable, int, int]]:
    """What is apart, and what is right; not what stands out, or is rare."""
    for start, end, look in body:
        value: Hashable = fonts_of(draft).family_of(look.chinese) if is_font else look.size
        if (start, end) in found.places or value in (found.usual, found.wanted):
            yield value, start, end


def _name(draft: Draft, body: Sequence[Piece], family: Hashable) -> str:
    """The name under which the body has the font of that family."""
    return next(look.chinese for _, _, look in body if fonts_of(draft).family_of(look.chinese) == family)


KIND = layout_kind("stray-letters", run, StrayLetters)
