"""What is never punctuation: each kind of token is one span, and its marks are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_lint.checks.reading.protected import spans
from bulletin_lint.checks.reading.tokens import TOKENS
from tests.checks.drafts import body, fixed, found

DATA = Path(__file__).parent / "data"
EXAMPLES = {
    "phrase": "Keep calm and carry on",
    "url": "https://www.example.gov.cn/a/index.html?id=3&b=1",
    "entity": "&nbsp;",
    "email": "xxk_2022@qd.example.cn",
    "site": "www.example.gov.cn",
    "path": "C:\\work\\info.docx",
    "file": "name.docx",
    "dotted": ".gov.cn",
    "address": "192.168.1.1:8080",
    "phone": "0532-85550000-8001",
    "date": "2022-06-15",
    "standard": "ISO 9001:2015",
    "serial": "ISSN 1000-1234",
    "time": "14:30",
    "ratio": "3:1",
    "version": "V2.0.1",
    "thousands": "1,234.56",
    "decimal": "3.14",
    "fraction": "1/3",
    "initials": "J.K.",
    "apostrophe": "I'm",
    "call": "f(x)",
    "formula": "1+9+100",
    "word": "GDP",
    "number": "2022",
}


def test_every_kind_has_an_example() -> None:
    assert set(EXAMPLES) == {token.name for token in TOKENS}


@pytest.mark.parametrize(("name", "text"), EXAMPLES.items())
def test_token_is_one_span(name: str, text: str) -> None:
    string = f"关于{text}的说明"
    assert list(spans(string, 0, len(string))) == [(2, 2 + len(text), name)]


@pytest.mark.parametrize("text", [text for name, text in EXAMPLES.items() if name != "entity"])
@pytest.mark.parametrize("frame", ["关于{}的说明。", "会议指出，{}，并部署工作。", "（{}）", "“{}”"])
def test_token_is_left_alone(text: str, frame: str) -> None:
    assert found(body(frame.format(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "GB/T 15834—2011和GB/T 15835—2011",
        "男女比例为1∶1.05",
        "合格率≥95%，误差±0.5℃，p<0.05",
        "7×24小时值守、20+N支队伍",
        "Keep calm, and carry on",
        "鲁B·12345号车",
        "让-雅克·卢梭",
        "2#楼和1#高炉",
        "COVID-19、AK-47、Wi-Fi6、UTF-8",
    ],
)
def test_kept(text: str) -> None:
    assert found(body(f"据了解，{text}等情况属实。")) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("url", "https://www.example.cn/公告?id=1"),
        ("url", "https://云州.中国"),
        ("url", "http://云州市政府.政务.cn"),
        ("url", "www.云州.中国"),
        ("url", "https://www.example.cn/文件/第1期.docx"),
        ("email", "news@云州.中国"),
        ("path", "D:\\简报\\2024年.第1期\\"),
        ("path", "D:\\简报\\第1期.docx"),
        ("path", "\\\\文件服务器\\共享\\2024年.第1期\\"),
        ("field", "错误!未"),
    ],
)
def test_an_address_may_hold_chinese_and_ends_where_the_sentence_goes_on(name: str, text: str) -> None:
    string = f"资料见{text}，各单位可以查询。"
    assert (3, 3 + len(text), name) in spans(string, 0, len(string))


@pytest.mark.parametrize(
    "text",
    [
        "登录https://www.example.cn/公告?id=1查询。",
        "访问https://云州.中国即可办理。",
        "登录http://云州市政府.政务.cn查询结果。",
        "报名请登录www.云州.中国即可。",
        "初稿存放在D:\\简报\\2024年.第1期\\文件夹。",
        "采用.NET框架、.net平台（.net core 2.1）开发，后缀为“.gov.cn”。",
        "稿件请以.docx、.pdf格式报送。",
        "外宾连声说“Very good!”“Wonderful!”，还问“What's your name?”。",
        "展板上写着“Hello,world!”“I love China.”等标语。",
        "观看《Hello, Mr. Wang!》等影片，并题词（Keep calm, and carry on!）留念。",
        "[1]孙明,李华.我国某某业发展研究[J].示例科技,2025,(04):32-44.",
        "孙明. 某某发展研究[M]. 北京: 示例出版社, 2020: 3-5.",
        "云州市统计局.统计公报[EB/OL].(2025-02-01)[2025-03-01].https://www.example.cn/a.html.",
        "在书名后加“, 等”字样。",
        "访问“云州.中国”或“政务.cn”网站。",
        "联系邮箱：办公室@云州.政务.cn。",
        "域名为.cn、.中国、.政务的网站须备案。",
        "文件位于\\\\192.168.1.5\\共享文件\\2024年度.终稿\\简报.docx，请查收。",
        "语法为`clamp(最小值, 属性值)`，一个&lt;canvas&gt;元素。",
    ],
)
def test_what_is_no_chinese_prose_keeps_its_marks(text: str) -> None:
    assert found(body("近日，全市会议召开。", text)) == []


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("登录https://www.example.cn/公告?id=1,查询结果。", "登录https://www.example.cn/公告?id=1，查询结果。"),
        ("访问https://云州.中国,即可办理。", "访问https://云州.中国，即可办理。"),
        ("观看《Hello, Mr. Wang!》后,反响热烈。", "观看《Hello, Mr. Wang!》后，反响热烈。"),
        ("他说“好的,马上办OK!”，随后离开。", "他说“好的，马上办OK！”，随后离开。"),
        ("会议研究了[2022]号文件,部署工作。", "会议研究了[2022]号文件，部署工作。"),
    ],
)
def test_the_marks_around_them_are_those_of_the_sentence(text: str, after: str) -> None:
    assert fixed(text) == after


def listed() -> list[tuple[str, str]]:
    """What is written in drafts, right and half right, and the tokens in it: name and place."""
    lines = (DATA / "addresses.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [(text, tokens) for text, _, tokens in (line.partition("\t") for line in lines)]


@pytest.mark.parametrize(("text", "tokens"), listed())
def test_addresses_and_what_resembles_them_are_cut_into_these_tokens(text: str, tokens: str) -> None:
    found = spans(text, 0, len(text))
    assert "|".join(f"{name}={start}-{end}" for start, end, name in found) == tokens


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a" * 61 + " b", "phrase"),
        ("a" * 62 + " b", "word"),
        ("1" * 80 + "+1", "formula"),
        ("1" * 81 + "+1", "number"),
        ("GB/A/B/C/D 1", "standard"),
        ("GB/A/B/C/D/E 1", "formula"),
        ("1" + ",000" * 12, "thousands"),
        ("1" + ",000" * 13, "number"),
    ],
)
def test_no_token_is_longer_than_anybody_writes(text: str, name: str) -> None:
    assert next(spans(f"约{text}。", 0, len(text) + 2))[2] == name


def test_cost_does_not_explode_on_endless_tokens() -> None:
    half = ("a.", ".", "a.cn", "www.", "(", "a@", "1.1.", "A b ", "/a", "a-", "a'-", "123,", "GB/", "://a.", "D:\\")
    wide = ("“a ", "“a”", "（ab cd", "[J]", "。[J]", "错误!", "/a/。", "\\\\云\\", "www.云.")
    for unit in half + wide:
        string = unit * 20_000
        assert sum(1 for _ in spans(string, 0, len(string))) < len(string)
