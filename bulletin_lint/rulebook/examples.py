"""Run the examples of rules: each stands in a small clean bulletin, in the place that its role names.

In an example, ``**`` opens and closes bold, and a line may begin with ``{left}``, ``{center}`` or ``{right}``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import ROLE_GROUPS, Role
from bulletin_lint.bulletin.parse import parse
from bulletin_lint.bulletin.profile import Profile, override
from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.fixer import edits_of, merge, settings_of
from bulletin_lint.engine.hit import Safety
from bulletin_lint.engine.linter import check
from bulletin_lint.engine.rule import Document, Example, Rule
from bulletin_lint.text.edit import Edit, applied
from bulletin_lint.text.text import PARAGRAPH_BREAK, Container, Paragraph, PlainFormatting, Text

SKELETON: Mapping[str, str] = {
    "name": "{center}宣传信息专报",
    "issue": "{center}第1期",
    "issuer": "中共青山市委宣传部",
    "date": "2022年9月6日",
    "section": "〔工作动态〕",
    "title": "{center}全市宣传工作会议召开",
    "body": "近日，全市宣传工作会议召开，研究部署下一步工作，明确重点任务和责任分工。",
    "attribution": "{right}（市委宣传部办公室）",
    "distribution": "报：市委办公室\n送：市直各单位\n发：各区委宣传部",
    "colophon": "承办：综合科　审核：林某　编辑：何某　电话：85550000",
}
CONTENTS = "〔工作动态〕\n全市宣传工作会议召开"
# Roles that several slots make up together, and roles that stand where another does.
WHOLES: Mapping[str, Sequence[str]] = {
    "masthead": ("name", "issue", "issuer", "date"),
    "article": ("title", "body", "attribution"),
    "sections": ("section", "title", "body", "attribution"),
    "foot": ("distribution", "colophon"),
    "document": tuple(SKELETON),
}
BESIDE = {"lead": "body", "heading": "body", "caption": "body", "other": "body"}
CONTAINERS = {"note": Container.FOOTNOTE, "page": Container.HEADER, "cell": Container.TABLE}
IN_CONTENTS = frozenset({"contents", "contents-section", "entry"})

_ALIGN = re.compile(r"^\{(left|center|right)\}")


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not behave as its rule says."""

    rule: Rule
    example: Example
    problem: str


@dataclass(frozen=True)
class _Marked(PlainFormatting):
    """Formatting as the marks in the lines say; ``bold`` in offsets of the text, ``alignments`` one a line."""

    alignments: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    def alignment(self, paragraph: Paragraph) -> str:
        return self.alignments[paragraph.index]

    def bold(self, paragraph: Paragraph) -> Sequence[tuple[int, int]]:
        return [span for span in self.spans if paragraph.start <= span[0] < paragraph.end]


@dataclass(frozen=True, slots=True)
class _Stage:
    """A text with an example in it; ``first`` and ``last`` are the indices of the example's lines, last excluded."""

    text: Text
    first: int
    last: int

    @property
    def example(self) -> str:
        return "\n".join(self.text.of(paragraph) for paragraph in self.text.paragraphs[self.first : self.last])


def run(rules: Iterable[Rule], profile: Profile) -> Iterator[Failure]:
    """The failures of all examples of ``rules``, in order; nothing where every rule keeps its word."""
    for rule in rules:
        if rule.kind.document_of is not None:
            yield from _without_text(rule, rule.kind.document_of)
            continue
        yield from _agreement(rule)
        for example in rule.good:
            findings = findings_in(rule, example, profile)
            if findings:
                yield Failure(rule, example, f"正例被误报：{findings[0].message}")
        for example in rule.bad:
            yield from _bad(rule, example, profile)


def _without_text(rule: Rule, document_of: Callable[[Example], Document]) -> Iterator[Failure]:
    """The failures of a rule whose examples are no text in a bulletin."""
    yield from _agreement(rule)
    for example in rule.good:
        if check(document_of(example), [rule]):
            yield Failure(rule, example, "正例被误报")
    for example in rule.bad:
        found = check(document_of(example), [rule])
        if not found:
            yield Failure(rule, example, "反例未报")
        elif rule.kind.repaired and not _is_repaired(rule, example, found, document_of):
            yield Failure(rule, example, "修复后与 fixed 不同")


def _is_repaired(
    rule: Rule, example: Example, found: Sequence[Finding], document_of: Callable[[Example], Document]
) -> bool:
    """Whether the repair gives what the example says: the same text, which looks the same."""
    assert rule.kind.repaired
    chosen = merge(found, unsafe=True)
    document = rule.kind.repaired(document_of(example), edits_of(chosen), settings_of(chosen))
    wanted = document_of(example if example.fixed is None else _after(example))
    return (document.text.string, document.text.formatting) == (wanted.text.string, wanted.text.formatting)


def _after(example: Example) -> Example:
    """The example as it is after its repair."""
    return example._replace(text=example.fixed or "")


def _agreement(rule: Rule) -> Iterator[Failure]:
    """A rule that repairs must show a repair, one that does not must not."""
    shown = any(example.fixed is not None for example in rule.bad)
    if shown != (rule.fix is not Safety.NONE):
        word = "fix 为 none，却有 fixed" if shown else "声明可修复，但没有一个反例写明 fixed"
        yield Failure(rule, rule.bad[0], word)


