"""Fonts under all their names, and colors by what an editor calls them."""

from __future__ import annotations

import pytest

from bulletin_lint.text.colors import is_black, is_grey, name_of
from bulletin_lint.text.font_names import font_names


@pytest.mark.parametrize(
    ("family", "names"),
    [
        ("仿宋", ["仿宋_GB2312", "FangSong", "fangsong_gb2312", "华文仿宋", "方正仿宋_GBK", "CESI仿宋-GB2312"]),
        ("楷体", ["楷体_GB2312", "KaiTi", "STKaiti", "方正楷体简体"]),
        ("黑体", ["SimHei", "方正黑体_GBK", "sim hei"]),
        ("宋体", ["SimSun", "NSimSun", "新宋体", "方正书宋_GBK"]),
        ("小标宋", ["方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋"]),
        ("Times New Roman", ["times new roman", "TimesNewRoman", "Liberation Serif"]),
    ],
)
def test_one_font_has_many_names(family: str, names: list[str]) -> None:
    fonts = font_names()
    assert {fonts.family_of(name) for name in names} == {family}
    assert all(fonts.is_same(family, name) and fonts.is_known(name) for name in names)


def test_a_name_that_nobody_knows_is_its_own_family() -> None:
    fonts = font_names()
    assert fonts.family_of(" 某某体 ") == "某某体"
    assert not fonts.is_known("某某体")
    assert not fonts.is_same("某某体", "仿宋")
    assert not fonts.is_latin("某某体")


def test_an_office_has_names_of_its_own() -> None:
    fonts = font_names(("仿宋=某市仿宋", "某市标题体=某市标宋"))
    assert fonts.family_of("某市仿宋") == "仿宋"
    assert fonts.is_same("某市标宋", "某市标题体")
    assert font_names().family_of("某市仿宋") == "某市仿宋"


def test_latin_fonts_draw_no_chinese() -> None:
    fonts = font_names()
    assert fonts.is_latin("Calibri")
    assert fonts.is_latin("Times New Roman")
    assert not fonts.is_latin("仿宋_GB2312")


@pytest.mark.parametrize("color", ["auto", "000000", "0D0D0D", "333333", "1A1A2E"])
def test_what_prints_black(color: str) -> None:
    assert is_black(color)
    assert name_of(color) == "黑色"
    assert not is_grey(color)


@pytest.mark.parametrize(
    ("color", "words", "grey"),
    [
        ("343434", "灰色（343434）", True),
        ("7F7F7F", "灰色（7F7F7F）", True),
        ("7F857F", "灰色（7F857F）", True),
        ("FFFFFF", "白色（FFFFFF）", True),
        ("FF0000", "红色（FF0000）", False),
        ("C00000", "红色（C00000）", False),
        ("0070C0", "蓝色（0070C0）", False),
        ("00B050", "绿色（00B050）", False),
        ("FFC000", "黄色（FFC000）", False),
        ("ED7D31", "橙色（ED7D31）", False),
        ("7030A0", "紫色（7030A0）", False),
        ("00B0F0", "蓝色（00B0F0）", False),
        ("00FFFF", "青色（00FFFF）", False),
    ],
)
def test_colors_that_are_not_black(color: str, words: str, grey: bool) -> None:
    assert not is_black(color)
    assert name_of(color) == words
    assert is_grey(color) is grey
