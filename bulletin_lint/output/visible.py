"""What stands in lines for people in the place of characters that are more than text.

Documents, names of files, settings and packs come from anybody. A terminal acts on control characters and turns text
around where it is told to, and the log of a CI service takes certain words for commands. None of this goes out as it
came in: whatever is printed passes through here, at the console's door.
"""

from __future__ import annotations

import re

from bulletin_lint.output.screen import MARKS
from bulletin_lint.records.names import writable
from bulletin_lint.toml.write import HIDDEN

_UNSEEN = "¤"
_BREAK = "↓"
_BREAKS = re.compile("\r\n|[\n\v\f\r]")
# GitHub looks at the beginning of a line, blanks left out, other services anywhere. What paints a line is no text.
_COMMANDS = re.compile(rf"^[\s{MARKS}]*(?=::)|##(?:vso|teamcity)?(?=\[)")
_PIECES = re.compile(f"([{MARKS}]+)")


def shown(text: str) -> str:
    """``text`` as one line that says what it says and does nothing."""
    return _without_commands(characters(_BREAKS.sub(_BREAK, writable(text))))


def shown_line(text: str) -> str:
    """The same of a line that ``Screen.paint`` may have painted, which it stays."""
    pieces = _PIECES.split(text)
    pieces[::2] = (characters(_BREAKS.sub(_BREAK, writable(piece))) for piece in pieces[::2])
    return _without_commands("".join(pieces))


def characters(text: str) -> str:
    """``text`` with a sign for each character that a terminal would act on. Tabs and ``\\n`` stay."""
    return HIDDEN.sub(_UNSEEN, text)


def _without_commands(line: str) -> str:
    return _COMMANDS.sub(lambda match: match[0] + _UNSEEN, line)
