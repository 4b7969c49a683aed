"""Settings are read in the encodings in which Windows saves them, and never in one that is only guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_lint.errors import ConfigError
from bulletin_lint.toml.encodings import text_of
from bulletin_lint.toml.read import read_toml
from tests.places import ROOT

PROFILE = (ROOT / "rules/profiles/gongzuo-jianbao.toml").read_text(encoding="utf-8")
MARK = "\ufeff"
# 珺 and 祎 are not in GB 2312, but in GBK; — and · have other places in the codec "gb2312".
NAMES = '[wording]\npeople = ["沈知行——局长", "周既白", "苏闻溪", "林珺", "陆祎", "阿依·古丽", "何秋白", "方远山"]\n'
UNKNOWN = "看不出文字的编码，请用记事本等程序另存为 UTF-8$"


@pytest.mark.parametrize("text", [PROFILE, NAMES, "a = 1\n", '"2019/*" = ["TOC"]  # 甲\n'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gbk", "gb18030"])
def test_what_notepad_and_powershell_save_is_read(text: str, encoding: str) -> None:
    marked = MARK + text if encoding == "utf-16-be" else text
    assert text_of(marked.replace("\n", "\r\n").encode(encoding)) == text


@pytest.mark.parametrize("cut", range(-9, 0))
def test_utf_8_that_was_cut_off_is_not_taken_for_gbk(cut: int) -> None:
    data = "宣传部、办公室、信息科".encode()[:cut]
    if cut % 3:
        with pytest.raises(ValueError, match=UNKNOWN):
            text_of(data)
    else:
        assert text_of(data) == data.decode()


@pytest.mark.parametrize(
    "data",
    [
        PROFILE.encode()[:700] + b"\xff" + PROFILE.encode()[700:],
        "機關單位報送公文，聯絡人：陳先生".encode("big5"),
        "検討するべき文書".encode("shift-jis"),
        bytes(range(128, 256)),
        b"\xff\xfea",  # half a character of UTF-16
    ],
    ids=["damaged UTF-8", "Big5", "Shift JIS", "bytes", "cut off UTF-16"],
)
def test_what_cannot_be_told_is_not_guessed(data: bytes) -> None:
    with pytest.raises(ValueError, match=UNKNOWN):
        text_of(data)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('a = [1\n"b" = 2', "第2行第1个字符：“[”没有配上“]”"),
        ("a = [1", "文件末尾：“[”没有配上“]”"),
        ("a = {b = 1", "文件末尾：“{”没有配上“}”"),
        ('packs = ["规则\\本单位.toml"]', "双引号里的“\\”另有含义，路径里的“\\”请写成“/”，或者改用单引号"),
        ('profile = "D:\\users\\本刊.toml"', "双引号里的“\\”另有含义，路径里的“\\”请写成“/”，或者改用单引号"),
        ('"2019\\*" = ["TOC"]', "双引号里的“\\”另有含义，路径里的“\\”请写成“/”，或者改用单引号"),
        ("a = “本刊.toml”", "第1行第5个字符：值不能这样写，文字要放在半角引号里"),
        ("刊名 = 1", "第1行第1个字符：应为“键 = 值”或“[表]”"),
        ("a.刊名 = 1", "第1行第3个字符：键不能这样写，含有汉字或标点的键要放在半角引号里"),
        ('a = "b\nc = 1', "第1行第7个字符：引号没有成对"),
        ("a = 'b", "文件末尾：引号没有成对"),
        ("a = '''b", "文件末尾：引号没有成对"),
        ("a", "文件末尾：键的后面应为“=”"),
        ("[a", "文件末尾：表的名称后面应为“]”"),
        ("[[a]", "第1行第4个字符：表的名称后面应为“]”"),
        ("a = 1 b = 2", "第1行第7个字符：值的后面多了内容，一行只写一项"),
        ("a = 1\na = 2", "同一个键写了两次"),
        ("[a]\n[a]", "同一个键写了两次"),
        ("a = {b = 1, b = 2}", "同一个键写了两次"),
        ("a = 2024-02-30", "没有这个日期"),
        ("a = 'b\x01'", "有不能写的控制字符"),
    ],
)
def test_what_is_wrong_is_said_in_chinese(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "本刊.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        read_toml(path)
    message = str(error.value)
    assert message.startswith(f"{path}：不是有效的 TOML：")
    assert message.endswith(said)
    words = message.removeprefix(f"{path}：不是有效的 TOML").split()
    assert not [word for word in words if word.isascii() and len(word) > 3]
