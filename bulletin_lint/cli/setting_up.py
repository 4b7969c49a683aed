"""What ``init`` does and says: files written, what those that are there lack, and the commands that remain."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bulletin_lint.cli import console
from bulletin_lint.cli.files import make_folder, writing
from bulletin_lint.config.files import unread_words
from bulletin_lint.disk.replace import create_file
from bulletin_lint.drafting.repository import git, hooks, pre_commit
from bulletin_lint.drafting.repository.hosts import HOSTS, Host
from bulletin_lint.drafting.repository.jobs import PAGE, jobs
from bulletin_lint.drafting.repository.publications import Folder
from bulletin_lint.drafting.repository.source import Source
from bulletin_lint.drafting.repository.wanted import SETTINGS, Wanted, wanted
from bulletin_lint.output.summary import quoted
from bulletin_lint.output.width import wrap

_PROGRAM = "bulletin-lint text --textconv"  # where it is found by its name
_ELSEWHERE = ".bulletin-lint.toml", "pyproject.toml"


class Preparation(NamedTuple):
    """A repository to be prepared: its ``root``, whether git knows it yet, whence the program comes, who runs its
    jobs, and what of its documents is not read."""

    root: Path
    has_git: bool
    source: Source
    host: Host
    unread: Mapping[str, int]

    def carry_out(self, profile: str, folders: Sequence[Folder]) -> None:
        """Write what is not there, show what is missing in what is, and say what to do next. Raises OutputError."""
        written: list[str] = []
        missing: list[tuple[Wanted, str]] = []
        for each in wanted(profile, folders, self.host, self.source):
            console.write([self._settled(each, written, missing)])
        for each, text in missing:
            console.write(["", f"请在已有的 {each.path} {each.where}：", "", *text.splitlines()])
        changed = [each.path for each, _ in missing]
        if self.unread:
            _say(f"另有 {unread_words(self.unread)} 不会检查，请另存为 .docx。")
        if {pre_commit.PATH, *self._jobs()} & {*written, *changed}:
            _say(*self._about_the_program())
        if {*self._jobs()} & {*written, *changed}:
            _say(*self._about_jobs())
        if self.has_git:
            _say(self._about_differences())
        after = "补上以上几处，然后" if missing else "接下来" if written else "都已齐备"
        commands = self._steps(written, changed)
        console.write(["", f"{after}：", *(f"  {number}. {step}" for number, step in enumerate(commands, 1))])
        if written or missing:
            self._for_others()

    def _jobs(self) -> Iterable[str]:
        return jobs(self.host.name, self.source)

    def _settled(self, each: Wanted, written: list[str], missing: list[tuple[Wanted, str]]) -> str:
        """Write the file, or find out what the one there lacks; what became of it, in a line."""
        path = self.root / each.path
        other = self._other_settings() if each.path == SETTINGS else ""
        if other:
            return f"已有，不必改动：{(self.root / other).as_posix()}（设置）"
        if not os.path.lexists(path):
            with writing(path):
                make_folder(path.parent)
                create_file(path, each.text.encode())
            written.append(each.path)
            return f"已写入：{path.as_posix()}（{each.use}）"
        there = _text(path)
        if lack := each.lacks(there):
            missing.append((each, lack))
            return f"已有，未改动：{path.as_posix()}（缺几行，见下）"
        if there == each.text or each.path == SETTINGS or each.where:
            return f"已有，不必改动：{path.as_posix()}（{each.use}）"
        return f"已有，未改动：{path.as_posix()}（与这一次要写的不同；要换成新的，先移走它）"

    def _other_settings(self) -> str:
        """The file that holds the settings already, under another name than a new one would have."""
        from bulletin_lint.config.load import discover

        source = discover(self.root).source
        return source.name if source and source.name in _ELSEWHERE and source.parent == self.root.resolve() else ""

    def _about_the_program(self) -> Iterator[str]:
        source = self.source
        if not source.inside:
            yield f"钩子和任务从这里安装本程序（{source.why}）："
            yield f"  {source.requirement}"
            yield "不对的话，移走以上文件，加上 --source 再运行。"
        elif source.fill:
            yield (
                f"{source.why}，别人未必能从那里安装。因此把程序本身放进库里（{source.requirement}，命令见下），"
                "它所需的别的包由 pip 从软件源安装。若另有别人也能用的地址，移走以上文件，加上 --source 再运行。"
            )
        elif not (self.root / source.requirement).is_file():
            yield f"请把程序放到库里的 {source.requirement} 并提交，钩子和任务从那里安装。"

    def _about_jobs(self) -> Iterator[str]:
        yield f"持续集成：{HOSTS[self.host.name]}（{self.host.why}）；要写给别处，用 --ci。"
        if self.host.name == "shell":
            yield (
                f"Codeup、cnb.cool、Jenkins 等，都可在任务里写一行 sh {hooks.SCRIPT}，"
                f"并把审阅页 {PAGE} 留作产物；失败时也要留。"
            )

    def _about_differences(self) -> str:
        program = f'"{Path(sys.executable).as_posix()}" -m bulletin_lint text --textconv'
        if not git.set_textconv(self.root, program):
            return f"git diff 还不会显示稿件的文字，请运行 {git.textconv_command(_PROGRAM)}"
        if not git.shows_words(self.root):
            return (
                ".gitattributes 里还缺上面那一行（或有别的行盖过它），补上之后，这台电脑的 git diff 会显示稿件的文字。"
            )
        return "在这台电脑上，git diff 会显示稿件的文字。"

    def _steps(self, written: Sequence[str], changed: Sequence[str]) -> Iterator[str]:
        """Commands that any shell takes, one a line."""
        if self.root != Path():
            yield f"cd {quoted(self.root.as_posix())}"
        if not self.has_git:
            yield "git init"
            yield git.textconv_command(_PROGRAM)
        files = [*written, *changed]
        if self.source.fill and not (self.root / self.source.requirement).is_file():
            yield self.source.fill
            files.append(self.source.requirement)
        if not self._has_hook():
            yield "pip install pre-commit"
            yield "pre-commit install"
        if files:
            yield f"git add {' '.join(map(quoted, files))}"
            yield "git commit -m 检查稿件的设置"
        yield "bulletin-lint ."

    def _has_hook(self) -> bool:
        place = git.said(self.root, "rev-parse", "--git-path", "hooks/pre-commit") if self.has_git else ""
        return bool(place) and (self.root / place).is_file()

    def _for_others(self) -> None:
        _say("git 的设置和钩子不随库走，同事各在自己的电脑上运行一次（最后一行要先装本程序）：")
        console.write(["  pip install pre-commit", "  pre-commit install", f"  {git.textconv_command(_PROGRAM)}"])


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _say(*sentences: str) -> None:
    """A paragraph, each sentence on a line of its own, as wide as the console; what is indented stays whole."""
    columns = console.screen().columns
    lines = [line for each in sentences for line in ([each] if each.startswith(" ") else wrap(each, columns))]
    console.write(["", *lines] if lines else [])
