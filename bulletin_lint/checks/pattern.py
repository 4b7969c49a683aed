"""Kind ``pattern``: a regular expression, tried in each paragraph by itself, with an optional replacement."""

from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.places import extent, found_in, paragraphwise, present, together
from bulletin_lint.checks.reading.protected import Protected, protected
from bulletin_lint.checks.reading.quoted import Quoted, in_marks, is_cited, is_own
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import check, compiled
from bulletin_lint.text.edit import replacing
from bulletin_lint.toml.decode import Doc


class Pattern(NamedTuple):
    """``pattern`` sees its paragraph and nothing else: ``^`` and ``$`` are where it begins and ends, a manual line
    break in it is ``\\v``. What is found is the group ``at`` where that took part, else the whole match; it is shown
    from where a group ``from`` begins, which may stand in a lookbehind.

    ``replace`` is a template for what is found (``\\1``, ``\\g<name>``); None proposes nothing. ``certain``: a second
    pattern, tried where the match begins; where it fails, the fix is unsafe. ``anchors``: a paragraph without one of
    these holds no match, so that most need no look; they never change what is found. ``anywhere``: also where the
    match begins inside an address, a code or English. ``quoted``: how far names in “ ” and titles in 《 》 are read
    (``skip``, ``names``, ``titles``, ``all``; a fix there is unsafe), or ``same``, where quoted words are like others.
    """

    pattern: Annotated[str, Doc("正则表达式，在每个段落中单独查找；^、$ 是段首、段末")]
    replace: Annotated[str | None, Doc("改成什么，可用 \\1、\\g<名称>；不写则只报告")] = None
    certain: Annotated[str, Doc("另一正则表达式，从同一处起能匹配的，才可放心修复")] = ""
    anchors: Annotated[tuple[str, ...], Doc("没有这些词之一的段落不必查，只为快，不改变结果")] = ()
    anywhere: Annotated[bool, Doc("在网址、代码和英文里也查")] = False
    quoted: Annotated[
        Literal["same", "skip", "names", "titles", "all"],
        Doc("引号、书名号里的怎样查：same 与别处一样，skip 不查，names 查引号里的名称，titles 还查书名号，all 都查"),
    ] = "same"

    def validate(self) -> None:
        if not all(self.anchors):
            raise ValueError("anchors 中不能有空词")
        paragraphwise(self.pattern)
        paragraphwise(self.certain)


def run(draft: Draft, parameters: Pattern) -> Iterator[Hit]:
    for match in found_in(draft, parameters.pattern, parameters.anchors):
        if match.end() > match.start() and _is_judged(draft, parameters, match):
            yield _hit(draft, parameters, match)


def _found(match: regex.Match[str]) -> tuple[int, int]:
    named = "at" in match.re.groupindex and match["at"] is not None
    return match.span("at") if named else match.span()


def _is_judged(draft: Draft, parameters: Pattern, match: regex.Match[str]) -> bool:
    if not parameters.anywhere and draft.text.string[match.start()].isascii():
        guard: Protected = draft.shared(protected)
        if guard.at(match.start()) is not None:
            return False
    if is_cited(draft.text.string, *match.span()):
        return False
    return parameters.quoted == "same" or is_own(draft, *_found(match), Quoted(parameters.quoted))


def _hit(draft: Draft, parameters: Pattern, match: regex.Match[str]) -> Hit:
    start, end = _found(match)
    shown = start if "at" in match.re.groupindex else extent(match)[0]
    replacement = None if parameters.replace is None else match.expand(parameters.replace)
    edits = () if replacement is None else replacing(draft.text.string, start, end, replacement)
    values = {name: value or "" for name, value in match.groupdict().items()}
    certain = _is_certain(parameters, match) and (parameters.quoted == "same" or not in_marks(draft, start))
    return Hit(shown, end, edits, {**values, "fixed": replacement or ""}, certain)


def _is_certain(parameters: Pattern, match: regex.Match[str]) -> bool:
    pattern = parameters.certain
    return not pattern or compiled(paragraphwise(pattern)).match(match.string, match.start()) is not None


def flaw(parameters: Pattern, text: str) -> str:
    """What an example shows to be wrong: no regular expression, a paragraph that the anchors leave out, a replacement
    that cannot be filled in."""
    for pattern in (parameters.pattern, parameters.certain):
        check(paragraphwise(pattern))
    for line in text.split("\n"):
        match = compiled(paragraphwise(parameters.pattern)).search(line)
        if match and parameters.anchors and not present(line, parameters.anchors):
            return f"pattern 在“{line}”中找到“{match.group()}”，而其中没有 anchors 中的任何一个"
        if match and not _can_expand(match, parameters.replace or ""):
            return f"replace 中的 {parameters.replace} 有 pattern 里没有的组"
    return ""


def _can_expand(match: regex.Match[str], template: str) -> bool:
    try:
        match.expand(template)
    except (regex.error, IndexError):
        return False
    return True


KIND = Kind("pattern", run, Pattern, words=lambda parameters: together(parameters.anchors), flaw=flaw)
