"""The whole app in a real browser: views, dates, comparison, words, links and files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect

READY = "document.getElementById('map_div').dataset.ready === 'yes'"
MARK = """() => {
  window.top.frameMark = window.top.frameMark || Math.random();
  return [window.top.frameMark, (document.frameMark = document.frameMark || Math.random())];
}"""
KARABAKH = "karabakh.lachin"


class Shown:
    """A page of the app with its map drawn."""

    def __init__(self, visit: Any) -> None:
        self.visit = visit
        self.page: Page = visit.page
        self.frame: Frame = visit.map_frame()
        self.frame.wait_for_function(READY)
        self.visit.idle()

    def area(self, area: str) -> str:
        return self.frame.evaluate("LM.painted().areas")[area]

    def becomes(self, area: str, cls: str) -> None:
        self.frame.wait_for_function(f"LM.painted().areas['{area}'] === '{cls}'")

    def stamped(self, text: str) -> None:
        expect(self.frame.locator(".lm-stamp")).to_have_text(text)

    def drag_to(self, day: str) -> None:
        """Move the time bar's hand without letting go."""
        self.frame.locator(".lm-time input").evaluate(
            """(range, day) => {
              range.value = Math.round(Date.parse(day + 'T00:00:00Z') / 86400000);
              range.dispatchEvent(new Event('input', { bubbles: true }));
            }""",
            day,
        )

    def let_go(self) -> None:
        self.frame.locator(".lm-time input").dispatch_event("change")

    def table_has_come(self) -> None:
        self.frame.wait_for_function("document.querySelectorAll('.lm-time .ticks i').length > 3")


@pytest.fixture
def show(open_page: Callable[..., Any]) -> Callable[..., Shown]:
    return lambda path, **options: Shown(open_page(path, **options))


def test_dragging_the_date_repaints_at_once_and_letting_go_moves_the_panels(show):
    shown = show("/dispute?dispute=armenia-azerbaijan&view=de_facto&panel=claims")
    shown.table_has_come()
    mark, address = shown.frame.evaluate(MARK), shown.page.url
    newest = shown.area(KARABAKH)
    shown.drag_to("2019-06-01")
    assert shown.area(KARABAKH) != newest, "painted in the same frame, before any answer"
    assert shown.page.url == address, "nothing is sent while the hand moves"
    shown.let_go()
    shown.stamped("De facto view · 1 Jun 2019")
    shown.page.wait_for_url("**on=2019-06-01*")
    expect(shown.page.get_by_text("De facto view, 1 Jun 2019")).to_be_visible()
    before = shown.area(KARABAKH)
    shown.drag_to("2020-12-10")
    shown.let_go()
    shown.stamped("De facto view · 10 Dec 2020")
    assert shown.area(KARABAKH) != before
    assert shown.frame.evaluate(MARK) == mark, "the map is the same map"


def of_cyprus(painted: dict[str, Any]) -> dict[str, dict[str, str]]:
    """What is painted of the dispute; the rest of the world follows when the hand lets go."""
    return {
        part: {k: v for k, v in painted[part].items() if "cyprus" in k or k == "CYP"}
        for part in ("areas", "edges", "stands")
    }


def test_what_the_hand_paints_is_what_the_server_answers(show):
    shown = show("/dispute?dispute=cyprus&view=de_facto")
    shown.table_has_come()
    for day in ("1965-01-01", "1974-08-01", "1990-01-01"):
        shown.drag_to(day)
        by_hand = of_cyprus(shown.frame.evaluate("LM.painted()"))
        shown.let_go()
        shown.page.wait_for_url(f"**on={day}*")
        shown.frame.wait_for_function("!document.querySelector('.scrubbing')")
        assert by_hand == of_cyprus(shown.frame.evaluate("LM.painted()"))
        assert by_hand["areas"]


