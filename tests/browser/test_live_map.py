"""The live map in a real browser, on the toy world of live_map_page.py."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, expect

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CONFIG = """
[server]
enableStaticServing = true
fileWatcherType = "none"
headless = true
address = "127.0.0.1"
[browser]
gatherUsageStats = false
"""
COUNT_FRAMES = """() => {
  window.top.frameMark = window.top.frameMark || Math.random();
  return (document.frameMark = document.frameMark || Math.random());
}"""
HALO = "document.querySelectorAll('.halo.selected.core').length"


@pytest.fixture(scope="session")
def toy_server(make_server: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The test page in a folder of its own, so that its static files stay out of the checkout."""
    folder = tmp_path_factory.mktemp("toy")
    shutil.copy(HERE / "live_map_page.py", folder)
    (folder / "parley").symlink_to(ROOT / "parley")
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "config.toml").write_text(CONFIG)
    return make_server(folder / "live_map_page.py", folder)


class Toy:
    """The page with its map: what a reader does and what the map then shows."""

    def __init__(self, visit: Any) -> None:
        self.visit = visit
        self.page = visit.page
        self.frame: Frame = visit.map_frame()
        self.wait(
            "document.getElementById('map_div').dataset.ready || document.querySelector('.lm-fail')"
        )
        self.page.wait_for_timeout(300)

    def wait(self, condition: str) -> None:
        self.frame.wait_for_function(condition)

    def run(self, script: str) -> Any:
        return self.frame.evaluate(script)

    def spot(self, lat: float, lon: float) -> dict[str, float]:
        point = self.run(f"LM.pointOf({lat}, {lon})")
        return {"x": point["x"], "y": point["y"]}

    def click(self, lat: float, lon: float) -> None:
        self.frame.locator("#map_div").click(position=self.spot(lat, lon))

    def says(self, text: str) -> None:
        expect(self.page.get_by_text(text)).to_be_visible()

    def view(self, name: str) -> None:
        self.page.get_by_role("radio", name=name).click()

    def painted(self) -> dict[str, Any]:
        return self.run("LM.painted()")

    def area_becomes(self, area: str, wanted: str) -> None:
        self.wait(f"LM.painted().areas['{area}'] === '{wanted}'")


@pytest.fixture
def toy(toy_server: Any, open_page: Callable[..., Any]) -> Callable[..., Toy]:
    """Open the toy page; mode is world, dispute or broken."""

    def start(mode: str = "world", **options: Any) -> Toy:
        return Toy(open_page(f"{toy_server.url}/?mode={mode}", **options))

    return start


def test_click_selects_and_sea_clears(toy: Callable[..., Toy]) -> None:
    shown = toy()
    shown.click(35, 25)
    assert shown.run(HALO) == 1, "the halo does not wait for Python"
    shown.says("sel[c01]")
    shown.click(35, 45)
    shown.says("sel[e01]")
    assert shown.painted()["sel"] == "e01"
    shown.click(40, -12)
    shown.says("sel[None]")
    assert shown.run(HALO) == 0


def test_state_repaints_without_remount(toy: Callable[..., Toy]) -> None:
    shown = toy()
    mark = shown.run(COUNT_FRAMES)
    assert shown.painted()["areas"]["c01"] == "contested"
    assert shown.painted()["edges"]["c01~d01"] == "dotted"
    shown.view("De facto")
    shown.area_becomes("c01", "h0")
    painted = shown.painted()
    assert painted["areas"]["a01"] == "settled"
    assert painted["edges"]["b01~c01"] == "none"
    assert painted["edges"]["a00~b00"] == "solid"
    assert painted["edges"]["a00~sea"] == "coast"
    assert shown.run(COUNT_FRAMES) == mark


def test_sixty_rapid_changes_end_right(toy: Callable[..., Toy]) -> None:
    shown = toy()
    mark = shown.run(COUNT_FRAMES)
    for i in range(60):
        shown.view(("De facto", "Claims", "Neutral")[i % 3])
    shown.view("Claims")
    shown.area_becomes("c01", "hc")
    shown.visit.idle()
    shown.page.wait_for_timeout(500)
    painted = shown.painted()
    assert painted["areas"]["c01"] == "hc"
    assert painted["edges"]["b01~c01"] == "dotted"
    assert shown.run(COUNT_FRAMES) == mark
    shown.says("view[Claims]")


def test_pan_and_zoom_are_kept_and_written_to_the_address(toy: Callable[..., Toy]) -> None:
    shown = toy()
    box = shown.frame.locator("#map_div")
    box.hover(position=shown.spot(35, 25))
    shown.page.mouse.wheel(0, -300)
    shown.page.wait_for_timeout(600)
    where = shown.run("[map.getCenter().lat, map.getCenter().lng, map.getZoom()]")
    shown.page.wait_for_url("**at=*")
    assert "mode=world" in shown.page.url, "other keys stay"
    shown.view("De facto")
    shown.area_becomes("c01", "h0")
    shown.page.wait_for_url("**view=De+facto*")
    assert shown.run("[map.getCenter().lat, map.getCenter().lng, map.getZoom()]") == where
    shown.view("Neutral")
    shown.area_becomes("c01", "contested")
    shown.page.wait_for_function("!location.search.includes('view=')")
    shown.page.get_by_role("button", name="Go to a00").click()
    shown.wait("map.getBounds().contains([25, 5]) && !map.getBounds().contains([55, 55])")


