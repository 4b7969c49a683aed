"""What text in a Word file can be tied to, and what that means for edits."""

from __future__ import annotations

from bulletin_lint.text.regions import Hold, RegionKind

INSERTION = RegionKind("insertion", Hold.CROSSING, "修改处跨越修订（插入）的边界")
MOVE = RegionKind("move", Hold.TOUCHING, "修改处在移动修订中")  # its source, of zero width, or its target
HYPERLINK = RegionKind("hyperlink", Hold.CROSSING, "修改处跨越超链接的边界")
# A control whose text comes from elsewhere in the file, and one that its author locked.
BOUND = RegionKind("bound-control", Hold.TOUCHING, "修改处在与文档属性等数据相连的内容控件中，Word 打开时会复原")
LOCKED_CONTROL = RegionKind("locked-control", Hold.TOUCHING, "修改处在已锁定内容的内容控件中")
PROMPT = RegionKind("prompt", Hold.TOUCHING, "修改处是内容控件的提示文字，尚未填写", unwritten=True)
CONTROL = RegionKind("content-control", Hold.CROSSING, "修改处跨越内容控件的边界")
FIELD = RegionKind("field", Hold.TOUCHING, "修改处在域结果中，Word 更新域后会复原")
# Text that cannot be spliced, or of which two copies differ.
LOCKED = RegionKind("locked", Hold.TOUCHING, "修改处的文字不能单独改写")
# Drawn by Word and no text of the file.
NUMBER = RegionKind("automatic-number", Hold.TOUCHING, "这是 Word 的自动编号，请在 Word 的编号设置中修改", drawn=True)
# Zero width: tracked deleted text sits here.
DELETION = RegionKind("deletion", Hold.CROSSING, "修改处含有已删除的修订文字")
# Zero width: an inline picture, equation or symbol.
OBJECT = RegionKind("object", as_wide_as_a_word=True)
# Zero width: a note mark, comment mark or floating picture, which takes no place in the line.
ANCHOR = RegionKind("anchor")
