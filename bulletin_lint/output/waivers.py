"""What is waived, and by whom: the list for whoever answers for the issue, and the words for other formats."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_lint.records.findings import Run, WaiverRecord, title_of
from bulletin_lint.records.words import HIDDEN_WORDS, UNSIGNED, quoted

_SHORT = 20  # characters of a stretch that is shown whole


def render(run: Run) -> Iterator[str]:
    """Each comment under its file: the place, who wrote what, and what is not told for its sake; then how many. What
    the baseline knows is many and old: of that there is only a count."""
    count = concerned = old = 0
    for file in run.files:
        comments = [waiver for waiver in file.waivers if waiver.by == "comment"]
        old += sum(len(waiver.findings) for waiver in file.waivers) - sum(len(each.findings) for each in comments)
        found = sum(len(waiver.findings) for waiver in comments)
        count += found
        concerned += bool(found)
        if comments:
            yield f"{file.file}：{len(comments)}条批注，屏蔽{found}处问题"
        for waiver in comments:
            yield f"  {waiver.where}{_quoted(waiver.quoted)}"
            yield f"    批注（{waiver.author or UNSIGNED}）：{waiver.words}"
            for each in waiver.findings:
                yield f"    {each.code} {_titled(title_of(run.rules, each.code, each.name), each.message)}"
    if old:
        yield f"{HIDDEN_WORDS['baseline']}{old}处问题。"
    yield f"共屏蔽{count}处问题（{concerned}个文件）。" if count else "没有用批注屏蔽的问题。"


def _titled(title: str, message: str) -> str:
    """The message under the title of its rule, which some messages begin with."""
    return message if message.startswith(title) else f"{title}：{message}"


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"：{quoted(line if len(line) <= _SHORT else line[: _SHORT - 1] + '…')}" if line else ""


def waived_by(waiver: WaiverRecord) -> str:
    """What waives a finding, in a few words."""
    by_comment = waiver.by == "comment"
    return f"{waiver.author or UNSIGNED}的批注：{waiver.words}" if by_comment else HIDDEN_WORDS["baseline"]
