"""Chinese prose in Markdown: where a line ends in the source, a page shows a space, which does not belong between Han.

So a paragraph is one line. A line goes on the one before unless it begins a block of its own; a space is kept only
where one would stand anyway, beside code and Latin letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WIDE = r"\u2018\u2019\u201c\u201d\u2014\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uffef"
_FENCE = re.compile(r"\s*```")
_BLOCK = re.compile(r"\s*(?:[-*+>|#]|\d+\.|!!!|<|\[\^|$)(?!\*)")  # ** is no item of a list
_ENDS_WIDE, _BEGINS_WIDE = re.compile(rf"[{_WIDE}]\**$"), re.compile(rf"\**[{_WIDE}]")
_HAN = r"[\u4e00-\u9fff]"
_SPACED = re.compile(rf"{_HAN}\n[`A-Za-z]|[`A-Za-z]\n{_HAN}")


def joined(page: str) -> str:
    """The page with every line that breaks Chinese prose put behind the line before it."""
    return "\n".join(_lines(page.split("\n")))


def _lines(lines: list[str]) -> Iterator[str]:
    last, fenced = lines[0], False
    for line in lines[1:]:
        fenced ^= bool(_FENCE.match(last))
        if fenced or not _goes_on(last, line):
            yield last
            last = line
        else:
            last += _between(last, line.lstrip()) + line.lstrip()
    yield last


def _goes_on(last: str, line: str) -> bool:
    """Whether ``line`` is of the same paragraph, and a space would stand beside a wide character."""
    if _BLOCK.match(line) or _FENCE.match(line) or _FENCE.match(last):
        return False
    if not last.strip() or last.lstrip().startswith(("#", "|", "<", "!!!", "---")):
        return False
    return bool(_ENDS_WIDE.search(last) or _BEGINS_WIDE.match(line.lstrip()))


def _between(last: str, line: str) -> str:
    return " " if _SPACED.fullmatch(f"{last[-1]}\n{line[0]}") else ""
