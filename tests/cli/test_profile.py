"""``bulletin-lint profile``."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path

import pytest

from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.rulebook.book import named_profile
from bulletin_lint.toml.decode import decode, encoded
from bulletin_lint.toml.shipped import profiles_folder
from tests.bulletin.marked import lines_of
from tests.bulletin.skeleton import MASTHEAD, issue
from tests.bulletin.word import stored
from tests.cli.conftest import Cli, MakeDraft

SHIPPED = sorted(path.stem for path in profiles_folder().glob("*.toml"))


def test_without_arguments_it_lists_the_profiles(cli: Cli) -> None:
    result = cli("profile")
    assert result.status == 0
    assert [line.split() for line in result.out.splitlines()] == [[name, named_profile(name).title] for name in SHIPPED]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_profile_is_shown_as_a_file_that_says_the_same(cli: Cli, name: str) -> None:
    result = cli("profile", name)
    assert encoded(decode(Profile, tomllib.loads(result.out), name)) == encoded(named_profile(name))
    assert result.err == ""


def test_an_unknown_profile_is_refused_with_the_nearest(cli: Cli) -> None:
    result = cli("profile", "gongzuo-jianba")
    assert (result.status, result.out) == (2, "")
    assert "gongzuo-jianbao" in result.err


def test_a_draft_goes_to_the_screen_or_to_a_new_file(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    draft("第12期.docx")
    shown = cli("profile", "--from", "第12期.docx")
    written = cli("profile", "--from", "第12期.docx", "--output", "本刊.toml")
    assert (shown.status, written.status) == (0, 0)
    assert written.out == "已写入 本刊.toml\n"
    assert (tmp_path / "本刊.toml").read_text(encoding="utf-8") == shown.out


def test_no_file_is_overwritten(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    draft("第12期.docx")
    (tmp_path / "本刊.toml").write_text("title = 1", encoding="utf-8")
    result = cli("profile", "--from", "第12期.docx", "-o", "本刊.toml")
    assert result.status == 2
    assert "已存在，没有覆盖" in result.err
    assert (tmp_path / "本刊.toml").read_text(encoding="utf-8") == "title = 1"


def test_a_profile_from_a_faulty_issue_comes_with_a_warning(cli: Cli, draft: MakeDraft) -> None:
    draft("第12期.docx", fault=True)
    result = cli("profile", "--from", "第12期.docx", "-o", "本刊.toml")
    assert result.status == 0
    assert "仍有3处问题" in result.err
    assert "bulletin-lint --profile 本刊.toml 第12期.docx" in result.err


@pytest.mark.parametrize("content", [b"", b"not a zip"])
def test_an_issue_that_cannot_be_read_is_refused(cli: Cli, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "坏.docx").write_bytes(content)
    result = cli("profile", "--from", "坏.docx")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("bulletin-lint：坏.docx：")


@pytest.mark.parametrize("name", ["第\n[title]\n.docx", "第\x1b[31m期.docx", "第\r\u2028x = 1.docx"])
def test_no_name_of_a_file_says_anything_in_the_profile(cli: Cli, draft: MakeDraft, tmp_path: Path, name: str) -> None:
    draft("第12期.docx").rename(tmp_path / name)
    draft("第12期.docx")
    plain = cli("profile", "--from", "第12期.docx").out
    drafted = cli("profile", "--from", name).out
    assert drafted.replace("\n", "").isprintable()
    assert tomllib.loads(drafted) == tomllib.loads(plain)


@pytest.mark.parametrize(
    "name",
    [
        "稿.docx",
        "两 稿.docx",
        "稿$(touch x).docx",
        "稿`touch x`.docx",
        "稿'\"; touch x.docx",
        "稿（1）！.docx",
        "~稿&.docx",
    ],
)
def test_the_command_for_a_stranger_names_the_file_whatever_its_name(cli: Cli, tmp_path: Path, name: str) -> None:
    text = issue(masthead=MASTHEAD.replace("宣传信息专报", "清源信息"))
    (tmp_path / name).write_bytes(stored(lines_of(text)))
    shown = cli(f"./{name}").err + cli(f"./{name}").out
    command = next(line for line in shown.splitlines() if "profile --from" in line).partition("：")[2]
    words = command.replace("bulletin-lint", "printf '%s\\n'", 1)
    said = subprocess.run(["sh", "-c", words], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[2] in (f"./{name}", name)
    assert not (tmp_path / "x").exists()


def test_a_profile_and_an_issue_at_once_are_refused(cli: Cli) -> None:
    assert cli("profile", "gongzuo-jianbao", "--from", "第12期.docx").status == 2
