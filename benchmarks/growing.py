"""Drafts that grow: a fragment repeated in one place of a bulletin, or more and more of what a bulletin consists of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from bulletin_lint.toml.words import common
from tools.documents import Article, Bulletin, Contents, ContentsSection, Field, Paragraph, Section, load

TEMPLATE = Path(__file__).resolve().parents[1] / "fixtures" / "clean-short" / "bulletin.toml"
TITLE = "云陂县举办春季文明实践集中服务活动"
TEXT = Paragraph("2月22日，云陂县在砚池广场举办春季文明实践集中服务活动，32支志愿服务队参加。")
ATTRIBUTION = "（云陂县委宣传部）"

# Marks one by one, as openings without closings and in pairs, in rows and between words.
_MARKS = [*"，。；：、！？“”‘’（）《》〈〉「」『』【】〔〕［］—…·～￥％", *"""!"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"""]
_PAIRS = [
    "（）",
    "()",
    "《》",
    "“”",
    "‘’",
    "【】",
    "〔〕",
    "［］",
    "（甲）",
    "“甲”",
    "“‘甲’”",
    "《〈甲〉》",
    "(a)",
    "[1]",
]
_AFTER_WORDS = [f"会议{mark}" for mark in "，。；：、！？,.;:!?（(“”\"'《》·—～-/ 　"]
_DIGITS = [
    *(
        "1",
        "２",
        "2０",
        "2０2",
        "二",
        "十",
        "〇",
        "百",
        "①",
        "㈠",
        "⑴",
        "Ⅳ",
        "1.",
        "1,",
        "1:",
        "1-",
        "1/",
        "1%",
        "1％",
        "１，",
    ),
    *("1.1.", "1,234", "1 ", "10月", "3月5日", "2025年", "2025-01-", "2025.1.", "14:30", "1∶", "1万", "近1", "50%左右"),
    *(
        "第1期",
        "第一",
        "十一五",
        "二〇二五年",
        "〔2025〕1号",
        "1至2",
        "1—2",
        "1~2",
        "一百",
        "3.5",
        "3．5",
        "5个",
        "三个",
        "几十",
    ),
]
_LABELS = [
    *(
        "一、",
        "（一）",
        "(一)",
        "1.",
        "1．",
        "1、",
        "（1）",
        "(1)",
        "①",
        "一是",
        "二是",
        "第一，",
        "一要",
        "一方面",
        "首先，",
    ),
    *(
        "一是甲；",
        "①甲；",
        "一、甲。",
        "（一）甲。",
        "第一，甲。",
        "一是一是",
        "其一，",
        "如下：",
        "以下三点：",
        "三个方面：",
    ),
]
_ADDRESSES = [
    *(
        "a",
        "ab ",
        "A",
        "a.",
        ".a",
        "a b ",
        "a-",
        "-a",
        "a_",
        "a@",
        "@a",
        "a@b",
        "a@b.",
        "www.",
        "a.cn",
        "a.cn ",
        "a.cn/",
    ),
    *(
        "http://",
        "https://a.cn/",
        "http://a ",
        "://",
        "C:\\",
        "C:\\a",
        "\\\\a",
        "\\\\a\\",
        "/a",
        "/a/",
        "a/",
        "(a",
        "a(",
        "f(x)",
    ),
    *(
        "a.docx",
        "a.docx ",
        ".docx",
        "a=1",
        "a=",
        "=a",
        "x+",
        "GB/T ",
        "GB/T 1",
        "ISO ",
        "No.",
        "Ltd.",
        "J.K.",
        "I'm ",
        "'",
    ),
    *(
        "v1.",
        "1.1",
        "192.168.1.",
        "0532-",
        "0532-85550000",
        "+86 ",
        "86-",
        "ISSN ",
        "a·b",
        "é",
        "а",
        "a，",
        "word, ",
        "Abc.",
    ),
]
_SPACES = [
    " ",
    "　",
    "\u00a0",
    "\t",
    "\n",
    "\f",
    "甲 ",
    "甲　",
    "甲\t",
    "甲\n",
    " \n",
    "\u200b",
    "\u00ad",
    "\u202e",
    "\U00020000",
]
_WORDS = [
    *(
        "的",
        "的的",
        "了",
        "人",
        "甲",
        "市",
        "县",
        "市委",
        "市委、",
        "县委办公室",
        "市委书记",
        "书记",
        "王明",
        "王明、",
        "局",
        "局、",
    ),
    *(
        "部长王明",
        "“的",
        "等",
        "等等",
        "和",
        "及",
        "与",
        "并",
        "报：",
        "送：",
        "发：",
        "编辑：",
        "（市委宣传部）",
        "（市委",
        "供稿：",
    ),
    *(
        "目录",
        "本期要目",
        "第1期（总第1期）",
        "〔工作动态〕",
        "会议指出，",
        "据统计，",
        "同比增长",
        "增长1%",
        "下降",
        "以上",
        "左右",
    ),
    *(
        "截止目前",
        "大约",
        "近日",
        "昨天",
        "星期一",
        "2月30日",
        "共印1份",
        "印发",
        "XX",
        "××",
        "□",
        "某",
        "此处",
        "待定",
        "附件",
    ),
]


