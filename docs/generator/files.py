"""The generated files, each with what it should hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from docs.generator import reference, rules, schemas, session
from fixtures.build import members
from tests.documents import load, stored

ROOT = session.ROOT
EXAMPLE = Path("docs/examples/第12期.docx")
SCHEMAS = {
    "config": schemas.config_schema,
    "profile": schemas.profile_schema,
    "pack": schemas.pack_schema,
    "findings": schemas.findings_schema,
}


def generated() -> Iterator[tuple[Path, str]]:
    """Every generated text by its path from the root of the project; the example draft must be there already."""
    for name, schema in SCHEMAS.items():
        yield Path(f"rules/{name}.schema.json"), json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
    yield from rules.pages()
    yield from reference.pages()
    yield from session.pages()


def example() -> bytes:
    """The example draft."""
    return stored(load(session.EXAMPLES / "bulletin.toml"))


def example_is_right() -> bool:
    """Whether the example draft holds what it should; how it is compressed does not matter."""
    path = ROOT / EXAMPLE
    return path.exists() and members(path.read_bytes()) == members(example())


def stale() -> list[Path]:
    """Pages of rules that there are no more, by their paths from the root of the project."""
    wanted = {path for path, _ in rules.pages()}
    present = (path.relative_to(ROOT) for path in (ROOT / rules.FOLDER).glob("*.md"))
    return sorted(path for path in present if path not in wanted)
