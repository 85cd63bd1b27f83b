"""A plate as PNG, drawn from its SVG without a browser (resvg), and as SVG that opens anywhere."""

from __future__ import annotations

import base64
import html
import re
import struct
import zlib
from functools import lru_cache
from pathlib import Path

import resvg_py

from parley.cartography.papers import DPI
from parley.cartography.plate import Plate
from parley.typefaces import by_font, cut, drawn, font_file, font_files, ranges, runs

AFTER_HEADER = 33
"""Bytes of the signature and the header of a PNG."""
_WRITTEN = re.compile(
    r'<text x="([-\d.]+)" y="([-\d.]+)" font-size="([\d.]+)"([^>]*)>([^<]*)</text>'
)
_TEXT = re.compile(r"<text[^>]*>([^<]*)</text>")


def png(printed: Plate, scale: float = 2.0) -> bytes:
    """The plate as PNG; `scale` is the number of pixels for each CSS pixel (dpi / 96).

    Names are set in the Noto fonts of the pinned packages, never in those of the machine, so
    that the picture is the same everywhere.
    """
    made = bytes(
        resvg_py.svg_to_bytes(
            svg_string=printed.svg,
            zoom=scale,
            font_files=font_files(letters(printed.svg)),
            skip_system_fonts=True,
        )
    )
    return made[:AFTER_HEADER] + _print_size(scale) + made[AFTER_HEADER:]


def _print_size(scale: float) -> bytes:
    """The chunk that says how many pixels a metre of paper takes (PNG, 11.3.4.3 pHYs)."""
    dots = round(scale * DPI / 0.0254)
    told = b"pHYs" + struct.pack(">IIB", dots, dots, 1)
    return struct.pack(">I", 9) + told + struct.pack(">I", zlib.crc32(told))


def outlined(printed: Plate) -> str:
    """The SVG with every letter as a shape, for programs that set type in their own way.

    Slides and some makers of PDF shape Khmer or Devanagari wrongly or lack the fonts; a shape
    is the same everywhere. The words stay in the title of the picture.
    """
    return _WRITTEN.sub(_as_path, printed.svg)


def _as_path(found: re.Match[str]) -> str:
    x, y, size, style, told = found.groups()
    run = html.unescape(told)
    weight = re.search(r' font-weight="(\d+)"', style)
    gap = re.search(r' letter-spacing="([\d.]+)"', style)
    ((name, _), *_) = runs(run) or [("NotoSans", "")]
    place = float(x), float(y), float(size)
    path = drawn(name, run, int(weight[1]) if weight else 400, place, float(gap[1]) if gap else 0.0)
    kept = re.sub(r' (font-[a-z]+|letter-spacing)="[^"]*"', "", style)
    return f'<path d="{path}" {kept.strip()}/>'


def letters(svg: str) -> str:
    """Every character that the picture prints."""
    return "".join(sorted(set(html.unescape("".join(_TEXT.findall(svg))))))


def with_fonts(printed: Plate) -> str:
    """The SVG with the letters it uses inside it, so that it prints right on any machine."""
    style = f"<style>{faces(letters(printed.svg))}</style>"
    return printed.svg.replace("<defs>", f"<defs>{style}", 1)


def faces(text: str) -> str:
    """CSS with the fonts that print a text inside it, under the one name `Parley Print`."""
    made = []
    for name, characters in sorted(by_font(text).items()):
        source = font_file(name)
        if source is None:
            continue
        packed = base64.b64encode(_cut(str(source), "".join(sorted(characters)))).decode()
        made.append(
            "@font-face{font-family:'Parley Print';font-weight:100 900;"
            f"src:url(data:font/woff2;base64,{packed}) format('woff2');"
            f"unicode-range:{ranges(characters)}}}"
        )
    return "".join(made)


@lru_cache(maxsize=64)
def _cut(source: str, text: str) -> bytes:
    return cut(Path(source), text)
