"""Settings by chance, for documents dressed by chance."""

from __future__ import annotations

from random import Random

from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.story import WordDocument, read
from bulletin_lint.text.looks import Grid, Indent, LineHeight, Space
from bulletin_lint.text.setting import Setting, Target, Value

_LETTERS: dict[str, tuple[Value, ...]] = {
    "chinese": ("仿宋_GB2312", "方正小标宋简体", "黑体"),
    "latin": ("Times New Roman", "Arial"),
    "size": (28, 32, 44),
    "bold": (True, False),
    "italic": (True, False),
    "underline": ("", "single", "double"),
    "color": ("auto", "FF0000", "1F497D"),
    "hint": (True, False),
}
_INDENTS = (Indent(), Indent(480), Indent(chars=200), Indent(-400), Indent(chars=-150))
_SPACES = (Space(), Space(240), Space(lines=50), Space(auto=True))
_PARAGRAPHS: dict[str, tuple[Value, ...]] = {
    "alignment": ("left", "center", "right", "both", "distribute"),
    "first": _INDENTS,
    "left": _INDENTS,
    "right": _INDENTS,
    "before": _SPACES,
    "after": _SPACES,
    "line": (LineHeight(560, "exact"), LineHeight(400, "least"), LineHeight(360), LineHeight()),
    "keep_next": (True, False),
    "kinsoku": (True, False),
    "snapped": (True, False),
    "contextual": (True, False),
}
_PAGES: dict[str, tuple[Value, ...]] = {
    "paper": ((11906, 16838), (16838, 11906)),
    "margins": ((("top", 2098), ("left", 1588)), (("bottom", 1000),), (("header", 851), ("gutter", 0))),
    "columns": (1, 2),
    "grid": (Grid("lines", 579), Grid(), Grid("linesAndChars", 312, -100)),
}
_OF_STYLES: tuple[Target, ...] = ("letters", "paragraph", "paragraph")
_NAMES: dict[Target, dict[str, tuple[Value, ...]]] = {"letters": _LETTERS, "paragraph": _PARAGRAPHS, "page": _PAGES}


def by_chance(document: WordDocument, seed: int, count: int = 12) -> list[Setting]:
    """So many settings in places by chance: letters, paragraphs, pages, and now and then all there is."""
    random, text = Random(seed), document.text.string
    found: list[Setting] = []
    body = [each for each in document.text.paragraphs if each.part == document.parts[0].name]
    for _ in range(count):
        target: Target = random.choice(("letters", "letters", "paragraph", "paragraph", "page"))
        name = random.choice([*_NAMES[target]])
        start = random.randrange(body[-1].end + 1 if target == "page" else len(text))
        end = min(len(text), start + random.choice((0, 1, 5, 40, 200)))
        if random.random() < 0.2:
            start, end = 0, len(text)
        found.append(Setting(target, start, end, name, random.choice(_NAMES[target][name])))
    return found


def for_styles(document: WordDocument, seed: int) -> list[Setting]:
    """Settings by chance for all paragraphs of some styles, and one in a place by chance."""
    random, formatting = Random(seed), document.formatting
    styles = sorted({formatting.look(each).style for each in document.text.paragraphs})
    found: list[Setting] = []
    for style in random.sample(styles, min(len(styles), 3)):
        for target in _OF_STYLES:
            name = random.choice([*_NAMES[target]])
            value = random.choice(_NAMES[target][name])
            found += (
                Setting(target, each.start, each.end, name, value)
                for each in document.text.paragraphs
                if formatting.look(each).style == style
            )
    return [*found, *by_chance(document, seed, 1)]


def reread(data: bytes) -> WordDocument:
    """The document in these bytes."""
    return read(Package.from_bytes(data))
