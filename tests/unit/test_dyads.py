"""Two states side by side: every figure can be traced to the tables, and none is invented."""

import pytest

from parley.analysis.dyads import UNIVERSAL, dyad, personnel_ratio, spending_shift
from parley.catalog import GEODATA
from parley.catalog.states import MEMBER, Strength, read_states
from parley.mosaic.views import NEUTRAL
from parley.panels import PANELS
from parley.panels.scope import Scope
from parley.vocabulary import MeasureState


def test_shared_forums_are_full_memberships_of_both(catalog):
    pair = dyad(catalog, "CHN", "IND")
    for body in pair.shared:
        assert catalog.states.ties["CHN"][body].status == MEMBER
        assert catalog.states.ties["IND"][body].status == MEMBER
        assert body not in UNIVERSAL
    assert {"SCO", "BRICS"} <= set(pair.shared), "India's place in the SCO is a correction"


def test_an_alliance_of_both_is_no_rival_and_one_of_one_is(catalog):
    pair = dyad(catalog, "GRC", "TUR")
    assert pair.allied == ("NATO",)
    assert pair.rival == ((), ())
    apart = dyad(catalog, "RUS", "TUR")
    assert apart.rival == (("CSTO",), ("NATO",))


def test_ratios_turn_round_with_the_order_of_the_two(catalog):
    for one, other in (("CHN", "IND"), ("ARM", "AZE"), ("KHM", "THA")):
        here, there = spending_shift(catalog, one, other), spending_shift(catalog, other, one)
        assert here.now == pytest.approx(1 / there.now)
        assert (here.then_year, here.now_year) == (there.then_year, there.now_year)
        assert here.now_year - here.then_year <= 5
        assert personnel_ratio(catalog, one, other) == pytest.approx(
            1 / personnel_ratio(catalog, other, one)
        )


def test_a_ceiling_gives_no_ratio(catalog):
    assert catalog.states.personnel["IRN"].low is None
    assert personnel_ratio(catalog, "IRN", "IRQ") is None


def test_measures_between_two_are_those_that_work_in_their_disputes(catalog):
    pair = dyad(catalog, "CHN", "IND")
    assert pair.measures
    for dispute, row in pair.measures:
        assert {"CHN", "IND"} <= set(dispute.parties)
        assert row.state in {MeasureState.WORKING, MeasureState.PARTLY}


def test_money_is_derived_only_from_one_year(catalog):
    states = catalog.states
    for actor, (year, dollars, _) in states.gdp.items():
        same = [share for share in states.spending.get(actor, ()) if share.year == year]
        expected = same[0].percent / 100 * dollars if same else None
        assert states.money(actor) == expected
    assert any(states.money(actor) is None for actor in states.gdp)


def test_a_strength_is_printed_as_what_it_is():
    assert Strength(2025, 40000, 50000, "range").words == "about 40,000 to 50,000"
    assert Strength(2025, None, 600000, "at_most").words == "up to 600,000"
    assert Strength(2025, 100, 100, "reported").words == "100"


def test_every_actor_and_source_of_the_figures_is_known(catalog):
    states = catalog.states
    for table in (states.spending, states.personnel, states.ties, states.trade, states.nuclear):
        assert set(table) <= set(catalog.known.actors)
    cited = {s for ties in states.ties.values() for tie in ties.values() for s in tie.sources}
    cited |= {s for _, _, sources in states.nuclear.values() for s in sources}
    assert cited | {"factbook"} == set(states.sources)


def test_an_absent_folder_gives_no_figures(tmp_path):
    problems = []
    states = read_states(tmp_path / "states", tmp_path, problems)
    assert (states.spending, problems) == ({}, [])
    assert (GEODATA / "states").is_dir()


def test_the_posture_panel_prints_years_and_says_what_is_missing(catalog, views):
    dispute = catalog.disputes["korea"]
    from datetime import date

    scope = Scope(catalog, views, dispute, dispute.as_of, NEUTRAL, date(2026, 11, 22))
    tables = [block for block in PANELS["posture"].blocks(scope) if hasattr(block, "columns")]
    state, pair = tables
    north = next(row for row in state.rows if row[0] == "North Korea")
    assert north[1] == "not recorded"
    assert north[3] == "up to 1,300,000 (2025)"
    assert "(2025)" in next(row for row in state.rows if row[0] == "South Korea")[3]
    assert pair.rows
