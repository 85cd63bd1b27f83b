"""The briefing in a browser: one map over all steps, keys, a second window, figures as pictures."""

import re

import pytest

DEEP = """(selector) => {
  const find = (root) => {
    for (const node of root.querySelectorAll('*')) {
      if (node.matches(selector)) return node;
      const found = node.shadowRoot && find(node.shadowRoot);
      if (found) return found;
    }
    return null;
  };
  const node = find(document);
  return node && { text: node.textContent, size: parseFloat(getComputedStyle(node).fontSize) };
}"""

# At every frame: the map's own element, how much of its canvas is painted, how many lines it has.
WATCH = """() => {
  const frame = document.querySelector('.st-key-wall iframe');
  const seen = (window.seen = { frames: 0, other: 0, ink: Infinity, lines: Infinity });
  const look = () => {
    const now = document.querySelector('.st-key-wall iframe');
    const inside = now && now.contentDocument;
    const canvas = inside && inside.querySelector('.leaflet-areas-pane canvas');
    seen.frames += 1;
    if (now !== frame) seen.other += 1;
    let ink = 0;
    if (canvas && canvas.width) {
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      for (let i = 3; i < data.length; i += 4 * 1009) if (data[i]) ink += 1;
    }
    seen.ink = Math.min(seen.ink, ink);
    const lines = inside ? inside.querySelectorAll('.leaflet-edges-pane path').length : 0;
    seen.lines = Math.min(seen.lines, lines);
    requestAnimationFrame(look);
  };
  look();
}"""
MAP = "document.querySelector('.st-key-wall iframe').contentDocument"
STAMP = f"{MAP}.querySelector('.lm-stamp').textContent"
CENTRE = """() => {
  const { LM } = document.querySelector('.st-key-wall iframe').contentWindow;
  return LM.shot().box.map((side) => Math.round(side * 20) / 20);
}"""


def text(page, selector):
    found = page.evaluate(DEEP, selector)
    return found and found["text"]


def until(page, selector, wanted):
    shows = f"([selector, wanted]) => (({DEEP})(selector) || {{}}).text === wanted"
    page.wait_for_function(shows, arg=[selector, wanted])


def painted(page, stamp):
    page.wait_for_function(f"(stamp) => {STAMP} === stamp", arg=stamp)


@pytest.fixture
def wall(open_page):
    def open_wall(address, **options):
        visit = open_page(f"/briefing?{address}", **{"viewport": (1920, 1080), **options})
        visit.page.wait_for_selector(".wall-count")
        frame = visit.page.frame_locator(".st-key-wall iframe")
        frame.locator("[data-ready=yes]").wait_for()
        return visit

    return open_wall


@pytest.mark.parametrize("address", ["dispute=cyprus", "region=caucasus"])
def test_the_map_is_one_element_and_never_blank_over_a_whole_briefing(wall, address):
    page = wall(address).page
    count = int(re.search(r"of (\d+)", text(page, ".wall-count")).group(1))
    page.evaluate(WATCH)
    stamps = []
    for step in range(1, count + 1):
        until(page, ".wall-count", f"{step} of {count}")
        page.wait_for_timeout(450)
        stamps.append(page.evaluate(STAMP))
        page.keyboard.press("PageDown")
    ends = count
    for number in range(30):
        page.keyboard.press("ArrowLeft" if number % 3 else "ArrowRight")
        ends = min(count, max(1, ends + (-1 if number % 3 else 1)))
    until(page, ".wall-count", f"{ends} of {count}")
    painted(page, stamps[ends - 1])
    page.wait_for_timeout(1500)
    assert page.evaluate(STAMP) == stamps[ends - 1], "an older answer must not come back"
    assert text(page, ".wall-count") == f"{ends} of {count}"
    seen = page.evaluate("window.seen")
    assert seen["frames"] > count
    assert seen["other"] == 0
    assert seen["ink"] > 50
    assert seen["lines"] > 100
    assert f"step={ends}" in page.url or ends == 1


