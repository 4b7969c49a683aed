"""Settings of how text looks, written into the file: the properties they name change, and no byte besides.

Runs are cut where only some of their letters change; a text box has the same in both of its copies. What looks as it
is to look already is not touched.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.docx.write.dress.asked import Asking
from bulletin_lint.docx.write.dress.group import Tracked
from bulletin_lint.docx.write.dress.parts import Writer
from bulletin_lint.docx.write.identifiers import free_identifiers
from bulletin_lint.docx.write.patch import replace_parts
from bulletin_lint.docx.write.track import DEFAULT_AUTHOR, timestamp
from bulletin_lint.text.setting import Setting

__all__ = ["Tracking", "apply"]


class Tracking(NamedTuple):
    """Who changes how text looks, and when; now, if nothing else is said."""

    author: str = DEFAULT_AUTHOR
    date: datetime.datetime | None = None


def apply(
    document: WordDocument, settings: Sequence[Setting], tracking: Tracking | None = None, styles: bool = False
) -> bytes:
    """The whole file with ``settings`` made, of which the later ones count more; offsets are those of
    ``document.text``. With ``tracking``, each change is tracked formatting, which holds what there was.

    ``styles``: what all paragraphs of a style are to have is said by the style, where nothing else changes by it. The
    very bytes of the file come back if nothing changes. Raises ``CannotPatch`` for what cannot be written.
    """
    if styles and tracking is not None:
        raise ValueError("changes of styles cannot be tracked")
    if styles:
        from bulletin_lint.docx.write.dress.styles import styled  # few repairs change styles

        document = styled(document, Asking(document, settings))
    return _direct(document, settings, tracking)


def _direct(document: WordDocument, settings: Sequence[Setting], tracking: Tracking | None) -> bytes:
    """The file with the settings in the text itself."""
    identifiers = free_identifiers(document)
    tracked: Tracked | None = None
    if tracking is not None:
        author, date = tracking.author, timestamp(tracking.date)

        def tracked() -> Mapping[str, str]:
            return {"id": str(next(identifiers)), "author": author, "date": date}

    asked = Asking(document, settings).by_part()
    parts = [part for part in document.parts if part.name in asked]
    written = {part.name: Writer(part, asked[part.name], identifiers, tracked).written() for part in parts}
    return replace_parts(document.package, written)
