"""What LibreOffice makes of Word files, as JSON. Run by the system's Python, which has ``uno``, not by the tests' own:

    python3 office.py PIPE TARGET FILE...

PIPE is the name of the pipe that an office listens to; TARGET gets, per file, its paragraphs and page styles. Lengths
are in hundredths of a millimetre, sizes in points, as LibreOffice has them.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CHARACTERS = (
    "CharFontName", "CharFontNameAsian", "CharHeight", "CharHeightAsian", "CharWeight", "CharWeightAsian",
    "CharPosture", "CharPostureAsian", "CharColor", "CharUnderline",
)  # fmt: skip
PARAGRAPHS = (
    "ParaAdjust", "ParaLastLineAdjust", "ParaFirstLineIndent", "ParaLeftMargin", "ParaRightMargin", "ParaTopMargin",
    "ParaBottomMargin", "ParaLineSpacing", "ParaContextMargin", "ParaKeepTogether", "SnapToGrid", "PageStyleName",
    "ParaIsCharacterDistance", "ParaIsForbiddenRules", "NumberingIsNumber", "ParaSplit", "BreakType",
)  # fmt: skip
PAGES = (
    "Width", "Height", "LeftMargin", "RightMargin", "TopMargin", "BottomMargin", "IsLandscape", "HeaderIsOn",
    "FooterIsOn", "HeaderIsShared", "FooterIsShared", "FirstIsShared", "PageStyleLayout", "GridMode",
)  # fmt: skip


def plain(value: Any) -> Any:
    """Numbers, words and switches as they are, of the rest what can be said of it."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if hasattr(value, "Mode") and hasattr(value, "Height"):
        return [value.Mode, value.Height]
    return value.value if hasattr(value, "value") else str(value)


def values_of(thing: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """All in one call, as each goes to another process; one by one where there are any that the thing does not have."""
    names = tuple(sorted(names))
    try:
        values = thing.getPropertyValues(names)
    except Exception:  # of a kind that only uno knows
        known = thing.getPropertySetInfo()
        values = [thing.getPropertyValue(name) if known.hasPropertyByName(name) else None for name in names]
    return {name: plain(value) for name, value in zip(names, values, strict=True)}


def elements(container: Any) -> Iterator[Any]:
    enumeration = container.createEnumeration()
    while enumeration.hasMoreElements():
        yield enumeration.nextElement()


def paragraphs(text: Any) -> Iterator[dict[str, Any]]:
    """The paragraphs of a text and of the tables in it."""
    for element in elements(text):
        if element.supportsService("com.sun.star.text.TextTable"):
            for name in element.getCellNames():
                yield from paragraphs(element.getCellByName(name))
        elif element.supportsService("com.sun.star.text.Paragraph"):
            portions = [
                {"text": each.getString(), "type": each.TextPortionType, **values_of(each, CHARACTERS)}
                for each in elements(element)
            ]
            told = {"text": element.getString(), "portions": portions, **values_of(element, PARAGRAPHS)}
            yield {**told, "List": list_level(element)}


def list_level(paragraph: Any) -> dict[str, Any]:
    """The indents of the level of a list that a paragraph is in; they count unless it has some of its own."""
    rules, level = (getattr(paragraph, name, None) for name in ("NumberingRules", "NumberingLevel"))
    if rules is None or not getattr(paragraph, "NumberingStyleName", ""):
        return {}
    said = {each.Name: plain(each.Value) for each in rules.getByIndex(level)}
    return {name: said.get(name) for name in ("IndentAt", "FirstLineIndent")}


def stories(document: Any) -> Iterator[tuple[str, Any]]:
    """All texts: that of the body, text boxes, and what repeats on the pages."""
    yield "body", document.Text
    for shape in (document.DrawPage.getByIndex(number) for number in range(document.DrawPage.Count)):
        if hasattr(shape, "createEnumeration"):
            yield "box", shape
    for style in page_styles(document):
        for side in ("Header", "Footer"):
            if style.getPropertyValue(f"{side}IsOn"):
                yield side, style.getPropertyValue(f"{side}Text")


def page_styles(document: Any) -> Iterator[Any]:
    styles = document.StyleFamilies.getByName("PageStyles")
    return (styles.getByName(name) for name in styles.ElementNames if styles.getByName(name).isInUse())


def described(document: Any) -> dict[str, Any]:
    told = [{"story": name, **each} for name, text in stories(document) for each in paragraphs(text)]
    pages = {
        style.Name: {**values_of(style, PAGES), "Columns": style.TextColumns.ColumnCount}
        for style in page_styles(document)
    }
    return {"paragraphs": told, "pages": pages}


def connected(pipe: str) -> Any:
    """The desktop of the office, as soon as it answers."""
    import uno

    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    url = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
    for _ in range(300):
        try:
            remote = resolver.resolve(url)
            return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
        except Exception:  # nobody listens yet
            time.sleep(0.2)
    raise SystemExit("the office does not answer")


def loaded(desktop: Any, address: str, *how: Any) -> Any:
    """The document; now and then the office answers with nothing, and on being asked again with the document."""
    for _ in range(5):
        document = desktop.loadComponentFromURL(address, "_blank", 0, how)
        if document is not None:
            return document
        time.sleep(0.5)
    raise SystemExit(f"not loaded: {address}")


def main(pipe: str, target: str, *files: str) -> None:
    import uno

    value = uno.getClass("com.sun.star.beans.PropertyValue")

    desktop = connected(pipe)
    told = {}
    try:
        for name in files:
            hidden = value(Name="Hidden", Value=True)
            document = loaded(desktop, Path(name).resolve().as_uri(), hidden)
            told[name] = described(document)
            document.close(True)
    finally:
        Path(target).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        desktop.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
