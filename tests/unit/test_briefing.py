"""A briefing: scripts read from a file, made from the record, and resolved to sheets."""

from datetime import date
from pathlib import Path

import pytest

from parley.blocks import Chart, Cites, Facts, Heading, Prose, Records
from parley.briefing import Edition, gathered, script_of, sheet_of
from parley.briefing.scripts import made_for, of_mediator, of_region, since, turning_points
from parley.catalog import Catalog, Problem
from parley.catalog.briefings import BriefingReader, as_yaml
from parley.language import LANGUAGES, say, speaking
from parley.model import Briefing, Step
from parley.vocabulary import BriefingBlock, LineKind, MapLayer, Region


@pytest.fixture(scope="module")
def edition() -> Edition:
    return Edition.load()


def read(text: str, edition: Edition, home: str = "") -> tuple[Briefing | None, list[Problem]]:
    problems: list[Problem] = []
    catalog = edition.catalog
    reader = BriefingReader("brief.yaml", catalog.disputes, catalog.known, problems, home)
    return reader.read(text.encode()), problems


def test_every_dispute_has_a_script_and_every_step_of_it_resolves(edition):
    for slug, dispute in edition.catalog.disputes.items():
        script = script_of(dispute, edition)
        titles = [step.title for step in script.steps]
        assert titles[0] == "Where it is, and how it stands", slug
        assert titles[-1] == "What is not known", slug
        for step in script.steps:
            sheet = sheet_of(step, edition)
            assert sheet.blocks, (slug, step.title)
            assert sheet.stamp in sheet.scene.label, (slug, step.title)
            assert sheet.day <= max(dispute.as_of, dispute.timeline[-1].when.earliest)


def test_a_script_made_from_the_record_reads_back_the_same_from_its_file(edition):
    for slug in ("cyprus", "korea", "arctic", "south-china-sea"):
        script = made_for(edition.catalog.disputes[slug], edition)
        again, problems = read(as_yaml(script), edition)
        assert problems == [], slug
        assert again == script, slug


def test_turning_points_of_karabakh_are_days_on_which_control_changed(edition):
    days = turning_points(edition.catalog.disputes["armenia-azerbaijan"], edition)
    assert date(2020, 11, 10) in days
    assert days == sorted(days)
    assert len(days) <= 4


def test_sources_of_a_sheet_are_numbered_from_one_as_they_appear(edition):
    step = Step(
        title="Claims",
        dispute="cyprus",
        blocks=(BriefingBlock.CLAIMS, BriefingBlock.SOURCES),
    )
    sheet = sheet_of(step, edition)
    seen = []
    for block in sheet.blocks:
        if isinstance(block, Records):
            seen += [cite.number for row in block.rows for cite in row.cites]
        elif isinstance(block, Facts):
            seen += [cite.number for fact in block.items for cite in fact.cites]
        elif isinstance(block, Prose):
            seen += [cite.number for cite in block.cites]
    firsts = list(dict.fromkeys(seen))
    assert firsts == list(range(1, len(firsts) + 1))
    assert isinstance(sheet.blocks[-1], Cites)
    assert [cite.number for cite in sheet.blocks[-1].items] == firsts


def test_a_condensed_panel_says_how_many_rows_it_leaves_out(edition):
    step = Step(title="Measures", dispute="cyprus", blocks=(BriefingBlock.MEASURES,))
    sheet = sheet_of(step, edition)
    shown = sum(len(block.rows) for block in sheet.blocks if isinstance(block, Records))
    told = [block.text for block in sheet.blocks if getattr(block, "kind", "") == "more"]
    assert told == [
        f"{len(edition.catalog.disputes['cyprus'].measures) - shown} more rows in the dossier"
    ]
    assert not isinstance(sheet.blocks[-1], Heading)


def test_figures_of_states_come_as_charts_with_gaps_where_nothing_is_recorded(edition):
    step = Step(title="Figures", dispute="china-india", blocks=(BriefingBlock.FIGURES,))
    charts = [block for block in sheet_of(step, edition).blocks if isinstance(block, Chart)]
    assert [chart.kind for chart in charts] == ["line", "bar"]
    assert [series.name for series in charts[0].series][:2] == ["China", "India"]
    for chart in charts:
        assert all(len(series.values) == len(chart.categories) for series in chart.series)
        assert all(value is None or value > 0 for s in chart.series for value in s.values)


