"""Write ``rules/wording/seams.tsv``: with what a character makes a common word, for the characters of two-character
entries in the word lists.

``python -m tools.seams``, with jieba installed (its dictionary of words and frequencies is the source). Run it after
two-character entries were added to a list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import jieba

from bulletin_lint.checks.reading.wordlist import shipped
from bulletin_lint.toml.shipped import rules_folder

LISTS = ("confusable", "discouraged", "fixed", "redundant", "typos", "variants")
LEAST = 3  # how often a word must occur in the corpus of the dictionary
LONGEST = 4


def words() -> Iterator[str]:
    """The common words of the dictionary that are two to four characters long."""
    with jieba.get_dict_file() as file:
        for line in file:
            word, frequency, *_ = line.decode("utf-8").split()
            if 2 <= len(word) <= LONGEST and int(frequency) >= LEAST:
                yield word


def main() -> None:
    """Write the table anew."""
    pairs = {wrong for name in LISTS for wrong in shipped(name) if len(wrong) == 2}
    first, last = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    before: dict[str, set[str]] = defaultdict(set)
    after: dict[str, set[str]] = defaultdict(set)
    for word in words():
        if word[-1] in first and word not in pairs:
            before[word[-1]].add(word[-2])
        if word[0] in last and word not in pairs:
            after[word[0]].add(word[1])
    rows = [
        "\t".join((char, *("".join(sorted(table[char])) for table in (before, after)))) for char in sorted(first | last)
    ]
    path: Path = rules_folder() / "wording" / "seams.tsv"
    path.write_text("\n".join(("char\tbefore\tafter", *rows, "")), encoding="utf-8")


if __name__ == "__main__":
    main()
