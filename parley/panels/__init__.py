"""The side panels of a dossier: pure functions from a question to blocks."""

from collections.abc import Callable
from dataclasses import dataclass

from parley.blocks import Block
from parley.panels.claims import claims
from parley.panels.difference import difference
from parley.panels.measures import measures
from parley.panels.mediation import mediation
from parley.panels.overview import overview
from parley.panels.posture import posture
from parley.panels.scope import Filters, Scope
from parley.panels.sources import sources
from parley.panels.timeline import timeline
from parley.panels.words import words


@dataclass(frozen=True, slots=True)
class Panel:
    """A side panel: its title, the short word on its tab, and the function that fills it."""

    title: str
    tab: str
    blocks: Callable[[Scope], list[Block]]


PANELS: dict[str, Panel] = {
    "overview": Panel("Overview", "Overview", overview),
    "claims": Panel("Claims and control", "Claims", claims),
    "posture": Panel("Security posture", "Posture", posture),
    "timeline": Panel("Diplomatic timeline", "Timeline", timeline),
    "mediation": Panel("Mediation actors", "Mediation", mediation),
    "measures": Panel("Measures", "Measures", measures),
    "words": Panel("The map in words", "In words", words),
    "difference": Panel("The difference of two views", "Compare", difference),
    "sources": Panel("Sources", "Sources", sources),
}
"""Every panel by its address, in reading order."""

__all__ = ["PANELS", "Filters", "Panel", "Scope"]
