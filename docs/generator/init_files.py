"""The files that ``bulletin-lint init`` writes, as the pages show them: from the very templates.

A comment ``<!-- init: CI SOURCE -->`` stands before the block; ``title`` is the path of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bulletin_lint.drafting.repository.hosts import Host
from bulletin_lint.drafting.repository.source import Source, given
from bulletin_lint.drafting.repository.wanted import wanted
from docs.generator.session import ROOT

PAGES = ("docs/howto/ci.md", "docs/howto/hooks.md")
SOURCES = {
    "git": given("git+https://git.example.org/tools/bulletin-lint@v0.1.0"),
    "url": given("https://files.example.org/bulletin_lint-0.1.0-py3-none-any.whl"),
    "inside": given("./.ci/bulletin_lint-0.1.0-py3-none-any.whl"),
}
_BLOCK = re.compile(
    r'^(?P<head><!-- init: (?P<ci>\w+) (?P<source>\w+) -->\n\n```\w+ title="(?P<path>[^"]+)"\n)(?P<content>.*?)^```$',
    re.MULTILINE | re.DOTALL,
)


def text_of(ci: str, source: Source, path: str) -> str:
    """What ``init`` writes to ``path``. Raises KeyError where it writes no such file."""
    return {each.path: each.text for each in wanted(ROOT, "", (), Host(ci, ""), source)}[path]


def refreshed(page: str) -> str:
    """The page with the files as they are now."""
    return _BLOCK.sub(lambda found: f"{found['head']}{_of(found)}```", page)


def _of(found: re.Match[str]) -> str:
    return text_of(found["ci"], SOURCES[found["source"]], found["path"])


def pages() -> Iterator[tuple[Path, str]]:
    """The pages, by their paths from the root of the project."""
    for name in PAGES:
        yield Path(name), refreshed((ROOT / name).read_text(encoding="utf-8"))
