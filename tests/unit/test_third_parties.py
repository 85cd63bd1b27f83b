"""Third parties: each with all that it does, wherever it stands, and nothing that it does not."""

from datetime import date

import pytest

from parley.analysis.third_parties import Choice, elsewhere, third_parties
from parley.blocks import Cites, Heading, Notice, Records
from parley.catalog import Catalog
from parley.panels.third_parties import LETTERS, MOST, NAMED_ONLY, matrix, roster, short_name
from parley.panels.third_party import third_party
from parley.vocabulary import Means, Role

DAY = date(2026, 7, 4)
ALL = Choice(DAY)
ASKED_FOR = [
    "UN",
    "OSCE",
    "EU",
    "ASEAN",
    "AU",
    "OAS",
    "ICJ",
    "PCA",
    "NOR",
    "QAT",
    "TUR",
    "VAT",
    "CHE",
    "USA",
    "RUS",
    "CHN",
]


def rows(blocks):
    return [row for block in blocks if isinstance(block, Records) for row in block.rows]


@pytest.fixture(scope="module")
def found(catalog):
    return third_parties(catalog)


def test_every_engagement_of_every_dispute_stands_with_each_of_its_third_parties(catalog, found):
    told = {(part.key, actor) for actor, each in found.items() for part in each.engagements}
    assert told == {
        (f"{slug}|engagement:{row.id}", actor)
        for slug, dispute in catalog.disputes.items()
        for row in dispute.mediation
        for actor in row.third_parties
    }


def test_whoever_a_dispute_lists_as_third_party_or_guarantor_is_one(catalog, found):
    for dispute in catalog.disputes.values():
        for actor in (*dispute.identity.third_parties, *dispute.identity.guarantors):
            assert dispute in found[actor].disputes


@pytest.mark.parametrize("actor", ASKED_FOR)
def test_the_third_parties_asked_for_most_are_there_with_engagements(found, actor):
    assert found[actor].engagements


@pytest.mark.parametrize("actor", ["UN", "OSCE", "ICJ", "VAT", "clinton-bill"])
def test_the_record_of_a_third_party_tells_each_engagement_with_mandate_and_sources(
    catalog, found, actor
):
    blocks = third_party(catalog, found[actor], ALL)
    told = {row.key: row for row in rows(blocks)}
    for part in found[actor].engagements:
        row = told[part.key]
        facts = dict(row.facts)
        assert facts["Mandate"] == part.row.mandate
        assert facts["Means"].startswith(part.row.means.label)
        assert part.row.role.label in row.tag
        assert part.dispute.identity.short in row.tag
        assert row.detail == part.row.outcome
        assert len(row.cites) == len(part.row.sources)
        if part.row.implementation:
            assert facts["Carried out"] == part.row.implementation
        if part.row.monitored_by:
            assert facts["Monitored by"] == part.row.monitored_by
    (cites,) = [block for block in blocks if isinstance(block, Cites)]
    assert {cite.number for row in told.values() for cite in row.cites} <= {
        cite.number for cite in cites.items
    }


def test_a_text_reached_is_told_with_its_stage(catalog, found):
    reached = [part for part in found["USA"].engagements if part.row.instrument]
    told = {row.key: dict(row.facts) for row in rows(third_party(catalog, found["USA"], ALL))}
    assert reached
    for part in reached:
        assert part.row.instrument in told[part.key]["Text reached"]
        assert part.row.agreement_stage.label in told[part.key]["Text reached"]


def test_an_outsider_s_posture_is_told_and_a_party_s_own_is_not(catalog):
    told = elsewhere(catalog, "USA")
    assert told.posture
    assert all("USA" not in dispute.parties for dispute, _ in told.posture)
    assert {row.id for dispute, row in told.posture if dispute.slug == "korea"} == {
        row.id for row in catalog.disputes["korea"].posture if row.party == "USA"
    }


def test_votes_and_texts_of_guarantee_are_told_with_whom_they_concern(catalog):
    assert all(row.body == "UN" for _, row in elsewhere(catalog, "UN").counts)
    assert elsewhere(catalog, "UN").counts
    bound = elsewhere(catalog, "USA").guarantees
    assert any("JPN" in row.protected for row in bound)


