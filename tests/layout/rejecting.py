"""All tracked changes of a file rejected, and how its letters and paragraphs are set, in a form to be compared."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from tests.layout.parts import w

_PARTS = re.compile(r"word/(document|header\d+|footer\d+)\.xml")
# What the former properties do not hold, and stays what it is now (ISO/IEC 29500-1 17.13.5.29, 17.13.5.32).
_KEPT = {w("pPr"): (w("rPr"), w("sectPr")), w("sectPr"): (w("headerReference"), w("footerReference"))}


class Setting(NamedTuple):
    """A paragraph: its properties, and its runs with theirs, those alike made one."""

    properties: frozenset[str]
    mark: frozenset[str]
    runs: tuple[tuple[frozenset[str], str], ...]


def trees(data: bytes) -> dict[str, Any]:
    """The parts with text, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist() if _PARTS.fullmatch(name)}


def reject(root: Any) -> None:
    """Undo every tracked change in a part."""
    for change in [*root.iter(w("pPrChange"), w("rPrChange"), w("sectPrChange"), w("tblPrChange"), w("tcPrChange"))]:
        _restore(change)
    for added in [*root.iter(w("ins"), w("moveTo"))]:
        if added.getparent().tag != w("rPr"):
            added.getparent().remove(added)
    for removed in [*root.iter(w("del"), w("moveFrom"))]:
        for each in [*removed]:
            removed.addprevious(each)
        removed.getparent().remove(removed)
    for text in [*root.iter(w("delText"))]:
        text.tag = w("t")
    _take_out_new_paragraphs(root)


def _restore(change: Any) -> None:
    owner = change.getparent()
    kept = [each for each in owner if each.tag in _KEPT.get(owner.tag, ())]
    former = [*change[0]] if len(change) else []
    for each in [*owner]:
        owner.remove(each)
    owner.extend([*kept, *former] if owner.tag == w("sectPr") else [*former, *kept])


def _take_out_new_paragraphs(root: Any) -> None:
    """A paragraph whose mark was put in is one with the next."""
    for mark in [*root.iter(w("ins"))]:
        paragraph = next(mark.iterancestors(w("p")))
        after = paragraph.getnext()
        for each in [each for each in reversed(paragraph) if each.tag != w("pPr")]:
            after.insert(1 if after.find(w("pPr")) is not None else 0, each)
        paragraph.getparent().remove(paragraph)


def settings(root: Any) -> list[Setting]:
    """How each paragraph of a part is set, in order."""
    return [
        Setting(_said(each.find(w("pPr"))), _said(each.find(f"{w('pPr')}/{w('rPr')}")), tuple(_runs(each)))
        for each in root.iter(w("p"))
    ]


def sections(root: Any) -> list[frozenset[str]]:
    """What each section says."""
    return [_said(each) for each in root.iter(w("sectPr"))]


def _runs(paragraph: Any) -> Iterator[tuple[frozenset[str], str]]:
    letters, words = None, ""
    for run in paragraph.iter(w("r")):
        if next(run.iterancestors(w("p"))) is not paragraph:
            continue
        said = _said(run.find(w("rPr")))
        if said != letters:
            if words and letters is not None:
                yield letters, words
            letters, words = said, ""
        words += "".join(_content(each) for each in run if each.tag != w("rPr"))
    if words and letters is not None:
        yield letters, words


def _content(each: Any) -> str:
    name = etree.QName(each).localname
    return (each.text or "") if name in ("t", "delText") else f"<{name}>"


def _said(properties: Any) -> frozenset[str]:
    """Properties without the order in which they stand, those of runs and sections inside left to themselves."""
    if properties is None:
        return frozenset()
    return frozenset(_plain(each) for each in properties if each.tag not in (w("rPr"), w("sectPr")))


def _plain(each: Any) -> str:
    attributes = ",".join(f"{etree.QName(name).localname}={value}" for name, value in sorted(each.attrib.items()))
    return f"{etree.QName(each).localname}[{attributes}]{''.join(map(_plain, each))}"
