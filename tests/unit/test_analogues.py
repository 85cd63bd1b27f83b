"""Closest analogues: the score is open, symmetric, and silent on what is not recorded."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from parley.analysis.analogues import AXES, closest, likeness
from parley.analysis.traits import SETTLED, traits
from parley.blocks import Records
from parley.catalog.spans import last_day
from parley.panels import Scope
from parley.panels.measures import measures
from parley.vocabulary import DisputeKind, MeasureKind, Stage

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def known(catalog):
    return {slug: traits(catalog, dispute) for slug, dispute in catalog.disputes.items()}


def test_one_dispute_is_as_like_another_as_the_other_is_to_it(known):
    for one, other in combinations(known.values(), 2):
        there, back = likeness(one, other), likeness(other, one)
        assert there.score == pytest.approx(back.score)
        assert [r.likeness for r in there.reasons] == [r.likeness for r in back.reasons]


def test_a_dispute_is_wholly_like_itself_and_never_proposed_to_itself(known):
    for one in known.values():
        assert likeness(one, one).score == pytest.approx(1)
        assert one.slug not in {found.slug for found in closest(one, known.values())}


def test_the_reasons_add_up_to_the_score_and_no_axis_gives_more_than_its_weight(known):
    for one, other in combinations(known.values(), 2):
        found = likeness(one, other)
        counted = sum(r.weight for r in found.reasons if r.likeness is not None)
        assert [r.axis for r in found.reasons] == [axis.key for axis in AXES]
        assert sum(r.contribution or 0 for r in found.reasons) == pytest.approx(found.score)
        assert 0 <= found.score <= 1
        for reason in found.reasons:
            if reason.contribution is not None:
                assert reason.contribution <= reason.weight / counted + 1e-9


@pytest.mark.parametrize(
    ("axis", "unrecorded"),
    [
        ("means", {"means": frozenset()}),
        ("stake", {"factors": frozenset()}),
        ("third_parties", {"roles": frozenset()}),
        ("measures", {"measures": frozenset()}),
        ("militarised", {"level": None}),
        ("outcome", {"outcome": None}),
        ("size", {"km2": None}),
    ],
)
def test_what_is_not_recorded_is_left_out_and_no_difference(known, axis, unrecorded):
    one, other = known["cyprus"], known["kosovo-serbia"]
    whole, partial = likeness(one, other), likeness(one, replace(other, **unrecorded))
    reason = next(r for r in partial.reasons if r.axis == axis)
    assert (reason.likeness, reason.contribution) == (None, None)
    assert reason.shared + reason.only + reason.other_only == ()
    kept = [r for r in whole.reasons if r.axis != axis]
    mean = sum(r.weight * r.likeness for r in kept) / sum(r.weight for r in kept)
    assert partial.score == pytest.approx(mean)
    assert likeness(one, replace(one, **unrecorded)).score == pytest.approx(1)


def test_nothing_recorded_gives_no_likeness_and_no_reasons(known):
    bare = replace(
        known["cyprus"],
        kinds=frozenset(),
        factors=frozenset(),
        km2=None,
        level=None,
        means=frozenset(),
        roles=frozenset(),
        measures=frozenset(),
        outcome=None,
    )
    found = likeness(bare, known["korea"])
    assert found.score == 0
    assert all(reason.contribution is None for reason in found.reasons)


def test_settled_comparators_can_be_asked_for_and_are_all_reachable(known, catalog):
    settled = {s for s, d in catalog.disputes.items() if d.identity.stage is Stage.SETTLED}
    assert {"ferghana", "sinai-taba", "chamizal-rio-grande"} <= settled
    for slug, one in known.items():
        found = closest(one, known.values(), settled=True)
        assert {each.slug for each in found} == settled - {slug}
        assert [each.score for each in found] == sorted((e.score for e in found), reverse=True)


def test_a_secession_backed_dispute_is_most_like_others_of_its_kind(known):
    found = closest(known["kosovo-serbia"], known.values())[:3]
    assert all(DisputeKind.SECESSION in known[each.slug].kinds for each in found)


def test_shared_and_differing_traits_are_those_of_the_record(known):
    found = likeness(known["cyprus"], known["ferghana"])
    kind = next(reason for reason in found.reasons if reason.axis == "kind")
    assert kind.shared == ("territorial",)
    assert kind.only == ("maritime", "secession-backed")
    assert kind.other_only == ("boundary",)
    assert kind.likeness == pytest.approx(1 / 4)


def test_traits_of_an_earlier_day_know_nothing_of_later_rows(catalog):
    before = traits(catalog, catalog.disputes["cyprus"], date(1970, 1, 1))
    after = traits(catalog, catalog.disputes["cyprus"])
    assert MeasureKind.BUFFER_ZONE in after.measures - before.measures
    assert before.level < after.level
    assert before.stage is None, "the status of today says nothing of 1970"
    assert traits(catalog, catalog.disputes["ferghana"]).outcome == SETTLED
    assert traits(catalog, catalog.disputes["ferghana"], date(2020, 1, 1)).outcome != SETTLED


def test_measures_that_work_are_those_the_panel_has_in_force(catalog, views):
    for dispute in catalog.disputes.values():
        for day in (last_day(dispute), date(2000, 1, 1)):
            scope = Scope(catalog, views, dispute, day, "neutral", TODAY)
            blocks = measures(scope)
            titles = [getattr(block, "text", "") for block in blocks]
            shown = 0
            if "In force on this date" in titles:
                records = blocks[titles.index("In force on this date") + 1]
                assert isinstance(records, Records)
                shown = len(records.rows)
            assert traits(catalog, dispute, day).working == shown, (dispute.slug, day)


def test_a_party_is_no_third_party(catalog, known):
    for slug, found in known.items():
        assert not found.third_parties & set(catalog.disputes[slug].parties)
