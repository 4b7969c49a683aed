"""Whether line breaks that tear no word are left alone, and how many of those that do are found, on real prose.

    python -m benchmarks.broken_words [FOLDER ...] [--lines N]

FOLDER holds prose as .txt, as ``tools.prose`` reads it; without one it is ``data/broadcast`` and ``data/edited-prose``
of ``../shared``, or what BULLETIN_LINT_SHARED names, if that is there. False alarms are counted:

- between clauses and quotations, whose mark is left out: there is a seam for certain;
- between the words of titles and sentences as jieba parts them, which is wrong more often than the program is;
- of these, behind 的, 和, 会议 and others that end what is said before them;
- beside the names of persons and places, made up of characters of such names; inside them, what is said is right, but
  nobody can be sure of it.

Words are torn that jieba has as one, of two characters and of more, those of two and two left out.
"""

from __future__ import annotations

import argparse
import os
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks.prose import lines_of
from benchmarks.timing import best, timed
from bulletin_lint.checks.reading import broken_words
from bulletin_lint.checks.reading.broken_words import breaks_word

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("BULLETIN_LINT_SHARED", ROOT.parent / "shared"))
FOLDERS = (SHARED / "data/broadcast", SHARED / "data/edited-prose")
HAN = "[一-鿿]"
SHOWN = 12  # false alarms of a kind that are shown
NAMES = 20_000
SURNAMES = "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
GIVEN = "明国华建文平志伟东海强晓生光林民永成康玉家长新振春中学海金红丽英芳秀兰云清立军卫忠义安宁世德才俊杰涛"
PLACES = "东西南北中上下大小新老青白黄红黑金银石沙山水江河湖海溪泉桥塘店庄坪岭口门城关里阳阴平安宁和兴隆福康泰"
KINDS = ("市", "县", "区", "镇", "乡", "村", "街道", "社区", "新区", "园区")
BEFORE = ("近日，", "记者", "经验交流：", "全国劳模", "走进", "我市召开学习", "市委书记", "来自", "向", "")
BEHIND = (
    "开展理论宣讲",
    "召开会议",
    "同志先进事迹",
    "调研基层治理",
    "推进文明创建",
    "长期坚持",
    "市场监管",
    "",
    "，",
    "书记",
)


class Break(NamedTuple):
    """A break between ``before`` and ``after``."""

    before: str
    after: str

    @property
    def shown(self) -> str:
        return f"{self.before[-8:]}｜{self.after[:8]}"


def between_marks(lines: Iterable[str]) -> Iterator[Break]:
    """The breaks where a mark or a space between Han is left out."""
    for line in lines:
        pieces = [piece for piece in re.split("[，、；：。！？ 　“”《》（）]+", line) if piece]
        yield from (Break(before, after) for before, after in pairwise(pieces) if len(before) > 1 < len(after))


def between_words(lines: Iterable[str]) -> Iterator[Break]:
    """The breaks between the words of each line."""
    for line, _, end in words(lines):
        if 0 < end < len(line) and re.fullmatch(HAN * 2, line[end - 1 : end + 1]):
            yield Break(line[:end], line[end:])


def behind_ends(lines: Iterable[str]) -> Iterator[Break]:
    """The breaks between words, behind what ends something: 的, 和, 会议, 精神."""
    ends = re.compile("(?:的|和|与|及|会议|工作|活动|精神|建设|发展|以来)$")
    yield from (each for each in between_words(lines) if ends.search(each.before, max(0, len(each.before) - 2)))


def inside_words(lines: Iterable[str], sizes: range) -> Iterator[Break]:
    """The breaks inside the words of each line that have so many characters; a longer word may have a seam."""
    for line, start, end in words(lines):
        if end - start in sizes and re.fullmatch(HAN + "+", line[start:end]):
            seams = {2} if end - start == 4 else set()
            yield from (Break(line[:at], line[at:]) for at in range(start + 1, end) if at - start not in seams)


def words(lines: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """The words of each line, as jieba parts it when it knows what official titles say."""
    import jieba

    from tools.words import OFFICIAL

    for word in OFFICIAL.split():
        jieba.add_word(word)
    for line in lines:
        yield from ((line, start, end) for _, start, end in jieba.tokenize(line))


def beside_names(inside: bool) -> Iterator[Break]:
    """The breaks before, behind or inside a name that is made up."""
    source = random.Random(1)
    for _ in range(NAMES):
        person = source.choice(SURNAMES) + "".join(source.choices(GIVEN, k=source.choice((1, 2, 2))))
        place = "".join(source.sample(PLACES, 2))
        name = source.choice((person, place + source.choice(KINDS)))
        before, behind = source.choice(BEFORE), source.choice(BEHIND)
        at = (
            source.randrange(1, 3 if name.startswith(place) else len(name)) if inside else source.choice((0, len(name)))
        )
        yield Break(before + name[:at], name[at:] + behind)


def report(name: str, found: Iterable[Break], wanted: bool) -> None:
    """How many of the breaks tear a word, as the program sees it; if none should, which."""
    breaks = [*dict.fromkeys(found)]
    told = [each for each in breaks if breaks_word(*each)]
    share = 100 * len(told) / max(1, len(breaks))
    print(f"{name:34} {len(breaks):8,} breaks, {len(told):7,} said to tear a word, {share:7.3f} %")
    if not wanted:
        picked = random.Random(1).sample(told, min(SHOWN, len(told)))
        print(*(f"    {each.shown}" for each in picked), sep="\n")


def cost(sample: Sequence[Break]) -> None:
    """What the first question costs, with the table read, and the others."""
    first: Callable[[], object] = lambda: breaks_word("我市组织开展理论宣", "讲活动")  # noqa: E731
    broken_words._rows.cache_clear()
    broken_words._beginning_with.cache_clear()
    print(f"the first break {timed(first):.2f} ms, {len(broken_words._rows()) / 1000:.0f} KB read; ", end="")
    each = best(lambda: [breaks_word(*each) for each in sample], 3) / len(sample)
    print(f"each further one {1000 * each:.0f} µs")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS)
    parser.add_argument("--lines", type=int, default=3000, help="sentences that jieba parts")
    options = parser.parse_args()
    folders = [folder for folder in options.folders if folder.is_dir()]
    if not folders:
        return print("skipped: no prose; name a folder, or the one that holds data/ in BULLETIN_LINT_SHARED")
    lines = [line for folder in folders for line in lines_of(folder) if not line.startswith("===")]
    titles = [re.sub(r"^[#>]+ (?:\d+\.)?", "", line) for line in lines if line.startswith(("# ", "## ", "> "))]
    sentences = [part for line in lines if line[0] not in "#>" for part in re.split("[。！？]", line) if part]
    chosen = random.Random(1).sample(sentences, min(options.lines, len(sentences)))
    cost([*between_marks(titles)][:1000])
    report("clauses and quotations", between_marks([*titles, *sentences]), wanted=False)
    report("made-up names, beside", beside_names(inside=False), wanted=False)
    report("made-up names, inside (no alarms)", beside_names(inside=True), wanted=False)
    if not find_spec("jieba"):
        return print("skipped: what needs jieba")
    report("behind 的, 和, 会议 ...", behind_ends([*titles, *sentences]), wanted=False)
    for name, some in (("titles", titles), ("sentences", chosen)):
        report(f"{name}, between words", between_words(some), wanted=False)
        report(f"{name}, words of two", inside_words(some, range(2, 3)), wanted=True)
        report(f"{name}, words of three and four", inside_words(some, range(3, 5)), wanted=True)
    return None


if __name__ == "__main__":
    main()
