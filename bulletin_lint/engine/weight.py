"""How grave a hit is. One rule may report slips of two weights: a list may have a half-width comma, or only a space too
many. The comma weighs what it weighs in any other place."""

from __future__ import annotations

from unicodedata import category, normalize

from bulletin_lint.engine.hit import Hit, Severity
from bulletin_lint.engine.rule import Document, Rule
from bulletin_lint.text.brackets import ROUND, SQUARE
from bulletin_lint.text.edit import Edit


def severity_of(document: Document, rule: Rule, hit: Hit) -> Severity:
    """The severity of the rule, or its ``mark_severity`` where the repair shows that a mark itself is wrong."""
    if rule.mark_severity is None or not hit.edits:
        return rule.severity
    string = document.text.string
    wrong = _is_one_half(hit.edits) or any(
        _is_mark(string[each.start : each.end], each.replacement) for each in hit.edits
    )
    return rule.mark_severity if wrong else rule.severity


def _is_mark(old: str, new: str) -> bool:
    """Whether, white space aside, a character is half-width in one and full-width in the other, or a mark stands there
    that is one too many."""
    before, after = ("".join(each.split()) for each in (old, new))
    if not before or before == after:
        return False
    are_marks = all(category(char).startswith("P") for char in before)
    if not after:
        return are_marks
    return normalize("NFKC", before) == normalize("NFKC", after) or (
        are_marks and before.isascii() and not after.isascii()
    )


def _is_one_half(edits: tuple[Edit, ...]) -> bool:
    """Whether one half of a pair is all that is wrong: it is missing, or of another kind."""
    return len(edits) == 1 and edits[0].replacement in _HALVES


_HALVES = frozenset(half for pair in (ROUND | SQUARE).items() for half in pair)
