"""Where output may go: never over a draft, and never over a file that is not of the same making."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from bulletin_lint import Config, lint
from bulletin_lint.api import FileResult
from bulletin_lint.output import FORMATS
from tests.cli.conftest import Cli, MakeDraft, Outcome

posix_only = pytest.mark.skipif(os.name == "nt", reason="needs POSIX files")
OTHER = "别人的文件"


def refused(outcome: Outcome) -> bool:
    """Whether nothing was done and the reason was said in a line."""
    return outcome.status == 2 and outcome.err.count("\n") == 1 and outcome.err.startswith("bulletin-lint：")


@pytest.mark.parametrize("name", ["第12期.docx", "./第12期.docx", "修改稿.docx", "稿.DOCM", "稿.doc", "稿.wps"])
@pytest.mark.parametrize("options", [(), ("--fix",), ("--diff",), ("--output-format", "html")])
def test_a_report_is_never_written_into_a_document(
    cli: Cli, draft: MakeDraft, name: str, options: Sequence[str]
) -> None:
    path = draft(fault=True)
    before = path.read_bytes()

    outcome = cli(*options, path, "-o", name)

    assert refused(outcome)
    assert "不是文稿" in outcome.err
    assert path.read_bytes() == before
    assert sorted(os.listdir()) == [path.name]


@posix_only
@pytest.mark.parametrize("make", [os.symlink, os.link])
def test_a_draft_is_known_under_any_name(cli: Cli, draft: MakeDraft, make: object) -> None:
    path = draft(fault=True)
    before = path.read_bytes()
    make(path.name, "结果.txt")  # type: ignore[operator]

    outcome = cli(path, "-o", "结果.txt")

    assert refused(outcome)
    assert "这是所查的文稿" in outcome.err
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["笔记.txt", "bulletin-lint.toml", "数据.json", "网页.html"])
def test_a_strangers_file_is_not_written_over(cli: Cli, draft: MakeDraft, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text({".toml": 'fail-on = "info"', ".json": "{}"}.get(Path(name).suffix, OTHER), "utf-8")
    before = (tmp_path / name).read_bytes()

    outcome = cli(draft(fault=True), "-o", name)

    assert refused(outcome)
    assert "不是以前写的检查结果" in outcome.err
    assert (tmp_path / name).read_bytes() == before


RUNS: tuple[tuple[str, ...], ...] = (
    *(("--output-format", name) for name in FORMATS),
    *(("--output-format", name, "--quiet") for name in FORMATS),
    ("--statistics",),
    ("--diff",),
    ("--fix-only",),
    ("--show-fixes", "--diff"),
)


@pytest.mark.parametrize("fault", [True, False])
@pytest.mark.parametrize("options", RUNS, ids=" ".join)
def test_an_earlier_report_is_written_over(cli: Cli, draft: MakeDraft, options: Sequence[str], fault: bool) -> None:
    draft("稿/第1期.docx", fault=fault)
    draft("别稿/第2期.docx", fault=not fault)

    for folder in ("稿", "别稿", "稿"):
        outcome = cli(*options, folder, "-o", "结果")
        assert (outcome.status in (0, 1), outcome.err) == (True, "")
    assert cli("--output-format", "json", "稿", "-o", "结果").err == ""


def test_a_report_of_a_damaged_file_is_known_too(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK")
    for name in FORMATS:
        assert [cli("--output-format", name, "坏.docx", "-o", f"结果.{name}").err for _ in range(2)] == ["", ""]


@posix_only
def test_devices_and_pipes_take_a_report_as_it_comes(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道")
    reader = os.open(tmp_path / "管道", os.O_RDONLY | os.O_NONBLOCK)
    path = draft()

    assert cli(path, "-o", "管道").status == 0
    assert (
        os.read(reader, 1000).decode() == "检查通过，未发现问题（1个文件）。\n体例：《宣传信息专报》（由刊名认出）。\n"
    )
    os.close(reader)
    assert cli(path, "-o", "/dev/null").status == 0
    assert Path("/dev/null").is_char_device()


@posix_only
def test_a_pipe_that_nobody_reads_is_not_waited_for(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道")
    path = draft(fault=True)

    assert refused(cli(path, "-o", "管道"))
    for command in ("annotate", "--generate-baseline"):
        options = ("-o",) if command == "annotate" else ("--baseline",)
        outcome = cli(command, path, *options, "管道")
        assert refused(outcome)
        assert "不是普通文件" in outcome.err


@posix_only
@pytest.mark.skipif(os.name == "posix" and os.geteuid() != 0, reason="only root may write beside a device")
def test_a_device_is_never_replaced(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    os.mknod(tmp_path / "设备", 0o20666, os.makedev(1, 3))

    assert refused(cli("annotate", draft(fault=True), "-o", "设备"))
    assert (tmp_path / "设备").is_char_device()


def test_a_baseline_is_written_over_nothing_but_a_baseline(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path = draft("第1期.docx", fault=True)
    (tmp_path / "别的.json").write_text('{"files": {}}', encoding="utf-8")
    before = path.read_bytes()

    for name in ("第1期.docx", "别的.json"):
        outcome = cli("--generate-baseline", "--baseline", name, path)
        assert refused(outcome)
        assert "没有覆盖" in outcome.err
    assert path.read_bytes() == before
    assert [cli("--generate-baseline", "--baseline", "基线.json", path).status for _ in range(2)] == [0, 0]


def test_an_annotated_copy_is_written_over_and_nothing_else(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path, other = draft(fault=True), draft("第11期.docx")
    before = other.read_bytes()

    outcome = cli("annotate", path, "-o", other)

    assert refused(outcome)
    assert "不是以前写的审阅稿" in outcome.err
    assert other.read_bytes() == before
    assert [cli("annotate", path, "-o", "审阅.docx").status for _ in range(2)] == [0, 0]
    assert cli("annotate", "--author", "校对组", path, "-o", "审阅.docx").status == 0


def test_a_copy_without_a_finding_is_an_earlier_output_too(cli: Cli, draft: MakeDraft) -> None:
    path = draft()
    assert [cli("annotate", path, "-o", "审阅.docx").status for _ in range(2)] == [0, 0]


def test_new_and_profile_never_write_over(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path = draft()
    before = path.read_bytes()
    os.symlink("没有", tmp_path / "链接")

    for target in (path.name, "链接"):
        assert refused(cli("new", "--issue", "1", "-o", target))
        assert refused(cli("profile", "--from", path, "-o", target))
    assert path.read_bytes() == before
    assert not (tmp_path / "没有").exists()


@posix_only
@pytest.mark.parametrize("is_there", [True, False])
def test_init_does_not_write_through_a_link(cli: Cli, tmp_path: Path, is_there: bool) -> None:
    (tmp_path / "库").mkdir()
    os.symlink(tmp_path / "外面.toml", tmp_path / "库" / "bulletin-lint.toml")
    os.symlink(tmp_path / "别处", tmp_path / "库" / ".github")
    os.symlink("没有", tmp_path / "库" / ".gitignore")
    (tmp_path / "别处").mkdir()
    if is_there:
        (tmp_path / "外面.toml").write_text('fail-on = "error"\n', encoding="utf-8")

    lines = cli("init", "--ci", "github", "--source", "https://files.example.org/b.whl", "库").out.splitlines()

    outside = "由链接通到库外，git 不存那里的内容；请移走链接，再运行一次"
    assert lines[:5] == [
        f"没有写入：库/bulletin-lint.toml（{outside}）",
        "已写入：库/.pre-commit-config.yaml（提交之前检查）",
        "已写入：库/.gitattributes（git diff 显示稿件的文字）",
        "没有写入：库/.gitignore（是落空的链接；请移走，再运行一次）",
        f"没有写入：库/.github/workflows/bulletin-lint.yml（{outside}）",
    ]
    assert "git add .pre-commit-config.yaml .gitattributes" in "".join(lines)
    assert (tmp_path / "外面.toml").exists() == is_there
    assert [*(tmp_path / "别处").iterdir()] == []
    assert not (tmp_path / "库" / "没有").exists()


@posix_only
def test_a_link_out_of_the_folder_is_checked_and_not_repaired(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    outside, inside = draft("外面/第1期.docx", fault=True), draft("稿/第2期.docx", fault=True)
    os.symlink("../外面/第1期.docx", tmp_path / "稿" / "链接.docx")
    os.symlink("第2期.docx", tmp_path / "稿" / "同一期.docx")
    before, old = outside.read_bytes(), inside.read_bytes()

    outcome = cli("--fix", "稿")

    assert outcome.err == "稿/链接.docx：是指向所查文件夹或 git 库之外的链接，因此只检查、不改写\n"
    assert "HDR010" in outcome.out
    assert outside.read_bytes() == before
    assert inside.read_bytes() != old


@posix_only
def test_a_link_that_is_named_is_followed_unless_it_leads_out_of_a_work_tree(
    cli: Cli, draft: MakeDraft, tmp_path: Path
) -> None:
    outside = draft("外面/第1期.docx", fault=True)
    (tmp_path / "库" / ".git").mkdir(parents=True)
    os.symlink("../外面/第1期.docx", tmp_path / "库" / "链接.docx")
    os.symlink("外面/第1期.docx", tmp_path / "链接.docx")
    before = outside.read_bytes()

    assert "之外的链接" in cli("--fix", "库/链接.docx").err
    assert outside.read_bytes() == before
    assert cli("--fix", "链接.docx").err == ""
    assert outside.read_bytes() != before


@posix_only
def test_that_a_file_has_another_name_is_told(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path = draft(fault=True)
    os.link(path, tmp_path / "另一名称.docx")

    assert cli("--fix", path).err == f"{path}：文件另有1个名称（硬链接），那里仍是修复前的内容\n"


def test_a_draft_saved_meanwhile_is_not_annotated_over(
    cli: Cli, draft: MakeDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = draft(fault=True)

    def slow(path: Path, config: Config, content: bytes | None = None) -> FileResult:
        result = lint(path, config, content=content)
        Path(path).write_bytes(b"another program's")
        return result

    monkeypatch.setattr("bulletin_lint.annotate.lint", slow)

    outcome = cli("annotate", path, "-o", path)

    assert refused(outcome)
    assert "改动过" in outcome.err
    assert path.read_bytes() == b"another program's"


def test_a_report_that_has_no_place_is_refused_before_anything_is_repaired(
    cli: Cli, draft: MakeDraft, tmp_path: Path
) -> None:
    path = draft(fault=True)
    (tmp_path / "笔记.txt").write_text(OTHER, encoding="utf-8")
    before = path.read_bytes()

    for target in ("笔记.txt", ".", "没有/结果.txt"):
        assert refused(cli("--fix", path, "-o", target))
    assert path.read_bytes() == before


@posix_only
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_what_was_repaired_is_told_though_the_report_cannot_be_written(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)

    outcome = cli("--fix", path, "-o", "/dev/full")

    assert outcome.status == 2
    assert outcome.err.splitlines() == [
        "已修复：",
        f"- {path}：",
        "    1 × FTR005（报送发的冒号）",
        "    1 × HDR010（报头日期写法）",
        "已修复2处（1个文件）。",
        "bulletin-lint：无法写入 /dev/full：磁盘空间不足",
    ]
