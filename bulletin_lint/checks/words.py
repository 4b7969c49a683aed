"""Kind ``words``: the entries of a word list that stand in the text under their conditions."""

from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.matches import Match, matches
from bulletin_lint.checks.reading.nearby import trimmed
from bulletin_lint.checks.reading.quoted import Quoted, in_marks, is_own
from bulletin_lint.checks.reading.wordlist import VERBS, Table, word_list
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.toml.decode import Doc, NameOrPath


class Words(NamedTuple):
    """``list`` names a shipped list, ``rules/wording/<list>.tsv``, or a file of one's own; ``quoted`` says how far
    names in “ ” and titles in 《 》 are read as well (``skip``, ``names``, ``titles``, ``all``; ``certain``: names, and
    what is certainly misspelt in speech and titles, where nothing is repaired), ``sure`` which entries the rule speaks
    for.

    Where entries of several lists overlap, the longest counts, whichever rules are chosen.
    """

    list: Annotated[NameOrPath, Doc("自带词表的名称，或与规则包放在一起的 .tsv 文件")]
    quoted: Annotated[
        Literal["skip", "names", "titles", "all", "certain"],
        Doc(
            "引号、书名号里的怎样查：skip 不查，names 查引号里的名称，titles 还查书名号，all 都查；"
            "certain 查引号里的名称，引语和书名号里只报可以放心修复的错字，不改"
        ),
    ] = "skip"
    sure: Annotated[
        tuple[Literal["high", "medium", "style"], ...],
        Doc("用词表中哪些把握程度的词条：high 应为，medium 疑应为，style 宜作"),
    ] = ("high", "medium", "style")


def words(parameters: Words) -> Table:
    """The list, by the words that it looks for."""
    return word_list(parameters.list)


def run(draft: Draft, parameters: Words) -> Iterator[Hit]:
    in_speech, table = parameters.quoted == "certain", words(parameters)
    quoted = Quoted.NAMES if in_speech else Quoted(parameters.quoted)
    for match in matches(draft, table, table):
        if match.table is not table or sure_of(match) not in parameters.sure:
            continue
        if is_own(draft, match.start, match.end, quoted):
            yield hit(draft, match)
        elif in_speech and is_misspelt(match):
            yield hit(draft, match)._replace(edits=())


def sure_of(match: Match) -> str:
    """How sure a match is: one that may be two words, or a name, is less so than its entry."""
    return "medium" if match.entry.sure == "high" and not match.certain else match.entry.sure


def is_misspelt(match: Match) -> bool:
    """Whether a match is certainly a slip of the pen, whoever speaks."""
    return match.certain and match.entry.fix == "safe"


def hit(draft: Draft, match: Match) -> Hit:
    """What to say of a match. One proposal can be made an edit, several can only be said; a word in marks may be a
    name as somebody wrote it, so it is never changed unasked."""
    entry = match.entry
    proposals = entry.right.split("|") if entry.right else []
    edits = trimmed(draft.text.string, match.start, match.end, proposals[0]) if len(proposals) == 1 else ()
    values = {
        "verb": VERBS[sure_of(match)],
        "right": "”或“".join(proposals),
        "note": f"（{entry.note}）" if entry.note else "",
    }
    certain = is_misspelt(match) and not in_marks(draft, match.start)
    return Hit(match.start, match.end, edits, values, certain)


KIND = Kind("words", run, Words, words)
