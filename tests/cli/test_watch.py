"""A draft is checked again whenever it is saved, until the user ends it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_lint.cli.main import Terminated
from tests.cli.conftest import Cli, MakeDraft, Outcome

Step = Callable[[], object]


@pytest.fixture
def watched(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """Run ``--watch``; at each look for changes the next of the steps is done, and after the last Ctrl+C pressed."""

    def command(*args: str, steps: list[Step], end: type[BaseException] = KeyboardInterrupt) -> Outcome:
        left = iter(steps)

        def sleep(_: float) -> None:
            step = next(left, None)
            if step is None:
                raise end
            step()

        monkeypatch.setattr("bulletin_lint.cli.watching.time.sleep", sleep)
        return cli("--watch", *args)

    return command


def nothing() -> None:
    """Nobody does anything for a moment."""


def test_what_is_saved_is_checked_again(watched: Callable[..., Outcome], draft: MakeDraft) -> None:
    draft(fault=True)
    steps: list[Step] = [nothing, lambda: draft(), nothing, nothing]
    outcome = watched("第12期.docx", "--output-format", "concise", steps=steps)
    assert outcome.status == 0
    assert outcome.out.count("HDR010") == 1
    assert outcome.out.count("检查通过，未发现问题") == 1
    assert outcome.err.count("检查完毕，正在等待文件改动（按 Ctrl+C 结束）\n") == 2
    assert outcome.err.endswith("已结束\n")


def test_a_file_that_is_still_being_written_is_left_alone(
    watched: Callable[..., Outcome], draft: MakeDraft, tmp_path: Path
) -> None:
    path = draft()
    half = tmp_path / "第12期.docx"
    content = path.read_bytes()
    steps: list[Step] = [lambda: half.write_bytes(content[:100]), lambda: half.write_bytes(content), nothing, nothing]
    outcome = watched("第12期.docx", steps=steps)
    assert "无法读取" not in outcome.out
    assert outcome.out.count("检查通过") == 2


def test_new_files_and_settings_count_too(watched: Callable[..., Outcome], draft: MakeDraft, tmp_path: Path) -> None:
    draft("稿件/甲.docx")
    settings = tmp_path / "bulletin-lint.toml"
    settings.write_text("", encoding="utf-8")
    steps: list[Step] = [
        lambda: draft("稿件/乙.docx", fault=True),
        nothing,
        lambda: settings.write_text('ignore = ["HDR", "FTR"]', encoding="utf-8"),
        nothing,
        lambda: settings.write_text('ignore = ["XYZ"]', encoding="utf-8"),
        nothing,
        lambda: settings.write_text("", encoding="utf-8"),
        nothing,
    ]
    outcome = watched("稿件", "--output-format", "concise", steps=steps)
    assert outcome.status == 0
    assert outcome.out.count("HDR010") == 2
    assert "没有规则 XYZ" in outcome.err


def test_what_cannot_be_run_at_first_is_an_error(watched: Callable[..., Outcome]) -> None:
    assert watched("没有.docx", steps=[]) == (2, "", "bulletin-lint：没有.docx：没有这个文件\n")


def test_the_system_may_end_it_too(watched: Callable[..., Outcome], draft: MakeDraft) -> None:
    draft()
    assert watched("第12期.docx", steps=[], end=Terminated).status == 143


@pytest.mark.parametrize("option", ["--fix", "--fix-only", "--generate-baseline", "--show-waived"])
def test_what_writes_drafts_does_not_wait_for_them(cli: Cli, draft: MakeDraft, option: str) -> None:
    outcome = cli("--watch", option, draft())
    assert (outcome.status, outcome.out) == (2, "")
    assert f"不能与 {option} 合用" in outcome.err
