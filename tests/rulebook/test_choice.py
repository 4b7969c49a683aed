"""Which profile holds for a draft that nobody has named one for, and what is asked of an unknown publication."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_lint import Config, FileResult, fix, lint
from bulletin_lint.config.load import discover
from bulletin_lint.engine.hit import Severity
from tests.bulletin.marked import ISSUES, MarkedIssue, lines_of, load_issue
from tests.bulletin.skeleton import FOOT, MASTHEAD, TEXT, issue
from tests.bulletin.word import stored
from tests.places import FIXTURES

Check = Callable[[str], FileResult]
JIANBAO = "{c 84}工作简报\n{c}第12期\n县委办公室\\t2025年9月6日"
OWN = '[masthead]\nnames = ["清源信息"]\n[sections]\nbrackets = "【】"'


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Check an issue alone in a folder, by the settings there if there are any."""

    def checked(marked: str) -> FileResult:
        path = tmp_path / "稿.docx"
        path.write_bytes(stored(lines_of(marked)))
        return lint(path, discover(tmp_path))

    return checked


def chosen(result: FileResult) -> tuple[str, str]:
    assert result.choice
    return result.choice.profile, result.choice.why


def codes(result: FileResult) -> list[str]:
    return [finding.rule.code for finding in result.findings]


def article(title: str, signature: str = "{r}（办公室）") -> str:
    return f"{{c 44}}{title}\n{TEXT}\n{signature}"


# 选用


@pytest.mark.parametrize(
    "name",
    ["宣传信息专报", "宣 传 信 息 专 报", "宣传信息专报  第12期", "宣传信息专报（2025年第3期）", "宣传信息专报总第9期"],
)
def test_the_name_of_the_publication_chooses_its_profile(check: Check, name: str) -> None:
    assert chosen(check(issue(masthead=MASTHEAD.replace("宣传信息专报", name)))) == ("xuanchuan-xinxi-zhuanbao", "name")


@pytest.mark.parametrize("name", ["宣传信息", "清源县宣传信息专报", "宣传信息专报选编", "党建信息"])
def test_a_publication_of_another_name_is_a_stranger(check: Check, name: str) -> None:
    result = check(issue(masthead=MASTHEAD.replace("宣传信息专报", name)))
    assert chosen(result) == ("tongyong", "none")
    assert result.choice
    assert result.choice.title == name
    assert codes(result) == []


def test_a_name_that_is_spelt_almost_so_is_known_by_the_habits(check: Check) -> None:
    result = check(issue(masthead=MASTHEAD.replace("宣传信息专报", "宣传信息传报")))
    assert (chosen(result), codes(result)) == (("xuanchuan-xinxi-zhuanbao", "name"), ["HDR002"])
    bare = f"〔动态〕\n{article('会议召开')}"
    other = check(
        issue(MASTHEAD.replace("宣传信息专报", "宣传信息传报"), body=bare.replace("〔动态〕", "【动态】"), foot="")
    )
    assert chosen(other) == ("tongyong", "none")


OFFICIAL = "主送：县委。\n抄送：各乡镇。\n编辑：何某　审核：林某　签发：江某\n（共印60份）"


@pytest.mark.parametrize(
    ("brackets", "contents", "foot", "known"),
    [
        ("【】", True, OFFICIAL, True),
        ("〔〕", True, OFFICIAL, True),
        ("【】", False, OFFICIAL, True),
        ("【】", True, OFFICIAL.replace("（共印60份）", ""), True),
        ("〔〕", False, OFFICIAL, False),
        ("【】", True, "报：县委\n发：各乡镇", False),
        ("〔〕", False, "报：县委\n发：各乡镇", False),
        ("", False, "", False),
    ],
)
def test_a_name_that_many_bear_needs_the_habits_too(
    check: Check, brackets: str, contents: bool, foot: str, known: bool
) -> None:
    heading = f"{brackets[:1]}工作动态{brackets[1:]}"
    listed = f"本期要目\n{heading}\n会议召开" if contents else ""
    body = f"{heading}\n{article('会议召开')}"
    result = check(issue(masthead=JIANBAO, contents=listed, body=body, foot=foot))
    assert chosen(result)[0] == ("gongzuo-jianbao" if known else "tongyong")


def test_a_profile_beside_the_settings_is_known(check: Check, tmp_path: Path) -> None:
    text = issue(masthead=MASTHEAD.replace("宣传信息专报", "清源信息"))
    (tmp_path / "清源.toml").write_text(OWN, encoding="utf-8")
    assert chosen(check(text)) == ("tongyong", "none"), "without settings nothing lies beside them"
    (tmp_path / "bulletin-lint.toml").write_text("", encoding="utf-8")
    result = check(text)
    assert chosen(result) == (str(tmp_path / "清源.toml"), "name")
    assert "SEC002" in codes(result)


