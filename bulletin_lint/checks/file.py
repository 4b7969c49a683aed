"""Kind ``file``: what there is to say about the file itself, found out before any text is checked.

The facts are gathered by whoever reads the file; this kind turns them into hits, so that they are selected, explained
and shown like every other finding. An example of such a rule names the fact as its ``role`` and has the detail as text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Annotated, Any, Literal, NamedTuple, TypeVar

from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Document, Example, Kind
from bulletin_lint.text.text import Text
from bulletin_lint.toml.decode import Doc

T = TypeVar("T")


class Fact(StrEnum):
    """What can be the matter with a file."""

    UNREADABLE = "unreadable"
    NO_BULLETIN = "no-bulletin"
    UNREAD = "unread"
    UNUSED_WAIVER = "unused-waiver"
    VOID_WAIVER = "void-waiver"
    TOO_SLOW = "too-slow"
    NOT_RENDERED = "not-rendered"


class FileFacts(NamedTuple):
    """The facts of one file, each with its detail in the user's words. It has no text: they hold for the whole file."""

    facts: tuple[tuple[Fact, str], ...]
    text: Text = Text("", ())

    @classmethod
    def of_example(cls, example: Example) -> FileFacts:
        """The file that an example describes; one without a role is in order."""
        return cls(((Fact(example.role), example.text),) if example.role else ())

    def role_at(self, offset: int) -> str:
        return ""

    def shared(self, compute: Callable[[Any], T]) -> T:
        value: T = compute(self)
        return value


class File(NamedTuple):
    """``finds``: the fact that the rule reports."""

    finds: Annotated[
        Literal["unreadable", "no-bulletin", "unread", "unused-waiver", "void-waiver", "too-slow", "not-rendered"],
        Doc(
            "文件的哪种情况：unreadable 打不开，no-bulletin 不像简报，unread 有未能读到的部分，"
            "unused-waiver 豁免批注已经无用，void-waiver 豁免批注盖住大半篇文稿，too-slow 检查的时间过长，"
            "not-rendered 排不出页面"
        ),
    ]


def run(document: Document, parameters: File) -> Iterator[Hit]:
    if isinstance(document, FileFacts):
        for fact, detail in document.facts:
            if fact == parameters.finds:
                yield Hit(0, 0, values={"detail": detail})


KIND = Kind("file", run, File, about="file", document_of=FileFacts.of_example)
