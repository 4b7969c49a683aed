"""Whole issues of a news programme as marked lines, from the texts under ``data/broadcast``.

``=== date`` begins an issue, ``>`` is a line of its contents, ``#`` a title, ``##`` the title of a short item below the
title of a group; other lines are paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bulletin_lint.bulletin.lines import key


class Broadcast(NamedTuple):
    """One issue: its date, the lines of its contents, its titles, those of short items, and its body as written."""

    date: str
    listed: tuple[str, ...]
    titles: tuple[str, ...]
    items: tuple[str, ...]
    body: tuple[str, ...]

    def marked(self, contents: bool, leads: bool) -> str:
        """The issue in marked lines; ``leads``: the titles of short items open their text, in bold, instead of
        standing above it."""
        year, month, day = self.date.split("-")
        head = (
            f"{{c 72}}新闻简报\n{{c}}第{int(month) * 31 + int(day)}期\n青岚电视台　　{year}年{int(month)}月{int(day)}日"
        )
        listed = ["{c}目录", *self.listed] if contents else []
        return "\n".join([head, *listed, *self._marked_body(leads), "报：市委办公室\n送：市直各单位"])

    def _marked_body(self, leads: bool) -> Iterator[str]:
        lead = ""
        for line in self.body:
            if line.startswith("## "):
                lead = f"**{line[3:].rstrip('。')}。**" if leads else ""
                if not leads:
                    yield f"**{line[3:]}**"
            elif line.startswith("# "):
                yield f"{{c 36}}{line[2:]}"
            else:
                yield lead + line
                lead = ""


def broadcasts(folder: Path) -> list[Broadcast]:
    """All issues in the files of ``folder``, in order."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
    return [_issue(part) for text in texts for part in text.split("=== ")[1:]]


def _issue(part: str) -> Broadcast:
    date, *lines = [line.strip() for line in part.strip().split("\n") if line.strip()]
    return Broadcast(
        date,
        tuple(line[2:] for line in lines if line.startswith("> ")),
        tuple(key(line[2:]) for line in lines if line.startswith("# ")),
        tuple(key(line[3:]) for line in lines if line.startswith("## ")),
        tuple(line for line in lines if not line.startswith("> ")),
    )
