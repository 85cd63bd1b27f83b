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

from fontTools import subset
from fontTools.ttLib import TTFont

PACKAGES = ("manimgx_fonts", "manimgx_fonts_cjk")
PLAIN = "NotoSans"
UNSHAPED = "NotoSansCJK"
LAYOUT = ("GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "VVAR", "MVAR", "STAT")
"""Tables that Chinese, Japanese and Korean print well without; reading them takes seconds."""
COVERED = ("LATIN", "GREEK", "CYRILLIC", "COMBINING", "DIGIT")
BOLDER = 0.0225
"""How much wider a letter grows with each 100 of weight, as measured on Noto Sans."""

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


def advance(text: str, weight: int = 400) -> float:
    """Width of a line of text in em. Letters that join or stack are counted one by one."""
    wide = sum(_advance(character) for character in text)
    return wide * (1 + BOLDER * (weight - 400) / 100)


@lru_cache(maxsize=4096)
def _advance(character: str) -> float:
    if unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return 0.0
    name = other_font(character) or PLAIN
    if name == UNSHAPED:
        return 1.0
    return _widths(name).get(ord(character), 0.6)


@lru_cache(maxsize=32)
def _widths(name: str) -> dict[int, float]:
    path = font_file(name)
    if path is None:
        return {}
    with TTFont(path, lazy=True) as font:
        em = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        return {code: metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()}


def ranges(characters: Iterable[str]) -> str:
    """Characters as a `unicode-range` of CSS."""
    return ", ".join(f"U+{ord(character):X}" for character in sorted(characters))


def cut(source: Path, text: str) -> bytes:
    """A font with the letters of a text alone, as WOFF2."""
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["*"]
    options.notdef_outline = True
    number = 0 if source.suffix == ".ttc" else -1
    font = TTFont(source, fontNumber=number, lazy=True)
    if source.name.startswith(UNSHAPED):
        for tag in LAYOUT:
            if tag in font:
                del font[tag]
    cutter = subset.Subsetter(options)
    cutter.populate(text=text)
    cutter.subset(font)
    font.flavor = "woff2"
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()
