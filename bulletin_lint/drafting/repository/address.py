"""Addresses of git repositories, in the ways in which git, pip and people write them."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

_SCP = re.compile(r"(?P<user>[\w.-]+@)?(?P<host>[\w-][\w.-]+):(?!/{2}|\\)(?P<path>.+)")
_EVERYWHERE = ("https", "http", "ssh", "git")
_BEFORE_THE_HOST = re.compile(r"(?P<scheme>[\w+.-]*)://(?P<who>[^/\s]*)@")


class Address(NamedTuple):
    """An address that works from other machines, too: as git takes it, and as pip does behind ``git+``."""

    git: str
    pip: str
    host: str


def address_of(text: str) -> Address | None:
    """The address, without names and passwords that it may hold; None for a folder of this machine, and for what is no
    address at all."""
    text = text.strip()
    if "://" not in text:
        match = _SCP.fullmatch(text)
        if match is None:
            return None
        user = match["user"] or ""
        return Address(text, f"ssh://{user}{match['host']}/{match['path'].lstrip('/')}", match["host"].lower())
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:  # brackets of IPv6 that do not close, a port that is no number
        return None
    if parts.scheme not in _EVERYWHERE or not host:
        return None
    place = parts.netloc.rpartition("@")[2]
    if parts.scheme == "ssh" and parts.username:
        place = f"{parts.username}@{place}"
    bare = urlunsplit((parts.scheme, place, parts.path, "", ""))
    return Address(bare, bare, host)


def holds_a_secret(text: str) -> bool:
    """Whether an address in the text names who asks for it, as one with a token does. A mere name for ssh is none; a
    query may be one, and nobody can tell."""
    named = ((found["scheme"].lower().rpartition("+")[2], found["who"]) for found in _BEFORE_THE_HOST.finditer(text))
    return "?" in text or any(scheme != "ssh" or ":" in who for scheme, who in named)
