"""All that the program itself says in Chinese, gathered from where it stands: rules, code, documents."""

from __future__ import annotations

import ast
import html
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.places import ROOT

_HAN = re.compile(r"[\u4e00-\u9fff]")
# Stands for what is put into a text: a number before what is counted, which shows whether spaces are around it, and a
# word else, as the name of a file.
_HOLE, _NUMBER, _WORD = "\0", "3", "Word"
_COUNTED = re.compile(r" ?[处个条期段篇份行项种次层页字栏人年月日位倍]")
# Stands for what is typed into a computer: code, a piece of TOML, a tag, the code of a rule.
_CODE = "某"
_TYPED = re.compile(
    r' ?(?:`[^`\n]+`|(?:如 )?"[^"]*" = (?:\\?\[.*?\]|"[^"]*")|\b[\w-]+ = "[^"]*"|如 "[^"]*"|'
    r"<[^<>]*>|\[\[\w+\]\]|\{\w+\}|"
    r"pip install '[^']*'|\b[A-Z]{3}\d{3}\b) ?"
)
_PATTERN = re.compile(r"\\[dswbn]|\(\?|\[一|0123456789|%[YmdS]")  # a regular expression or a table of characters
# The folders that talk to people; what the others hold in Chinese are words of bulletins.
_PACKAGES = (
    "annotate.py", "api", "archive", "batch", "cli", "config", "disk", "docx", "drafting", "errors.py", "output",
    "records", "rulebook", "startup", "toml",
)  # fmt: skip
# What writes settings, hooks and jobs: files for programs.
_FILES_OF_OTHERS = tuple(f"drafting/repository/{name}.py" for name in ("hooks", "jobs", "settings"))


class Said(NamedTuple):
    """A text, and where it stands."""

    where: str
    text: str


def of_rules() -> Iterator[Said]:
    """Titles, messages and reasons of all rules."""
    for path in sorted((ROOT / "rules").glob("*.toml")):
        for rule in tomllib.loads(path.read_text(encoding="utf-8")).get("rule", ()):
            for key in ("title", "message", "why"):
                if text := rule.get(key):
                    yield Said(f"{rule['code']} {key}", _filled(re.sub(r"\{\w*\}", _HOLE, text)))


def of_code() -> Iterator[Said]:
    """What commands, options, errors and formats say."""
    package = ROOT / "bulletin_lint"
    for name in _PACKAGES:
        place = package / name
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            where = path.relative_to(package).as_posix()
            tree = ast.parse(path.read_text(encoding="utf-8"))
            texts = (_filled(_written(node)) for node in _texts(tree) if where not in _FILES_OF_OTHERS)
            yield from (Said(where, line) for text in texts if not _PATTERN.search(text) for line in _lines(text))


def _texts(tree: ast.AST) -> Iterator[ast.expr]:
    """Literals, but for docstrings and the pieces of a formatted one."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            yield node
        elif not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            yield from _texts(node)


def _written(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(map(_written, node.values))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else _HOLE


def _filled(text: str) -> str:
    """The text with something in each hole."""
    first, *rest = text.split(_HOLE)
    return first + "".join((_NUMBER if _COUNTED.match(piece) else _WORD) + piece for piece in rest)


def _lines(text: str) -> Iterator[str]:
    return (_TYPED.sub(_CODE, line.strip()) for line in text.split("\n") if _HAN.search(line))


def of_documents() -> Iterator[Said]:
    """The prose of the documents. The pages of rules are made of the rules, and show slips."""
    pages = [
        *(ROOT / "docs").glob("*.md"),
        *(ROOT / "docs/start").glob("*.md"),
        *(ROOT / "docs/howto").glob("*.md"),
        *(ROOT / "docs/reference").glob("*.md"),
    ]
    for path in (ROOT / "README.zh-CN.md", *sorted(pages)):
        yield from _prose(path)


def _prose(path: Path) -> Iterator[Said]:
    text = html.unescape(path.read_text(encoding="utf-8"))
    text = re.sub(r"^([ ]*)```.*?^\1```$|<!--.*?-->", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r'^!!! \w+ "(.*)"$', r"\1\n", text, flags=re.MULTILINE)
    text = re.sub(r"!\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\*\*((?:`[^`]*`|[^*])+)\*\* ?", r"\1", text)  # Markdown asks for the space behind the mark
    for block in re.split(r"\n{2,}|\n(?=[ ]*(?:[-*|#>]|\d+\.) ?)", text):
        paragraph = re.sub(r"(?<=[!-~])\n(?=[!-~])", " ", "\n".join(map(str.strip, block.split("\n")))).replace(
            "\n", ""
        )
        for cell in re.split(r"\s*(?<!\\)\|\s*", re.sub(r"^(?:[-*>]|#+|\d+\.)\s+", "", paragraph)):
            yield from (Said(path.relative_to(ROOT).as_posix(), line) for line in _lines(cell))
