"""Which characters can be written into a part, and text that has only those."""

from __future__ import annotations

import re

# What a w:t cannot hold: control characters, among them the tab and line breaks that have elements of their own, and
# what XML knows no way to write.
_UNWRITABLE = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile("[\t\n\v\f\r]+")
_INSTEAD = "\ufffd"


def is_writable(text: str) -> bool:
    """Whether the text can be written into a part as it is."""
    return _UNWRITABLE.search(text) is None


def made_writable(text: str) -> str:
    """The text with a blank for tabs and breaks of all kinds, and a sign that something is missing for what cannot be
    written."""
    return text if is_writable(text) else _UNWRITABLE.sub(_INSTEAD, _BLANKS.sub(" ", text))
