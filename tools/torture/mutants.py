"""Damaged copies of Word files: in the bytes of the zip, in those of a part, or in the elements of a part."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from random import Random

from lxml import etree
from lxml.etree import _Element

from tools.torture.documents import document

_MOST_STEPS = 4


def made(seed: int, damaged: bool) -> bytes:
    """The file of this seed, or its damaged copy."""
    random = Random(seed)
    data = document(random)
    return _mutant(random, data) if damaged else data


def _mutant(random: Random, data: bytes) -> bytes:
    kind = random.choice((_bytes_of_zip, _bytes_of_part, _elements, _elements, _elements, _members))
    return kind(random, data)


def _damaged(random: Random, data: bytes) -> bytes:
    """Some bytes changed, taken out, doubled, or the end cut off."""
    content = bytearray(data)
    for _ in range(random.randint(1, _MOST_STEPS)):
        at = random.randrange(max(1, len(content)))
        length = random.choice((1, 1, 2, 8, 40))
        step = random.randrange(5)
        if step == 0:
            content[at : at + length] = random.randbytes(length)
        elif step == 1:
            del content[at : at + length]
        elif step == 2:
            content[at:at] = content[at : at + length]
        elif step == 3:
            content[at : at + 1] = random.choice((b"<", b">", b"&", b"\0", b'"', b"\xff", b"]]>", b"<!--"))
        elif random.random() < 0.2:
            del content[at:]
    return bytes(content)


def _bytes_of_zip(random: Random, data: bytes) -> bytes:
    return _damaged(random, data)


def _rewritten(data: bytes, changed: dict[str, bytes]) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(output, "w") as new:
        for entry in old.infolist():
            content = changed.get(entry.filename, old.read(entry))
            new.writestr(zipfile.ZipInfo(entry.filename, entry.date_time), content, entry.compress_type)
    return output.getvalue()


def _chosen(random: Random, data: bytes) -> tuple[str, bytes]:
    """A part: mostly the document itself."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        name = "word/document.xml" if random.random() < 0.6 else random.choice(names)
        return name, archive.read(name)


def _bytes_of_part(random: Random, data: bytes) -> bytes:
    name, content = _chosen(random, data)
    return _rewritten(data, {name: _damaged(random, content)})


def _members(random: Random, data: bytes) -> bytes:
    """A part left out, emptied, or given the content of another."""
    name, _ = _chosen(random, data)
    _, other = _chosen(random, data)
    return _rewritten(data, {name: random.choice((b"", other, b"<x/>", b'<?xml version="1.0"?>'))})


def _elements(random: Random, data: bytes) -> bytes:
    """Elements of a part moved, taken out, doubled, renamed or put into one another."""
    name, content = _chosen(random, data)
    root = etree.fromstring(content)
    for _ in range(random.randint(1, _MOST_STEPS)):
        elements = [element for element in root.iter(etree.Element) if element is not root]
        if not elements:
            break
        _changed(random, random.choice(elements), random.choice(elements))
    return _rewritten(data, {name: etree.tostring(root, encoding="UTF-8", xml_declaration=True)})


def _changed(random: Random, one: _Element, other: _Element) -> None:
    parent = one.getparent()
    step = random.randrange(7)
    if parent is None:
        return
    if step == 0:
        parent.remove(one)
    elif step == 1:
        one.addnext(deepcopy(one))
    elif step == 2:
        one.tag = other.tag
    elif step == 3 and one is not other and one not in [*other.iterancestors()]:
        other.append(one)
    elif step == 4:
        other.append(deepcopy(one))
    elif step == 5 and one.attrib:
        del one.attrib[random.choice([*one.attrib])]
    elif step == 6:
        for inner in [*one]:
            one.addprevious(inner)
        parent.remove(one)
