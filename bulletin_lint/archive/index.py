"""What issues say, kept between runs: a small database in the cache folder, which anyone may delete at any time.

What an issue says is kept by the checksum of its content and by what it was understood by; a second table spares
reading a file that has not changed since. No failure is told: it only costs time.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from typing import Any, NamedTuple

from bulletin_lint.series.facts import ArticleFacts, Facts
from bulletin_lint.startup.database import opened

_NAME = "series"
_TABLES = """
CREATE TABLE IF NOT EXISTS issues (key BLOB PRIMARY KEY, facts TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (path BLOB PRIMARY KEY, stamp TEXT NOT NULL, key BLOB NOT NULL) WITHOUT ROWID;
"""


class Seen(NamedTuple):
    """What a file says, None for a file that is no issue; ``stamp`` tells whether it has changed, ``key`` its content
    and how it was understood."""

    path: str
    stamp: str
    key: bytes
    facts: Facts | None


def stamp_of(path: str, manner: str) -> str:
    """What changes with the file, or with the ``manner`` in which it is understood. Raises OSError."""
    status = os.stat(path)
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino} {manner}"


def key_of(content: bytes, manner: str) -> bytes:
    """The key of what a file says."""
    return blake2b(content, digest_size=20, person=b"series", key=blake2b(manner.encode()).digest()).digest()


def known(stamps: Mapping[str, str]) -> dict[str, Seen]:
    """What is known of the files at these paths, if they still have these stamps."""
    found: dict[str, Seen] = {}
    with suppress(sqlite3.Error, OSError, ValueError, TypeError), opened(_NAME, _TABLES) as database:
        query = "SELECT stamp, files.key, facts FROM files JOIN issues USING (key) WHERE path = ?"
        for path, stamp in stamps.items():
            row = database.execute(query, (os.fsencode(path),)).fetchone()
            if row and row[0] == stamp:
                found[path] = Seen(path, stamp, row[1], _facts(row[2], path))
    return found


def keep(seen: Sequence[Seen]) -> None:
    """Keep what these files say, all of it or nothing."""
    with suppress(sqlite3.Error, OSError), opened(_NAME, _TABLES) as database, database:
        database.executemany("INSERT OR REPLACE INTO issues VALUES (?, ?)", [(s.key, _text(s.facts)) for s in seen])
        files = [(os.fsencode(each.path), each.stamp, each.key) for each in seen]
        database.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", files)


def _text(facts: Facts | None) -> str:
    return json.dumps(facts and facts._replace(path=""), ensure_ascii=False, separators=(",", ":"))


def _facts(text: str, path: str) -> Facts | None:
    """Raises ValueError or TypeError for what was not kept so."""
    said: Any = json.loads(text)
    if said is None:
        return None
    if not isinstance(said, list) or len(said) != len(Facts._fields):
        raise ValueError
    facts = Facts(*said)
    return facts._replace(
        path=path,
        recipients=tuple((label, member) for label, member in facts.recipients),
        fields=tuple((label, value) for label, value in facts.fields),
        sections=tuple(facts.sections),
        units=tuple(facts.units),
        articles=tuple(ArticleFacts(title, tuple(sentences)) for title, sentences in facts.articles),
    )
