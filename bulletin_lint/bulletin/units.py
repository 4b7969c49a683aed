"""Names of units, and what stands in brackets beside them and is none."""

from __future__ import annotations

from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.numerals import COUNTING

_LAST = frozenset("部局委办室处科股组团院校所站队厅署会社报台网馆行园系联县市区镇乡村刊号旗州省店厂庭宫军警")
_ENDINGS = (
    "中心", "公司", "集团", "政府", "人大", "政协", "专班", "农场", "林场", "港口", "街道", "学校", "机关", "支部",
    "联合体", "总支", "党组", "新闻", "客户端", "公众号", "微博", "微信", "抖音", "电视", "大学", "中学", "小学",
    "企业", "基地",
)  # fmt: skip
_UNWRITTEN = ("＜请填", "＞")  # how a unit yet to be written begins and ends
_CONTRIBUTED = compiled(r"(?:联合|共同)?(?:供稿|报送|提供|来稿|投稿|撰稿|推荐|上报)$")
_CONTRIBUTED_ENDINGS = ("供稿", "报送", "提供", "来稿", "投稿", "撰稿", "推荐", "上报")
_NOT_A_UNIT = compiled(
    r"其中|以下|下同|简称|试行|暂行|草案|图为|见附|附件|待续|节选|第[^、]{1,6}[章节条页版]|责任单位|责任人|牵头|配合|主办|协办(?!公)"
    r"|完成时限|联系人|联系电话|审阅|录音|供图|摄影|摄$|包括|除外|不含|^(?:略|完|截至|合计|以上|各(?!界))"
    rf"|^(?:[共约][\d{COUNTING}计有同印占为百千两数市县区]|含[\d{COUNTING}市县区乡镇村省各全高新直开驻其中税])"
    r"|\d(?:年|月|日|期|人|个|项|件|户|万|亿|条|次|%)"
)
_REMARK = compiled(r"[（(][^（()）]*[）)]")
_SEPARATORS = compiled(r"[、，,；;\s]+")
_LONGEST_NAME = 30  # characters
_LONGEST = 200  # characters of all names


def unit_like(text: str) -> bool:
    """Whether ``text`` reads like the names of units, 、 between them, and like nothing else."""
    if len(text) > _LONGEST:
        return False
    if "（" in text or "(" in text:
        text = _REMARK.sub("", text)
    text = text.strip()
    contributed = text.endswith(_CONTRIBUTED_ENDINGS)
    if contributed:
        text = _CONTRIBUTED.sub("", text)
    elif not _is_unit(text.rstrip("、，,；; ")):
        return False
    names = [name for name in _SEPARATORS.split(text) if name]
    if not names or max(map(len, names)) > _LONGEST_NAME or _NOT_A_UNIT.search(text):
        return False
    return contributed or all(map(_is_unit, names))


def _is_unit(name: str) -> bool:
    return (
        name[-1:] in _LAST
        or name.endswith(_ENDINGS)
        or (name.startswith(_UNWRITTEN[0]) and name.endswith(_UNWRITTEN[1]))
    )


def contributed_length(text: str) -> int:
    """The length of ``text`` without the word 供稿 or its like at the end, and the space before it."""
    text = text.rstrip()
    return len(_CONTRIBUTED.sub("", text).rstrip()) if text.endswith(_CONTRIBUTED_ENDINGS) else len(text)
