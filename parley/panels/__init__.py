"""The side panels of a dossier: pure functions from a question to blocks."""

from collections.abc import Callable
from dataclasses import dataclass

from parley.blocks import Block
from parley.language import mark, say
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

    titled: str
    tabbed: str
    blocks: Callable[[Scope], list[Block]]

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        return say(self.titled)

    @property
    def tab(self) -> str:
        """The word on its tab in the reader's language."""
        return say(self.tabbed)


PANELS: dict[str, Panel] = {
    "overview": Panel(mark("Overview"), mark("Overview"), overview),
    "claims": Panel(mark("Claims and control"), mark("Claims"), claims),
    "posture": Panel(mark("Security posture"), mark("Posture"), posture),
    "timeline": Panel(mark("Diplomatic timeline"), mark("Timeline"), timeline),
    "mediation": Panel(mark("Mediation actors"), mark("Mediation"), mediation),
    "measures": Panel(mark("Measures"), mark("Measures"), measures),
    "words": Panel(mark("The map in words"), mark("In words"), words),
    "difference": Panel(mark("The difference of two views"), mark("Compare"), difference),
    "sources": Panel(mark("Sources"), mark("Sources"), sources),
}
"""Every panel by its address, in reading order."""

__all__ = ["PANELS", "Filters", "Panel", "Scope"]
