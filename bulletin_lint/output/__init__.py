"""The output formats: one module each, with ``render(run, screen)`` giving lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from bulletin_lint.output.screen import Screen
from bulletin_lint.records.findings import Run

Render = Callable[[Run, Screen], Iterator[str]]

# For people: in the console's encoding, with a summary. The others are for programs: always UTF-8, nothing added.
FOR_PEOPLE = ("full", "concise", "grouped")
FOR_TOOLS = ("json", "json-lines", "github", "gitlab", "sarif", "junit", "rdjson", "checkstyle")
FORMATS = (*FOR_PEOPLE, *FOR_TOOLS, "html")
# These show the text of the documents, which is not kept for the others.
WITH_TEXT = ("html",)


def renderer(name: str) -> Render:
    """The format of that name; one of FORMATS."""
    render: Render = import_module(f"bulletin_lint.output.{name.replace('-', '_')}").render
    return render
