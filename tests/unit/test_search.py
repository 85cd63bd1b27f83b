"""Search: every record by its words, every name in its own script, and no query that breaks it."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.analysis.searching import GLOSSARY, REGISTER, SearchIndex, _texts
from parley.catalog import Catalog

CATALOG = Catalog.load()
INDEX = SearchIndex(CATALOG)
TEXTS = [row for dispute in CATALOG.disputes.values() for row in _texts(dispute, CATALOG)]


def plain(text):
    """Lower case without marks: how a reader types."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def keys(query, **options):
    return [(hit.dispute, hit.key) for hit in INDEX.find(query, **options)]


@pytest.mark.parametrize("slug", sorted(CATALOG.disputes))
def test_every_event_is_found_by_its_headline(slug):
    for event in CATALOG.disputes[slug].timeline:
        assert (slug, f"event:{event.id}") in keys(event.title), event.title


@pytest.mark.parametrize("slug", sorted(CATALOG.disputes))
def test_posture_mediation_measures_and_places_are_found_by_their_titles(slug):
    dispute = CATALOG.disputes[slug]
    named = [(f"posture:{row.id}", row.title) for row in dispute.posture]
    named += [(f"engagement:{row.id}", row.title) for row in dispute.mediation]
    named += [(f"measure:{row.id}", row.title) for row in dispute.measures]
    for key, title in named:
        assert (slug, key) in keys(title), title
    for feature in dispute.features:
        found = [key for of, key in keys(feature.name) if of == slug]
        assert feature.id in found or feature.name in {
            CATALOG.area_name(key) for key in found if key in CATALOG.areas
        }, feature.name


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("Κυπριακό", "cyprus"),
        ("Κύπρος", "cyprus east-mediterranean"),
        ("κυπρος", "cyprus east-mediterranean"),
        ("Πράσινη Γραμμή", "cyprus"),
        ("Yeşil Hat", "cyprus"),
        ("yesil hat", "cyprus"),
        ("Крым", "russia-ukraine"),
        ("Крим", "russia-ukraine"),
        ("ДОНБАСС", "russia-ukraine"),
        ("Ղարաբաղ", "armenia-azerbaijan"),
        ("Dağlıq Qarabağ", "armenia-azerbaijan"),
        ("dagliq qarabag", "armenia-azerbaijan"),
        ("中印边境实际控制线", "china-india"),
        ("实际控制线", "china-india"),
        ("控制", "china-india"),
        ("Հայաստան", "armenia-azerbaijan"),
        ("线", "china-india"),
        ("वास्तविक नियंत्रण रेखा", "china-india"),
        ("군사분계선", "korea"),
        ("북방한계선", "korea"),
        ("한계", "korea"),
    ],
)
def test_a_name_is_found_in_its_own_script_and_only_where_it_stands(query, slug):
    assert {hit.dispute for hit in INDEX.find(query)} - {REGISTER} == set(slug.split())


@pytest.mark.parametrize("slug", sorted(CATALOG.disputes))
def test_every_local_name_leads_to_its_dispute(slug):
    for name in CATALOG.disputes[slug].identity.names:
        assert slug in {dispute for dispute, _ in keys(name.text)}, name.text


def test_a_party_is_found_by_its_own_name_for_itself():
    for slug, dispute in CATALOG.disputes.items():
        for party in dispute.parties:
            for name in CATALOG.known.actors[party].local_names.split(";"):
                own = name.partition(":")[2].strip()
                assert not own or slug in {found for found, _ in keys(own)}, own


def test_the_last_word_may_go_on_and_part_of_a_word_is_enough():
    whole = set(keys("ceasefire", limit=10_000))
    assert whole
    assert whole <= set(keys("ceasef", limit=10_000))
    assert whole <= set(keys("easefire", limit=10_000))


@pytest.mark.parametrize(
    "query",
    ["EU sanctions", "UN resolution 186", "sanctions EU", "OSCE of Minsk", "line of control"],
)
def test_all_words_of_a_query_stand_in_every_hit(query):
    hits = INDEX.find(query, limit=10_000)
    assert hits
    for hit in hits:
        assert all(plain(word) in plain(hit.text) for word in query.split()), hit


