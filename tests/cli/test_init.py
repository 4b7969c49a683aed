"""``init``: a repository of drafts made ready, nothing overwritten."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
import yaml

from tests.cli.conftest import Cli, MakeDraft, Outcome
from tests.needs import needs_program
from tests.office import steps
from tests.places import FIXTURES
from tools.documents import Bulletin, store

git = needs_program("git")
SOURCE = ("--source", "git+https://git.example.org/tools/bulletin-lint@v1.0")
JOBS = {
    "github": ".github/workflows/bulletin-lint.yml",
    "gitlab": ".gitlab-ci.yml",
    "gitee": ".workflow/bulletin-lint.yml",
    "shell": ".ci/bulletin-lint.sh",
}


def _git(folder: Path, *args: str) -> str:
    return subprocess.run(["git", *args], cwd=folder, capture_output=True, encoding="utf-8", check=True).stdout


def _settings(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "bulletin-lint.toml").read_text(encoding="utf-8"))


def _files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def shown(outcome: Outcome, path: str) -> str:
    """What is to be added to a file that is there, as it is printed."""
    found = re.search(rf"^请在已有的 {re.escape(path)} [^\n]*：\n\n(.*?)(?=\n\n|\Z)", outcome.out, re.M | re.S)
    return found[1] + "\n" if found else ""


def test_a_new_folder(cli: Cli, draft: MakeDraft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    draft("第1期.docx")
    outcome = cli("init", *SOURCE)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out == (
        "已写入：bulletin-lint.toml（设置，体例 xuanchuan-xinxi-zhuanbao）\n"
        "已写入：.pre-commit-config.yaml（提交之前检查）\n"
        "已写入：.gitattributes（git diff 显示稿件的文字）\n"
        "已写入：.gitignore（锁文件和审阅页不入库）\n"
        "已写入：.ci/bulletin-lint.sh（安装并运行程序）\n"
        "\n"
        "钩子和任务从这里安装本程序（由 --source 指明）：\n"
        "  git+https://git.example.org/tools/bulletin-lint@v1.0\n"
        "不对的话，移走以上文件，加上 --source 再运行。\n"
        "\n"
        "持续集成：脚本，各家都能运行（没有远程仓库）；要写给别处，用 --ci。\n"
        "Codeup、cnb.cool、Jenkins 等，都可在任务里写一行 sh .ci/bulletin-lint.sh，并把审\n"
        "阅页 review.html 留作产物；失败时也要留。\n"
        "\n"
        "接下来：\n"
        "  1. git init\n"
        '  2. git config diff.bulletin.textconv "bulletin-lint text --textconv"\n'
        "  3. pip install pre-commit\n"
        "  4. pre-commit install\n"
        "  5. git add bulletin-lint.toml .pre-commit-config.yaml .gitattributes .gitignore .ci/bulletin-lint.sh\n"
        "  6. git commit -m 检查稿件的设置\n"
        "  7. bulletin-lint .\n"
        "\n"
        "git 的设置和钩子不随库走，同事各在自己的电脑上运行一次（最后一行要先装本程序）：\n"
        "  pip install pre-commit\n"
        "  pre-commit install\n"
        '  git config diff.bulletin.textconv "bulletin-lint text --textconv"\n'
    )
    assert _settings(tmp_path) == {"profile": "xuanchuan-xinxi-zhuanbao", "fail-on": "warning"}
    assert cli(".").status == 0


@git
def test_the_second_run_has_nothing_to_do(cli: Cli, tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q")
    cli("init", *SOURCE)
    before = _files(tmp_path)
    outcome = cli("init", *SOURCE)
    assert re.findall(r"已写入|未改动|请在", outcome.out) == []
    assert outcome.out.count("已有，不必改动：") == len(before) == 5
    assert "都已写好，还没有提交：\n  1. pip install pre-commit\n" in outcome.out
    assert f"git add {' '.join(sorted(before, key=outcome.out.index))}\n" in outcome.out
    _git(tmp_path, "add", ".")
    outcome = cli("init", *SOURCE)
    assert "都已齐备：\n  1. pip install pre-commit\n  2. pre-commit install\n  3. bulletin-lint .\n" in outcome.out
    assert _files(tmp_path) == before


@pytest.mark.parametrize("host", ["github", "gitlab", "gitee", "shell"])
def test_files_that_are_there_are_left_alone_and_what_they_lack_is_enough(cli: Cli, tmp_path: Path, host: str) -> None:
    there = {
        ".pre-commit-config.yaml": "repos:\n  - repo: meta\n    hooks:\n      - id: identity\n",
        ".gitattributes": "*.png binary\n",
        ".gitignore": "*.tmp\n",
        ".gitlab-ci.yml": "build:\n  script:\n    - make\n",
        "bulletin-lint.toml": 'fail-on = "error"\n',
    }
    for name, text in there.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    outcome = cli("init", *SOURCE, "--ci", host)
    assert outcome.status == 0
    assert {name: text for name, text in _files(tmp_path).items() if name in there} == {
        name: text.encode() for name, text in there.items()
    }
    assert "补上以上几处，然后：\n  1. git init\n" in outcome.out
    for name, text in there.items():
        if addition := shown(outcome, name):
            (tmp_path / name).write_text(text + addition, encoding="utf-8")
    config = yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for repo in config["repos"] for hook in repo["hooks"]] == [
        "identity",
        "bulletin-lint",
        "bulletin-lint-fix",
    ]
    again = cli("init", *SOURCE, "--ci", host).out
    assert "请在" not in again
    assert "都已齐备：" in again


@git
def test_a_job_of_another_making_is_left_alone(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / JOBS["github"]
    path.parent.mkdir(parents=True)
    path.write_text("name: x\n", encoding="utf-8")
    outcome = cli("init", *SOURCE)
    assert f"已有，未改动：{JOBS['github']}（与这一次要写的不同；要换成新的，先移走它）\n" in outcome.out
    assert path.read_text(encoding="utf-8") == "name: x\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [(".bulletin-lint.toml", 'ignore = ["NUM003"]'), ("pyproject.toml", '[tool.bulletin-lint]\nignore = ["NUM003"]')],
)
def test_settings_under_another_name_go_on_to_hold(cli: Cli, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert f"已有，不必改动：{name}（设置）\n" in cli("init", *SOURCE).out
    assert not (tmp_path / "bulletin-lint.toml").exists()


@pytest.mark.parametrize(
    ("address", "host", "why"),
    [
        ("git@github.com:office/drafts.git", "github", "origin 在 github.com"),
        ("https://甲:口令@gitlab.example.org/office/drafts", "gitlab", "origin 在 gitlab.example.org"),
        ("ssh://git@jihulab.com/office/drafts", "gitlab", "origin 在 jihulab.com"),
        ("https://gitee.com/office/drafts.git", "gitee", "origin 在 gitee.com"),
        ("https://codeup.example.org/github/gitlab.git", "shell", "origin 在 codeup.example.org"),
        ("https://git.example.org/office/drafts", "shell", "origin 在 git.example.org"),
        ("../服务器/github.com.git", "shell", "没有远程仓库"),
    ],
)
@git
def test_the_remote_decides_on_the_job(cli: Cli, tmp_path: Path, address: str, host: str, why: str) -> None:
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "remote", "add", "origin", address)
    out = cli("init", *SOURCE).out
    assert [name for name, path in JOBS.items() if (tmp_path / path).exists()] == [host]
    assert why in out.replace("\n", "")
    assert "口令" not in out


@git
def test_without_a_telling_remote_the_files_decide(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / ".gitlab-ci.yml").write_text("", encoding="utf-8")
    assert "持续集成：GitLab CI（这里有 .gitlab-ci.yml）" in cli("init", *SOURCE).out


@pytest.mark.parametrize("host", [*JOBS, "none"])
def test_the_user_decides_on_the_job(cli: Cli, tmp_path: Path, host: str) -> None:
    out = cli("init", *SOURCE, "--ci", host).out
    assert [name for name, path in JOBS.items() if (tmp_path / path).exists()] == [*JOBS.keys() & {host}]
    assert ("由 --ci 指明" in out) == (host != "none")
    assert cli("init", "--ci", "jenkins").err.startswith("bulletin-lint：--ci：没有 jenkins 这个取值")


@git
@pytest.mark.parametrize("inside", [".git", "裸库"])
def test_no_work_tree_is_no_place_for_drafts(cli: Cli, tmp_path: Path, inside: str) -> None:
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "init", "-q", "--bare", "裸库")
    outcome = cli("init", inside, *SOURCE)
    assert (outcome.status, outcome.out) == (2, "")
    assert "没有工作区的库" in outcome.err


@git
def test_the_script_takes_names_from_where_it_is_called(cli: Cli, tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q")
    cli("init", "--ci", "shell", *SOURCE)
    script = tmp_path / ".ci" / "bulletin-lint.sh"
    (key,) = set(re.findall(r"bulletin-lint-[0-9a-f]{8}", script.read_text(encoding="utf-8")))
    program = tmp_path / ".git" / key / "bin" / "bulletin-lint"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\npwd\necho "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "稿").mkdir()
    for folder, args, expected in (("稿", ["a.docx"], "a.docx"), (".", ["a.docx"], "a.docx"), ("稿", [], ".")):
        done = subprocess.run(
            ["sh", str(script), *args], cwd=tmp_path / folder, capture_output=True, encoding="utf-8", check=True
        )
        assert done.stdout.splitlines()[-2:] == [str(tmp_path / folder if args else tmp_path), expected]


@git
def test_git_diff_shows_words(cli: Cli, draft: MakeDraft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _git(tmp_path, "init", "-q")
    assert "在这台电脑上，git diff 会显示稿件的文字。" in cli("init", *SOURCE).out
    textconv = f'"{Path(sys.executable).as_posix()}" -P -m bulletin_lint text --textconv'
    assert _git(tmp_path, "config", "diff.bulletin.textconv").strip() == textconv, "found without PATH"
    monkeypatch.setenv("PYTHONPATH", str(FIXTURES.parent))
    draft("第 3 期.docx")
    _git(tmp_path, "add", "-A")
    draft("第 3 期.docx", date="2025年3月1日")
    shown = _git(tmp_path, "diff")
    assert "-中共云陂县委宣传部\t2025年2月28日" in shown
    assert "+中共云陂县委宣传部\t2025年3月1日" in shown
    (tmp_path / "第 3 期.docx").write_bytes(b"")
    assert "+［文件是空的（0字节）］" in _git(tmp_path, "diff")


@git
def test_nothing_is_promised_of_git_diff_that_does_not_hold(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "config", "diff.bulletin.textconv", '"/usr/bin/python3" -m bulletin_lint text --textconv')
    cli("init", *SOURCE)
    assert " -P -m " in _git(tmp_path, "config", "diff.bulletin.textconv"), "modules of the repository are not run"
    _git(tmp_path, "config", "diff.bulletin.textconv", "自己的")
    (tmp_path / ".gitattributes").write_text("*.docx binary\n", encoding="utf-8")
    outcome = cli("init", *SOURCE)
    assert "在这台电脑上，git diff 会显示" not in outcome.out
    assert shown(outcome, ".gitattributes") == "*.docx -text diff=bulletin\n.ci/*.sh text eol=lf\n"
    assert _git(tmp_path, "config", "diff.bulletin.textconv") == "自己的\n"


@git
def test_lock_files_do_not_get_into_the_repository(cli: Cli, tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q")
    cli("init", *SOURCE)
    for name in ("~$第1期.docx", ".~第1期.docx", ".~lock.第1期.docx#", "第1期.docx"):
        (tmp_path / name).touch()
    _git(tmp_path, "add", "-A")
    staged = _git(tmp_path, "-c", "core.quotepath=off", "diff", "--cached", "--name-only").split("\n")
    assert "第1期.docx" in staged
    assert [name for name in staged if "~" in name] == []


@git
def test_drafts_are_never_converted_as_text(cli: Cli, tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q")
    cli("init", *SOURCE)
    said = _git(tmp_path, "check-attr", "text", "eol", "--", "a.docx", ".ci/bulletin-lint.sh").splitlines()
    assert said[0] == "a.docx: text: unset"
    assert said[3] == ".ci/bulletin-lint.sh: eol: lf"


@git
@pytest.mark.parametrize("has_git", [True, False])
@pytest.mark.parametrize(
    ("there", "added"),
    [
        ("* text\n*.docx diff=bulletin\n", True),
        ("*.docx diff=bulletin\n", True),
        ("*.docx -text\n", True),
        ("*.docx -text diff=bulletin\n* text\n", True),
        ("[attr]draft -text diff=bulletin\n*.docx draft\n", False),
        ("*.docx binary\n*.docx diff=bulletin\n", False),
        ("* text=auto\n*.doc* diff=bulletin -text\n", False),
    ],
)
def test_git_is_asked_what_it_does_with_drafts(
    cli: Cli, draft: MakeDraft, tmp_path: Path, there: str, added: bool, has_git: bool
) -> None:
    if has_git:
        _git(tmp_path, "init", "-q")
    (tmp_path / ".gitattributes").write_text(there, encoding="utf-8")
    path = draft("第1期.docx")
    with ZipFile(path, "a") as archive:
        archive.comment = b"\r\n"  # so that there is something to convert, whatever is packed
    outcome = cli("init", *SOURCE, "--ci", "none")
    addition = shown(outcome, ".gitattributes")
    assert addition == ("*.docx -text diff=bulletin\n" if added else "")
    assert ("请在已有的 .gitattributes 的末尾加上：" in outcome.out) == added
    assert ("请不要提交稿件" in outcome.out.replace("\n", "")) == (added and has_git and there != "*.docx -text\n")
    (tmp_path / ".gitattributes").write_text(there + addition, encoding="utf-8")
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", path.name)
    kept = subprocess.run(["git", "show", f":{path.name}"], cwd=tmp_path, capture_output=True, check=True).stdout
    assert kept == path.read_bytes()
    again = cli("init", *SOURCE, "--ci", "none").out
    assert "请在" not in again
    assert "请不要提交稿件" not in again
    assert "在这台电脑上，git diff 会显示稿件的文字。" in again


@git
def test_what_no_file_of_the_repository_decides_is_told(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    _git(tmp_path, "init", "-q")
    (tmp_path / ".git/info").mkdir(exist_ok=True)
    (tmp_path / ".git/info/attributes").write_text("* text\n", encoding="utf-8")
    out = cli("init", *SOURCE, "--ci", "none").out
    assert "让 *.docx -text diff=bulletin 这一行生效之前，请不要提交稿件。" in out


@git
def test_a_remote_that_is_no_address_is_none(cli: Cli, tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "remote", "add", "origin", "https://[x/y")
    outcome = cli("init", *SOURCE)
    assert (outcome.status, outcome.err) == (0, "")
    assert [name for name, path in JOBS.items() if (tmp_path / path).exists()] == ["shell"]


@pytest.mark.parametrize(
    ("name", "is_ours"), [("bulletin-lint", True), ("bulletin-lint-fix", True), ("bulletin-lint-other", False)]
)
def test_a_hook_is_known_by_its_whole_name(cli: Cli, tmp_path: Path, name: str, is_ours: bool) -> None:
    text = f"repos:\n  - repo: x\n    hooks:\n      - id: {name}\n"
    (tmp_path / ".pre-commit-config.yaml").write_text(text, encoding="utf-8")
    assert bool(shown(cli("init", *SOURCE), ".pre-commit-config.yaml")) != is_ours


@git
def test_only_the_root_of_a_repository_is_prepared(cli: Cli, tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q")
    (tmp_path / "稿件").mkdir()
    outcome = cli("init", "稿件")
    assert outcome.status == 2
    assert "只在库的根文件夹里有效" in outcome.err
    assert _files(tmp_path) == {}


def test_a_folder_elsewhere_is_gone_to_first(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "稿件 库").mkdir()
    outcome = cli("init", *SOURCE, "稿件 库")
    assert "已写入：稿件 库/.gitignore（" in outcome.out
    assert steps(outcome.out)[:2] == ['cd "稿件 库"', "git init"]


def test_a_folder_that_is_not_there_is_refused(cli: Cli) -> None:
    assert cli("init", "没有").status == 2
    assert cli("init", "--profile", "没有").status == 2


def test_documents_that_are_not_read_are_told(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    (tmp_path / "旧稿.doc").touch()
    (tmp_path / "模板.wpt").touch()
    assert "另有 1个 .doc、1个 .wpt 不会检查，请另存为 .docx。" in cli("init", *SOURCE).out


@pytest.mark.parametrize(
    ("case", "profile"),
    [("clean-long", "xuanchuan-xinxi-zhuanbao"), ("jianbao", "gongzuo-jianbao"), ("zhengwu", "zhengwu-xinxi")],
)
def test_the_profile_is_seen_in_the_drafts(cli: Cli, tmp_path: Path, case: str, profile: str) -> None:
    shutil.copy(FIXTURES / case / "draft.docx", tmp_path)
    cli("init", *SOURCE)
    assert _settings(tmp_path)["profile"] == profile


def _put(root: Path, **cases: str) -> None:
    """Copy the drafts of fixtures into folders: ``case=folder``."""
    for case, folder in cases.items():
        (root / folder).mkdir(parents=True, exist_ok=True)
        shutil.copy(FIXTURES / case.replace("_", "-") / "draft.docx", root / folder / f"{case}.docx")


def test_each_folder_has_the_profile_of_its_publication(cli: Cli, tmp_path: Path) -> None:
    _put(tmp_path, clean_long="专报", jianbao="简报[2025]/上半年", zhengwu="政务")
    assert cli("init", *SOURCE).status == 0
    assert _settings(tmp_path)["profiles"] == {
        "专报/*": "xuanchuan-xinxi-zhuanbao",
        "政务/*": "zhengwu-xinxi",
        "简报[[]2025]/上半年/*": "gongzuo-jianbao",
    }
    assert cli(".").status == 0


def test_the_nearer_folder_counts(cli: Cli, tmp_path: Path) -> None:
    _put(tmp_path, clean_long=".", jianbao="工作", zhengwu="工作/政务")
    cli("init", *SOURCE)
    assert [*_settings(tmp_path)["profiles"].values()] == [
        "xuanchuan-xinxi-zhuanbao",
        "gongzuo-jianbao",
        "zhengwu-xinxi",
    ]
    assert cli(".").status == 0


def test_in_a_mixed_folder_the_names_decide(cli: Cli, tmp_path: Path) -> None:
    _put(tmp_path, clean_long="稿", jianbao="稿", zhengwu=".")
    cli("init", *SOURCE)
    assert _settings(tmp_path) == {"fail-on": "warning"}, "*.docx at the root would mean those below, too"
    assert cli(".").status == 0


@git
def test_drafts_that_check_passes_over_say_nothing(cli: Cli, tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q")
    (tmp_path / ".gitignore").write_text("旧/\n", encoding="utf-8")
    _put(tmp_path, clean_long="稿", jianbao="旧", zhengwu="node_modules/x")
    cli("init", *SOURCE)
    assert _settings(tmp_path)["profile"] == "xuanchuan-xinxi-zhuanbao"


def test_a_publication_that_is_not_known_gets_a_profile_from_its_issues(
    cli: Cli, clean: Bulletin, tmp_path: Path
) -> None:
    issues = [replace(clean, name="清源信息", issue=f"第{n}期（总第{80 + n}期）", distribution=()) for n in (1, 2)]
    store(issues[0], tmp_path / "第1期.docx")
    cli("init", *SOURCE)
    assert _settings(tmp_path) == {"fail-on": "warning"}, "one issue is no habit"
    (tmp_path / "bulletin-lint.toml").unlink()
    store(issues[1], tmp_path / "第2期.docx")
    assert "已写入：清源信息.toml（体例，从往期起草，请核对）" in cli("init", *SOURCE).out
    assert _settings(tmp_path) == {"profile": "清源信息.toml", "fail-on": "warning"}
    text = (tmp_path / "清源信息.toml").read_text(encoding="utf-8")
    assert text.startswith("# 从《清源信息》的2期往期起草的体例，只写了从这几期看得出的内容。请核对后使用：\n")
    assert cli(".").status == 0


def test_a_profile_from_issues_tells_every_doubt(cli: Cli, clean: Bulletin, tmp_path: Path) -> None:
    for n, brackets in enumerate(("〔〕", "【】"), 1):
        marked = str.maketrans("〔〕", brackets)
        sections = tuple(replace(each, heading=each.heading.translate(marked)) for each in clean.sections)
        issue = replace(clean, name="清源信息", issue=f"第 {n} 期", sections=sections, contents=None)
        store(issue, tmp_path / f"第{n}期.docx")
    assert cli("init", *SOURCE).status == 0
    written = (tmp_path / "清源信息.toml").read_text(encoding="utf-8").splitlines()
    assert cli("profile", "--from", "第1期.docx", "--from", "第2期.docx", "-o", "另.toml").status == 0
    drafted = (tmp_path / "另.toml").read_text(encoding="utf-8").splitlines()
    assert written[1:] == drafted[1:]
    assert any("（2期都是这样；数字前后有空格，若非本刊历来的写法，请删去）" in line for line in written)
    assert '#   sections.brackets：各期不一（"〔〕" 1期，"【】" 1期）' in written


def test_a_learnt_profile_among_others_is_chosen_by_name(cli: Cli, clean: Bulletin, tmp_path: Path) -> None:
    for n in (1, 2):
        issue = replace(clean, name="清源信息", issue=f"第{n}期（总第{80 + n}期）", distribution=())
        (tmp_path / "稿").mkdir(exist_ok=True)
        store(issue, tmp_path / "稿" / f"第{n}期.docx")
    _put(tmp_path, jianbao="稿")
    cli("init", *SOURCE)
    assert _settings(tmp_path) == {"fail-on": "warning"}
    assert (tmp_path / "清源信息.toml").exists()
    outcome = cli(".")
    assert outcome.status == 0
    assert "《清源信息》2个文件（由刊名认出）" in outcome.out.replace("\n", "")


def test_drafts_that_are_no_issues_say_nothing_about_profiles(cli: Cli, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("请假条")
    document.save(str(tmp_path / "请假条.docx"))
    (tmp_path / "坏.docx").write_bytes(b"x")
    assert cli("init", *SOURCE).status == 0
    assert _settings(tmp_path) == {"fail-on": "warning"}