@pytest.mark.parametrize(
    "content", ["[masthead", '[masthead]\nnames = ["清源信息"]\nx = 1', 'names = ["清源信息"]', "[[rule]]"]
)
def test_what_lies_beside_the_settings_and_is_no_profile_is_passed_over(
    check: Check, tmp_path: Path, content: str
) -> None:
    (tmp_path / "清源.toml").write_text(content, encoding="utf-8")
    (tmp_path / "bulletin-lint.toml").write_text("", encoding="utf-8")
    assert chosen(check(issue(masthead=MASTHEAD.replace("宣传信息专报", "清源信息")))) == ("tongyong", "none")


def test_links_and_chains_that_lead_nowhere_are_passed_over(check: Check, tmp_path: Path) -> None:
    (tmp_path / "bulletin-lint.toml").write_text("", encoding="utf-8")
    (tmp_path / "a.toml").symlink_to("a.toml")
    (tmp_path / "b.toml").symlink_to("nowhere.toml")
    for number in range(2000):
        text = f'extends = "c{number + 1}.toml"\n[masthead]\nnames = ["清源信息"]\n' if number < 1999 else ""
        (tmp_path / f"c{number}.toml").write_text(text, encoding="utf-8")
    (tmp_path / "清源.toml").write_text(OWN, encoding="utf-8")
    result = check(issue(masthead=MASTHEAD.replace("宣传信息专报", "清源信息")))
    assert result.failure == ""


def test_a_folder_that_cannot_be_looked_into_has_no_profiles(tmp_path: Path) -> None:
    path, gone = tmp_path / "稿.docx", tmp_path / "gone"
    path.write_bytes(stored(lines_of(issue(masthead=MASTHEAD.replace("宣传信息专报", "清源信息")))))
    assert chosen(lint(path, Config(root=gone, source=gone / "bulletin-lint.toml"))) == ("tongyong", "none")


def test_a_profile_that_is_asked_for_holds_whatever_the_name(tmp_path: Path) -> None:
    result = lint(FIXTURES / "jianbao" / "draft.docx", Config(profile="zhengwu-xinxi"))
    assert chosen(result) == ("zhengwu-xinxi", "asked")


@pytest.mark.parametrize("case", ["clean-short", "jianbao", "zhengwu"])
def test_a_clean_issue_alone_in_a_folder_raises_nothing(tmp_path: Path, case: str) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes((FIXTURES / case / "draft.docx").read_bytes())
    assert lint(path).findings == ()


# 通用


STRANGER = MASTHEAD.replace("宣传信息专报", "清源信息")
THREE = ("甲县召开会议", "乙县召开会议", "丙县召开会议")


def test_the_habits_of_a_stranger_are_no_faults(check: Check) -> None:
    signed = ("{r}供稿：甲县", "{r}供稿：乙县", "{r}供稿：丙县")
    body = "【工作动态】\n" + "\n".join(map(article, THREE, signed))
    foot = "报送：县委。\n抄送：各乡镇。\n编：何某"
    head = STRANGER.replace("第12期", "第 08 期").replace("县委办公室\\t", "")
    assert codes(check(issue(masthead=head, body=body, foot=foot))) == []
    assert codes(check(issue(masthead=STRANGER, body="\n".join(article(title, "") for title in THREE), foot=""))) == []


@pytest.mark.parametrize(
    ("body", "foot", "expected"),
    [
        ("【一类】\n{0}\n【二类】\n{1}\n〔三类〕\n{2}", "", "SEC002"),
        ("{0}\n{1}\n" + article("丙县召开会议", ""), "", "ATT001"),
        ("{0}\n{1}\n" + article("丙县召开会议", "{r}（办公室"), "", "ATT002"),
        ("{0}\n{1}", "报：县委。\n送：人大。\n发：各乡镇", "FTR008"),
        ("{0}\n{1}", "报:县委", "FTR005"),
    ],
)
def test_what_contradicts_the_habit_of_most_is_told(check: Check, body: str, foot: str, expected: str) -> None:
    text = body.replace("{0}", article(THREE[0])).replace("{1}", article(THREE[1])).replace("{2}", article(THREE[2]))
    assert codes(check(issue(masthead=STRANGER, body=text, foot=foot))) == [expected]


@pytest.mark.parametrize(("signed", "told"), [(1, False), (2, True)])
def test_articles_are_to_be_signed_where_most_are(check: Check, signed: int, told: bool) -> None:
    body = "\n".join(article(title, "{r}（办公室）" if n < signed else "") for n, title in enumerate(THREE))
    assert ("ATT001" in codes(check(issue(masthead=STRANGER, body=body, foot="")))) is told


