"""What is kept between runs and grows with the archive: a SQLite database in the cache folder, which anyone may delete.

No failure is told: it only costs time. One that is damaged is begun anew.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

from bulletin_lint.startup import kept

_WAIT = 2.0  # seconds for another run to be done with the database


@contextmanager
def opened(name: str, tables: str) -> Iterator[sqlite3.Connection]:
    """The database of that name, with these ``tables`` (the statements that make them). Raises OSError where nothing
    can be kept, sqlite3.Error for what is damaged or held by others."""
    path = kept.own_file(name)
    try:
        with closing(sqlite3.connect(path, timeout=_WAIT)) as database:
            # A power cut may cost the database, which is only a cache; waiting for the disk would cost every run.
            database.execute("PRAGMA synchronous = OFF")
            database.executescript(tables)
            yield database
    except sqlite3.Error as error:
        drop_if_damaged(name, error)
        raise


def drop_if_damaged(name: str, error: sqlite3.Error) -> None:
    """Remove the database of that name if ``error`` says that it is damaged; locks and full disks say nothing of it."""
    if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
        with suppress(OSError):
            os.unlink(kept.own_file(name))