def test_the_end_of_a_hasty_walk_shows_the_place_of_its_step(wall):
    page = wall("region=caucasus&step=2").page
    page.wait_for_timeout(600)
    home = page.evaluate(CENTRE)
    for _ in range(12):
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowLeft")
    page.wait_for_function(
        f"(home) => JSON.stringify(({CENTRE})()) === JSON.stringify(home)", arg=home
    )
    page.keyboard.press("End")
    page.wait_for_function(
        f"(home) => JSON.stringify(({CENTRE})()) !== JSON.stringify(home)", arg=home
    )


def test_keys_lead_through_the_briefing(wall):
    page = wall("dispute=cyprus").page
    press = page.keyboard.press
    for key, wanted in (
        ("ArrowRight", 2), (" ", 3), ("PageDown", 4), ("ArrowLeft", 3), ("PageUp", 2),
        ("End", 16), ("ArrowRight", 16), ("Home", 1), ("ArrowLeft", 1),
    ):  # fmt: skip
        press(key)
        until(page, ".wall-count", f"{wanted} of 16")
    for key in ("1", "2", "Enter"):
        press(key)
    until(page, ".wall-count", "12 of 16")
    press("b")
    page.wait_for_selector(".wall-blank")
    press(".")
    page.wait_for_selector(".wall-blank", state="hidden")
    press("m")
    page.wait_for_function("document.querySelector('.st-key-wall').clientWidth === innerWidth")
    press("m")
    page.wait_for_function("document.querySelector('.st-key-wall').clientWidth < innerWidth")
    before = page.evaluate(DEEP, ".wall-text")["size"]
    press("+")
    page.wait_for_timeout(100)
    assert page.evaluate(DEEP, ".wall-text")["size"] > before
    press("?")
    page.wait_for_selector("dialog[open]")
    press("Escape")
    page.wait_for_selector("dialog[open]", state="detached")
    # Streamlit's own keys: a rerun would lose nothing, but clearing the cache asks a question.
    press("c")
    assert not page.query_selector("[role=dialog]")
    press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    press("f")
    page.wait_for_function("document.fullscreenElement === null")
    press("Escape")
    page.wait_for_url("**/dispute?dispute=cyprus*")


def test_a_key_pressed_on_the_map_leads_on_too(wall):
    page = wall("dispute=cyprus").page
    page.mouse.click(300, 300)
    page.keyboard.press("PageDown")
    until(page, ".wall-count", "2 of 16")


def test_everything_is_legible_from_the_back_of_a_room(wall):
    page = wall("dispute=cyprus").page
    assert page.evaluate(DEEP, ".wall-title")["size"] >= 48
    for step in range(1, 17):
        until(page, ".wall-count", f"{step} of 16")
        assert page.evaluate(DEEP, ".wall-text")["size"] >= 30
        page.keyboard.press("ArrowRight")
    frame = page.frame_locator(".st-key-wall iframe")
    sizes = frame.locator(".lm-legend li, .lm-stamp, .name.point").evaluate_all(
        "nodes => nodes.map(node => parseFloat(getComputedStyle(node).fontSize))"
    )
    assert min(sizes) >= 24


def test_the_room_asks_and_the_script_takes_over_again(wall):
    page = wall("dispute=cyprus&step=2").page
    own = page.evaluate(STAMP)
    frame = page.frame_locator(".st-key-wall iframe")
    frame.locator(".lm-list").press("ArrowDown")
    frame.locator(".lm-list").press("Enter")
    page.wait_for_selector(".wall-card h2")
    page.wait_for_function("location.search.includes('sel=')")
    page.mouse.move(900, 600)
    page.locator(".wall-choice select").first.select_option("TUR")
    page.wait_for_function(f"{STAMP}.startsWith('As Türkiye')")
    page.wait_for_function("location.search.includes('view=TUR')")
    page.locator(".wall-title").click()
    page.keyboard.press("r")
    painted(page, own)
    page.wait_for_selector(".wall-card", state="hidden")
    page.wait_for_function("!location.search.includes('view=')")
    assert text(page, ".wall-count") == "2 of 16"


