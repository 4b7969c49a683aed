"""Settings by chance over documents dressed by chance: they hold, once and for all, and nothing else changes."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bulletin_lint.docx.guard.dressed import verify_dressed, verify_dressed_tracked
from bulletin_lint.docx.names import word
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.docx.write.dress import Tracking, apply
from bulletin_lint.docx.write.patch import replace_parts
from tests.docx.dressed import dressed
from tests.docx.settings import by_chance, for_styles, reread
from tests.needs import needs_sdk
from tools import sdk
from tools.torture.mutants import made

AUTHOR = Tracking("编辑部", datetime.datetime(2024, 9, 6, 8, 30))
_GROUPS = ("rPr", "pPr", "sectPr")
seeds = given(st.integers(0, 2**32))


def looks_of(document: WordDocument) -> list[object]:
    formatting = document.formatting
    found = [(formatting.look(each), formatting.stretches(each)) for each in document.text.paragraphs]
    return [*found, formatting.page]


def settled(document: WordDocument, rejected: bool) -> WordDocument:
    """The document without tracked formatting: as it has become or, if that is rejected, as it was."""
    changed = {}
    for part in document.parts:
        root = etree.fromstring(part.data)
        for name in _GROUPS:
            for change in [*root.iter(*word(f"{name}Change"))]:
                _settle(change, name, rejected)
        changed[part.name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return reread(replace_parts(document.package, changed))


def _settle(change: etree._Element, name: str, rejected: bool) -> None:
    group = change.getparent()
    assert group is not None
    group.remove(change)
    if rejected:
        held = change[0]
        elsewhere = word("rPr", "sectPr") if name == "pPr" else word("headerReference", "footerReference")
        kept = [each for each in group if each.tag in elsewhere]
        before, behind = ([], kept) if name == "pPr" else (kept, [])
        group[:] = [*before, *held, *behind]


def document_by_chance(seed: int) -> WordDocument:
    return reread(dressed(seed, 12) if seed % 2 else made(seed, False))


@settings(deadline=None, max_examples=40)
@seeds
def test_settings_hold_and_nothing_else_changes(seed: int) -> None:
    document = document_by_chance(seed)
    wanted = by_chance(document, seed)
    data = apply(document, wanted)
    after = reread(data)
    verify_dressed(document, after, wanted)
    assert apply(after, wanted) == data


@settings(deadline=None, max_examples=40)
@seeds
def test_tracked_settings_can_be_rejected_and_accepted(seed: int) -> None:
    document = document_by_chance(seed)
    wanted = by_chance(document, seed)
    data = apply(document, wanted, AUTHOR)
    after = reread(data)
    verify_dressed_tracked(document, after, wanted)
    assert apply(after, wanted, AUTHOR) == data
    assert looks_of(settled(after, rejected=True)) == looks_of(settled(document, rejected=True))
    at_once = settled(reread(apply(document, wanted)), rejected=False)
    assert looks_of(settled(after, rejected=False)) == looks_of(at_once)
    assert looks_of(at_once) == looks_of(reread(apply(document, wanted)))


@settings(deadline=None, max_examples=40)
@seeds
def test_styles_say_what_all_their_paragraphs_are_to_have(seed: int) -> None:
    document = document_by_chance(seed)
    wanted = for_styles(document, seed)
    data = apply(document, wanted, styles=True)
    after = reread(data)
    verify_dressed(document, after, wanted, styles=True)
    assert apply(after, wanted, styles=True) == data


@pytest.mark.slow
@needs_sdk()
def test_the_sdk_finds_no_error_that_was_not_there(tmp_path: Path) -> None:
    paths: dict[tuple[int, str], Path] = {}
    for seed in range(24):
        document = document_by_chance(seed)
        wanted = [*by_chance(document, seed, 30), *for_styles(document, seed)]
        written = {
            "": document.package.data,
            "direct": apply(document, wanted),
            "tracked": apply(document, wanted, AUTHOR),
            "styles": apply(document, wanted, styles=True),
        }
        for way, data in written.items():
            assert Package.from_bytes(data)
            paths[seed, way] = tmp_path / f"{seed} {way}.docx"
            paths[seed, way].write_bytes(data)
    errors = dict(zip(paths, sdk.errors_of([*paths.values()]), strict=True))
    assert {key: new for key, found in errors.items() if (new := found - errors[key[0], ""])} == {}
