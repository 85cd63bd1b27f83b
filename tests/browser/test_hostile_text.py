"""Text from files and from the address is shown as text, whatever it holds, in a real browser."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from parley.catalog import Catalog
from parley.catalog.tables import columns_of
from parley.model import ROW_TYPES
from parley.panels import PANELS

SLUG = "korea"
RUN = "window.top.hacked=1"
PAYLOADS = [
    f"<script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg/onload={RUN}>",
    f'"><script>{RUN}</script>',
    f"'><script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f"<iframe srcdoc='<script>{RUN}</script>'>",
    f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}>",
    f"<video><source onerror={RUN}>",
    f"<a href=javascript:{RUN}>x</a>",
    f"[x](javascript:{RUN})",
    f'![x](x" onerror="{RUN})',
    f"javascript:{RUN}",
    "${" + RUN + "}",
    "{{" + RUN + "}}",
    "{% " + RUN + " %}",
    "{{7*7}}",
    "<%= 7*7 %>",
    "#{7*7}",
    "`" + RUN + "`",
    f"'-{RUN}-'",
    f'"-{RUN}-"',
    f"\\'-{RUN}//",
    f"*/{RUN}/*",
    f"//\\u003cscript\\u003e{RUN}",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;img src=x onerror={RUN}&#62;",
    f"<math><mtext><img src=x onerror={RUN}></mtext></math>",
    f"<style>@import 'x';</style><script>{RUN}</script>",
    f"<template><script>{RUN}</script></template>",
    f"<object data=javascript:{RUN}>",
    f"<form><button formaction=javascript:{RUN}>x",
    f"<input autofocus onfocus={RUN}>",
    f"<marquee onstart={RUN}>",
    f"<link rel=stylesheet href=javascript:{RUN}>",
    f"<meta http-equiv=refresh content='0;javascript:{RUN}'>",
    f":red[{RUN}] $\\href{{javascript:{RUN}}}{{x}}$ :material/home:",
]
TEXTS = {
    "title", "detail", "differs", "basis", "note", "name", "unit", "mandate", "instrument",
    "outcome", "implementation", "monitored_by", "why_ended", "authority", "producer", "latin",
    "text", "licence",
}  # fmt: skip


class Spoiler:
    """Puts the payloads, one after another, into every text of a folder."""

    def __init__(self) -> None:
        self.used = 0

    def payload(self) -> str:
        self.used += 1
        return PAYLOADS[self.used % len(PAYLOADS)]

    def table(self, path: Path) -> None:
        rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
        for row in rows:
            for column in row.keys() & TEXTS:
                if row[column]:
                    row[column] = f"{self.payload()} {row[column]}"[:138]
        out = io.StringIO()
        writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        path.write_text(out.getvalue(), encoding="utf-8")

    def shapes(self, path: Path) -> None:
        collection = json.loads(path.read_text("utf-8"))
        for feature in collection["features"]:
            properties = feature["properties"]
            properties["name"] = f"{self.payload()} {properties['name']}"[:138]
            properties["note"] = f"{self.payload()} {properties['note']}"
        path.write_text(json.dumps(collection), encoding="utf-8")

    def prose(self, path: Path) -> None:
        head, _, body = path.read_text("utf-8").partition("\n---\n")
        lines = []
        for line in head.splitlines():
            key, _, value = line.partition(": ")
            if key in {"name", "short", "status"}:
                room = 58 if key == "short" else 138
                value = json.dumps(f"{self.payload()} {json.loads(value)}"[:room])
                line = f"{key}: {value}"  # noqa: PLW2901
            lines.append(line)
        text = body.replace("\n\n", f"\n\n{self.payload()} ", 3)
        path.write_text("\n".join(lines) + "\n---\n" + text, encoding="utf-8")


@pytest.fixture(scope="module")
def hostile(make_server: Any, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The app over a copy of its geodata with one dispute, every text of which is spoiled."""
    home = tmp_path_factory.mktemp("hostile")
    for part in ("parley", "pages", ".streamlit"):
        shutil.copytree(root / part, home / part)
    shutil.copy(root / "app.py", home)
    (home / "static").mkdir()
    geodata = home / "geodata"
    shutil.copytree(root / "geodata" / "mosaic", geodata / "mosaic")
    shutil.copytree(root / "geodata" / "disputes" / SLUG, geodata / "disputes" / SLUG)
    shutil.copy(root / "geodata" / "actors.csv", geodata)
    shutil.copy(root / "geodata" / "groups.csv", geodata)
    spoiler, folder = Spoiler(), geodata / "disputes" / SLUG
    for record in ROW_TYPES:
        path = folder / record.file
        if path.exists() and TEXTS & set(columns_of(record)):
            spoiler.table(path)
    spoiler.table(geodata / "actors.csv")
    spoiler.table(geodata / "groups.csv")
    spoiler.shapes(folder / "map.geojson")
    spoiler.prose(folder / "dispute.md")
    read = Catalog.load(geodata)
    assert set(read.disputes) == {SLUG}, [str(p) for p in read.problems][:5]
    assert spoiler.used > len(PAYLOADS)
    return make_server("app.py", home)


