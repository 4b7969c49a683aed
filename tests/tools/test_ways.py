"""Every way of storing a bulletin holds the same text, in files that are sound and always the same."""

from __future__ import annotations

import functools
import io
import zipfile
from collections.abc import Iterator

import docx
import pytest
from lxml import etree

from tests.places import FIXTURES
from tools.documents import PLAIN, WAYS, Bulletin, Way, dump, load, stored, words

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
PAGE_NUMBER = "—1—"
ORDER = ("word/document.xml", "word/footer1.xml")
MAXIMUM_SIZE = 60_000

kept = functools.cache(stored)


@pytest.fixture(scope="module", params=["clean-long", "clean-short", "everything-wrong"])
def bulletin(request: pytest.FixtureRequest) -> Bulletin:
    return load(FIXTURES / request.param / "bulletin.toml")


def texts(data: bytes) -> Iterator[str]:
    """The text of each part in ``ORDER``: every w:t but those of fallback copies."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in ORDER:
            root = etree.fromstring(archive.read(part))
            for copy in list(root.iter(FALLBACK)):
                copy.getparent().remove(copy)
            yield "".join(node.text or "" for node in root.iter(f"{W}t"))


@pytest.mark.parametrize("way", WAYS.values(), ids=lambda way: way.name)
def test_every_way_holds_the_text_of_the_bulletin(bulletin: Bulletin, way: Way) -> None:
    data = kept(bulletin, way)

    assert words("".join(texts(data))) == words(dump(way.adapt(bulletin))) + PAGE_NUMBER
    assert len(data) < MAXIMUM_SIZE


@pytest.mark.parametrize("way", WAYS.values(), ids=lambda way: way.name)
def test_python_docx_opens_every_file(bulletin: Bulletin, way: Way) -> None:
    document = docx.Document(io.BytesIO(kept(bulletin, way)))

    assert document.sections[0].page_height


def test_ways_differ_in_white_space_only_but_for_the_contents(bulletin: Bulletin) -> None:
    adapted = {name for name, way in WAYS.items() if way.adapt(bulletin) != bulletin}

    assert adapted <= {"contents-heading-mulu", "contents-heading-yaomu", "contents-none", "mixed"}


def test_a_text_box_holds_its_text_twice(bulletin: Bulletin) -> None:
    with zipfile.ZipFile(io.BytesIO(stored(bulletin, "masthead-text-box"))) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    copies = [words("".join(box.itertext(f"{W}t"))) for box in root.iter(f"{W}txbxContent")]

    assert copies == [words("".join([bulletin.name, bulletin.issue, bulletin.issuer, bulletin.date]))] * 2


@pytest.mark.parametrize("way", [PLAIN, WAYS["in-insertions"], WAYS["masthead-text-box"]], ids=lambda way: way.name)
def test_storing_twice_gives_the_same_bytes(bulletin: Bulletin, way: Way) -> None:
    assert kept(bulletin, way) == stored(bulletin, way)


@pytest.mark.parametrize("way", WAYS.values(), ids=lambda way: way.name)
def test_identifiers_are_unique_within_a_document(bulletin: Bulletin, way: Way) -> None:
    with zipfile.ZipFile(io.BytesIO(kept(bulletin, way))) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    tracked = [node.get(f"{W}id") for kind in ("ins", "del") for node in root.iter(W + kind)]

    assert len(tracked) == len(set(tracked))
