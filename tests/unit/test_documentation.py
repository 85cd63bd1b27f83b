"""The contributor's page says what the code does: every table, every example, every link."""

import argparse
import csv
import io
import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from parley import vocabulary
from parley.__main__ import command_line, main
from parley.catalog import GEODATA, Catalog, Severity
from parley.catalog.documenting import (
    TABLES,
    UnknownTableError,
    columns_table,
    terms_table,
    with_tables,
)
from parley.catalog.loading import OPTIONAL
from parley.catalog.shapes import PROPERTIES
from parley.catalog.tables import columns_of
from parley.model import HEADINGS, ROW_TYPES, Actor, AreaGroup, Identity
from parley.model.meanings import MEANINGS
from parley.vocabulary import Term

SLUG = "graustark-ruritania"
README = GEODATA / "README.md"
PAGE = README.read_text(encoding="utf-8")
SHARED = {"actors.csv", "exclusions.csv", "groups.csv", "loaded-words.csv", "origins.csv"}
TERMS = [name for name in vocabulary.__all__ if getattr(vocabulary, name) is not Term]
EXAMPLE = re.compile(
    r"^```(good|bad) (\S+)\n(.*?)^```\n(?:> ([^\n]+)\n)?", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Example:
    kind: str
    file: str
    text: str
    message: str
    line: int

    def __str__(self):
        return f"{self.kind}-{self.file}-line-{self.line}"


def examples(page):
    return [
        Example(*match.groups(default=""), line=page.count("\n", 0, match.start()) + 1)
        for match in EXAMPLE.finditer(page)
    ]


EXAMPLES = examples(PAGE)


def put(example, geodata):
    """Lay an example into the specimen: what has its id is replaced, else it is added."""
    folder = geodata if example.file in SHARED else geodata / "disputes" / SLUG
    path = folder / example.file
    text = path.read_text(encoding="utf-8")
    if example.file == "dispute.md":
        key = example.text.partition(":")[0]
        new, count = re.subn(rf"^{key}:.*\n", example.text, text, count=1, flags=re.MULTILINE)
        assert count == 1, f"dispute.md has no key {key}"
    elif example.file == "map.geojson":
        root, feature = json.loads(text), json.loads(example.text)
        kept = [item for item in root["features"] if item["id"] != feature["id"]]
        new = json.dumps({**root, "features": [*kept, feature]})
    else:
        new = with_rows(text, example.text)
    path.write_text(new, encoding="utf-8")


def with_rows(table, example):
    rows, new = (list(csv.reader(io.StringIO(text))) for text in (table, example))
    assert new[0] == rows[0], "the example has another header than the file"
    for row in new[1:]:
        at = next((i for i, old in enumerate(rows) if old[0] == row[0]), len(rows))
        rows[at : at + 1] = [row]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def what_check_says(example, specimen, capsys):
    put(example, specimen)
    main(["--geodata", str(specimen), "check"])
    *problems, _ = capsys.readouterr().out.splitlines()
    return problems


def block(what, name):
    """What the page holds between the markers of one table."""
    found = re.findall(rf"<!-- {what}:{re.escape(name)} -->\n(.*?)\n<!-- end -->", PAGE, re.DOTALL)
    assert len(found) == 1, f"<!-- {what}:{name} --> stands {len(found)} times in geodata/README.md"
    return found[0]


def first_cells(table):
    return [line.split("|")[1].strip(" `") for line in table.splitlines()[2:]]


# The tables.


def test_the_tables_of_the_page_are_those_of_the_code(capsys):
    assert main(["document", "--check"]) == 0, "run `python -m parley document`"
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("file", [*(record.file for record in ROW_TYPES), *sorted(SHARED)])
def test_every_column_is_documented_and_says_what_it_is_for(file):
    table = block("columns", file)
    assert first_cells(table) == columns_of(TABLES[file])
    assert [column for column in columns_of(TABLES[file]) if not MEANINGS[file].get(column)] == []
    assert set(MEANINGS[file]) == set(columns_of(TABLES[file]))


def test_every_key_of_the_front_matter_is_documented():
    assert first_cells(block("columns", "dispute.md")) == list(Identity.model_fields)
    assert set(MEANINGS["dispute.md"]) == set(Identity.model_fields)


def test_every_property_of_a_shape_is_documented():
    assert set(first_cells(block("columns", "map.geojson"))) == {"id", *PROPERTIES}
    assert set(MEANINGS["map.geojson"]) == {"id", *PROPERTIES}


@pytest.mark.parametrize("name", TERMS)
def test_every_term_is_documented_with_label_definition_and_authority(name):
    table = block("terms", name)
    for member in getattr(vocabulary, name):
        row = f"| `{member.value}` | {member.label} | {member.definition} | {member.authority} |"
        assert row in table.splitlines()
    assert f"\n### {name}\n" in PAGE, "the column tables link to this heading"


def blank(table):
    return {
        line.split("|")[1].strip(" `"): line.split("|")[3].strip()
        for line in table.splitlines()[2:]
    }


@pytest.mark.parametrize("file", [record.file for record in ROW_TYPES])
def test_a_blank_cell_does_to_a_row_what_the_table_says(specimen, folder, file):
    path = folder / file
    header, first, *_ = csv.reader(io.StringIO(path.read_text(encoding="utf-8")))
    for column, said in blank(columns_table(file)).items():
        blanked = {column, *finer(column)}
        row = ["" if name in blanked else cell for name, cell in zip(header, first, strict=True)]
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([header, row])
        path.write_text(out.getvalue(), encoding="utf-8")
        left_out = [
            problem
            for problem in Catalog.load(specimen).problems
            if problem.file.endswith(file) and problem.severity is Severity.ERROR
        ]
        assert bool(left_out) == (said == "refused"), (column, said, left_out)


def finer(column):
    """A month or day without its year is another mistake than a blank year."""
    prefix, part = re.fullmatch(r"(.*?)(year|month|)", column).groups()
    return [prefix + name for name in {"year": ("month", "day"), "month": ("day",)}.get(part, ())]


@pytest.mark.parametrize("name", ["id", *PROPERTIES])
def test_a_shape_without_a_property_fares_as_the_table_says(specimen, folder, name):
    path = folder / "map.geojson"
    root = json.loads(path.read_text(encoding="utf-8"))
    feature = root["features"][0]
    (feature if name == "id" else feature["properties"]).pop(name)
    path.write_text(json.dumps(root), encoding="utf-8")
    kept = len(Catalog.load(specimen).disputes[SLUG].features)
    assert (kept == 1) == (blank(columns_table("map.geojson"))[name] == "refused")


@pytest.mark.parametrize("key", [key for key in Identity.model_fields if key != "names"])
def test_front_matter_without_a_key_fares_as_the_table_says(specimen, folder, key):
    path = folder / "dispute.md"
    text, count = re.subn(rf"^{key}:.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    assert count == 1
    path.write_text(text, encoding="utf-8")
    kept = SLUG in Catalog.load(specimen).disputes
    assert kept == (blank(columns_table("dispute.md"))[key] != "refused")


def test_a_marked_block_is_replaced_and_the_text_around_it_kept():
    page = "before\n<!-- terms:Track -->\nold\n<!-- end -->\nafter\n"
    new = with_tables(page)
    assert new == f"before\n<!-- terms:Track -->\n{terms_table('Track')}\n<!-- end -->\nafter\n"
    assert with_tables(new) == new


@pytest.mark.parametrize("marker", ["columns:events.csv", "terms:Colour"])
def test_a_marker_of_nothing_is_refused(marker):
    with pytest.raises(UnknownTableError, match=marker):
        with_tables(f"<!-- {marker} -->\n<!-- end -->\n")


def test_the_command_mends_a_page_and_says_so(specimen, capsys):
    page = specimen / "README.md"
    page.write_text(PAGE.replace("| `sole` | sole |", "| `sole` | alone |"), encoding="utf-8")
    assert page.read_text(encoding="utf-8") != PAGE
    assert main(["--geodata", str(specimen), "document", "--check"]) == 1
    assert capsys.readouterr().out == f"would change: {page}\n"
    assert page.read_text(encoding="utf-8") != PAGE
    assert main(["--geodata", str(specimen), "document"]) == 0
    assert capsys.readouterr().out == f"changed: {page}\n"
    assert page.read_text(encoding="utf-8") == PAGE


def test_the_command_names_a_missing_page_and_an_unknown_table(specimen, capsys):
    assert main(["--geodata", str(specimen), "document"]) == 1
    assert "README.md is missing" in capsys.readouterr().err
    (specimen / "README.md").write_text("<!-- terms:Colour -->\n<!-- end -->\n", encoding="utf-8")
    assert main(["--geodata", str(specimen), "document"]) == 1
    assert "terms:Colour is no vocabulary" in capsys.readouterr().err


# The examples.


def test_every_file_of_a_dispute_has_a_good_and_a_bad_example():
    files = {"dispute.md", "map.geojson", *TABLES}
    files -= {name for name in files if name.startswith("register/")}
    for kind in ("good", "bad"):
        assert {example.file for example in EXAMPLES if example.kind == kind} == files
    assert len(EXAMPLES) == PAGE.count("```good ") + PAGE.count("```bad ")


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.kind == "good"], ids=str)
def test_a_good_example_is_read_without_a_problem(example, specimen, capsys):
    assert what_check_says(example, specimen, capsys) == []


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.kind == "bad"], ids=str)
def test_a_bad_example_gives_the_message_beside_it(example, specimen, capsys):
    assert what_check_says(example, specimen, capsys) == [example.message]


