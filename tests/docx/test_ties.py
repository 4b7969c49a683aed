"""What text in a Word file is tied to decides which repairs are made, and what an editor is told of the others."""

from __future__ import annotations

import pytest

from bulletin_lint.engine.fixer import admit
from bulletin_lint.engine.hit import Safety
from bulletin_lint.text.edit import Edit
from tests.docx.build import document_of, field, inline_picture, paragraph, run

CROSSED = [
    (f"<w:ins>{run('乙丙')}</w:ins>", "修改处跨越修订（插入）的边界"),
    (f"<w:hyperlink>{run('乙丙')}</w:hyperlink>", "修改处跨越超链接的边界"),
    (field('HYPERLINK "x"', run("乙丙")), "修改处跨越超链接的边界"),
    (f"<w:sdt><w:sdtContent>{run('乙丙')}</w:sdtContent></w:sdt>", "修改处跨越内容控件的边界"),
    (field("FORMTEXT", run("乙丙")), "修改处跨越内容控件的边界"),
]
TOUCHED = [
    (field("PAGE", run("乙丙")), "修改处在域结果中，Word 更新域后会复原"),
    (f'<w:fldSimple w:instr="DATE">{run("乙丙")}</w:fldSimple>', "修改处在域结果中，Word 更新域后会复原"),
    (f"<w:moveTo>{run('乙丙')}</w:moveTo>", "修改处在移动修订中"),
    (run("乙丙", "<w:vanish/>"), "修改处的文字不能单独改写"),
    ("<w:r><w:t>乙<!-- 注 -->丙</w:t></w:r>", "修改处的文字不能单独改写"),
]


def admitted(content: str, start: int, end: int) -> tuple[Safety, str]:
    """Whether an edit of ``[start, end)`` is made in a paragraph 甲…丁 with this between."""
    return admit(document_of(paragraph("甲", content, "丁")).text, [Edit(start, end, "子")])


@pytest.mark.parametrize(("content", "reason"), CROSSED)
def test_an_edit_over_a_border_is_only_made_when_asked_for(content: str, reason: str) -> None:
    for inside_or_apart in ((1, 3), (1, 2), (2, 3), (2, 2), (0, 1), (3, 4), (1, 1), (3, 3)):
        assert admitted(content, *inside_or_apart) == (Safety.SAFE, "")
    for crossing in ((0, 2), (2, 4), (0, 4), (0, 3), (1, 4)):
        assert admitted(content, *crossing) == (Safety.UNSAFE, reason)


@pytest.mark.parametrize(("content", "reason"), TOUCHED)
def test_an_edit_of_text_that_is_not_the_editor_s_is_never_made(content: str, reason: str) -> None:
    for apart in ((0, 1), (3, 4), (1, 1), (3, 3)):
        assert admitted(content, *apart) == (Safety.SAFE, "")
    for touching in ((1, 3), (1, 2), (2, 3), (2, 2), (0, 2), (2, 4), (0, 4)):
        assert admitted(content, *touching) == (Safety.NONE, reason)


@pytest.mark.parametrize(
    ("content", "across"),
    [
        ('<w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del>', (Safety.UNSAFE, "修改处含有已删除的修订文字")),
        (f"<w:moveFrom>{run('旧')}</w:moveFrom>", (Safety.NONE, "修改处在移动修订中")),
        (inline_picture(), (Safety.SAFE, "")),
        ('<w:r><w:footnoteReference w:id="2"/></w:r>', (Safety.SAFE, "")),
    ],
)
def test_what_stands_there_without_text_holds_back_only_an_edit_around_it(
    content: str, across: tuple[Safety, str]
) -> None:
    assert admitted(content, 0, 2) == across
    for beside in ((0, 1), (1, 2), (1, 1)):
        assert admitted(content, *beside) == (Safety.SAFE, "")


@pytest.mark.parametrize(
    ("content", "wide"),
    [
        (inline_picture(), True),
        ("<m:oMath/>", True),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>', True),
        ("<w:r><w:drawing><wp:anchor/></w:drawing></w:r>", False),
        ('<w:r><w:footnoteReference w:id="2"/></w:r>', False),
        ("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>", False),
    ],
)
def test_what_stands_in_the_line_like_a_word_parts_the_text_beside_it(content: str, wide: bool) -> None:
    text = document_of(paragraph("甲", content, "丁")).text
    assert [text.has_object(*span) for span in ((0, 1), (1, 2), (0, 2), (1, 1))] == [wide] * 4
    assert not text.has_object(0, 0)
    assert not text.has_object(2, 2)
