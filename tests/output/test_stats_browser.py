"""The page on an archive in a real browser: wide, narrow, dark and on paper."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from bulletin_lint.cli.main import run
from tests.needs import FROM_SYSTEM, needs
from tests.output.archives import a_year, three_offices, write
from tests.output.browser import CHROMIUM, DESKTOP, DRIVER, POOR_CONTRAST, Browser, browser

pytestmark = [pytest.mark.slow, needs("chromium", CHROMIUM, FROM_SYSTEM), needs("chromedriver", DRIVER, FROM_SYSTEM)]

SMALL = (360, 780)
# Letters of plots, as far as they can be seen, that stand on others or beyond their plot.
COLLISIONS = """(() => {
    const hits = [];
    for (const plot of document.querySelectorAll('svg.plot, svg.scale')) {
        const frame = plot.getBoundingClientRect();
        const texts = [...plot.querySelectorAll('text')]
            .map((text) => [text.textContent, text.getBoundingClientRect()]);
        texts.forEach(([name, box], place) => {
            if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1) hits.push(name);
            for (const [other, next] of texts.slice(place + 1)) {
                const across = Math.min(box.right, next.right) - Math.max(box.left, next.left);
                const down = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
                if (across > 0.5 && down > 3) hits.push(`${name} ${other}`);
            }
        });
    }
    return hits;
})()"""


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


def make(lines: list[object], folder: Path) -> Path:
    target = folder / "统计.html"
    assert run(["stats", str(write(lines, folder / "r.jsonl")), "-o", str(target)]) == 0  # type: ignore[arg-type]
    return target


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make([*three_offices()], tmp_path_factory.mktemp("offices"))


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make([*a_year()], tmp_path_factory.mktemp("year"))


@pytest.mark.parametrize("size", [DESKTOP, SMALL], ids=["desktop", "small"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["offices", "year"])
def test_it_opens_without_complaint_in_every_window(
    window: Browser, request: pytest.FixtureRequest, name: str, size: tuple[int, int], scheme: str
) -> None:
    window.open(request.getfixturevalue(name), size, scheme)
    assert window.complaints() == []
    assert window.value("document.documentElement.scrollWidth") <= size[0]
    assert window.value(POOR_CONTRAST) == []
    assert window.value(COLLISIONS) == []


def test_dark_windows_get_a_dark_page(window: Browser, offices: Path) -> None:
    shades = []
    for scheme in ("light", "dark"):
        window.open(offices, scheme=scheme)
        shade = window.value("getComputedStyle(document.body).backgroundColor.match(/\\d+/g)")
        shades.append(sum(map(int, shade)))
    assert shades[0] > 600 > 150 > shades[1]


@pytest.mark.parametrize("size", [DESKTOP, SMALL], ids=["desktop", "small"])
def test_columns_are_drawn_as_high_as_their_numbers(window: Browser, year: Path, size: tuple[int, int]) -> None:
    window.open(year, size)
    tops: dict[int, float] = {}
    base = window.boxes(".plot .base")[0][1]
    for left, top, _, _ in window.boxes(".plot rect"):
        tops[round(left)] = max(tops.get(round(left), 0), base - top)
    values = [
        float(value)
        for value in window.value("[...document.querySelectorAll('.plot .value')].map((e) => e.textContent)")
    ]
    drawn = [tops[left] for left in sorted(tops)]
    assert len(drawn) == 11  # the last month has no finding
    for height, value in zip(drawn, values, strict=False):
        assert height / drawn[0] == pytest.approx(value / values[0], abs=0.02)


def test_bars_are_drawn_as_long_as_their_numbers(window: Browser, offices: Path) -> None:
    window.open(offices)
    lengths: dict[int, float] = {}
    for left, top, right, _ in window.boxes("section[aria-labelledby='office'] li > svg.bar rect"):
        lengths[round(top)] = lengths.get(round(top), 0) + right - left
    first, second, third = (lengths[top] for top in sorted(lengths))
    assert second / first == pytest.approx(0.6 / 2.1, abs=0.02)
    assert third == pytest.approx(second, abs=2.5)


def test_the_tables_open_by_keyboard(window: Browser, offices: Path) -> None:
    window.open(offices)
    assert window.shown("details table") == []
    for _ in range(30):
        window.press(Keys.TAB)
        if window.value("document.activeElement.tagName") == "SUMMARY":
            break
    window.press(Keys.ENTER)
    assert len(window.shown("details table")) == 1
    assert "2025年1月" in window.text("details[open] tbody td")


def test_what_scrolls_can_be_reached_by_keyboard(window: Browser, year: Path) -> None:
    window.open(year, SMALL)
    wide = "[...document.querySelectorAll('.scroll')].filter((e) => e.scrollWidth > e.clientWidth)"
    assert window.value(f"{wide}.length") >= 2
    assert window.value(f"{wide}.every((e) => e.tabIndex === 0 && e.getAttribute('aria-label'))")
    window.value(f"{wide}[0].focus()")
    window.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    assert window.value(f"{wide}[0].scrollLeft") > 0


def test_on_paper_no_plot_is_cut(window: Browser, year: Path) -> None:
    window.open(year)
    settings = {"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": True}
    printed = base64.b64decode(window.driver.execute_cdp_cmd("Page.printToPDF", settings)["data"])
    assert printed.count(b"/Type /Page\n") == 2
    window.resize((680, 900))  # what a sheet has between its margins
    window.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    window.settle()
    assert window.value("[...document.querySelectorAll('.scroll')].every((e) => e.scrollWidth <= e.clientWidth)")
    assert window.value("[...document.querySelectorAll('details')].every((e) => !e.checkVisibility())")
