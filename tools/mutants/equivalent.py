"""The mutants that no test could tell from the program, each with the reason, as ``equivalent.toml`` lists them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

from tools.mutants.mutations import Mutant
from tools.mutants.report import difference


class Key(NamedTuple):
    """What makes a mutant the same while lines move: where it stands, and its line before and after."""

    module: str
    function: str
    old: str
    new: str


def key(mutant: Mutant, data: bytes) -> Key:
    """The key of ``mutant``, made in the source ``data``."""
    lines = difference(mutant, data)
    old, new = ("\n".join(line[1:].strip() for line in lines if line[0] == sign) for sign in "-+")
    return Key(mutant.module, mutant.function, old, new)


def listed() -> frozenset[Key]:
    """What the list holds. Raises ValueError for an entry without a reason."""
    entries = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["mutant"]
    for entry in entries:
        if not entry["why"].strip():
            raise ValueError(f"no reason: {entry}")
    return frozenset(Key(entry["module"], entry["function"], entry["old"], entry["new"]) for entry in entries)
