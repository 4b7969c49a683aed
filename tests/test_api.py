"""The library: what ``lint`` and ``fix`` give, without a command line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import pytest

import bulletin_lint
from bulletin_lint import (
    Config,
    ConfigError,
    fix,
    lint,
    read,
    write,
)
from tests.places import FIXTURES
from tools.documents import load, store

CLEAN = FIXTURES / "clean-short" / "draft.docx"
FAULTY = FIXTURES / "broken-masthead" / "draft.docx"


def test_lint_gives_findings_with_places_in_the_draft() -> None:
    result = lint(FAULTY, Config(select=("HDR005",)))
    (finding,) = result.findings
    assert result.draft is not None
    assert result.draft.text.string[finding.start : finding.end].startswith("第07期")
    assert (finding.rule.code, finding.rule.name) == ("HDR005", "issue-form")
    assert finding.fix is not None


def test_a_clean_file_has_none() -> None:
    assert lint(CLEAN).findings == ()
    result = fix(str(CLEAN))
    assert (result.findings, result.fixed, result.content) == ((), (), None)
    assert write(result) is result


def test_fix_gives_the_new_content_and_touches_nothing(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(FAULTY.read_bytes())
    result = fix(path, Config(select=("HDR005",)))
    assert [finding.rule.code for finding in result.fixed] == ["HDR005"]
    assert result.before is not None
    assert len(result.before.findings) == 1
    assert path.read_bytes() == FAULTY.read_bytes() != result.content
    assert write(result).failure == ""
    assert path.read_bytes() == result.content
    assert lint(path, Config(select=("HDR005",))).findings == ()


def test_a_file_that_changed_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(FAULTY.read_bytes())
    result = fix(path, Config(select=("HDR005",)))
    path.write_bytes(CLEAN.read_bytes())
    after = write(result)
    assert "改动过" in after.failure
    assert (after.fixed, len(after.findings)) == ((), 1)
    assert path.read_bytes() == CLEAN.read_bytes()


def test_unfixable_findings_have_no_fix() -> None:
    (finding,) = lint(FAULTY, Config(select=("HDR005",), unfixable=("HDR",))).findings
    assert finding.fix is None


def test_read_gives_the_draft_as_understood() -> None:
    draft = read(CLEAN)
    assert draft.bulletin.masthead.issue is not None
    assert draft.bulletin.masthead.issue.number == 3


def test_settings_that_cannot_be_used_are_raised() -> None:
    with pytest.raises(ConfigError, match="没有规则 XYZ"):
        lint(CLEAN, Config(select=("XYZ",)))


def test_settings_are_found_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "bulletin-lint.toml").write_text('select = ["HDR010"]', encoding="utf-8")
    path = tmp_path / "稿.docx"
    path.write_bytes(FAULTY.read_bytes())
    assert {finding.rule.code for finding in lint(path).findings} == {"HDR010"}


def test_traces_of_work_are_found_where_asked_for(tmp_path: Path) -> None:
    path = FIXTURES / "clean-short" / "in-insertions.docx"
    assert lint(path).findings == ()
    assert {finding.rule.code for finding in lint(path, Config(extend_select=("WRD143",))).findings} == {"WRD143"}
    store(load(FIXTURES / "clean-short" / "bulletin.toml"), tmp_path / "稿.docx")
    document = docx.Document(str(tmp_path / "稿.docx"))
    paragraph = next(paragraph for paragraph in document.paragraphs if len(paragraph.text) > 40)
    document.add_comment(paragraph.runs, text="待核", author="甲", initials="甲")
    document.save(str(tmp_path / "稿.docx"))
    found = lint(tmp_path / "稿.docx", Config(extend_select=("WRD144",))).findings
    assert [finding.rule.code for finding in found] == ["WRD144"]


def test_the_surface_is_what_is_documented() -> None:
    for name in bulletin_lint.__all__:
        assert getattr(bulletin_lint, name) is not None
    with pytest.raises(AttributeError, match="nothing"):
        _ = bulletin_lint.nothing


FIGHTING = """
[[rule]]
code = "XYZ00{number}"
name = "fight-{number}"
check = "pattern"
scope = ["name"]
pattern = "{old}"
replace = "{new}"
fix = "safe"
message = "改"
why = "两条规则互不相让。"
good = ["工作简报"]
bad = [{{ text = "宣传{old}", fixed = "宣传{new}" }}]
"""


def test_rules_that_fight_do_not_keep_others_from_repairing(tmp_path: Path) -> None:
    pack = tmp_path / "ours.toml"
    one, two = ({"number": 1, "old": "甲报", "new": "乙报"}, {"number": 2, "old": "乙报", "new": "甲报"})
    pack.write_text(FIGHTING.format(**one) + FIGHTING.format(**two), encoding="utf-8")
    path = tmp_path / "稿.docx"
    store(replace(load(FIXTURES / "clean-short" / "bulletin.toml"), name="宣传甲报", date="2024年09月06日"), path)
    result = fix(path, Config(packs=(str(pack),)))
    assert [finding.rule.code for finding in result.fixed] == ["HDR010"]
    assert [finding.rule.code for finding in result.findings if finding.rule.code.startswith("XYZ")] == ["XYZ001"]
    assert result.notes == ("fight-1（XYZ001）只报告、没有修复：与别的修复互相推翻",)
    path.write_bytes(result.content or b"")
    again = fix(path, Config(packs=(str(pack),)))
    assert (again.content, again.fixed) == (None, ()), "what they would undo for one another is no repair"
    assert [finding.rule.code for finding in again.findings if finding.rule.code.startswith("XYZ")] == ["XYZ001"]
