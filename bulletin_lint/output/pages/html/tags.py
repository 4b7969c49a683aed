"""HTML put together from parts that are escaped unless they are HTML already."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from unicodedata import category

from bulletin_lint.output.xml import without_commands

# What HTML does not allow in a document (WHATWG HTML 13.2.3.5), and halves of characters, which UTF-8 cannot write.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
_LEFT_ALONE = frozenset("\t\n\u200c\u200d")  # the last two join the parts of emoji and of other scripts
_BREAKS = str.maketrans("\v\f", "\n\n")
_SPACES = {" ": "space", "\u3000": "space wide", "\u00a0": "space fixed", "\t": "space tab", "\n": "space break"}
_VOID = frozenset({"hr", "meta"})


class Markup(str):
    """A string that is HTML."""

    __slots__ = ()


Child = str | Markup
Value = str | int | bool | None
EMPTY = Markup("")


def tag(name: str, *children: Child, **attributes: Value) -> Markup:
    """An element. Children that are no ``Markup`` are shown as text. ``class_`` and ``data_n`` stand for ``class``
    and ``data-n``; None and False leave an attribute out, True writes it without a value."""
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    return Markup(f"<{name}{written}>" if name in _VOID else f"<{name}{written}>{join(children)}</{name}>")


def join(children: Iterable[Child]) -> Markup:
    """The children one after another."""
    return Markup("".join(child if isinstance(child, Markup) else text(child) for child in children))


def text(string: str, spaces: bool = False) -> Markup:
    """``string`` as it is to be read. What cannot be seen, or would change the order of the text, is named instead;
    ``spaces`` shows blanks as well. Breaks of lines and pages become ``"\\n"``."""
    string = string.translate(_BREAKS)
    if string.isprintable() and not spaces:
        return Markup(without_commands(html.escape(string, quote=False)))
    return Markup(without_commands("".join(_shown(char, spaces) for char in string)))


def named(string: str) -> str:
    """``text`` without elements, for titles and attributes: what cannot be seen is written ``[U+202E]``."""
    if string.isprintable():
        return string
    return "".join(f"[U+{ord(char):04X}]" if _unseen(char) else _clean(char) for char in string)


def _clean(char: str) -> str:
    return "\ufffd" if _FORBIDDEN.match(char) else char


def _unseen(char: str) -> bool:
    return category(char) in _UNSEEN and char not in _LEFT_ALONE


def _attribute(key: str, value: Value) -> str:
    key = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {key}" if value is True else f' {key}="{without_commands(html.escape(named(str(value))))}"'


def _shown(char: str, spaces: bool) -> str:
    if spaces and char in _SPACES:
        return tag("i", Markup(char), class_=_SPACES[char])
    if _unseen(char):
        return tag("span", f"U+{ord(char):04X}", class_="unseen")
    return html.escape(_clean(char), quote=False)
