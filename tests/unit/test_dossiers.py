"""What the five dossiers must hold, whatever their writers change."""

from collections import Counter
from datetime import date

import pytest

from parley.catalog import Severity
from parley.dates import PartialDate
from parley.model import HEADINGS
from parley.mosaic.views import DE_FACTO, NEUTRAL, Status
from parley.vocabulary import Position, PositionKind, PostureTheme, Track

FIVE = ("armenia-azerbaijan", "china-india", "cyprus", "korea", "russia-ukraine")


def test_every_file_is_read_without_a_problem(catalog):
    assert [str(p) for p in catalog.problems if p.severity is Severity.ERROR] == []
    assert [str(p) for p in catalog.problems if p.severity is Severity.WARNING] == []
    assert set(FIVE) <= set(catalog.disputes)


@pytest.mark.parametrize("slug", FIVE)
class TestDossier:
    def test_the_timeline_spans_the_dispute_on_both_tracks(self, catalog, slug):
        dispute = catalog.disputes[slug]
        assert len(dispute.timeline) >= 20
        tracks = Counter(event.track for event in dispute.timeline)
        assert tracks[Track.RAISES] >= 5
        assert tracks[Track.EASES] >= 5
        began = PartialDate.parse(dispute.identity.began).year
        assert dispute.timeline[0].when.year <= began
        assert dispute.timeline[-1].when.year >= 2025

    def test_each_party_and_guarantor_has_posture_over_the_five_themes(self, catalog, slug):
        dispute = catalog.disputes[slug]
        for actor in {*dispute.identity.parties, *dispute.identity.guarantors}:
            rows = [row for row in dispute.posture if row.party == actor]
            assert len(rows) >= 6, actor
            if actor in dispute.identity.parties:
                assert len({row.kind.theme for row in rows}) >= 4, actor
        assert {row.kind.theme for row in dispute.posture} == set(PostureTheme)

    def test_mediation_and_measures_are_recorded_with_their_state(self, catalog, slug):
        dispute = catalog.disputes[slug]
        assert len(dispute.mediation) >= 6
        assert len(dispute.measures) >= 8
        assert all(row.mandate and row.outcome for row in dispute.mediation)

    def test_every_area_has_a_holder_and_a_claimant_on_the_newest_day(self, catalog, views, slug):
        dispute = catalog.disputes[slug]
        for area in catalog.areas_of(slug):
            assert views.ledger.control(area, dispute.as_of).parties, area
            assert views.ledger.claims(area, dispute.as_of).parties, area

    def test_control_of_an_area_never_breaks_off_once_it_is_recorded(self, catalog, views, slug):
        for area in catalog.areas_of(slug):
            rows = [
                row
                for row in views.ledger.entries(area)
                if row.position is Position.CONTROLS and row.kind is not PositionKind.PEACEKEEPING
            ]
            if catalog.areas[area].base or not rows:
                continue
            starts = [row.held.start for row in rows if row.held.start]
            first = min((start.earliest for start in starts), default=date(1900, 1, 1))
            for day in (d for d in views.ledger.change_days if d >= first):
                assert any(row.held.holds_on(day) for row in views.ledger.entries(area)), (
                    area,
                    day,
                )

    def test_the_prose_has_every_section_and_cites(self, catalog, slug):
        dispute = catalog.disputes[slug]
        assert list(dispute.sections) == list(HEADINGS)
        assert "[" in dispute.sections["Summary"]

    def test_names_stand_for_each_party_in_alphabetical_order(self, catalog, slug):
        dispute = catalog.disputes[slug]
        parties = [catalog.actor_name(party) for party in dispute.parties]
        assert parties == sorted(parties)
        assert {name.party for name in dispute.identity.names} == set(dispute.parties)

    def test_no_status_is_newer_than_its_sources_can_be(self, catalog, slug):
        identity = catalog.disputes[slug].identity
        assert identity.as_of <= identity.last_verified
        assert identity.status_sources

    def test_nothing_rests_on_a_page_that_the_field_does_not_trust(self, catalog, slug):
        banned = ("github.com", "raw.githubusercontent", "news-pravda.com", "reddit.")
        for source in catalog.disputes[slug].sources:
            assert not any(host in source.url for host in banned), source.url


def test_unficyp_dates_from_1964_and_the_buffer_zone_from_1974(catalog):
    cyprus = catalog.disputes["cyprus"]
    force = [e for e in cyprus.timeline if "186" in e.title + e.detail and e.when.year == 1964]
    assert force
    buffer = [
        row
        for row in cyprus.positions
        if row.area == "cyprus.buffer" and row.kind is PositionKind.PEACEKEEPING
    ]
    assert min(row.held.start.year for row in buffer) == 1974


def test_four_dates_show_four_different_karabakhs(catalog, views):
    areas = sorted(catalog.areas_of("armenia-azerbaijan"))
    pictures = []
    for day in (date(1994, 6, 1), date(2019, 6, 1), date(2020, 12, 10), date(2024, 6, 1)):
        neutral, actual = views.assign(NEUTRAL, day), views.assign(DE_FACTO, day)
        pictures.append(tuple((neutral[a], actual[a]) for a in areas))
    assert len(set(pictures)) == 4
    last = views.assign(DE_FACTO, date(2024, 6, 1))
    assert last["karabakh.nkao.kept-2020"].parties == ("AZE",)
    assert last["karabakh.nkao.kept-2020"].status is Status.SETTLED


def test_crimea_is_contested_in_the_neutral_view_since_march_2014(views):
    assert views.assign(NEUTRAL, date(2013, 1, 1))["crimea"].parties == ("UKR",)
    after = views.assign(NEUTRAL, date(2015, 1, 1))["crimea"]
    assert (after.status, after.parties) == (Status.CONTESTED, ("RUS", "UKR"))
    assert views.assign(DE_FACTO, date(2015, 1, 1))["crimea"].parties == ("RUS",)
    assert views.assign("UKR", date(2015, 1, 1))["crimea"].parties == ("UKR",)


def test_neither_korea_is_contested_as_a_whole(views):
    assigned = views.assign(NEUTRAL, date(2020, 1, 1))
    assert assigned["KOR"].status is Status.SETTLED
    assert assigned["PRK"].status is Status.SETTLED
