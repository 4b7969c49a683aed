"""Every promise holds on files made by chance, and the tool that tries them sees a broken one."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from bulletin_lint.annotate import annotate
from tools.torture import promises
from tools.torture.mutants import made

SEEDS = 40


@pytest.mark.slow
@pytest.mark.parametrize("damaged", [False, True], ids=["sound", "damaged"])
def test_every_promise_holds(damaged: bool, tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    written = 0
    for seed in range(SEEDS):
        path.write_bytes(made(seed, damaged))
        outcome = promises.tried(path, sound=not damaged)
        assert (seed, outcome.broken) == (seed, [])
        written += len(outcome.written)
    assert written > SEEDS


def test_a_seed_gives_the_same_file() -> None:
    for damaged in (False, True):
        assert made(7, damaged) == made(7, damaged) != made(8, damaged)


def test_a_comment_beside_a_paragraph_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(made(1, False))
    content = annotate(path, promises.CONFIG).content or b""
    for annotated, broken in ((content, []), (moved(content), ["marks of comments stand in a paragraph"])):
        outcome = promises.Outcome()
        promises.judge_annotated(outcome, path.read_bytes(), annotated)
        assert outcome.broken == broken


def moved(data: bytes) -> bytes:
    """The file with the first mark of a comment of ours at the beginning of the body."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(output, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "word/document.xml":
                own = old.read("word/comments.xml").partition(b'w:author="torture"')[0].rpartition(b'w:id="')[2]
                mark = b'<w:commentRangeStart w:id="' + own.partition(b'"')[0] + b'"/>'
                assert content.count(mark) == 1
                content = content.replace(mark, b"").replace(b"<w:body>", b"<w:body>" + mark)
            new.writestr(entry, content)
    return output.getvalue()
