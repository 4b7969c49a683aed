"""The lines after the findings: how many, how many can be repaired, what was repaired."""

from __future__ import annotations

import os
import re
import shlex
from collections import Counter
from collections.abc import Iterator, Mapping

from bulletin_lint.output.visible import shown
from bulletin_lint.records.findings import RuleRecord, title_of
from bulletin_lint.records.tally import Tally
from bulletin_lint.records.words import HIDDEN_WORDS, SEVERITIES, SEVERITY_WORDS

# What a shell acts on, and of that what it acts on between double quotes too.
_SPECIAL = r"""[\s"'`$&|;<>()\[\]{}*?!#~\\%^]"""
_STILL_SPECIAL = r"""["`$!\\%]"""


def summary(tally: Tally) -> Iterator[str]:
    """One line of counts, and one that says what ``--fix`` could do."""
    found, fixed = tally.findings.total(), tally.fixed
    if fixed and not found:
        yield f"发现{fixed}处问题，已全部修复。"
    elif fixed:
        yield f"发现{found + fixed}处问题：已修复{fixed}处，剩余{found}处{_by_severity(tally)}。"
    elif found:
        scope = f"（{tally.faulty}个文件）" if tally.files > 1 else ""
        yield f"发现{found}处问题{scope}{_by_severity(tally)}。"
    elif checked := tally.files - tally.failed:
        yield f"检查通过，未发现问题（{checked}个文件）。"
    yield from untold(tally)
    if failed := tally.failed:
        yield f"另有{failed}个文件未能处理。" if tally.files > failed else f"{failed}个文件未能处理。"
    if hint := fixable(tally.safeties):
        yield hint
    yield from profiles(tally)


def untold(tally: Tally) -> Iterator[str]:
    """What the findings do not show: how much was found and is not told, and what was not read at all."""
    if hidden := not_told(tally.hidden):
        yield f"{hidden}。"
    if tally.unread:
        yield f"未检查的文件：{tally.unread}（只检查 .docx）。"


def not_told(hidden: Mapping[str, int]) -> str:
    """How much was found and is not told, by why (as in ``FileRecord``); '' for nothing."""
    parts = [f"{words}{hidden[why]}处" for why, words in HIDDEN_WORDS.items() if hidden.get(why)]
    return f"未报告的问题：{'，'.join(parts)}" if parts else ""


def profiles(tally: Tally) -> Iterator[str]:
    """By what the files were judged, where nobody has said it, and how to make a profile for a publication that is not
    known."""
    several = tally.files > 1
    counts: Counter[tuple[str, str]] = Counter()
    for (why, title), count in tally.profiles.items():
        counts[why, shown(title)] += count
    parts = [f"《{title}》{_files(n, several)}（由刊名认出）" for (why, title), n in counts.items() if why == "name"]
    strangers = {title: count for (why, title), count in counts.items() if why == "none"}
    if strangers:
        unknown = (
            f"《{next(iter(strangers))}》不是已知的刊物"
            if len(strangers) == 1 and all(strangers)
            else "刊名不在已知之列"
        )
        parts.append(f"通用{_files(sum(strangers.values()), several)}（{unknown}，各项习惯以稿件自身的多数为准）")
    if sent := sum(n for (why, _), n in counts.items() if why == "manuscript"):
        parts.append(f"来稿{_files(sent, several)}（只有一篇文章，不查报头和报尾）")
    if parts:
        yield f"体例：{'，'.join(parts)}。"
    if strangers:
        yield f"为本刊起草体例：bulletin-lint profile --from {quoted(tally.stranger)} --output 本刊.toml"


def _files(count: int, several: bool) -> str:
    return f"{count}个文件" if several else ""


def quoted(name: str) -> str:
    """The name as a word of a command line that a shell takes as it stands, as far as it can be shown."""
    name = shown(name)
    if not re.search(_SPECIAL, name):
        return name
    return f'"{name}"' if os.name == "nt" or not re.search(_STILL_SPECIAL, name) else shlex.quote(name)


def _by_severity(tally: Tally) -> str:
    counts = tally.findings
    words = [f"{SEVERITY_WORDS[severity]}{counts[severity]}" for severity in SEVERITIES if counts[severity]]
    return f"：{'，'.join(words)}" if words else ""


def fixable(counts: Mapping[str, int]) -> str:
    """How many findings can be repaired, by the safety of their fixes, in a sentence; '' if none."""
    parts = []
    if safe := counts.get("safe"):
        parts.append(f"{safe}处可用 --fix 自动修复")
    if unsafe := counts.get("unsafe"):
        parts.append(f"{unsafe}处核对后可用 --fix --unsafe-fixes 修复")
    return f"其中{'，另有'.join(parts)}。" if parts else ""


def statistics(tally: Tally, rules: Mapping[str, RuleRecord]) -> Iterator[str]:
    """How often each rule spoke, most often first: count, code, fix mark, title, tab-separated."""
    for (code, name), count in sorted(tally.rules.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count}\t{code}\t{tally.marks[code]}\t{title_of(rules, code, name)}"


def repairs(tally: Tally, would: bool = False) -> Iterator[str]:
    """One line: how much was, or would be, repaired."""
    total, files = tally.fixed, len(tally.repaired)
    if not total:
        yield f"没有可以自动修复的问题（{tally.files}个文件）。"
    else:
        yield f"将修复{total}处（{files}个文件），未写入。" if would else f"已修复{total}处（{files}个文件）。"


def fixes(tally: Tally, rules: Mapping[str, RuleRecord], would: bool = False) -> Iterator[str]:
    """What was, or would be, repaired in each file, by rule."""
    if tally.repaired:
        yield "将修复：" if would else "已修复："
    for file, fixed in tally.repaired:
        yield f"- {file}："
        for (code, name), count in sorted(fixed.items()):
            yield f"    {count} × {code}（{title_of(rules, code, name)}）"
