"""Two linked maps in a real browser: they move as one, they settle, and no server is asked."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Frame, expect

READY = "document.getElementById('map_div')?.dataset.ready === 'yes' && !!window.kept"
# Leaflet keeps no list of its maps; each is remembered as it is made, with its ended movements.
REMEMBER = """
let leaflet;
Object.defineProperty(window, 'L', { configurable: true, get: () => leaflet, set(value) {
  leaflet = value;
  value?.Map?.addInitHook?.(function remember() {
    window.kept = { map: this, ends: 0 };
    this.on('moveend', () => { window.kept.ends += 1; });
  });
} });
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function count(...message) {
  window.top.messages = (window.top.messages || 0) + 1;
  return send.apply(this, message);
};
"""
STANDS = """() => {
  const { map, ends } = window.kept;
  const { lat, lng } = map.getCenter();
  return { lat, lng, zoom: map.getZoom(), ends };
}"""


class Pair:
    """The two maps of the page, left and right."""

    def __init__(self, visit: Any) -> None:
        self.visit, self.page = visit, visit.page
        self.page.wait_for_function(
            "document.querySelectorAll('iframe[src*=streamlit_folium]').length === 2"
        )
        self.boxes = self.page.locator("iframe[src*=streamlit_folium]")
        self.frames: list[Frame] = [
            handle.content_frame() for handle in self.boxes.element_handles()
        ]
        for frame in self.frames:
            frame.wait_for_function(READY)
        visit.idle()
        self.quiet()

    def stand(self) -> list[dict[str, float]]:
        return [frame.evaluate(STANDS) for frame in self.frames]

    def quiet(self) -> list[dict[str, float]]:
        """Wait until neither map has moved for a while."""
        before = self.stand()
        for _ in range(40):
            self.page.wait_for_timeout(400)
            now = self.stand()
            if now == before:
                return now
            before = now
        msg = f"The maps do not come to rest: {before}"
        raise AssertionError(msg)

    def drag(self, side: int) -> None:
        box = self.boxes.nth(side).bounding_box()
        x, y = box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.25
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x - 60, y + 40, steps=8)
        self.page.mouse.up()

    def wheel(self, side: int) -> None:
        box = self.boxes.nth(side).bounding_box()
        self.page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.4)
        self.page.mouse.wheel(0, -300)


def together(one: dict[str, float], other: dict[str, float]) -> None:
    """One middle, to the pixel, and one zoom."""
    assert one["zoom"] == pytest.approx(other["zoom"], abs=1e-6)
    degree = 256 * 2 ** one["zoom"] / 360
    assert abs(one["lng"] - other["lng"]) * degree < 1.5
    assert abs(one["lat"] - other["lat"]) * degree / math.cos(math.radians(one["lat"])) < 1.5


@pytest.fixture
def pair(open_page: Callable[..., Any]) -> Callable[[str], Pair]:
    return lambda path: Pair(open_page(path, script=REMEMBER))


def test_maps_of_one_dispute_move_as_one_and_come_to_rest_without_the_server(pair):
    shown = pair("/compare?a=cyprus&b=cyprus&b_view=de_facto")
    first = shown.stand()
    together(*first)
    messages = shown.page.evaluate("window.messages")
    shown.drag(0)
    dragged = shown.quiet()
    together(*dragged)
    assert dragged[0]["lng"] > first[0]["lng"], "the land was pulled to the left"
    shown.wheel(1)
    zoomed = shown.quiet()
    together(*zoomed)
    assert zoomed[0]["zoom"] > dragged[0]["zoom"], "the left map follows the right one"
    for side in (0, 1):
        assert zoomed[side]["ends"] - first[side]["ends"] < 12, "no movement comes back"
    assert shown.page.evaluate("window.messages") == messages
    shown.page.wait_for_function("/a_at=/.test(location.search) && /b_at=/.test(location.search)")


def test_a_link_to_moved_maps_opens_them_where_they_were(pair):
    shown = pair("/compare?a=cyprus&b=cyprus&a_at=35.2,33.3,9.5&b_at=35.2,33.3,9.5")
    one, other = shown.stand()
    together(one, other)
    assert (one["lat"], one["lng"], one["zoom"]) == pytest.approx((35.2, 33.3, 9.5), abs=0.01)


def test_maps_that_do_not_move_together_stay_where_they_are(pair):
    shown = pair("/compare?a=cyprus&b=cyprus&linked=no")
    before = shown.stand()
    shown.drag(0)
    after = shown.quiet()
    assert after[0]["lng"] != before[0]["lng"]
    assert after[1] == before[1]


def kilometre(stands: dict[str, float]) -> float:
    """Length of a kilometre at the middle of a map, in pixels."""
    return 256 * 2 ** stands["zoom"] / (40075.017 * math.cos(math.radians(stands["lat"])))


def test_two_disputes_keep_one_scale_and_their_own_middles(pair):
    shown = pair("/compare?a=ferghana&b=cyprus")
    before = shown.stand()
    assert kilometre(before[0]) == pytest.approx(kilometre(before[1]), rel=0.08)
    shown.wheel(0)
    after = shown.quiet()
    assert after[0]["zoom"] > before[0]["zoom"]
    assert kilometre(after[0]) == pytest.approx(kilometre(after[1]), rel=0.02)
    assert (after[1]["lat"], after[1]["lng"]) == pytest.approx(
        (before[1]["lat"], before[1]["lng"]), abs=0.01
    )


def test_a_side_is_chosen_and_swapped_by_keyboard(pair):
    shown = pair("/compare?a=cyprus&b=korea")
    left = shown.page.get_by_role("combobox", name="Left side", exact=True)
    left.focus()
    left.press_sequentially("Gibraltar")
    left.press("Enter")
    shown.page.wait_for_url("**a=gibraltar*")
    expect(shown.page.get_by_role("columnheader", name="Gibraltar")).to_be_visible()
    swap = shown.page.get_by_role("button", name="Swap sides")
    swap.focus()
    swap.press("Enter")
    shown.page.wait_for_url("**a=korea*b=gibraltar*")


def test_the_dossier_leads_to_its_comparison(open_page):
    visit = open_page("/dispute?dispute=kashmir&view=IND")
    visit.map_frame()
    visit.page.get_by_role("button", name="Side by side").click()
    visit.page.wait_for_url("**/compare?a=kashmir*a_view=IND*")
    expect(visit.page.get_by_text("Disputes most like Kashmir")).to_be_visible()
