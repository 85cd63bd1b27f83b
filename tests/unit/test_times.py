"""The time bar's table gives, for every view and day, the classes that the painter gives."""

import gzip
import json
from bisect import bisect_right
from datetime import date, timedelta

import pytest

from parley.cartography.painter import Painter
from parley.cartography.times import dispute_times, world_times
from parley.catalog.ledgers import own_shapes
from parley.catalog.spans import first_day, last_day, views_of
from parley.mosaic.views import NEUTRAL

SAMPLE = 14
MAX_GZIPPED = 8_000


@pytest.fixture(scope="module")
def painter(catalog, views):
    return Painter(catalog, views, catalog.lengths)


class Table:
    """The table read as the browser reads it."""

    def __init__(self, payload):
        table = json.loads(payload)
        self.days = [date.fromisoformat(day) for day in table["days"]]
        self.ids, self.classes, self.views = table["ids"], table["classes"], table["views"]

    def on(self, view, day):
        row = [0] * len(self.ids)
        for changes in self.views[view][: bisect_right(self.days, day) + 1]:
            for number, cls in zip(changes[::2], changes[1::2], strict=True):
                row[number] = cls
        return {name: self.classes[cls] for name, cls in zip(self.ids, row, strict=True)}


def days_to_ask(dispute, table):
    first, last = first_day(dispute), last_day(dispute)
    turning = [day for day in table.days if first < day <= last]
    sample = turning[:: max(1, len(turning) // SAMPLE)]
    return sorted({first, last, *sample, *(day - timedelta(days=1) for day in sample)})


def test_the_table_says_what_the_painter_says(catalog, painter):
    for dispute in catalog.disputes.values():
        table = Table(dispute_times(painter, dispute, views_of(dispute)))
        ours = catalog.areas_of(dispute.slug)
        for view in views_of(dispute):
            for day in days_to_ask(dispute, table):
                scene, said = painter.dispute(dispute, day, view), table.on(view, day)
                for area in ours:
                    assert said[f"a:{area}"] == scene.areas.get(area, "settled")
                for name, cls in said.items():
                    kind, _, item = name.partition(":")
                    if kind == "e":
                        assert cls == scene.edges.get(item, "solid"), (dispute.slug, name)
                    elif kind == "s":
                        assert cls == scene.stands[item], (dispute.slug, name)
                    elif kind == "f":
                        assert int(cls) == scene.shown[item], (dispute.slug, name)


def test_every_shape_with_a_date_or_a_position_is_in_the_table(catalog, painter):
    for dispute in catalog.disputes.values():
        table = Table(dispute_times(painter, dispute, [NEUTRAL]))
        dated = {f"f:{f.id}" for f in dispute.features if f.held.start or f.held.end}
        assert dated | {f"s:{shape.id}" for shape in own_shapes(dispute)} <= set(table.ids)


def test_every_view_and_date_of_a_dispute_fits_in_eight_kilobytes(catalog, painter):
    for dispute in catalog.disputes.values():
        payload = dispute_times(painter, dispute, views_of(dispute))
        assert len(gzip.compress(payload)) <= MAX_GZIPPED, dispute.slug


def test_the_world_in_one_view_is_the_same_table(painter):
    table = Table(world_times(painter, [NEUTRAL]))
    for day in table.days[:: max(1, len(table.days) // SAMPLE)]:
        scene, said = painter.world(day, NEUTRAL), table.on(NEUTRAL, day)
        for name, cls in said.items():
            kind, _, item = name.partition(":")
            part, plain = (scene.areas, "settled") if kind == "a" else (scene.edges, "solid")
            assert cls == part.get(item, plain), name
