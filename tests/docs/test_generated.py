"""What is generated is what ``python -m docs.generate`` would write now."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.model import Role
from docs.generator import files
from docs.generator.reference import ROLES


@pytest.mark.parametrize(
    "source",
    [pytest.param(name, marks=pytest.mark.slow) if name == "pages" else name for name in files.SOURCES],
)
def test_the_files_are_up_to_date(source: str) -> None:
    outdated = [path.as_posix() for path, _ in files.outdated(source)]
    assert outdated == [], "run python -m docs.generate"


def test_no_page_tells_of_a_rule_that_is_gone() -> None:
    assert files.stale() == []


def test_the_example_draft_is_what_its_description_says() -> None:
    assert files.example_is_right()


def test_every_role_is_explained() -> None:
    assert list(ROLES) == list(Role)
