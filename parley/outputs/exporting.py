"""From the words of a command to what is taken away: a dispute or the world, a view, a day."""

from __future__ import annotations

from parley.cartography.painter import Painter
from parley.catalog import Catalog
from parley.catalog.ledgers import views_of
from parley.catalog.problems import did_you_mean
from parley.dates import PartialDate, today
from parley.mosaic.views import DE_FACTO, NEUTRAL
from parley.outputs.geofiles import Extract

WORLD = "world"


class UnknownExportError(ValueError):
    """The dispute, view or day that was asked for is not there; the text says what is."""


def extract_of(catalog: Catalog, slug: str, view: str, day: str) -> Extract:
    """What to take away; a blank day is that of the newest confirmed status.

    Raises UnknownExportError.
    """
    dispute = catalog.disputes.get(slug)
    if dispute is None and slug != WORLD:
        _refuse("dispute", slug, [WORLD, *catalog.disputes], "Use a slug that `list` shows.")
    parties = {row.party for each in catalog.disputes.values() for row in each.positions}
    if view not in {NEUTRAL, DE_FACTO, *parties}:
        _refuse("view", view, [NEUTRAL, DE_FACTO, *sorted(parties)], "Use the id of a party.")
    confirmed = [dispute.as_of] if dispute else [d.as_of for d in catalog.disputes.values()]
    try:
        on = PartialDate.parse(day).earliest if day else max(confirmed, default=today())
    except ValueError as error:
        msg = f"{day!r} is no day. Write 2020-12-01."
        raise UnknownExportError(msg) from error
    painter = Painter(catalog, views_of(catalog), catalog.lengths)
    return Extract(painter, view, on, dispute, catalog.root / "mosaic")


def _refuse(what: str, asked: str, known: list[str], rule: str) -> None:
    msg = f"There is no {what} {asked!r}. {did_you_mean(asked, known, rule)}"
    raise UnknownExportError(msg)
