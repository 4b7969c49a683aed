"""What is generated is what the generator would write now."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_lint.bulletin.model import Role
from docs.generator import files
from docs.generator.reference import ROLES


@pytest.mark.parametrize(("path", "text"), [pytest.param(*item, id=item[0].as_posix()) for item in files.generated()])
def test_the_file_is_up_to_date(path: Path, text: str) -> None:
    written = files.ROOT / path
    assert written.exists(), "run python docs/generate.py"
    assert written.read_text(encoding="utf-8") == text, "run python docs/generate.py"


def test_no_page_tells_of_a_rule_that_is_gone() -> None:
    assert files.stale() == []


def test_the_example_draft_is_what_its_description_says() -> None:
    assert files.example_is_right()


def test_every_role_is_explained() -> None:
    assert list(ROLES) == list(Role)
