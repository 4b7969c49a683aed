"""Kind ``persons``: two names under one post that differ in one character."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind

POSTS = (
    "部长", "书记", "市长", "县长", "区长", "镇长", "局长", "主任", "处长", "科长", "主席", "院长", "校长", "所长",
    "队长", "会长", "秘书长", "检察长", "厅长", "省长", "乡长", "董事长", "总经理", "站长", "社长",
)  # fmt: skip
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金"
    "韦贾夏付方邹熊白孟秦邱侯江尹薛阎段雷龙陶贺顾毛郝龚邵万钱严武戴莫孔向汤常温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧"
    "耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时穆农司卓"
)
# What follows a name in a sentence; as the third character it means that the name has only two.
_AFTER = frozenset(
    "出主讲致作强指要带参表在对与和，、。；：！？等分率向就为到陪一围前代传宣介汇通及的说介先同"
    "女）（／/ \v\n会还也将并以"
)


class Persons(NamedTuple):
    """No parameters. Only names of three characters are compared: where a shorter one ends is a guess."""


def run(draft: Draft, parameters: Persons) -> Iterator[Hit]:
    for (a, at_a), (b, at_b) in _pairs(_named(draft)):
        if a[0] == b[0] and (a[1] == b[1]) != (a[2] == b[2]):
            (first, name), (second, other) = sorted(((at_a, a), (at_b, b)))
            yield Hit(second, second + 3, (), {"name": other, "other": name}, others=((first, first + 3),))


def _named(draft: Draft) -> dict[str, dict[str, int]]:
    """The names of three characters after each post, and where each stands first."""
    found = draft.occurrences(POSTS)
    string = draft.text.string
    named: dict[str, dict[str, int]] = {}
    for post in POSTS:
        for start in found.get(post, ()):
            at = start + len(post)
            name, after = string[at : at + 3], string[at + 3 : at + 4]
            if name[:1] in SURNAMES and after in _AFTER and not _AFTER & set(name[1:]):
                named.setdefault(string[max(0, start - 2) : at], {}).setdefault(name, at)
    return named


def _pairs(named: dict[str, dict[str, int]]) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
    for names in named.values():
        yield from combinations(names.items(), 2)


KIND = Kind("persons", run, Persons, lambda parameters: POSTS)
