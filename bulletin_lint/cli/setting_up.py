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
from bulletin_lint.disk.links import leads_out
from bulletin_lint.disk.replace import create_file
from bulletin_lint.drafting.repository import git, hooks, lines, pre_commit
from bulletin_lint.drafting.repository.hosts import HOSTS, Host
from bulletin_lint.drafting.repository.jobs import PAGE, jobs
from bulletin_lint.drafting.repository.publications import Folder
from bulletin_lint.drafting.repository.source import BY_USER, Source
from bulletin_lint.drafting.repository.wanted import SETTINGS, Wanted, wanted
from bulletin_lint.output.summary import quoted
from bulletin_lint.output.width import wrap

_PROGRAM = "bulletin-lint text --textconv"  # where it is found by its name
_OTHERWISE = "若另有别人也能用的地址，移走以上文件，加上 --source 再运行。"
_ELSEWHERE = ".bulletin-lint.toml", "pyproject.toml"


class _Settled(NamedTuple):
    """What became of a file, by its path from the root, and the ``line`` that says so. ``is_new``: it was written;
    ``lack`` is the text that the one there lacks, and ``where`` in it that belongs; ``is_to_be_moved``: what stands in
    its place has to go first."""

    path: str
    line: str
    is_new: bool = False
    lack: str = ""
    where: str = ""
    is_to_be_moved: bool = False


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
        settled = []
        for each in wanted(self.root, profile, folders, self.host, self.source):
            settled.append(self._settled(each))
            console.write([settled[-1].line])
        missing = [file for file in settled if file.lack]
        for file in missing:
            console.write(["", f"请在已有的 {file.path} {file.where}：", "", *file.lack.splitlines()])
        written = [file.path for file in settled if file.is_new]
        waiting = [file.path for file in settled if not file.is_new and self._is_untracked(file)]
        changed = [file.path for file in missing]
        if self.unread:
            _say(f"另有 {unread_words(self.unread)} 不会检查，请另存为 .docx。")
        if {pre_commit.PATH, *self._jobs()} & {*written, *changed}:
            _say(*self._about_the_program())
        if {*self._jobs()} & {*written, *changed}:
            _say(*self._about_jobs())
        if self.has_git:
            _say(*self._about_differences())
        left = any(file.is_to_be_moved for file in settled)
        ready = "都已写好，还没有提交" if waiting else "都已齐备"
        after = "补上以上几处，然后" if missing else "接下来" if written or left else ready
        commands = self._steps([*written, *(path for path in waiting if path not in changed)], changed)
        console.write(["", f"{after}：", *(f"  {number}. {step}" for number, step in enumerate(commands, 1))])
        if written or missing:
            self._for_others()

    def _jobs(self) -> Iterable[str]:
        return jobs(self.host.name, self.source)

    def _settled(self, each: Wanted) -> _Settled:
        """Write the file if it is not there; what became of it. Raises OutputError."""
        path = self.root / each.path
        name = path.as_posix()
        if each.path == SETTINGS and (other := self._other_settings()):
            return _Settled(each.path, f"已有，不必改动：{(self.root / other).as_posix()}（设置）")
        if leads_out(str(path), str(self.root)):
            words = "由链接通到库外，git 不存那里的内容；请移走链接，再运行一次"
            return _Settled(each.path, f"没有写入：{name}（{words}）", is_to_be_moved=True)
        if path.is_symlink() and not path.exists():
            return _Settled(each.path, f"没有写入：{name}（是落空的链接；请移走，再运行一次）", is_to_be_moved=True)
        if not os.path.lexists(path):
            with writing(path):
                make_folder(path.parent)
                create_file(path, each.text.encode())
            return _Settled(each.path, f"已写入：{name}（{each.use}）", is_new=True)
        there = _text(path)
        if lack := each.lacks(there):
            return _Settled(each.path, f"已有，未改动：{name}（缺几行，见下）", lack=lack, where=each.where)
        if there == each.text or each.path == SETTINGS or each.where:
            return _Settled(each.path, f"已有，不必改动：{name}（{each.use}）")
        words = "与这一次要写的不同；要换成新的，先移走它"
        return _Settled(each.path, f"已有，未改动：{name}（{words}）")

    def _is_untracked(self, file: _Settled) -> bool:
        """Whether the file is there and was not yet given to git, as after a first run that nothing followed."""
        is_ours = self.has_git and not file.is_to_be_moved and os.path.isfile(self.root / file.path)
        return is_ours and not git.said(self.root, "ls-files", "--", file.path)

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
                f"它所需的别的包由 pip 从软件源安装。{_OTHERWISE}"
            )
        elif not (self.root / source.requirement).is_file():
            yield (
                f"请把安装所用的程序包放到库里的 {source.requirement} 并提交（{source.why}），钩子和任务从那里安装。"
                f"{'' if source.why == BY_USER else _OTHERWISE}"
            )

    def _about_jobs(self) -> Iterator[str]:
        yield f"持续集成：{HOSTS[self.host.name]}（{self.host.why}）；要写给别处，用 --ci。"
        if self.host.name == "shell":
            yield (
                f"Codeup、cnb.cool、Jenkins 等，都可在任务里写一行 sh {hooks.SCRIPT}，"
                f"并把审阅页 {PAGE} 留作产物；失败时也要留。"
            )

    def _about_differences(self) -> Iterator[str]:
        program = f'"{Path(sys.executable).as_posix()}" -P -m bulletin_lint text --textconv'
        if not git.set_textconv(self.root, program):
            yield f"git diff 还不会显示稿件的文字，请运行 {git.textconv_command(_PROGRAM)}"
            return
        unmet = lines.unmet(self.root, lines.DRAFTS) or ()
        if "text" in unmet:
            yield (
                "git 还可能把稿件当作文本，转换其中的换行，那样存进库里的就打不开了；"
                f"让 {lines.DRAFTS.line} 这一行生效之前，请不要提交稿件。"
            )
        if "diff" in unmet:
            yield ".gitattributes 里的那一行生效之后，这台电脑的 git diff 会显示稿件的文字。"
        else:
            yield "在这台电脑上，git diff 会显示稿件的文字。"

    def _steps(self, written: Sequence[str], changed: Sequence[str]) -> Iterator[str]:
        """Commands that any shell takes, one a line."""
        if self.root != Path():
            name = self.root.as_posix()
            yield f"cd {quoted(f'./{name}' if name.startswith('-') else name)}"
        if not self.has_git:
            yield "git init"
            yield git.textconv_command(_PROGRAM)
        files = [*written, *changed]
        if self.source.fill and not (self.root / self.source.requirement).is_file():
            yield self.source.fill
        if self.source.inside and not git.said(self.root, "ls-files", "--", self.source.requirement):
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