def test_theme_changes_without_remount(toy: Callable[..., Toy]) -> None:
    shown = toy(theme="light")
    mark = shown.run(COUNT_FRAMES)
    light = shown.run("getComputedStyle(document.getElementById('map_div')).backgroundColor")
    shown.page.emulate_media(color_scheme="dark")
    shown.wait("document.documentElement.dataset.theme === 'dark'")
    dark = shown.run("getComputedStyle(document.getElementById('map_div')).backgroundColor")
    assert light != dark
    assert shown.run(COUNT_FRAMES) == mark


def test_hostile_text_is_shown_and_not_run(toy: Callable[..., Toy]) -> None:
    shown = toy()
    title = shown.page.title()
    shown.frame.locator("#map_div").hover(position=shown.spot(35, 25))
    tip = shown.frame.locator(".lm-tip")
    expect(tip).to_contain_text("<img src=x onerror=")
    expect(tip).to_contain_text("${(window.top.hacked=1)} `{{7*7}}`")
    shown.page.wait_for_timeout(300)
    assert shown.page.title() == title
    assert shown.page.evaluate("typeof window.hacked") == "undefined"
    assert shown.run("typeof window.hacked") == "undefined"
    assert shown.run("document.querySelectorAll('#map_div img, .lm-list img').length") == 0


def test_missing_geometry_is_told(toy: Callable[..., Toy]) -> None:
    shown = toy("broken")
    alert = shown.frame.get_by_role("alert")
    expect(alert).to_contain_text("could not be drawn")
    shown.visit.refused.clear()


def test_list_works_by_keyboard(toy: Callable[..., Toy]) -> None:
    shown = toy("dispute")
    mark = shown.run(COUNT_FRAMES)
    listbox = shown.frame.get_by_role("listbox")
    listbox.focus()
    listbox.press("ArrowDown")
    listbox.press("ArrowDown")
    active = shown.frame.locator("[role=option][aria-selected=true]")
    expect(active).to_have_text("Area d01")
    expect(shown.frame.locator(".lm-live")).to_have_text("Area d01")
    assert shown.run("document.querySelectorAll('.halo.hovered.core').length") == 1
    listbox.press("Enter")
    shown.says("sel[d01]")
    assert shown.run("document.activeElement.getAttribute('role')") == "listbox"
    listbox.press("Escape")
    shown.says("sel[None]")
    assert shown.run(COUNT_FRAMES) == mark
    assert shown.run("window.frameElement.title") == "Toy map of border disputes"


def test_dispute_clip_features_and_marks(toy: Callable[..., Toy]) -> None:
    shown = toy("dispute")
    shown.click(36.5, 27)
    shown.says("sel[m1]")
    shown.click(32.5, 30)
    shown.says("sel[zone]")
    shown.page.get_by_text("Hide the zone").click()
    shown.wait("getComputedStyle(document.querySelector('.zone')).display === 'none'")
    assert shown.run("document.querySelectorAll('.mark').length") == 3
    assert shown.run("document.querySelectorAll('.band').length") == 1
    shown.click(45, 25)
    shown.says("sel[c02]")


def test_touch_screen_selects_at_phone_size(toy: Callable[..., Toy]) -> None:
    shown = toy("dispute", viewport=(390, 844), has_touch=True, is_mobile=True)
    spot = shown.spot(45, 25)
    shown.frame.locator("#map_div").tap(position=spot)
    shown.says("sel[c02]")


def test_time_from_click_to_words_and_from_state_to_paint(toy: Callable[..., Toy]) -> None:
    """A generous bound, driver and all, so that only a lost order of magnitude fails."""
    shown = toy()
    clicks, paints = [], []
    for i in range(8):
        lon, name = ((25, "c01"), (45, "e01"))[i % 2]
        began = time.perf_counter()
        shown.click(35, lon)
        shown.page.wait_for_function(f"document.body.innerText.includes('sel[{name}]')", polling=5)
        clicks.append((time.perf_counter() - began) * 1000)
        view, paint = (("De facto", "h0"), ("Neutral", "contested"))[i % 2]
        began = time.perf_counter()
        shown.view(view)
        shown.frame.wait_for_function(f"LM.painted().areas.c01 === '{paint}'", polling=5)
        paints.append((time.perf_counter() - began) * 1000)
    click, paint = sorted(clicks)[4], sorted(paints)[4]
    assert click < 1500
    assert paint < 1500