def test_playing_steps_through_the_dated_changes_and_stops_at_the_end(show):
    shown = show("/dispute?dispute=korea")
    shown.table_has_come()
    shown.frame.get_by_role("button", name="Play the dated changes").click()
    label = shown.frame.locator(".lm-time output")
    seen = {label.inner_text()}
    for _ in range(3):
        before = label.inner_text()
        expect(label).not_to_have_text(before, timeout=4000)
        seen.add(label.inner_text())
    assert len(seen) >= 4
    shown.frame.get_by_role("button", name="Pause").click()
    stopped = label.inner_text()
    shown.page.wait_for_timeout(1600)
    expect(label).to_have_text(stopped)


def test_the_date_moves_by_keyboard_from_change_to_change(show):
    shown = show("/dispute?dispute=cyprus")
    shown.table_has_come()
    hand = shown.frame.locator(".lm-time input")
    hand.focus()
    hand.press("ArrowLeft")
    shown.page.wait_for_url("**on=*")
    first = shown.page.url
    hand.press("ArrowLeft")
    shown.page.wait_for_function("(before) => location.href !== before", arg=first)


def test_a_party_s_view_is_one_click_and_no_reload(show):
    shown = show("/dispute?dispute=china-india")
    mark = shown.frame.evaluate(MARK)
    shown.becomes("aksai-chin", "contested")
    shown.page.get_by_role("radio", name="As India").click()
    shown.becomes("aksai-chin", "settled")
    shown.stamped("As India sees it · 12 Feb 2026")
    shown.page.wait_for_url("**view=IND*")
    assert shown.frame.evaluate(MARK) == mark


def test_two_views_are_compared_on_the_map_and_in_a_table(show):
    shown = show("/dispute?dispute=china-india&view=IND&panel=difference&with=CHN")
    shown.becomes("aksai-chin", "changed")
    expect(shown.page.get_by_text("differ on").first).to_be_visible()
    expect(shown.page.get_by_role("cell", name="29,989").first).to_be_visible()
    assert "with=CHN" in shown.page.url


def test_a_row_of_the_words_selects_on_the_map(show):
    shown = show("/dispute?dispute=cyprus&panel=words")
    shown.page.get_by_role("button", name="Northern Cyprus").first.click()
    shown.frame.wait_for_function("LM.painted().sel === 'cyprus.north'")
    shown.page.wait_for_url("**sel=cyprus.north*")


INNER = "karabakh.nkao.kept-2020~karabakh.nkao.shusha-hadrut"
CARRIES = """([selected, edge]) => {
  const halo = () => document.querySelector('.halo.selected.core');
  LM.ring(edge);
  const middle = halo().getPointAtLength(halo().getTotalLength() / 2);
  LM.ring(selected);
  return halo().isPointInStroke(middle);
}"""


def test_a_row_about_several_areas_outlines_them_as_one(show):
    shown = show(
        "/dispute?dispute=armenia-azerbaijan&panel=timeline&sel=event:kavburo-decision-1921"
    )
    shown.frame.wait_for_selector(".halo.selected.core")
    assert shown.frame.evaluate("LM.painted().sel") == "karabakh.nkao"
    assert shown.frame.evaluate(CARRIES, ["karabakh.nkao.kept-2020", INNER])
    assert not shown.frame.evaluate(CARRIES, ["karabakh.nkao", INNER]), "no line inside the group"


def test_a_click_on_the_map_sends_the_map_and_the_card_and_nothing_else(show):
    shown = show("/dispute?dispute=cyprus&panel=timeline&sel=cyprus.north")
    shown.page.wait_for_url("**sel=cyprus.north*")
    shown.visit.frames.clear()
    shown.frame.evaluate("() => { map.fire('click', { originalEvent: {} }); }")
    shown.page.wait_for_function("!location.search.includes('sel=')")
    shown.visit.idle()
    drawn = [message.delta for message in shown.visit.drawn()]
    elements = [delta.new_element for delta in drawn if delta.WhichOneof("type") == "new_element"]
    told = [element.WhichOneof("type") for element in elements]
    assert sorted(told) == ["bidi_component", "component_instance"]


