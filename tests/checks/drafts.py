"""Drafts for the tests of text rules: lines as running text, alone or in the body of a bulletin; and their repair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Bulletin, Masthead, Role, Span
from bulletin_lint.bulletin.parse import parse
from bulletin_lint.bulletin.profile import DEFAULT, Profile, load_profile
from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.fixer import converge
from bulletin_lint.engine.linter import check
from bulletin_lint.engine.rule import Rule
from bulletin_lint.rulebook.book import all_rules, lexicon_of
from bulletin_lint.text.edit import Edit, applied
from bulletin_lint.text.lexicon import Lexicon
from bulletin_lint.text.setting import Setting
from bulletin_lint.text.text import Text
from bulletin_lint.toml.shipped import profiles_folder

BEFORE = (
    "宣传信息专报",
    "第12期",
    "中共青山市委宣传部",
    "2022年9月6日",
    "〔工作动态〕",
    "全市宣传工作会议召开",
    "近日，全市宣传工作会议召开，研究部署下一步工作，明确重点任务和责任分工。",
)
AFTER = (
    "会议强调，要提高思想认识，压实工作责任，确保各项任务落到实处。",
    "（市委宣传部办公室）",
    "报：市委办公室",
    "送：市直各单位",
    "发：各区委宣传部",
    "承办：综合科　审核：林某　编辑：何某　电话：85550000",
)


@cache
def rules_of(*prefixes: str) -> tuple[Rule, ...]:
    """The shipped rules whose codes begin with one of ``prefixes``."""
    return tuple(rule for rule in all_rules() if rule.code.startswith(prefixes))


@cache
def default_profile() -> Profile:
    return load_profile(DEFAULT, profiles_folder())


def body(*lines: str) -> Draft:
    """Lines that are all running text."""
    return as_body(Text.of_lines(lines))


def as_body(text: Text) -> Draft:
    bulletin = Bulletin(Masthead(Span(0, 0)), None, (), (), (), roles=((0, Role.BODY),))
    return Draft(text, bulletin, default_profile(), lexicon=_lexicon())


@cache
def _lexicon() -> Lexicon:
    return lexicon_of(all_rules(), default_profile())


def in_bulletin(lines: Iterable[str]) -> Draft:
    """The lines in the body of an article of a bulletin that is otherwise in order."""
    return parse(Text.of_lines([*BEFORE, *lines, *AFTER]), default_profile())


def found(draft: Draft, *prefixes: str) -> list[Finding]:
    """What the rules of ``prefixes`` (PUN and NUM by default) say of ``draft``."""
    return check(draft, rules_of(*(prefixes or ("PUN", "NUM"))))


def codes(draft: Draft, *prefixes: str) -> list[str]:
    return [finding.rule.code for finding in found(draft, *prefixes)]


def edited(draft: Draft, edits: Sequence[Edit], settings: Sequence[Setting] = ()) -> Draft:
    """The draft after ``edits``, understood anew."""
    lines = applied(draft.text.string, edits).removesuffix("\n").split("\n")
    if draft.bulletin.roles == ((0, Role.BODY),):
        return body(*lines)
    return parse(Text.of_lines(lines), draft.profile)


def repaired(draft: Draft, unsafe: bool = False) -> str:
    """The whole text at rest, after the safe fixes of PUN and NUM, or all of them."""
    outcome = converge(draft, found, edited, unsafe)
    return outcome.document.text.string


def fixed(line: str, unsafe: bool = False) -> str:
    """One line of running text after its fixes."""
    return repaired(body(line), unsafe).removesuffix("\n")
