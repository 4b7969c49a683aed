"""The same page, written in other words of the format: what Word, WPS and their users do to a file."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tests.layout.changes import align, fonts, size
from tests.layout.parts import Parts, drop, element, group, put, w
from tests.layout.words import Part

_BY = 'w:author="校对" w:date="2025-09-05T08:30:00Z"'


def in_pieces(parts: Parts) -> None:
    """Every run cut into pieces of two characters, as editing leaves them, with marks of spelling between."""
    for run in [each for each in parts.body.iter(w("r")) if each.find(w("t")) is not None]:
        text = run.find(w("t")).text or ""
        for start in range(0, len(text) - 2, 2):
            piece = deepcopy(run)
            piece.find(w("t")).text = text[start : start + 2]
            run.addprevious(piece)
            run.addprevious(element('<w:proofErr w:type="spellStart"/>'))
        rest = len(text) % 2 or 2
        run.find(w("t")).text = text[-rest:]


def in_control(parts: Parts) -> None:
    """A paragraph of the text in a content control."""
    (paragraph,) = parts.having("会议强调")
    control = element('<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent/></w:sdt>')
    paragraph.addprevious(control)
    control[1].append(paragraph)


def title_of_two_paragraphs(parts: Parts) -> None:
    """A title whose lines are paragraphs."""
    (first,) = parts.having("座谈会召开\n研究部署")
    second = deepcopy(first)
    runs = first.findall(w("r"))
    at = next(number for number, run in enumerate(runs) if run.find(w("br")) is not None)
    for run in runs[at:]:
        first.remove(run)
    for run in second.findall(w("r"))[: at + 1]:
        second.remove(run)
    first.addnext(second)


def name_spread(parts: Parts) -> None:
    """The name over the whole width, letters apart."""
    for paragraph in parts.of(Part.NAME):
        align("distribute")(group(paragraph, "pPr"))


def name_wide(parts: Parts) -> None:
    """Letters of the name wider apart, and narrower."""
    for paragraph in parts.of(Part.NAME):
        for run in paragraph.iter(w("r")):
            put(group(run, "rPr"), '<w:spacing w:val="120"/>')
            put(group(run, "rPr"), '<w:w w:val="90"/>')


def deleted_otherwise(parts: Parts) -> None:
    """Words that are deleted, in another font and size: nobody sees them."""
    (run,) = parts.runs("文化服务中心")
    old = deepcopy(run)
    old.replace(old.find(w("t")), element("<w:delText>文化中心</w:delText>"))
    fonts("宋体")(group(old, "rPr"))
    size(21)(group(old, "rPr"))
    gone = element(f'<w:del w:id="95" {_BY}/>')
    gone.append(old)
    run.addprevious(gone)


def formatted_as_noted(parts: Parts) -> None:
    """A font that was another before, which is noted: what counts is what it is now."""
    (paragraph,) = parts.having("会议强调")
    for number, run in enumerate(paragraph.findall(w("r"))):
        former = '<w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="21"/></w:rPr>'
        letters = group(run, "rPr")
        drop(letters, "rPrChange")
        letters.append(element(f'<w:rPrChange w:id="{96 + number}" {_BY}>{former}</w:rPrChange>'))
    former = '<w:pPr><w:jc w:val="center"/></w:pPr>'
    group(paragraph, "pPr").append(element(f'<w:pPrChange w:id="195" {_BY}>{former}</w:pPrChange>'))


def raised(parts: Parts) -> None:
    """A raised figure, which is drawn smaller."""
    (run,) = parts.runs("1240")
    other: Any = deepcopy(run)
    other.find(w("t")).text = "2"
    group(other, "rPr").append(element('<w:vertAlign w:val="superscript"/>'))
    run.addnext(other)


def linked(parts: Parts) -> None:
    """Words that lead to a bookmark, drawn like the others."""
    (run,) = parts.runs("居民顾清和说")
    link = element('<w:hyperlink w:anchor="_top" w:history="1"/>')
    run.addprevious(link)
    link.append(run)
