"""The lines after the findings: how many, how many can be repaired, what was repaired."""

from __future__ import annotations

import os
import re
import shlex
from collections import Counter
from collections.abc import Iterable, Iterator

from bulletin_lint.output.visible import shown
from bulletin_lint.records.findings import FileRecord, FindingRecord, Run
from bulletin_lint.records.words import FIX_MARKS, SEVERITIES, SEVERITY_WORDS

# What a shell acts on, and of that what it acts on between double quotes too.
_SPECIAL = r"""[\s"'`$&|;<>()\[\]{}*?!#~\\%^]"""
_STILL_SPECIAL = r"""["`$!\\%]"""


def summary(run: Run) -> Iterator[str]:
    """One line of counts, and one that says what ``--fix`` could do."""
    findings, fixed = run.findings, sum(len(file.fixed) for file in run.files)
    if fixed and not findings:
        yield f"发现 {fixed} 处问题，已全部修复。"
    elif fixed:
        yield f"发现 {len(findings) + fixed} 处问题：已修复 {fixed} 处，剩余 {len(findings)} 处{_by_severity(run)}。"
    elif findings:
        files = sum(bool(file.findings) for file in run.files)
        scope = f"（{files} 个文件）" if len(run.files) > 1 else ""
        yield f"发现 {len(findings)} 处问题{scope}{_by_severity(run)}。"
    elif checked := sum(not file.failure for file in run.files):
        yield f"检查通过，未发现问题（{checked} 个文件）。"
    yield from untold(run)
    if failed := sum(bool(file.failure) for file in run.files):
        yield f"另有 {failed} 个文件未能处理。" if len(run.files) > failed else f"{failed} 个文件未能处理。"
    if hint := fixable(run.findings):
        yield hint
    yield from profiles(run)


_HIDDEN = {"comment": "批注屏蔽", "baseline": "基线中已有", "settings": "设置中忽略"}


def untold(run: Run) -> Iterator[str]:
    """What the findings do not show: how much was found and is not told, and what was not read at all."""
    hidden = run.hidden
    if parts := [f"{words} {hidden[why]} 处" for why, words in _HIDDEN.items() if hidden[why]]:
        yield f"未报告的问题：{'，'.join(parts)}。"
    if run.unread:
        yield f"未检查的文件：{run.unread}（只检查 .docx）。"


def profiles(run: Run) -> Iterator[str]:
    """By what the files were judged, where nobody has said it, and how to make a profile for a publication that is not
    known."""
    chosen = [file for file in run.files if file.profile and file.profile.why in ("name", "none", "manuscript")]
    if not chosen:
        return
    counts = Counter((file.profile.why, shown(file.profile.title)) for file in chosen if file.profile)
    several = len(run.files) > 1
    strangers = [file for file in chosen if file.profile and file.profile.why == "none"]
    parts = [f"《{title}》{_files(n, several)}（由刊名认出）" for (why, title), n in counts.items() if why == "name"]
    if strangers:
        names = _titles_of(strangers)
        unknown = f"《{names[0]}》不是已知的刊物" if len(names) == 1 else "刊名不在已知之列"
        parts.append(f"通用{_files(len(strangers), several)}（{unknown}，各项习惯以稿件自身的多数为准）")
    if sent := sum(n for (why, _), n in counts.items() if why == "manuscript"):
        parts.append(f"来稿{_files(sent, several)}（只有一篇文章，不查报头和报尾）")
    yield f"体例：{'，'.join(parts)}。"
    if strangers:
        yield f"为本刊起草体例：bulletin-lint profile --from {_quoted(strangers[0].file)} --output 本刊.toml"


def _files(count: int, several: bool) -> str:
    return f" {count} 个文件" if several else ""


def _titles_of(files: Iterable[FileRecord]) -> list[str]:
    """The titles of the publications, each once; none where one of the files has none."""
    titles = [shown(file.profile.title) for file in files if file.profile]
    return [*dict.fromkeys(titles)] if all(titles) else []


def _quoted(name: str) -> str:
    """The name as a word of a command line that a shell takes as it stands, as far as it can be shown."""
    name = shown(name)
    if not re.search(_SPECIAL, name):
        return name
    return f'"{name}"' if os.name == "nt" or not re.search(_STILL_SPECIAL, name) else shlex.quote(name)


def _by_severity(run: Run) -> str:
    counts = Counter(finding.severity for finding in run.findings)
    words = [f"{SEVERITY_WORDS[severity]} {counts[severity]}" for severity in SEVERITIES if counts[severity]]
    return f"：{'，'.join(words)}" if words else ""


def fixable(findings: Iterable[FindingRecord]) -> str:
    """How many of the findings can be repaired, in a sentence; '' if none."""
    counts = Counter(finding.safety for finding in findings)
    parts = []
    if counts["safe"]:
        parts.append(f"{counts['safe']} 处可用 --fix 自动修复")
    if counts["unsafe"]:
        parts.append(f"{counts['unsafe']} 处核对后可用 --fix --unsafe-fixes 修复")
    return f"其中 {'，另有 '.join(parts)}。" if parts else ""


def statistics(run: Run) -> Iterator[str]:
    """How often each rule spoke, most often first: count, code, fix mark, name, tab-separated."""
    marks: dict[str, str] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for finding in run.findings:
        counts[finding.code, finding.name] += 1
        if finding.safety == "safe" or not marks.get(finding.code):
            marks[finding.code] = FIX_MARKS[finding.safety]
    for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count}\t{code}\t{marks[code]}\t{name}"


def repairs(run: Run, would: bool = False) -> Iterator[str]:
    """One line: how much was, or would be, repaired."""
    total = sum(len(file.fixed) for file in run.files)
    files = sum(bool(file.fixed) for file in run.files)
    if not total:
        yield f"没有可以自动修复的问题（{len(run.files)} 个文件）。"
    else:
        yield f"将修复 {total} 处（{files} 个文件），未写入。" if would else f"已修复 {total} 处（{files} 个文件）。"


def fixes(run: Run, would: bool = False) -> Iterator[str]:
    """What was, or would be, repaired in each file, by rule."""
    if any(file.fixed for file in run.files):
        yield "将修复：" if would else "已修复："
    for file in run.files:
        if file.fixed:
            yield f"- {file.file}："
            for (code, name), count in sorted(Counter(file.fixed).items()):
                yield f"    {count} × {code}（{name}）"
