"""Typefaces for names in scripts that the page's own font lacks, cut to what the catalog holds."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from parley.catalog import Catalog
from parley.language import LANGUAGES
from parley.typefaces import SCRIPTS, UNSHAPED, cut, font_file, other_font, ranges
from parley.ui.static_files import place

FAMILY = "Parley Names"
WEIGHT = 450
"""One weight for every name: a font that can take any weighs nearly twice as much."""
SIMPLIFIED = 2
"""Place of the simplified Chinese forms in the collection of Chinese, Japanese and Korean."""
LATIN = "\u024f"


def faces(catalog: Catalog, folder: Path) -> dict[str, Path]:
    """CSS unicode ranges and the font files that hold them, made below `folder` when missing.

    A script without a font package is left to the reader's own fonts.
    """
    return _made(_needed(catalog), folder)


def _made(needed: Mapping[str, set[str]], folder: Path, number: int = 0) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for font, characters in sorted(needed.items()):
        source = font_file(font)
        if source is None:
            continue
        text = "".join(sorted(characters))
        made = f"{source.name}|{WEIGHT}|{number or ''}{text}"
        digest = hashlib.sha256(made.encode()).hexdigest()[:12]
        target = folder / f"names-{font.lower()}-{digest}.woff2"
        if not target.is_file():
            place(target, cut(source, text, WEIGHT, number))
        found[ranges(characters)] = target
    return found


def language_faces(code: str, text: str, catalog: Catalog, folder: Path) -> dict[str, Path]:
    """The fonts for a text in a language, made below `folder` when missing; none for most.

    Letters of one word must come from one file where they join, so the letters of names in
    the same script are in it too. Chinese has its own forms of the characters it shares.
    """
    font = {"ar": SCRIPTS["ARABIC"], "zh": SCRIPTS["CJK"]}.get(code)
    source = font_file(font) if font else None
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
        f"src: url('{base}{path.name}') format('woff2'); unicode-range: {covered}; }}\n"
        for covered, path in found.items()
    )


def _needed(catalog: Catalog) -> dict[str, set[str]]:
    """Characters that the page's own font lacks, by the font that has them."""
    needed: dict[str, set[str]] = {}
    for character in set("".join(_texts(catalog))):
        font = other_font(character)
        if font is not None:
            needed.setdefault(font, set()).add(character)
    return needed


def _texts(catalog: Catalog) -> Iterator[str]:
    yield from LANGUAGES.values()
    for actor in catalog.known.actors.values():
        yield actor.local_names + actor.name
    for dispute in catalog.disputes.values():
        yield dispute.name
        yield from (name.text for name in dispute.identity.names)
        yield from (row.text + row.latin for row in dispute.names)
        yield from (feature.name + feature.note for feature in dispute.features)
        yield from (source.title + source.producer for source in dispute.sources)
        yield from (event.title + event.detail for event in dispute.timeline)
