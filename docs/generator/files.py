"""The generated files, each with what it should hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from docs.generator import init_files, kinds, reference, rules, schemas, session
from fixtures.build import members
from tools.documents import load, stored

ROOT = session.ROOT
EXAMPLE = Path("docs/examples/第12期.docx")
SCHEMAS = {
    "config": schemas.config_schema,
    "profile": schemas.profile_schema,
    "pack": schemas.pack_schema,
    "findings": schemas.findings_schema,
    "archive": schemas.archive_schema,
    "table": schemas.table_schema,
}


def _schemas() -> Iterator[tuple[Path, str]]:
    for name, schema in SCHEMAS.items():
        yield Path(f"rules/schemas/{name}.schema.json"), json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


# What makes files: each gives their paths from the root of the project, and their text. The example draft comes first.
SOURCES = {
    "schemas": _schemas,
    "rules": rules.pages,
    "reference": reference.pages,
    "kinds": kinds.pages,
    "files of init": init_files.pages,
    "pages": session.pages,
}


def outdated(source: str) -> Iterator[tuple[Path, str]]:
    """The files of one of SOURCES that are not as they should be, and what they should hold."""
    for path, text in SOURCES[source]():
        target = ROOT / path
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            yield path, text


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
