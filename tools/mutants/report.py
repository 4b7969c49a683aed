"""What is printed of the mutants: the survivors as differences, and a table of figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import unified_diff

from tools.mutants.mutations import Mutant

COLUMNS = ("killed", "time", "survived", "equivalent")


def difference(mutant: Mutant, data: bytes) -> list[str]:
    """The lines that ``mutant`` takes from the source ``data`` (with a minus) and puts there (with a plus)."""
    start, end, text = mutant.change
    made = data[:start] + text.encode() + data[end:]
    lines = unified_diff(data.decode().splitlines(), made.decode().splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def survivor(mutant: Mutant, data: bytes) -> str:
    """A mutant as it is shown: its place, and its difference."""
    return "\n".join((f"{mutant.module}:{mutant.line} {mutant.function}".rstrip(), *difference(mutant, data)))


def table(counts: Mapping[str, Counter[str]]) -> str:
    """Lines of figures by module, by folder and altogether."""
    by_folder: dict[str, Counter[str]] = {}
    for module, counted in counts.items():
        by_folder.setdefault(f"{module.rpartition('/')[0]}/", Counter()).update(counted)
    total: Counter[str] = Counter()
    for counted in counts.values():
        total.update(counted)
    rows = [*counts.items(), *by_folder.items(), ("total", total)]
    return "\n".join(_lines(rows))


def _lines(rows: Iterable[tuple[str, Counter[str]]]) -> Iterator[str]:
    yield f"{'':45}" + "".join(f"{name:>12}" for name in (*COLUMNS, "% died"))
    for name, counted in rows:
        yield f"{name:45}" + "".join(f"{counted[column]:>12}" for column in COLUMNS) + f"{share(counted):>12.1f}"


def share(counted: Counter[str]) -> float:
    """How many of the mutants that are not equivalent died, in per cent."""
    died = counted["killed"] + counted["time"]
    return 100 * died / max(1, died + counted["survived"])
