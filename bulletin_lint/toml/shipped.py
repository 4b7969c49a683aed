"""Where the shipped rule packs, profiles and schemas are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


@cache
def rules_folder() -> Path:
    """The folder of the shipped packs: inside an installed package, beside it in a checkout or editable install."""
    installed = _PACKAGE / "rules"
    return installed if installed.is_dir() else _PACKAGE.parent / "rules"


@cache
def profiles_folder() -> Path:
    """The folder of the shipped profiles."""
    return rules_folder() / "profiles"


def schema_path(name: str) -> Path:
    """The JSON schema of ``config``, ``profile``, ``pack``, ``findings`` or ``archive``, which is generated."""
    return rules_folder() / "schemas" / f"{name}.schema.json"


def pack_paths() -> list[Path]:
    """The shipped rule packs in a fixed order; profiles are not among them."""
    folder = rules_folder()
    return sorted(path for path in folder.rglob("*.toml") if profiles_folder() not in path.parents)
