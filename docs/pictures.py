"""Draw the pictures of the documents anew from the example draft: ``python -m docs.pictures [FOLDER]``.

They show what a person sees: the review page in a browser, the comments beside the text, and the text before and after
a repair. Chromium and LibreOffice draw them; both must be installed, and fonts for Chinese (CONTRIBUTING.md names the
packages), with pypdfium2 and Pillow of the extra ``docs``. How a page looks in the end depends on the fonts of the
machine, so the pictures are looked at, not compared.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

from bulletin_lint.errors import UsageError
from bulletin_lint.rendered import office
from docs.generator.session import ROOT, Folder

PICTURES = ROOT / "docs" / "assets" / "pictures"
LARGEST = 150_000  # bytes: who reads on a telephone pays for each
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_WINDOW = (1280, 820)
_SCALE = 2.0  # pixels for a point of a page
_COLORS = 64  # as many as letters, their edges and a few marks need
_MARKED = "#ffe08a"
_AROUND = 24  # pixels
_DRAFT = "第12期.docx"
# The words that a repair changes, as they stand on the second page before and after it.
_BEFORE = ("近日,", "》、《", "(精神文明建设指导处)", "〔经验交流】")
_AFTER = ("近日，", "》《", "（精神文明建设指导处）", "〔经验交流〕")
# Comments of a draft are printed in the margin where a profile of LibreOffice says so (officecfg, Writer.xcs).
_IN_MARGIN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Writer/Print/Content">
<prop oor:name="Note" oor:op="fuse"><value>4</value></prop></item></oor:items>"""
Box = tuple[float, float, float, float]


def main(target: Path) -> None:
    """Write every picture into ``target`` and say which. Raises UsageError where a program is missing."""
    target.mkdir(parents=True, exist_ok=True)
    for name, picture in _pictures().items():
        path = target / f"{name}.png"
        picture.convert("RGB").quantize(_COLORS, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size > LARGEST:
            raise UsageError(f"{path.name} has {path.stat().st_size} bytes, more than {LARGEST}")
        print(f"{path.name}: {path.stat().st_size} bytes")


def _pictures() -> dict[str, Image.Image]:
    with Folder() as folder:
        draft = folder.path / _DRAFT
        folder.run(f"bulletin-lint --output-format html -o review.html {_DRAFT}")
        folder.run(f"bulletin-lint annotate {_DRAFT} -o commented.docx")
        before = office.as_pdf(draft.read_bytes())
        folder.run(f"bulletin-lint --fix {_DRAFT}")
        return {
            "review": _screenshot(folder.path / "review.html"),
            "comments": _trimmed(_page(_printed(folder.path / "commented.docx"), 1, ())),
            "before": _trimmed(_upper(_page(before, 1, _BEFORE))),
            "after": _trimmed(_upper(_page(office.as_pdf(draft.read_bytes()), 1, _AFTER))),
        }


def _screenshot(page: Path) -> Image.Image:
    """A window of a browser that shows a page."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        raise UsageError(f"needs one of {', '.join(_BROWSERS)}")
    with TemporaryDirectory(prefix="bulletin-lint-docs-", ignore_cleanup_errors=True) as name:
        target = Path(name, "page.png")
        flags = ("headless", "no-sandbox", "disable-gpu", "hide-scrollbars", f"user-data-dir={name}/profile")
        size = f"window-size={_WINDOW[0]},{_WINDOW[1]}"
        command = [browser, *(f"--{flag}" for flag in (*flags, size, f"screenshot={target}")), page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=office.SECONDS)
        with Image.open(target) as picture:
            return picture.copy()


def _printed(draft: Path) -> bytes:
    """A draft as LibreOffice prints it, with its comments in the margin; the export to PDF has none there."""
    with TemporaryDirectory(prefix="bulletin-lint-docs-", ignore_cleanup_errors=True) as name:
        user = Path(name, "profile", "user")
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_IN_MARGIN, encoding="utf-8")
        profile = f"-env:UserInstallation={user.parent.as_uri()}"
        command = [office.needed(), profile, "--headless", "--print-to-file", "--outdir", name, str(draft)]
        subprocess.run(command, check=True, capture_output=True, timeout=office.SECONDS)
        return Path(name, draft.with_suffix(".pdf").name).read_bytes()


def _page(pdf: bytes, number: int, words: Sequence[str]) -> Image.Image:
    """A page of a PDF, counted from 0, with some of its words marked. Raises ValueError for words not there."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[number]
    picture = page.render(scale=_SCALE).to_pil().convert("RGB")
    marks = Image.new("RGB", picture.size, "white")
    for word in words:
        for left, bottom, right, top in _boxes(page, word):
            box = [left * _SCALE - 2, (page.get_height() - top) * _SCALE - 5]
            box += [right * _SCALE + 2, (page.get_height() - bottom) * _SCALE + 5]
            ImageDraw.Draw(marks).rectangle(box, fill=_MARKED)
    return _under(picture, marks)


def _boxes(page: pypdfium2.PdfPage, word: str) -> list[Box]:
    """Where a word stands on a page, in points from its lower left corner."""
    text = page.get_textpage()
    found = text.search(word, match_case=True).get_next()
    if found is None:
        raise ValueError(f"no {word} on the page")
    return [text.get_rect(index) for index in range(text.count_rects(*found))]


def _under(picture: Image.Image, marks: Image.Image) -> Image.Image:
    """The marks under the letters, as by a pen that shines through."""
    return ImageChops.multiply(picture, marks)


def _upper(picture: Image.Image) -> Image.Image:
    """The upper half, where the first article and the head of the next section are."""
    return picture.crop((0, 0, picture.width, picture.height * 47 // 100))


def _trimmed(picture: Image.Image) -> Image.Image:
    """Without the white around what is drawn."""
    drawn = ImageChops.difference(picture, Image.new("RGB", picture.size, "white")).getbbox()
    left, top, right, bottom = drawn or (0, 0, *picture.size)
    box = (max(left - _AROUND, 0), max(top - _AROUND, 0))
    return picture.crop((*box, min(right + _AROUND, picture.width), min(bottom + _AROUND, picture.height)))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else PICTURES)
