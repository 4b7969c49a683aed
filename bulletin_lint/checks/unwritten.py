"""Kind ``unwritten``: prompts of content controls and templates that nobody has filled in."""

from collections.abc import Iterator
from typing import NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind


class Unwritten(NamedTuple):
    """The prompts of controls are known from the file, others by the pattern ``<提示文字>`` of ``rules/words.toml``."""


def run(draft: Draft, parameters: Unwritten) -> Iterator[Hit]:
    return (Hit(start, end) for start, end in draft.text.unwritten if draft.text.string[start:end].strip())


KIND = Kind("unwritten", run, Unwritten, of_unwritten=True)
