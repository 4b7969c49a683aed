"""The file in which pre-commit looks for hooks, and ours in it. A check in a hook asks this: nothing else is loaded."""

from __future__ import annotations

import re

PATH = ".pre-commit-config.yaml"
CHECK = "bulletin-lint"
FIX = "bulletin-lint-fix"


def has(text: str, *hooks: str) -> bool:
    """Whether the text of the file sets up one of the hooks."""
    names = "|".join(map(re.escape, hooks))
    return bool(re.search(rf"^[^#\n]*\bid:\s*['\"]?(?:{names})(?![\w-])", text, re.MULTILINE))
