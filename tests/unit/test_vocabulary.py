import pytest

from parley import vocabulary
from parley.vocabulary import Means, PostureKind, PostureTheme, Term

TERMS = [
    getattr(vocabulary, name)
    for name in vocabulary.__all__
    if getattr(vocabulary, name) is not Term
]


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.__name__)
def test_every_word_is_defined_with_its_authority(term):
    for member in term:
        assert member.label
        assert len(member.definition) > 10
        assert member.authority
        assert term.of(member.value) is member


def test_a_word_that_is_not_in_the_vocabulary_is_refused():
    with pytest.raises(ValueError, match="not one of"):
        Means.of("diplomacy")


def test_only_arbitration_and_judicial_settlement_bind():
    assert {means for means in Means if means.binding} == {Means.ARBITRATION, Means.JUDICIAL}


def test_good_offices_are_not_credited_to_article_33():
    assert "33" not in Means.GOOD_OFFICES.authority


def test_every_kind_of_posture_belongs_to_a_theme_and_every_theme_is_used():
    assert {kind.theme for kind in PostureKind} == set(PostureTheme)
