"""The look of the maps: one style sheet for the live map and for the printed one.

Classes and colours stand in ``parley/assets/live_map.css``. A printed map is opened by programs
that know no style sheet (slides, drawing programs), so the rules are resolved here and every
shape carries its own attributes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Literal

Theme = Literal["light", "dark"]
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_TOKEN = re.compile(r"--lm-([\w-]+):\s*(#[0-9a-fA-F]{6,8})")
_VAR = re.compile(r"var\(--lm-([\w-]+)\)")
_CLASSES = re.compile(r"(?:\.far )?(?:\.[\w-]+)+")
_PRINTED = {
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity",
    "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "paint-order", "opacity",
}  # fmt: skip

GROUNDS: dict[str, tuple[str, str]] = {
    "settled": ("land", ""),
    "contested": ("ground", "hatch"),
    "shared": ("ground", "cross"),
    "unclaimed": ("land", "dots"),
    "hc": ("ground", "hatch"),
    "changed": ("changed", "cross"),
    **{f"h{n}": (f"tint-{n}", "") for n in range(6)},
    **{f"hc{n}": (f"tint-{n}", "hatch") for n in range(6)},
}
"""Colour and pattern of each class of area; the twin of the table in live_map_paint.js."""

EDGES = ("coast", "solid", "inner", "dashed", "dotted", "changed")
"""Classes of edges in the order in which they are drawn."""

STANDS = {*GROUNDS, "own", "other"}
FAR_ZOOM = 2.6
"""Below this zoom of the live map a hatch is a blur on paper: areas are tinted, lines are thin."""


class Look:
    """Colours and styles of one theme."""

    def __init__(self, theme: Theme, css: str) -> None:
        plain = _MEDIA.sub("", _COMMENT.sub("", css))
        light, dark = _tokens(plain)
        self.colours = light | dark if theme == "dark" else light
        self._rules: list[tuple[frozenset[str], bool, list[tuple[str, str]]]] = []
        for selectors, body in _RULE.findall(plain):
            style = self._style(body)
            if not style:
                continue
            for selector in selectors.split(","):
                if not _CLASSES.fullmatch(selector.strip()):
                    continue
                far = selector.strip().startswith(".far ")
                names = selector.strip().removeprefix(".far ")
                self._rules.append((frozenset(names.split(".")[1:]), far, style))
        self._rules.sort(key=lambda rule: len(rule[0]) + rule[1])
        self._known: dict[tuple[str, bool], str] = {}

    def colour(self, name: str) -> str:
        """A colour by its name in the style sheet, as #rrggbb."""
        return self.colours[name][:7]

    def style(self, classes: str, *, far: bool = False) -> dict[str, str]:
        """What a shape with these classes looks like, as attributes of SVG."""
        has, found = set(classes.split()), dict[str, str]()
        for names, only_far, style in self._rules:
            if names <= has and (far or not only_far):
                found |= dict(style)
        return found

    def attributes(self, classes: str, *, far: bool = False) -> str:
        """The same as text to stand in a tag."""
        key = classes, far
        if key not in self._known:
            self._known[key] = attributes(self.style(classes, far=far))
        return self._known[key]

    def pattern(self, kind: str) -> tuple[str, float]:
        """Colour and opacity of a pattern on an area: hatch, cross or dots."""
        return _parted(self.colours["dots" if kind == "dots" else "hatch-line"])

    def _style(self, body: str) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for declaration in body.split(";"):
            name, _, value = (part.strip() for part in declaration.partition(":"))
            if name not in _PRINTED:
                continue
            solved = _VAR.sub(lambda match: self.colours[match.group(1)], value)
            if name in {"fill", "stroke"} and solved.startswith("#"):
                solved, opacity = _parted(solved)
                if opacity < 1:
                    found.append((f"{name}-opacity", f"{opacity:.2f}"))
            found.append((name, solved.removesuffix("px")))
        return found


def attributes(style: Mapping[str, str]) -> str:
    """A style as text to stand in a tag."""
    return "".join(f' {name}="{value}"' for name, value in style.items())


@lru_cache(maxsize=2)
def look(theme: Theme) -> Look:
    """The look of a theme, read once."""
    sheet = resources.files("parley") / "assets" / "live_map.css"
    return Look(theme, sheet.read_text(encoding="utf-8"))


def _tokens(css: str) -> tuple[dict[str, str], dict[str, str]]:
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for selector, body in _RULE.findall(css):
        if ":root" in selector:
            (dark if "dark" in selector else light).update(_TOKEN.findall(body))
    return light, dark


def _parted(colour: str) -> tuple[str, float]:
    """Colour without its transparency, and its opacity: many programs read six digits only."""
    return colour[:7], int(colour[7:9], 16) / 255 if len(colour) == 9 else 1.0
