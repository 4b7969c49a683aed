"""The layout on the command line: when it is looked at, what is said of it, and how it is repaired."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import docx
import jsonschema
import pytest

from tests.cli.conftest import Cli
from tests.layout.by_hand import DIRECT, STYLES, by_hand
from tests.layout.changes import Change, align, everywhere, line, on, size
from tests.layout.changes import at as in_paragraph
from tests.layout.words import Part
from tests.places import FIXTURES

SCHEMA = json.loads((FIXTURES.parent / "rules" / "schemas" / "findings.schema.json").read_text(encoding="utf-8"))
PASTED = on("文化服务中心", size(24))
SINGLE = everywhere(Part.BODY, line(1, "auto"), "pPr")
MakePage = Callable[..., Path]


@pytest.fixture
def page(tmp_path: Path) -> MakePage:
    """A bulletin that is laid out by hand, with changes."""

    def make(*changes: Change, storage: str = DIRECT) -> Path:
        parts = by_hand(storage).copy()
        for change in changes:
            change(parts)
        path = tmp_path / "第12期.docx"
        path.write_bytes(parts.data())
        return path

    return make


def codes(cli: Cli, *args: str | Path) -> list[str]:
    found = json.loads(cli("--output-format", "json", *args).out)
    return [each["code"] for each in found if each["code"].startswith("LAY")]


def test_by_default_only_what_any_editor_would_mark_is_told(cli: Cli, page: MakePage) -> None:
    path = page(PASTED, SINGLE)
    assert codes(cli, path) == ["LAY021"]
    assert codes(cli, "--select", "LAY", path) == ["LAY034", "LAY021"]
    assert codes(cli, "--select", "LAY034", path) == ["LAY034"]
    assert codes(cli, "--extend-select", "line-spacing", path) == ["LAY034", "LAY021"]
    assert codes(cli, "--ignore", "LAY021", path) == []
    assert codes(cli, "--select", "LAY", "--ignore", "LAY034", path) == ["LAY021"]
    assert codes(cli, "--select", "LAY03", path) == ["LAY034"]
    assert codes(cli, "--select", "PUN", path) == []


@pytest.mark.parametrize("said", ['layout = "strict"\n', '[layout]\ncheck = "strict"\n'])
def test_a_profile_may_want_all_of_it(cli: Cli, page: MakePage, tmp_path: Path, said: str) -> None:
    path = page(PASTED, SINGLE)
    (tmp_path / "本刊.toml").write_text(f'extends = "xuanchuan-xinxi-zhuanbao"\n{said}', encoding="utf-8")
    assert codes(cli, "--profile", "本刊.toml", path) == ["LAY034", "LAY021"]
    assert codes(cli, "--profile", "本刊.toml", "--select", "PUN", path) == []
    assert codes(cli, "--profile", "本刊.toml", "--ignore", "LAY034", path) == ["LAY021"]
    assert codes(cli, "--profile", "本刊.toml", "--ignore", "LAY", path) == []


def test_a_profile_may_want_none_of_it_unless_somebody_asks(cli: Cli, page: MakePage, tmp_path: Path) -> None:
    path = page(PASTED)
    (tmp_path / "本刊.toml").write_text('extends = "xuanchuan-xinxi-zhuanbao"\nlayout = "off"\n', encoding="utf-8")
    outcome = cli("--profile", "本刊.toml", path)
    assert "LAY" not in outcome.out
    assert "设置" not in outcome.out  # nothing is held back: nobody looked
    assert codes(cli, "--profile", "本刊.toml", "--select", "LAY", path) == ["LAY021"]


def test_values_of_an_office_count_in_place_of_the_standard(cli: Cli, page: MakePage, tmp_path: Path) -> None:
    texts = (Part.BODY, Part.LEVEL1, Part.LEVEL2, Part.LEVEL3, Part.LEVEL4)
    heights = [everywhere(part, line(1.5, "auto"), "pPr") for part in texts]
    path = page(*(everywhere(part, size(28)) for part in texts), *heights)
    strict = ("--select", "LAY023,LAY034", path)
    assert codes(cli, *strict) == ["LAY023", "LAY034"]
    said = 'extends = "xuanchuan-xinxi-zhuanbao"\n[layout]\nbody_size = "四号"\nline = "1.5倍"\n'
    (tmp_path / "本刊.toml").write_text(said, encoding="utf-8")
    assert codes(cli, "--profile", "本刊.toml", *strict) == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ('layout = "all"', '不能是 "all"'),
        ('[layout]\nbody_size = "大号"', "body_size 应写作三号、22磅这样的字号，不能是“大号”"),
        ('[layout]\nline = "宽松"', "line 应写作 28～30磅、28磅、1.5倍、单倍这样的行距，不能是“宽松”"),
        ('[layout]\ntop = "37"', "top 应写作 37毫米、3.7厘米这样的长度，不能是“37”"),
        ('[layout]\nfonts = ["仿宋"]', "fonts 应写作“仿宋=某某仿宋”，不能是“仿宋”"),
    ],
)
def test_values_that_make_no_sense(cli: Cli, page: MakePage, tmp_path: Path, said: str, words: str) -> None:
    (tmp_path / "本刊.toml").write_text(said, encoding="utf-8")
    outcome = cli("--profile", "本刊.toml", page())
    assert (outcome.status, words in outcome.err) == (2, True), outcome.err


def test_text_that_is_not_laid_out_is_not_flooded(cli: Cli, tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("宣传信息专报", "第12期", "中共青岚市委宣传部　2025年6月3日", "〔工作动态〕", "全市宣传工作会议召开"):
        document.add_paragraph(text)
    for _ in range(60):
        document.add_paragraph("近日，全市宣传工作会议召开，研究部署下一步工作，明确重点任务和责任分工。")
    document.add_paragraph("（市委宣传部办公室）")
    document.save(str(tmp_path / "稿.docx"))
    assert codes(cli, "稿.docx") == []
    assert len(codes(cli, "--select", "LAY", "稿.docx")) > 5


def test_the_report_says_what_is_and_what_should_be(cli: Cli, page: MakePage) -> None:
    outcome = cli("--select", "LAY", page(in_paragraph("建立选题清单", align("right"), "pPr")))
    article, quoted, said, rule = outcome.out.split("\n\n")[2].split("\n")
    assert article == "经验交流·《石渡县推行三张清单提升新闻质量》"
    assert quoted.startswith("  第2段  建立选题清单，做到有的放矢。")
    assert said == "  警告   正文有1段为右对齐，应为两端对齐，其余17段为两端对齐"  # which is all the advice there is
    assert rule.endswith(" LAY033")


def test_programs_are_told_what_would_be_set(cli: Cli, page: MakePage) -> None:
    found = json.loads(cli("--select", "LAY021", "--output-format", "json", page(PASTED)).out)
    jsonschema.validate(found, SCHEMA)
    (fix,) = (each["fix"] for each in found)
    assert (fix["safety"], fix["edits"]) == ("unsafe", [])
    assert [(each["target"], each["property"], each["value"]) for each in fix["settings"]] == [
        ("letters", "size", "三号")
    ]


def test_findings_are_kept_with_what_would_be_set(cli: Cli, page: MakePage) -> None:
    args = ("--select", "LAY021", "--output-format", "json", page(PASTED))
    assert cli(*args).out == cli(*args).out


def members(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_style_is_repaired_as_a_style(cli: Cli, page: MakePage) -> None:
    path = page(everywhere(Part.BODY, size(28)), storage=STYLES)
    before = members(path)
    outcome = cli("--fix", "--unsafe-fixes", "--fix-styles", "--select", "LAY", path)
    assert outcome.status == 0, outcome.out
    after = members(path)
    assert {name for name in before if before[name] != after[name]} == {"word/styles.xml"}
    assert codes(cli, "--select", "LAY", path) == []


def test_without_it_each_paragraph_is_repaired(cli: Cli, page: MakePage) -> None:
    path = page(everywhere(Part.BODY, size(28)), storage=STYLES)
    before = members(path)
    assert cli("--fix", "--unsafe-fixes", "--select", "LAY", path).status == 0
    after = members(path)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}


def test_repairs_can_be_tracked(cli: Cli, page: MakePage) -> None:
    path = page(PASTED, SINGLE)
    outcome = cli("--fix", "--unsafe-fixes", "--track-changes", "--select", "LAY", path)
    assert outcome.status == 0, outcome.out
    document = members(path)["word/document.xml"]
    assert b"<w:pPrChange " in document
    assert b"<w:rPrChange " in document
    assert codes(cli, "--select", "LAY", path) == []


def test_changes_of_styles_cannot_be_tracked(cli: Cli, page: MakePage) -> None:
    path = page(PASTED)
    before = path.read_bytes()
    outcome = cli("--fix", "--fix-styles", "--track-changes", path)
    assert outcome.status == 2
    assert "fix-styles 不能与 track-changes 合用" in outcome.err
    assert path.read_bytes() == before


def test_text_and_layout_are_repaired_in_one_go(cli: Cli, page: MakePage) -> None:
    path = page(in_paragraph("建立选题清单", align("center"), "pPr"))
    parts = members(path)
    spoilt = parts["word/document.xml"].replace("建立选题清单，做到".encode(), "建立选题清单,做到".encode())
    with ZipFile(path, "w") as archive:
        for name, data in {**parts, "word/document.xml": spoilt}.items():
            archive.writestr(name, data)
    outcome = cli("--fix", "--unsafe-fixes", "--extend-select", "LAY", path)
    assert outcome.status in (0, 1)
    assert "建立选题清单，做到有的放矢。" in cli("text", path).out
    assert codes(cli, "--select", "LAY", path) == []


def test_a_picture_in_the_first_place_hides_nothing(cli: Cli, page: MakePage) -> None:
    path = page(everywhere(Part.BODY, size(28)))
    parts = members(path)
    picture = b'<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    picture += b'wordprocessingDrawing"><wp:extent cx="9525" cy="9525"/></wp:inline></w:drawing></w:r>'
    start = parts["word/document.xml"].index("全市宣传思想文化工作座谈会召开，总结".encode())
    run = parts["word/document.xml"].rindex(b"<w:r>", 0, start)
    document = parts["word/document.xml"][:run] + picture + parts["word/document.xml"][run:]
    with ZipFile(path, "w") as archive:
        for name, data in {**parts, "word/document.xml": document}.items():
            archive.writestr(name, data)
    assert codes(cli, "--select", "LAY", path) == ["LAY023"]


def test_what_would_look_otherwise_is_shown_beside_what_would_read_otherwise(cli: Cli, page: MakePage) -> None:
    path = page(PASTED, SINGLE)
    before = path.read_bytes()
    outcome = cli("--diff", "--unsafe-fixes", "--select", "LAY", path)
    assert "@@ 版面 @@\n-正文中的“文化服务中心”的字号为小四，其余为三号\n+字号改为三号\n" in outcome.out
    assert "+行距改为固定值28.95磅\n" in outcome.out
    assert path.read_bytes() == before


def test_nobody_is_told_to_write_down_what_the_profile_says_already(cli: Cli, page: MakePage, tmp_path: Path) -> None:
    path = page(everywhere(Part.BODY, size(28)))
    assert "请写入体例（layout.body_size）" in cli("--select", "LAY023", "--output-format", "concise", path).out
    said = 'extends = "xuanchuan-xinxi-zhuanbao"\n[layout]\nbody_size = "小三"\n'
    (tmp_path / "本刊.toml").write_text(said, encoding="utf-8")
    outcome = cli("--profile", "本刊.toml", "--select", "LAY023", "--output-format", "concise", path)
    assert "的字号为四号，应为小三" in outcome.out
    assert "请写入体例" not in outcome.out
