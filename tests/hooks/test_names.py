"""Which files the hooks take, by the patterns in ``.pre-commit-hooks.yaml`` alone."""

from __future__ import annotations

import re

import pytest

from bulletin_lint.drafting.repository import hooks
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
    assert (FILES[0], EXCLUDE[0]) == (hooks.FILES, hooks.EXCLUDE), "those that init writes, too"


@pytest.mark.parametrize("name", ["第12期.docx", "稿件/〔2024〕第1期.DOCX", "a b/c.docx", "甲~$乙.docx", "宏.docm"])
def test_drafts_are_taken(name: str) -> None:
    assert taken(name)


@pytest.mark.parametrize("name", ["旧稿.doc", "稿.wps", "稿.RTF", "稿.odt"])
def test_drafts_that_are_not_read_are_taken_so_that_this_is_said(name: str) -> None:
    assert taken(name)


@pytest.mark.parametrize(
    "name",
    [
        "~$第12期.docx",
        "稿件/~$1.docx",
        "稿件/.~1.docx",
        "~$1.doc",
        "._1.docx",
        "a.docx.bak",
        "docx",
        "模板.dotx",
        "模板.wpt",
    ],
)
def test_everything_else_is_not(name: str) -> None:
    assert not taken(name)
