"""Two sides on the same axes: what is said of them does not depend on who stands left."""

import math
from datetime import date
from itertools import combinations

import pytest

from parley.blocks import Chart, Cites, Facts, Heading, Notice, Prose, Records, Table, Timeline
from parley.cartography.extents import comparable, same_ground
from parley.catalog.spans import last_day
from parley.mosaic.views import DE_FACTO, NEUTRAL
from parley.panels import Scope
from parley.panels.compare import same_axes, sides
from parley.panels.compare_analogues import analogues, caution
from parley.panels.compare_axes import DIFFERENT, PARTLY, SAME, UNKNOWN, compared
from parley.panels.compare_parts import changed, ledgers, timelines, tracks
from parley.panels.difference import difference

TODAY = date(2026, 11, 22)
SOME = ("cyprus", "ferghana", "korea", "chamizal-rio-grande", "lake-malawi", "greenland")
WORDS = {SAME: ("The same", "No court", "A court"), PARTLY: ("In part", "A court")}
WORDS |= {DIFFERENT: ("Different",), UNKNOWN: ("Recorded on",)}


@pytest.fixture(scope="module")
def scope_of(catalog, views):
    def made(slug, view=NEUTRAL, day=None):
        dispute = catalog.disputes[slug]
        return Scope(catalog, views, dispute, day or last_day(dispute), view, TODAY)

    return made


def of(kind, blocks):
    return [block for block in blocks if isinstance(block, kind)]


def axes(one, other):
    return {row.label: row for row in compared(one, other, sides(one, other))}


def test_every_axis_says_in_words_whether_it_is_shared(scope_of):
    for one, other in combinations(SOME, 2):
        rows = axes(scope_of(one), scope_of(other))
        assert len(rows) >= 18
        for row in rows.values():
            assert row.one
            assert row.other
            assert row.words.startswith(WORDS[row.verdict]), row
            if row.one == row.other and row.verdict != UNKNOWN:
                assert row.verdict == SAME, row


def test_a_comparison_reads_the_same_from_either_side(scope_of):
    for one, other in combinations(SOME, 2):
        there, back = (
            axes(scope_of(one), scope_of(other)),
            axes(scope_of(other), scope_of(one)),
        )
        for label, row in there.items():
            mirror = back[label]
            assert (row.one, row.other, row.verdict) == (mirror.other, mirror.one, mirror.verdict)


def test_a_dispute_beside_itself_differs_in_nothing_and_the_page_says_so(scope_of):
    one, other = scope_of("cyprus"), scope_of("cyprus")
    assert {row.verdict for row in axes(one, other).values()} == {SAME}
    assert "one dispute in one view of one day" in of(Notice, same_axes(one, other))[0].text


def test_the_axes_of_two_days_follow_the_record(scope_of):
    rows = axes(scope_of("cyprus", day=date(1970, 1, 1)), scope_of("cyprus"))
    assert rows["Parties"].verdict == SAME
    assert rows["Stage"].verdict == UNKNOWN
    assert rows["Measures working"].verdict == DIFFERENT


def test_cyprus_beside_the_ferghana_valley(scope_of):
    rows = axes(scope_of("cyprus"), scope_of("ferghana"))
    assert rows["Kind"].words == (
        "In part. Both: territorial; only Cyprus: maritime, secession-backed; "
        "only Ferghana Valley: boundary"
    )
    assert rows["Outcome"].other == "settled"
    assert rows["Began"].words == "Different: Cyprus 28 years earlier"
    assert rows["Court record"].words == "Different: only Cyprus"


def test_the_table_and_its_summary_name_every_axis_once(scope_of):
    blocks = same_axes(scope_of("korea"), scope_of("kashmir"))
    (table,) = of(Table, blocks)
    summary = of(Facts, blocks)[-1]
    told = [label for fact in summary.items for label in fact.value.split("; ")]
    assert sorted(told) == sorted(row[0] for row in table.rows)
    assert {"Stage", "Began", "Third parties", "Court record", "Outcome"} < set(told)


def test_both_timelines_have_one_axis_and_their_marks_name_the_dispute(scope_of):
    one, other = of(Timeline, timelines(scope_of("gibraltar"), scope_of("santa-rosa-amazon")))
    assert (one.start, one.end) == (other.start, other.end)
    for drawn, slug in ((one, "gibraltar"), (other, "santa-rosa-amazon")):
        assert drawn.marks
        for mark in drawn.marks:
            assert mark.key.startswith(f"{slug}|event:")
            assert drawn.start <= mark.at <= drawn.end


