"""XML written by the formats that are XML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from bulletin_lint.records.characters import HIDDEN

HEADER = '<?xml version="1.0" encoding="UTF-8"?>'

_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # in XML 1.0, however they are written
# What the log of a CI service takes for a command, at the beginning of a line or anywhere in it.
_COMMANDS = re.compile(r"(?m)(?<=##)\[|(?<=##vso)\[|(?<=##teamcity)\[|^[^\S\n]*:(?=:)")


def tag(name: str, attributes: Mapping[str, object], closed: bool = False) -> str:
    """An opening tag, or an empty element if ``closed``."""
    joined = "".join(f" {key}={_safe(quoteattr(_legal(str(value))))}" for key, value in attributes.items())
    return f"<{name}{joined}{'/' if closed else ''}>"


def content(text: str) -> str:
    """``text`` between two tags."""
    return _safe(escape(_legal(text)))


def _legal(text: str) -> str:
    """``text`` with a space for each character that XML cannot hold."""
    return _ILLEGAL.sub(" ", text)


def without_commands(markup: str) -> str:
    """Markup that says the same, and in which the log of a CI service finds nothing to do."""
    return _COMMANDS.sub(_reference, markup)


def _safe(markup: str) -> str:
    """Markup with a reference for each character that a terminal, or the log of a CI service, would act on."""
    return without_commands(re.sub(HIDDEN, _reference, markup))


def _reference(match: re.Match[str]) -> str:
    return f"{match[0][:-1]}&#{ord(match[0][-1])};"
