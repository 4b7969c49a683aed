"""Whatever stands in a document, its name, settings or a pack: what is printed is text, and does nothing."""

from __future__ import annotations

import json
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from io import BytesIO, TextIOWrapper
from pathlib import Path

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from bulletin_lint.cli.main import run
from bulletin_lint.output import FORMATS
from bulletin_lint.output.visible import shown, shown_line
from tests.places import FIXTURES
from tools.documents import Bulletin, Field, load, store

CLEAN = load(FIXTURES / "clean-short" / "bulletin.toml")
# What a terminal or a log would act on. A form feed or a tab may be meant; tabs are.
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
COMMAND = re.compile(r"^\s*::|##(?:vso|teamcity)?\[", re.MULTILINE)
LINES = re.compile("\r\n|[\n\r]")

HOSTILE = st.lists(
    st.sampled_from(
        [
            *"\x1b\x07\x08\x0b\x0c\x7f\x85\x9b\x9c\x9d\u200e\u202e\u2028\u2029\u2066\n\r\t",
            "::error::甲",
            "\n::stop-commands::甲",
            "##[add-mask]甲",
            "##vso[task.setvariable]甲",
            "\x1b[2J",
            "\x9b31m",
            "甲",
            "乙,",
            "第3期",
        ]
    )
    | st.characters(exclude_categories=["Cs"]),
    max_size=8,
).map("".join)
# What XML can hold, and what python-docx makes no tab or break of.
IN_XML = HOSTILE.map(lambda text: re.sub("[\x00-\x08\x0b-\x1f\ufffe\uffff]", "", text))
NAMES = HOSTILE.map(lambda text: re.sub("[\0/]", "", text)[:40] or "甲").filter(lambda name: name.strip(". ") != "")
PACK = """[[rule]]
code = "OUR001"
name = {name}
check = "pattern"
pattern = "会"
message = {message}
why = {why}
source = {source}
good = ["好。"]
bad = [{{ text = {bad} }}]
"""


def spoken(*args: str | Path) -> str:
    """What a command says, on both streams."""
    buffers = [BytesIO(), BytesIO()]
    streams = [TextIOWrapper(buffer, "utf-8", newline="") for buffer in buffers]
    with redirect_stdout(streams[0]), redirect_stderr(streams[1]):
        run([str(arg) for arg in args])
    for stream in streams:
        stream.flush()
    return "".join(buffer.getvalue().decode("utf-8") for buffer in buffers)


def assert_harmless(said: str, commands: bool = False) -> None:
    assert not (found := ACTING.search(said)), repr(said[max(0, found.start() - 40) : found.end() + 10])
    if not commands:
        assert not (found := COMMAND.search(said)), repr(said[max(0, found.start() - 40) : found.end() + 20])


def toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=True).replace("\x7f", "\\u007f")


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def spoilt(text: str) -> Bulletin:
    """A bulletin that says ``text`` wherever it can."""
    first, *others = CLEAN.sections
    article, *rest = first.articles
    titled = replace(article, title=(f"{text}会议召开{text}",), attribution=f"市委{text}办")
    return replace(
        CLEAN,
        name=f"宣传{text}专报",
        issuer=f"{text}宣传部",
        date=f"2024年09月06日{text}",
        sections=(replace(first, heading=f"工作{text}", articles=(titled, *rest)), *others),
        distribution=tuple(Field(item.label, f"{item.value}{text},", item.colon) for item in CLEAN.distribution),
    )


@pytest.mark.slow
@settings(max_examples=15)
@given(IN_XML, NAMES)
@example("\n::error::甲", "甲\n::error::乙\x1b[2J.docx")
@example("\x9b31m\u202e\u2028##[error]", "::stop-commands::甲")
def test_a_document_does_nothing_in_any_command_or_format(folder: Path, text: str, name: str) -> None:
    path = folder / f"{name[:40]}.docx"
    try:
        store(spoilt(text), path)
    except (OSError, UnicodeError, ValueError, etree.XMLSyntaxError):
        return  # no such name, no such text
    commands: list[tuple[str, ...]] = [("outline",), ("text",), ("diff", str(CLEAN_FILE)), ("profile", "--from")]
    commands += [("--diff",), ("--diff", "--color", "always"), ("-v",), ("--show-settings",), ("--statistics",)]
    for command in commands:
        said = spoken(*command, path)
        assert_harmless(re.sub("\x1b\\[[0-9;]*m", "", said) if "always" in command else said)
    for each in FORMATS:
        assert_harmless(spoken("--output-format", each, path), each == "github")
    colored = spoken("--color", "always", path)
    assert_harmless(re.sub(r"\x1b\[(?:0|1|2|[17];(?:4;)?3[1236])m", "", colored))
    path.unlink()


