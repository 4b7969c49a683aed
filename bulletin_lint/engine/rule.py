"""A rule: one entry of a pack, bound to the kind of check that carries it out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple, Protocol, TypeVar

from bulletin_lint.engine.hit import Hit, Safety, Severity
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.setting import Setting
from bulletin_lint.text.text import Text
from bulletin_lint.toml.decode import Doc

T = TypeVar("T")


class Document(Protocol):
    """What the engine needs to know of a document: its text, and the role of each place in it."""

    @property
    def text(self) -> Text: ...

    def role_at(self, offset: int) -> str:
        """The role of the character at ``offset``: what rule scopes name."""

    def shared(self, compute: Callable[[Any], T]) -> T:
        """The value of ``compute(document)``, computed once however many checks ask for it."""


class Level(StrEnum):
    """Where a rule's authority comes from; said to the user, so that house habits never pose as the standard."""

    STANDARD = "standard"
    PRACTICE = "practice"
    HOUSE = "house"
    TOOL = "tool"


Check = Callable[[Any, Any], Iterable[Hit]]


class Kind(NamedTuple):
    """A kind of check: a name, the function, and the named tuple that types its parameters.

    ``words``: from parameters to the words that ``run`` asks the document for, the same collection each time; all
    rules' words are looked for in one pass. ``about``: whether it judges the text, the parts of a bulletin, how these
    look, or what is known of the file itself.
    ``of_unwritten``: whether it judges places that only ask for what is to be written there; no other does.
    ``of_pages``: whether it judges the pages as they are set; without these it finds nothing.
    ``sees_objects``: whether it knows itself what a picture or formula beside a place means for it.
    ``placeless``: whether what it finds stands nowhere in the text, as the paper and the page numbers.
    ``flaw``: what an example of a rule shows to be wrong with its parameters, '' for nothing.
    ``document_of`` makes the document of an example; None where an example is text that stands in a bulletin. With
    ``repaired``, which makes edits and settings in it, what such rules repair is shown by their examples, too.
    """

    name: str
    run: Check
    parameters: type
    words: Callable[[Any], Collection[str]] | None = None
    about: Literal["text", "bulletin", "layout", "file"] = "text"
    flaw: Callable[[Any, str], str] | None = None
    document_of: Callable[[Example], Document] | None = None
    repaired: Callable[[Any, Sequence[Edit], Sequence[Setting]], Document] | None = None
    of_unwritten: bool = False
    sees_objects: bool = False
    of_pages: bool = False
    placeless: bool = False


class Example(NamedTuple):
    """A text that a rule must accept or report.

    ``text`` is one paragraph a line. ``role`` says where in a bulletin it stands ('' lets the rule's scope decide).
    ``fixed`` is the text after the rule's own fix, None where the rule only reports. ``profile`` overrides keys of
    the default profile.
    """

    text: Annotated[str, Doc("文字，一行一段；** 括起粗体，行首可写 {left}、{center}、{right}")]
    role: Annotated[str, Doc("放在样稿的什么位置；不写则由 scope 决定")] = ""
    fixed: Annotated[str | None, Doc("修复之后应有的文字")] = None
    profile: Annotated[Mapping[str, Any], Doc("本例另用的体例设置")] = MappingProxyType({})

    @classmethod
    def of(cls, entry: str | Mapping[str, Any]) -> Example:
        """An example as a pack writes it: a bare string, or a table with the keys of this class."""
        return cls(entry) if isinstance(entry, str) else cls(**entry)


class Rule(NamedTuple):
    """What is checked, said and explained. ``scope`` lists roles; empty means everywhere.

    ``mark_severity`` is how grave a finding is whose repair shows that a mark itself is wrong, None where that makes no
    difference (see ``weight``).
    """

    code: str
    name: str
    kind: Kind
    parameters: Any
    scope: frozenset[str]
    severity: Severity
    fix: Safety
    message: str
    level: Level
    enabled: bool
    entry: Mapping[str, Any]  # the pack's own table: explanation and examples are read from it when asked for
    always: bool = False  # no selection turns it off, only an ``ignore`` that means it
    with_group: bool = False  # though off by default, a selector that means its whole group turns it on
    title: str = ""  # what people call it in a few words of Chinese
    mark_severity: Severity | None = None
    home: str = ""  # the pack that it comes from, '' where that is shipped: ours are known to come to an end

    @property
    def why(self) -> str:
        """Why the rule exists, for the editor."""
        return str(self.entry["why"])

    @property
    def source(self) -> str:
        """Standard and clause, or where the habit comes from."""
        return str(self.entry.get("source", ""))

    @property
    def good(self) -> tuple[Example, ...]:
        """Texts that the rule must accept."""
        return tuple(map(Example.of, self.entry["good"]))

    @property
    def bad(self) -> tuple[Example, ...]:
        """Texts that the rule must report."""
        return tuple(map(Example.of, self.entry["bad"]))
