"""Content controls: what Word fills itself, what is locked and what is not filled in yet."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from bulletin_lint import Config, fix, lint
from bulletin_lint.annotate import annotate
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.docx.write import patch
from bulletin_lint.engine.fixer import admit
from bulletin_lint.engine.hit import Safety
from bulletin_lint.text.edit import Edit
from tests.docx.build import document_of, paragraph, part_xml, run
from tests.places import FIXTURES
from tools.documents import load, store

W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
P, R = paragraph("甲乙"), run("甲乙")
LEVELS = {  # what stands around a control, and what it stands around
    "run": ("<w:p>{}</w:p>", R),
    "block": ("{}", P),
    "cell": ("<w:tbl><w:tr>{}</w:tr></w:tbl>", f"<w:tc>{P}</w:tc>"),
    "row": ("<w:tbl>{}</w:tbl>", f"<w:tr><w:tc>{P}</w:tc></w:tr>"),
    "link": ('<w:p><w:hyperlink w:anchor="x">{}</w:hyperlink></w:p>', R),
    "block in block": ("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", P),
}
NAMED = '<w:placeholder><w:docPart w:val="甲"/></w:placeholder>'
HELD = {
    '<w:dataBinding w:xpath="/x"/><w:text/>': "bound-control",
    f'<w15:dataBinding {W15} w:xpath="/x"/>': "bound-control",
    '<w:lock w:val="contentLocked"/>': "locked-control",
    '<w:lock w:val="sdtContentLocked"/><w:text/>': "locked-control",
    "<w:group/>": "locked-control",
    f"{NAMED}<w:showingPlcHdr/><w:text/>": "prompt",
    f'{NAMED}<w:showingPlcHdr w:val="true"/><w:dataBinding w:xpath="/x"/>': "prompt",
}
FREE = [
    *("", "<w:text/>", "<w:date/>", '<w:lock w:val="sdtLocked"/>', '<w:lock w:val="unlocked"/>'),
    *('<w:showingPlcHdr w:val="0"/>', '<w:docPartObj><w:docPartGallery w:val="Cover Pages"/></w:docPartObj>'),
]


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def at_level(level: str, properties: str) -> WordDocument:
    around, inside = LEVELS[level]
    return document_of(around.format(control(properties, inside)), glossary("甲", "甲乙"))


def glossary(name: str, *runs: str) -> dict[str, tuple[str, str]]:
    """The part that holds what a control shows before it is filled in."""
    says = f'<w:docPartPr><w:name w:val="{name}"/></w:docPartPr><w:docPartBody>{paragraph(*runs)}</w:docPartBody>'
    content = f"<w:docParts><w:docPart>{says}</w:docPart></w:docParts>"
    return {"glossary.xml": ("glossaryDocument", part_xml("glossaryDocument", content))}


def kinds(document: WordDocument) -> set[str]:
    return {region.kind.name for region in document.text.regions} - {"hyperlink"}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(("properties", "kind"), HELD.items())
def test_text_that_is_not_the_drafter_s_is_never_edited(properties: str, kind: str, level: str) -> None:
    document = at_level(level, properties)
    assert kind in kinds(document)
    for edit in (Edit(0, 1, "丙"), Edit(0, 2, ""), Edit(1, 1, "丙"), Edit(1, 2, "丙丁")):
        allowed, reason = admit(document.text, [edit])
        assert (allowed, bool(reason)) == (Safety.NONE, True)
        assert patch.obstacle(document, [edit])


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("properties", FREE)
def test_text_in_other_controls_is_edited(properties: str, level: str) -> None:
    document = at_level(level, properties)
    assert kinds(document) == {"content-control"}
    edit = Edit(0, 1, "丙")
    assert admit(document.text, [edit]) == (Safety.SAFE, "")
    assert not patch.obstacle(document, [edit])


def test_text_beside_such_a_control_is_edited() -> None:
    for properties in HELD:
        document = document_of(paragraph("前", control(properties, run("甲乙")), "后"))
        assert admit(document.text, [Edit(0, 1, "丙"), Edit(3, 4, "丁")])[0] is Safety.SAFE


@pytest.mark.parametrize("deep", [15, 16, 17, 40])
def test_a_lock_holds_however_deep_it_lies(deep: int) -> None:
    content = control('<w:lock w:val="contentLocked"/>', run("甲乙"))
    for _ in range(deep):
        content = control("", content)
    document = document_of(paragraph(content))
    assert admit(document.text, [Edit(0, 1, "丙")])[0] is Safety.NONE
    assert patch.obstacle(document, [Edit(0, 1, "丙")])


SAYS = '<w:placeholder><w:docPart w:val="{}"/></w:placeholder><w:showingPlcHdr/>{}'


@pytest.mark.parametrize(
    ("name", "text", "more", "kind"),
    [
        ("提示一", "请输入摘要", "", "prompt"),
        ("提示一", "请输入 摘要", "", "prompt"),
        ("提示一", "会议召开", "", "content-control"),
        ("提示一", "会议召开", '<w:dataBinding w:xpath="/x"/>', "bound-control"),
        ("提示二", "请输入摘要", "", "content-control"),
    ],
)
def test_a_control_that_a_program_filled_shows_no_prompt(name: str, text: str, more: str, kind: str) -> None:
    parts = glossary("提示一", "请输入", "摘要")
    for body in (
        paragraph("前", control(SAYS.format(name, more), run(text))),
        control(SAYS.format(name, more), paragraph(text)),
    ):
        assert kinds(document_of(body, parts)) == {kind}


def test_a_prompt_that_the_file_does_not_list_is_known_by_its_style() -> None:
    styles = '<w:style w:type="character" w:styleId="a3"><w:name w:val="{}"/></w:style>'
    for name, kind in (("Placeholder Text", "prompt"), ("placeholder text", "prompt"), ("Strong", "content-control")):
        parts = {"styles.xml": ("styles", part_xml("styles", styles.format(name)))}
        body = paragraph(control("<w:showingPlcHdr/>", run("甲乙", '<w:rStyle w:val="a3"/>')))
        assert kinds(document_of(body, parts)) == {kind}


@pytest.mark.parametrize("kind", ["glossaryDocument", "styles"])
def test_a_damaged_list_of_prompts_says_nothing(kind: str) -> None:
    parts = {"x.xml": (kind, f"<w:{kind}")}
    assert kinds(document_of(paragraph(control(SAYS.format("提示一", ""), run("甲乙"))), parts)) == {"content-control"}


SECTIONS = ["工作动态"]
FAULT = "会议要求,全县各级部门要压实责任。"


def draft(path: Path, properties: str | None, text: str = FAULT, block: bool = True) -> Path:
    """A clean bulletin with one more paragraph in an article, which stands in a control unless that is None."""
    store(load(FIXTURES / "clean-short" / "bulletin.toml"), path)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    xml = members["word/document.xml"].decode()
    end = xml.index("</w:p>", xml.index("。</w:t>")) + len("</w:p>")
    style = b'<w:style w:type="character" w:styleId="a3"><w:name w:val="Placeholder Text"/></w:style></w:styles>'
    members["word/styles.xml"] = members["word/styles.xml"].replace(b"</w:styles>", style)
    content = run(text, '<w:rStyle w:val="a3"/>' if "showingPlcHdr" in (properties or "") else "")
    content = paragraph(content) if block else content
    content = content if properties is None else control(properties, content)
    members["word/document.xml"] = (xml[:end] + (content if block else paragraph(content)) + xml[end:]).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize("block", [True, False])
def test_a_fault_in_a_held_control_is_reported_with_the_reason_and_left(tmp_path: Path, block: bool) -> None:
    free = lint(draft(tmp_path / "a.docx", "<w:text/>", block=block)).findings
    assert [(found.rule.code, found.fix is not None) for found in free] == [("PUN001", True)]
    for properties, kind in HELD.items():
        path = draft(tmp_path / "b.docx", properties, block=block)
        (found,) = lint(path).findings
        assert (found.rule.code, found.fix) == ("WRD149" if kind == "prompt" else "PUN001", None)
        assert "内容控件" in (found.message if kind == "prompt" else found.note)
        assert fix(path, Config(unsafe_fixes=True)).content is None
        assert annotate(path, Config()).content is not None


@pytest.mark.parametrize(
    "prompt",
    [
        *("单击或点击此处输入文字。", "单击此处输入文字。", "单击此处输入日期。", "选择一项。", "[在此处键入]"),
        *("Click or tap here to enter text.", "Choose an item.", "[键入文档标题]"),
    ],
)
def test_a_prompt_is_told_as_unfilled_and_not_otherwise_judged(tmp_path: Path, prompt: str) -> None:
    for properties in (None, "<w:text/>", "<w:showingPlcHdr/><w:text/>"):
        result = lint(draft(tmp_path / "a.docx", properties, prompt))
        assert [found.rule.code for found in result.findings] == ["WRD149"]
        assert prompt in result.findings[0].message
        assert result.draft is not None
        assert [section.heading.name for section in result.draft.bulletin.sections if section.heading] == SECTIONS
        assert fix(tmp_path / "a.docx", Config(unsafe_fixes=True)).content is None


def test_a_prompt_inside_a_paragraph_keeps_the_rest_of_it_judged(tmp_path: Path) -> None:
    path = draft(tmp_path / "a.docx", "<w:showingPlcHdr/>", "单击此处输入文字。", block=False)
    result = lint(path)
    assert [found.rule.code for found in result.findings] == ["WRD149"]