CLEAN_FILE = FIXTURES / "clean-short" / "draft.docx"


def test_word_art_and_remarks_do_nothing(folder: Path) -> None:
    """Attributes of XML may hold a break of lines, which no text of Word does."""
    art = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:textpath string="艺&#10;::error::art&#x9b;2J&#x202e;##[error]"/></v:shape></w:pict></w:r></w:p>'
    )
    remark = "bulletin-lint: ignore[x\n::error::waiver\x9b\u2028]"
    path = folder / "art.docx"
    document = docx.Document(str(CLEAN_FILE))
    document.add_comment(document.paragraphs[5].runs, text=remark, author="甲")
    document.save(str(path))
    content = BytesIO(path.read_bytes())
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(path, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            main = info.filename == "word/document.xml"
            new.writestr(info, data.replace(b"<w:p>", art.encode() + b"<w:p>", 3) if main else data)
    said = [spoken("--output-format", name, path) for name in FORMATS]
    said += [spoken(*command, path) for command in (("outline",), ("text",), ("diff", CLEAN_FILE), ("--diff",))]
    assert any("art" in each for each in said)
    for name, each in zip([*FORMATS, "", "", "", ""], said, strict=True):
        assert_harmless(each, name == "github")


@pytest.mark.slow
@settings(max_examples=25)
@given(HOSTILE, HOSTILE, HOSTILE)
@example("\n::error::甲", "1\n::error::x", "\x1b[2J\n##[error]")
def test_settings_and_packs_do_nothing(folder: Path, one: str, two: str, three: str) -> None:
    pack, own = folder / "pack.toml", folder / "own.toml"
    message = two.replace("{", "").replace("}", "")
    words = {"name": toml(f"甲{one}"), "message": toml(message), "why": toml(three), "source": toml(one)}
    pack.write_text(PACK.format(**words, bad=toml(f"会{three}")), encoding="utf-8")
    packs = ("--config", f'packs = ["{pack}"]')
    for args in (
        (*packs, CLEAN_FILE),
        *((*packs, "--output-format", name, CLEAN_FILE) for name in FORMATS),
        ("test", pack),
        (*packs, "--show-settings", CLEAN_FILE),
        ("rule", one or "甲", two or "乙"),
        ("--select", one or "甲", CLEAN_FILE),
        ("--profile", three or "甲", CLEAN_FILE),
        ("--config", f"fail-on = {toml(two)}", CLEAN_FILE),
        ("--output-format", three or "甲", CLEAN_FILE),
        (f"--{one}", two, CLEAN_FILE),
        ("--author", one, "--show-settings", CLEAN_FILE),
    ):
        assert_harmless(spoken(*args), "github" in args)
    for text in (
        f"{toml(one)} = 1",
        f"required-version = {toml(two)}",
        f"profile = {toml(three)}",
        f"packs = [{toml(one)}]",
        f"baseline = {toml(two)}",
        f"extend = {toml(three)}",
        f"severity = {{ {toml(one)} = {toml(two)} }}",
        f"ignore = [{toml(three)}]",
        f"author = {toml(one)}",
        f"a = 1\n{one}",
    ):
        own.write_text(text, encoding="utf-8")
        for flag in ((), ("--show-settings",), ("-v",)):
            assert_harmless(spoken("--config", own, *flag, CLEAN_FILE))


@given(st.text(), st.sampled_from([shown, shown_line]))
@example("\n ::error::", shown)
@example("\ud800::a", shown_line)
@example("\u3000::a##[b]##vso[c]", shown)
def test_what_is_shown_does_nothing(text: str, show: Callable[[str], str]) -> None:
    said = show(text)
    assert_harmless(said)
    assert "\n" not in said


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])).filter(lambda text: not COMMAND.search(text)))
def test_what_does_nothing_is_shown_as_it_is(text: str) -> None:
    assert shown(text) == shown_line(text) == text


def test_what_is_shown_for_it() -> None:
    assert shown("甲\x1b[2J乙\u202e丙\x9b\n丁\t戊") == "甲¤[2J乙¤丙¤↓丁\t戊"
    assert shown("::error::甲") == "¤::error::甲"
    assert shown("甲 ##[group]乙 ##vso[x]") == "甲 ##¤[group]乙 ##vso¤[x]"
    assert shown("甲::乙 ## 丙") == "甲::乙 ## 丙"


def test_text_has_a_line_for_every_break(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    store(spoilt("甲\u202e乙"), path)
    assert "宣传甲¤乙专报\n" in spoken("text", path)
