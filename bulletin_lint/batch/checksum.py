"""What a file's content is known by."""

from __future__ import annotations

from hashlib import blake2b

LENGTH = 16
"""Bytes of a checksum: enough for more files than there are."""


def checksum_of(content: bytes, manner: str = "") -> str:
    """The checksum of a file's content, or of that and the manner in which it is checked, in hexadecimal."""
    return blake2b(content, digest_size=LENGTH, key=manner.encode()).hexdigest()
