"""The output formats, one module each, with ``render(run, screen)`` giving lines. The folder says for whom.

``people/``: in the console's encoding, with a summary. ``tools/``: for programs, always UTF-8, nothing added.
``pages/``: likewise, and they show the text of the documents. A file that is put there is a format, named like it.

A format says what there is to say of a file before the next one is checked, so that an archive needs no more memory
than a draft. Those that are HOLDING cannot: they begin with the worst finding, or with how many there are, and hold all
findings of the run; a page holds the documents' text, too. Those that are WITH_WAIVED have a place for what comments
or a baseline waive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from bulletin_lint.output.screen import Screen
from bulletin_lint.records.findings import Run

Render = Callable[[Run, Screen], Iterator[str]]
DEFAULT = "full"


def _formats(folder: str) -> tuple[str, ...]:
    """The formats in ``folder``: the default first, the others by their names."""
    paths = [path for path in (Path(__file__).parent / folder).iterdir() if path.stem[0].isalpha()]
    return tuple(sorted((path.stem.replace("_", "-") for path in paths), key=lambda name: (name != DEFAULT, name)))


FOR_PEOPLE, FOR_TOOLS, PAGES = map(_formats, ("people", "tools", "pages"))
FORMATS = (*FOR_PEOPLE, *FOR_TOOLS, *PAGES)
WITH_WAIVED = ("html", "json", "json-lines", "junit", "sarif")
HOLDING = ("github", "gitlab", "junit", "rdjson", "sarif", *PAGES)


def renderer(name: str) -> Render:
    """The format of that name; one of FORMATS."""
    folder = "people" if name in FOR_PEOPLE else "tools" if name in FOR_TOOLS else "pages"
    render: Render = import_module(f"{__name__}.{folder}.{name.replace('-', '_')}").render
    return render
