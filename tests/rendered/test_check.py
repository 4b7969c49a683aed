"""``check --rendered``: when LibreOffice is asked, what is said of its pages, and what where it fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bulletin_lint.api import read
from bulletin_lint.batch.manner import Manners
from bulletin_lint.batch.task import Task
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.config.config import Config
from bulletin_lint.rendered import CannotRender
from bulletin_lint.text.pages import Alone, Area, RenderedPage, RenderedPages
from tests.cli.conftest import Cli, MakeDraft, clean, draft, faulty
from tests.cli.test_untold import remark
from tests.needs import needs_module, needs_program, needs_shared
from tests.places import FIXTURES, SHARED
from tests.rendered.papers import EXACT, FIRST, LINE, SENTENCE, bulletin, line, paper

__all__ = ["clean", "draft", "faulty"]
SAMPLE = SHARED / "samples/xuanchuan-xinxi-zhuanbao-12.docx"
ABOUT_PAGES = ("LAY08", "DOC007")
MISSING = (
    "bulletin-lint：没有找到LibreOffice，排不出版面；请安装LibreOffice（www.libreoffice.org），"
    "或把soffice所在的文件夹加入环境变量PATH\n"
)
slow, office, reader = pytest.mark.slow, needs_program("soffice"), needs_module("pdfminer")
PAGE = RenderedPage(1, Area(2098, 14854, 1587, 10432))


class Press:
    """Stands in for LibreOffice: gives its pages one after the other, and again the last of them."""

    def __init__(self) -> None:
        self.pages: list[RenderedPages | Exception] = [RenderedPages((PAGE,), name=0)]
        self.asked: list[Draft] = []

    def __call__(self, file: bytes, draft: Draft) -> RenderedPages:
        self.asked.append(draft)
        given = self.pages[min(len(self.asked), len(self.pages)) - 1]
        if isinstance(given, Exception):
            raise given
        return given


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    made = Press()
    monkeypatch.setattr("bulletin_lint.rendered.rendered", made)
    monkeypatch.setattr("bulletin_lint.rendered.need", lambda: None)
    return made


def told(cli: Cli, *arguments: str | Path) -> list[tuple[str, str]]:
    """The codes and messages of what is said of the pages."""
    findings = json.loads(cli("--no-config", "--output-format", "json", *arguments).out)
    return [(each["code"], each["message"]) for each in findings if each["code"].startswith(ABOUT_PAGES)]


def lonely() -> bytes:
    """22 lines a page: the first ends with the heading of a section, the second in the middle of the imprint. Other
    headings are kept with what follows them."""
    kept = f"<w:keepNext/>{EXACT}"
    first = [*(line(SENTENCE) for _ in range(21 - len(FIRST) - 1)), line("（市委办公室）"), line("〔经验交流〕")]
    parts = [each for number in "一二三四" for each in (line(f"{number}、加强学习", kept), line(SENTENCE))]
    second = [line("青山区  深入开展活动", kept), *parts, *(line(SENTENCE) for _ in range(9))]
    return paper(bulletin([*first, *second]))


@slow
@office
@reader
@needs_shared(SAMPLE)
def test_the_sample(cli: Cli) -> None:
    assert told(cli, "--rendered", SAMPLE) == [
        ("LAY080", "刊名上边缘高出版心上边缘7毫米，应在它下面35毫米"),
        ("LAY082", "每行27字，应为28字"),
        ("LAY085", "《莱西市委宣传部组织“擂台比武” 比出干劲、擂出…》的标题单独落在第8页末尾"),
        ("LAY083", "版记末行距版心下边缘107.8毫米，应排在最后一页的末尾"),
    ]


@slow
@office
@reader
def test_a_paper_whose_pages_are_known(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "稿.docx").write_bytes(lonely())
    assert told(cli, "稿.docx") == []
    found = dict(told(cli, "--rendered", "稿.docx"))
    assert found["LAY080"].startswith("刊名上边缘距版心上边缘3")
    assert found["LAY085"] == "“〔经验交流〕”单独落在第1页末尾"
    assert found["LAY083"] == "版记分在第2、3页，应排在最后一页的末尾"
    assert {*found} == {"LAY080", "LAY083", "LAY085"}


@slow
@office
@reader
def test_what_a_repair_mends_is_not_told_any_more(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(lonely())
    rules = ("--no-config", "--rendered", "--select", "LAY057,LAY085")
    assert "LAY085" in cli(*rules, "--fix", path).out
    outcome = cli(*rules, "--fix", "--unsafe-fixes", path)
    assert (outcome.status, "LAY085" in outcome.out) == (0, False)
    assert told(cli, "--rendered", "--select", "LAY085", path) == []


@slow
@office
@reader
def test_several_files_in_several_processes(cli: Cli, tmp_path: Path) -> None:
    names = [f"{name}.docx" for name in "甲乙丙"]
    for name in names:
        (tmp_path / name).write_bytes(lonely())
    (tmp_path / "丁.docx").write_bytes(b"")
    outcome = cli("--no-config", "--rendered", "--jobs", "2", "--output-format", "json", ".")
    found = {(each["file"], each["code"]) for each in json.loads(outcome.out)}
    assert {file for file, code in found if code == "LAY085"} == {f"./{name}" for name in names}
    assert ("./丁.docx", "DOC001") in found


@reader
@pytest.mark.parametrize("way", ["option", "settings"])
def test_without_libreoffice_nothing_is_done(
    way: str, cli: Cli, draft: MakeDraft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bulletin_lint.rendered.office.found", lambda: None)
    path = draft(fault=True)
    before = path.read_bytes()
    if way == "settings":
        (tmp_path / "bulletin-lint.toml").write_text("rendered = true", encoding="utf-8")
    assert cli("--fix", *(["--rendered"] if way == "option" else []), path) == (2, "", MISSING)
    assert path.read_bytes() == before


def test_without_pdfminer_nothing_is_done(cli: Cli, draft: MakeDraft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    said = "bulletin-lint：读取LibreOffice排出的版面要先安装pdfminer.six：pip install 'bulletin-lint[rendered]'\n"
    assert cli("--rendered", draft()) == (2, "", said)


def test_a_file_that_cannot_be_set_is_told_of_and_checked_all_the_same(
    cli: Cli, draft: MakeDraft, press: Press
) -> None:
    press.pages = [CannotRender("LibreOffice排版超过180秒，已停止")]
    outcome = cli("--rendered", "--output-format", "concise", "--select", "HDR,LAY", draft(fault=True))
    assert outcome.status == 1
    assert "DOC007 页面没有排出来，未作检查：LibreOffice排版超过180秒，已停止" in outcome.out
    assert "HDR010" in outcome.out


def test_one_that_fails_leaves_the_others_alone(cli: Cli, draft: MakeDraft, press: Press) -> None:
    press.pages = [CannotRender("LibreOffice未能排出这个文件"), RenderedPages((PAGE,), name=0)]
    draft("甲.docx"), draft("乙.docx")
    assert [code for code, _ in told(cli, "--rendered", "--jobs", "1", ".")] == ["DOC007", "LAY080"]


def test_without_the_option_libreoffice_is_not_asked(cli: Cli, draft: MakeDraft, press: Press) -> None:
    assert told(cli, draft()) == []
    assert press.asked == []


@pytest.mark.parametrize(
    "arguments",
    [("--select", "PUN"), ("--ignore", "LAY"), ("--diff",), ("--fix-only",)],
)
def test_where_the_pages_are_of_no_use_they_are_not_set(
    arguments: tuple[str, ...], cli: Cli, draft: MakeDraft, press: Press
) -> None:
    cli("--rendered", *arguments, draft(fault=True))
    assert press.asked == []


def test_a_profile_that_will_have_no_layout_checked(cli: Cli, draft: MakeDraft, press: Press, tmp_path: Path) -> None:
    (tmp_path / "本刊.toml").write_text('extends = "xuanchuan-xinxi-zhuanbao"\nlayout = "off"\n', encoding="utf-8")
    assert told(cli, "--rendered", "--profile", "本刊.toml", draft()) == []
    assert press.asked == []


def test_what_is_no_bulletin_is_not_set(cli: Cli, press: Press, tmp_path: Path) -> None:
    (tmp_path / "别的.docx").write_bytes(paper([line(SENTENCE)] * 3))
    cli("--rendered", "别的.docx")
    assert press.asked == []


@pytest.mark.parametrize(("first", "last", "expected"), [(0, 1984, []), (1984, 0, ["LAY080"])])
def test_after_a_repair_the_pages_are_those_of_the_repaired_file(
    first: int, last: int, expected: list[str], cli: Cli, draft: MakeDraft, press: Press
) -> None:
    """Once before, once after, however many rounds there are between."""
    press.pages = [RenderedPages((PAGE,), name=first), RenderedPages((PAGE,), name=last)]
    found = told(cli, "--rendered", "--fix", draft(fault=True))
    assert [code for code, _ in found] == expected
    assert len(press.asked) == 2
    before, after = (each.text.string for each in press.asked)
    assert ("2024年09月06日" in before, "2024年9月6日" in after) == (True, True)


def test_a_repair_that_changes_nothing_sets_the_pages_once(cli: Cli, draft: MakeDraft, press: Press) -> None:
    assert [code for code, _ in told(cli, "--rendered", "--fix", draft())] == ["LAY080"]
    assert len(press.asked) == 1


def test_a_repaired_file_that_cannot_be_set_has_no_findings_of_before(cli: Cli, draft: MakeDraft, press: Press) -> None:
    press.pages = [RenderedPages((PAGE,), name=0), CannotRender("LibreOffice未能排出这个文件")]
    found = told(cli, "--rendered", "--fix", draft(fault=True))
    assert [code for code, _ in found] == ["DOC007"]


def test_a_waiver_is_not_called_unused_where_nobody_looked(cli: Cli, draft: MakeDraft, press: Press) -> None:
    path = remark(draft(), "宣传信息专报", "bulletin-lint: ignore[LAY085]")
    assert "DOC004" not in cli(path).out
    assert "DOC004" in cli("--rendered", path).out
    assert "DOC004" in cli("--ignore", "LAY085", path).out


def test_a_waiver_holds(cli: Cli, draft: MakeDraft, press: Press) -> None:
    path = remark(draft(), "宣传信息专报", "bulletin-lint: ignore[LAY080]")
    outcome = cli("--rendered", path)
    assert ("LAY080" in outcome.out, "批注屏蔽1处" in outcome.out) == (False, True)


def test_nothing_is_kept_for_another_run(tmp_path: Path) -> None:
    """The next one may have another LibreOffice, or other fonts."""
    path = str(FIXTURES / "clean-short" / "draft.docx")
    manners = [Manners().of(Task(path, Config(rendered=each), False, False)) for each in (False, True)]
    assert (bool(manners[0]), manners[1]) == (True, "")


def test_the_title_of_two_paragraphs_and_the_heading_above_it(cli: Cli, draft: MakeDraft, press: Press) -> None:
    path = draft()
    text, article = (found := read(path, Config())).text, next(found.bulletin.articles)
    index = text.paragraph_at(article.title[0].start).index
    press.pages = [RenderedPages((PAGE,), alone=tuple(Alone(1, each) for each in (index - 1, index, index)))]
    section, title = (text.of(text.paragraphs[each]) for each in (index - 1, index))
    said = f"“{section}”和《{(title + title)[:23]}…》的标题单独落在第1页末尾"
    assert told(cli, "--rendered", path) == [("LAY085", said)]


@pytest.mark.parametrize(("pitch", "left"), [(LINE, 1), (None, 0)])
def test_the_height_of_a_line_says_how_much_may_be_left(
    pitch: int | None, left: int, cli: Cli, draft: MakeDraft, press: Press
) -> None:
    press.pages = [RenderedPages((PAGE,), pitch, imprint=LINE, imprint_pages=(1,))]
    assert len(told(cli, "--rendered", draft())) == left
