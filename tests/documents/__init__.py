"""Bulletins as plain data, and Word files that hold them in every way seen in real ones."""

from tests.documents.dump import dump, words
from tests.documents.load import load
from tests.documents.model import (
    Article,
    Bulletin,
    Contents,
    ContentsSection,
    Field,
    Paragraph,
    Section,
)
from tests.documents.store import store, stored
from tests.documents.ways import PLAIN, WAYS, Way

__all__ = [
    "PLAIN",
    "WAYS",
    "Article",
    "Bulletin",
    "Contents",
    "ContentsSection",
    "Field",
    "Paragraph",
    "Section",
    "Way",
    "dump",
    "load",
    "store",
    "stored",
    "words",
]
