"""What stands in lines for people in the place of characters that are more than text.

Documents, names of files, settings and packs come from anybody. A terminal acts on control characters and turns text
around where it is told to, and the log of a CI service takes certain words for commands. None of this goes out as it
came in: whatever is printed passes through here, at the console's door.
"""

from __future__ import annotations

import re

from bulletin_lint.output.screen import MARKS
from bulletin_lint.records.characters import HIDDEN, writable

_UNSEEN = "¤"
_BREAK = "↓"
# Compiled when they are needed: few lines are anything but plain.
_BREAKS = "\r\n|[\n\v\f\r]"
_PIECES = f"([{MARKS}]+)"
# GitHub looks at the beginning of a line, blanks left out, other services anywhere. What paints a line is no text.
_COMMANDS = rf"^[\s{MARKS}]*(?=::)|##(?:vso|teamcity)?(?=\[)"


def shown(text: str) -> str:
    """``text`` as one line that says what it says and does nothing."""
    return text if _is_plain(text) else _without_commands(_on_one_line(text))


def shown_line(text: str) -> str:
    """The same of a line that ``Screen.paint`` may have painted, which it stays."""
    if _is_plain(text):
        return text
    pieces = re.split(_PIECES, text)
    pieces[::2] = map(_on_one_line, pieces[::2])
    return _without_commands("".join(pieces))


def characters(text: str) -> str:
    """``text`` with a sign for each character that a terminal would act on. Tabs and ``\\n`` stay."""
    return text if text.isprintable() else re.sub(HIDDEN, _UNSEEN, text)


def _is_plain(text: str) -> bool:
    return "::" not in text and "##" not in text and text.replace("\u3000", "").isprintable()


def _on_one_line(text: str) -> str:
    return characters(re.sub(_BREAKS, _BREAK, writable(text)))


def _without_commands(line: str) -> str:
    return re.sub(_COMMANDS, lambda match: match[0] + _UNSEEN, line)
