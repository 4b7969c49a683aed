"""Rules looked for by the words that people have for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bulletin_lint.engine.rule import Rule
from bulletin_lint.rulebook.groups import group_words
from bulletin_lint.toml.nearest import nearest

_PLACEHOLDER = re.compile(r"\{\w*\}")
_WEIGHTS = (50, 20, 10, 5, 2)  # of a word in the title, in code, name and group, in message, reason, source
_WHOLE = 100  # of a word that is the whole title
_MOST_NAMED = 3


def found(words: str, rules: Iterable[Rule]) -> list[Rule]:
    """The rules that have all ``words`` in title, code, name, group, message, reason or source, those first that are
    most about them; where there is none, those that have most of their pairs of characters."""
    asked = words.lower().split()
    groups = group_words()
    texts = [(rule, _texts(rule, groups.get(rule.code[:3], ""))) for rule in rules]
    ranked = [(sum(_weight(word, of) for word in asked), rule) for rule, of in texts if _has_all(of, asked)]
    if not ranked:
        pairs = {word[at : at + 2] for word in asked for at in range(len(word) - 1)}
        near = [(sum(any(pair in text for text in of) for pair in pairs), rule) for rule, of in texts]
        ranked = [(count, rule) for count, rule in near if 2 * count > len(pairs) > 0]
    return [rule for _, rule in sorted(ranked, key=lambda item: (-item[0], item[1].code))]


def named(word: str, rules: Iterable[Rule]) -> list[Rule]:
    """The rules in whose Chinese titles the word stands, by code."""
    having = (rule for rule in rules if word in rule.title and rule.title != rule.name)
    return sorted(having, key=lambda rule: rule.code)


def hint(word: str, rules: Sequence[Rule]) -> str:
    """What to say of a word that means no rule: what was meant, or how to find it."""
    if having := named(word, rules):
        shown = "、".join(f"{rule.code} {rule.title}" for rule in having[:_MOST_NAMED])
        rest = f"等{len(having)}条" if len(having) > _MOST_NAMED else ""
        return f"，名称里有这个词的是{shown}{rest}"
    known = {"ALL", *group_words().values()}
    for rule in rules:
        known |= {rule.code, rule.code[:3], rule.name, rule.title}
    if near := nearest(word, known) or nearest(word.upper(), known):
        return near
    return f"；bulletin-lint rule --{f'search {word} 查找有关的' if found(word, rules) else 'all 列出全部'}规则"


def _texts(rule: Rule, group: str) -> tuple[str, ...]:
    known_by = f"{rule.code} {rule.name} {group}"
    texts = (rule.title, known_by, _PLACEHOLDER.sub(" ", rule.message), rule.why, rule.source)
    return tuple(text.lower() for text in texts)


def _has_all(texts: Sequence[str], words: Sequence[str]) -> bool:
    return bool(words) and all(any(word in text for text in texts) for word in words)


def _weight(word: str, texts: Sequence[str]) -> int:
    """How much the texts of a rule are about the word."""
    within = sum(weight for weight, text in zip(_WEIGHTS, texts, strict=True) if word in text)
    return within + (_WHOLE if word == texts[0] else 0)
