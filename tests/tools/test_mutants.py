"""The mutation tester: which breaks are made, where, and how they are shown and counted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.places import ROOT
from tools.mutants.equivalent import Key, key, listed
from tools.mutants.mutations import mutants
from tools.mutants.report import difference, share, survivor, table

MODULE = "bulletin_lint/x.py"


def broken(source: str) -> list[str]:
    """The source after each break."""
    data = source.encode()
    return [
        (data[: change.start] + change.text.encode() + data[change.end :]).decode()
        for *_, change in mutants(MODULE, data)
    ]


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("a < b <= c", ["a <= b <= c", "a < b < c"]),
        ("(a) is not b", ["(a) is b"]),
        ("a not in (b)", ["a in (b)"]),
        ("a and b or c", ["a or b or c", "a and b and c"]),
        ("a + b", ["a - b"]),
        ("not a", ["a"]),
        ("x = -a", ["x = a"]),
        ("x = 3", ["x = 2", "x = 4"]),
        ("x = 0", ["x = -1", "x = 1"]),
        ("x = True", ["x = False"]),
        ("x = None", []),
        ("x = '小简报'", ["x = '小报'"]),
        ("x = '报'", ["x = 'XX报'"]),
        ("x = ''", ["x = 'XX'"]),
        ("x = f'{a:>{2}}'", ['x = "XX"']),
        ("x = s[a:b]", ["x = s[:b]", "x = s[a:]"]),
        ("x = s[0:]", ["x = s[-1:]", "x = s[1:]"]),
        ("x = min(a, b)", ["x = max(a, b)"]),
        ("x = s.find(a)", ["x = s.rfind(a)"]),
        ("x = a if b else c", ["x = a if not (b) else c"]),
        ("x = [a for a in b if c(a)]", ["x = [a for a in b if not (c(a))]"]),
    ],
)
def test_an_expression_is_broken_in_each_way(source: str, made: list[str]) -> None:
    whole = [text for text in broken(source) if text != "pass"]
    assert sorted(whole) == sorted(made)


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("f(a)", ["pass"]),
        ("x += a", ["pass"]),
        ("x.a = b", ["pass"]),
        ("x = b", []),
        ("raise a", ["pass"]),
        ("while a < b: break", ["while a <= b: break", "while a < b: continue"]),
        ("def f():\n    return a", ["def f():\n    return None"]),
        ("def f():\n    return None", []),
    ],
)
def test_a_statement_is_left_out_or_turned(source: str, made: list[str]) -> None:
    assert sorted(broken(source)) == sorted(made)


@pytest.mark.parametrize(
    "source",
    [
        '"""What it does, in 1 line."""',
        "def f(a: 'int | None') -> Literal['x']:\n    '''Says.'''",
        "@decorated(1)\nclass A(B[1]):\n    a: Literal['x']",
        "if TYPE_CHECKING:\n    x = 1",
        "T = TypeVar('T', bound=1)",
        "Piece = tuple[int, int] | str",
        "if sys.platform == 'win32':\n    x = 1",
    ],
)
def test_what_does_nothing_is_left_alone(source: str) -> None:
    assert broken(source) == []


def test_a_mutant_knows_its_line_and_what_it_runs_in() -> None:
    source = "X = 1\nclass A:\n    b = '甲'\n    def c(self, d=2):\n        def e():\n            return 3 + d\n"
    found = mutants(MODULE, source.encode())
    assert Counter((mutant.line, mutant.function) for mutant in found) == {
        (1, ""): 2,
        (3, "A"): 1,
        (4, "A"): 2,
        (6, "A.c.e"): 4,
    }


def test_a_survivor_is_shown_as_a_difference_and_known_by_it_wherever_it_stands() -> None:
    data = "# 甲\ndef f(a):\n    return a < 1\n".encode()
    mutant = next(mutant for mutant in mutants(MODULE, data) if mutant.change.text == "<=")
    assert difference(mutant, data) == ["-    return a < 1", "+    return a <= 1"]
    assert survivor(mutant, data) == f"{MODULE}:3 f\n-    return a < 1\n+    return a <= 1"
    assert key(mutant, data) == Key(MODULE, "f", "return a < 1", "return a <= 1")


def test_equivalent_ones_do_not_count() -> None:
    assert share(Counter(killed=80, time=5, survived=15, equivalent=40)) == 85
    assert share(Counter()) == 0
    lines = table({"p/a.py": Counter(killed=1), "p/b.py": Counter(survived=1)}).splitlines()
    assert [line.split() for line in lines[1:]] == [
        ["p/a.py", "1", "0", "0", "0", "100.0"],
        ["p/b.py", "0", "0", "1", "0", "0.0"],
        ["p/", "1", "0", "1", "0", "50.0"],
        ["total", "1", "0", "1", "0", "50.0"],
    ]


@pytest.mark.parametrize("module", sorted({entry.module for entry in listed()}))
def test_what_is_listed_as_equivalent_is_still_a_mutant(module: str) -> None:
    data = Path(ROOT, module).read_bytes()
    made = {key(mutant, data) for mutant in mutants(module, data)}
    assert [entry for entry in listed() if entry.module == module and entry not in made] == []
