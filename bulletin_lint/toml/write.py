"""Values as TOML text, for the files that we write for people."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from bulletin_lint.toml.hidden import escaped

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def toml_key(name: str) -> str:
    """A key, quoted where it must be."""
    return name if _BARE.fullmatch(name) else toml_value(name)


def toml_value(value: Any) -> str:
    """Text, numbers, true and false, lists and tables of these on one line. Raises TypeError for anything else."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            return escaped(json.dumps(value, ensure_ascii=False))
        case list() | tuple():
            return f"[{', '.join(map(toml_value, value))}]"
        case Mapping():
            inner = ", ".join(f"{toml_key(name)} = {toml_value(item)}" for name, item in value.items())
            return f"{{ {inner} }}" if inner else "{}"
    raise TypeError(f"no TOML for {type(value).__name__}")
