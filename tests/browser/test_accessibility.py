"""No page has a fault that axe calls serious or critical, in either theme, in English and Arabic.

Each page is opened once: all rules are run on it in the light theme, on the page and inside its
maps, then the contrast of colours again in the dark one. Nothing is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Frame, Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
GRAVE = {"serious", "critical"}
IDLE = (
    "[data-testid=stApp][data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"
)
FILLED = r"""() => {
  const panels = [];
  const find = (root) => {
    for (const node of root.querySelectorAll('*')) {
      if (node.matches('section#panel, .wall-title, .steplist')) panels.push(node);
      if (node.shadowRoot) find(node.shadowRoot);
    }
  };
  find(document);
  const empty = (panel) => /"blocks": ?\[\]/.test(panel.shown || '');
  const stands = document.getElementById('parley-voice') && panels.length
    && !document.querySelector('[data-stale="true"], [data-testid=stSkeleton]');
  return stands && panels.every((panel) => panel.childNodes.length || empty(panel));
}"""
HEADINGS = """() => {
  const found = [];
  const find = (root) => {
    for (const node of root.children) {
      const level = /^H([1-6])$/.exec(node.tagName);
      if (level && node.checkVisibility()) found.push([Number(level[1]), node.textContent]);
      if (node.shadowRoot) find(node.shadowRoot);
      find(node);
    }
  };
  find(document.body);
  return found;
}"""
DOSSIER = "/dispute?dispute=armenia-azerbaijan&panel="
COMPARED = "/compare?a=cyprus&b=ferghana"
PAGES = [
    "/",
    "/?below=words",
    "/dispute",
    *(DOSSIER + panel for panel in ("overview", "claims", "posture", "timeline")),
    *(DOSSIER + panel for panel in ("words", "difference")),
    COMPARED,
    COMPARED + "&part=tracks",
    COMPARED + "&part=words",
    "/briefing",
    "/briefing?dispute=cyprus&step=2",
    "/briefing?dispute=cyprus&edit=1",
    "/third_parties",
    "/third_parties?actor=UN",
    *(f"/military_diplomacy?part={part}" for part in ("register", "followed", "tracks")),
    "/sources",
    "/sources?part=corrections",
    "/glossary",
]
IN_ARABIC = [
    "/?lang=ar",
    DOSSIER + "timeline&lang=ar",
    COMPARED + "&lang=ar",
    "/briefing?dispute=cyprus&step=2&lang=ar",
    "/third_parties?actor=UN&lang=ar",
    "/sources?lang=ar",
]


@pytest.fixture(scope="module")
def opened(browser: Browser, server: Any) -> Iterator[Callable[[str], Page]]:
    """Open a path in a page that stays the same, so that its files are read once."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, color_scheme="light", reduced_motion="reduce"
    )
    page = context.new_page()

    def visit(path: str) -> Page:
        page.emulate_media(color_scheme="light")
        page.goto(server.url + path)
        return settled(page)

    yield visit
    context.close()


def settled(page: Page) -> Page:
    """Wait until everything of the page stands: panels, pictures and maps, none from before."""
    page.wait_for_function(FILLED)
    page.wait_for_selector(IDLE)
    for frame in maps(page):
        frame.wait_for_function("document.getElementById('map_div')?.dataset.ready === 'yes'")
    page.wait_for_function(FILLED)
    return page


def maps(page: Page) -> list[Frame]:
    page.wait_for_function(
        "[...document.querySelectorAll('iframe')].every((frame) => frame.contentWindow?.LM)"
    )
    return [frame for frame in page.frames if "streamlit_folium" in frame.url]


def faults(page: Page, options: str) -> list[str]:
    """What axe finds on the page and in each map, as sentences."""
    found = []
    for frame in page.frames:
        if not frame.evaluate("typeof axe !== 'undefined'"):
            frame.evaluate(AXE)
        answer = frame.evaluate(f"axe.run(document, {{iframes: false, {options}}})")
        where = "page" if frame == page.main_frame else "map"
        found += [
            f"{where}: {fault['id']}: {node['html'][:160]}: {node['failureSummary'][:240]}"
            for fault in answer["violations"]
            if fault["impact"] in GRAVE
            for node in fault["nodes"]
        ]
    return found


def becomes_dark(page: Page) -> None:
    """Ask for the dark theme and wait until the page and its maps have taken it."""
    page.emulate_media(color_scheme="dark")
    ground = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    page.wait_for_function(f"{ground} === 'rgb(18, 22, 27)'")
    for frame in maps(page):
        frame.wait_for_function("document.documentElement.dataset.theme === 'dark'")


def headings_in_order(page: Page) -> bool:
    """One first heading, and below it no level left out."""
    found = page.evaluate(HEADINGS)
    assert [level for level, _ in found].count(1) == 1, found
    before = 1
    for level, words in found:
        assert level <= before + 1, f"{words}: {level} after {before}"
        before = level
    return True


@pytest.mark.parametrize("path", [*PAGES, *IN_ARABIC])
def test_axe_finds_nothing_serious_in_either_theme_and_headings_are_in_order(opened, path):
    page = opened(path)
    assert not faults(page, "resultTypes: ['violations']")
    assert headings_in_order(page)
    becomes_dark(page)
    contrast = "runOnly: ['color-contrast'], resultTypes: ['violations']"
    assert not faults(page, contrast), "in the dark"


def test_axe_finds_nothing_serious_in_the_presenter_s_window(opened):
    page = opened("/briefing?dispute=cyprus")
    with page.expect_popup() as window:
        page.keyboard.press("n")
    desk = window.value
    desk.wait_for_selector(".desk-title:not(:empty)")
    assert not faults(desk, "resultTypes: ['violations']")
    desk.close()


def test_the_page_has_its_landmarks_and_says_which_page_is_open(opened):
    page = opened("/dispute?dispute=cyprus")
    assert page.get_by_role("main").count() == 1
    pages = page.get_by_role("navigation", name="Pages")
    assert pages.get_by_role("link").count() == 8
    assert pages.locator("[aria-current=page]").inner_text() == "Dossier"
    assert page.locator("iframe").get_attribute("title").startswith("Map of Cyprus")


def test_the_landmarks_are_named_in_the_language_of_the_page(opened):
    page = opened("/?lang=fr")
    assert page.evaluate("document.documentElement.lang") == "fr"
    page.get_by_role("link", name="Aller au contenu").wait_for(state="attached")


def test_a_change_of_view_is_said_once_and_politely_and_the_opening_is_not(opened):
    page = opened("/dispute?dispute=china-india")
    voice = page.locator("#parley-voice")
    assert voice.get_attribute("aria-live") == "polite"
    assert voice.inner_text() == ""
    page.evaluate(
        """() => {
          window.said = [];
          new MutationObserver(([{ target }]) => window.said.push(target.textContent))
            .observe(document.getElementById('parley-voice'), { childList: true });
        }"""
    )
    page.get_by_role("radio", name="De facto").click()
    page.wait_for_function("window.said.length > 0")
    page.get_by_role("radio", name="Neutral view").click()
    page.wait_for_function("window.said.length > 1")
    assert page.evaluate("window.said") == [
        "De facto view · 12 Feb 2026",
        "Neutral view · 12 Feb 2026",
    ]
