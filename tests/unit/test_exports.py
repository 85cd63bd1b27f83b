"""A briefing as files: the same facts, sources, day and stamp in every medium."""

import io
import json
import re
import unicodedata
from html import unescape

import pytest
from pptx import Presentation
from pypdf import PdfReader

from parley.blocks import Chart, Facts, Heading, Notice, Prose, Records, Table, Timeline
from parley.briefing import Edition, Sheet, script_of, sheet_of
from parley.cartography.scene import NEUTRALITY
from parley.catalog import Catalog
from parley.model import Briefing, Step
from parley.outputs.paper import paper
from parley.outputs.show import show
from parley.outputs.slides import slides
from parley.outputs.standalone import standalone
from parley.vocabulary import BriefingBlock


def edition_at(root) -> Edition:
    return Edition.load(root)


@pytest.fixture
def ruritania(drawn_specimen) -> tuple[Edition, Briefing]:
    """The specimen with a script that uses every kind of block."""
    edition = edition_at(drawn_specimen)
    (dispute,) = edition.catalog.disputes.values()
    return edition, script_of(dispute, edition)


@pytest.fixture(scope="module")
def real() -> Edition:
    return Edition.load()


def told(sheet: Sheet) -> list[str]:
    """Every fact that a sheet states, as separate texts."""
    out = [sheet.title, sheet.stamp]
    for block in sheet.blocks:
        match block:
            case Heading() | Prose() | Notice():
                out.append(block.text)
            case Facts():
                out += [text for f in block.items for text in (f.label, f.value, f.note)]
            case Records():
                for row in block.rows:
                    out += [row.when, row.tag, row.title, row.detail, row.differs]
                    out += [text for pair in row.facts for text in pair]
            case Table():
                out += [*block.columns, *(cell for row in block.rows for cell in row)]
            case Chart():
                out += [block.title, *(series.name for series in block.series)]
            case Timeline():
                out.append(block.label)
    return [text for text in out if text]


