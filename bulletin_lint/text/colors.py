"""Colors as files write them, in six hexadecimal digits, and what an editor calls them."""

from __future__ import annotations

from colorsys import rgb_to_hls

from bulletin_lint.text.looks import AUTO

_DARK = 0x33  # no part of what prints as black is lighter
_PALE = 0.12  # of what is grey the parts differ by less than this share
# Up to which part of the circle of hues a color is called so.
_HUES = (
    (0.04, "红色"),
    (0.11, "橙色"),
    (0.19, "黄色"),
    (0.46, "绿色"),
    (0.54, "青色"),
    (0.72, "蓝色"),
    (0.86, "紫色"),
    (1.01, "红色"),
)


def is_black(color: str) -> bool:
    """Whether letters of this color are black on paper."""
    return color == AUTO or max(_parts(color)) <= _DARK


def is_grey(color: str) -> bool:
    """Whether it is neither black nor a color."""
    return color != AUTO and not is_black(color) and max(_parts(color)) - min(_parts(color)) <= 255 * _PALE


def name_of(color: str) -> str:
    """灰色（7F7F7F）, 红色（FF0000）; 黑色 for black."""
    if is_black(color):
        return "黑色"
    hue, lightness, _ = rgb_to_hls(*(part / 255 for part in _parts(color)))
    if is_grey(color):
        return f"{'白色' if lightness > 0.97 else '灰色'}（{color}）"
    return f"{next(name for most, name in _HUES if hue < most)}（{color}）"


def _parts(color: str) -> tuple[int, int, int]:
    return int(color[:2], 16), int(color[2:4], 16), int(color[4:6], 16)
