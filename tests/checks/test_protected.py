"""What is never punctuation: each kind of token is one span, and its marks are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_lint.checks.reading.protected import spans
from bulletin_lint.checks.reading.tokens import TOKENS
from tests.checks.drafts import body, found

DATA = Path(__file__).parent / "data"
EXAMPLES = {
    "phrase": "Keep calm and carry on",
    "url": "https://www.example.gov.cn/a/index.html?id=3&b=1",
    "email": "xxk_2022@qd.example.cn",
    "site": "www.example.gov.cn",
    "path": "C:\\work\\info.docx",
    "file": "name.docx",
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


@pytest.mark.parametrize("text", EXAMPLES.values())
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
    for unit in ("a.", ".", "a.cn", "www.", "(", "a@", "1.1.", "A b ", "/a", "a-", "a'-", "123,", "GB/"):
        string = unit * 20_000
        assert sum(1 for _ in spans(string, 0, len(string))) < len(string)
