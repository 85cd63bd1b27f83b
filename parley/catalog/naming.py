"""What a place is called: neutrally, and as a party calls it in its own view.

The rule: the neutral and the de facto view print the name in English use, and where
English has two for one place, both. A party's own view prints that party's name first, in
Latin letters and in its own script, and the names of the others beside it in brackets.
"""

from __future__ import annotations

from collections import defaultdict

from parley.catalog.ledgers import own
from parley.catalog.loading import Catalog
from parley.model import PlaceName

RIGHT_TO_LEFT = range(0x0590, 0x0900)
ISOLATE, END = "\u2068", "\u2069"


class Names:
    """Every party's name of every place of a catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._rows: dict[str, list[PlaceName]] = defaultdict(list)
        self._plain: dict[str, str] = {area.id: area.name for area in catalog.areas.values()}
        for dispute in catalog.disputes.values():
            shapes = {feature.id: feature.name for feature in dispute.features}
            shapes |= {line.id: line.name for line in dispute.lines}
            for shape, name in shapes.items():
                self._plain[own(dispute.slug, shape)] = name
            for row in dispute.names:
                place = own(dispute.slug, row.place) if row.place in shapes else row.place
                self._rows[place].append(row)
        for rows in self._rows.values():
            rows.sort(key=lambda row: (catalog.actor_name(row.party), row.id))

    def knows(self, place: str) -> bool:
        """Whether an id names an area, or a shape or line as `slug/id`."""
        return place in self._plain

    def neutral(self, place: str) -> str:
        """The name in English use; an id of a shape or line is `slug/id`."""
        return self._plain.get(place) or self._catalog.area_name(place)

    def shown(self, place: str, view: str) -> str:
        """The name as a view prints it: `Takeshima 竹島 (Dokdo)` in a party's own view."""
        ours = next((row for row in self._rows.get(place, ()) if row.party == view), None)
        if ours is None:
            return self.neutral(place)
        others = [row.latin for row in self._rows[place] if row.latin != ours.latin]
        beside = f" ({' / '.join(dict.fromkeys(others))})" if others else ""
        return f"{in_both(ours)}{beside}"

    def of(self, place: str) -> list[PlaceName]:
        """Every party's name of a place, parties in alphabetical order."""
        return self._rows.get(place, [])

    def parties(self, place: str) -> frozenset[str]:
        """The parties whose name of a place is recorded."""
        return frozenset(row.party for row in self.of(place))


def in_both(name: PlaceName) -> str:
    """A name in Latin letters and, where it differs, in its own script.

    A script that runs from right to left is set apart, so that brackets and commas beside
    it stay where they belong.
    """
    if name.text == name.latin:
        return name.latin
    turned = any(ord(letter) in RIGHT_TO_LEFT for letter in name.text)
    script = f"{ISOLATE}{name.text}{END}" if turned else name.text
    return f"{name.latin} {script}"
