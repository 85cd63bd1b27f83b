"""Words that take a side: found in Parley's own sentences, left to those who are quoted."""

import csv

import pytest

from parley.catalog import Catalog
from parley.catalog.wording import loaded, pattern_of

SLUG = "graustark-ruritania"
LIST = "loaded-words.csv"


def says(folder, specimen, text):
    """What is found after a text was put into the detail of the first event."""
    path = folder / "timeline.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    rows[0]["detail"] = text
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    catalog = Catalog.load(specimen)
    hits = list(loaded(catalog.disputes[SLUG], catalog.known.words))
    return [hit.found for hit in hits], [str(problem) for problem in catalog.problems]


@pytest.mark.parametrize(
    "text",
    [
        "The puppet council met in the valley.",
        "Soldiers came. The council, a puppet of Strelsau, met.",
        "Both agreed on a PUPPET of their own.",
    ],
)
def test_a_loaded_word_is_found_and_named_with_what_to_write(folder, specimen, text):
    found, told = says(folder, specimen, text)
    assert [word.lower() for word in found] == ["puppet"]
    (message,) = told
    assert "/timeline.csv:2 detail: 'puppet'" in message.lower()
    assert "denies that a body acts for itself" in message
    assert "Write name the body, and who supports it" in message


@pytest.mark.parametrize(
    "text",
    [
        "Ruritania speaks of a puppet council.",
        "Ruritania called it a puppet.",
        "It met, a puppet according to Ruritania.",
        "The council, “a puppet of Strelsau”, met.",
        "The puppet theatre of Zenda was shelled.",
        "The council met. Muppets did not.",
    ],
)
def test_a_word_that_is_somebody_else_s_or_a_name_passes(folder, specimen, text):
    assert says(folder, specimen, text) == ([], [])


def test_attribution_in_one_sentence_does_not_excuse_the_next(folder, specimen):
    found, _ = says(folder, specimen, "Ruritania protested, it said. The puppet council met.")
    assert found == ["puppet"]


def test_without_the_list_nothing_is_searched(folder, specimen):
    (specimen / LIST).unlink()
    assert says(folder, specimen, "The puppet council met.") == ([], [])


def test_the_prose_is_searched_and_each_party_s_own_terms_are_not(folder, specimen):
    path = folder / "dispute.md"
    text = path.read_text(encoding="utf-8")
    for heading, expected in (("## Summary", 1), ("## Claims in words", 0)):
        path.write_text(
            text.replace(f"{heading}\n", f"{heading}\n\nA puppet holds it.\n"), encoding="utf-8"
        )
        catalog = Catalog.load(specimen)
        hits = list(loaded(catalog.disputes[SLUG], catalog.known.words))
        assert len(hits) == expected, heading


def test_a_star_stands_for_any_ending_and_a_word_without_one_for_itself():
    pattern = pattern_of("regime; occup*")
    assert pattern.search("the old Regime fell")
    assert not pattern.search("two regiments")
    assert pattern.search("it was occupied")
    assert not pattern.search("preoccupied")


def test_every_entry_of_the_real_list_gives_a_reason_and_finds_its_own_word(catalog):
    assert len(catalog.known.words) > 30
    for word in catalog.known.words:
        first = word.word.split(";")[0].strip().replace("*", "")
        assert pattern_of(word.word).search(first), word.id
        assert word.why
        assert word.write
