"""The review page in a real browser: what a click, a key or a choice does, in wide, narrow and dark windows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from tests.needs import FROM_SYSTEM, needs
from tests.output.browser import CHROMIUM, DESKTOP, DRIVER, PHONE, POOR_CONTRAST, Browser, browser
from tests.output.pages import WRONG, finding, line, make, page_of
from tests.places import FIXTURES

pytestmark = [pytest.mark.slow, needs("chromium", CHROMIUM, FROM_SYSTEM), needs("chromedriver", DRIVER, FROM_SYSTEM)]

MIDDLE = (1050, 800)
HOSTILE = "</script><img src=https://evil.example/x onerror=document.title='taken'>\"'\u202e甲\x07😀"


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("one") / "审阅 页.html", WRONG)


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("several")
    (folder / "坏.docx").write_bytes(b"nothing")
    drafts = [FIXTURES / name / "draft.docx" for name in ("clean-short", "broken-titles", "everything-wrong")]
    return make(folder / "页.html", *drafts, folder / "坏.docx")


@pytest.mark.parametrize("size", [DESKTOP, MIDDLE, PHONE], ids=["desktop", "middle", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_opens_without_complaint_in_every_window(
    window: Browser, wrong: Path, size: tuple[int, int], scheme: str
) -> None:
    window.open(wrong, size, scheme, "#d1-n9")
    assert window.complaints() == []
    assert window.value("document.documentElement.scrollWidth") <= size[0]
    assert window.value("[...document.querySelectorAll('.panel')].every((e) => e.scrollWidth <= e.clientWidth)")
    assert window.value(POOR_CONTRAST) == []


def test_dark_windows_get_a_dark_page(window: Browser, wrong: Path) -> None:
    shades = []
    for scheme in ("light", "dark"):
        window.open(wrong, scheme=scheme)
        shade = window.value("getComputedStyle(document.querySelector('.paper')).backgroundColor.match(/\\d+/g)")
        shades.append(sum(map(int, shade)))
    assert shades[0] > 700
    assert shades[1] < 150


@pytest.mark.parametrize("size", [DESKTOP, MIDDLE, PHONE], ids=["desktop", "middle", "phone"])
def test_choosing_from_the_list_leads_to_the_note(window: Browser, wrong: Path, size: tuple[int, int]) -> None:
    window.open(wrong, size)
    last = window.all(".note", "data-n")[-1]
    if size != DESKTOP:
        window.click(".toggle")
    window.click(f".list li[data-n='{last}'] a")
    assert window.active() == last
    assert window.in_view(".note.active")
    assert window.in_view("mark.active") or size == PHONE
    assert window.value("location.hash") == f"#d1-n{last}"
    assert window.all(".list li.active", "data-n") == [last]
    assert not window.all(".panel.open")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_links_lead_both_ways_between_text_and_notes(window: Browser, wrong: Path, size: tuple[int, int]) -> None:
    window.open(wrong, size)
    window.click("#d1-m20")
    assert window.active() == "20"
    assert window.in_view("#d1-n20")
    assert window.focused() == "d1-n20"
    window.click("#d1-n20 a.number")
    assert window.in_view("#d1-m20")
    assert window.focused() == "d1-m20"
    window.driver.back()
    window.settle()
    assert window.focused() == "d1-n20"


def test_the_chosen_note_stands_beside_its_mark(window: Browser, wrong: Path) -> None:
    window.open(wrong)
    for number in ("1", "20", window.all(".note", "data-n")[-1]):
        window.value("location.assign(arguments[0])", f"#d1-n{number}")
        window.settle()
        mark, note, paper = (window.boxes(name)[0] for name in ("mark.active", ".note.active", ".paper"))
        assert abs(mark[1] - note[1]) < 3
        assert note[0] > paper[2]
        boxes = sorted(window.boxes(".note"), key=lambda box: box[1])
        assert all(above[3] <= below[1] for above, below in pairwise(boxes))


def test_a_click_on_a_mark_chooses_its_notes_in_turn(window: Browser, wrong: Path) -> None:
    window.open(wrong)
    numbers = window.all("mark.several", "data-n")[0].split()
    for expected in (*numbers, numbers[0]):
        window.click("mark.several")
        assert window.active() == expected
        assert "active" in window.all("mark.several")[0]


def test_filters_leave_what_was_asked_for(window: Browser, wrong: Path) -> None:
    window.open(wrong)
    total = len(window.all(".note"))
    window.click("[data-filter=severity][data-value=error]")
    errors = window.shown(".note", "data-n")
    assert 0 < len(errors) < total
    assert set(window.shown(".note", "data-severity")) == {"error"}
    assert window.shown(".list li", "data-n") == errors
    assert window.all("mark.warning.off")
    window.click("[data-filter=group][data-value=ATT]")
    assert {code[:3] for code in window.shown(".note", "data-rule")} == {"ATT"}
    window.click("[data-filter=severity][data-value=error]")
    assert set(window.shown(".note", "data-severity")) == {"error", "warning"}
    assert window.all("[data-filter=group][data-value=ATT]", "aria-pressed") == ["true"]
    window.click(".clear")
    assert len(window.shown(".note")) == total
    assert not window.shown(".clear")


def counts(window: Browser, kind: str) -> dict[str, int]:
    """What stands beside each choice of a kind."""
    script = f"""Object.fromEntries([...document.querySelectorAll("[data-filter={kind}][aria-pressed]")]
        .map((button) => [button.dataset.value, Number(button.querySelector(".count").textContent)]))"""
    return dict(window.value(script))


def test_each_kind_of_choice_counts_what_the_others_left(window: Browser, wrong: Path) -> None:
    window.open(wrong)
    every = counts(window, "group")
    window.click("[data-filter=severity][data-value=error]")
    left = window.shown(".note", "data-rule")
    assert counts(window, "group") == {name: sum(code[:3] == name for code in left) for name in every}
    assert counts(window, "group") != every
    assert sum(counts(window, "severity").values()) == len(window.all(".note"))
    assert sum(counts(window, "settled").values()) == len(left)
    articles = window.value("[...document.querySelectorAll('option[data-name]')].map((option) => option.textContent)")
    assert sum(int(text.rpartition("（")[2].rstrip("）")) for text in articles) >= len(left)


def test_an_empty_list_says_so(window: Browser, wrong: Path) -> None:
    window.open(wrong)
    assert not window.shown(".none")
    window.click("[data-filter=settled][data-value=yes]")
    assert window.shown(".note") == []
    assert window.shown(".none")
    assert window.text(".none") == "没有符合的问题。"
    window.click(".clear")
    assert not window.shown(".none")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_choosing_an_article_leads_to_it(window: Browser, wrong: Path, size: tuple[int, int]) -> None:
    window.open(wrong, size)
    if size == PHONE:
        window.click(".toggle")
    window.choose(window.all("option", "value")[-1])
    window.settle()
    assert window.value("scrollY") > 0
    first = window.shown(".note", "data-n")[0]
    if size == DESKTOP:
        assert window.in_view(f"mark[data-n~='{first}']")


def test_what_is_dealt_with_is_remembered_for_this_text(window: Browser, wrong: Path, several: Path) -> None:
    window.open(wrong)
    total = len(window.all(".note"))
    window.press("j", "j")
    assert window.shown(".settle") == ["settle"]
    window.press("x")
    assert window.all(".note[data-settled=yes]", "data-n") == ["2"]
    assert counts(window, "settled") == {"no": total - 1, "yes": 1}
    assert not window.shown(".unsaved")
    window.open(wrong)
    assert window.all(".note[data-settled=yes]", "data-n") == ["2"]
    assert counts(window, "settled") == {"no": total - 1, "yes": 1}
    window.open(several)
    assert len(window.all(".draft:has([data-settled=yes])")) == 1
    assert len(window.all(".note[data-settled=yes]")) == 1
    window.open(wrong, fragment="#d1-n2")
    window.click(".note.active .settle")
    window.open(wrong)
    assert window.all(".note[data-settled=yes]") == []
    assert window.complaints() == []


def test_with_the_open_ones_asked_for_the_next_is_chosen(window: Browser, wrong: Path) -> None:
    window.open(wrong)
    window.click("[data-filter=settled][data-value=no]")
    window.press("j", "x", "x")
    assert window.active() == "3"
    assert window.shown(".note", "data-n")[0] == "3"
    window.value("localStorage.clear()")


def test_a_browser_that_remembers_nothing_says_so(window: Browser, wrong: Path) -> None:
    refuse = (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    added = window.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": refuse})
    try:
        window.open(wrong)
        assert not window.shown(".unsaved")
        window.press("j", "x")
        assert window.all(".note[data-settled=yes]", "data-n") == ["1"]
        assert window.shown(".unsaved")
        assert window.complaints() == []
        window.open(wrong)
        assert window.all(".note[data-settled=yes]") == []
    finally:
        window.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


def test_a_crowded_note_still_says_all_that_is_wrong(window: Browser, wrong: Path) -> None:
    window.open(wrong)
    assert window.all(".note.short")
    assert window.value(
        "[...document.querySelectorAll('.note .message')].every((e) => e.scrollWidth <= e.clientWidth + 1)"
    )


@pytest.mark.parametrize("width", [390, 640, 1280])
def test_no_number_begins_a_line(window: Browser, wrong: Path, width: int) -> None:
    window.open(wrong, (width, 900))
    script = """[...document.querySelectorAll(".line .reference")].filter((link) => {
        const before = link.previousElementSibling;
        if (!before?.matches("mark")) return false;
        const ends = [...before.getClientRects()].at(-1);
        return Math.abs(ends.bottom - link.getClientRects()[0].bottom) > 24;
    }).length"""
    assert window.value(script) == 0


@pytest.mark.parametrize("where", [".line", ".pair"])
def test_the_sign_of_a_space_stands_in_the_middle_of_it(window: Browser, wrong: Path, where: str) -> None:
    window.open(wrong)
    script = """[...document.querySelectorAll(`${arguments[0]} .space:not(.break)`)]
        .filter((space) => space.checkVisibility()).map((space) =>
        parseFloat(getComputedStyle(space, "::after").lineHeight) - space.getBoundingClientRect().height)"""
    lower = window.value(script, where)  # a sign that is higher than its box hangs out of it, down to the full stops
    assert lower
    assert max(lower) < 1


def test_the_list_of_articles_filters(window: Browser, wrong: Path) -> None:
    window.open(wrong)
    for value in window.all("option", "value")[1:]:
        window.choose(value)
        blocks = window.shown(".note", "data-block")
        assert value in blocks
        assert all(block == value or block.startswith(f"{value}.") for block in blocks)


def test_a_bar_of_the_chart_filters_by_its_rule(window: Browser, wrong: Path) -> None:
    window.open(wrong)
    window.click(".chart summary")
    rule = window.all(".chart button", "data-value")[0]
    count = int(window.text(".chart button .count"))
    window.click(".chart button")
    assert set(window.shown(".note", "data-rule")) == {rule}
    assert sum(map(int, window.shown(".note", "data-count"))) == count
    notes = len(window.all(".note"))
    assert window.text(".status") == f"{notes}条中的{len(window.shown('.note'))}条"


def test_keys_go_through_the_notes(window: Browser, wrong: Path) -> None:
    window.open(wrong)
    window.press("j", "j", "j")
    assert window.active() == "3"
    assert window.in_view("mark.active")
    window.press("k")
    assert window.active() == "2"
    window.press(Keys.ARROW_DOWN)
    assert window.active() == "3"
    why = "document.querySelector('.note.active details').open"
    assert window.value(why)
    window.press(Keys.ENTER)
    assert not window.value(why)
    window.press(Keys.ESCAPE)
    assert window.active() == ""
    window.press("?")
    assert window.shown("dialog", "id") == ["keys"]
    window.press(Keys.ESCAPE)
    assert not window.shown("dialog")
    assert window.complaints() == []


def test_keys_go_through_what_the_filters_left(window: Browser, wrong: Path) -> None:
    window.open(wrong)
    window.click("[data-filter=group][data-value=FTR]")
    left = window.shown(".note", "data-n")
    seen = []
    for _ in left:
        window.press("j")
        seen.append(window.active())
    assert seen == left


def test_arrows_stay_in_the_list(window: Browser, wrong: Path) -> None:
    window.open(wrong)
    window.value("document.querySelector('.list a').focus()")
    window.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    assert window.active() == "2"
    assert window.value("document.activeElement.closest('.list li').dataset.n") == "2"


def test_on_a_phone_the_list_is_a_sheet_at_the_bottom(window: Browser, wrong: Path) -> None:
    window.open(wrong, PHONE)
    assert not window.shown(".list")
    assert window.shown(".note")
    window.click(".toggle")
    ((left, _, right, bottom),) = window.boxes(".panel")
    assert window.shown(".list")
    assert (left, right, bottom) == (0, *PHONE)
    assert window.all(".toggle", "aria-expanded") == ["true"]
    window.press(Keys.ESCAPE)
    assert not window.shown(".list")
    window.click("[data-step='1']")
    assert window.active() == "1"
    assert window.in_view("mark.active")


def test_of_several_files_one_is_shown_at_a_time(window: Browser, several: Path) -> None:
    window.open(several)
    assert window.shown("#index")
    assert not window.shown(".draft")
    links = window.all("#index tbody a", "href")
    for link in links:
        window.click(f"#index a[href='{link}']")
        assert window.shown(".draft", "id") == [link[1:]]
        if window.all(f"{link} .note"):
            window.click(f"{link} .note .head")
            assert window.active()
        window.click(f"{link} .back")
        assert window.shown("#index")
    window.open(several, fragment=f"{links[1]}-n2")
    assert window.all(f"{links[1]} .note.active", "data-n") == ["2"]
    assert window.complaints() == []


def test_the_page_reads_without_a_script(window: Browser, several: Path) -> None:
    window.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        window.resize(DESKTOP)
        window.driver.get(several.as_uri())
        assert len(window.shown(".draft")) == 4
        assert len(window.shown(".note .message")) == len(window.all(".note"))
        assert len(window.shown(".list li")) == len(window.all(".paper .note"))
        assert not window.shown(".bar, .filters")
    finally:
        window.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_printed_it_shows_all_notes_and_no_controls(window: Browser, wrong: Path) -> None:
    window.open(wrong, fragment="#d1-n5")
    window.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert len(window.shown(".note .message")) == len(window.all(".note"))
    assert not window.shown(".panel, .bar")
    assert window.value("getComputedStyle(document.querySelector('.note')).position") == "static"


def test_nothing_in_a_draft_runs(window: Browser, tmp_path: Path) -> None:
    page = tmp_path / "恶意.html"
    hostile = finding(HOSTILE, 0, len(HOSTILE), HOSTILE[::-1], message=HOSTILE, note=HOSTILE)
    page.write_text(page_of([line(HOSTILE)], hostile, file=HOSTILE, failure=HOSTILE), "utf-8")
    window.open(page, PHONE)
    window.press("j")
    assert window.active() == "1"
    assert window.driver.title != "taken"
    assert window.value("document.images.length") == 0
    assert window.value("document.documentElement.scrollWidth") <= PHONE[0]
    assert window.complaints() == []
