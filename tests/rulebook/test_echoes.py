"""A repair in a title is made in its entry of the contents, too, or in neither."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement

from bulletin_lint import Config, fix, lint, write
from bulletin_lint.api import read
from tests.bulletin.marked import lines_of
from tests.bulletin.skeleton import TEXT, issue
from tests.bulletin.word import stored

Make = Callable[[str, str], Path]
CONFIG = Config(ignore=("NUM006",))


@pytest.fixture
def draft(tmp_path: Path) -> Make:
    """An issue whose contents have this entry, and whose body has this article."""

    def make(entry: str, article: str) -> Path:
        contents = f"目录\n〔工作动态〕\n{entry}\n城市书房开放"
        other = f"{{c 44}}城市书房开放\n{TEXT}\n{{r}}（办公室）"
        path = tmp_path / "稿.docx"
        path.write_bytes(stored(lines_of(issue(contents=contents, body=f"〔工作动态〕\n{article}\n{other}"))))
        return path

    return make


def lead(title: str) -> str:
    return f"**{title}。**{TEXT}\n{{r}}（市文联）"


def titled(title: str) -> str:
    return f"{{c 44}}{title}\n{TEXT}\n{{r}}（市文联）"


def lines(path: Path) -> list[str]:
    text = read(path).text
    return [text.of(paragraph) for paragraph in text.paragraphs]


def repaired(path: Path) -> list[str]:
    result = write(fix(path, CONFIG))
    assert not result.failure
    return lines(path)


def _commented(path: Path, words: str, remark: str) -> None:
    document = docx.Document(str(path))
    paragraph = next(paragraph for paragraph in document.paragraphs if paragraph.text == words)
    document.add_comment(paragraph.runs, text=remark, author="甲", initials="甲")
    document.save(str(path))


def test_a_repair_that_only_the_title_would_get_reaches_the_entry(draft: Make) -> None:
    path = draft("2025 首届青岚书市举办", lead("2025 首届青岚书市举办"))
    (finding,) = [f for f in lint(path, CONFIG).findings if f.rule.code == "NUM001"]
    string = read(path).text.string
    assert [string[start:end] for start, end in finding.others] == [" "]
    after = repaired(path)
    assert "2025首届青岚书市举办" in after
    assert f"2025首届青岚书市举办。{TEXT}" in after


def test_an_entry_that_has_it_right_stays(draft: Make) -> None:
    path = draft("2025首届青岚书市举办", lead("2025 首届青岚书市举办"))
    after = repaired(path)
    assert "2025首届青岚书市举办" in after
    assert f"2025首届青岚书市举办。{TEXT}" in after


def test_where_both_are_found_each_is_told(draft: Make) -> None:
    path = draft("会议召开,部署工作", titled("会议召开,部署工作"))
    found = [finding for finding in lint(path, CONFIG).findings if finding.rule.code == "PUN001"]
    assert [finding.others for finding in found] == [(), ()]
    assert repaired(path).count("会议召开，部署工作") == 2


def test_what_is_waived_in_the_entry_is_left_in_the_title(draft: Make) -> None:
    path = draft("会议召开,部署工作", titled("会议召开,部署工作"))
    _commented(path, "会议召开,部署工作", "bulletin-lint: ignore[PUN001]")
    (finding,) = [finding for finding in lint(path, CONFIG).findings if finding.rule.code == "PUN001"]
    assert finding.note == "同样的文字在目录和正文中各有一处，另一处不改，因此这里也不改"
    assert repaired(path).count("会议召开,部署工作") == 2


def test_another_waiver_on_the_entry_holds_nothing_back(draft: Make) -> None:
    path = draft("2025 首届书市举办,反响良好", lead("2025 首届书市举办，反响良好"))
    _commented(path, "2025 首届书市举办,反响良好", "bulletin-lint: ignore[PUN001]")
    assert "2025首届书市举办,反响良好" in repaired(path)


def test_contents_that_word_draws_up_itself_hold_nothing_back(draft: Make) -> None:
    path = draft("2025 首届青岚书市举办", lead("2025 首届青岚书市举办"))
    document = docx.Document(str(path))
    paragraph: Any = next(p for p in document.paragraphs if p.text == "2025 首届青岚书市举办")._element
    field: Any = OxmlElement("w:fldSimple")
    field.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}instr", 'TOC \\o "1-3"')
    field.extend([run for run in paragraph if run.tag.endswith("}r")])
    paragraph.append(field)
    document.save(str(path))
    after = repaired(path)
    assert "2025 首届青岚书市举办" in after
    assert f"2025首届青岚书市举办。{TEXT}" in after


def test_numbers_and_leaders_of_an_entry_stay(draft: Make) -> None:
    path = draft("一、2025 首届青岚书市举办……3", lead("2025 首届青岚书市举办"))
    assert "一、2025首届青岚书市举办……3" in repaired(path)


def test_a_title_of_other_words_keeps_its_repair_to_itself(draft: Make) -> None:
    path = draft("2025 首届青岚书市开幕", lead("2025 首届青岚书市举办"))
    after = repaired(path)
    assert "2025 首届青岚书市开幕" in after
    assert f"2025首届青岚书市举办。{TEXT}" in after