def test_two_windows_stay_in_step_and_either_may_reload(wall):
    page = wall("dispute=cyprus&step=2").page
    with page.context.expect_page() as opened:
        page.keyboard.press("n")
    desk = opened.value
    desk.wait_for_selector(".desk-where")
    until(desk, ".desk-where", "2 of 16")
    page.keyboard.press("ArrowRight")
    until(desk, ".desk-where", "3 of 16")
    desk.keyboard.press("PageDown")
    until(page, ".wall-count", "4 of 16")
    desk.reload()
    until(desk, ".desk-where", "4 of 16")
    desk.keyboard.press("ArrowRight")
    until(page, ".wall-count", "5 of 16")
    page.wait_for_function("location.search.includes('room=')")
    desk.wait_for_timeout(1200)
    page.reload()
    until(page, ".wall-count", "5 of 16")
    page.keyboard.press("b")
    desk.wait_for_function(f"({DEEP})('.desk-state').text.includes('blank')")


def test_a_window_on_another_machine_follows_and_leads(wall, browser):
    page = wall("dispute=cyprus").page
    with page.context.expect_page() as opened:
        page.keyboard.press("n")
    address = opened.value.url
    other = browser.new_context().new_page()
    other.goto(address)
    other.wait_for_selector(".desk-where")
    page.keyboard.press("ArrowRight")
    until(other, ".desk-where", "2 of 16")
    other.keyboard.press("End")
    until(page, ".wall-count", "16 of 16")
    other.context.close()


def test_figures_are_drawn_with_the_same_figures_as_a_table(wall):
    page = wall("dispute=cyprus&step=11").page
    page.wait_for_selector(".chart svg")
    charts = page.locator(".chart")
    assert charts.count() == 2
    line, bar = charts.nth(0), charts.nth(1)
    assert (
        line.locator("svg[role=img] .curve").count()
        == line.locator("table tr").first.locator("th").count() - 1
    )
    rows = bar.locator("table tr").count() - 1
    assert bar.locator("svg[role=img] .label").count() == rows
    assert line.locator("svg[role=img]").get_attribute("aria-label").startswith("Military spending")


def test_who_wants_less_motion_gets_none(wall):
    page = wall("dispute=cyprus", reduced_motion="reduce").page
    page.keyboard.press("ArrowRight")
    until(page, ".wall-count", "2 of 16")
    painted(page, "De facto view · 1 Jul 2026")
    assert page.evaluate(f"{MAP}.querySelector('.leaflet-zoom-anim') === null")


def test_a_finger_swipes_to_the_next_step(wall):
    page = wall("dispute=cyprus", viewport=(390, 844), has_touch=True).page
    page.evaluate(
        """() => {
          const find = (root) => {
            for (const node of root.querySelectorAll('*')) {
              if (node.matches('.wall-text')) return node;
              const found = node.shadowRoot && find(node.shadowRoot);
              if (found) return found;
            }
            return null;
          };
          const text = find(document);
          const at = (x) => new Touch({ identifier: 1, target: text, clientX: x, clientY: 500 });
          const finger = (name, x, touches) => text.dispatchEvent(
            new TouchEvent(name, { touches, changedTouches: [at(x)], bubbles: true }),
          );
          finger('touchstart', 320, [at(320)]);
          finger('touchend', 80, []);
        }"""
    )
    until(page, ".wall-count", "2 of 16")
    page.locator(".wall-steps button").first.tap()
    until(page, ".wall-count", "1 of 16")


def test_steps_are_edited_by_keys_and_nothing_is_lost_on_the_way_to_the_wall(open_page):
    page = open_page("/briefing?dispute=cyprus&edit=1", viewport=(1600, 1000)).page
    page.wait_for_selector(".steplist-row")
    rows = page.locator(".steplist-row b")
    second = rows.nth(1).inner_text()
    page.locator(".steplist-name").nth(1).click()
    page.locator(".steplist-row[aria-selected=true]", has_text=second).wait_for()
    page.locator(".steplist").focus()
    page.keyboard.press("Alt+ArrowUp")
    page.locator(".steplist-row:first-child", has_text=second).wait_for()
    page.get_by_role("button", name="Present").click()
    until(page, ".wall-title", second)
    page.keyboard.press("e")
    page.locator(".steplist-row:first-child", has_text=second).wait_for()
    page.reload()
    page.locator(".steplist-row:first-child", has_text=second).wait_for()