def unharmed(visit: Any) -> None:
    """No payload ran: in the page, in any frame, or as a dialog."""
    assert visit.page.evaluate("typeof window.hacked") == "undefined"
    for frame in visit.page.frames:
        assert frame.evaluate("typeof window.hacked") == "undefined"
    assert visit.page.title().endswith("Parley")


@pytest.mark.parametrize("panel", list(PANELS))
def test_no_text_of_a_folder_runs_in_a_panel_or_on_the_map(hostile, open_page, panel):
    visit = open_page(f"{hostile.url}/dispute?dispute={SLUG}&panel={panel}")
    visit.page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    frame = visit.map_frame()
    frame.wait_for_function("document.getElementById('map_div').dataset.ready === 'yes'")
    names = frame.locator(".lm-list li")
    shown = " ".join(names.all_text_contents())
    assert RUN in shown, "the payload is there, as text"
    for _ in range(3):
        frame.locator(".lm-list").press("ArrowDown")
    frame.locator(".lm-list").press("Enter")
    visit.page.wait_for_timeout(500)
    unharmed(visit)


@pytest.mark.parametrize("path", ["/", "/?q=hacked", "/?below=words", "/sources", "/glossary"])
def test_no_text_runs_on_the_other_pages(hostile, open_page, path):
    visit = open_page(hostile.url + path)
    visit.page.wait_for_timeout(700)
    unharmed(visit)


@pytest.mark.parametrize(
    "part", ["axes", "timelines", "tracks", "ledgers", "changed", "words", "analogues"]
)
def test_no_text_runs_beside_another(hostile, open_page, part):
    sides = f"a={SLUG}&b={SLUG}&b_view=de_facto&part={part}"
    visit = open_page(f"{hostile.url}/compare?{sides}&a_sel={quote(PAYLOADS[0])}")
    frame = visit.map_frame()
    frame.wait_for_function("document.getElementById('map_div').dataset.ready === 'yes'")
    visit.page.wait_for_timeout(500)
    unharmed(visit)


@pytest.mark.parametrize("key", ["dispute", "on", "view", "panel", "sel", "at", "kinds", "with"])
def test_no_text_of_the_address_runs(hostile, open_page, key):
    for number in range(0, len(PAYLOADS), 8):
        keys = {"dispute": SLUG, "panel": "timeline", key: PAYLOADS[number]}
        query = "&".join(f"{name}={quote(value)}" for name, value in keys.items())
        visit = open_page(f"{hostile.url}/dispute?{query}")
        visit.page.wait_for_timeout(150)
        unharmed(visit)
        visit.page.context.close()
