"""The program obeys the rules that it holds others to: they find nothing in its own messages, help and documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from bulletin_lint.engine.linter import check
from tests.docs.own_words import Said, of_code, of_documents, of_rules
from tools.prose.documents import Source, draft_of
from tools.prose.rules import chosen

_APART = "the majority of one document is none among texts that have nothing to do with one another"
# Rules that are about running text of a bulletin, and why they are wrong about ours.
NOT_OURS = {
    "NUM002": "names of commands, formats and files are typed as they stand: a space shows where they end",
    "NUM024": _APART,
    "NUM028": _APART,
    "WRD122": _APART,
    "PUN066": "a message, a label, an item of a list has no mark at its end",
    "PUN068": "a piece of a sentence begins with the mark that joins it to what stands before",
}
# Where texts show the slip that they are about, or its name.
SHOWN = {
    ("LAY025 why", "PUN009"): "lists the quotation marks",
    ("PUN092 why", "PUN009"): "lists the quotation marks",
    ("PUN016 why", "PUN011"): "lists the title marks",
    ("PUN023 message", "PUN006"): "its quotation mark is the one found",
    ("PUN085 why", "PUN023"): "quotes the stop",
    ("NUM018 message", "NUM018"): "shows what is to be written otherwise",
    ("cli/check.py", "PUN030"): "… in a usage line stands for more of the same",
    ("cli/main.py", "PUN030"): "… in a usage line stands for more of the same",
    ("cli/rule.py", "PUN030"): "… in a usage line stands for more of the same",
    ("cli/test.py", "PUN030"): "… in a usage line stands for more of the same",
    ("output/pages/html/notes.py", "PUN006"): "the other bracket stands behind the links",
    ("toml/shapes.py", "PUN030"): "[[…]] is TOML",
}
PAGES_OF_SLIPS = {
    "docs/reference/accuracy.md": ("WRD", "lists wrong words"),
    "docs/reference/kinds.md": ("PUN", "parameters of kinds are marks"),
}


def findings(texts: Iterable[Said]) -> Iterator[tuple[str, str, str]]:
    """Where, which rule, and the words."""
    said = list(texts)
    rules, _ = chosen((), tuple(NOT_OURS))
    draft = draft_of(Source(Path("own.txt"), 0, [each.text.replace("\n", " ") for each in said], None))
    for finding in check(draft, rules):
        paragraph = draft.text.paragraph_at(finding.start)
        text, start = said[paragraph.index], finding.start - paragraph.start
        around = text.text[max(0, start - 12) : finding.end - paragraph.start + 12]
        yield text.where, finding.rule.code, f"{around}（{finding.message}）"


@pytest.mark.parametrize("texts", [of_rules, of_code, of_documents])
def test_our_own_rules_find_nothing_in_our_own_words(texts: Callable[[], Iterator[Said]]) -> None:
    said = [*texts()]
    found = [
        each
        for each in findings(said)
        if each[:2] not in SHOWN and not each[1].startswith(PAGES_OF_SLIPS.get(each[0], ("-",))[0])
    ]

    assert len(said) > 300
    assert found == []


def test_each_exception_is_needed() -> None:
    found = {each[:2] for texts in (of_rules, of_code, of_documents) for each in findings(texts())}

    assert [each for each in SHOWN if each not in found] == []
    for page, (group, _) in PAGES_OF_SLIPS.items():
        assert any(where == page and code.startswith(group) for where, code in found)
