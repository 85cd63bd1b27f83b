"""Where sources speak from: the speaker first, then the address, and no guess."""

import pytest

from parley.analysis.origins import COURT, GROUPS, THIRD, UNKNOWN, voices
from parley.catalog import Catalog
from parley.catalog.reviewed import Origins
from parley.model import Origin, Source
from parley.panels.voices import one_dossier, voices_blocks
from parley.vocabulary import SourceKind, SourceOrigin


def source(url, producer="Somebody", kind="press"):
    return Source(
        id="s",
        producer=producer,
        title="t",
        url=url,
        accessed="2026-11-22",
        kind=SourceKind.of(kind),
    )


@pytest.mark.parametrize(
    ("url", "producer", "actor"),
    [
        ("https://www.mfa.gov.ge/x", "Ministry", "GEO"),
        ("https://press.un.org/en/1", "UN Press", "UN"),
        ("https://docslib.org/doc/1", "United Nations (docslib copy)", "UN"),
        ("https://www.icj-cij.org/case/1", "Court", "ICJ"),
        ("https://www.hurriyetdailynews.com/a", "Hürriyet Daily News", "TUR"),
        ("https://news.bbc.co.uk/1", "A paper", "GBR"),
        ("https://mfa.gov.ct.tr/x", "Ministry", "TRNC"),
        ("https://mfa.gov.tr/x", "Ministry", "TUR"),
        ("https://history.state.gov./x", "Office of the Historian", "USA"),
    ],
)
def test_a_source_speaks_from_its_publisher_s_seat(catalog, url, producer, actor):
    assert catalog.origins.of(source(url, producer)).actor == actor


def test_what_is_written_from_anywhere_has_no_one_place(catalog):
    entry = catalog.origins.of(source("https://en.wikipedia.org/wiki/X", "Wikipedia"))
    assert entry.origin is SourceOrigin.WORLDWIDE


@pytest.mark.parametrize("url", ["https://nowhere.example/x", "https://203.0.113.7/x"])
def test_what_no_entry_fits_is_not_known(catalog, url):
    assert catalog.origins.of(source(url)) is None


def test_a_part_of_a_name_is_not_that_name():
    table = Origins([Origin(id="ap", producer="AP", origin=SourceOrigin.STATE, actor="USA")])
    assert table.of(source("https://a.example", "APA News")) is None
    assert table.of(source("https://b.example", "AP (copy)")).actor == "USA"


def test_every_source_of_every_dossier_has_exactly_one_origin(catalog):
    for dispute in catalog.disputes.values():
        told = voices(catalog, dispute)
        assert told.total == len(dispute.sources)
        assert list(told.counts) == [*dispute.parties, *GROUPS]
        assert sum(told.share(group) for group in told.counts) == pytest.approx(100)
        assert told.of(THIRD) == sum(told.states.values())


def test_most_sources_are_known(catalog):
    told = [voices(catalog, dispute) for dispute in catalog.disputes.values()]
    unknown = sum(each.of(UNKNOWN) for each in told)
    assert unknown < 0.4 * sum(each.total for each in told)


def test_a_judgment_copied_anywhere_is_the_voice_of_a_court(specimen):
    catalog = Catalog.load(specimen)
    dispute = catalog.disputes["graustark-ruritania"]
    judgment = source("https://example.org/judgment", kind="court")
    dispute = type(dispute)(dispute.slug, dispute.identity, sources=(judgment,))
    assert voices(catalog, dispute).of(COURT) == 1


def test_the_tables_print_counts_with_shares_and_say_that_a_share_is_no_judgement(catalog):
    blocks = voices_blocks(catalog)
    assert "not a judgement" in blocks[1].text
    rows = dict(zip(blocks[-1].keys, blocks[-1].rows, strict=True))
    told = voices(catalog, catalog.disputes["china-india"])
    row = rows["origins:china-india"]
    assert row[1] == str(told.total)
    assert row[2].startswith("China ")
    assert f"India {told.of('IND')}\u00a0({told.share('IND'):.0f}\u00a0%)" in row[2]
    table = one_dossier(catalog, catalog.disputes["china-india"])[1]
    assert {r[0] for r in table.rows} >= {"China", "India", "third states", "not known"}
    for cells in table.rows:
        assert sum(int(cell) for cell in cells[3:] if cell) == int(cells[1])
