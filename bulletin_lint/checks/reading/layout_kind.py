"""What the kinds that look at the layout have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Example, Kind
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.setting import Setting

if TYPE_CHECKING:
    from bulletin_lint.bulletin.draft import Draft


def layout_kind(name: str, run: Callable[[Draft, Any], Iterable[Hit]], parameters: type) -> Kind:
    """A kind of check that looks at the layout: pictures hide nothing from it, and its examples are laid out."""
    return Kind(name, run, parameters, about="layout", document_of=_staged, repaired=_repaired, sees_objects=True)


def _staged(example: Example) -> Draft:
    from bulletin_lint.checks.reading.staged import staged  # no draft needs it

    return staged(example)


def _repaired(draft: Draft, edits: Sequence[Edit], settings: Sequence[Setting]) -> Draft:
    from bulletin_lint.checks.reading.staged import repaired

    return repaired(draft, edits, settings)
