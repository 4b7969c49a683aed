"""A headless Chromium, and the review page in it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.support.select import Select

from tests.needs import program

CHROMIUM = program("chromium", "chromium-browser", "google-chrome")
DRIVER = program("chromedriver")
DESKTOP = (1280, 900)
PHONE = (390, 844)
_FLAGS = (
    "headless",
    "no-sandbox",
    "disable-gpu",
    "disable-quic",
    "no-first-run",
    "disable-background-networking",
    "disable-component-update",
    "disable-sync",
)
# Every text that is shown, against the nearest background behind it (WCAG 2.2, 1.4.3).
POOR_CONTRAST = """(() => {
    const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
    const behind = (element) => {
        for (let node = element; node; node = node.parentElement) {
            const color = numbers(getComputedStyle(node).backgroundColor);
            if (color.length < 4 || color[3] > 0) return color;
        }
        return [255, 255, 255];
    };
    const poor = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
        const [one, other] = [light(numbers(getComputedStyle(element).color)), light(behind(element))];
        const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        if (ratio < 4.5) poor.add(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
    }
    return [...poor];
})()"""
Box = tuple[float, float, float, float]


class Browser:
    """One window. Selectors are those of CSS; ``shown`` are the elements that can be seen."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def open(self, page: Path, size: tuple[int, int] = DESKTOP, scheme: str = "light", fragment: str = "") -> None:
        """Show a page anew, in a window of this size and color scheme."""
        self.resize(size)
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": features})
        self.driver.get("about:blank")
        self.complaints()
        self.driver.get(page.as_uri() + fragment)
        self.settle()

    def resize(self, size: tuple[int, int]) -> None:
        """Give the window a size in CSS pixels; narrow ones are phones."""
        width, height = size
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def settle(self) -> None:
        """Wait until the page has been drawn twice: by then everything stands where it belongs."""
        self.driver.execute_async_script(
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done));"
        )

    def value(self, script: str, *arguments: object) -> Any:
        """What an expression is worth; it may name ``arguments``."""
        return self.driver.execute_script(f"return {script}", *arguments)

    def all(self, selector: str, attribute: str = "class") -> list[str]:
        """An attribute of every element."""
        script = (
            "[...document.querySelectorAll(arguments[0])].map((element) => element.getAttribute(arguments[1]) ?? '')"
        )
        return list(self.value(script, selector, attribute))

    def shown(self, selector: str, attribute: str = "class") -> list[str]:
        """An attribute of every element that can be seen."""
        script = """[...document.querySelectorAll(arguments[0])]
            .filter((element) => element.checkVisibility({ visibilityProperty: true }))
            .map((element) => element.getAttribute(arguments[1]) ?? '')"""
        return list(self.value(script, selector, attribute))

    def text(self, selector: str) -> str:
        """The text of the first such element."""
        return str(self.value("document.querySelector(arguments[0]).textContent", selector))

    def boxes(self, selector: str) -> list[Box]:
        """Left, top, right and bottom of every element, in pixels of the window."""
        script = """[...document.querySelectorAll(arguments[0])].map((element) => element.getBoundingClientRect())
            .map(({ left, top, right, bottom }) => [left, top, right, bottom])"""
        return [(box[0], box[1], box[2], box[3]) for box in self.value(script, selector)]

    def click(self, selector: str) -> None:
        """Click where the first such element can be seen."""
        element = self.driver.find_element("css selector", selector)
        self.driver.execute_script("arguments[0].scrollIntoView({ block: 'center' })", element)
        element.click()
        self.settle()

    def press(self, *keys: str) -> None:
        """Press keys one after another."""
        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()
        self.settle()

    def choose(self, value: str) -> None:
        """Choose from the list of articles."""
        Select(self.driver.find_element("css selector", "select")).select_by_value(value)

    def active(self) -> str:
        """The number of the chosen note, '' if none is."""
        return next(iter(self.all(".note.active", "data-n")), "")

    def focused(self) -> str:
        """The identifier of the element that has the focus."""
        return str(self.value("document.activeElement.id"))

    def in_view(self, selector: str) -> bool:
        """Whether the top of an element stands inside the window, and nothing covers it."""
        script = """(() => {
            const element = document.querySelector(arguments[0]);
            const box = element.getBoundingClientRect();
            const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 20) / 2);
            return Boolean(top) && (element.contains(top) || top.contains(element));
        })()"""
        return bool(self.value(script.replace("arguments[0]", json.dumps(selector))))

    def complaints(self) -> list[str]:
        """What the console has said since last asked, and what was asked of the network."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        requests = [event["params"]["request"] for event in events if event["method"] == "Network.requestWillBeSent"]
        said = [str(entry["message"]) for entry in self.driver.get_log("browser")]
        return said + [request["url"] for request in requests if not request["url"].startswith("file:")]


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser with an empty profile of its own."""
    with tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True) as profile:
        options = Options()
        options.binary_location = CHROMIUM or ""
        for flag in (*_FLAGS, f"user-data-dir={profile}"):
            options.add_argument(f"--{flag}")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        driver = Chrome(options=options, service=Service(DRIVER))
        try:
            yield Browser(driver)
        finally:
            driver.quit()