# The rest of the page.


def test_every_file_of_a_folder_has_a_section_and_a_place_in_the_list():
    there = {path.name for path in (GEODATA / "specimen" / "disputes" / SLUG).iterdir()}
    assert there == {"dispute.md", "map.geojson", *(record.file for record in ROW_TYPES)}
    optional = {record.file for record in OPTIONAL}
    for file in there:
        assert f"\n## {file}\n" in PAGE
        needed = "no" if file in optional else "yes"
        listed = rf"^\| \[`{re.escape(file)}`\]\(#\w+\) \| .+ \| {needed} \|$"
        assert re.search(listed, PAGE, re.MULTILINE), file
    for record in (Actor, AreaGroup):
        assert f"\n### {record.file}\n" in PAGE


def test_the_headings_of_the_prose_are_listed_in_their_order():
    section = PAGE.partition("\n## dispute.md\n")[2].partition("\n## ")[0]
    listed = re.findall(r"^\| ([A-Z][\w ]+) \| ", section, re.MULTILINE)
    assert listed == list(HEADINGS)


def test_every_column_of_the_area_table_is_explained():
    section = PAGE.partition("\n### mosaic\n")[2].partition("\n## ")[0]
    named = {
        name
        for row in re.findall(r"^\| (`.+?) \|", section, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    with (GEODATA / "mosaic" / "areas.csv").open(encoding="utf-8") as file:
        assert named == set(next(csv.reader(file)))


def commands():
    actions = command_line()._actions
    return next(a for a in actions if isinstance(a, argparse._SubParsersAction)).choices


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_is_documented_with_its_options(name, root):
    rows = [line for line in PAGE.splitlines() if line.startswith(f"| `python -m parley {name}")]
    assert len(rows) == 1, f"{name} has no row in the list of commands"
    for action in commands()[name]._actions:
        for option in action.option_strings:
            assert option in {"-h", "--help"} or option in rows[0], option
    readme = (root / "README.md").read_text(encoding="utf-8")
    contributing = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert f"parley {name}" in readme + contributing or f"make {name}" in readme + contributing


def test_every_link_inside_the_page_leads_to_a_heading():
    headings = {
        re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
        for text in re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", PAGE)) <= headings


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "geodata/README.md"]
)
def test_every_link_to_a_file_leads_to_one(page, root):
    text = (root / page).read_text(encoding="utf-8")
    for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert ((root / page).parent / link).exists(), f"{page}: {link}"


def test_every_make_target_of_the_help_is_in_the_contributing_page(root):
    makefile = Path(root / "Makefile").read_text(encoding="utf-8")
    contributing = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE)) - {"help"}
    assert {target for target in targets if f"`make {target}`" not in contributing} == set()