@pytest.mark.parametrize(
    ("choice", "holds"),
    [
        (
            Choice(DAY, roles=frozenset({"mediator"})),
            lambda part: part.row.role is Role.MEDIATOR,
        ),
        (
            Choice(DAY, means=frozenset({"arbitration"})),
            lambda part: part.row.means is Means.ARBITRATION,
        ),
        (
            Choice(DAY, regions=frozenset({"africa"})),
            lambda part: part.dispute.identity.region.value == "africa",
        ),
        (Choice(DAY, active=True), lambda part: part.active(DAY)),
    ],
)
def test_a_filter_leaves_the_engagements_that_pass_and_no_actor_without_one(found, choice, holds):
    kept = [each for actor in found.values() if (each := actor.within(choice))]
    left = {(e.id, part.key) for e in kept for part in e.engagements}
    assert left == {
        (actor, part.key) for actor, e in found.items() for part in e.engagements if holds(part)
    }
    assert left
    if choice.of_engagements:
        assert all(each.engagements for each in kept)


def test_a_kind_filter_asks_what_the_actor_is(catalog, found):
    courts = [each for e in found.values() if (each := e.within(Choice(DAY, frozenset({"court"}))))]
    assert {each.id for each in courts} >= {"ICJ", "PCA", "ITLOS"}
    assert all(catalog.known.actors[each.id].kind.value == "court" for each in courts)


def test_what_was_last_seen_idle_or_has_ended_is_not_active(found):
    parts = {part.key: part for each in found.values() for part in each.engagements}
    assert not parts["ras-doumeira|engagement:au-2017"].active(DAY)
    assert not parts["golan-syria|engagement:shepherdstown"].active(DAY)
    assert parts["golan-syria|engagement:shepherdstown"].active(date(2000, 1, 5))
    assert parts["sinai-taba|engagement:mfo"].active(DAY)


def test_a_day_after_the_newest_status_is_answered_by_that_status(found):
    parts = [part for each in found.values() for part in each.engagements]
    for part in parts:
        assert part.active(date(2999, 1, 1)) == part.active(part.dispute.as_of)


def test_the_table_has_a_row_for_each_third_party_with_its_numbers(catalog, found):
    table = roster(catalog, found.values(), ALL)
    told = dict(zip(table.keys, table.rows, strict=True))
    assert set(told) == {f"actor:{actor}" for actor in found}
    un = dict(zip(table.columns, told["actor:UN"], strict=True))
    assert un["Disputes"] == str(len(found["UN"].disputes))
    assert un["Engaged"] == str(len(found["UN"].engagements))
    assert un["Active"] == str(sum(part.active(DAY) for part in found["UN"].engagements))


def test_the_picture_says_the_roles_that_the_rows_say(catalog, found):
    (picture,) = matrix(catalog, found.values())
    assert len(picture.heads) == MOST
    assert len(picture.rows) == len(picture.keys)
    words = {symbol.letter: symbol.word for symbol in picture.symbols}
    for slug, cells in zip(picture.keys, picture.rows, strict=True):
        for head, letters in zip(picture.heads, cells[1:], strict=True):
            actor = found[head.removeprefix("actor:")]
            roles = {p.row.role.label for p in actor.engagements if p.dispute.slug == slug}
            told = {words[letter] for letter in letters if letter != NAMED_ONLY}
            assert told == roles, (slug, head)
            assert bool(letters) == any(d.slug == slug for d in actor.disputes)


def test_each_role_has_a_letter_of_its_own():
    assert set(LETTERS) == set(Role)
    assert len({letter for letter, _ in LETTERS.values()}) == len(Role)


def test_a_picture_of_nobody_says_so(catalog):
    (block,) = matrix(catalog, [])
    assert isinstance(block, Notice)


def test_a_body_is_headed_by_its_initials_and_a_state_by_its_name(catalog):
    assert short_name(catalog, "OSCE") == "OSCE"
    assert short_name(catalog, "TUR") == catalog.actor_name("TUR")


def test_the_specimen_s_observers_are_the_whole_record_of_their_conference(specimen):
    catalog = Catalog.load(specimen)
    found = third_parties(catalog)
    assert set(found) == {"ALP"}
    blocks = third_party(catalog, found["ALP"], Choice(date(2024, 9, 3)))
    heads = [block.text for block in blocks if isinstance(block, Heading)]
    assert heads[0] == "Active on 3 Sep 2024: 1"
    (row,) = [row for row in rows(blocks) if "|engagement:" in row.key]
    assert dict(row.facts)["Text reached"] == "Joint statement of 2024 (implementation)"
    early = third_party(catalog, found["ALP"], Choice(date(1990, 1, 1)))
    assert not [row for row in rows(early) if "|engagement:" in row.key]
