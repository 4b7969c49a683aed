"""Read the description of a bulletin from TOML, the form in which fixtures are written."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from tools.documents.model import Article, Bulletin, Contents, ContentsSection, Field, Paragraph, Section

_LEAD = re.compile(r"\*\*(.+?)\*\*")


def load(path: Path) -> Bulletin:
    """The bulletin that the TOML file describes.

    In a paragraph ``**`` encloses the bold opening. ``contents = true`` stands for the contents that agree with the
    sections. Unknown or missing keys raise TypeError or KeyError.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    sections = tuple(_section(**section) for section in data.pop("section"))
    contents = _contents(data.pop("contents", None), sections)
    distribution, colophon = (
        tuple(Field(**item) for item in data.pop(key, ())) for key in ("distribution", "colophon")
    )
    return Bulletin(sections=sections, contents=contents, distribution=distribution, colophon=colophon, **data)


def _section(heading: str, article: list[dict[str, Any]]) -> Section:
    return Section(heading, tuple(_article(**item) for item in article))


def _article(paragraphs: list[str], title: list[str] | None = None, attribution: str = "") -> Article:
    return Article(tuple(title or ()), tuple(map(_paragraph, paragraphs)), attribution)


def _paragraph(text: str) -> Paragraph:
    lead = _LEAD.match(text)
    return Paragraph(text[lead.end() :], lead[1]) if lead else Paragraph(text)


def _contents(value: Any, sections: tuple[Section, ...]) -> Contents | None:
    if value is None:
        return None
    if value is True:
        return Contents.of(sections)
    return Contents(
        tuple(ContentsSection(item["heading"], tuple(map(tuple, item["entries"]))) for item in value["section"]),
        value.get("heading", ""),
    )
