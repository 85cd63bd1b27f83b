"""At 200 % zoom nothing is cut off or covered; who asks for calm gets it; own colours work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ZOOMED = (640, 400)  # 1280 by 800 at 200 %
DRAWN = "document.getElementById('map_div')?.dataset.ready === 'yes'"
PAGES = [
    "/",
    "/?lang=ar",
    "/dispute?dispute=armenia-azerbaijan",
    "/dispute?dispute=armenia-azerbaijan&panel=timeline",
    "/compare?a=cyprus&b=ferghana",
    "/briefing",
    "/briefing?dispute=cyprus&step=2",
    "/briefing?dispute=cyprus&edit=1",
    "/third_parties",
    "/military_diplomacy",
    "/sources",
    "/glossary",
]
# What can be pressed or filled in, that something else lies over or that leaves the page sideways.
LOST = """() => {
  const lost = [];
  const deep = (x, y) => {
    let found = document.elementFromPoint(x, y);
    for (let inner = found; inner?.shadowRoot; found = inner) {
      inner = inner.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === found) break;
    }
    return found;
  };
  const all = [];
  const find = (root) => {
    for (const node of root.querySelectorAll('*')) {
      if (node.matches('button, a[href], input, select, textarea, summary, [role=spinbutton]')) {
        all.push(node);
      }
      if (node.shadowRoot) find(node.shadowRoot);
    }
  };
  find(document);
  const shown = all.filter((node) => {
    const { width, height } = node.getBoundingClientRect();
    const way = node.matches('[data-testid=stSkipToContent], [aria-hidden=true] *');
    return width > 1 && height > 1 && !way && node.checkVisibility({ visibilityProperty: true });
  });
  for (const node of shown.slice(0, 90)) {
    node.scrollIntoView({ block: 'center', inline: 'nearest' });
    const { left, right, top, bottom } = node.getBoundingClientRect();
    const name = (node.getAttribute('aria-label') || node.textContent || node.tagName).trim();
    if (left < -1 || right > innerWidth + 1) lost.push(`${name.slice(0, 50)} leaves the page`);
    const over = deep((left + right) / 2, (top + bottom) / 2);
    const mine = over && (node.contains(over) || over.contains(node)
      || node.parentElement?.contains(over) || node.closest('label, [role=group]')?.contains(over));
    if (!mine) lost.push(`${name.slice(0, 50)} lies under ${over?.outerHTML.slice(0, 120)}`);
  }
  return lost;
}"""
# Every animation that begins on the page or in a map from now on.
WATCH = """() => {
  window.moved = [];
  for (const name of ['animationstart', 'transitionrun']) {
    document.addEventListener(name, ({ target }) => window.moved.push([name, target.className]));
  }
}"""


def drawn(visit: Any) -> Any:
    visit.page.wait_for_selector("#parley-voice", state="attached")
    visit.idle()
    frame = visit.map_frame()
    frame.wait_for_function(DRAWN)
    return frame


@pytest.mark.parametrize("path", PAGES)
def test_at_200_percent_nothing_is_cut_off_or_covered(open_page: Callable[..., Any], path):
    visit = open_page(path, viewport=ZOOMED)
    page = visit.page
    page.wait_for_selector("#parley-voice", state="attached")
    visit.idle()
    sideways = "document.querySelector('main').scrollWidth - document.documentElement.clientWidth"
    page.wait_for_function(f"{sideways} <= 0 && document.body.scrollWidth <= innerWidth")
    assert not page.evaluate(LOST)


def test_who_asks_for_calm_sees_neither_map_nor_panel_move(open_page):
    visit = open_page("/dispute?dispute=cyprus&panel=words", reduced_motion="reduce")
    frame, page = drawn(visit), visit.page
    page.evaluate(WATCH)
    frame.evaluate(WATCH)
    frame.evaluate(
        """() => {
          window.glides = 0;
          map.on('zoomanim', () => { window.glides += 1; });
          const pan = L.PosAnimation.prototype.run;
          L.PosAnimation.prototype.run = function (...given) {
            window.glides += 1;
            return pan.apply(this, given);
          };
        }"""
    )
    before = frame.evaluate("map.getZoom()")
    page.get_by_role("button", name="Northern Cyprus").first.click()
    frame.wait_for_function("LM.painted().sel === 'cyprus.north'")
    frame.wait_for_function("(before) => map.getZoom() !== before", arg=before)
    page.get_by_text("Timeline", exact=True).click()
    page.wait_for_url("**panel=timeline*")
    visit.idle()
    assert frame.evaluate("window.glides") == 0
    assert frame.evaluate("window.moved") == []
    assert page.evaluate("window.moved") == []


def test_a_reader_s_own_colours_keep_the_map_and_mark_what_is_chosen(open_page):
    visit = open_page("/dispute?dispute=cyprus&panel=claims", forced_colors="active")
    frame, page = drawn(visit), visit.page
    assert frame.evaluate("matchMedia('(forced-colors: active)').matches")
    kept = "getComputedStyle(document.getElementById('map_div')).forcedColorAdjust"
    assert frame.evaluate(kept) == "none"
    page.locator(".record .pick").first.click()
    chosen = page.locator(".record.selected").first
    chosen.wait_for()
    style = "(row) => getComputedStyle(row).outlineStyle"
    assert chosen.evaluate(style) == "solid"
    assert page.locator("[data-testid=stApp] [aria-checked=true]").first.evaluate(style) == "solid"
