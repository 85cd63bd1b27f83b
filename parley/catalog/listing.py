"""A dispute as numbers, for `list --json` and the sources page."""

from __future__ import annotations

from typing import Any

from parley.catalog.completeness import coverage, second_look
from parley.catalog.loading import Catalog
from parley.model import Dispute


def summary(dispute: Dispute, catalog: Catalog) -> dict[str, Any]:
    """Slug, parties, kind, stage, dates, how many records of each kind there are, how full."""
    identity, looked = dispute.identity, second_look(dispute)
    return {
        "slug": dispute.slug,
        "name": identity.name,
        "parties": list(identity.parties),
        "kind": [kind.value for kind in identity.kind],
        "stage": identity.stage.value,
        "region": identity.region.value,
        "as_of": identity.as_of,
        "last_verified": identity.last_verified,
        "counts": {
            "positions": len(dispute.positions),
            "events": len(dispute.timeline),
            "posture": len(dispute.posture),
            "engagements": len(dispute.mediation),
            "measures": len(dispute.measures),
            "sources": len(dispute.sources),
            "features": len(dispute.features),
            "names": len(dispute.names),
            "counts": len(dispute.counts),
            "checks": len(dispute.checks),
            "areas": len(catalog.areas_of(dispute.slug)),
        },
        "coverage": {panel: each.word.value for panel, each in coverage(dispute).items()},
        "second_look": {
            "rows": looked.rows,
            "checked": looked.checked,
            **{verdict.value: number for verdict, number in looked.verdicts.items()},
        },
    }
