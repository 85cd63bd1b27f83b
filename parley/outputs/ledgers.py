"""Coverage and sources of all dossiers as tables to take away."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from parley.analysis.origins import origin_of
from parley.cartography.scene import CREDIT, NEUTRALITY
from parley.catalog import Catalog
from parley.catalog.completeness import ASKED, coverage, second_look
from parley.language import say
from parley.outputs.geofiles import FORMULA
from parley.panels.freshness import is_stale
from parley.vocabulary import CheckVerdict


def coverage_csv(catalog: Catalog, today: date) -> bytes:
    """A row a dispute: dates, a word and a number for each panel, the second look."""
    head = ["dispute", "name", "as_of", "stale", "last_verified"]
    head += [column for panel in ASKED for column in (panel, f"{panel}_rows", f"{panel}_missing")]
    head += ["rows", "rows_checked", *CheckVerdict.values()]
    rows = []
    for slug, dispute in catalog.disputes.items():
        look = second_look(dispute)
        cells = [
            slug,
            dispute.name,
            dispute.identity.as_of,
            "yes" if is_stale(dispute, today) else "no",
            dispute.identity.last_verified,
        ]
        for each in coverage(dispute).values():
            cells += [each.word.value, str(each.rows), ";".join(each.missing)]
        cells += [str(look.rows), str(look.checked)]
        cells += [str(look.verdicts.get(verdict, 0)) for verdict in CheckVerdict]
        rows.append(cells)
    return _table(head, rows)


def sources_csv(catalog: Catalog) -> bytes:
    """A row a source of a dossier, with where it speaks from as far as that is known."""
    head = ["dispute", "id", "producer", "title", "url", "published", "accessed", "kind"]
    head += ["licence", "note", "origin"]
    return _table(
        head,
        (
            [
                slug,
                source.id,
                source.producer,
                source.title,
                source.url,
                source.published,
                source.accessed,
                source.kind.value,
                source.licence or say("rights with its publisher"),
                source.note,
                origin_of(catalog, dispute, source),
            ]
            for slug, dispute in catalog.disputes.items()
            for source in dispute.sources
        ),
    )


def _table(head: list[str], rows: Iterable[list[str]]) -> bytes:
    """CSV whose every row carries the credit and the neutrality line.

    A cell that a spreadsheet would take for a formula is led by an apostrophe.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*head, "credit", "neutrality"])
    for row in rows:
        writer.writerow([*map(_plain, row), CREDIT, NEUTRALITY])
    return out.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