@pytest.mark.parametrize(("name", "missing"), [("{c 84}清源信息\n", "HDR001"), ("{c}第12期\n", "HDR003")])
def test_what_every_bulletin_has_is_asked_of_a_stranger_too(check: Check, name: str, missing: str) -> None:
    assert missing in codes(check(issue(masthead=STRANGER.replace(name, ""))))


# 来稿和别的文档


MANUSCRIPT = "{c 44}全市宣传工作会议召开\n近日，有关工作会议召开,总结上半年工作，部署下一阶段任务。\n{r}（甲镇）"


def test_a_manuscript_is_checked_as_one_article(check: Check, tmp_path: Path) -> None:
    result = check(MANUSCRIPT)
    assert codes(result) == ["PUN001"]
    assert fix(tmp_path / "稿.docx", Config()).content is not None


@pytest.mark.parametrize(
    "text",
    [
        MANUSCRIPT.replace("全市宣传工作会议召开", "关于召开会议的通知"),
        MANUSCRIPT.replace("全市宣传工作会议召开", "城市书房管理办法（试行）"),
        MANUSCRIPT.replace("\n近日", "\n摘要：本文研究。\n近日"),
        "近日，有关工作会议召开,总结上半年工作，部署下一阶段任务。",
    ],
)
def test_of_another_document_the_text_is_judged_and_nothing_repaired_unasked(
    check: Check, tmp_path: Path, text: str
) -> None:
    assert codes(check(text)) == ["DOC002", "PUN001"]
    assert fix(tmp_path / "稿.docx", Config()).content is None
    assert fix(tmp_path / "稿.docx", Config(unsafe_fixes=True)).content is not None


@pytest.mark.parametrize(
    "text",
    [
        "この度,会議を開催いたします.年４回のご案内です,よろしくお願いします.\n" * 3,
        "The meeting (北京), was held on 2.\n" * 3,
        "Совещание (北京), прошло.\n" * 3,
    ],
)
def test_a_document_in_another_language_is_not_judged_as_chinese(check: Check, text: str) -> None:
    assert codes(check(text)) == ["DOC002"]


def test_a_japanese_circular_with_number_and_date_is_no_bulletin(check: Check) -> None:
    text = "この度、会議を開催いたします。年４回のご案内です、よろしくお願いします。"
    assert codes(check(issue(masthead=MASTHEAD, body=f"{text}\n" * 3, foot=""))) == ["DOC002"]


def test_chinese_with_some_foreign_words_is_judged(check: Check) -> None:
    assert codes(check("会议介绍了Windows、Kubernetes和PostgreSQL,部署下一步工作。")) == ["DOC002", "PUN001"]


@pytest.mark.parametrize("name", ["督查通报", "情况通报", "工作通报", "值班快报"])
def test_name_number_and_date_make_a_bulletin(check: Check, name: str) -> None:
    result = check(issue(masthead=STRANGER.replace("清源信息", name), body=article("会议召开"), foot=""))
    assert codes(result) == []
    assert result.draft
    assert result.draft.form.value == "bulletin"


def test_minutes_and_decrees_of_a_number_are_none(check: Check) -> None:
    assert "DOC002" in codes(check(issue(masthead=STRANGER.replace("清源信息", "会议纪要"), body=TEXT, foot="")))


def test_an_issue_with_its_foot_is_judged_the_same_with_and_without_the_profile_named(check: Check) -> None:
    assert codes(check(issue(foot=FOOT.replace("报：", "报:")))) == ["FTR005"]


STRANGERS = [each for path in sorted(ISSUES.glob("*.toml")) if not (each := load_issue(path)).says]
FORM = ("HDR", "SEC", "TOC", "ART", "ATT", "FTR", "DOC")


@pytest.mark.parametrize("marked", STRANGERS, ids=lambda marked: marked.name)
def test_no_habit_of_another_publication_is_asked_of_an_issue(check: Check, marked: MarkedIssue) -> None:
    """Those of the default publication's name are judged by its profile, whatever they do."""
    result = check(marked.text)
    told = [f.message for f in result.findings if f.rule.code.startswith(FORM) and f.severity is not Severity.INFO]
    assert told == [] or (result.choice and result.choice.profile == "xuanchuan-xinxi-zhuanbao")


def test_a_date_is_asked_for_unless_the_number_tells_the_year(check: Check) -> None:
    undated = STRANGER.replace("\\t2025年9月6日", "")
    assert codes(check(issue(masthead=undated))) == ["HDR008"]
    assert codes(check(issue(masthead=undated.replace("第12期", "〔2025〕第12期")))) == []
