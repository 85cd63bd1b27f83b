"""Typefaces for names in scripts that the page's own font lacks, cut to what the catalog holds."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from parley.catalog import Catalog
from parley.typefaces import cut, font_file, other_font, ranges

FAMILY = "Parley Names"
WEIGHT = 450
"""One weight for every name: a font that can take any weighs nearly twice as much."""


def faces(catalog: Catalog, folder: Path) -> dict[str, Path]:
    """CSS unicode ranges and the font files that hold them, made below `folder` when missing.

    A script without a font package is left to the reader's own fonts.
    """
    found: dict[str, Path] = {}
    for font, characters in sorted(_needed(catalog).items()):
        source = font_file(font)
        if source is None:
            continue
        text = "".join(sorted(characters))
        digest = hashlib.sha256(f"{source.name}|{WEIGHT}|{text}".encode()).hexdigest()[:12]
        target = folder / f"names-{font.lower()}-{digest}.woff2"
        if not target.is_file():
            _place(target, cut(source, text, WEIGHT))
        found[ranges(characters)] = target
    return found


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
    for actor in catalog.known.actors.values():
        yield actor.local_names + actor.name
    for dispute in catalog.disputes.values():
        yield dispute.name
        yield from (name.text for name in dispute.identity.names)
        yield from (row.text + row.latin for row in dispute.names)
        yield from (feature.name + feature.note for feature in dispute.features)
        yield from (source.title + source.producer for source in dispute.sources)
        yield from (event.title + event.detail for event in dispute.timeline)


def _place(target: Path, payload: bytes) -> None:
    """Write a file whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=target.parent, prefix=".draft-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(payload)
        Path(draft).chmod(0o644)
        Path(draft).replace(target)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
