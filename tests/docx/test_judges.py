"""Independent judges of the files that are written: two validators, and LibreOffice as a reader."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_lint import Config, fix, lint
from bulletin_lint.annotate import annotate
from tests.corpus.run import audit, integrity
from tests.needs import FROM_DEV, SCRIPTS, needs_program
from tests.places import FIXTURES

pytestmark = pytest.mark.slow
DRAFTS = [FIXTURES / "everything-wrong" / f"{name}.docx" for name in ("draft", "mixed", "masthead-text-box", "wps")]


def fixed(path: Path) -> bytes | None:
    return fix(path, Config(unsafe_fixes=True)).content


def tracked(path: Path) -> bytes | None:
    return fix(path, Config(unsafe_fixes=True, track_changes=True)).content


def annotated(path: Path) -> bytes | None:
    return annotate(path, Config()).content


WAYS = [fixed, tracked, annotated]
written_ways = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
drafts = pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scripts of this environment are found even where it is not activated."""
    import os

    monkeypatch.setenv("PATH", f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}")


def result_of(way: Callable[[Path], bytes | None], path: Path, folder: Path) -> Path:
    content = way(path)
    assert content is not None
    written = folder / "written.docx"
    written.write_bytes(content)
    return written


@needs_program("openxml-audit", FROM_DEV)
@drafts
@written_ways
def test_no_new_error(way: Callable[[Path], bytes | None], path: Path, tmp_path: Path, tools: None) -> None:
    new = audit(result_of(way, path, tmp_path)) - audit(path)
    assert not {error for error in new if "stylesWithEffects" not in error}


@needs_program("ooxml-integrity", FROM_DEV)
@drafts
@written_ways
def test_no_loss(way: Callable[[Path], bytes | None], path: Path, tmp_path: Path, tools: None) -> None:
    written = result_of(way, path, tmp_path)
    assert integrity(written, "--against", str(path)) - integrity(path) == Counter()


def words(text: str) -> str:
    return re.sub(r"[\s\ufeff]", "", text)


@needs_program("soffice")
@pytest.mark.parametrize("way", [fixed, annotated], ids=lambda way: way.__name__)
def test_libreoffice_reads_the_same_text(way: Callable[[Path], bytes | None], tmp_path: Path) -> None:
    written = result_of(way, DRAFTS[0], tmp_path)
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--convert-to"]
    subprocess.run(
        [*command, "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(written)],
        check=False,
        capture_output=True,
        timeout=180,
    )
    export = (tmp_path / "written.txt").read_text(encoding="utf-8")
    draft = lint(written).draft
    assert draft is not None
    main = [draft.text.of(p) for p in draft.text.paragraphs if p.part == "word/document.xml"]
    assert words(export) == words("".join(main))
