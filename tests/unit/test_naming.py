"""Both names or neither: the neutral name, and a party's own name with the others beside it."""

import pytest

from parley.catalog import Catalog
from parley.catalog.naming import END, ISOLATE, Names

SLUG = "graustark-ruritania"


@pytest.fixture
def names(small):
    return Names(small[0])


def test_the_neutral_name_is_the_one_in_english_use(names):
    neutral = names.neutral("valley.west")
    assert names.shown("valley.west", "neutral") == neutral
    assert names.shown("valley.west", "de_facto") == neutral
    assert names.shown("valley.west", "ALP") == neutral, "a third state has no name of its own"


def test_a_party_s_own_view_prints_its_name_first_and_the_others_beside_it(names):
    assert names.shown("valley.west", "GRA") == "Westufer (Strelsauer Land)"
    assert names.shown("valley.west", "RUR") == "Strelsauer Land (Westufer)"


def test_a_name_in_another_script_stands_beside_its_latin_form(specimen, folder):
    path = folder / "names.csv"
    rows = "bridge-gra,bridge,GRA,el,Gefyra,Γέφυρα,\nbridge-rur,bridge,RUR,ar,Jisr,جسر,\n"
    path.write_text(path.read_text("utf-8") + rows, encoding="utf-8")
    found = Names(Catalog.load(specimen))
    place = f"{SLUG}/bridge"
    assert found.shown(place, "GRA") == "Gefyra Γέφυρα (Jisr)"
    assert found.shown(place, "RUR") == f"Jisr {ISOLATE}جسر{END} (Gefyra)", (
        "set apart, right to left"
    )


def test_every_place_is_named_by_every_party_that_names_it_or_by_one_for_all(catalog):
    for slug, dispute in catalog.disputes.items():
        known = {f.id for f in dispute.features} | {line.id for line in dispute.lines}
        for row in dispute.names:
            assert row.place in known or catalog.known.expand(row.place), (slug, row.id)
