"""Typefaces for names in every script: which font has a letter, how wide it is, and a cut of it.

A name must print on a laptop without a Chinese or Armenian font and without a network. The
Noto fonts come as pinned packages; whole they weigh 35 MB, so each is cut to what is used.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from pathlib import Path

import uharfbuzz as harfbuzz
from fontTools import subset
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

PACKAGES = ("manimgx_fonts", "manimgx_fonts_cjk")
PLAIN = "NotoSans"
UNSHAPED = "NotoSansCJK"
LAYOUT = ("GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "VVAR", "MVAR", "STAT")
"""Tables that Chinese, Japanese and Korean print well without; reading them takes seconds."""
JOINERS = "\u200c\u200d"
COVERED = ("LATIN", "GREEK", "CYRILLIC", "COMBINING", "DIGIT")

SCRIPTS = {
    "ARABIC": "NotoSansArabic",
    "ARMENIAN": "NotoSansArmenian",
    "BENGALI": "NotoSansBengali",
    "DEVANAGARI": "NotoSansDevanagari",
    "ETHIOPIC": "NotoSansEthiopic",
    "GEORGIAN": "NotoSansGeorgian",
    "HEBREW": "NotoSansHebrew",
    "KHMER": "NotoSansKhmer",
    "LAO": "NotoSansLao",
    "MYANMAR": "NotoSansMyanmar",
    "SINHALA": "NotoSansSinhala",
    "TAMIL": "NotoSansTamil",
    "THAI": "NotoSansThai",
    "CJK": "NotoSansCJK",
    "HANGUL": "NotoSansCJK",
    "HIRAGANA": "NotoSansCJK",
    "KATAKANA": "NotoSansCJK",
    "IDEOGRAPHIC": "NotoSansCJK",
}


def other_font(character: str) -> str | None:
    """The font of a character that a Latin font lacks; None where a Latin font has it."""
    if ord(character) <= 0x24F:
        return None
    script = unicodedata.name(character, "").split(" ")[0].split("-")[0]
    return None if script in COVERED else SCRIPTS.get(script)


def by_font(text: str) -> dict[str, set[str]]:
    """The characters of a text by the font that prints them, plain ones under `NotoSans`."""
    found: dict[str, set[str]] = {}
    for character in set(text):
        found.setdefault(other_font(character) or PLAIN, set()).add(character)
    return found


@lru_cache(maxsize=64)
def font_file(name: str) -> Path | None:
    """The file of a font among the installed packages; None where none has it."""
    for package in PACKAGES:
        try:
            root = resources.files(package)
        except ModuleNotFoundError:
            continue
        for file in root.iterdir():
            if file.name.startswith((f"{name}[", f"{name}-")) and "Italic" not in file.name:
                return Path(str(file))
    return None


def font_files(text: str) -> list[str]:
    """The files that print a text, the plain font first."""
    names = [PLAIN, *sorted(by_font(text).keys() - {PLAIN})]
    return [str(path) for name in names if (path := font_file(name))]


def font_names() -> list[str]:
    """The names of all fonts that print names, the plain one first."""
    return [PLAIN, *dict.fromkeys(SCRIPTS.values())]


def runs(text: str) -> list[tuple[str, str]]:
    """A line in runs of one font each, in reading order: `[("NotoSans", "Ani "), …]`.

    Spaces and marks between two words of one script stay with them. The invisible characters
    that set a run apart in running text are left out, since each run is placed by itself.
    """
    found: list[tuple[str, str]] = []
    between = ""
    for letter in text:
        if unicodedata.category(letter) == "Cf" and letter not in JOINERS:
            continue
        font = other_font(letter)
        if font is None and not letter.isalnum():
            between += letter
            continue
        name = font or PLAIN
        if found and found[-1][0] == name:
            found[-1] = name, found[-1][1] + between + letter
        elif name == PLAIN:
            found.append((PLAIN, between + letter))
        else:
            found = _closed(found, between)
            found.append((name, letter))
        between = ""
    return _closed(found, between)


def _closed(found: list[tuple[str, str]], between: str) -> list[tuple[str, str]]:
    """The runs with the marks that follow them, which the plain font prints."""
    if not between:
        return found
    if found and found[-1][0] == PLAIN:
        return [*found[:-1], (PLAIN, found[-1][1] + between)]
    return [*found, (PLAIN, between)]


def family(name: str) -> str:
    """The name by which programs know a font: `Noto Sans Khmer`."""
    if name == UNSHAPED:
        return "Noto Sans CJK JP"
    script = name.removeprefix(PLAIN)
    return f"Noto Sans {script}".strip()


def advance(text: str, weight: int = 400) -> float:
    """Width of a line of text in em, its letters joined and stacked as they are printed."""
    return sum(run_width(name, run, weight) for name, run in runs(text))


@lru_cache(maxsize=8192)
def run_width(name: str, run: str, weight: int = 400) -> float:
    """Width in em of a run of one font."""
    font = _shaper(name, weight)
    if not run or font is None:
        return 0.6 * len(run)
    wide = sum(place.x_advance for place in _shaped(font, run).glyph_positions)
    return float(wide) / float(font.face.upem)


def drawn(name: str, run: str, weight: int, place: tuple[float, float, float], gap: float) -> str:
    """A run of one font as the path of its letters; `place` is x, base line and size in pixels.

    `gap` is added between letters. Blank where the font is not installed.
    """
    font = _shaper(name, weight)
    if not run or font is None:
        return ""
    x, y, size = place
    scale = size / float(font.face.upem)
    pen = SVGPathPen(None, ntos=lambda value: f"{value:.2f}".rstrip("0").rstrip("."))
    shaped = _shaped(font, run)
    for letter, at in zip(shaped.glyph_infos, shaped.glyph_positions, strict=True):
        left, base = x + at.x_offset * scale, y - at.y_offset * scale
        font.draw_glyph_with_pen(
            letter.codepoint, TransformPen(pen, (scale, 0, 0, -scale, left, base))
        )
        x += at.x_advance * scale + gap
    return str(pen.getCommands())


def _shaped(font: harfbuzz.Font, run: str) -> harfbuzz.Buffer:
    buffer = harfbuzz.Buffer()
    buffer.add_str(run)
    buffer.guess_segment_properties()
    harfbuzz.shape(font, buffer)
    return buffer


@lru_cache(maxsize=64)
def _shaper(name: str, weight: int) -> harfbuzz.Font | None:
    path = font_file(name)
    if path is None:
        return None
    font = harfbuzz.Font(harfbuzz.Face(harfbuzz.Blob.from_file_path(str(path))))
    font.set_variations({"wght": weight})
    return font


def ranges(characters: Iterable[str]) -> str:
    """Characters as a `unicode-range` of CSS."""
    return ", ".join(f"U+{ord(character):X}" for character in sorted(characters))


def cut(source: Path, text: str, weight: int | None = None, place: int = 0) -> bytes:
    """A font with the letters of a text alone, as WOFF2; `weight` leaves it one weight only.

    `place` is that of the font in a collection.
    """
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["*"]
    options.notdef_outline = True
    number = place if source.suffix == ".ttc" else -1
    font = TTFont(source, fontNumber=number, lazy=True)
    if source.name.startswith(UNSHAPED):
        for tag in LAYOUT:
            if tag in font:
                del font[tag]
    cutter = subset.Subsetter(options)
    cutter.populate(text=text)
    cutter.subset(font)
    if weight is not None and "fvar" in font:
        font = instancer.instantiateVariableFont(font, {"wght": weight})
    font.flavor = "woff2"
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()
