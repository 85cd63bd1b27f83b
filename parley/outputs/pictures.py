"""A plate as PNG, drawn from its SVG without a browser (resvg), and as SVG that opens anywhere."""

from __future__ import annotations

import base64
import html
import re

import resvg_py

from parley.cartography.plate import Plate
from parley.typefaces import by_font, cut, font_file, font_files, ranges

_TEXT = re.compile(r"<text[^>]*>([^<]*)</text>")


def png(printed: Plate, scale: float = 2.0) -> bytes:
    """The plate as PNG; `scale` is the number of pixels for each CSS pixel (dpi / 96).

    Names are set in the Noto fonts of the pinned packages, never in those of the machine, so
    that the picture is the same everywhere.
    """
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=printed.svg,
            zoom=scale,
            font_files=font_files(letters(printed.svg)),
            skip_system_fonts=True,
        )
    )


def letters(svg: str) -> str:
    """Every character that the picture prints."""
    return "".join(sorted(set(html.unescape("".join(_TEXT.findall(svg))))))


def with_fonts(printed: Plate) -> str:
    """The SVG with the letters it uses inside it, so that it prints right on any machine."""
    faces = []
    for name, characters in sorted(by_font(letters(printed.svg)).items()):
        source = font_file(name)
        if source is None:
            continue
        packed = base64.b64encode(cut(source, "".join(sorted(characters)))).decode()
        faces.append(
            "@font-face{font-family:'Parley Print';font-weight:100 900;"
            f"src:url(data:font/woff2;base64,{packed}) format('woff2');"
            f"unicode-range:{ranges(characters)}}}"
        )
    style = f"<style>{''.join(faces)}</style>"
    return printed.svg.replace("<defs>", f"<defs>{style}", 1)
