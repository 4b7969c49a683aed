"""Kind ``near-post``: one post called ×部部长 here and ×部长 there."""

from collections.abc import Iterator, Mapping
from typing import Annotated, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.toml.decode import Doc

_STEM = 2  # characters before a post that tell which one it is


class NearPost(NamedTuple):
    """``forms``: how a post is written in full, and its short form, as in 组织部部长 and 组织部长."""

    forms: Annotated[Mapping[str, str], Doc('职务的全写与简写，如 "部部长" = "部长"')]


def words(parameters: NearPost) -> tuple[str, ...]:
    """All forms of all posts."""
    return (*parameters.forms, *parameters.forms.values())


def run(draft: Draft, parameters: NearPost) -> Iterator[Hit]:
    found = draft.occurrences(words(parameters))
    string = draft.text.string
    for long, short in parameters.forms.items():
        stems = {string[max(0, start - _STEM) : start]: start - _STEM for start in found.get(long, ())}
        for start in found.get(short, ()) if stems else ():
            stem = string[max(0, start - _STEM) : start]
            if len(stem) == _STEM and stem in stems:
                first = stems[stem]
                other = string[first : first + _STEM + len(long)]
                yield Hit(
                    start - _STEM, start + len(short), (), {"other": other}, others=((first, first + len(other)),)
                )
                break


KIND = Kind("near-post", run, NearPost, words)
