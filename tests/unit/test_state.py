"""The address of a view: what a link says comes back as it was, and nonsense only falls back."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.catalog import Catalog
from parley.catalog.spans import first_day, last_day, selectable, views_of
from parley.mosaic.views import DE_FACTO, NEUTRAL
from parley.panels import PANELS, Filters
from parley.ui.state import DEFAULT_PANEL, ViewState, read, write
from parley.vocabulary import EventKind, Track

CATALOG = Catalog.load()
EVERY = sorted(CATALOG.disputes)
KEYS = ("dispute", "on", "view", "panel", "sel", "at", "tracks", "kinds", "actors")


def selections(dispute):
    """Everything that a click in this dossier can select."""
    tables = {
        "event": dispute.timeline,
        "position": dispute.positions,
        "posture": dispute.posture,
        "engagement": dispute.mediation,
        "measure": dispute.measures,
    }
    found = [f"{kind}:{row.id}" for kind, rows in tables.items() for row in rows]
    found += [feature.id for feature in dispute.features]
    areas = sorted(CATALOG.areas_of(dispute.slug))
    return found + areas + [f"{one}~{other}" for one in areas for other in areas if one < other]


@st.composite
def view_states(draw):
    dispute = CATALOG.disputes[draw(st.sampled_from(EVERY))]
    state = ViewState(
        dispute=dispute.slug,
        day=draw(st.dates(first_day(dispute), last_day(dispute))),
        view=draw(st.sampled_from(views_of(dispute))),
        panel=draw(st.sampled_from(list(PANELS))),
        selection=draw(st.none() | st.sampled_from(selections(dispute))),
        filters=Filters(
            tracks=frozenset(draw(st.sets(st.sampled_from(list(Track))))),
            kinds=frozenset(draw(st.sets(st.sampled_from(EventKind.values())))),
            actors=frozenset(
                draw(st.sets(st.sampled_from(sorted(CATALOG.known.actors)), max_size=6))
            ),
        ),
        camera=draw(
            st.none()
            | st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 18)).map(
                lambda spot: tuple(round(number, 3) for number in spot)
            )
        ),
    )
    return dispute, state


def link(state, dispute):
    """The address as the browser holds it: the server's keys, and the map's own position."""
    params = {key: value for key, value in write(state, dispute).items() if value is not None}
    if state.camera:
        params["at"] = ",".join(map(str, state.camera))
    return params


@pytest.mark.property
@settings(max_examples=150, deadline=None)
@given(view_states())
def test_a_link_gives_back_the_view_it_was_made_from(made):
    dispute, state = made
    found, notes = read(link(state, dispute), CATALOG)
    assert found == state
    assert notes == []


@pytest.mark.property
@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(EVERY),
    st.dictionaries(
        st.sampled_from(KEYS[1:]),
        st.text(max_size=120)
        | st.sampled_from(
            ["2020-02-30", "0000-00-00", "9999-12-31", "２０２０-01-01", "nan,nan,nan"]
        )
        | st.sampled_from(
            ["inf,0,1", "1e400,0,1", "~", "a~", "~~", "event:", ":", ".", "..", "\x00"]
        ),
    ),
)
def test_no_value_in_an_address_raises_or_leads_outside_the_dossier(slug, values):
    state, notes = read(values | {"dispute": slug}, CATALOG)
    dispute = CATALOG.disputes[slug]
    assert state is not None
    assert first_day(dispute) <= state.day <= last_day(dispute)
    assert state.view in views_of(dispute)
    assert state.panel in PANELS
    assert state.selection is None or selectable(state.selection, dispute, CATALOG.areas)
    assert state.filters.actors <= set(CATALOG.known.actors)
    assert all(isinstance(note, str) and note for note in notes)
    again, _ = read(link(state, dispute), CATALOG)
    assert again == state, "what fell back is itself a good link"


@pytest.mark.property
@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=9), st.text(max_size=60)))
def test_an_address_without_a_dispute_shows_no_dossier(values):
    if values.get("dispute") not in CATALOG.disputes:
        state, notes = read(values, CATALOG)
        assert state is None
        assert bool(notes) == bool(values.get("dispute"))


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("on", "yesterday", "is not a date"),
        ("on", "2020-02-30", "is not a date"),
        ("on", "1700-01-01", "nearest date"),
        ("on", "2999-01-01", "nearest date"),
        ("view", "MARS", "is not a view"),
        ("panel", "weather", "is not a panel"),
        ("sel", "event:never-happened", "nothing is selected"),
        ("sel", "atlantis~avalon", "nothing is selected"),
        ("sel", "x" * 500, "nothing is selected"),
        ("at", "here", "not a map position"),
        ("at", "95,20,4", "outside the map"),
        ("at", "nan,20,4", "outside the map"),
        ("tracks", "sideways", "unknown and left out"),
        ("kinds", "picnic", "unknown and left out"),
        ("actors", "ZZZ", "unknown and left out"),
    ],
)
def test_a_wrong_value_is_named_once_and_falls_back(key, value, said):
    plain, _ = read({"dispute": "cyprus"}, CATALOG)
    state, notes = read({"dispute": "cyprus", key: value}, CATALOG)
    assert len(notes) == 1
    assert said in notes[0]
    if key != "on":
        assert state == plain


def test_good_values_beside_a_wrong_one_are_kept():
    state, notes = read(
        {"dispute": "cyprus", "view": "TUR", "panel": "weather", "kinds": "talks.picnic"}, CATALOG
    )
    assert (state.view, state.panel) == ("TUR", DEFAULT_PANEL)
    assert state.filters.kinds == {"talks"}
    assert len(notes) == 2


@pytest.mark.parametrize("slug", EVERY)
def test_the_range_of_dates_ends_with_what_is_confirmed(slug):
    dispute = CATALOG.disputes[slug]
    first, last = first_day(dispute), last_day(dispute)
    assert all(first <= event.when.earliest <= last for event in dispute.timeline)
    assert last >= dispute.as_of
    before, notes = read({"dispute": slug, "on": (first - timedelta(1)).isoformat()}, CATALOG)
    after, more = read({"dispute": slug, "on": (last + timedelta(1)).isoformat()}, CATALOG)
    assert (before.day, after.day) == (first, last)
    assert notes
    assert more


def test_a_link_holds_only_what_differs_from_the_first_sight():
    dispute = CATALOG.disputes["korea"]
    fresh, _ = read({"dispute": "korea"}, CATALOG)
    assert fresh.view == NEUTRAL
    assert {key for key, value in write(fresh, dispute).items() if value} == {"dispute"}
    changed = ViewState("korea", date(1990, 5, 6), DE_FACTO, "claims", "PRK")
    assert {key for key, value in write(changed, dispute).items() if value} == {
        "dispute",
        "on",
        "view",
        "panel",
        "sel",
    }


def test_every_record_of_every_dossier_can_stand_in_a_link():
    for slug in EVERY:
        dispute = CATALOG.disputes[slug]
        for key in selections(dispute):
            state, notes = read({"dispute": slug, "sel": key}, CATALOG)
            assert (state.selection, notes) == (key, [])
