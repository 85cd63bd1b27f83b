"""The standalone file: one page that asks nothing of any machine and says what the sheets say."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from parley.blocks import (
    Chart,
    Cite,
    Cites,
    Fact,
    Facts,
    Heading,
    Mark,
    Notice,
    Prose,
    Records,
    Row,
    Series,
    Table,
    Timeline,
)
from parley.briefing import Edition, gathered, script_of, sheet_of
from parley.cartography.scene import CREDIT, NEUTRALITY
from parley.language import speaking
from parley.model import Briefing, Step
from parley.outputs import exporting
from parley.outputs.hypertext import RENDER, html_of
from parley.outputs.standalone import standalone

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'`${x}"
VOID = {"meta", "img", "link", "br"}


class Outline(HTMLParser):
    """Tags, attributes and text of a page, as a browser without scripts reads them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.open: str | None = None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag in self.raw:
            self.open = tag
            self.raw[tag].append("")

    def handle_endtag(self, tag):
        if tag == self.open:
            self.open = None

    def handle_data(self, data):
        if self.open:
            self.raw[self.open][-1] += data
        else:
            self.said.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.said).split())


@pytest.fixture(scope="module")
def edition() -> Edition:
    return Edition.load()


def page_of(edition: Edition, slug: str) -> str:
    return standalone(script_of(edition.catalog.disputes[slug], edition), edition).decode()


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("slug", ["cyprus", "arctic", "china-india", "armenia-azerbaijan"])
def test_a_dossier_is_one_file_under_three_megabytes_that_asks_for_nothing(edition, slug):
    page = page_of(edition, slug)
    assert len(page.encode()) < 3_000_000
    read = Outline(page)
    for tag, attributes in read.tags:
        assert tag not in {"link", "iframe", "object", "embed", "img", "base"}
        assert not any(name.startswith("on") for name in attributes), (tag, attributes)
        assert "style" not in attributes, "the policy refuses styles in a tag"
        assert "src" not in attributes
        href = attributes.get("href") or "#"
        assert href.startswith("#") or (tag == "a" and href.startswith(("https://", "http://")))
    assert set(re.findall(r"url\((?!#)(.{5})", page)) <= {"data:"}
    runs = [
        text
        for (tag, a), text in zip(
            [t for t in read.tags if t[0] == "script"], read.raw["script"], strict=True
        )
        if a.get("type") != "application/json"
    ]
    policy = next(a["content"] for tag, a in read.tags if a.get("http-equiv"))
    assert policy.startswith("default-src 'none';")
    assert [f"script-src {digest(text)}" for text in runs] == [
        re.search("script-src [^;]*", policy)[0]
    ]
    assert f"style-src {digest(read.raw['style'][0])}" in policy
    assert "unsafe" not in policy


def test_every_step_has_its_map_its_blocks_its_notes_and_its_sources(edition):
    script = script_of(edition.catalog.disputes["cyprus"], edition)
    page = page_of(edition, "cyprus")
    read = Outline(page)
    steps = [a["id"] for tag, a in read.tags if tag == "section"]
    assert steps == [f"step-{n}" for n in range(1, len(script.steps) + 1)]
    assert page.count('<figure class="plate"><svg ') == len(steps)
    text = read.text
    for step in script.steps:
        sheet = sheet_of(step, edition)
        assert sheet.stamp in text
        assert " ".join(sheet.notes.split())[:80] in text
        for cite in sheet.cites:
            assert cite.title in text or " ".join(cite.title.split()) in text
        for block in sheet.blocks:
            if isinstance(block, Records):
                assert all(" ".join(row.title.split()) in text for row in block.rows)
    for wanted in (NEUTRALITY, CREDIT, "Sources read on"):
        assert wanted in text


def test_states_are_those_of_the_sheets_and_every_shape_lies_in_the_file_once(edition):
    page = standalone(gathered("Two disputes", ["cyprus", "korea"], edition), edition).decode()
    read = Outline(page)
    parts = {
        a["id"]: json.loads(text)
        for (tag, a), text in zip(
            [t for t in read.tags if t[0] == "script"], read.raw["script"], strict=True
        )
        if a.get("type") == "application/json"
    }
    assert set(parts) == {"geo-world", "geo-cyprus", "geo-korea", "states"}
    script = gathered("Two disputes", ["cyprus", "korea"], edition)
    for state, step in zip(parts["states"], script.steps, strict=True):
        sheet = sheet_of(step, edition)
        assert state["clip"] == step.dispute
        assert state["stamp"] == sheet.stamp
        assert state["cam"]["b"] == list(sheet.extent)
        assert state["areas"] == sheet.scene.as_state()["areas"]


