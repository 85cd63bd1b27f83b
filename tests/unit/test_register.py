"""The register of military diplomacy: what is wrong is named, and every row is sourced."""

import csv
import shutil

import pytest

from parley.catalog import GEODATA, Catalog, Problem
from parley.catalog.register import read_register
from parley.catalog.tables import columns_of
from parley.model import Source
from parley.model.register import REGISTER_TYPES, FactorRow, Instance
from parley.vocabulary import Bearing, Factor, Instrument, Lesson

SLUG = "graustark-ruritania"


@pytest.fixture
def register(specimen):
    """A register beside the specimen, with headers only."""
    folder = specimen / "register"
    folder.mkdir()
    for record in REGISTER_TYPES:
        path = specimen / record.file
        path.write_text(",".join(columns_of(record)) + "\n", encoding="utf-8")
    (folder / "sources.csv").write_text(",".join(columns_of(Source)) + "\n", encoding="utf-8")
    return folder


def add(folder, record, **cells):
    path = folder / record.file.rpartition("/")[2]
    with path.open("a", encoding="utf-8", newline="") as stream:
        csv.DictWriter(stream, columns_of(record), lineterminator="\n").writerow(cells)


def messages(specimen):
    read = Catalog.load(specimen)
    return read.register, [str(problem) for problem in read.problems]


def test_headers_alone_are_an_empty_register(specimen, register):
    found, told = messages(specimen)
    assert (found.instances, told) == ((), [])
    assert register.is_dir()


def test_an_absent_register_is_no_problem(specimen):
    found, told = messages(specimen)
    assert (found.instances, told) == ((), [])


def test_unknown_actor_dispute_and_source_are_named_with_their_line(specimen, register):
    add(
        register,
        Instance,
        id="exercise-1",
        instrument="joint_exercise",
        title="Exercise on the river",
        actors="NOBODY",
        disputes="atlantis",
        authority="Agreement",
        purpose="To train.",
        effect="None known.",
        state="working",
        as_of="2024-01-01",
        sources="nowhere",
    )
    found, told = messages(specimen)
    assert found.instances == ()
    for what in ("'NOBODY' is unknown", "'atlantis' is unknown", "'nowhere' is no source"):
        assert any("register/instances.csv:2" in m and what in m for m in told), (what, told)


def test_a_factor_cites_the_sources_of_its_dossier(specimen, register):
    source = Catalog.load(specimen).disputes[SLUG].sources[0].id
    cells = {"dispute": SLUG, "factor": "climate", "detail": "The river moved."}
    add(register, FactorRow, id="good", sources=f"{SLUG}/{source}", **cells)
    add(register, FactorRow, id="bad", sources=f"{SLUG}/nowhere", **cells)
    found, told = messages(specimen)
    assert [row.id for row in found.factors] == ["good"]
    assert any("factors.csv:3" in m and "nowhere" in m for m in told)


def test_a_word_outside_the_vocabulary_is_named(specimen, register):
    cells = {"dispute": SLUG, "detail": "x y", "sources": f"{SLUG}/x"}
    add(register, FactorRow, id="row", factor="weather", **cells)
    found, told = messages(specimen)
    assert found.factors == ()
    assert any("'weather' is not in the vocabulary" in m for m in told)


def test_barriers_and_drivers_cover_every_dispute_and_every_word(catalog):
    rows = catalog.register.factors
    assert {row.dispute for row in rows} == set(catalog.disputes)
    for factor in Factor:
        assert len({row.dispute for row in rows if row.factor is factor}) >= 5, factor


def test_each_lesson_has_cases_for_and_against(catalog):
    for lesson in Lesson:
        for bearing in Bearing:
            cases = [
                row
                for row in catalog.register.lessons
                if row.lesson is lesson and row.bearing is bearing
            ]
            assert len(cases) >= 6, (lesson, bearing)


NAMED = (
    ("NATO", "alliance"),
    ("Partnership for Peace", "partnership_programme"),
    ("ASEAN Regional Forum", "multilateral_forum"),
    ("UNFICYP", "peacekeeping"),
    ("RIMPAC", "joint_exercise"),
    ("Camp David", None),
    ("MFO", None),
    ("KFOR", None),
    ("UNMISS", None),
    ("UNISFA", None),
    ("Military Maritime Consultative Agreement", None),
    ("Astana", None),
    ("Geneva", None),
    ("Mexico", None),
    ("Forward Presence", None),
)


@pytest.mark.parametrize(("name", "instrument"), NAMED)
def test_every_instrument_that_is_often_named_has_an_instance(catalog, name, instrument):
    found = [
        row
        for row in catalog.register.instances
        if name.casefold() in f"{row.title} {row.authority} {row.purpose}".casefold()
    ]
    assert found
    assert instrument is None or instrument in {row.instrument.value for row in found}


def test_the_register_is_wide_and_every_instance_says_what_is_known_of_its_effect(catalog):
    register = catalog.register
    assert len(register.instances) >= 100
    assert {row.instrument for row in register.instances} == set(Instrument)
    assert len({slug for row in register.instances for slug in row.disputes}) >= 45
    assert all(row.purpose and row.effect and row.authority for row in register.instances)
    assert len(register.guarantees) >= 25
    assert len(register.corrections) >= 14
    assert len({row.instance for row in register.strengths}) >= 15


def test_a_register_without_a_folder_of_sources_is_told(specimen, register):
    (register / "sources.csv").unlink()
    _, told = messages(specimen)
    assert any("register/sources.csv" in m and "is missing" in m for m in told)
    assert (GEODATA / "register").is_dir()
    assert len(Instrument) == 14


def test_a_second_look_at_the_register_names_rows_that_are_there(catalog):
    checks = catalog.register.checks
    assert len(checks) > 100
    tables = {
        "instances.csv": catalog.register.instances,
        "guarantees.csv": catalog.register.guarantees,
        "strength.csv": catalog.register.strengths,
    }
    for name, rows in tables.items():
        ids = {row.id for row in rows}
        mine = [check for check in checks if check.about == name]
        assert mine, name
        assert {check.row for check in mine} <= ids


def test_a_look_at_a_row_that_is_not_there_is_named(tmp_path):
    root = tmp_path / "geodata"
    shutil.copytree(GEODATA / "register", root / "register")
    path = root / "register" / "checked.csv"
    text = path.read_text(encoding="utf-8")
    added = "c999,instances.csv,nowhere-1900,2026-11-26,confirmed,\n"
    path.write_text(text + added, encoding="utf-8")
    problems: list[Problem] = []
    whole = Catalog.load()
    read_register(root, whole.known.actors, whole.disputes, problems)
    (found,) = [p for p in problems if "nowhere-1900" in str(p)]
    assert found.file.endswith("register/checked.csv")
    assert found.line == text.count("\n") + 1