def bare(text: str) -> str:
    """Letters and digits alone: what a medium breaks or joins does not count."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum()).lower()


def words_of_slides(raw: bytes) -> str:
    found = []
    for slide in Presentation(io.BytesIO(raw)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found.append(shape.text_frame.text)
            if shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
            if shape.has_chart:
                found.append(shape.chart.chart_title.text_frame.text)
                found += [series.name for series in shape.chart.plots[0].series]
    return " ".join(found)


def words_of_paper(raw: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages)


def words_of_page(raw: bytes) -> str:
    text = raw.decode()
    body = re.sub(r"(?s)<(script|style|svg)\b.*?</\1>", " ", text)
    pictures = " ".join(re.findall(r'aria-label="([^"]*)"', text))
    return unescape(f"{re.sub(r'<[^>]+>', ' ', body)} {pictures}")


def test_every_medium_states_the_same_facts_with_the_same_stamp(ruritania):
    edition, script = ruritania
    sheets = [sheet_of(step, edition) for step in script.shown]
    media = {
        "slides": bare(words_of_slides(slides(script, edition))),
        "paper": bare(words_of_paper(paper(script, edition))),
        "page": bare(words_of_page(standalone(script, edition))),
        "screen": bare(json.dumps([show(s.blocks) for s in sheets], ensure_ascii=False)),
    }
    assert len(sheets) >= 8
    for sheet in sheets:
        for text in told(sheet):
            for medium, words in media.items():
                if medium == "screen" and text in (sheet.title, sheet.stamp):
                    continue
                if medium == "paper" and text.startswith("More rows"):
                    continue
                assert bare(text) in words, (medium, sheet.title, text)
    for medium in ("slides", "paper", "page"):
        assert bare(NEUTRALITY) in media[medium], medium


def test_every_medium_leads_to_the_same_sources(ruritania):
    edition, script = ruritania
    wanted = {cite.url for step in script.shown for cite in sheet_of(step, edition).cites}
    deck = Presentation(io.BytesIO(slides(script, edition)))
    on_slides = {
        run.hyperlink.address
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.hyperlink.address
    }
    on_paper = {
        note.get_object()["/A"]["/URI"]
        for page in PdfReader(io.BytesIO(paper(script, edition))).pages
        for note in page.get("/Annots", [])
        if "/URI" in note.get_object().get("/A", {})
    }
    page = re.sub(r"(?s)<script\b.*?</script>", " ", standalone(script, edition).decode())
    on_page = set(re.findall(r'href="(https?://[^"]+)"', page))
    assert wanted
    assert on_slides == wanted
    assert on_paper == wanted
    assert {unescape(url) for url in on_page} == wanted


def test_slides_hold_text_tables_and_charts_that_can_be_edited(real):
    dispute = real.catalog.disputes["china-india"]
    script = script_of(dispute, real)
    deck = Presentation(io.BytesIO(slides(script, real)))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[0] == dispute.name
    for step in script.shown:
        assert step.title in titles
    assert titles[-1] == "Sources"
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    charts = [shape for shape in shapes if shape.has_chart]
    spending = next(c for c in charts if "Military spending" in c.chart.chart_title.text_frame.text)
    shares = {str(s.year): s.percent for s in real.catalog.states.spending["CHN"]}
    years = list(spending.chart.plots[0].categories)
    assert shares.keys() <= set(years)
    assert list(spending.chart.plots[0].series[0].values) == [shares.get(year) for year in years]
    assert any(shape.has_table for shape in shapes)
    pictures = [shape for shape in shapes if shape.shape_type == 13]
    assert len(pictures) == len(script.shown)
    for shape in [*pictures, *charts]:
        assert shape._element.xpath(".//p:cNvPr/@descr")[0]


def test_notes_stand_under_the_slides_with_the_sources_in_full(real):
    dispute = real.catalog.disputes["cyprus"]
    step = Step(
        title="Measures",
        dispute="cyprus",
        blocks=(BriefingBlock.MEASURES,),
        notes="Begin with the crossings.",
    )
    deck = Presentation(io.BytesIO(slides(Briefing(title=dispute.name, steps=(step,)), real)))
    notes = deck.slides[1].notes_slide.notes_text_frame.text
    assert notes.startswith("Begin with the crossings.")
    for cite in sheet_of(step, real).cites:
        assert cite.url in notes


def test_nothing_on_a_slide_runs_over_its_edge(real):
    for slug in ("cyprus", "south-china-sea", "antarctica"):
        script = script_of(real.catalog.disputes[slug], real)
        deck = Presentation(io.BytesIO(slides(script, real)))
        for slide in deck.slides:
            for shape in slide.shapes:
                assert shape.left >= 0
                assert shape.left + shape.width <= deck.slide_width
                assert shape.top + shape.height <= deck.slide_height, (slug, shape.name)


def test_paper_is_tagged_titled_and_in_its_language(real):
    script = script_of(real.catalog.disputes["cambodia-thailand"], real)
    raw = paper(script, real)
    reader = PdfReader(io.BytesIO(raw))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert reader.metadata.title == script.title
    assert len(reader.outline) >= 1
    names = {
        font["/BaseFont"]
        for page in reader.pages
        for font in (f.get_object() for f in page["/Resources"].get("/Font", {}).values())
    }
    assert any("Khmer" in name for name in names), "Khmer names are set in a Khmer font"


def test_a_step_that_the_script_hides_is_in_no_file(real):
    shown = Step(title="What is shown", dispute="korea", blocks=(BriefingBlock.STATUS,))
    hidden = Step(title="What is hidden here", dispute="korea", hidden=True)
    script = Briefing(title="Korea in one step", steps=(shown, hidden))
    for words in (
        words_of_slides(slides(script, real)),
        words_of_paper(paper(script, real)),
        words_of_page(standalone(script, real)),
    ):
        assert "What is shown" in words
        assert "What is hidden here" not in words


def test_progress_is_told_for_every_step(real):
    steps = tuple(
        Step(title=f"Step number {n}", dispute="korea", blocks=(BriefingBlock.STATUS,))
        for n in range(3)
    )
    seen: list[tuple[int, int]] = []
    slides(Briefing(title="Three steps", steps=steps), real, lambda *done: seen.append(done))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_a_hostile_title_stays_text_on_paper(drawn_specimen):
    catalog = Catalog.load(drawn_specimen)
    (slug,) = catalog.disputes
    hostile = '#import "x": y #link("https://evil.example")[z] $x$ \\ *b* <script>alert(1)</script>'
    step = Step(title=hostile[:140], dispute=slug, blocks=(BriefingBlock.STATUS,), notes=hostile)
    edition = edition_at(drawn_specimen)
    raw = paper(Briefing(title="A hostile step", steps=(step,)), edition)
    words = words_of_paper(raw)
    assert bare('import "x": y link("https://evil.example")') in bare(words)
    assert b"evil.example)" not in raw
