"""Many drafts in one process: none known, all known; what is data, and what is drawn for people."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.table import drafts, floors
from benchmarks.table.child import check, cost_of
from benchmarks.table.subject import Row, Sizes, Wanted

FASTER = 20  # times, from what is known


def rows(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Each against its floor, and known against none known; the least of the turns counts. What is wanted of known
    drafts is wanted where the results are data: findings that are drawn for people are drawn anew each time, and what
    that costs grows with how many there are, and not with what is known."""
    paths = drafts.real_sized(folder / "drafts", sizes.drafts)
    size = f"{len(paths):,} files"
    names = folder / "names"
    names.write_text("\n".join(paths), encoding="utf-8")
    least = min(cost_of(floors.UNDERSTAND, [str(names)]).cpu for _ in range(sizes.turns))
    looked = min(cost_of(floors.RECOGNIZE, [str(names)]).cpu for _ in range(sizes.turns))
    for form in ("archive", "full"):
        what = f"drafts of six pages, 1 process, {form}"
        cold, warm = _least(folder, form, sizes.turns)
        wanted = Wanted(FASTER, at_least=True, unfit="" if len(paths) >= 1000 else "too few files to tell")
        yield Row(f"{what}: none known", size, cold, least, "unzip, parse, join the text of each")
        yield Row(f"{what}: all known", size, warm, looked, "read and hash each")
        known = Row(f"{what}: all known", size, warm, cold, "none known", faster=True)
        yield known._replace(wanted=wanted) if form == "archive" else known


def _least(folder: Path, form: str, turns: int) -> tuple[float, float]:
    """Milliseconds for none known and for all known."""
    times = []
    for _ in range(turns):
        cache = fresh(folder)
        arguments = (str(folder / "drafts"), "--no-config", "-j", "1", "--output-format", form, "-o")
        both = [check(*arguments, str(folder / f"{form}-{name}"), cache=cache).cpu for name in ("cold", "warm")]
        cold, warm = ((folder / f"{form}-{name}").read_bytes() for name in ("cold", "warm"))
        if cold != warm:
            raise SystemExit(f"{form}: what is known is told otherwise than what is found")
        times.append(both)
        for name in ("cold", "warm"):
            (folder / f"{form}-{name}").unlink()
    cold_times, warm_times = zip(*times, strict=True)
    return min(cold_times), min(warm_times)


def fresh(folder: Path) -> Path:
    """A cache folder in which nothing is known of any draft; compiled patterns and parsed packs are there, as after the
    first run of an installation."""
    cache = folder / "cache"
    shutil.rmtree(cache, ignore_errors=True)
    first = folder / "first"
    paths = [str(first / "00001.docx")] if first.exists() else drafts.real_sized(first, 1)
    check(*paths, "--no-config", cache=cache)
    return cache
