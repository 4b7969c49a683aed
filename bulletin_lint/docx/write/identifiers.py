"""Numbers for tracked changes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from bulletin_lint.docx.read.story import WordDocument


def free_identifiers(document: WordDocument) -> Iterator[int]:
    """Numbers that no annotation of the document has; nothing is looked for before the first is asked for."""
    used = {said for part in document.parts for said in part.root.xpath("//@*[local-name() = 'id']")}
    yield from (number for number in count(1) if str(number) not in used)
