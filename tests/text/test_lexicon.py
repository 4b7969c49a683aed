"""Words of several groups, found in one pass."""

from __future__ import annotations

import subprocess
import sys

from bulletin_lint.text.lexicon import Lexicon


def test_every_word_of_every_group_is_found_wherever_it_begins() -> None:
    lexicon = Lexicon([("工作", "会"), ("会议", "没有"), ("工作",)])
    assert lexicon.occurrences("工作会议，会议工作") == {"工作": [0, 7], "会": [2, 5], "会议": [2, 5]}


def test_words_within_words_are_found_too() -> None:
    assert Lexicon([("人民", "人民代表大会", "代表")]).occurrences("人民代表大会") == {
        "人民": [0],
        "人民代表大会": [0],
        "代表": [2],
    }


def test_a_lexicon_knows_its_groups() -> None:
    lexicon = Lexicon([("甲", "乙"), frozenset({"丙"}), ("甲", "乙")])
    assert ("甲", "乙") in lexicon
    assert frozenset({"丙"}) in lexicon
    assert ("甲",) not in lexicon
    assert list(lexicon.groups) == [("甲", "乙"), frozenset({"丙"})]


def test_no_words_are_no_occurrences() -> None:
    assert Lexicon().occurrences("甲") == {}
    assert Lexicon([()]).occurrences("甲") == {}
    assert Lexicon([("甲",)]).occurrences("") == {}


def test_the_automaton_is_not_loaded_before_it_is_needed() -> None:
    program = (
        "import sys; from bulletin_lint.text.lexicon import Lexicon; Lexicon([('a',)]); Lexicon().occurrences('a')\n"
        "print('ahocorasick_rs' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
