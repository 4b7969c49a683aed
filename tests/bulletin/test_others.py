"""Word files that are no bulletins are told apart, whatever they have in common with one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bulletin_lint.bulletin.parse import ENOUGH_EVIDENCE, parse
from tests.bulletin.marked import lines_of, text_of
from tests.bulletin.rules import default_profile

TEXTS: dict[str, str] = tomllib.loads((Path(__file__).parent / "others.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", TEXTS)
def test_another_kind_of_document_is_no_bulletin(name: str) -> None:
    draft = parse(text_of(lines_of(TEXTS[name])), default_profile())

    assert draft.bulletin.evidence < ENOUGH_EVIDENCE
