"""The house keeps its plan: floors, one direction, few loose modules, short functions."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest

from tests.places import ROOT

PACKAGE = ROOT / "bulletin_lint"
# From the ground up: nothing imports what stands above it. Rooms on one floor do not know each other.
FLOORS = (
    ("errors",),
    ("startup",),
    ("disk",),
    ("toml",),
    ("text",),
    ("engine",),
    ("docx",),
    ("docx.read",),
    ("docx.guard", "docx.write"),
    ("bulletin",),
    ("rendered",),
    ("checks.reading",),
    ("series",),
    ("checks",),
    ("config",),
    ("rulebook",),
    ("api",),
    ("records",),
    ("annotate",),
    ("batch",),
    ("archive",),
    ("drafting",),
    ("output",),
    ("cli",),
)
# The package itself imports what it offers when somebody asks for it, ``python -m`` the command line: what opens doors
# stands on no floor, and nobody inside goes through them.
DOORS = frozenset({"bulletin_lint", "bulletin_lint.__main__"})
LOOSE = 6
LONGEST, MEDIAN = 40, 6  # lines of a function
LONGEST_FILE = 300


class Import(NamedTuple):
    """One module importing another, wherever in it the statement stands."""

    source: str
    target: str

    def __str__(self) -> str:
        return f"{self.source} -> {self.target}"


@cache
def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    names = {path: ".".join(path.relative_to(ROOT).with_suffix("").parts) for path in PACKAGE.rglob("*.py")}
    return {name.removesuffix(".__init__"): path for path, name in names.items()}


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports() -> frozenset[Import]:
    """All imports among the modules of the package, those in functions and under TYPE_CHECKING too."""
    return frozenset(
        Import(name, target)
        for name, path in modules().items()
        for node in ast.walk(parsed(path))
        for target in targets(node)
        if target != name
    )


def targets(node: ast.AST) -> Iterator[str]:
    """The modules of the package that a statement imports."""
    named: list[str] = []
    if isinstance(node, ast.Import):
        named = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        assert not node.level, "imports are absolute"
        named = [f"{node.module}.{alias.name}" for alias in node.names]
    for name in named:
        while name and name not in modules():
            name = name.rpartition(".")[0]
        if name:
            yield name


def room(module: str) -> str:
    """The room that a module lies in: the longest name among those of the floors."""
    inside = module.removeprefix("bulletin_lint.")
    rooms = [name for floor in FLOORS for name in floor if f"{inside}.".startswith(f"{name}.")]
    return max(rooms, key=len, default="")


def level(module: str) -> int:
    return next(number for number, floor in enumerate(FLOORS) if room(module) in floor)


def described(found: list[Import]) -> str:
    return "\n".join(sorted(map(str, found)))


def test_every_module_has_its_floor() -> None:
    assert [name for name in modules() if name not in DOORS and not room(name)] == []


def inside() -> list[Import]:
    return [each for each in imports() if not DOORS & {*each}]


def test_nothing_imports_a_floor_above_its_own() -> None:
    up = [each for each in inside() if level(each.target) > level(each.source)]
    assert not up, described(up)


def test_rooms_on_one_floor_do_not_know_each_other() -> None:
    level_ones = [each for each in inside() if level(each.target) == level(each.source)]
    across = [each for each in level_ones if room(each.target) != room(each.source)]
    assert not across, described(across)


def test_the_guard_shares_only_the_reading_with_what_it_guards() -> None:
    taken = {room(each.target) for each in imports() if room(each.source) == "docx.guard"}
    assert taken == {"docx.guard", "docx", "docx.read", "text"}
    writers = [each for each in imports() if room(each.target) == "docx.guard" and room(each.source) == "docx.write"]
    assert not writers, described(writers)


def test_nobody_inside_goes_through_the_doors_but_for_the_version() -> None:
    taken = {
        f"{name}: {alias.name}"
        for name, path in modules().items()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom) and node.module in DOORS
        for alias in node.names
        if alias.name != "__version__" and f"{node.module}.{alias.name}" not in modules()
    }
    assert not taken


def test_no_circles() -> None:
    graph: dict[str, set[str]] = defaultdict(set)
    for source, target in inside():
        graph[source].add(target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


@pytest.mark.parametrize("name", ["text", "engine"])
def test_text_and_engine_know_neither_word_nor_bulletins(name: str) -> None:
    told = [
        each for each in imports() if room(each.source) == name and room(each.target).startswith(("docx", "bulletin"))
    ]
    assert not told, described(told)


def test_few_modules_lie_loose() -> None:
    assert len([*PACKAGE.glob("*.py")]) <= LOOSE


def functions() -> Iterator[tuple[str, int]]:
    """Every function with its place and its lines, decorators left out."""
    for name, path in modules().items():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno is not None
                yield f"{name}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1


def test_functions_are_short() -> None:
    lengths = dict(functions())
    assert [place for place, length in lengths.items() if length > LONGEST] == []
    assert median(lengths.values()) <= MEDIAN


def test_files_are_short() -> None:
    lengths = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in modules().items()}
    assert [name for name, length in lengths.items() if length > LONGEST_FILE] == []
