"""What was said of the prose, for people: in Chinese, grouped per rule, with counts and rates."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from bulletin_lint.engine.rule import Rule
from bulletin_lint.records.words import SEVERITY_WORDS
from tools.prose.judge import Said

SAFETY_WORDS = {"safe": "安全", "unsafe": "须核对", "none": "只提示"}
_A_RATE = 100_000  # Han characters


def per_rule(said: Sequence[Said]) -> dict[str, list[Said]]:
    """The findings of each rule, in the order of the codes."""
    found: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        found[one.rule].append(one)
    return dict(sorted(found.items()))


def listing(said: Sequence[Said], most: int) -> Iterator[str]:
    """Each finding with its sentence, at most so many of a rule (0: all); a repair shows what becomes of it."""
    for code, found in per_rule(said).items():
        yield f"\n{code}  {len(found)} 处"
        for one in found[: most or None]:
            place = f"{PurePath(one.file).name}:{one.line}"
            yield f"  {place}  [{SAFETY_WORDS[one.safety]}·{SEVERITY_WORDS[one.severity]}] {one.message}"
            yield f"      {one.sentence}"
            if one.repaired:
                yield f"    → {one.repaired}"
        if most and len(found) > most:
            yield f"  …… 另有 {len(found) - most} 处（--most 0 全部列出）"


def table(said: Sequence[Said], han: int) -> Iterator[str]:
    """One row a rule: how many of each safety and severity, and how many in 100,000 Han characters."""
    yield "\n规则     安全  须核对  只提示   错误    警告    提示   每10万字"
    for code, found in (*per_rule(said).items(), ("合计", [*said])):
        safety, severity = Counter(one.safety for one in found), Counter(one.severity for one in found)
        cells = [*(safety[name] for name in SAFETY_WORDS), *(severity[name] for name in SEVERITY_WORDS)]
        yield f"{code:<6}" + "".join(f"{cell:>8}" for cell in cells) + f"{len(found) / max(han, 1) * _A_RATE:>10.2f}"


def left_out(rules: Sequence[Rule]) -> str:
    """The rules that were not run, since they ask for parts of a bulletin; '' for none."""
    codes = "、".join(rule.code for rule in rules)
    return f"未用的规则（要看整期简报的报头、目录、栏目、署名、报送等，散篇文字没有）：{codes}" if codes else ""