def test_a_word_that_stands_nowhere_finds_nothing():
    assert INDEX.find("zzyzx") == []
    assert INDEX.find("ceasefire zzyzx") == []


@pytest.mark.parametrize("query", ["", "   ", "\n\t", "“”", "-- ;", "***", "()", '"'])
def test_a_query_without_a_word_finds_nothing(query):
    assert INDEX.find(query) == []


@pytest.mark.parametrize(
    "query",
    [
        '"',
        '""',
        "a OR b",
        "NOT ceasefire",
        "ceasefire AND",
        "NEAR(a b)",
        "text:war",
        "col : x",
        "*",
        "a*",
        "^war",
        "war -peace",
        "'; drop table words; --",
        "{text} : war",
        "%",
        "_",
        "\x00",
        "war\x00peace",
        "(" * 200,
        "a" * 5000,
        "🙂",
        "\u202egnilleps",
        "line\nbreak",
        "%%%",
        "a_b",
    ],
)
def test_marks_that_the_index_knows_are_only_text(query):
    INDEX.find(query)
    assert keys("ceasefire"), "the index is still whole"


def test_a_percent_sign_or_an_underscore_is_no_wildcard():
    assert len(INDEX.find("线", limit=10_000)) < len(TEXTS)
    assert INDEX.find("_", limit=10_000) == []


@pytest.mark.property
@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_no_query_raises(query):
    for hit in INDEX.find(query):
        assert hit.dispute in {*CATALOG.disputes, REGISTER, GLOSSARY}
        assert hit.text


@pytest.mark.property
@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS), st.data())
def test_a_text_is_found_by_any_two_of_its_words(row, data):
    text, slug, key, what = row
    words = sorted(
        {word for word in text.replace("_", " ").split() if word.isalpha() and word.isascii()}
    )
    if not words:
        return
    chosen = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=2))
    hits = INDEX.find(" ".join(chosen), limit=10_000)
    assert (slug, key, what, text) in {(h.dispute, h.key, h.what, h.text) for h in hits}


def test_hits_are_distinct_and_no_more_than_asked_for():
    hits = INDEX.find("the", limit=7)
    assert len(hits) == len(set(hits)) == 7
    many = INDEX.find("ceasefire", limit=10_000)
    assert len(many) == len(set(many))


def test_every_selectable_hit_can_be_selected_in_its_dossier():
    from parley.catalog.spans import selectable

    for _, slug, key, _ in TEXTS:
        assert not key or selectable(key, CATALOG.disputes[slug], CATALOG.areas), (slug, key)


@pytest.mark.parametrize(
    "name",
    [
        "Galwan",
        "Nagorno-Karabakh",
        "Crimea",
        "Donbas",
        "NATO",
        "European Union",
        "United Nations",
        "confidence-building",
        "readiness",
        "intelligence",
        "alliance",
        "arms supply",
        "narrative",
        "bilateral talks",
        "monitoring",
        "Camp David",
        "Eastern Europe",
        "Partnership for Peace",
        "ASEAN Regional Forum",
        "UNFICYP",
        "Greek Cypriots",
        "Turkish Cypriots",
        "United States forces Korea",
        "RIMPAC",
        "South China Sea",
        "UNMISS",
        "South Sudan",
        "Balkans",
        "Mexico",
        "Syria",
        "peacekeeping",
        "military exchange",
        "joint exercise",
        "humanitarian mission",
        "defence ministerial",
        "military-to-military communication",
        "joint training",
        "mediation",
        "multilateral forum",
        "security guarantee",
        "forward presence",
        "crisis management",
        "partnership programme",
        "national interests",
        "culture and language",
        "grievances",
        "economic interest",
        "climate",
        "technology",
        "scarce resources",
        "non-state",
    ],
)
def test_every_name_of_the_essays_that_are_corrected_is_found(name):
    assert INDEX.find(name), name
