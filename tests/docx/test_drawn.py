"""Repaired marks on paper: LibreOffice prints what Word would draw, and the fonts are read from the PDF.

LibreOffice before 25.8 goes by the neighbors of a mark and not by its hint. What Word makes of a hint is therefore
written into the file first, each character with its font, by the table of [MS-OI29500] 2.1.88, which is put down here
once more. What LibreOffice itself makes of a repaired file is looked at, too: cutting runs must not move anything.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from bulletin_lint import Config, fix
from bulletin_lint.docx.package import Package
from tests.checks.drafts import AFTER, BEFORE
from tests.docx.build import TRANSITIONAL, paragraph, run, word_file
from tests.needs import FROM_SYSTEM, needs_module, needs_program, program

LATIN, CHINESE = "DejaVu Sans", "Noto Serif CJK SC"
FONTS = f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{CHINESE}"/><w:sz w:val="32"/>'
GIVEN = "会议指出：\"要抓好'十四五'规划\"，主题是改革--内容涉及教育、医疗、养老..."
WANTED = "会议指出：“要抓好‘十四五’规划”，主题是改革——内容涉及教育、医疗、养老……"
MARKS = "“”‘’—…"
_W = f"{{{TRANSITIONAL}}}"
# Between these the hint decides, of what this text may hold.
_DECIDED = (0x2000, 0x2BFF)

pytestmark = [
    pytest.mark.slow,
    needs_program("soffice"),
    needs_program("fc-list"),
    needs_module("pdfplumber"),
    pytest.mark.xdist_group("soffice"),
]


def draft(line: str, folder: Path) -> Path:
    path = folder / "draft.docx"
    path.write_bytes(word_file("".join([*map(paragraph, BEFORE), line, *map(paragraph, AFTER)])))
    return path


def as_word_draws(data: bytes) -> bytes:
    """A file with the text of those runs that name fonts, each character in a run of its own in the font that Word
    would draw it with."""
    runs = Package.from_bytes(data).part("word/document.xml")
    assert runs is not None
    pieces = []
    for fonts in runs.root.iter(f"{_W}rFonts"):
        around = fonts.getparent().getparent()
        if around.getparent().tag == f"{_W}del":
            continue
        for sign in "".join(text.text or "" for text in around.iter(f"{_W}t")):
            pieces.append(run(escape(sign), named(_font_of(sign, fonts.get(f"{_W}hint")))))
    return word_file(paragraph(*pieces))


def named(font: str) -> str:
    return f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/><w:sz w:val="32"/>'


def _font_of(sign: str, hint: str | None) -> str:
    number = ord(sign)
    chinese = hint == "eastAsia" if _DECIDED[0] <= number <= _DECIDED[1] else number > _DECIDED[1]
    return CHINESE if chinese else LATIN


def printed(data: bytes, folder: Path) -> list[tuple[str, str, float]]:
    """The signs of a file as LibreOffice prints them, of which —— may be one: each with its font and how far from the
    left it begins."""
    import pdfplumber

    path = folder / "drawn.docx"
    path.write_bytes(data)
    soffice = program("soffice")
    assert soffice is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, capture_output=True, timeout=180, check=False)
    with pdfplumber.open(folder / "drawn.pdf") as pdf:
        signs = [sign for page in pdf.pages for sign in page.chars]
    return [(sign["text"], sign["fontname"].partition("+")[2], sign["x0"]) for sign in signs]


def fonts_of_marks(data: bytes, folder: Path) -> list[tuple[str, str]]:
    """The marks of a file as Word would draw them, each with its font."""
    drawn = [(signs, font) for signs, font, _ in printed(as_word_draws(data), folder)]
    assert "".join(signs for signs, _ in drawn) == WANTED
    return [(sign, font) for together, font in drawn for sign in together if sign in MARKS]


@pytest.fixture(autouse=True, scope="module")
def _fonts() -> None:
    """The fonts are there, or nothing is printed with them."""
    known = subprocess.run(["fc-list", ":", "family"], capture_output=True, timeout=60, check=True).stdout.decode()
    if LATIN not in known or CHINESE not in known:
        pytest.skip(f"needs the fonts {LATIN} and {CHINESE}: {FROM_SYSTEM}")


def test_without_the_hint_the_latin_font_draws_the_marks(tmp_path: Path) -> None:
    found = fonts_of_marks(draft(paragraph(run(WANTED, FONTS)), tmp_path).read_bytes(), tmp_path)
    assert [sign for sign, _ in found] == [*"“‘’”——……"]
    assert {font for _, font in found} == {"DejaVuSans"}


@pytest.mark.parametrize("track_changes", [False, True], ids=["at once", "tracked"])
def test_the_chinese_font_draws_what_is_repaired(track_changes: bool, tmp_path: Path) -> None:
    path = draft(paragraph(run(GIVEN, FONTS)), tmp_path)
    content = fix(path, Config(unsafe_fixes=True, track_changes=track_changes)).content
    assert content is not None
    found = fonts_of_marks(content, tmp_path)
    assert [sign for sign, _ in found] == [*"“‘’”——……"]
    assert all(font.startswith("NotoSerifCJK") for _, font in found)


def test_to_cut_runs_moves_nothing_on_paper(tmp_path: Path) -> None:
    repaired = fix(draft(paragraph(run(GIVEN, FONTS)), tmp_path), Config(unsafe_fixes=True)).content
    assert repaired is not None
    written = draft(paragraph(run(WANTED, FONTS)), tmp_path).read_bytes()
    assert printed(repaired, tmp_path) == printed(written, tmp_path)