@cache
def fragments() -> tuple[str, ...]:
    """What is repeated: marks, digits, labels, addresses, spaces, words, and the first and last word of each list."""
    lists = [words for words in common().values() if isinstance(words, tuple)]
    listed = [word for words in lists for word in (words[0], words[-1])]
    groups = (_MARKS, _PAIRS, _AFTER_WORDS, _DIGITS, _LABELS, _ADDRESSES, _SPACES, _WORDS, listed)
    return tuple(dict.fromkeys(fragment for group in groups for fragment in group))


def _article(text: str = "", title: str = TITLE, lead: str = "", attribution: str = ATTRIBUTION) -> Article:
    paragraph = Paragraph(text, lead) if text or lead else TEXT
    return Article((title,) if title else (), (paragraph, TEXT), attribution)


def bulletin(*articles: Article, **parts: object) -> Bulletin:
    """The template with these articles in place of its own, and ``parts`` of it replaced."""
    sections = (Section("〔工作动态〕", articles or (_article(),)),)
    return replace(load(TEMPLATE), **{"sections": sections, **parts})  # type: ignore[arg-type]


def _in_contents(text: str) -> Bulletin:
    return bulletin(contents=Contents((ContentsSection("〔工作动态〕", ((TITLE,), (text,))),), "目录"))


PLACES: Mapping[str, Callable[[str], Bulletin]] = {
    "name": lambda text: bulletin(name="宣传信息" + text),
    "issue": lambda text: bulletin(issue="第3期" + text),
    "issuer": lambda text: bulletin(issuer="中共云陂县委宣传部" + text),
    "date": lambda text: bulletin(date=text + "2025年2月28日"),
    "contents": _in_contents,
    "section": lambda text: bulletin(sections=(Section(f"〔工作{text}〕", (_article(),)),)),
    "title": lambda text: bulletin(_article(title="云陂县" + text)),
    "lead": lambda text: bulletin(_article("活动有序。", lead=f"会议{text}。")),
    "body": lambda text: bulletin(_article(f"本次{text}会议召开。")),
    "opening": lambda text: bulletin(_article(text)),
    "attribution": lambda text: bulletin(_article(attribution=f"（云陂县委{text}）")),
    "recipients": lambda text: bulletin(distribution=(Field("报", "市委宣传部" + text), Field("送", "县直各单位"))),
    "colophon": lambda text: bulletin(colophon=(Field("承办", "办公室"), Field("编辑", "叶知秋" + text))),
    "copies": lambda text: bulletin(copies=f"（共印80份{text}）"),
}


