"""Write ``rules/wording/seams.tsv``: with what the pieces of the entries in the word lists make words.

``python -m tools.seams``, with jieba installed (its dictionary of words and frequencies is the source). Run it after
entries were added to a list.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import jieba

from bulletin_lint.checks.reading.wordlist import shipped
from bulletin_lint.toml.shipped import rules_folder

LISTS = ("collocations", "confusable", "discouraged", "fixed", "idioms", "redundant", "typos", "variants")
LONGEST = 4  # characters of an entry that may come together by chance
FREE = 1000  # how often a character must occur there as a word by itself
MANY = 25  # two-character words that begin, or end, with a character: then there are more than a dictionary has
LEAST = 3  # how often a word must occur in the corpus of the dictionary
# Numbers and what they count make words that no dictionary lists: 两天, 几处, 每户.
COUNTS = "一二两三四五六七八九十百千万亿几数半每各多余0123456789"
MEASURES = (
    "天年月日周时分秒度期届次回个名位人户家间所座栋幢处片块场条件项份批组队班级台部辆架艘套种类样亩吨斤克米里元角倍成股"
    "页卷册本篇章句字行列排层段程步路线只头匹株棵朵颗粒支枝张幅面把根点号代辈"
)


class Pieces(NamedTuple):
    """What an entry may fall into: ``tails`` end a word that begins before it, ``heads`` begin one that ends after it,
    ``cores`` may be whole words between them."""

    tails: set[str]
    heads: set[str]
    cores: set[str]


def frequencies() -> dict[str, int]:
    """The words of the dictionary, and how often they occur in its corpus."""
    with jieba.get_dict_file() as file:
        rows = (line.decode("utf-8").split() for line in file)
        return {word: int(frequency) for word, frequency, *_ in rows}


def words(known: Mapping[str, int], entries: Mapping[str, str]) -> list[str]:
    """The common words of two characters and more, less those that are misspelt: an entry, or a word that holds one
    and is more often spelt as the list says. ``entries`` maps what is wrong to what is right."""
    common = [word for word, often in known.items() if len(word) > 1 and often >= LEAST and word not in entries]
    return [word for word in common if not any(known.get(right, 0) > known[word] for right in _repaired(word, entries))]


def _repaired(word: str, entries: Mapping[str, str]) -> Iterator[str]:
    for size in range(2, min(LONGEST, len(word)) + 1):
        for at in range(len(word) - size + 1):
            if right := entries.get(word[at : at + size]):
                yield word[:at] + right + word[at + size :]


def pieces(entries: Iterable[str]) -> Pieces:
    """The pieces of all entries. A whole entry may be a tail or a head as well: 堪察 of 堪察加."""
    found = Pieces(set(), set(), set())
    for entry in entries:
        for at in range(1, len(entry) + 1):
            found.tails.add(entry[:at])
            found.heads.add(entry[-at:])
        found.cores.update(entry[start:end] for start in range(len(entry)) for end in range(start + 2, len(entry) + 1))
    return found


def main() -> None:
    """Write the table anew."""
    entries = {
        wrong: found[0].right for name in LISTS for wrong, found in shipped(name).items() if 1 < len(wrong) <= LONGEST
    }
    found, known = pieces(entries), frequencies()
    common = words(known, entries)
    before: dict[str, set[str]] = defaultdict(set)
    after: dict[str, set[str]] = defaultdict(set)
    for word in common:
        for at in range(1, len(word)):
            if word[at:] in found.tails:
                before[word[at:]].add(word[at - 1])
            if word[:at] in found.heads:
                after[word[:at]].add(word[at])
    for measure in found.tails & set(MEASURES):
        before[measure].update(COUNTS)
    kinds = _kinds(found, common)
    for char in {char for entry in entries for char in entry if known.get(char, 0) >= FREE}:
        kinds[char].add("f")
    rows = [
        "\t".join((piece, *("".join(sorted(table.get(piece, ()))) for table in (before, after, kinds))))
        for piece in sorted(before.keys() | after.keys() | kinds.keys())
    ]
    path: Path = rules_folder() / "wording" / "seams.tsv"
    path.write_text("\n".join(("piece\tbefore\tafter\tkinds", *rows, "")), encoding="utf-8")


def _kinds(found: Pieces, common: Sequence[str]) -> dict[str, set[str]]:
    """``w`` for pieces that are words, ``b`` and ``e`` for characters with which many words begin or end."""
    kinds: dict[str, set[str]] = defaultdict(set)
    pairs = [word for word in common if len(word) == 2]
    for kind, at, ends in (("b", 0, found.heads), ("e", 1, found.tails)):
        for char, count in Counter(word[at] for word in pairs).items():
            if count >= MANY and char in ends:
                kinds[char].add(kind)
    for word in found.cores.intersection(common):
        kinds[word].add("w")
    return kinds


if __name__ == "__main__":
    main()
