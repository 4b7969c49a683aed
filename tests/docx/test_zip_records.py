"""Records of the zip's directory that claim more than there is."""

from __future__ import annotations

import pytest

from bulletin_lint.docx.errors import UnreadableFile
from bulletin_lint.docx.package import Package
from tests.docx.build import paragraph, run, word_file

CENTRAL, NAME_LENGTH, EXTRA_LENGTH, COMMENT_LENGTH = b"PK\x01\x02", 28, 30, 32


@pytest.mark.parametrize("field", [NAME_LENGTH, EXTRA_LENGTH, COMMENT_LENGTH])
def test_a_record_that_goes_beyond_the_directory_is_damaged(field: int) -> None:
    """Others read the file; copied with a record behind it, that one would swallow the next."""
    data = bytearray(word_file(paragraph(run("会议召开。"))))
    data[data.rindex(CENTRAL) + field] += 1

    with pytest.raises(UnreadableFile, match="已损坏"):
        Package.from_bytes(bytes(data))
