"""Independent judges of the files that are written: two validators, and LibreOffice as a reader.

Each test is skipped where its judge is not installed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_lint import Config, fix, lint
from bulletin_lint.annotate import annotate
from tests.corpus.run import audit, integrity
from tests.places import FIXTURES

DRAFTS = [FIXTURES / "everything-wrong" / f"{name}.docx" for name in ("draft", "mixed", "masthead-text-box", "wps")]
SCRIPTS = Path(sysconfig.get_path("scripts"))


def fixed(path: Path) -> bytes | None:
    return fix(path, Config(unsafe_fixes=True)).content


def tracked(path: Path) -> bytes | None:
    return fix(path, Config(unsafe_fixes=True, track_changes=True)).content


def annotated(path: Path) -> bytes | None:
    return annotate(path, Config()).content


WAYS = [fixed, tracked, annotated]
written_ways = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
drafts = pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)


def installed(name: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not (shutil.which(name) or (SCRIPTS / name).exists()), reason=f"{name} is not installed")


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


@installed("openxml-audit")
@drafts
@written_ways
def test_no_new_error(way: Callable[[Path], bytes | None], path: Path, tmp_path: Path, tools: None) -> None:
    new = audit(result_of(way, path, tmp_path)) - audit(path)
    assert not {error for error in new if "stylesWithEffects" not in error}


@installed("ooxml-integrity")
@drafts
@written_ways
def test_no_loss(way: Callable[[Path], bytes | None], path: Path, tmp_path: Path, tools: None) -> None:
    written = result_of(way, path, tmp_path)
    assert integrity(written, "--against", str(path)) - integrity(path) == Counter()


def words(text: str) -> str:
    return re.sub(r"[\s\ufeff]", "", text)


@installed("soffice")
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
