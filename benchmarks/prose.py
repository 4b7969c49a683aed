"""Prose as a draft: what the benchmarks of the text rules measure on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Bulletin, Masthead, Role, Span
from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.engine.rule import Rule
from bulletin_lint.rulebook.book import all_rules
from bulletin_lint.text.edit import Edit, applied
from bulletin_lint.text.setting import Setting
from bulletin_lint.text.text import Text


def rules_of(*prefixes: str) -> list[Rule]:
    """The shipped rules whose codes begin with one of ``prefixes``."""
    return [rule for rule in all_rules() if rule.code.startswith(prefixes)]


def lines_of(folder: Path) -> list[str]:
    """The lines of all .txt files in ``folder``, empty ones left out."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
    return [line for text in texts for line in text.split("\n") if line]


def draft_of(lines: Iterable[str]) -> Draft:
    """A draft of one paragraph a line, all of it running text of an article."""
    bulletin = Bulletin(Masthead(Span(0, 0)), None, (), (), (), roles=((0, Role.BODY),))
    return Draft(Text.of_lines(lines), bulletin, Profile())


def edited(draft: Draft, edits: Sequence[Edit], _: Sequence[Setting] = ()) -> Draft:
    """The draft after ``edits``, which are apart."""
    return draft_of(applied(draft.text.string, edits).removesuffix("\n").split("\n"))
