"""What input methods, Word and habits make of a command line: understood where nothing else can be meant, else answered
with what is."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, MakeDraft
from tests.places import ROOT

PROFILES = ROOT / "rules" / "profiles"


@pytest.mark.parametrize("typed", ["——fix", "—fix", "–fix", "－－fix", "--－fix", "−−fix"])
def test_dashes_for_hyphens_are_understood_and_that_is_said(cli: Cli, draft: MakeDraft, typed: str) -> None:
    path = draft(fault=True)
    outcome = cli(path.name, typed)
    assert outcome.err == f"“{typed}”按“--fix”处理\n"
    assert "已修复2处" in outcome.out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["–q"], "“–q”按“-q”处理"),
        (["——output-format=concise"], "“——output-format”按“--output-format”处理"),
        (["——help"], "“——help”按“--help”处理"),
        (["——version"], "“——version”按“--version”处理"),
        (["——fxi"], "没有选项 --fxi，是否应为“--fix”？"),
    ],
)
def test_so_are_other_options_and_the_first_word(cli: Cli, draft: MakeDraft, typed: list[str], said: str) -> None:
    assert said in cli(*typed, draft()).err


def test_a_file_that_is_called_so_stays_a_file(cli: Cli, draft: MakeDraft) -> None:
    draft("——fix")
    assert cli("check", "——fix")[::2] == (0, "")
    assert cli("——fix")[::2] == (0, "")
    assert cli("check", "--", "——diff").err == "bulletin-lint：——diff：没有这个文件\n"


def test_the_value_of_an_option_may_begin_with_a_dash(cli: Cli, draft: MakeDraft) -> None:
    outcome = cli("annotate", draft(fault=True), "-o", "审阅.docx", "--author", "——jiaodui")
    assert outcome.err == ""


@pytest.mark.parametrize(
    ("typed", "parted"),
    [
        ("--fix\u3000第12期.docx", "--fix 第12期.docx"),
        ("－－fix\u00a0第12期.docx", "－－fix 第12期.docx"),
        ("第12期.docx\u3000--fix", "第12期.docx --fix"),
        ("--fix\u3000--backup\u3000第12期.docx", "--fix --backup 第12期.docx"),
    ],
)
def test_a_space_of_an_input_method_parts_an_option_from_the_rest(
    cli: Cli, draft: MakeDraft, typed: str, parted: str
) -> None:
    draft(fault=True)
    outcome = cli(typed)
    assert outcome.err.splitlines()[0] == f"“{typed}”中有全角空格，按分开写的“{parted}”处理"
    assert "已修复2处" in outcome.out


def test_the_name_of_a_file_may_have_such_a_space(cli: Cli, draft: MakeDraft) -> None:
    draft("第12期\u3000终稿.docx")
    assert cli("第12期\u3000终稿.docx").err == ""
    draft("--fix\u3000稿.docx", fault=True)
    assert "已修复" not in cli("--", "--fix\u3000稿.docx").out


def test_rules_may_be_typed_in_full_width(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    plain = cli("--select", "HDR010", path)
    assert cli("--select", "ＨＤＲ０１０", path) == (plain.status, plain.out, "“ＨＤＲ０１０”按“HDR010”处理\n")
    assert cli("--select", "报头日期写法", path) == plain


@pytest.mark.parametrize(("typed", "meant"), [("-fix", "--fix"), ("-select=PUN", "--select"), ("-diff", "--diff")])
def test_a_long_option_has_two_hyphens(cli: Cli, draft: MakeDraft, typed: str, meant: str) -> None:
    said = f"bulletin-lint：没有选项 {typed.partition('=')[0]}，是否应为“{meant}”？\n"
    assert cli(draft(), typed) == (2, "", said)


@pytest.mark.parametrize("command", [["check"], ["text"], ["outline"], ["stats"], ["diff", "第12期.docx"]])
def test_quotes_are_no_part_of_a_file_name(cli: Cli, draft: MakeDraft, command: list[str]) -> None:
    draft()
    outcome = cli(*command, "“第12期.docx”")
    assert (outcome.status, outcome.err) == (0, "“第12期.docx”按第12期.docx处理：引号不属于文件名\n")


def test_unless_they_are(cli: Cli, draft: MakeDraft) -> None:
    draft()
    draft("“第12期.docx”")
    assert cli("“第12期.docx”")[::2] == (0, "")


@pytest.mark.parametrize(
    "typed", ["第12期", "第12期。docx", "第12期.doc", "第12期.wps", "第１２期.docx", "第 12 期.docx", "“第12期”"]
)
@pytest.mark.parametrize("command", [[], ["text"], ["outline"], ["stats"], ["annotate", "-o", "新.docx"]])
def test_the_draft_that_is_there_is_named(cli: Cli, draft: MakeDraft, command: list[str], typed: str) -> None:
    draft()
    said = f"bulletin-lint：{typed}：没有这个文件，是否应为“第12期.docx”？\n"
    assert cli(*command, typed) == (2, "", said)


def test_in_a_folder_too(cli: Cli, draft: MakeDraft) -> None:
    draft("稿件/第12期.docx")
    assert f"是否应为“{os.path.join('稿件', '第12期.docx')}”？" in cli("稿件/第12期").err
    assert cli("别处/第12期").err == "bulletin-lint：别处/第12期：没有这个文件\n"


def test_no_other_issue_is_proposed(cli: Cli, draft: MakeDraft) -> None:
    draft("第13期.docx")
    assert cli("第12期.docx").err == "bulletin-lint：第12期.docx：没有这个文件\n"


@pytest.mark.parametrize(
    "command",
    [
        "check",
        "text",
        "outline",
        "stats",
        "annotate -o 新.docx",
        "diff 第12期.docx",
        "profile --from",
        "test",
        "check 第12期.docx --config",
        "check 第12期.docx --profile",
    ],
)
def test_a_missing_file_is_called_so_by_every_command(cli: Cli, draft: MakeDraft, command: str) -> None:
    draft()
    outcome = cli(*command.split(), "没有.toml")
    assert outcome[:2] == (2, "")
    assert re.fullmatch(r"bulletin-lint：\S*没有\.toml：没有这个文件\n", outcome.err)


@pytest.mark.parametrize("comma", [",", "，", "、", "；", ";", " ", "， "])
def test_any_comma_parts_rules(cli: Cli, draft: MakeDraft, comma: str) -> None:
    path = draft(fault=True)
    wanted = cli("--select", "HDR010", "--select", "FTR005", path)
    assert wanted.status == 1
    assert cli("--select", f"HDR010{comma}FTR005{comma}", path) == wanted
    assert cli("--ignore", f"HDR010{comma}FTR005", "--select", "HDR,FTR005", path).status == 0


@pytest.mark.parametrize("option", ["--select", "--fixable"])
@pytest.mark.parametrize("nothing", ["", ",", "，", " "])
def test_a_list_of_no_rule_is_refused(cli: Cli, draft: MakeDraft, option: str, nothing: str) -> None:
    assert cli(option, nothing, draft()) == (2, "", f"bulletin-lint：{option}：后面没有写明规则\n")
    path = draft(fault=True)
    assert cli("--ignore", nothing, "--extend-select", nothing, path) == cli(path)


@pytest.mark.parametrize(
    "options", [("--ignore", "ALL"), ("--config", "select=[]"), ("--select", "PUN", "--ignore", "PUN")]
)
def test_so_is_a_run_in_which_no_rule_takes_part(cli: Cli, draft: MakeDraft, options: tuple[str, ...]) -> None:
    outcome = cli(*options, draft())
    assert (outcome.status, outcome.out) == (2, "")
    assert "没有选中任何规则，什么也不会检查" in outcome.err


def test_words_of_options_may_be_in_capitals(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    assert cli("--output-format", "CONCISE", path) == cli("--output-format", "concise", path)
    assert cli("--fail-on", "Error", "--color", "NEVER", path).err == ""


@pytest.mark.parametrize("name", ["工作简报", "《工作简报》", "“工作简报”", "gongzuo-jianbao"])
def test_a_profile_may_be_asked_for_by_its_chinese_name(cli: Cli, draft: MakeDraft, name: str) -> None:
    draft()
    assert 'profile = "gongzuo-jianbao"' in cli("--profile", name, "--show-settings", "第12期.docx").out
    assert cli("profile", name) == cli("profile", "gongzuo-jianbao")


def test_and_so_may_one_that_lies_here(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    draft()
    text = '[masthead]\nnames = ["城区通讯"]\n'
    (tmp_path / "本刊.toml").write_text(f'extends = "gongzuo-jianbao"\ntitle = "街道情况"\n{text}', encoding="utf-8")
    for name in ("本刊", "城区通讯", "街道情况"):
        assert "本刊.toml" in cli("--profile", name, "--show-settings", "第12期.docx").out
    (tmp_path / "另一刊.toml").write_text(f'extends = "gongzuo-jianbao"\n{text}', encoding="utf-8")
    assert "--profile：叫“城区通讯”的体例不止一份，请写明是哪一份：" in cli("--profile", "城区通讯", "第12期.docx").err
    assert "未知的体例 乡镇通讯" in cli("--profile", "乡镇通讯", "第12期.docx").err


@pytest.mark.parametrize("word", ["help", "帮助"])
def test_help_is_a_word_too(cli: Cli, word: str) -> None:
    assert cli(word) == cli("--help")
    assert cli(word, "stats") == cli(word, "统计") == cli("stats", "--help")


def test_so_are_the_version_and_chinese_names_of_commands(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    assert cli("version") == cli("版本") == cli("--version")
    assert cli("检查", path) == cli(path)
    assert cli("修复", path) == (1, cli("--fix", draft(fault=True)).out, "“修复”按“--fix”处理\n")


def test_a_folder_of_that_name_is_a_folder(cli: Cli, draft: MakeDraft) -> None:
    draft("检查/第12期.docx", fault=True)
    assert "HDR010" in cli("检查").out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("outlin", "outline"),
        ("anotate", "annotate"),
        ("chekc", "check"),
        ("Diff", "diff"),
        ("explain", "bulletin-lint rule"),
        ("linter", "bulletin-lint rule --all"),
        ("fix", "bulletin-lint --fix"),
        ("clean", "bulletin-lint cache clean"),
    ],
)
def test_a_mistyped_command_is_answered(cli: Cli, typed: str, meant: str) -> None:
    said = f"bulletin-lint：没有 {typed} 这个命令，也没有这个文件，是否应为“{meant}”？\n"
    assert cli(typed, "第12期.docx") == (2, "", said)


def test_what_may_be_a_file_is_no_mistyped_command(cli: Cli, draft: MakeDraft) -> None:
    draft("outlin/第12期.docx")
    assert cli("outlin").status == 0
    assert cli("outlin.docx").err == "bulletin-lint：outlin.docx：没有这个文件\n"
    assert cli("xyzzy").err == "bulletin-lint：xyzzy：没有这个文件\n"


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("--per-file-ignores", "；这一项写在设置文件里"),
        ("--isolated", "，是否应为“--no-config”？"),
        ("--format", "，是否应为“--output-format”？"),
        ("--output", "，是否应为“--output-file”或“--output-format”？"),
        ("--dry-run", "，是否应为“--diff”？"),
        ("--track", "，是否应为“--track-changes”？"),
        ("--unsafe-fix", "，是否应为“--unsafe-fixes”？"),
        ("--fix、--backup", "；几个选项之间用空格隔开：--fix --backup"),
        ("--fix，--backup", "；几个选项之间用空格隔开：--fix --backup"),
        ("--fix、--zzz", ""),
        ("--zzz", ""),
        ("-x", ""),
    ],
)
def test_an_unknown_option_is_answered_only_where_the_answer_is_near(cli: Cli, option: str, said: str) -> None:
    assert cli("a.docx", option) == (2, "", f"bulletin-lint：没有选项 {option}{said}\n")


IDLE = ["--track-changes", "--unsafe-fixes", "--fix-styles", "--backup", "--rewrite-protected", "--show-fixes"]


@pytest.mark.parametrize("option", [*IDLE, "--exit-non-zero-on-fix"])
def test_what_belongs_to_repairs_is_refused_without_them(cli: Cli, draft: MakeDraft, option: str) -> None:
    path = draft(fault=True)
    before = path.read_bytes()
    said = f"bulletin-lint：{option} 要与 --fix 合用，单独写不起作用；只想看会改什么，请加 --diff\n"
    assert cli(option, path) == (2, "", said)
    assert path.read_bytes() == before
    assert cli(option, "--diff", path)[::2] == (1, "")


def test_an_author_is_one_of_tracked_changes(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    assert "--author 要与 --fix 合用" in cli("--author", "校对组", path).err
    said = "bulletin-lint：--author 是修订的作者，要与 --fix --track-changes 合用\n"
    assert cli("--author", "校对组", "--fix", path) == (2, "", said)
    assert cli("--author", "校对组", "--fix", "--config", "track-changes=true", path).err == ""


@pytest.mark.parametrize("option", ["--statistics", "--diff"])
def test_what_is_for_people_has_no_format_for_programs(cli: Cli, draft: MakeDraft, option: str) -> None:
    said = f"bulletin-lint：{option} 的结果是给人看的，不能与 --output-format json 合用\n"
    assert cli(option, "--output-format", "json", draft()) == (2, "", said)
    assert "HDR010" in cli("--statistics", "--config", "output-format=json", draft(fault=True)).out


def test_an_unknown_rule_in_per_file_ignores_is_an_error(cli: Cli, draft: MakeDraft) -> None:
    outcome = cli(draft(), "--config", 'per-file-ignores={"旧刊/"=["PUX"]}')
    assert outcome == (2, "", "bulletin-lint：没有规则 PUX，是否应为“PUN”？\n")


def test_a_file_named_twice_is_checked_once(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    draft("稿件/第12期.docx", fault=True)
    (tmp_path / "链接.docx").symlink_to(Path("稿件") / "第12期.docx")
    once = cli("--fail-on", "error", "稿件/第12期.docx")
    for names in (["./稿件/第12期.docx"], ["稿件"], ["链接.docx"], [str(tmp_path / "稿件" / "第12期.docx")]):
        assert cli("--fail-on", "error", "稿件/第12期.docx", *names) == once
    assert cli("--fail-on", "error", "链接.docx", "稿件") == once


def test_two_names_of_one_content_are_two_files(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path = draft()
    os.link(path, tmp_path / "另名.docx")
    assert "2个文件" in cli(path, "另名.docx").out


def test_a_new_issue_makes_its_folder(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    assert cli("new", "--issue", "7", "--output", "简报/2026/第7期.docx").status == 0
    assert (tmp_path / "简报" / "2026" / "第7期.docx").is_file()
    draft()
    said = f"bulletin-lint：无法写入 {Path('第12期.docx') / '第7期.docx'}：所在的不是文件夹\n"
    assert cli("new", "--issue", "7", "--output", "第12期.docx/第7期.docx") == (2, "", said)
