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
from bulletin_lint.drafting.repository import git, hooks
from bulletin_lint.drafting.repository.hosts import Host
from bulletin_lint.drafting.repository.jobs import PAGE
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
            console.write(
                [
                    "",
                    f"请在已有的 {each.path} {each.where}："
                    if each.where != "加上"
                    else f"请在已有的 {each.path} 里加上：",
                    "",
                    *text.splitlines(),
                ]
            )
        self._say(self._about_the_program())
        self._say(self._about_jobs())
        self._say(self._about_differences())
        self._say(
            [f"另有 {unread_words(self.unread)} 不会检查（只检查 .docx），请另存为 .docx。"] if self.unread else []
        )
        commands = [*self._steps(written, [each.path for each, _ in missing])]
        after = "补上以上各处之后" if missing else "接下来"
        console.write(["", f"{after}：", *(f"  {number}. {step}" for number, step in enumerate(commands, 1))])
        self._for_others()

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
            return f"已有，未改动：{path.as_posix()}，还缺几行，见下"
        same = there == each.text or each.path == SETTINGS or each.where
        return f"已有，{'不必改动' if same else '未改动'}：{path.as_posix()}（{each.use}）"

    def _other_settings(self) -> str:
        """The file that holds the settings already, under another name than a new one would have."""
        from bulletin_lint.config.load import discover

        source = discover(self.root).source
        return source.name if source and source.name in _ELSEWHERE and source.parent == self.root.resolve() else ""

    def _say(self, sentences: Iterable[str]) -> None:
        for number, sentence in enumerate(sentences):
            console.write(["", *_wrapped(sentence)] if not number else _wrapped(sentence))

    def _about_the_program(self) -> Iterator[str]:
        source = self.source
        if not source.inside:
            yield f"钩子和任务从这里安装本程序：{source.requirement}"
            yield f"（{source.why}；不对就移走以上文件，加 --source 地址 再运行。）"
        elif source.fill:
            yield f"还不知道别人可以从哪里安装本程序：{source.why}。"
            yield (
                f"因此钩子和任务安装库里的 {source.requirement}，"
                "放入它的命令在下面；它所需的别的包，pip 仍从软件源安装。"
            )
            yield "知道地址的话，移走以上文件，加 --source 地址 再运行。"
        elif not (self.root / source.requirement).is_file():
            yield f"请把程序放到库里的 {source.requirement} 并提交，钩子和任务从那里安装。"

    def _about_jobs(self) -> Iterator[str]:
        if self.host.name == "none":
            return
        yield f"持续集成：{self.host.why}；要写给别处，用 --ci。"
        if self.host.name == "shell":
            yield (
                f"在任务里写一行 sh {hooks.SCRIPT}，并把审阅页 {PAGE} 留作产物"
                "（Codeup、cnb.cool、Jenkins 等都可以这样做）。"
            )

    def _about_differences(self) -> Iterator[str]:
        if not self.has_git:
            return
        if not git.shows_words(self.root):
            yield "git diff 还不会显示稿件的文字：.gitattributes 里没有上面那一行，或另有一行盖过了它。"
            return
        if git.set_textconv(self.root, f'"{Path(sys.executable).as_posix()}" -m bulletin_lint text --textconv'):
            yield "在这台电脑上，git diff 已会显示稿件的文字。"

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
            yield 'git commit -m "检查稿件的设置"'
        yield "bulletin-lint ."

    def _has_hook(self) -> bool:
        place = git.said(self.root, "rev-parse", "--git-path", "hooks/pre-commit") if self.has_git else ""
        return bool(place) and (self.root / place).is_file()

    def _for_others(self) -> None:
        console.write(["", *_wrapped("git 的设置和钩子不随库走。同事取得这个库之后，各在自己的电脑上运行："), ""])
        console.write(["  pip install pre-commit", "  pre-commit install"])
        console.write([f"  {git.textconv_command(_PROGRAM)}", "", "最后一条要先装好本程序。"])


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _wrapped(sentence: str) -> list[str]:
    return wrap(sentence, console.screen().columns) or [""]
