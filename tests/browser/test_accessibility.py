"""For everyone: axe finds nothing serious on any page, in either theme, map included."""

from importlib import resources

import pytest

AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
GRAVE = ("serious", "critical")
PAGES = {
    "atlas": "/",
    "dossier": "/dispute?dispute=armenia-azerbaijan",
    "timeline": "/dispute?dispute=armenia-azerbaijan&panel=timeline",
    "posture": "/dispute?dispute=china-india&panel=posture",
    "briefing": "/briefing?dispute=cyprus&step=2",
    "briefings": "/briefing",
    "compare": "/compare?a=cyprus&b=korea",
    "third parties": "/third_parties",
    "third party": "/third_parties?actor=NOR",
    "register": "/military_diplomacy",
    "sources": "/sources",
    "glossary": "/glossary",
}


def findings(page):
    """What axe calls serious or critical, on the page and in every frame of it."""
    found = []
    for frame in page.frames:
        if "streamlit" in frame.url or frame is page.main_frame:
            frame.evaluate(AXE)
            answer = frame.evaluate("axe.run(document, {resultTypes: ['violations']})")
            found += [
                f"{fault['id']} ({fault['impact']}): {node['html'][:160]}"
                for fault in answer["violations"]
                if fault["impact"] in GRAVE
                for node in fault["nodes"][:4]
            ]
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(open_page, name, theme):
    shown = open_page(PAGES[name], theme=theme)
    shown.page.wait_for_timeout(1200)
    assert findings(shown.page) == []


def test_axe_finds_nothing_serious_from_right_to_left(open_page):
    shown = open_page("/dispute?dispute=kashmir&lang=ar")
    shown.page.wait_for_timeout(1200)
    assert shown.page.evaluate("document.documentElement.dir") == "rtl"
    assert shown.page.evaluate("document.documentElement.lang") == "ar"
    assert findings(shown.page) == []
