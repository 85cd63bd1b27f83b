"""Everything by keyboard alone: reach it, see where it is, do it, and get out again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

DRAWN = "document.getElementById('map_div')?.dataset.ready === 'yes'"
# Where the keyboard is, through frames and shadow trees, and what shows it.
FOCUS = """() => {
  let node = document.activeElement;
  for (;;) {
    if (node?.tagName === 'IFRAME') node = node.contentDocument.activeElement;
    else if (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    else break;
  }
  const view = node.ownerDocument.defaultView;
  const framed = (element, pseudo) => {
    const style = view.getComputedStyle(element, pseudo);
    const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    return outline || (pseudo && style.content !== 'none' && parseFloat(style.borderTopWidth) >= 2);
  };
  let seen = framed(node) || framed(node, '::after');
  let box = node.parentElement;
  for (let up = 0; box && up < 3 && !seen; up += 1) {
    seen = framed(box);
    box = box.parentElement;
  }
  const name = node.getAttribute('aria-label') || node.textContent || node.title || node.tagName;
  node.parleyNumber ??= (window.parleyNumbers = (window.parleyNumbers || 0) + 1);
  const { parleyNumber: id, tagName: tag } = node;
  return { name: name.trim(), seen, id, tag, map: view !== window };
}"""


class Hands:
    """Ten fingers on a page and no mouse."""

    def __init__(self, visit: Any) -> None:
        self.visit = visit
        self.page: Page = visit.page
        self.page.wait_for_selector("#parley-voice", state="attached")
        self.settle()

    def settle(self) -> None:
        self.visit.idle()
        if self.page.locator("iframe[src*='streamlit_folium']").count():
            self.visit.map_frame().wait_for_function(DRAWN)

    def focus(self) -> dict[str, Any]:
        return self.page.evaluate(FOCUS)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def choose_right(self, name: str) -> None:
        """Choose the next button of a switch: by the arrow, or by Enter where that only moves."""
        self.press("ArrowRight")
        chosen = self.page.get_by_role("radio", name=name, exact=True)
        if chosen.get_attribute("aria-checked") != "true":
            self.press("Enter")

    def tab_to(self, *names: str, presses: int = 60, back: bool = False) -> None:
        """Press Tab until something of such a name has the focus; each stop must be seen."""
        for _ in range(presses):
            self.press("Shift+Tab" if back else "Tab")
            now = self.focus()
            assert now["seen"] or now["tag"] == "BODY", f"{now['name'][:60]} has the focus unseen"
            if any(now["name"].startswith(name) for name in names):
                return
        pytest.fail(f"{presses} presses of Tab do not reach {names}")


@pytest.fixture
def hands(open_page: Callable[..., Any]) -> Callable[[str], Hands]:
    return lambda path: Hands(open_page(path))


def test_the_first_stop_skips_the_navigation(hands):
    at = hands("/dispute?dispute=china-india")
    at.press("Tab")
    assert at.focus()["name"] == "Skip to content"
    at.press("Enter", "Tab")
    assert at.focus()["name"] == "Neutral view"


def test_a_dossier_is_opened_from_the_table_of_the_atlas(hands):
    at = hands("/")
    at.tab_to("Abkhazia")
    at.press("Enter")
    at.page.wait_for_url("**/dispute?dispute=*")


def test_a_dossier_is_opened_from_the_list_of_the_map(hands):
    at = hands("/")
    at.tab_to("Places and lines on the map")
    at.press("ArrowDown", "ArrowDown", "Enter")
    at.page.wait_for_url("**/dispute?dispute=*")


def test_the_view_is_switched_with_the_arrows(hands):
    at = hands("/dispute?dispute=china-india")
    at.tab_to("Neutral view")
    at.choose_right("De facto")
    at.page.wait_for_url("**view=de_facto*")


def test_the_date_is_typed(hands):
    at = hands("/dispute?dispute=china-india")
    at.tab_to("year, As of")
    at.page.keyboard.type("2015")
    at.press("Tab", "Tab", "Tab")
    at.page.wait_for_url("**on=2015-*")


def test_another_panel_is_opened_and_a_row_of_it_is_ringed_on_the_map(hands):
    at = hands("/dispute?dispute=cyprus")
    at.tab_to("Overview")
    at.choose_right("Claims")
    at.page.wait_for_url("**panel=claims*")
    at.settle()
    at.tab_to("since 16 Aug 1960")
    at.press("Enter")
    at.visit.map_frame().wait_for_function("LM.painted().sel !== null")


def test_escape_on_the_list_of_the_map_takes_the_selection_away(hands):
    at = hands("/dispute?dispute=cyprus")
    frame = at.visit.map_frame()
    at.tab_to("Places and lines on the map")
    at.press("ArrowDown", "Enter")
    frame.wait_for_function("LM.painted().sel !== null")
    at.press("Escape")
    frame.wait_for_function("LM.painted().sel === null")


def test_the_time_bar_plays_and_stops(hands):
    at = hands("/dispute?dispute=korea")
    frame = at.visit.map_frame()
    frame.wait_for_function("document.querySelectorAll('.lm-time .ticks i').length > 3")
    at.tab_to("Play the dated changes")
    at.press("Enter")
    assert at.focus()["name"] == "Pause"
    at.press("Enter")
    assert at.focus()["name"] == "Play the dated changes"


def test_the_map_in_words_is_one_button_away_and_takes_the_focus_along(hands):
    at = hands("/dispute?dispute=cyprus")
    at.tab_to("In words", presses=8, back=True)
    at.press("Enter")
    at.page.wait_for_url("**panel=words*")
    at.page.wait_for_function(f"(({FOCUS})()).tag === 'SECTION'")


def test_a_file_is_downloaded_and_escape_closes_what_offered_it(hands):
    at = hands("/dispute?dispute=cyprus")
    at.tab_to("Download", presses=8, back=True)
    at.press("Enter")
    button = at.page.get_by_role("button", name="GeoJSON")
    expect(button).to_be_visible()
    at.tab_to("GeoJSON", presses=8)
    with at.page.expect_download() as wanted:
        at.press("Enter")
    assert wanted.value.suggested_filename.startswith("cyprus-")
    at.press("Escape")
    expect(button).to_be_hidden()


def test_two_disputes_are_compared(hands):
    at = hands("/compare?a=cyprus")
    at.tab_to("Right side")
    at.page.keyboard.type("Ferg")
    at.page.get_by_role("option").first.wait_for()
    at.press("Enter")
    at.page.wait_for_url("**b=ferghana*")


def test_a_briefing_is_stepped_told_in_words_and_left(hands):
    at = hands("/briefing?dispute=cyprus")
    at.press("ArrowRight")
    at.page.wait_for_url("**step=2*")
    at.tab_to("Controls")
    at.press("Enter")
    at.tab_to("In words")
    assert "panel=words" in at.page.evaluate(
        """() => {
          let node = document.activeElement;
          while (node.shadowRoot) node = node.shadowRoot.activeElement;
          return node.href;
        }"""
    )
    at.press("Escape", "Escape")
    at.page.wait_for_url("**/dispute?dispute=cyprus*")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/compare?a=cyprus&b=ferghana",
        "/briefing",
        "/third_parties?show=map",
        "/dispute?dispute=cyprus&panel=words",
    ],
)
def test_tab_passes_through_map_and_page_and_never_stays(hands, path):
    at = hands(path)
    before, inside = None, False
    for _ in range(45):
        at.press("Tab")
        now = at.focus()
        assert now["seen"] or now["tag"] == "BODY", f"{now['name'][:60]} has the focus unseen"
        assert now["id"] != before, f"Tab stays on {now['name'][:60]}"
        before, inside = now["id"], inside or now["map"]
    assert inside or path == "/briefing"