@pytest.mark.parametrize("form", ["GeoJSON", "GeoPackage", "CSV", "PNG", "SVG", "HTML"])
def test_a_view_can_be_taken_away_as_a_file(show, form):
    shown = show("/dispute?dispute=cyprus&view=TUR&on=1990-01-01")
    shown.page.get_by_role("button", name="Download").click()
    with shown.page.expect_download() as wanted:
        shown.page.get_by_role("button", name=form).click()
    name = wanted.value.suggested_filename
    assert name.startswith("cyprus-tur-1990-01-01.")
    assert wanted.value.path().stat().st_size > 1000


def test_the_atlas_shows_the_world_as_a_party_sees_it_on_a_day(show):
    shown = show("/?view=IND&on=2020-01-01")
    shown.stamped("As India sees it · 1 Jan 2020")
    assert shown.area("aksai-chin") == "settled"
    shown.table_has_come()
    mark = shown.frame.evaluate(MARK)
    shown.drag_to("2013-06-01")
    shown.let_go()
    shown.stamped("As India sees it · 1 Jun 2013")
    shown.page.wait_for_url("**on=2013-06-01*")
    assert shown.frame.evaluate(MARK) == mark


def test_the_world_is_told_in_words_and_compared_below_the_map(show):
    shown = show("/?below=words")
    expect(shown.page.get_by_role("button", name="Aksai Chin").first).to_be_visible()
    shown.page.get_by_role("radio", name="Compare two views").click()
    shown.page.wait_for_url("**below=difference*")
    expect(shown.page.get_by_text("differ on").first).to_be_visible()


def test_a_link_opened_cold_gives_the_same_view(show):
    path = "/dispute?dispute=cyprus&view=de_facto&on=1990-01-01&panel=claims&at=35.2,33.4,9.5"
    painted = show(path).frame.evaluate("LM.painted()")
    again = show(path)
    assert again.frame.evaluate("LM.painted().areas") == painted["areas"]
    again.stamped("De facto view · 1 Jan 1990")
    spot = again.frame.evaluate("[map.getCenter().lat, map.getCenter().lng, map.getZoom()]")
    assert spot == pytest.approx([35.2, 33.4, 9.5], abs=0.05)
    assert all(part in again.page.url for part in ("on=1990-01-01", "view=de_facto", "at=35.2"))


def test_a_click_on_the_map_is_answered_with_the_name_before_the_server_answers(show):
    shown = show("/dispute?dispute=cyprus")
    shown.page.evaluate(
        """() => {
          window.heard = [];
          window.addEventListener('parley-glance', ({ detail }) => window.heard.push(detail.text));
        }"""
    )
    names = shown.frame.locator(".lm-list")
    names.focus()
    names.press("ArrowDown")
    names.press("Enter")
    shown.page.wait_for_function("window.heard.length > 0")
    name = shown.page.evaluate("window.heard[0]").split(" · ")[0]
    assert name
    expect(shown.page.locator(".st-key-dossier-card").get_by_text(name).first).to_be_visible()


def test_a_view_is_painted_under_its_own_stamp_before_the_server_confirms_it(show):
    shown = show("/dispute?dispute=china-india")
    shown.table_has_come()
    shown.frame.evaluate(
        """() => {
          window.stamps = [];
          const stamp = document.querySelector('.lm-stamp');
          const note = () => window.stamps.push([stamp.textContent, LM.painted().rev]);
          const all = { childList: true, characterData: true, subtree: true };
          new MutationObserver(note).observe(stamp, all);
          window.before = LM.painted().rev;
        }"""
    )
    shown.page.get_by_role("radio", name="De facto").click()
    shown.frame.wait_for_function("LM.painted().rev > window.before")
    (words, rev), *later = shown.frame.evaluate("window.stamps")
    assert words.startswith("De facto view · ")
    assert rev == shown.frame.evaluate("window.before"), "painted from the table, not by an answer"
    assert all(text == words for text, _ in later), "the answer says the same"
