"""The results of earlier runs: a file is not checked again whose content, and the manner of whose check, are the same.

They are kept in the cache folder by the checksum of both, so that a file that was moved or copied is known too. Nothing
that goes wrong with it is told: it only costs time.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

from bulletin_lint.batch.checksum import checksum_of
from bulletin_lint.batch.task import Task
from bulletin_lint.docx.archive import Limits
from bulletin_lint.docx.errors import UnreadableFile
from bulletin_lint.docx.package import read_file
from bulletin_lint.records.characters import writable
from bulletin_lint.records.findings import FileRecord, FileState, FindingRecord
from bulletin_lint.records.stored import packed, unpacked
from bulletin_lint.startup.database import drop_if_damaged, opened

NAME = "results"
_TABLES = "CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, record BLOB, day INTEGER) WITHOUT ROWID;"
_AT_ONCE = 500  # records that are written in one go
_MOST = 1 << 30  # bytes of all records
_LARGEST = 1 << 20  # bytes of a record worth keeping
_DAY = 86_400  # seconds


@contextmanager
def kept_results() -> Iterator[Results]:
    """What earlier runs found; what this one finds is kept at the end, however it ends."""
    with ExitStack() as stack:
        database = None
        with suppress(sqlite3.Error, OSError):
            database = stack.enter_context(opened(NAME, _TABLES))
        results = Results(database)
        stack.callback(results.save)
        yield results


class Results:
    """What is known of files, in a database if there is one."""

    def __init__(self, database: sqlite3.Connection | None) -> None:
        self._database = database
        self._fresh: list[tuple[str, bytes, int]] = []
        self._today = int(time.time()) // _DAY

    def known(self, task: Task) -> FileRecord | None:
        """What is known of the file of ``task`` as it is now; None where it must be looked at."""
        if self._database is None or not task.manner or task.whole or task.held:
            return None
        try:
            content, stamp = read_file(task.path, Limits())
        except (OSError, UnreadableFile):
            return None
        state = FileState(len(content), stamp.changed, checksum_of(content), task.manner)
        record = unpacked(self._stored(_key(state)), writable(task.path))
        if record is None or (task.repair and any(_is_admitted(finding, task) for finding in record.findings)):
            return None
        return record._replace(state=state)

    def keep(self, task: Task, record: FileRecord) -> None:
        """Keep what was found, if the file can be known again by it."""
        state = record.state
        if self._database is None or state is None or record.failure or record.held or task.whole:
            return
        data = packed(record)
        if len(data) <= _LARGEST:
            self._fresh.append((_key(state), data, self._today))
        if len(self._fresh) >= _AT_ONCE:
            self.save()

    def save(self) -> None:
        """Put what was kept so far where the next run finds it."""
        fresh, self._fresh = self._fresh, []
        if not fresh or self._database is None:
            return
        try:
            with self._database as database:
                database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", fresh)
                _make_room(database)
        except sqlite3.Error as error:
            self._give_up(error)

    def _stored(self, key: str) -> bytes:
        if self._database is None:
            return b""
        try:
            row = self._database.execute("SELECT record FROM results WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return b""
        return row[0] if row and isinstance(row[0], bytes) else b""

    def _give_up(self, error: sqlite3.Error) -> None:
        """Who holds the database may hold it long: each look would wait."""
        drop_if_damaged(NAME, error)
        self._database = None


def _key(state: FileState) -> str:
    return checksum_of(state.checksum.encode(), state.manner)


def _is_admitted(finding: FindingRecord, task: Task) -> bool:
    """Whether the repair would repair it."""
    return finding.safety == "safe" or (finding.safety == "unsafe" and task.config.unsafe_fixes)


def _make_room(database: sqlite3.Connection) -> None:
    """Of more than there is room for, keep the newer half, so that room need not be made soon again."""
    (pages,), (free,), (size,) = (
        database.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "freelist_count", "page_size")
    )
    if (pages - free) * size > _MOST:
        oldest = "SELECT key FROM results ORDER BY day LIMIT (SELECT count(*) / 2 FROM results)"
        database.execute(f"DELETE FROM results WHERE key IN ({oldest})")
