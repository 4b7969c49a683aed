"""The list of what comments waive, for whoever answers for the issue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletin_lint.records.waivers import WaiverFile

_SHORT = 20  # characters of a stretch that is shown whole


def render(files: Iterable[WaiverFile]) -> Iterator[str]:
    """Each comment under its file: the place, who wrote what, and what is not told for its sake; then how many."""
    count = concerned = 0
    for file in files:
        found = sum(len(waiver.findings) for waiver in file.waivers)
        count += found
        concerned += bool(found)
        if file.waivers:
            yield f"{file.file}：{len(file.waivers)}条批注，屏蔽{found}处问题"
        for waiver in file.waivers:
            yield f"  {waiver.where}{_quoted(waiver.quoted)}"
            yield f"    批注（{waiver.author or '未署名'}）：{waiver.words}"
            yield from (f"    {code} {name}：{message}" for code, name, message in waiver.findings)
    yield f"共屏蔽{count}处问题（{concerned}个文件）。" if count else "没有用批注屏蔽的问题。"


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"「{line if len(line) <= _SHORT else line[: _SHORT - 1] + '…'}」" if line else ""
