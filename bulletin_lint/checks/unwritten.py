"""Kind ``unwritten``: prompts of content controls and templates that nobody has filled in."""

from collections.abc import Iterator
from typing import Annotated, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import check, compiled
from bulletin_lint.toml.decode import Doc


class Unwritten(NamedTuple):
    """Prompts that controls of the file show, and plain text that the pattern ``<提示文字>`` of ``rules/words.toml``
    takes for one. ``pattern``: only those in which it is found."""

    pattern: Annotated[str, Doc("正则表达式，只报告其中能找到它的提示")] = ""


def run(draft: Draft, parameters: Unwritten) -> Iterator[Hit]:
    found = compiled(parameters.pattern).search
    for start, end in draft.text.unwritten:
        prompt = draft.text.string[start:end]
        if prompt.strip() and found(prompt):
            yield Hit(start, end)


def flaw(parameters: Unwritten, text: str) -> str:
    """What an example shows to be wrong: no regular expression."""
    check(parameters.pattern)
    return ""


KIND = Kind("unwritten", run, Unwritten, of_unwritten=True, flaw=flaw)
