"""XML written by the formats that are XML."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

HEADER = '<?xml version="1.0" encoding="UTF-8"?>'


def tag(name: str, attributes: Mapping[str, object], closed: bool = False) -> str:
    """An opening tag, or an empty element if ``closed``."""
    joined = "".join(f" {key}={quoteattr(legal(str(value)))}" for key, value in attributes.items())
    return f"<{name}{joined}{'/' if closed else ''}>"


def legal(text: str) -> str:
    """``text`` with a space for each control character: XML 1.0 cannot hold them."""
    return "".join(char if char >= " " or char in "\t\n" else " " for char in text)
