"""One ledger from all disputes: what each position is about gets one name across the world.

An area of the mosaic keeps its id. A shape or a line of a dispute's own is named
`slug/id`, and so are the rows themselves, so that a record still tells whose folder it
stands in.
"""

from __future__ import annotations

from collections.abc import Iterator

import shapely
from pyproj import Geod
from shapely.geometry import shape

from parley.catalog.loading import Catalog
from parley.model import Dispute, Feature, LedgerEntry, Line
from parley.mosaic.areas import Area
from parley.mosaic.ledger import Ledger
from parley.mosaic.views import Views

GEOD = Geod(ellps="WGS84")


def views_of(catalog: Catalog) -> Views:
    """The views of every position and line in a catalog."""
    areas = catalog.areas | {area.id: area for area in own_areas(catalog)}
    disputes = catalog.disputes.values()

    def expand(named: str) -> frozenset[str]:
        return frozenset({named}) if "/" in named else catalog.known.expand(named)

    entries = (entry for dispute in disputes for entry in _entries(dispute))
    lines = (line for dispute in disputes for line in _lines(dispute))
    return Views(Ledger(areas, entries, lines, expand))


def own(slug: str, shape_id: str) -> str:
    """The name across disputes of a shape, a line or a row of one dispute."""
    return f"{slug}/{shape_id}"


def own_shapes(dispute: Dispute) -> Iterator[Feature]:
    """The points and zones of a dispute that its ledger speaks of.

    A drawn line has positions too (a party accepts or rejects it), but nobody holds a line.
    """
    return (feature for feature in _positioned(dispute) if "Line" not in feature.geometry["type"])


def _positioned(dispute: Dispute) -> Iterator[Feature]:
    about = {entry.area for entry in dispute.positions}
    return (feature for feature in dispute.features if feature.id in about)


def own_names(dispute: Dispute) -> list[str]:
    """The names across disputes of the shapes that a dispute's ledger speaks of."""
    return [own(dispute.slug, feature.id) for feature in own_shapes(dispute)]


def places_of(dispute: Dispute, catalog: Catalog) -> list[str]:
    """All that a dispute is about: areas of the mosaic, and shapes of its own."""
    return [*catalog.areas_of(dispute.slug), *own_names(dispute)]


def own_areas(catalog: Catalog) -> Iterator[Area]:
    """Every shape with positions as an area without a base party; points measure 0 km²."""
    for dispute in catalog.disputes.values():
        for feature in _positioned(dispute):
            drawn = shape(feature.geometry)
            spot = drawn if drawn.geom_type == "Point" else drawn.representative_point()
            metres2 = abs(GEOD.geometry_area_perimeter(shapely.orient_polygons(drawn))[0])
            yield Area(
                id=own(dispute.slug, feature.id),
                name=feature.name,
                unit="",
                base="",
                contested=True,
                km2=metres2 / 1e6 if "Polygon" in drawn.geom_type else 0.0,
                label=(spot.x, spot.y),
                bounds=drawn.bounds,
            )


def _entries(dispute: Dispute) -> Iterator[LedgerEntry]:
    mine = {feature.id for feature in dispute.features} | {line.id for line in dispute.lines}
    for entry in dispute.positions:
        named = own(dispute.slug, entry.area) if entry.area in mine else entry.area
        yield entry.model_copy(update={"id": own(dispute.slug, entry.id), "area": named})


def _lines(dispute: Dispute) -> Iterator[Line]:
    for line in dispute.lines:
        yield line.model_copy(update={"id": own(dispute.slug, line.id)})
