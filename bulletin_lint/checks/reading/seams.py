"""Seams: where two characters stand side by side only because one word ends and the next begins.

部暑 is a slip for 部署, but not in 教育部暑期座谈会. Where the first character makes a common word with what stands
before it, and the second with what stands behind it, a two-character entry is not meant. ``rules/wording/seams.tsv``
knows the common words (from the dictionary of jieba; ``tools/seams.py`` writes it).
"""

from __future__ import annotations

from functools import cache

from bulletin_lint.toml.shipped import rules_folder

# Characters that are often words by themselves: there one whole word on the other side is enough.
_ALONE = frozenset(
    "与于及和或并且但也都就还又再才要会能可应须必不未没有无是在到给把被将由从向对为以而像竟既做按让"
    "新老多少各每该本此其某这那座批个名只条张件份项种次天位家户间所台辆部篇幅首段节层级届期率"
)


def is_seam(string: str, start: int) -> bool:
    """Whether the two characters at ``start`` belong to two words."""
    words = _words()
    first, second = string[start], string[start + 1]
    ends = start > 0 and string[start - 1] in words.get(first, _NOTHING)[0]
    begins = start + 2 < len(string) and string[start + 2] in words.get(second, _NOTHING)[1]
    return (ends and begins) or (ends and second in _ALONE) or (begins and first in _ALONE)


_NOTHING = ("", "")


@cache
def _words() -> dict[str, tuple[str, str]]:
    """For each character, those that make a common word with it from before and from behind."""
    text = (rules_folder() / "wording" / "seams.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {char: (before, after) for char, before, after in rows}
