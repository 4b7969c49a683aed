"""Rules and documents as plain as the engine allows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from bulletin_lint.engine.hit import Hit, Safety, Severity
from bulletin_lint.engine.rule import Kind, Level, Rule
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.regions import Region
from bulletin_lint.text.text import Text

T = TypeVar("T")


class Plain(NamedTuple):
    """A document whose characters all have one role, but those in ``roles``."""

    text: Text
    role: str = "body"

    def role_at(self, offset: int) -> str:
        return "title" if self.text.string[offset : offset + 1] == "题" else self.role

    def shared(self, compute: Callable[[Any], T]) -> T:
        return compute(self)


class Nothing(NamedTuple):
    """No parameters."""


def document(*lines: str, regions: Iterable[Region] = ()) -> Plain:
    text = Text.of_lines(lines)
    return Plain(Text(text.string, text.paragraphs, tuple(regions)))


def rule(
    hits: Callable[[str], Iterable[Hit]],
    code: str = "TST001",
    fix: Safety = Safety.SAFE,
    scope: Iterable[str] = (),
    message: str = "有误：{text}",
) -> Rule:
    """A rule that reports what ``hits`` sees in the string."""

    def run(found: Plain, parameters: Nothing) -> Iterator[Hit]:
        yield from hits(found.text.string)

    kind = Kind("plain", run, Nothing)
    return Rule(
        code, code.lower(), kind, Nothing(), frozenset(scope), Severity.WARNING, fix, message, Level.HOUSE, True, {}
    )


def replacing_all(old: str, new: str) -> Callable[[str], Iterator[Hit]]:
    """Reports every ``old`` and proposes ``new``."""

    def hits(string: str) -> Iterator[Hit]:
        at = string.find(old)
        while at >= 0:
            yield Hit(at, at + len(old), (Edit(at, at + len(old), new),))
            at = string.find(old, at + len(old))

    return hits
