"""The findings of an archive as one table, for Excel, pandas or a database: CSV and Parquet, written as lines come."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Literal, get_args, get_origin

from bulletin_lint import __version__
from bulletin_lint.output.visible import shown
from bulletin_lint.records.archive_rows import TableRow, columns, rows
from bulletin_lint.records.characters import writable
from bulletin_lint.records.lines import FileLine

BOM = "\ufeff"
_GROUP = 20_000  # rows that are written at once
# What a spreadsheet takes for the beginning of a formula; those of East Asia take full-width signs, too.
_ACTIVE = (*"=+-@＝＋－＠", "\t", "\r", "\n")
MAKER = "bulletin-lint-stats"


def as_csv(lines: Iterable[FileLine]) -> Iterator[str]:
    """The table after RFC 4180, with the mark by which Excel knows UTF-8. No cell acts as a formula."""
    yield BOM
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(TableRow._fields)
    for row in rows(lines):
        writer.writerow(map(_harmless, row))
        yield _taken(buffer)
    yield _taken(buffer)


def _harmless(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    text = shown(value)
    return f"'{text}" if text.startswith(_ACTIVE) else text


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def as_parquet(lines: Iterable[FileLine]) -> Iterator[bytes]:
    """The table with its types, a group of rows at a time. Raises ImportError where pyarrow is missing."""
    import pyarrow
    from pyarrow import parquet

    schema = _schema(pyarrow)
    left = rows(lines)
    sink = _Sink()
    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        while batch := [*islice(left, _GROUP)]:
            columns = [
                pyarrow.array(map(_VALUES[field.name], column), field.type)
                for field, column in zip(schema, zip(*batch, strict=True), strict=True)
            ]
            writer.write_table(pyarrow.Table.from_arrays(columns, schema=schema))
            yield sink.taken()
    yield sink.taken()


class _Sink(io.RawIOBase):
    """What is written, to be taken piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._position = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def write(self, data: Any) -> int:
        piece = bytes(data)
        self._pieces.append(piece)
        self._position += len(piece)
        return len(piece)

    def taken(self) -> bytes:
        """What was written since it was last taken."""
        data = b"".join(self._pieces)
        self._pieces.clear()
        return data


def _schema(pyarrow: Any) -> Any:
    types = {str: pyarrow.string(), int: pyarrow.int32(), bool: pyarrow.bool_()}
    fields = [
        pyarrow.field(name, pyarrow.date32() if name == "date" else types[_kind(hint)], metadata={"description": doc})
        for name, hint, doc in columns()
    ]
    return pyarrow.schema(fields, {"generator": f"{MAKER} {__version__}"})


def _kind(hint: Any) -> type:
    """The type of a hint, apart from whether there is a value."""
    if get_origin(hint) is Literal:
        return str
    return hint if isinstance(hint, type) else get_args(hint)[0]


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _same(value: Any) -> Any:
    return value


_VALUES = {name: _day if name == "date" else writable if _kind(hint) is str else _same for name, hint, _ in columns()}
