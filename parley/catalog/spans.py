"""What of a dispute can be asked for: its days, its views, and the ids that can be selected."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from parley.dates import PartialDate
from parley.model import Dispute
from parley.mosaic.views import DE_FACTO, NEUTRAL


def first_day(dispute: Dispute) -> date:
    """The earliest day that a dossier can show: the beginning of its first dated record."""
    days = [event.when.earliest for event in dispute.timeline]
    days += [row.held.start.earliest for row in dispute.positions if row.held.start]
    return min(days, default=PartialDate.parse(dispute.identity.began).earliest)


def last_day(dispute: Dispute) -> date:
    """The newest day that a dossier can show: that of its confirmed status, never later.

    A later day would state that something holds because it held before.
    """
    return max([dispute.as_of, *(event.when.earliest for event in dispute.timeline)])


def views_of(dispute: Dispute) -> list[str]:
    """The views a dossier offers: neutral, de facto, then each party in its own order."""
    return [NEUTRAL, DE_FACTO, *dispute.parties]


def selectable(key: str, dispute: Dispute, areas: Container[str]) -> bool:
    """Whether an id names a row, a shape or an area that this dossier can select."""
    kind, _, row_id = key.partition(":")
    tables = {
        "event": dispute.timeline,
        "position": dispute.positions,
        "posture": dispute.posture,
        "engagement": dispute.mediation,
        "measure": dispute.measures,
        "count": dispute.counts,
    }
    if kind in tables and row_id:
        return any(row.id == row_id for row in tables[kind])
    if "~" in key:
        one, _, other = key.partition("~")
        return one in areas and other in areas
    return dispute.feature(key) is not None or key in areas
