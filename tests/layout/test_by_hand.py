"""The documents that judge the layout rules are what they claim to be: understood, valid, the same bulletin."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_lint import Config
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Role
from tests.layout.by_hand import STORAGES
from tests.layout.defect import Defect
from tests.layout.defects import DEFECTS
from tests.layout.judged import PROFILE, changed, judged, told, untouched
from tests.layout.parts import Parts
from tests.layout.variants import VARIANTS, Variant
from tests.layout.words import LINES, OFFICE, Part
from tests.needs import needs_sdk
from tools import sdk

_ROLES = {
    Part.NAME: Role.NAME,
    Part.ISSUE: Role.ISSUE,
    Part.OFFICE: Role.ISSUER,
    Part.SECTION: Role.SECTION,
    Part.TITLE: Role.TITLE,
    **dict.fromkeys((Part.LEVEL1, Part.LEVEL2, Part.LEVEL3, Part.LEVEL4), Role.HEADING),
    Part.BODY: Role.BODY,
    Part.CAPTION: Role.CAPTION,
    Part.CELL: Role.CELL,
    Part.ATTRIBUTION: Role.ATTRIBUTION,
    Part.FOOT: Role.DISTRIBUTION,
}
_CHANGES: tuple[Variant | Defect, ...] = (*VARIANTS, *DEFECTS)
_EVERYWHERE = [
    pytest.param(storage, each, id=f"{each.name}-{storage}") for each in _CHANGES for storage in each.storages
]


def draft_of(parts: Parts) -> Draft:
    draft = judged(parts, Config(profile=PROFILE, select=("HDR",))).draft
    assert draft is not None
    return draft


def roles(draft: Draft) -> dict[str, Role]:
    """The role of each paragraph by its words, a lead-in being part of the text; bare of blanks before."""
    found: dict[str, Role] = {}
    for each in draft.text.paragraphs:
        content = draft.text.of(each)
        start = each.start + len(content) - len(content.lstrip())
        role = draft.role_at(start)
        found[" ".join(content.split())] = Role.BODY if role is Role.LEAD else role
    return {words: role for words, role in found.items() if words}


@pytest.mark.parametrize("storage", STORAGES)
def test_every_paragraph_is_understood(storage: str) -> None:
    draft = draft_of(untouched(storage))
    expected = {" ".join(line.text.replace("**", "").split()): _ROLES[line.part] for line in LINES}
    found = roles(draft)
    if storage == "frames":
        del expected[" ".join(OFFICE)]
        assert (found[OFFICE[0]], found[OFFICE[1]]) == (Role.ISSUER, Role.DATE)
    last = next(text for text in expected if text.startswith("承办"))
    expected[last] = Role.COLOPHON
    assert {text: found.get(text) for text in expected} == expected


@pytest.mark.parametrize("storage", STORAGES)
def test_no_rule_that_is_on_by_default_says_anything(storage: str) -> None:
    assert told(judged(untouched(storage), Config(profile=PROFILE))) == []


@pytest.mark.parametrize(("storage", "each"), _EVERYWHERE)
def test_a_change_of_looks_changes_no_role(storage: str, each: Variant | Defect) -> None:
    parts = changed(storage, each.change)
    before, after = roles(draft_of(untouched(storage))), roles(draft_of(parts))
    assert {text: role for text, role in after.items() if before.get(text, role) is not role} == {}


@needs_sdk()
@pytest.mark.slow
def test_all_documents_are_valid(tmp_path: Path) -> None:
    """One storage of each change, in turn: the validator takes a quarter of a second a file."""
    chosen = [(each, each.storages[number % len(each.storages)]) for number, each in enumerate(_CHANGES)]
    paths = [tmp_path / f"{each.name}.{storage}.docx" for each, storage in chosen]
    for path, (each, storage) in zip(paths, chosen, strict=True):
        path.write_bytes(changed(storage, each.change).data())
    faults = zip(paths, sdk.errors_of(paths), strict=True)
    assert {path.name: errors for path, errors in faults if errors} == {}
