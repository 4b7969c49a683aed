"""Which tests decide about which modules."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

PACKAGE = "bulletin_lint"
# The longest beginning of a module's path counts.
DECISIVE = {
    "engine": ("tests/engine", "tests/text", "tests/test_api.py"),
    "text": ("tests/text", "tests/engine", "tests/docx/test_story.py", "tests/docx/test_facts.py"),
    "text/pages.py": ("tests/rendered",),
    "startup": ("tests/startup", "tests/cli/test_cache.py", "tests/cli/test_usage.py"),
    "records/baseline.py": ("tests/records", "tests/cli/test_baseline.py"),
    "records/fingerprint.py": ("tests/records", "tests/output/test_formats.py", "tests/cli/test_baseline.py"),
    "docx/guard": ("tests/docx", "tests/cli/test_fix.py", "tests/cli/test_review.py"),
    "docx/write": ("tests/docx", "tests/cli/test_fix.py", "tests/cli/test_review.py"),
    "docx/write/printable.py": ("tests/rendered",),
    "rendered": ("tests/rendered",),
    "checks": ("tests/checks", "tests/rulebook/test_packs.py", "tests/test_fixtures.py"),
    "bulletin": ("tests/bulletin", "tests/test_fixtures.py"),
}


def modules(wanted: Iterable[str]) -> list[str]:
    """The modules that ``wanted`` names, files or folders of the package, as paths; all that have decisive tests when
    nothing is wanted. Raises SystemExit for a name that is none."""
    found: list[str] = []
    for name in wanted or DECISIVE:
        path = Path(PACKAGE, name.removeprefix(f"{PACKAGE}/"))
        files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
        if not all(file.exists() and tests_of(file.as_posix()) for file in files):
            raise SystemExit(f"no module with decisive tests: {name}")
        found += (file.as_posix() for file in files if file.name != "__init__.py")
    return found


def tests_of(module: str) -> tuple[str, ...]:
    """The files and folders of tests that decide about ``module``; none where nobody said."""
    inside = module.removeprefix(f"{PACKAGE}/")
    names = [name for name in DECISIVE if inside == name or inside.startswith(f"{name}/")]
    tests = DECISIVE[max(names, key=len)] if names else ()
    return tuple(name for name in tests if Path(name).exists())
