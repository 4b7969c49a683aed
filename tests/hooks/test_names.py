"""Which files the hooks take, by the patterns in ``.pre-commit-hooks.yaml`` alone."""

from __future__ import annotations

import re

import pytest

from tests.places import ROOT

HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
FILES = re.findall(r"^  files: (.*)$", HOOKS, re.MULTILINE)
EXCLUDE = re.findall(r"^  exclude: (.*)$", HOOKS, re.MULTILINE)


def taken(name: str) -> bool:
    """As pre-commit decides: both patterns are searched for in the path, with slashes on Windows too."""
    return bool(re.search(FILES[0], name)) and not re.search(EXCLUDE[0], name)


def test_both_hooks_take_the_same_files() -> None:
    assert len(FILES) == len(EXCLUDE) == 2
    assert len(set(FILES)) == len(set(EXCLUDE)) == 1


@pytest.mark.parametrize("name", ["第12期.docx", "稿件/〔2024〕第1期.DOCX", "a b/c.docx", "甲~$乙.docx"])
def test_drafts_are_taken(name: str) -> None:
    assert taken(name)


@pytest.mark.parametrize("name", ["~$第12期.docx", "稿件/~$1.docx", "稿件/.~1.docx", "a.doc", "a.docx.bak", "docx"])
def test_everything_else_is_not(name: str) -> None:
    assert not taken(name)
