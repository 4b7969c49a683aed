"""Rejecting, by which repairs are judged, does itself what it should."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from tests.layout.by_hand import STORAGES
from tests.layout.changes import align, at, color, indent, size
from tests.layout.judged import untouched
from tests.layout.parts import Parts, drop, element, group, put, w
from tests.layout.rejecting import reject, sections, settings, trees

_BY = 'w:id="7" w:author="校对" w:date="2025-09-05T08:30:00Z"'


def _keep_former(properties: Any, former: Any) -> None:
    """Note in properties what they were."""
    name = str(properties.tag).rpartition("}")[2]
    change = element(f"<w:{name}Change {_BY}/>")
    former = deepcopy(former)
    drop(former, "rPr", "sectPr", "headerReference", "footerReference")
    change.append(former)
    properties.append(change)


def _tracked(storage: str) -> Parts:
    """Changes of every kind, each noted as such."""
    parts = untouched(storage).copy()
    before = parts.copy()
    at("会议强调", align("center"), "pPr")(parts)
    at("会议强调", indent(firstLineChars="0"), "pPr")(parts)
    at("会议强调", color("FF0000"))(parts)
    at("会议强调", size(28))(parts)
    (new,), (old,) = parts.having("会议强调"), before.having("会议强调")
    _keep_former(group(new, "pPr"), group(old, "pPr"))
    for run, former in zip(new.findall(w("r")), old.findall(w("r")), strict=True):
        _keep_former(group(run, "rPr"), group(former, "rPr"))
    if (mark := new.find(f"{w('pPr')}/{w('rPr')}")) is not None:
        _keep_former(mark, old.find(f"{w('pPr')}/{w('rPr')}"))
    former = deepcopy(parts.section)
    parts.section.find(w("pgMar")).set(w("top"), "1440")
    _keep_former(parts.section, former)
    return parts


@pytest.mark.parametrize("storage", STORAGES)
def test_former_properties_come_back(storage: str) -> None:
    root = _tracked(storage).tree("document")
    was = untouched(storage).copy().tree("document")
    assert settings(root) != settings(was)
    assert sections(root) != sections(was)
    reject(root)
    assert settings(root) == settings(was)
    assert sections(root) == sections(was)


@pytest.mark.parametrize("storage", STORAGES)
def test_words_and_paragraphs_come_and_go(storage: str) -> None:
    parts = untouched(storage).copy()
    (paragraph,) = parts.having("会议强调")
    run = paragraph.find(w("r"))
    gone = element(f"<w:del {_BY}/>")
    run.addprevious(gone)
    gone.append(run)
    run.find(w("t")).tag = w("delText")
    gone.addnext(element(f"<w:ins {_BY}><w:r><w:t>会议要求</w:t></w:r></w:ins>"))
    new = element("<w:p/>")
    put(group(new, "pPr"), f"<w:rPr><w:ins {_BY}/></w:rPr>")
    paragraph.addprevious(new)
    root = parts.tree("document")
    reject(root)
    assert settings(root) == settings(trees(untouched(storage).data())["word/document.xml"])
