"""Contents that Word made: a field of links with page numbers, in a content control or bare."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_lint import Config, lint
from tests.bulletin.skeleton import read
from tests.docx.build import field, paragraph, run, word_file

TEXT = "近日，有关工作会议召开，总结上半年工作，部署下一阶段任务，明确责任分工。"
LARGE, CENTER, RIGHT = '<w:sz w:val="36"/>', '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'
ENTRIES = (
    ("康复服务", 1),
    ("“爱眼护眼”义诊走进白汀县", 1),
    ("全市新增残疾人康复机构9家", 2),
    ("就业创业", 3),
    ("残疾人电商培训班结业", 3),
)
SECTIONS = {"康复服务": ENTRIES[1:3], "就业创业": ENTRIES[4:]}


def entry(number: int, title: str, page: int) -> str:
    number_of_page = field(f"PAGEREF _Toc{number}", run(str(page)))
    link = f'<w:hyperlink w:anchor="_Toc{number}">{run(title)}<w:r><w:tab/></w:r>{number_of_page}</w:hyperlink>'
    return paragraph(link)


def contents(announced: bool, controlled: bool) -> str:
    head = paragraph(run("目录"), properties=CENTER) if announced else ""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-2" </w:instrText></w:r>'
    made = [entry(number, *each) for number, each in enumerate(ENTRIES, 1)]
    first = made[0].replace("<w:hyperlink", f'{begin}<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:hyperlink', 1)
    whole = head + first + "".join(made[1:]) + paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    return f"<w:sdt><w:sdtContent>{whole}</w:sdtContent></w:sdt>" if controlled else whole


def body() -> str:
    made: list[str] = []
    for section, titles in SECTIONS.items():
        made.append(paragraph(run(section, "<w:b/>"), properties=CENTER))
        for title, _ in titles:
            made += [paragraph(run(title, LARGE), properties=CENTER), paragraph(run(TEXT))]
            made.append(paragraph(run("（白汀县残联）"), properties=RIGHT))
    return "".join(made)


@pytest.mark.parametrize("controlled", [True, False], ids=["in a content control", "bare"])
@pytest.mark.parametrize("announced", [True, False], ids=["announced", "not announced"])
def test_contents_that_word_made_are_understood_and_agree(announced: bool, controlled: bool, tmp_path: Path) -> None:
    head = [
        paragraph(run(name, size), properties=CENTER)
        for name, size in (("残联工作通讯", '<w:sz w:val="72"/>'), ("第5期", ""))
    ]
    issuer = paragraph(run("青岚市残疾人联合会　　　　2025年5月19日"))
    foot = [paragraph(run(line)) for line in ("报：省残联", "送：市政府残工委成员单位")]
    path = tmp_path / "第5期.docx"
    path.write_bytes(word_file("".join([*head, issuer, contents(announced, controlled), body(), *foot])))

    result = lint(path, Config())

    assert result.draft is not None
    assert result.draft.bulletin.contents is not None
    listed = result.draft.bulletin.contents.sections
    assert [(part.heading and part.heading.name, [entry.text for entry in part.entries]) for part in listed] == [
        (name, [title for title, _ in titles]) for name, titles in SECTIONS.items()
    ]
    titles = [read(result.draft, span) for article in result.draft.bulletin.articles for span in article.title]
    assert titles == [title for part in SECTIONS.values() for title, _ in part]
    assert [finding.rule.code for finding in result.findings] == []
