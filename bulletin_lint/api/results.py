"""What is known of one file after a check, or a repair."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.engine.finding import Finding
from bulletin_lint.rulebook.choice import Choice


class FileResult(NamedTuple):
    """What is known of one file.

    ``findings`` are what remains to be said, in reading order; their offsets are those of ``draft.text``. ``draft``
    and ``document`` are None for a file that could not be read. After a ``fix`` that repaired something: ``fixed`` are
    the findings that were repaired, ``content`` the new bytes of the file, ``before`` the result as ``lint`` gives it.
    ``failure`` says in Chinese what went wrong with it, ``held`` why the file is better not rewritten (signed, say),
    ``notes`` what else there is to know of a file that was written. ``hidden`` counts what is not among the findings:
    by ``comment`` (waived in the draft), ``baseline`` (known of old), ``settings`` (of rules that they ignore),
    ``severity`` (not as grave as was asked for).
    ``choice`` is the profile by which it was judged.
    """

    path: str
    findings: tuple[Finding, ...]
    draft: Draft | None = None
    document: WordDocument | None = None
    fixed: tuple[Finding, ...] = ()
    content: bytes | None = None
    before: FileResult | None = None
    failure: str = ""
    held: str = ""
    notes: tuple[str, ...] = ()
    hidden: Mapping[str, int] = MappingProxyType({})
    choice: Choice | None = None


Known = Callable[[FileResult], Sequence[bool]]
"""Which findings of a result are known of old: they are neither told nor repaired."""
