"""What a finding is known by from one run to the next: in baselines, and in the formats for other tools.

Stored files and other programs hold these values: what goes into them must never change.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from bulletin_lint.disk.links import relative_path
from bulletin_lint.records.findings import FindingRecord

_AROUND = 8  # characters on either side of the marked text


def relative(path: str) -> str:
    """The path from the folder of the run, with slashes: what tools that look at a repository want."""
    here = relative_path(path)
    return (path if here.startswith("..") else here).replace(os.sep, "/")


def content_key(finding: FindingRecord) -> str:
    """What stays the same of a finding while other parts of the file change: rule, and marked text with a little
    around it."""
    place = finding.place
    around = place.text[max(0, place.start - _AROUND) : place.end + _AROUND]
    return f"{finding.code} {sha256(f'{place.part} {around}'.encode()).hexdigest()[:16]}"


def fingerprints(findings: Iterable[FindingRecord]) -> list[str]:
    """One for each finding, which stays the same while other parts of the file change.

    It is made of the file and the finding's ``content_key``, and of how many alike came before.
    """
    seen: Counter[tuple[str, str]] = Counter()
    prints = []
    for finding in findings:
        key = (relative(finding.file), content_key(finding))
        seen[key] += 1
        prints.append(sha256("\n".join((*key, str(seen[key]))).encode()).hexdigest()[:32])
    return prints