def _titles(count: int) -> Iterator[str]:
    return (f"云陂县召开第{number}次宣传思想文化工作调度会" for number in range(1, count + 1))


def _articles(count: int, **parts: object) -> Bulletin:
    return bulletin(*(_article(title=title) for title in _titles(count)), **parts)


def _sections(count: int) -> Bulletin:
    return bulletin(
        sections=tuple(
            Section(f"〔工作动态{number}〕", (_article(title=title),)) for number, title in enumerate(_titles(count))
        )
    )


def _with_contents(made: Bulletin) -> Bulletin:
    return replace(made, contents=Contents.of(made.sections))


def _briefs(count: int) -> Bulletin:
    made = tuple(
        Article((), (Paragraph("2月22日，活动在砚池广场举行。", f"{title}。"),), ATTRIBUTION)
        for title in _titles(count)
    )
    return bulletin(sections=(Section("〔工作简讯〕", made),))


def _offices(count: int, separator: str) -> str:
    return separator.join(f"第{number}街道党工委" for number in range(1, count + 1))


# What a bulletin may have more and more of.
PARTS: Mapping[str, Callable[[int], Bulletin]] = {
    "paragraphs": lambda count: bulletin(Article((TITLE,), (TEXT,) * count, ATTRIBUTION)),
    "empty paragraphs": lambda count: bulletin(Article((TITLE,), (Paragraph(" "),) * count, ATTRIBUTION)),
    "short paragraphs": lambda count: bulletin(Article((TITLE,), (Paragraph("一是好"),) * count, ATTRIBUTION)),
    "labelled paragraphs": lambda count: bulletin(
        Article((TITLE,), tuple(Paragraph(f"{n}.做好第{n}项工作。") for n in range(1, count + 1)), ATTRIBUTION)
    ),
    "lead-ins": lambda count: bulletin(
        Article((TITLE,), tuple(Paragraph("活动有序。", f"做好第{n}项。") for n in range(count)), ATTRIBUTION)
    ),
    "articles": _articles,
    "articles and contents": lambda count: _with_contents(_articles(count)),
    "articles of one title": lambda count: bulletin(*(_article() for _ in range(count))),
    "articles without attribution": lambda count: bulletin(
        *(_article(title=title, attribution="") for title in _titles(count))
    ),
    "briefs": _briefs,
    "briefs and contents": lambda count: _with_contents(_briefs(count)),
    "sections": _sections,
    "sections and contents": lambda count: _with_contents(_sections(count)),
    "lines of a title": lambda count: bulletin(Article(tuple(_titles(count)), (TEXT,), ATTRIBUTION)),
    "contents alone": lambda count: bulletin(
        contents=Contents((ContentsSection("〔工作动态〕", tuple((title,) for title in _titles(count))),), "目录")
    ),
    "quoted names": lambda count: bulletin(
        _article("开展" + "".join(f"“云陂第{n}号行动”" for n in range(count)) + "等行动。")
    ),
    "titles of books": lambda count: bulletin(
        _article("印发" + "".join(f"《云陂第{n}号办法》" for n in range(count)) + "。")
    ),
    "bookish paragraphs": lambda count: bulletin(
        Article((TITLE,), tuple(Paragraph(f"“{title}，据《{title}》。") for title in _titles(count)), ATTRIBUTION)
    ),
    "persons": lambda count: bulletin(_article("县委书记王明、" * count + "等出席。")),
    "recipients": lambda count: bulletin(distribution=(Field("报", _offices(count, "，")), Field("送", "县直各单位"))),
    "recipients apart by 、": lambda count: bulletin(distribution=(Field("报", _offices(count, "、")),)),
    "lists of recipients": lambda count: bulletin(distribution=(Field("报", "市委宣传部"),) * count),
    "items of the colophon": lambda count: bulletin(colophon=(Field("编辑", "叶知秋"),) * count),
    "offices that sign": lambda count: bulletin(_article(attribution=f"（{_offices(count, '、')}）")),
}
