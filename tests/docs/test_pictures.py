"""The pictures of the documents: small, described, and drawn by a command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.generator.session import ROOT
from tests.needs import FROM_SYSTEM, needs, needs_module, needs_program
from tests.output.browser import CHROMIUM

PICTURES = ROOT / "docs" / "assets" / "pictures"
LARGEST = 150_000  # bytes
SHOWN = [
    (page, *found)
    for page in (*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").rglob("*.md")))
    for found in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
]


def test_every_picture_is_shown_and_there() -> None:
    shown = {(page.parent / path).resolve() for page, _, path in SHOWN}
    assert shown == {*PICTURES.glob("*")}


def test_every_picture_is_described_in_the_language_of_its_page() -> None:
    for page, words, _ in SHOWN:
        chinese = re.findall(r"[\u4e00-\u9fff]", words)
        assert len(words) > 15, page
        assert bool(chinese) == (page.name != "README.md"), page


def test_pictures_are_small() -> None:
    assert [path.name for path in PICTURES.iterdir() if path.stat().st_size > LARGEST] == []


@pytest.mark.slow
@needs_module("pypdfium2")
@needs_module("PIL")
@needs_program("soffice")
@needs("chromium", CHROMIUM, FROM_SYSTEM)
def test_the_command_draws_all_of_them(tmp_path: Path) -> None:
    """How they look in the end depends on the fonts of the machine; that something is drawn does not."""
    from PIL import Image

    from docs.pictures import main

    main(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in PICTURES.iterdir()}
    for path in tmp_path.iterdir():
        with Image.open(path) as picture:
            colors = picture.convert("RGB").getcolors(1 << 24) or []
            assert picture.width > 500
            assert len(colors) > 8, path.name
