"""The document of SVG: its patterns, and text without the characters that XML forbids."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from parley.cartography.looks import Look

FAMILY = "'Parley Print'"
FONTS = f"{FAMILY}, 'Noto Sans', 'Source Sans 3', 'Segoe UI', sans-serif"
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escaped(text: str) -> str:
    """Text that no program reads as a tag; quotes too, so that it may stand in an attribute."""
    plain = _FORBIDDEN.sub("", " ".join(text.split()))
    return escape(plain, {'"': "&quot;", "'": "&#39;"})


def document(body: str, width: float, height: float, words: str, drawn: Look) -> str:
    """A drawing of a size in CSS pixels, with its words and the patterns that it may use."""
    line, opacity = drawn.pattern("hatch")
    dot, dense = drawn.pattern("dots")
    ground, hatch = drawn.colour("ground"), drawn.colour("hatch")
    stripe = f'stroke="{line}" stroke-opacity="{opacity:.2f}"'
    turned = 'patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
    plain = 'patternUnits="userSpaceOnUse"'
    back = f'<rect width="10" height="10" fill="{ground}" fill-opacity="0.75"/>'
    bold = f'fill="none" stroke="{hatch}" stroke-opacity="0.6" stroke-width="1.2"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}"'
        f' viewBox="0 0 {width:g} {height:g}" font-family="{FONTS}" role="img"'
        f' aria-label="{escaped(words)}"><title>{escaped(words)}</title><defs>'
        f'<pattern id="lp-hatch" width="5.66" height="5.66" {turned}>'
        f'<path d="M2.8 0V5.66" {stripe} stroke-width="1.25"/></pattern>'
        f'<pattern id="lp-cross" width="7.78" height="7.78" {turned}>'
        f'<path d="M3.9 0V7.78M0 3.9H7.78" fill="none" {stripe}/></pattern>'
        f'<pattern id="lp-dots" width="7" height="7" {plain}>'
        f'<circle cx="3.5" cy="3.5" r="0.95" fill="{dot}" fill-opacity="{dense:.2f}"/></pattern>'
        f'<pattern id="lm-hatch" width="8" height="8" {turned}>{back}'
        f'<path d="M4 0V8" {bold}/></pattern>'
        f'<pattern id="lm-cross" width="10" height="10" {turned}>{back}'
        f'<path d="M5 0V10M0 5H10" {bold}/></pattern>'
        f'<pattern id="lm-dots" width="7" height="7" {plain}>'
        f'<circle cx="3.5" cy="3.5" r="1" fill="{dot}" fill-opacity="{dense:.2f}"/></pattern>'
        f'</defs><rect width="100%" height="100%" fill="{drawn.colour("paper")}"/>{body}</svg>'
    )