def test_hostile_words_in_a_script_stay_words(edition):
    plain = Briefing(
        title="A brief", steps=(Step(title="First step", dispute="cyprus", notes="N"),)
    )
    step = Step(title=HOSTILE[:100], dispute="cyprus", notes=HOSTILE)
    spoiled = Briefing(title=HOSTILE[:100], steps=(step,))
    reads = [Outline(standalone(brief, edition).decode()) for brief in (plain, spoiled)]
    assert [tag for tag, _ in reads[0].tags] == [tag for tag, _ in reads[1].tags]
    assert HOSTILE in reads[1].text


CITE = Cite(HOSTILE, 1, HOSTILE, HOSTILE, "javascript:alert(1)", HOSTILE, HOSTILE)
BLOCKS = [
    Heading(HOSTILE),
    Prose(HOSTILE, (CITE,)),
    Facts((Fact(HOSTILE, HOSTILE, HOSTILE, (CITE,)),)),
    Records((Row(*(HOSTILE,) * 6, ((HOSTILE, HOSTILE),), HOSTILE),)),
    Records((), HOSTILE),
    Timeline((Mark(HOSTILE, 2000, HOSTILE, 3, HOSTILE),), 1990, 2020, 2010, HOSTILE),
    Table((HOSTILE,), ((HOSTILE,),), caption=HOSTILE),
    Chart("line", *(HOSTILE,) * 2, ("a", HOSTILE), (Series(HOSTILE, (1, None)),), HOSTILE, (CITE,)),
    Chart("bar", HOSTILE, HOSTILE, (HOSTILE,), (Series(HOSTILE, (1.0,)), Series("b", (None,)))),
    Notice(HOSTILE, HOSTILE),
    Cites((CITE,)),
]  # fmt: skip


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_every_kind_of_block_is_rendered_with_its_text_as_text(block):
    read = Outline(html_of([block]))
    tags = {tag for tag, _ in read.tags}
    assert not tags & {"script", "img", "a"}, "an address that is none of the web is no link"
    assert not any(name.startswith("on") for _, a in read.tags for name in a)
    said = read.text + " ".join(a.get("aria-label") or "" for _, a in read.tags)
    assert HOSTILE in said


def test_no_kind_of_block_is_forgotten():
    assert {type(block) for block in BLOCKS} == set(RENDER)


def test_a_missing_figure_is_a_gap_and_never_zero():
    block = Chart("line", "t", "u", ("1", "2", "3"), (Series("s", (1.0, None, 3.0)),))
    drawn = html_of([block])
    curve = re.search(r'd="([^"]*)" class="curve"(?! stroke)', drawn.split("</ul>")[1])[1]
    assert curve.count("M") == 2
    assert ">–</td>" in drawn


def test_the_page_speaks_the_language_it_is_made_in(edition):
    step = Step(title="Map alone", dispute="cyprus")
    with speaking("ar"):
        page = standalone(Briefing(title="Map alone", steps=(step,)), edition).decode()
    assert '<html lang="ar" dir="rtl">' in page


def test_steps_of_a_command_are_chosen_by_number(edition):
    assert exporting.chosen("", 3) == [1, 2, 3]
    assert exporting.chosen("3, 1-2", 3) == [3, 1, 2]
    for wrong in ("0", "4", "2-1", "1-9", "a", "-1"):
        with pytest.raises(exporting.UnknownExportError, match="Write 1-3 or 1,2"):
            exporting.chosen(wrong, 3)
    extract = exporting.extract_of(edition.catalog, "cyprus", "TUR", "2000-01-01")
    script = exporting.script(extract, "1-2", "TUR", "2000-01-01")
    assert [(step.view, step.on) for step in script.steps] == [
        ("TUR", "2000-01-01"),
        ("de_facto", "2000-01-01"),
    ]


def test_a_hidden_step_is_left_out(edition):
    script = script_of(edition.catalog.disputes["cyprus"], edition)
    first = script.steps[0].model_copy(update={"hidden": True})
    made = standalone(script.model_copy(update={"steps": (first, script.steps[1])}), edition)
    assert made.count(b'<section class="step"') == 1


def test_equal_editions_give_equal_files(edition):
    again = replace(edition)
    assert page_of(edition, "gibraltar") == page_of(again, "gibraltar")
