"""Hostile and odd files: the right answer or one clear reason, within 10 seconds of work and 500 MB."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.docx.build import document_xml, field, members_of, paragraph, run, text_box, word_file, zipped
from tests.places import ROOT

posix_only = pytest.mark.skipif(os.name == "nt", reason="limits are set by POSIX")
SECONDS, BYTES = 10, 500 * 2**20

# Reads the file, looks at all formatting, edits the first places that can be edited and has the guard look.
_WORK = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]),) * 2)
from bulletin_lint.docx import guard
from bulletin_lint.docx.write import patch
from bulletin_lint.docx.package import Package, UnreadableFile
from bulletin_lint.docx.read.story import read
from bulletin_lint.text.edit import Edit
try:
    document = read(Package.open(sys.argv[1]))
    text = document.text
    for paragraph in text.paragraphs:
        of = text.formatting
        of.alignment(paragraph), of.bold(paragraph), of.size(paragraph), of.label(paragraph)
    places = [Edit(at, at + 1, "乙") for at in range(len(text.string)) if text.string[at] != "\\n"]
    edits = [edit for edit in places[::7][:500] if not patch.obstacle(document, [edit])]
    guard.verify(document, read(Package.from_bytes(patch.apply(document, edits))), edits)
    answer = [len(text.paragraphs), len(text.string), len(edits)]
except UnreadableFile as error:
    answer = error.slug
if sys.platform == "linux":  # ru_maxrss would count what the parent used before this process was started
    status = open("/proc/self/status").read()
    usage = int(status.partition("VmHWM:")[2].split()[0]) * 1024
else:
    usage = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(json.dumps([answer, usage]))
"""


def answer(data: bytes, tmp_path: Path) -> object:
    """What comes of a file, in a process of its own that may use so much time and memory."""
    path = tmp_path / "稿.docx"
    path.write_bytes(data)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", _WORK, str(path), str(SECONDS)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    said, used = json.loads(done.stdout)
    assert used < BYTES
    return said


def nested(opening: str, closing: str, times: int, inner: str) -> str:
    return opening * times + inner + closing * times


def entities(doctype: str) -> bytes:
    return zipped(members_of(main=f"<!DOCTYPE a [{doctype}]>" + document_xml(paragraph("&e;"))))


def attributes() -> str:
    return "<w:p/>" + "".join(f'<x a{number}=""/>' for number in range(1_500_000))


_LAUGHS = "".join(
    f'<!ENTITY {name} "{f"&{inner};" * 10}">' for inner, name in zip("abcdefghi", "bcdefghie", strict=False)
)
HOSTILE: dict[str, tuple[Callable[[], bytes], object]] = {
    "5,000 nested tables": (
        lambda: word_file(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 5000, paragraph("深"))),
        [1, 2, 1],
    ),
    "200,000 runs in a paragraph": (
        lambda: word_file(paragraph("<w:r><w:t>字</w:t></w:r>" * 200_000)),
        [1, 200_001, 500],
    ),
    "a paragraph of 5 MB": (lambda: word_file(paragraph("长文" * 870_000)), [1, 1_740_001, 500]),
    "50,000 paragraphs": (lambda: word_file(paragraph("段落") * 50_000), [50_000, 150_000, 500]),
    "a bomb of text": (lambda: word_file(paragraph("a" * 80_000_000)), "too-large"),
    "a bomb of elements": (lambda: word_file("<w:p/>" * 4_000_000), "too-large"),
    "a bomb of attributes": (lambda: word_file(attributes()), "too-large"),
    "a bomb that is no part": (
        lambda: zipped({**members_of(paragraph("甲")), "word/x.bin": bytes(200_000_000)}),
        [1, 2, 1],
    ),
    "entity expansion": (lambda: entities('<!ENTITY a "ha">' + _LAUGHS), "doctype"),
    "an external entity": (lambda: entities('<!ENTITY e SYSTEM "file:///etc/hostname">'), "doctype"),
    "an external DTD": (lambda: entities('<!ENTITY % x SYSTEM "http://localhost/x.dtd"> %x;'), "doctype"),
    "100,000 nested elements": (lambda: word_file(nested("<w:sdt>", "</w:sdt>", 100_000, "")), "too-large"),
    "9,000 nested paragraphs": (
        lambda: word_file(nested(f"<w:p>{run(' a')}", "</w:p>", 9000, "")),
        [9000, 27_000, 500],
    ),
    "5,000 nested insertions": (
        lambda: word_file(nested("<w:ins>", "</w:ins>", 5000, paragraph("增") * 5000)),
        [5000, 10_000, 500],
    ),
    "30,000 fields without an end": (
        lambda: word_file(paragraph(field("X", "<w:r/>").rpartition("<w:r>")[0] * 30_000) + paragraph("a") * 30_000),
        [30_001, 60_001, 0],
    ),
    "100 text boxes in one another": (lambda: word_file(paragraph(_boxes(100))), [101, 101, 0]),
    "20,000 members": (
        lambda: zipped({**members_of(), **{f"x/{number}": "" for number in range(20_000)}}),
        "too-large",
    ),
    "a zip inside": (
        lambda: zipped({**members_of(paragraph("甲")), "a.zip": zipped({"b": "c"}, zipfile.ZIP_STORED)}),
        [1, 2, 1],
    ),
}


def _boxes(depth: int) -> str:
    """Boxes in boxes, each with a fallback copy that is empty, as two copies of each would double their number."""
    content = ""
    for _ in range(depth):
        content = text_box(paragraph(content), fallback="")
    return content


@pytest.mark.slow
@posix_only
@pytest.mark.parametrize(("make", "expected"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_bounded(make: Callable[[], bytes], expected: object, tmp_path: Path) -> None:
    assert answer(make(), tmp_path) == expected
