"""Files of single lines: what git does with drafts, and what it leaves out."""

from __future__ import annotations

from bulletin_lint.drafting.repository.git import DIFF_DRIVER

# A draft is never converted as text would be, whatever other lines say; its words are what git diff shows.
ATTRIBUTES = (f"*.docx -text diff={DIFF_DRIVER}",)
SCRIPTS = (".ci/*.sh text eol=lf",)
# What Word, WPS and LibreOffice put beside a draft that is open.
IGNORED = ("~$*", ".~*")


def missing(wanted: tuple[str, ...], text: str) -> list[str]:
    """The lines that the text of such a file lacks; of attributes it is enough that the last one is set."""
    there = [line.split() for line in text.splitlines()]
    return [line for line in wanted if not any(_says(line.split(), words) for words in there)]


def _says(line: list[str], words: list[str]) -> bool:
    return words[:1] == line[:1] and (len(line) == 1 or line[-1] in words)
