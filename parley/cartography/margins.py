"""What stands above and below a printed map: title, stamp, sources, credits and neutrality."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from parley.cartography.lettering import Hand, begun, wrapped
from parley.cartography.looks import Look
from parley.cartography.scene import CREDIT, NEUTRALITY, Scene
from parley.cartography.shapes import shown
from parley.dates import day_in_words
from parley.language import in_turn, say
from parley.model import Dispute
from parley.vocabulary import Precision

SOURCES_SHOWN = 9


def head(title: str, stamp: str, left: float, across: float, look: Look) -> tuple[str, float]:
    """Title and stamp at the top of a sheet, and their height in pixels."""
    large = Hand(22, 600, look.colour("ink"))
    below = Hand(14, 500, look.colour("soft"))
    out, y = [], left + 20
    for row in wrapped(title, large, across):
        out.append(begun(row, large, (left, across), y))
        y += 27
    for row in wrapped(stamp, below, across):
        out.append(begun(row, below, (left, across), y - 3))
        y += 19
    return "".join(out), y - left - 4


def foot(
    texts: Iterable[str], left: float, across: float, bottom: float, look: Look
) -> tuple[str, float]:
    """Sources, credits and the line on neutrality at the bottom, and their height in pixels."""
    small = Hand(10.5, 400, look.colour("soft"))
    rows = [row for text in texts for row in wrapped(text, small, across)]
    if not rows:
        return "", 0.0
    y = bottom - 14 * (len(rows) - 1) - 2
    drawn = "".join(begun(row, small, (left, across), y + 14 * n) for n, row in enumerate(rows))
    return drawn, 14 * len(rows) + 10


def read_on(day: date) -> str:
    """When the sources of a picture or a briefing were read."""
    return say("Sources read on {day}.", day=day_in_words(day))


def credit_lines(projection: str, retrieved: date | None) -> list[str]:
    """Whose the base map is, how it is projected, when the sources were read; and neutrality."""
    read = f" {read_on(retrieved)}" if retrieved else ""
    return [f"{say(CREDIT)} {say('Projection: {name}.', name=projection)}{read}", say(NEUTRALITY)]


def sources_of(dispute: Dispute | None, scene: Scene) -> str:
    """Who published what the map's own lines, zones and sites and its status rest on."""
    if dispute is None:
        return say("Sources: each dispute’s own page lists what its record rests on.")
    cited = Counter(name for feature in shown(dispute, scene) for name in feature.sources)
    cited.update(dispute.identity.status_sources)
    producers = {source.id: source.producer for source in dispute.sources}
    ranked = [producers[name] for name, _ in cited.most_common() if name in producers]
    once = list(dict.fromkeys(ranked))
    told = in_turn(once[:SOURCES_SHOWN])
    if len(once) > SOURCES_SHOWN:
        told = say("{names}; and {count} more", names=told, count=len(once) - SOURCES_SHOWN)
    return say("Sources of lines, sites and status: {names}.", names=told) if told else ""


def notes_of(dispute: Dispute | None, scene: Scene) -> list[str]:
    """What must be known about how exact the shapes are."""
    if dispute is None:
        return []
    loose = [f for f in shown(dispute, scene) if f.precision is Precision.SCHEMATIC]
    if not any(feature.point is None for feature in loose):
        return []
    return [
        say(
            "Schematic lines and zones show the general course only; the band of a line is as wide"
            " as its place is uncertain."
        )
    ]
