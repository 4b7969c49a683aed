"""What the pages say can be done, can be done."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from bulletin_lint.cli.main import COMMANDS, cli
from bulletin_lint.output import FORMATS
from bulletin_lint.rulebook.groups import group_words
from docs.generator import init_files
from docs.generator.session import Folder, refreshed
from tests.needs import needs_module, program
from tests.places import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(path for path in DOCS.rglob("*.md") if path.parent.name != "rules")
_BLOCK = re.compile(r"^```(\w+)(?: title=\"[^\"]+\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: str, language: str) -> list[str]:
    text = (DOCS / page).read_text(encoding="utf-8")
    return [content for kind, content in _BLOCK.findall(text) if kind == language]


def test_the_tutorial_goes_from_faults_to_none() -> None:
    text = "".join(blocks("tutorial.md", "console"))
    assert text.index("可用 --fix 自动修复") < text.index("剩余1处") < text.index("检查通过，未发现问题")


def test_the_installation_is_the_one_that_the_readme_gives() -> None:
    install = blocks("tutorial.md", "sh")[0].splitlines()[0]
    assert install in (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")


def test_a_page_with_other_output_is_not_as_it_should_be() -> None:
    page = "```console\n$ bulletin-lint --version\nbulletin-lint 0.0\n```\n"
    assert refreshed(page) != page


def test_only_our_own_commands_are_run() -> None:
    with Folder() as folder, pytest.raises(ValueError, match="may only run bulletin-lint"):
        folder.run("git status")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_options_and_commands_that_pages_name_exist(page: Path) -> None:
    known = {option for name in COMMANDS for option in _options(name)} | {"--version", "--help"}
    text = page.read_text(encoding="utf-8")
    for line in re.findall(r"bulletin-lint(?!-fix)[^`\n]*", text):  # that is a hook
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", line.partition("|")[0]):
            assert option in known, f"{option} in {line}"


def _options(name: str) -> set[str]:
    context = cli.make_context("bulletin-lint", ["schema", "config"], resilient_parsing=True)
    command = cli.get_command(context, name)
    assert command is not None
    return {word for param in command.params for word in param.opts}


def test_the_examples_of_packs_that_pages_show_hold() -> None:
    tried = [
        (page.name, output.split("\n$ ")[0].rstrip())
        for page in PAGES
        for block in blocks(page.relative_to(DOCS).as_posix(), "console")
        for output in block.split("$ bulletin-lint test ")[1:]
    ]
    assert len(tried) > 1
    assert [each for each in tried if not each[1].endswith("全部相符。")] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_pages_show_no_command_that_cannot_run(page: Path) -> None:
    """But those that show how a mistake is answered."""
    meant = ("是否应为", "已存在，没有覆盖")
    for block in blocks(page.relative_to(DOCS).as_posix(), "console"):
        for line in block.splitlines():
            assert not line.startswith("bulletin-lint：") or any(word in line for word in meant), line


@pytest.fixture
def scripts() -> Iterator[list[Path]]:
    """The code for programmers as files beside the example draft and a configuration."""
    with Folder() as folder:
        folder.write("bulletin-lint.toml", "")
        for number, code in enumerate(blocks("howto/library.md", "python")):
            folder.write(f"example{number}.py", code)
        yield sorted(folder.path.glob("*.py"))


def run_python(folder: Path, *args: str | Path) -> None:
    result = subprocess.run(
        [sys.executable, "-X", "utf8", *args],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "MYPYPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.slow
def test_the_code_for_programmers_runs(scripts: list[Path]) -> None:
    for script in scripts:
        run_python(script.parent, script)


@pytest.mark.slow
@needs_module("mypy")
def test_the_code_for_programmers_is_typed(scripts: list[Path]) -> None:
    run_python(scripts[0].parent, "-m", "mypy", "--strict", *scripts)


def test_the_plugin_that_is_shown_is_a_kind() -> None:
    namespace: dict[str, object] = {"__name__": "office_checks"}
    exec(blocks("howto/packs.md", "python")[0], namespace)
    assert getattr(namespace["KIND"], "name", "") == "office-word"


def test_every_command_explains_itself_with_examples() -> None:
    for name in COMMANDS:
        result = CliRunner().invoke(cli, [name, "--help"])
        assert result.exit_code == 0
        assert "示例：\n  bulletin-lint" in result.output, name


@pytest.mark.parametrize("page", ["CHANGELOG.md", "README.md", "README.zh-CN.md"])
def test_every_command_and_format_is_named(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [name for name in (*COMMANDS, *FORMATS) if not re.search(rf"\b{name}\b", text)] == []


def test_the_changelog_names_every_group_of_rules() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [group for group in group_words() if not re.search(rf"\({group}\b", text)] == []


IN_CI = [
    line
    for block in blocks("howto/ci.md", "yaml")
    for line in re.findall(r"^ *- (?:run: )?(?:python3 -P -m )?bulletin[-_]lint (.*)", block, re.M)
]


@pytest.mark.parametrize("line", IN_CI)
def test_what_continuous_integration_runs_finds_the_faults(line: str) -> None:
    with Folder() as folder:
        folder.run(f"bulletin-lint {line}")
        assert folder.status == (0 if "--exit-zero" in line else 1)
        for option, name in re.findall(r"--(output-file) (\S+)", line):
            assert (folder.path / name).stat().st_size > 0, option


def test_every_kind_of_continuous_integration_checks_and_keeps_the_page() -> None:
    assert sorted(line for line in IN_CI if "--output-file" not in line) == ["--output-format github .", ".", "."]
    assert sum("--output-format html" in line for line in IN_CI) == 3


@pytest.mark.parametrize("name", init_files.PAGES)
def test_the_files_that_init_writes_are_shown_as_it_writes_them(name: str) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    assert "<!-- init: " in page
    assert init_files.refreshed(page) == page
    assert init_files.refreshed(page.replace("language", "langauge").replace("script:", "skript:")) == page


SHELL = [
    pytest.param(line.strip(), id=f"{page.stem}: {line.strip()}")
    for page in PAGES
    if page.name not in ("ci.md", "tutorial.md")
    for block in blocks(page.relative_to(DOCS).as_posix(), "sh")
    for line in re.findall(r"^bulletin-lint .*", block, re.M)
]


@pytest.mark.slow
@pytest.mark.parametrize("line", SHELL)
def test_a_command_whose_output_no_page_shows_runs(line: str) -> None:
    """Where its folders hold the example draft, and its program of others is installed."""
    if "--rendered" in line and not (program("soffice") and find_spec("pdfminer")):
        pytest.skip("needs LibreOffice and pdfminer.six")
    if "--dask" in line or (".parquet" in line and not find_spec("pyarrow")):
        pytest.skip("needs a cluster, or pyarrow")
    command = " ".join(shlex.split(line.partition(" > ")[0], comments=True))
    with Folder() as folder:
        example = (folder.path / "第12期.docx").read_bytes()
        for number, name in enumerate(("存档", "专报", "往期", "简报")):
            (folder.path / name).mkdir()
            (folder.path / name / f"第{number}期.docx").write_bytes(example)
        (folder.path / "第11期.docx").write_bytes(example)
        folder.write("本刊.toml", 'extends = "xuanchuan-xinxi-zhuanbao"\n')
        if "--output 本刊.toml" in command:
            (folder.path / "本刊.toml").unlink()
        if "--resume" in command:
            folder.run("bulletin-lint --output-format archive -o 结果.jsonl --exit-zero 专报/")
        said = folder.run(command)
        assert folder.status in (0, 1), said
        for name in re.findall(r"(?:-o|--output) (\S+)", command):
            assert (folder.path / name).stat().st_size > 0, said
