"""Every panel of every dossier on many days: pure, dated, sourced and numbered."""

from dataclasses import replace
from datetime import date

import pytest

from parley.blocks import Cites, Fact, Facts, Notice, Prose, Records, Timeline
from parley.cartography.times import dated_days
from parley.catalog import Catalog
from parley.catalog.spans import first_day, last_day, views_of
from parley.mosaic.views import DE_FACTO, NEUTRAL
from parley.panels import PANELS, Filters, Scope
from parley.panels.atlas import AtlasFilters, in_words
from parley.panels.selection import selection
from parley.panels.timeline import timeline
from parley.vocabulary import Track

TODAY = date(2026, 11, 22)
FIVE = ("armenia-azerbaijan", "china-india", "cyprus", "korea", "russia-ukraine")
KARABAKH = (date(1994, 6, 1), date(2019, 6, 1), date(2020, 12, 10), date(2024, 6, 1))


def days_of(dispute):
    """First and last day, and some days between on which something changes."""
    first, last = first_day(dispute), last_day(dispute)
    turning = [first, *(day for day in dated_days(dispute) if first < day < last), last]
    return [first, *turning[:: len(turning) // 4][1:], last]


def rows_of(blocks):
    return [row for block in blocks if isinstance(block, Records) for row in block.rows]


def cites_of(blocks):
    """Every citation in reading order."""
    for block in blocks:
        if isinstance(block, Cites):
            yield from block.items
        elif isinstance(block, Prose):
            yield from block.cites
        elif isinstance(block, Facts):
            for fact in block.items:
                yield from fact.cites
        elif isinstance(block, Records):
            for row in block.rows:
                yield from row.cites


def words(blocks):
    return repr(blocks)


@pytest.fixture(scope="module")
def ask(catalog, views):
    def scope(slug, day, view=NEUTRAL, **more):
        return Scope(catalog, views, catalog.disputes[slug], day, view, TODAY, **more)

    return scope


@pytest.fixture(scope="module")
def record(catalog):
    """The record behind a row's key."""
    kinds = {"event": "timeline", "position": "positions", "posture": "posture"}
    kinds |= {"engagement": "mediation", "measure": "measures"}
    found = {
        (slug, f"{kind}:{row.id}"): row
        for slug, dispute in catalog.disputes.items()
        for kind, table in kinds.items()
        for row in getattr(dispute, table)
    }
    found |= {
        (slug, f"guarantee:{row.id}"): row
        for slug in catalog.disputes
        for row in catalog.register.guarantees
    }
    return found.__getitem__


@pytest.fixture(scope="module")
def asked(catalog, ask):
    """Every panel of every dossier in two views on its days: (slug, day, panel, blocks)."""
    return [
        (slug, day, name, panel.blocks(ask(slug, day, view)))
        for slug in FIVE
        for day in days_of(catalog.disputes[slug])
        for view in (NEUTRAL, DE_FACTO)
        for name, panel in PANELS.items()
    ]


@pytest.fixture(scope="module")
def selected(catalog, ask):
    """Every area and shape of every dossier, selected on its last day."""
    return [
        (slug, key, selection(ask(slug, last_day(catalog.disputes[slug])), key))
        for slug in FIVE
        for key in (
            *sorted(catalog.areas_of(slug)),
            *(feature.id for feature in catalog.disputes[slug].features),
        )
    ]


@pytest.mark.parametrize("slug", FIVE)
@pytest.mark.parametrize("name", PANELS)
def test_the_same_question_twice_gives_the_same_panel(ask, catalog, slug, name):
    day = days_of(catalog.disputes[slug])[-2]
    for view in views_of(catalog.disputes[slug]):
        scope = ask(slug, day, view)
        first = PANELS[name].blocks(scope)
        assert first == PANELS[name].blocks(ask(slug, day, view))
        assert first == PANELS[name].blocks(scope), "asking does not change the question"


def test_nothing_later_than_the_day_is_told(asked, record):
    told = 0
    for slug, day, name, blocks in asked:
        for row in rows_of(blocks):
            found = record((slug, row.key))
            began = found.when if hasattr(found, "when") else found.held.start
            assert began is None or began.earliest <= day, (slug, day, name, row.key)
            told += 1
    assert told > 1000


def test_an_engagement_that_runs_on_the_day_does_not_say_why_it_ended(asked, record):
    told = set()
    for slug, day, name, blocks in asked:
        for row in rows_of(blocks) if name == "mediation" else ():
            found = record((slug, row.key))
            over = not found.held.holds_on(day) or row.faint
            assert over or "Why it ended" not in dict(row.facts), (slug, day, row.key)
            told.add(over and bool(found.why_ended))
    assert told == {True, False}


def test_every_row_cites_a_source(asked, selected):
    for _, day, name, blocks in [*asked, *((s, k, "selection", b) for s, k, b in selected)]:
        for row in rows_of(blocks):
            assert row.cites, (day, name, row.key)


def test_every_source_is_one_click_away(asked, selected):
    for blocks in [*(b for *_, b in asked), *(b for *_, b in selected)]:
        for cite in cites_of(blocks):
            assert cite.url.startswith(("https://", "http://")), cite
            assert cite.producer
            assert cite.title


def test_sources_are_numbered_from_one_in_reading_order(asked, selected):
    for place in [*asked, *selected]:
        numbers = dict.fromkeys(cite.number for cite in cites_of(place[-1]))
        assert list(numbers) == list(range(1, len(numbers) + 1)), place[:-1]


def test_one_number_is_one_source(asked):
    for *_, blocks in asked:
        pairs = {(cite.number, cite.id) for cite in cites_of(blocks)}
        assert len({number for number, _ in pairs}) == len({one for _, one in pairs}) == len(pairs)


def test_every_number_of_a_panel_is_resolved_in_its_list(asked):
    for slug, day, name, blocks in asked:
        listed = {c.number for block in blocks if isinstance(block, Cites) for c in block.items}
        assert {cite.number for cite in cites_of(blocks)} == listed, (slug, day, name)


def test_a_selection_and_the_panel_below_it_share_one_numbering(ask, catalog):
    for slug in FIVE:
        day = last_day(catalog.disputes[slug])
        for area in sorted(catalog.areas_of(slug))[:4]:
            for name in PANELS:
                scope = ask(slug, day)
                blocks = [*selection(scope, area), *PANELS[name].blocks(scope)]
                numbers = dict.fromkeys(cite.number for cite in cites_of(blocks))
                assert list(numbers) == list(range(1, len(numbers) + 1)), (slug, area, name)


@pytest.mark.parametrize("slug", FIVE)
def test_the_picture_has_one_mark_an_event_whatever_the_day(ask, catalog, slug):
    dispute = catalog.disputes[slug]
    wanted = [f"event:{event.id}" for event in dispute.timeline]
    for day in days_of(dispute):
        (picture,) = [b for b in timeline(ask(slug, day)) if isinstance(b, Timeline)]
        assert [mark.key for mark in picture.marks] == wanted
        by_key = {f"event:{event.id}": event for event in dispute.timeline}
        for mark in picture.marks:
            event = by_key[mark.key]
            assert picture.start < mark.at < picture.end
            assert (mark.track, mark.level) == (event.track.value, int(event.hostility.value))
            assert mark.future == (event.when.earliest > day)
            assert event.title in mark.text


@pytest.mark.parametrize("slug", FIVE)
def test_the_timeline_lists_newest_first_and_counts_what_it_leaves_out(ask, catalog, slug):
    dispute = catalog.disputes[slug]
    for day in days_of(dispute):
        blocks = timeline(ask(slug, day))
        keys = [row.key for row in rows_of(blocks)]
        past = [event for event in dispute.timeline if event.when.earliest <= day]
        assert sorted(keys) == sorted(f"event:{event.id}" for event in past)
        whens = {f"event:{event.id}": event.when for event in dispute.timeline}
        order = [whens[key] for key in keys]
        assert order == sorted(order, reverse=True)
        later = len(dispute.timeline) - len(past)
        notices = " ".join(block.text for block in blocks if isinstance(block, Notice))
        assert (f"{later} later" in notices) == bool(later)


@pytest.mark.parametrize("slug", FIVE)
def test_a_filter_keeps_exactly_what_it_names(ask, catalog, slug):
    dispute = catalog.disputes[slug]
    day = last_day(dispute)
    for track in Track:
        kept = {
            r.key for r in rows_of(timeline(ask(slug, day, filters=Filters(frozenset({track})))))
        }
        assert kept == {f"event:{e.id}" for e in dispute.timeline if e.track is track}
    for kind in {event.kind.value for event in dispute.timeline}:
        chosen = Filters(kinds=frozenset({kind}))
        kept = {row.key for row in rows_of(timeline(ask(slug, day, filters=chosen)))}
        assert kept == {f"event:{e.id}" for e in dispute.timeline if e.kind.value == kind}
    for actor in dispute.parties:
        chosen = Filters(actors=frozenset({actor}))
        kept = {row.key for row in rows_of(timeline(ask(slug, day, filters=chosen)))}
        assert kept == {f"event:{e.id}" for e in dispute.timeline if actor in e.actors}
        rows = rows_of(PANELS["posture"].blocks(ask(slug, day, filters=chosen)))
        assert {row.key for row in rows} == {
            f"posture:{row.id}"
            for row in dispute.posture
            if row.party == actor and (row.held.start is None or row.held.start.earliest <= day)
        }


def test_a_filter_that_matches_nothing_says_so(ask, catalog):
    unused = Filters(actors=frozenset({"BRA"}), kinds=frozenset({"annexation"}))
    blocks = timeline(ask("cyprus", last_day(catalog.disputes["cyprus"]), filters=unused))
    (records,) = [block for block in blocks if isinstance(block, Records)]
    assert records.rows == ()
    assert records.empty == "No event matches the filters."


def test_four_dates_give_four_claims_panels_on_karabakh(ask):
    panels = [PANELS["claims"].blocks(ask("armenia-azerbaijan", day)) for day in KARABAKH]
    told = [tuple((row.title, row.faint) for row in rows_of(blocks)) for blocks in panels]
    assert len(set(told)) == 4
    facts = [
        [f.value for b in blocks if isinstance(b, Facts) for f in b.items] for blocks in panels
    ]
    assert facts[0] != facts[3], "fewer areas are contested once Armenia gave its claim up"


@pytest.mark.parametrize("slug", FIVE)
def test_each_view_says_which_it_is_and_by_which_rule(ask, catalog, slug):
    dispute = catalog.disputes[slug]
    said = []
    for view in views_of(dispute):
        first = PANELS["claims"].blocks(ask(slug, last_day(dispute), view))[0]
        assert isinstance(first, Prose)
        said.append(first.text)
        name = {NEUTRAL: "Neutral view", DE_FACTO: "De facto view"}
        assert first.text.startswith(name.get(view) or f"As {catalog.actor_name(view)} sees it")
    assert len(set(said)) == len(said)


def test_every_area_and_shape_can_be_told_in_words(catalog, selected):
    for slug, key, blocks in selected:
        feature = catalog.disputes[slug].feature(key)
        name = feature.name if feature else catalog.areas[key].name
        assert blocks[0].text == name
        assert isinstance(blocks[1], Facts)
        assert all(isinstance(fact, Fact) and fact.value for fact in blocks[1].items)


def test_a_selected_area_says_who_holds_it_on_the_day(ask):
    def told(day):
        blocks = selection(ask("armenia-azerbaijan", day), "karabakh.nkao.kept-2020")
        return {fact.label: fact.value for fact in blocks[1].items}

    assert "Azerbaijan" not in told(date(2019, 6, 1))["Controlled by"]
    assert told(date(2024, 6, 1))["Controlled by"] == "Azerbaijan"


def test_an_old_status_says_its_age_first(ask, catalog):
    dispute = catalog.disputes["korea"]
    fresh = replace(ask("korea", last_day(dispute)), today=dispute.as_of)
    stale = replace(fresh, today=date(dispute.as_of.year + 2, 1, 1))
    tones = [
        [b.kind for b in PANELS["overview"].blocks(q) if isinstance(b, Notice)]
        for q in (fresh, stale)
    ]
    assert tones == [[], ["stale"]]


def test_problems_of_a_folder_are_told_in_its_sources_panel(specimen, folder):
    path = folder / "timeline.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("use_of_force", "use_of_fource"))
    read = Catalog.load(specimen)
    (slug,) = read.disputes
    from parley.ui.library import views_of as views_from

    blocks = PANELS["sources"].blocks(
        Scope(read, views_from(read), read.disputes[slug], date(2024, 9, 3), NEUTRAL, TODAY)
    )
    text = words(blocks)
    assert "1 problem: what it concerns is not shown." in text
    assert "timeline.csv:4 kind: 'use_of_fource' is not in the vocabulary" in text


def test_the_atlas_in_words_has_a_row_a_dispute_and_each_filter_narrows_it(catalog):
    everything = list(catalog.disputes.values())
    table = in_words(catalog, everything, TODAY)
    assert set(table.keys) == set(catalog.disputes)
    assert len(table.rows) == len(table.keys)
    assert all(len(row) == len(table.columns) for row in table.rows)

    def kept(**chosen):
        filters = AtlasFilters(**{name: frozenset({value}) for name, value in chosen.items()})
        return {d.slug for d in everything if filters.admits(d, d.as_of)}

    assert kept(regions="caucasus") == {
        d.slug for d in everything if d.identity.region.value == "caucasus"
    }
    assert "armenia-azerbaijan" in kept(regions="caucasus") < set(catalog.disputes)
    assert kept(parties="TUR") == {d.slug for d in everything if "TUR" in d.parties}
    assert "russia-ukraine" in kept(stages="war")
    assert "korea" not in kept(stages="war")
    assert "korea" in kept(kinds="armistice")
    assert kept(regions="caucasus", parties="TUR") == set()
    assert "cyprus" in kept(third_parties="GBR")
    assert kept(found="korea") == {"korea"}