def _bad(rule: Rule, example: Example, profile: Profile) -> Iterator[Failure]:
    stage = _stage(rule, example)
    findings = check(_draft(stage, example, profile), [rule])
    if not findings:
        yield Failure(rule, example, "反例未报")
        return
    fixed = _repaired(rule, stage, example, profile).example
    expected = stage.example if example.fixed is None else _bare(example.fixed)
    if fixed != expected:
        yield Failure(rule, example, f"修复后为“{fixed}”，应为“{expected}”")


def findings_in(rule: Rule, example: Example, profile: Profile) -> list[Finding]:
    """What ``rule`` reports in the bulletin around ``example``."""
    return check(_draft(_stage(rule, example), example, profile), [rule])


def _draft(stage: _Stage, example: Example, profile: Profile) -> Draft:
    return parse(stage.text, override(profile, example.profile, "profile"))


def _repaired(rule: Rule, stage: _Stage, example: Example, profile: Profile) -> _Stage:
    for _ in range(5):
        chosen = merge(check(_draft(stage, example, profile), [rule]), unsafe=True)
        if not chosen:
            break
        stage = replace(stage, text=_edited(stage.text, edits_of(chosen)))
    return stage


def _stage(rule: Rule, example: Example) -> _Stage:
    role = example.role or _default_role(rule)
    slots = dict(SKELETON)
    text = example.text
    if role in CONTAINERS:
        lines = [line for slot in slots.values() for line in slot.split("\n")]
        return _lines([*lines, *text.split("\n")], len(lines), CONTAINERS[role])
    if role in IN_CONTENTS:
        before = [slots[slot] for slot in WHOLES["masthead"]]
        if role == "entry":
            text = "〔工作动态〕\n" + text
        after = [slots[slot] for slot in slots if slot not in WHOLES["masthead"]]
        return _assemble(before, text, after, skip=role == "entry")
    names = WHOLES.get(BESIDE.get(role, role), (BESIDE.get(role, role),))
    order = list(slots)
    first, last = order.index(names[0]), order.index(names[-1]) + 1
    return _assemble([slots[slot] for slot in order[:first]], text, [slots[slot] for slot in order[last:]])


def _default_role(rule: Rule) -> str:
    """The place that the rule's scope names first, as the pack wrote it: running text for a group that it belongs to,
    and where nothing is named."""
    places = (*SKELETON, *WHOLES, *BESIDE, *CONTAINERS, *IN_CONTENTS)
    for word in map(str, rule.entry.get("scope", ())):
        if word in places:
            return word
        if Role.BODY in ROLE_GROUPS.get(word, ()):
            break
    return "body"


def _assemble(before: Sequence[str], text: str, after: Sequence[str], skip: bool = False) -> _Stage:
    head = [line for slot in before for line in slot.split("\n")]
    middle = text.split("\n") if text else []
    tail = [line for slot in after for line in slot.split("\n")]
    stage = _lines([*head, *middle, *tail], len(head))
    return replace(stage, first=len(head) + skip, last=len(head) + len(middle))


def _lines(lines: Sequence[str], first: int, container: Container = Container.BODY) -> _Stage:
    """The marked lines as a text; those from ``first`` on stand in ``container``."""
    bare = [_bare(line) for line in lines]
    text = Text.of_lines(bare)
    alignments = tuple(match[1] if (match := _ALIGN.match(line)) else "left" for line in lines)
    spans = [
        span for line, paragraph in zip(lines, text.paragraphs, strict=True) for span in _bold(line, paragraph.start)
    ]
    paragraphs = tuple(
        replace(paragraph, container=container, cell=(0, index, 0) if container is Container.TABLE else None)
        if index >= first
        else paragraph
        for index, paragraph in enumerate(text.paragraphs)
    )
    formatting = _Marked(alignments, tuple(spans))
    return _Stage(Text(text.string, paragraphs, formatting=formatting), first, len(lines))


def _bare(line: str) -> str:
    return "\n".join(_ALIGN.sub("", part).replace("**", "") for part in line.split("\n"))


def _bold(line: str, start: int) -> Iterator[tuple[int, int]]:
    position = start
    for index, piece in enumerate(_ALIGN.sub("", line).split("**")):
        if index % 2 and piece:
            yield position, position + len(piece)
        position += len(piece)


def _edited(text: Text, edits: Sequence[Edit]) -> Text:
    """The text after ``edits``; the formatting moves along."""
    string = applied(text.string, edits)
    bare = Text.of_lines(string.removesuffix(PARAGRAPH_BREAK).split(PARAGRAPH_BREAK))
    paragraphs = tuple(
        replace(new, container=old.container, cell=old.cell)
        for new, old in zip(bare.paragraphs, text.paragraphs, strict=True)
    )
    formatting = text.formatting
    if isinstance(formatting, _Marked):
        spans = tuple((_moved(a, edits), _moved(b, edits)) for a, b in formatting.spans)
        formatting = replace(formatting, spans=spans)
    return Text(string, paragraphs, formatting=formatting)


def _moved(offset: int, edits: Sequence[Edit]) -> int:
    return offset + sum(len(edit.replacement) - edit.end + edit.start for edit in edits if edit.end <= offset)
