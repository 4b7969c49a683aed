"""The generated files, each with what it should hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from docs.generator import schemas

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = {
    "config": schemas.config_schema,
    "profile": schemas.profile_schema,
    "pack": schemas.pack_schema,
    "findings": schemas.findings_schema,
}


def generated() -> Iterator[tuple[Path, str]]:
    """Every generated file by its path from the root of the project, and its text."""
    for name, schema in SCHEMAS.items():
        yield Path(f"rules/{name}.schema.json"), json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
