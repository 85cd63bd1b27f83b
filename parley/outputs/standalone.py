"""One file that opens offline on any laptop: a briefing with its live maps, blocks and notes.

Scripts, styles, fonts and shapes lie inside it, and its own policy (CSP) lets nothing be asked
of any machine. Without scripts, and on paper, every step stands with its printed map.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from dataclasses import dataclass
from importlib import resources
from typing import Any

from parley.briefing import Edition, Sheet, sheet_of
from parley.cartography.geometry import dispute_file, world_file
from parley.cartography.leaflet import SCRIPTS
from parley.language import ENGLISH, direction, language, say, say_many
from parley.language.scripts import book
from parley.model import Briefing
from parley.mosaic.coverage import Coverage
from parley.outputs.hypertext import html_of, sources
from parley.outputs.imprint import imprint, printed_map, stamp_of
from parley.outputs.pictures import faces

WIDTH, HEIGHT = 1000.0, 620.0
"""Size of the printed map of a step in CSS pixels."""
_ADDRESS = re.compile(r"url\([^)]*\)")
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_LONG = re.compile(r'<path d="([^"]{300,})"([^>]*)/>')
_ID = re.compile(r'(id="|url\(#)(l[mp]-)')


def standalone(briefing: Briefing, edition: Edition) -> bytes:
    """The briefing as one HTML file; steps that the script hides are left out."""
    sheets = [sheet_of(step, edition) for step in briefing.shown]
    return _Page(briefing, edition, sheets).made.encode()


@dataclass
class _Page:
    briefing: Briefing
    edition: Edition
    sheets: list[Sheet]

    @property
    def made(self) -> str:
        """The whole page; its fonts hold the letters of all that it says."""
        main = self._steps() + self._foot()
        data = self._inside()
        title = html.escape(self.briefing.title)
        script, style = _script(), _style(f"{title}{main}{data}")
        policy = (
            f"default-src 'none'; script-src {_digest(script)}; style-src {_digest(style)};"
            " img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
        )
        return (
            f'<!doctype html>\n<html lang="{language()}" dir="{direction()}">\n<head>\n'
            '<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="referrer" content="no-referrer">\n'
            f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
            f'<header class="bar"><h1 dir="auto">{title}</h1>{self._controls()}</header>\n'
            f'<main><div id="stage" hidden><div id="map_div"></div></div>\n{main}</main>\n'
            f"{data}<script>{script}</script>\n</body>\n</html>\n"
        )

    def _controls(self) -> str:
        back, ahead = html.escape(say("Previous step")), html.escape(say("Next step"))
        return (
            f'<nav hidden><button type="button" id="back" title="{back} (←)" aria-label="{back}">'
            f'‹</button><output id="where"></output><button type="button" id="ahead"'
            f' title="{ahead} (→)" aria-label="{ahead}">›</button></nav>'
        )

    def _steps(self) -> str:
        drawn: dict[str, str] = {}
        return "\n".join(self._step(n, made, drawn) for n, made in enumerate(self.sheets, 1))

    def _step(self, number: int, made: Sheet, drawn: dict[str, str]) -> str:
        title = html.escape(made.title)
        return (
            f'<section class="step" id="step-{number}" aria-label="{number}. {title}">'
            f'<div class="head"><h2 dir="auto"><span class="number">{number}</span> {title}</h2>'
            f'<p class="stamp">{html.escape(stamp_of(made))}</p></div>'
            f'<figure class="plate">{self._picture(number, made, drawn)}</figure>'
            f'<div class="told">{html_of(made.blocks)}{_notes(made)}{_sources(made)}</div>'
            "</section>"
        )

    def _picture(self, number: int, made: Sheet, drawn: dict[str, str]) -> str:
        """The printed map; a coast that was drawn before is shown again by its name."""
        printed = printed_map(
            made, self.edition, (WIDTH, HEIGHT), sketch=True, selected=made.step.select
        )
        own = _ID.sub(rf"\1p{number}-\2", printed.svg)
        return _LONG.sub(lambda found: _shared(found, number, drawn), own)

    def _foot(self) -> str:
        return f'<footer dir="auto">{html.escape(imprint(self.edition))}</footer>'

    def _inside(self) -> str:
        """What the maps need: shapes, each once, and the state of every step."""
        catalog = self.edition.catalog
        mosaic = catalog.root / "mosaic"
        slugs = dict.fromkeys(made.dispute.slug for made in self.sheets if made.dispute)
        world = world_file(Coverage.load("world", mosaic), catalog, {}).decode()
        parts = [_inert("geo-world", world)]
        parts += [_inert(f"geo-{s}", dispute_file(catalog, s, mosaic).decode()) for s in slugs]
        spoken = {} if language() == ENGLISH else {"words": "words"}
        if spoken:
            parts.append(_inert("geo-words", json.dumps(book(), ensure_ascii=False)))
        states = [_state(made) | spoken for made in self.sheets]
        packed = json.dumps(states, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return "".join([*parts, _inert("states", packed)])


def _shared(found: re.Match[str], number: int, drawn: dict[str, str]) -> str:
    """A long path, or a reference to the same path in an earlier picture."""
    path, style = found.groups()
    if path in drawn:
        return f'<use href="#{drawn[path]}"{style}/>'
    name = drawn[path] = f"path-{number}-{len(drawn)}"
    return f'<defs><path id="{name}" d="{path}"/></defs><use href="#{name}"{style}/>'


def _state(made: Sheet) -> dict[str, Any]:
    marked = {mark.id for mark in made.scene.marks}
    return made.scene.as_state() | {
        "clip": made.dispute.slug if made.dispute else None,
        "cam": {"b": list(made.extent)},
        "sel": made.step.select if made.step.select in marked else None,
    }


def _notes(made: Sheet) -> str:
    if not made.notes:
        return ""
    told = "".join(f'<p dir="auto">{html.escape(part)}</p>' for part in made.notes.split("\n\n"))
    return f'<details class="notes"><summary>{say("Notes")}</summary>{told}</details>'


def _sources(made: Sheet) -> str:
    if not made.cites:
        return ""
    count = say_many("{count} source", "{count} sources", len(made.cites))
    return f'<details class="from"><summary>{count}</summary>{sources(made.cites)}</details>'


def _inert(name: str, packed: str) -> str:
    """JSON that no browser runs and that can not close its element."""
    for mark, told in (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        packed = packed.replace(mark, told)
    return f'<script type="application/json" id="{name}">{packed}</script>\n'


def _digest(text: str) -> str:
    """The name by which the page's policy knows its own script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _script() -> str:
    assets = resources.files("parley") / "assets"
    leaflet = resources.files("js_lib_leaflet") / "static" / "js_lib_leaflet" / "leaflet.js"
    parts = [leaflet, *(assets / f"{name}.js" for name in SCRIPTS), assets / "standalone.js"]
    code = "\n;\n".join(_SOURCE_MAP.sub("", part.read_text(encoding="utf-8")) for part in parts)
    return code.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _style(said: str) -> str:
    assets = resources.files("parley") / "assets"
    leaflet = resources.files("js_lib_leaflet") / "static" / "js_lib_leaflet" / "leaflet.css"
    parts = [leaflet, assets / "live_map.css", assets / "standalone.css"]
    css = "\n".join(_ADDRESS.sub("none", part.read_text(encoding="utf-8")) for part in parts)
    return faces("".join(sorted(set(html.unescape(said))))) + css
