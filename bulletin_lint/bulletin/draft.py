"""A draft: the text, the bulletin found in it, and the profile by which it is judged. What every check receives."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from bulletin_lint.bulletin.model import Bulletin, Role
from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.bulletin.remark import Remark
from bulletin_lint.text.lexicon import Lexicon, Occurrences
from bulletin_lint.text.text import Text

if TYPE_CHECKING:
    from bulletin_lint.text.pages import RenderedPages

T = TypeVar("T")
Spans = tuple[tuple[int, int], ...]


class Traces(NamedTuple):
    """Traces of work in the Word file that a finished text has no more; ``[start, end)`` in the text, in order."""

    tracked: Spans = ()
    comments: Spans = ()
    highlights: Spans = ()


class Form(Enum):
    """What a text is."""

    BULLETIN = "bulletin"
    MANUSCRIPT = "manuscript"  # one article, as it is sent in
    OTHER = "other"  # some other document
    FOREIGN = "foreign"  # one in another language than Chinese


@dataclass(frozen=True)
class Draft:
    """Immutable; ``shared`` remembers what several checks need, so that it is computed once a draft. ``remarks`` are
    what the other issues of its series show of it, where these are known; ``pages`` are what it looks like once it is
    set, where somebody has set it.

    ``lexicon``: the words that its checks look for, all at once. It decides how fast they are, never what they find.
    """

    text: Text
    bulletin: Bulletin
    profile: Profile
    traces: Callable[[], Traces] = Traces  # asked for by few rules, and costly to gather
    lexicon: Lexicon = Lexicon()
    form: Form = Form.BULLETIN
    remarks: tuple[Remark, ...] = ()
    pages: RenderedPages | None = None
    _memo: dict[Callable[[Any], Any], Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def _role_starts(self) -> list[int]:
        return [start for start, _ in self.bulletin.roles]

    def role_at(self, offset: int) -> Role:
        """The role of the character at ``offset``."""
        index = bisect_right(self._role_starts, offset) - 1
        return self.bulletin.roles[index][1] if index >= 0 else Role.OTHER

    def occurrences(self, words: Collection[str]) -> Occurrences:
        """Where each of ``words`` that occurs begins in the text, in order; other words may be there as well.

        ``words`` is a tuple, or another immutable and hashable collection, without an empty word.
        """
        return self._occurrences if words in self.lexicon else Lexicon((words,)).occurrences(self.text.string)

    @cached_property
    def _occurrences(self) -> Occurrences:
        return self.lexicon.occurrences(self.text.string)

    def shared(self, compute: Callable[[Any], T]) -> T:
        """``compute(self)``, computed once however many checks ask for it."""
        if compute not in self._memo:
            self._memo[compute] = compute(self)
        value: T = self._memo[compute]
        return value
