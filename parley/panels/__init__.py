"""The side panels of a dossier: pure functions from a question to blocks."""

from collections.abc import Callable

from parley.blocks import Block
from parley.panels.claims import claims
from parley.panels.measures import measures
from parley.panels.mediation import mediation
from parley.panels.overview import overview
from parley.panels.posture import posture
from parley.panels.scope import Filters, Scope
from parley.panels.sources import sources
from parley.panels.timeline import timeline

Panel = Callable[[Scope], list[Block]]

PANELS: dict[str, tuple[str, Panel]] = {
    "overview": ("Overview", overview),
    "claims": ("Claims and control", claims),
    "posture": ("Security posture", posture),
    "timeline": ("Diplomatic timeline", timeline),
    "mediation": ("Mediation actors", mediation),
    "measures": ("Measures", measures),
    "sources": ("Sources", sources),
}
"""Every panel by its address, with its title, in reading order."""

__all__ = ["PANELS", "Filters", "Panel", "Scope"]
