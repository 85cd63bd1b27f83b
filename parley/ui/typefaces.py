"""Typefaces for names in scripts that the page's own font lacks, cut to what is used.

A name must print on a laptop without a Chinese or Armenian font and without a network. The
Noto fonts come as pinned packages; whole they weigh 35 MB, so each is cut once to the
characters that the catalog holds.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from parley.catalog import Catalog

FAMILY = "Parley Names"
COVERED = ("LATIN", "GREEK", "CYRILLIC", "COMBINING", "DIGIT")
PACKAGES = ("manimgx_fonts", "manimgx_fonts_cjk")
UNSHAPED = "NotoSansCJK"
SIMPLIFIED = 2
"""Place of the simplified Chinese forms in the collection of Chinese, Japanese and Korean."""
LATIN = "\u024f"
LAYOUT = ("GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "VVAR", "MVAR", "STAT")
"""Tables that Chinese, Japanese and Korean print well without; reading them takes seconds."""

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


def faces(catalog: Catalog, folder: Path) -> dict[str, Path]:
    """CSS unicode ranges and the font files that hold them, made below `folder` when missing.

    A script without a font package is left to the reader's own fonts.
    """
    return _made(_needed(catalog), folder)


def _made(needed: Mapping[str, set[str]], folder: Path, number: int = 0) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for font, characters in sorted(needed.items()):
        source = _font_file(font)
        if source is None:
            continue
        text = "".join(sorted(characters))
        digest = hashlib.sha256(f"{source.name}|{number or ''}{text}".encode()).hexdigest()[:12]
        target = folder / f"names-{font.lower()}-{digest}.woff2"
        if not target.is_file():
            _cut(source, text, target, number)
        found[_ranges(characters)] = target
    return found


def language_faces(code: str, text: str, catalog: Catalog, folder: Path) -> dict[str, Path]:
    """The fonts for a text in a language, made below `folder` when missing; none for most.

    Letters of one word must come from one file where they join, so the letters of names in
    the same script are in it too. Chinese has its own forms of the characters it shares.
    """
    font = {"ar": SCRIPTS["ARABIC"], "zh": SCRIPTS["CJK"]}.get(code)
    source = _font_file(font) if font else None
    if font is None or source is None:
        return {}
    characters = {
        letter for letter in text if letter > LATIN and unicodedata.category(letter)[0] != "C"
    }
    if font != UNSHAPED:
        characters |= _needed(catalog).get(font, set())
    return _made({font: characters}, folder, SIMPLIFIED if font == UNSHAPED else 0)


def style(found: dict[str, Path], base: str) -> str:
    """The CSS that offers the fonts under one family name; `base` is their address."""
    return "".join(
        f"@font-face {{ font-family: '{FAMILY}'; font-display: swap; font-weight: 100 900; "
        f"src: url('{base}{path.name}') format('woff2'); unicode-range: {ranges}; }}\n"
        for ranges, path in found.items()
    )


def _needed(catalog: Catalog) -> dict[str, set[str]]:
    """Characters that the page's own font lacks, by the font that has them."""
    needed: dict[str, set[str]] = {}
    for character in set("".join(_texts(catalog))):
        name = unicodedata.name(character, "")
        script = name.split(" ")[0].split("-")[0]
        if ord(character) > 0x24F and script not in COVERED and script in SCRIPTS:
            needed.setdefault(SCRIPTS[script], set()).add(character)
    return needed


def _texts(catalog: Catalog) -> Iterator[str]:
    for actor in catalog.known.actors.values():
        yield actor.local_names + actor.name
    for dispute in catalog.disputes.values():
        yield dispute.name
        yield from (name.text for name in dispute.identity.names)
        yield from (row.text + row.latin for row in dispute.names)
        yield from (feature.name + feature.note for feature in dispute.features)
        yield from (source.title + source.producer for source in dispute.sources)
        yield from (event.title + event.detail for event in dispute.timeline)


def _ranges(characters: Iterable[str]) -> str:
    return ", ".join(f"U+{ord(character):X}" for character in sorted(characters))


def _font_file(name: str) -> Path | None:
    for package in PACKAGES:
        try:
            root = resources.files(package)
        except ModuleNotFoundError:
            continue
        for file in root.iterdir():
            if file.name.startswith((f"{name}[", f"{name}-")):
                return Path(str(file))
    return None


def _cut(source: Path, text: str, target: Path, number: int) -> None:
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["*"]
    options.notdef_outline = True
    font = TTFont(source, fontNumber=number if source.suffix == ".ttc" else -1, lazy=True)
    if source.name.startswith(UNSHAPED):
        for tag in LAYOUT:
            if tag in font:
                del font[tag]
    cutter = subset.Subsetter(options)
    cutter.populate(text=text)
    cutter.subset(font)
    font.flavor = "woff2"
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=target.parent, prefix=".draft-")
    os.close(handle)
    try:
        font.save(draft)
        Path(draft).chmod(0o644)
        Path(draft).replace(target)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