def test_a_layer_that_a_step_leaves_out_leaves_the_map_and_its_legend(edition):
    step = Step(title="Bare", dispute="korea", layers=(MapLayer.SITES,))
    bare = sheet_of(step, edition).scene
    whole = sheet_of(Step(title="Whole", dispute="korea"), edition).scene
    lines = {
        f.id for f in edition.catalog.disputes["korea"].features if isinstance(f.kind, LineKind)
    }
    assert any(whole.shown[name] for name in lines)
    assert not any(bare.shown[name] for name in lines)
    assert whole.marks
    assert bare.marks == []
    assert not any(entry.symbol.startswith("track-") for entry in bare.legend)


def test_briefings_of_several_disputes_begin_with_a_map_of_them_all(edition):
    slugs = of_mediator("NOR", edition)
    assert slugs
    script = gathered("What Norway mediates", slugs, edition)
    first = sheet_of(script.steps[0], edition)
    assert [mark.id for mark in first.scene.marks] == [f"dispute:{slug}" for slug in slugs]
    assert len(script.steps) == 1 + 2 * len(slugs)
    assert "cyprus" in of_region(Region.EUROPE, edition)
    assert "essequibo" not in of_region(Region.EUROPE, edition)
    newest = date(2026, 1, 1)
    for slug in since(newest, edition):
        assert edition.catalog.disputes[slug].timeline[-1].when.earliest >= newest


@pytest.mark.parametrize(
    ("text", "found", "write"),
    [
        ("- a\n- b\n", "not `key: value` lines", "Write name"),
        ("title: Brief\n", "no list of steps", "briefing"),
        ("title: Brief\nbriefing:\n- dispute: cyprus\n", "step 1 title: is missing", "headline"),
        ("title: Brief\nbriefing:\n- title: One\n  dispute: cypros\n", "'cypros'", "'cyprus'"),
        (
            "title: Brief\nbriefing:\n- title: One\n  dispute: cyprus\n  view: TRK\n",
            "'TRK'",
            "'TUR'",
        ),
        (
            "title: Brief\nbriefing:\n- title: One\n  dispute: cyprus\n  on: 1066-01-01\n",
            "outside",
            "1",
        ),
        ("title: Brief\nbriefing:\n- title: One\n  blocks: [clams]\n", "vocabulary", "'claims'"),
        ("title: Brief\nbriefing:\n- title: One\n  extent: [9, 2, 3, 4]\n", "no box", "[west"),
        ("title: Brief\nbriefing:\n- title: One\n  colour: red\n", "'colour' is unknown", "Remove"),
        (
            "title: Brief\nbriefing:\n- title: One\n  select: event:none\n  dispute: cyprus\n",
            "not in",
            "sel",
        ),
    ],
)
def test_a_step_that_leads_nowhere_is_named_with_its_line_and_the_rest_stands(
    edition, text, found, write
):
    good = "- title: A sound step\n  dispute: korea\n"
    script, problems = read(
        text + (good if "- title" in text or "- dispute" in text else ""), edition
    )
    assert len(problems) == 1
    message = str(problems[0])
    assert found in message
    assert write in message
    assert message.startswith("brief.yaml:") or "no list" in message
    if script is not None:
        assert [step.title for step in script.steps] == ["A sound step"]


def test_a_folder_may_hold_its_own_script(specimen: Path, folder: Path):
    (folder / "briefing.yaml").write_text(
        "title: Two steps\nbriefing:\n- title: Where it is\n  blocks: status\n"
        "- title: Broken\n  view: X\n",
        encoding="utf-8",
    )
    catalog = Catalog.load(specimen)
    (dispute,) = catalog.disputes.values()
    assert dispute.briefing is not None
    assert [(s.title, s.dispute) for s in dispute.briefing.steps] == [("Where it is", dispute.slug)]
    (problem,) = catalog.problems
    assert problem.line == 6
    assert "briefing.yaml" in problem.file


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: One\nbriefing: " + "[" * 100_000, "nested deeper"),
        ("title: One\nbriefing:\n" + "- " * 100_000, "nested deeper"),
        ("title: One\nlist: &a [x, x]\nbriefing: [*a, *a]", "stands for another"),
    ],
    ids=["brackets", "dashes", "references"],
)
def test_a_script_made_to_exhaust_its_reader_is_refused_with_a_sentence(edition, text, said):
    found, problems = read(text, edition)
    assert found is None
    assert said in str(problems[0])


def test_a_script_made_in_any_language_is_one_that_a_file_may_hold(edition):
    dispute = edition.catalog.disputes["kashmir"]
    for code in LANGUAGES:
        with speaking(code):
            several = gathered(say("{actor} as a third party", actor="UN"), ["kashmir"], edition)
            for script in (made_for(dispute, edition), several):
                found, problems = read(as_yaml(script), edition)
                assert found == script, code
                assert not problems
