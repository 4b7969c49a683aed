"""What comparing a draft with the other issues of its series has shown."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Remark(NamedTuple):
    """``finds`` is what the kind ``across-issues`` calls it. It is about the ``part`` of the draft (``number``,
    ``total``, ``date``, ``name``, ``issuer``, ``list``, ``lists``, ``recipient``, ``fields``, ``field``, ``section``,
    ``unit``, ``title``) that reads ``text``, '' for the only one or one that is missing: of ``list`` and ``lists`` the
    label of a list, of ``fields`` that of a field. ``values`` fill the rule's message."""

    finds: str
    part: str
    text: str = ""
    values: Mapping[str, str] = MappingProxyType({})
