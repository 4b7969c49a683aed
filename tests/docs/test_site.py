"""The site builds without a warning, and its pages do in a browser what they are there for."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import pytest

from bulletin_lint.rulebook.book import all_rules
from docs.generator.session import ROOT
from tests.needs import FROM_SYSTEM, needs, needs_module
from tests.output.browser import CHROMIUM, DESKTOP, DRIVER, PHONE, POOR_CONTRAST, Browser, browser

pytestmark = [
    pytest.mark.slow,
    needs_module("mkdocs"),
    needs_module("material"),
    pytest.mark.xdist_group("site"),  # it is built once
]
in_browser = [needs("chromium", CHROMIUM, FROM_SYSTEM), needs("chromedriver", DRIVER, FROM_SYSTEM)]
# One page of each make: hand-written, with commands, with pictures, generated tables, a rule.
PAGES = (
    "", "tutorial/", "start/editors/", "rules/", "rules/PUN012/", "reference/config/", "reference/kinds/",
    "reference/cli/", "reference/comparison/", "howto/layout/",
)  # fmt: skip
SCHEMES = ("default", "slate")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, built anew."""
    folder = tmp_path_factory.mktemp("docs") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder


class Window(NamedTuple):
    """A browser, and where the site is served to it."""

    browser: Browser
    address: str

    def open(self, page: str, size: tuple[int, int] = DESKTOP) -> Browser:
        """Show a page in a window of this size."""
        self.browser.resize(size)
        self.browser.driver.get(self.address + page)
        self.browser.settle()
        return self.browser


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of requests."""


@pytest.fixture(scope="module")
def window(site: Path) -> Iterator[Window]:
    """The clipboard may be read only on pages that a server gave, of which one on this machine will do."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    try:
        with browser() as opened:
            permissions = {"origin": address, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
            opened.driver.execute_cdp_cmd("Browser.grantPermissions", permissions)
            yield Window(opened, address)
    finally:
        server.shutdown()
        server.server_close()


def copied(page: Browser, number: int) -> str:
    """What the clipboard holds after a click on the button of the block of a console with this number."""
    button = page.value(
        "[...document.querySelectorAll('.language-console')][arguments[0]].querySelector('button')", number
    )
    page.driver.execute_script("arguments[0].scrollIntoView({ block: 'center' })", button)
    button.click()
    page.settle()
    script = "navigator.clipboard.readText().then(arguments[0], (error) => arguments[0](String(error)))"
    return str(page.driver.execute_async_script(script))


def commands(page: str) -> list[str]:
    """The commands of each block of a console in the source of a page."""
    blocks = re.findall(r"^```console\n(.*?)^```$", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.M | re.S)
    return ["\n".join(re.findall(r"^\$ (.*)$", block, re.M)) for block in blocks]


def test_the_site_builds_strictly(site: Path) -> None:
    assert (site / "rules" / "PUN012" / "index.html").exists()
    assert (site / "examples" / "第12期.docx").exists()
    assert not list(site.rglob("*.py"))


def test_pages_load_nothing_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        loaded = re.findall(r"<(?:script|img|link|iframe)\b[^>]*?\b(?:src|href)=\"?([^\" >]+)", text)
        assert [address for address in loaded if re.match(r"(?:https?:)?//", address)] == [], page


@pytest.mark.parametrize("page", ["tutorial.md", "howto/new.md"])
def test_the_button_of_a_console_copies_its_commands_and_nothing_else(window: Window, page: str) -> None:
    """Also where a block has two commands: a line each, without prompt and output."""
    opened = window.open(page.removesuffix(".md") + "/")
    wanted = commands(page)
    assert [copied(opened, number) for number in range(len(wanted))] == wanted


def test_other_blocks_are_copied_whole(window: Window) -> None:
    opened = window.open("howto/profiles/")
    assert opened.value("document.querySelectorAll('[data-copy]').length") == len(commands("howto/profiles.md"))
    assert opened.all(".language-toml code", "data-copy") == [""] * opened.value(
        "document.querySelectorAll('.language-toml code').length"
    )


def test_all_rules_are_listed_and_a_word_leaves_those_that_have_it(window: Window) -> None:
    opened = window.open("rules/")
    rows = ".rule-list tbody tr"
    assert len(opened.shown(rows)) == len(all_rules())
    found = []
    for words in ("顿号", "顿号 自动", "pun012", "没有这样的字"):
        opened.driver.execute_script("document.querySelector('.rule-filter input').value = ''")
        opened.driver.find_element("css selector", ".rule-filter input").send_keys(words)
        texts = opened.value(
            "[...document.querySelectorAll(arguments[0])].filter((e) => e.checkVisibility()).map((e) => e.innerText)",
            rows,
        )
        assert all(word in text.lower() for text in texts for word in words.split())
        found.append(len(texts))
    assert found[0] > found[1] > found[2] == 1
    assert found[3] == 0
    assert opened.text(".rule-filter output") == "没有符合的规则，换个词试试。"
    assert opened.shown(".rule-list h2") == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("page", PAGES)
def test_pages_need_no_sideways_scrolling(window: Window, page: str, size: tuple[int, int]) -> None:
    opened = window.open(page, size)
    assert opened.value("document.documentElement.scrollWidth") <= size[0]
    wide = (
        "[...document.querySelectorAll('.md-typeset__scrollwrap')].filter((e) => e.scrollWidth > e.clientWidth).length"
    )
    assert opened.value(wide) == 0


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("page", PAGES)
def test_all_text_can_be_read_in_light_and_dark(window: Window, page: str, scheme: str) -> None:
    opened = window.open(page)
    opened.driver.execute_script("document.body.setAttribute('data-md-color-scheme', arguments[0])", scheme)
    opened.driver.execute_script("document.head.insertAdjacentHTML('beforeend', '<style>*{transition:none!important}')")
    opened.settle()
    article = POOR_CONTRAST.replace("document.body,", "document.querySelector('article'),")
    assert opened.value(article) == []


def test_the_reader_can_switch_between_light_and_dark(window: Window) -> None:
    opened = window.open("")
    seen = []
    for _ in range(3):
        seen.append(opened.value("document.body.getAttribute('data-md-color-scheme')"))
        opened.click("form[data-md-component=palette] label:not([hidden])")
    assert set(seen) == set(SCHEMES)


def test_every_page_leads_to_the_next(window: Window) -> None:
    opened = window.open("tutorial/")
    assert len(opened.shown(".md-footer__link--prev, .md-footer__link--next")) == 2


def test_the_search_finds_rules_by_words_of_their_titles_in_chinese(window: Window) -> None:
    opened = window.open("")
    opened.driver.find_element("css selector", "input.md-search__input").send_keys("顿号")
    script = """const [selector, done] = arguments, started = Date.now(), look = () => {
        const titles = [...document.querySelectorAll(selector)].map((e) => e.textContent);
        if (titles.length || Date.now() - started > 20000) done(titles); else setTimeout(look, 50);
    }; look();"""
    found = opened.driver.execute_async_script(script, ".md-search-result__article h1")
    titles = [title.replace("\u200b", "") for title in found]  # the theme puts marks where a line may end
    assert any("顿号" in title for title in titles)
    assert [title for title in titles if not re.search(r"[\u4e00-\u9fff]", title)] == []
