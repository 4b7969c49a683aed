"""Addresses of git repositories, in the ways in which git, pip and people write them."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

_SCP = re.compile(r"(?P<user>[\w.-]+@)?(?P<host>[\w-][\w.-]+):(?!/{2}|\\)(?P<path>.+)")
_EVERYWHERE = ("https", "http", "ssh", "git")


class Address(NamedTuple):
    """An address that works from other machines, too: as git takes it, and as pip does behind ``git+``."""

    git: str
    pip: str
    host: str


def address_of(text: str) -> Address | None:
    """The address, without names and passwords that it may hold; None for a folder of this machine."""
    text = text.strip()
    if "://" not in text:
        match = _SCP.fullmatch(text)
        if match is None or len(match["host"]) == 1:  # one letter is a drive
            return None
        user = match["user"] or ""
        return Address(text, f"ssh://{user}{match['host']}/{match['path'].lstrip('/')}", match["host"].lower())
    parts = urlsplit(text)
    if parts.scheme not in _EVERYWHERE or not parts.hostname:
        return None
    place = parts.netloc.rpartition("@")[2]
    if parts.scheme == "ssh" and parts.username:
        place = f"{parts.username}@{place}"
    bare = urlunsplit((parts.scheme, place, parts.path, "", ""))
    return Address(bare, bare, parts.hostname)


def holds_a_secret(text: str) -> bool:
    """Whether the address names who asks for it, as one with a token does."""
    parts = urlsplit(text.removeprefix("git+"))
    return bool(parts.password or (parts.username and parts.scheme in ("http", "https")))
