"""Bulletins as plain data, and Word files that hold them in every way seen in real ones."""

from tools.documents.dump import dump, words
from tools.documents.load import load
from tools.documents.model import (
    Article,
    Bulletin,
    Contents,
    ContentsSection,
    Field,
    Paragraph,
    Section,
)
from tools.documents.store import store, stored
from tools.documents.ways import PLAIN, WAYS, Way

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
