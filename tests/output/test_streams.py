"""A format tells of a file before the next one is checked, unless it is one of those that say that they cannot."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bulletin_lint.output import FORMATS, HOLDING, renderer
from bulletin_lint.output.screen import Screen
from bulletin_lint.records.findings import FileRecord, Run
from tests.output.test_contracts import BARE, RULE


@pytest.mark.parametrize("name", FORMATS)
def test_no_more_files_are_taken_than_needed(name: str) -> None:
    taken = 0

    def files() -> Iterator[FileRecord]:
        nonlocal taken
        for number in range(100):
            taken += 1
            yield FileRecord(f"{number}.docx", (BARE._replace(file=f"{number}.docx"),))

    lines = renderer(name)(Run(files(), {RULE.code: RULE}, {"PUN": "标点"}), Screen())
    for line in lines:
        if "1.docx" in line:
            break
    assert taken <= (100 if name in HOLDING else 3)
    assert (taken == 100) is (name in HOLDING)