@pytest.mark.parametrize("part", [same_axes, timelines, ledgers])
@pytest.mark.parametrize("pair", [("cyprus", "ferghana"), ("kashmir", "china-india")])
def test_a_source_number_means_one_source_on_a_page_of_two_disputes(scope_of, part, pair):
    blocks = part(*map(scope_of, pair))
    listed = of(Cites, blocks)
    assert len(listed) == 1, "one list for both, at the end"
    by_number = {cite.number: (cite.id, cite.url) for cite in listed[0].items}
    assert sorted(by_number) == list(range(1, len(by_number) + 1))
    cited = [c for block in of(Records, blocks) for row in block.rows for c in row.cites]
    cited += [c for block in of(Facts, blocks) for fact in block.items for c in fact.cites]
    assert cited
    for cite in cited:
        assert by_number[cite.number] == (cite.id, cite.url)


def test_the_ledgers_lead_to_the_dossier_each_row_stands_in(scope_of):
    rows = [
        r for block in of(Records, ledgers(*map(scope_of, ("cyprus", "korea")))) for r in block.rows
    ]
    slugs = {row.key.partition("|")[0] for row in rows}
    assert slugs == {"cyprus", "korea"}


def test_what_changed_is_the_difference_of_the_dossier(scope_of):
    one, other = scope_of("cyprus"), scope_of("cyprus", DE_FACTO)
    asked = scope_of("cyprus")
    asked.against = (DE_FACTO, other.day)
    assert changed(one, other) == difference(asked)
    assert "Two disputes have no areas" in changed(one, scope_of("korea"))[0].text


def test_two_tracks_print_their_rule_and_sum_what_the_years_say(scope_of):
    blocks = tracks(scope_of("china-india"), scope_of("al-fashaga"))
    assert "hostility levels" in of(Prose, blocks)[0].text
    (table,) = of(Table, blocks)
    sums, years = table.rows[0], table.rows[1:]
    for column in range(1, 5):
        assert int(sums[column]) == sum(int(row[column]) for row in years)
    assert int(sums[1]) > 0
    one, other = of(Chart, blocks)
    assert one.categories == other.categories
    drawn = [sum(series.values) for chart in (one, other) for series in chart.series]
    assert drawn == [int(cell) for cell in sums[1:]]


def test_proposals_carry_the_caution_their_reasons_and_a_dispute_to_open(scope_of, catalog):
    blocks = analogues(scope_of("cyprus"))
    assert of(Notice, blocks)[0].text == caution()
    assert "no forecast" in caution()
    (records,), (table,) = of(Records, blocks), of(Table, blocks)
    assert [row.key for row in records.rows] == list(table.keys)
    for row, cells in zip(records.rows, table.rows, strict=True):
        assert row.key in catalog.disputes
        assert row.when == f"score {cells[1]}"
        added = sum(float(cell) for cell in cells[2:] if cell != "left out")
        assert added == pytest.approx(float(cells[1]), abs=0.05)
        assert any("both: " in text for _, text in row.facts)


def test_only_settled_proposals_when_those_are_asked_for(scope_of):
    (records,) = of(Records, analogues(scope_of("kashmir"), settled=True))
    assert {row.tag for row in records.rows} == {"settled"}


def test_a_lone_dispute_has_no_analogue_and_says_so(small):
    read, its_views = small
    (slug,) = read.disputes
    scope = Scope(read, its_views, read.disputes[slug], date(2026, 1, 1), NEUTRAL, TODAY)
    (notice,) = analogues(scope)
    assert "No other dispute" in notice.text
    assert of(Heading, same_axes(scope, scope)) == []


# One scale for two maps.


def ground(box):
    """Width and height at the middle, in kilometres, by the Mercator scale there."""
    west, south, east, north = (math.radians(value) for value in box)
    northing = [math.asinh(math.tan(lat)) for lat in (south, north)]
    scale = 6371 / math.cosh(sum(northing) / 2)
    return (east - west) * scale, (northing[1] - northing[0]) * scale


def test_two_extents_at_one_scale_show_the_same_ground_and_lose_nothing(catalog):
    boxes = [dispute.identity.extent for dispute in catalog.disputes.values()]
    for one, other in combinations(boxes, 2):
        if not comparable(one, other):
            continue
        wide, tall = same_ground(one, other)
        assert ground(wide) == pytest.approx(ground(tall), rel=1e-3)
        for before, after in ((one, wide), (other, tall)):
            assert after[0] <= before[0] + 1e-3
            assert after[2] >= before[2] - 1e-3
            assert after[3] >= min(before[3], 85) - 1e-3


def test_a_speck_beside_a_continent_is_not_comparable(catalog):
    extent = {slug: dispute.identity.extent for slug, dispute in catalog.disputes.items()}
    assert not comparable(extent["chamizal-rio-grande"], extent["antarctica"])
    assert comparable(extent["cyprus"], extent["ferghana"])
