"""What is generated is what the generator would write now."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.generator.files import ROOT, generated


@pytest.mark.parametrize(("path", "text"), [pytest.param(*item, id=item[0].as_posix()) for item in generated()])
def test_the_file_is_up_to_date(path: Path, text: str) -> None:
    written = ROOT / path
    assert written.exists(), "run python docs/generate.py"
    assert written.read_text(encoding="utf-8") == text, "run python docs/generate.py"
