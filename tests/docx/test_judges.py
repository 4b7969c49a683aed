"""Independent judges of the files that are written: three validators, and LibreOffice as a reader."""

from __future__ import annotations

import datetime
import re
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_lint import Config, fix, lint
from bulletin_lint.annotate import annotate
from bulletin_lint.drafting.content import NewIssue
from bulletin_lint.drafting.document import written
from bulletin_lint.rulebook.book import named_profile
from bulletin_lint.toml.shipped import profiles_folder
from tests.corpus.run import audit, integrity
from tests.docx.build import paragraph, word_file
from tests.needs import FROM_DEV, SCRIPTS, needs_program, needs_sdk
from tests.places import FIXTURES
from tools import sdk
from tools.documents import WAYS, load, stored
from tools.torture.mutants import made

pytestmark = pytest.mark.slow
DRAFTS = [FIXTURES / "everything-wrong" / f"{name}.docx" for name in ("draft", "mixed", "masthead-text-box", "wps")]


def fixed(path: Path) -> bytes | None:
    return fix(path, Config(unsafe_fixes=True)).content


def tracked(path: Path) -> bytes | None:
    return fix(path, Config(unsafe_fixes=True, track_changes=True)).content


def annotated(path: Path) -> bytes | None:
    return annotate(path, Config()).content


written_ways = pytest.mark.parametrize("way", [fixed, tracked, annotated], ids=lambda way: way.__name__)
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


def structures() -> dict[str, bytes]:
    """Faulty bulletins stored in every way, and files of every shape by chance."""
    bulletin = load(FIXTURES / "everything-wrong" / "bulletin.toml")
    return {name: stored(bulletin, way) for name, way in WAYS.items()} | {f"s{n}": made(n, False) for n in range(12)}


def written_for(path: Path) -> dict[str, bytes]:
    """What each way of writing makes of the file."""
    config = Config(ignore=("DOC002",))
    unsafe, once = config._replace(unsafe_fixes=True), annotate(path, config).content
    assert once is not None
    path.with_suffix(".once.docx").write_bytes(once)
    found = {
        "fixed": fix(path, config).content,
        "fixed unsafely": fix(path, unsafe).content,
        "tracked": fix(path, unsafe._replace(track_changes=True)).content,
        "annotated": once,
        "annotated twice": annotate(path.with_suffix(".once.docx"), config).content,
    }
    return {name: content for name, content in found.items() if content is not None}


@needs_sdk()
def test_the_sdk_finds_no_error_that_was_not_there(tmp_path: Path) -> None:
    paths: dict[tuple[str, str], Path] = {}
    for number, (name, data) in enumerate(structures().items()):
        paths[name, ""] = tmp_path / f"{number}.docx"
        paths[name, ""].write_bytes(data)
        for way, content in written_for(paths[name, ""]).items():
            paths[name, way] = tmp_path / f"{number} {way}.docx"
            paths[name, way].write_bytes(content)
    errors = dict(zip(paths, sdk.errors_of([*paths.values()]), strict=True))
    assert len({way for _, way in paths}) == 6
    assert {key: new for key, found in errors.items() if (new := found - errors[key[0], ""])} == {}


@needs_sdk()
def test_the_sdk_finds_no_error_in_a_new_issue(tmp_path: Path) -> None:
    paths = []
    for profile in sorted(path.stem for path in profiles_folder().glob("*.toml")):
        paths.append(tmp_path / f"{profile}.docx")
        paths[-1].write_bytes(written(NewIssue(named_profile(profile), 13, datetime.date(2026, 9, 8), total=300)))
    assert [*map(dict, sdk.errors_of(paths))] == [{}] * len(paths)


@needs_sdk()
def test_the_sdk_sees_a_comment_outside_paragraphs(tmp_path: Path) -> None:
    reference = '<w:r><w:commentReference w:id="0"/></w:r>'
    for name, body in (("right", paragraph("甲", reference)), ("wrong", paragraph("甲") + reference)):
        (tmp_path / f"{name}.docx").write_bytes(word_file(body))
    right, wrong = sdk.errors_of([tmp_path / "right.docx", tmp_path / "wrong.docx"])
    assert any("invalid child element" in said for _, _, said in wrong - right)


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
