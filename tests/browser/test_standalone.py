"""The standalone file in a real browser: opened from the disk, offline, step by step."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from parley.briefing import Edition, script_of
from parley.model import ROW_TYPES
from parley.outputs.standalone import standalone

HERE = Path(__file__).parent
SLUG = "korea"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a dossier with figures, names in three scripts and sixteen steps."""
    edition = Edition.load()
    path = tmp_path_factory.mktemp("standalone") / "china-india.html"
    path.write_bytes(
        standalone(script_of(edition.catalog.disputes["china-india"], edition), edition)
    )
    return path


@pytest.fixture(scope="module")
def payloads() -> Any:
    """The hostile texts of the pages' own test."""
    spec = importlib.util.spec_from_file_location("hostile_text", HERE / "test_hostile_text.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def spoiled(root: Path, payloads: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a dossier of whose texts every one is a payload."""
    geodata = tmp_path_factory.mktemp("spoiled") / "geodata"
    shutil.copytree(root / "geodata" / "mosaic", geodata / "mosaic")
    shutil.copytree(root / "geodata" / "disputes" / SLUG, geodata / "disputes" / SLUG)
    for name in ("actors.csv", "groups.csv"):
        shutil.copy(root / "geodata" / name, geodata)
    spoiler, folder = payloads.Spoiler(), geodata / "disputes" / SLUG
    for record in ROW_TYPES:
        path = folder / record.file
        if path.exists() and payloads.TEXTS & set(payloads.columns_of(record)):
            spoiler.table(path)
    spoiler.table(geodata / "actors.csv")
    spoiler.shapes(folder / "map.geojson")
    spoiler.prose(folder / "dispute.md")
    assert spoiler.used > len(payloads.PAYLOADS)
    edition = Edition.load(geodata)
    target = geodata.parent / "spoiled.html"
    target.write_bytes(standalone(script_of(edition.catalog.disputes[SLUG], edition), edition))
    return target


@pytest.fixture
def open_file(browser: Any) -> Iterator[Callable[..., Any]]:
    """Open a file with every door shut; it may ask for nothing but itself, and log nothing."""
    heard: list[str] = []
    contexts = []

    def opened(path: Path, **options: Any) -> Any:
        context = browser.new_context(
            viewport={"width": 1280, "height": 800}, offline=True, **options
        )
        contexts.append(context)
        page = context.new_page()
        own = path.as_uri()
        page.on("console", lambda said: heard.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: heard.append(f"error: {error}"))
        page.on("dialog", lambda dialog: heard.append(f"dialog: {dialog.message}"))
        page.on(
            "request",
            lambda asked: (
                None
                if asked.url.partition("#")[0] == own or asked.url.startswith("data:")
                else heard.append(f"asked for {asked.url}")
            ),
        )
        page.goto(own)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert heard == []


def painted(page: Any) -> dict[str, Any]:
    return page.evaluate("LM.painted()")


def test_a_file_steps_through_with_keys_and_the_map_follows(plain, open_file):
    page = open_file(plain)
    page.wait_for_selector("html.live")
    assert page.locator(".step.current h2").inner_text().endswith("Where it is, and how it stands")
    assert page.locator("#where").inner_text() == "1 / 16"
    before = painted(page)
    assert "contested" in before["areas"].values()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("Object.values(LM.painted().areas).includes('h1')")
    assert page.locator(".lm-stamp").inner_text().startswith("De facto view")
    assert page.locator(".step.current .stamp").inner_text().find("De facto view") > 0
    assert page.url.endswith("#step-2")
    page.keyboard.press("End")
    assert page.locator("#where").inner_text() == "16 / 16"
    assert page.locator("#ahead").is_disabled()
    page.keyboard.press("ArrowRight")
    assert page.locator("#where").inner_text() == "16 / 16"
    page.keyboard.press("Home")
    page.wait_for_function("Object.values(LM.painted().areas).includes('contested')")
    assert painted(page)["areas"] == before["areas"]
    page.keyboard.press("n")
    assert page.locator(".step.current .notes p").first.is_visible()
    page.locator("#ahead").click()
    assert page.locator("#where").inner_text() == "2 / 16"


def test_every_step_paints_what_its_sheet_says(plain, open_file):
    page = open_file(plain)
    page.wait_for_selector("html.live")
    states = page.evaluate("JSON.parse(document.getElementById('states').textContent)")
    for number, state in enumerate(states, start=1):
        assert page.locator("#where").inner_text() == f"{number} / {len(states)}"
        page.wait_for_function(
            "(words) => document.querySelector('.lm-stamp').textContent === words",
            arg=state["stamp"],
        )
        entries = page.locator(".lm-legend li").all_text_contents()
        assert entries == [entry["text"] for entry in state["legend"]]
        contested = set(state["areas"].get("contested", "").split())
        shown = {name for name, cls in painted(page)["areas"].items() if cls == "contested"}
        assert shown == contested & painted(page)["areas"].keys()
        page.keyboard.press("PageDown")


def test_a_link_to_a_step_opens_there(plain, open_file):
    page = open_file(plain)
    page.wait_for_selector("html.live")
    page.evaluate("location.hash = 'step-5'")
    page.wait_for_function("document.getElementById('where').textContent === '5 / 16'")


def test_the_file_reads_without_scripts_and_on_paper(plain, open_file):
    still = open_file(plain, java_script_enabled=False)
    assert still.locator(".step").count() == 16
    for number in (0, 7, 15):
        assert still.locator(".step h2").nth(number).is_visible()
        box = still.locator(".step figure.plate svg").nth(number).bounding_box()
        assert box is not None
        assert (box["width"] > 600, box["height"] > 300) == (True, True)
    page = open_file(plain)
    page.wait_for_selector("html.live")
    page.emulate_media(media="print")
    assert not page.locator("#stage").is_visible()
    assert page.locator(".step figure.plate").nth(9).is_visible()


def test_the_map_follows_the_theme(plain, open_file):
    page = open_file(plain, color_scheme="dark")
    page.wait_for_selector("html.live[data-theme=dark]")
    page.emulate_media(color_scheme="light")
    page.wait_for_selector("html.live[data-theme=light]")


def test_no_text_of_a_folder_runs_in_the_file(spoiled, payloads, open_file):
    page = open_file(spoiled)
    page.wait_for_selector("html.live")
    steps = page.locator(".step").count()
    for _ in range(steps):
        page.keyboard.press("PageDown")
    page.locator(".lm-list").press("ArrowDown")
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert payloads.RUN in page.locator("main").inner_text()
    still = open_file(spoiled, java_script_enabled=False)
    assert payloads.RUN in still.locator("main").inner_text()
