"""What pages have in common: one file that holds everything and loads nothing from the network."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files

from bulletin_lint import __version__
from bulletin_lint.output.pages.html.tags import EMPTY, Markup, named, tag

MAKER = "bulletin-lint"


def document(title: str, style: Markup, *content: Markup, script: Markup = EMPTY, maker: str = MAKER) -> str:
    """The HTML document; ``maker`` says by what the file is known as ours."""
    sources = f"style-src {_digest(style)}" + (f"; script-src {_digest(script)}" if script else "")
    policy = f"default-src 'none'; {sources}; base-uri 'none'; form-action 'none'"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name_="generator", content=f"{maker} {__version__}"),
        tag("meta", name_="color-scheme", content="light dark"),
        tag("title", named(title)),
        tag("style", style),
    )
    body = tag("body", *content, tag("script", script) if script else EMPTY)
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang='zh-CN')}"


@cache
def resource(*names: str) -> Markup:
    """Files that are part of this package and stand in the page as they are."""
    return Markup("".join(files(__package__).joinpath(name).read_text("utf-8") for name in names))


def _digest(content: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
