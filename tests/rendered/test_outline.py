"""``outline --layout --rendered``, on an issue that the program itself has written."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path

import pytest

from bulletin_lint.drafting.content import NewIssue
from bulletin_lint.drafting.document import written
from bulletin_lint.rendered import rendered
from bulletin_lint.rulebook.book import named_profile
from tests.cli.conftest import Cli
from tests.drafting.test_new import fill
from tests.needs import needs_module, needs_program
from tests.places import FIXTURES
from tests.rendered.papers import FIRST, MILLIMETRE, SENTENCE, bulletin, han, line, paper, understood

DRAFT = FIXTURES / "clean-short" / "draft.docx"
slow, office, reader = pytest.mark.slow, needs_program("soffice"), needs_module("pdfminer")


def issue() -> bytes:
    """An issue as ``new`` writes it, filled in, with a long article."""
    data = fill(written(NewIssue(named_profile("gongzuo-jianbao"), 13, datetime.date(2026, 9, 8))))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name).decode() if name.endswith(".xml") else source.read(name)
            if isinstance(content, str):
                content = content.replace("部署任务。", f"部署任务。{han(2000)}", 1)
            target.writestr(name, content)
    return buffer.getvalue()


def shown(out: str) -> list[str]:
    """What is said of the pages."""
    lines = out.splitlines()
    return [each.lstrip("├└│ ") for each in lines[lines.index("版面（由LibreOffice排出）") + 1 :]]


def matched(lines: list[str], *patterns: str) -> None:
    """The lines are what the patterns say, one by one."""
    assert all(re.fullmatch(pattern, words) for pattern, words in zip(patterns, lines, strict=True)), lines


@slow
@office
@reader
def test_an_issue_that_the_program_wrote(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "第13期.docx").write_bytes(issue())
    outcome = cli("outline", "--layout", "--rendered", "第13期.docx")
    assert (outcome.status, outcome.err) == (0, "")
    told = shown(outcome.out)
    assert told[1] == "每页22行，每行28字"
    patterns = ("共[0-9]+页", ".*", "刊名距版心上边缘{}", "页码在版心下{}", "版记末行距版心下边缘{}")
    matched(told, *(pattern.format("[0-9]+([.][0-9])?毫米") for pattern in patterns))


@slow
@office
@reader
def test_odd_pages_have_their_number_on_the_right_and_even_ones_on_the_left(tmp_path: Path) -> None:
    """A character of 14 points from the edge, as the file says."""
    data = issue()
    numbers = rendered(data, understood(data, tmp_path)).page_numbers
    assert [each.text for each in numbers[:3]] == ["—1—", "—2—", "—3—"]
    for each in numbers:
        assert (each.from_right if each.page % 2 else each.from_left) == pytest.approx(280, abs=0.5 * MILLIMETRE)


@slow
@office
@reader
def test_what_is_wrong_with_the_pages_is_named(cli: Cli, tmp_path: Path) -> None:
    """22 lines a page: the first ends with the heading of a section, the second in the middle of the imprint."""
    first = [*(line(SENTENCE) for _ in range(21 - len(FIRST) - 1)), line("（市委办公室）"), line("〔经验交流〕")]
    second = [line("青山区  深入开展活动"), *(line(SENTENCE) for _ in range(17))]
    (tmp_path / "稿.docx").write_bytes(paper(bulletin([*first, *second])))
    told = shown(cli("outline", "--layout", "--rendered", "稿.docx").out)
    patterns = (
        "共3页",
        "每页22行",
        "刊名距版心上边缘3([.][0-9])?毫米",
        "没有页码",
        "版记末行距版心下边缘20[56]([.][0-9])?毫米（版记在第2、3页）",
        "页末单独的标题1处",
        "第1页：〔经验交流〕",
    )
    matched(told, *patterns)


@slow
@office
@reader
def test_a_path_and_its_content_are_one(tmp_path: Path) -> None:
    draft = understood(DRAFT.read_bytes(), tmp_path)
    assert rendered(DRAFT, draft) == rendered(DRAFT.read_bytes(), draft)


def test_without_layout_it_makes_no_sense(cli: Cli) -> None:
    assert cli("outline", "--rendered", DRAFT) == (2, "", "bulletin-lint：--rendered要与--layout合用\n")


@reader
def test_without_libreoffice_one_line_says_how_to_get_it(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bulletin_lint.rendered.office.found", lambda: None)
    assert cli("outline", "--layout", "--rendered", DRAFT) == (
        2,
        "",
        "bulletin-lint：没有找到LibreOffice，排不出版面；请安装LibreOffice（www.libreoffice.org），"
        "或把soffice所在的文件夹加入环境变量PATH\n",
    )


def test_without_pdfminer_one_line_says_how_to_get_it(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert cli("outline", "--layout", "--rendered", DRAFT) == (
        2,
        "",
        "bulletin-lint：读取LibreOffice排出的版面要先安装pdfminer.six：pip install 'bulletin-lint[rendered]'\n",
    )


def test_the_file_is_read_first(cli: Cli) -> None:
    assert cli("outline", "--layout", "--rendered", "没有.docx").err == "bulletin-lint：没有.docx：找不到文件\n"
