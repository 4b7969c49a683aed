"""``text`` shows what a reader of the page sees, the numbers and bullets that Word draws included."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Cli
from tests.docx.build import paragraph, part_xml, word_file


def test_numbers_and_bullets_are_shown(cli: Cli, tmp_path: Path) -> None:
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xf06c;"/></w:lvl>'
    )
    listed = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    listed += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = "".join(
        paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="1"/></w:numPr>')
        for place, text in enumerate(("加强领导", "压实责任"))
    )
    path = tmp_path / "甲.docx"
    path.write_bytes(word_file(body, {"numbering.xml": ("numbering", part_xml("numbering", listed))}))
    assert cli("text", str(path)).out == "三、加强领导\n●压实责任\n"
