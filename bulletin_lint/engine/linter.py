"""check(): rules over one document, hits into findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.fixer import admit
from bulletin_lint.engine.hit import Fix, Hit, Safety
from bulletin_lint.engine.rule import Document, Rule
from bulletin_lint.engine.weight import severity_of
from bulletin_lint.errors import PatternTooSlow
from bulletin_lint.startup import patterns
from bulletin_lint.text.quoting import quoted

_DRAWN = "自动编号"  # what no file holds is called so


def check(document: Document, rules: Iterable[Rule]) -> list[Finding]:
    """All findings of ``rules`` in ``document``, in reading order.

    A hit outside the rule's scope is dropped, and so is one that touches an inline object, but for a kind that knows of
    them: a picture or an equation stands there like a word, so what looks like neighbouring text is none. Nor is a
    prompt that waits to be filled in any text to be judged; only a kind that is about such prompts reports them. Raises
    PatternTooSlow for a pattern of an office's own that comes to no end.
    """
    findings = [_finding(document, rule, hit) for rule in rules for hit in _hits(document, rule)]
    return sorted(findings, key=lambda finding: finding.sort_key)


def _hits(document: Document, rule: Rule) -> Iterator[Hit]:
    for hit in _watched_hits(document, rule) if rule.home else rule.kind.run(document, rule.parameters):
        if rule.scope and document.role_at(hit.start) not in rule.scope:
            continue
        if not rule.kind.sees_objects and document.text.has_object(hit.start, hit.end):
            continue
        if document.text.is_unwritten(hit.start, hit.end) is not rule.kind.of_unwritten:
            continue
        yield hit


def _watched_hits(document: Document, rule: Rule) -> list[Hit]:
    """The hits of a rule that is not ours. Raises PatternTooSlow."""
    try:
        with patterns.watched():
            return list(rule.kind.run(document, rule.parameters))
    except patterns.TooSlow as error:
        raise PatternTooSlow(f"{rule.home}：{rule.code}：{error}") from None


def _finding(document: Document, rule: Rule, hit: Hit) -> Finding:
    fix, note = _fix(document, rule, hit)
    values = {"text": document.text.string[hit.start : hit.end], **hit.values}
    message, drawn = _message(rule.message, values), document.text.why_drawn(hit.start, hit.end)
    if drawn:
        message, note = f"{message}（{_DRAWN}）", drawn
    return Finding(rule, hit.start, hit.end, message, severity_of(document, rule, hit), fix, note, hit.others)


def _message(template: str, values: Mapping[str, str]) -> str:
    """The message. What has quotation marks of its own gets none around it: nobody could tell them apart."""
    if any(map(_has_quotes, values.values())):
        for name, value in values.items():
            if _has_quotes(value):
                as_it_stands = quoted(value).replace("{", "{{").replace("}", "}}")
                template = template.replace(f"“{{{name}}}”", as_it_stands)
    return template.format_map(values)


def _has_quotes(value: str) -> bool:
    """Whether a value has quotation marks of its own, and does not end the quotation around it to begin another."""
    marks = [char for char in value if char in "“”"]
    return bool(marks) and (marks[0], marks[-1]) != ("”", "“")


def _fix(document: Document, rule: Rule, hit: Hit) -> tuple[Fix | None, str]:
    """The fix as far as the rule, the hit and the text around it allow, and what held it back."""
    if not (hit.edits or hit.settings) or rule.fix is Safety.NONE:
        return None, ""
    safety = rule.fix if hit.certain else Safety.UNSAFE
    allowed, note = admit(document.text, hit.edits)
    if allowed is Safety.NONE:
        return None, note
    return Fix(hit.edits, Safety.UNSAFE if allowed is Safety.UNSAFE else safety, hit.settings), note
