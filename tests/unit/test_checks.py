"""checked.csv: the record of a second look at the rows of a dossier."""

from datetime import date

import pytest

from parley.blocks import Facts
from parley.catalog import Catalog, Severity
from parley.catalog.formatting import format_folder
from parley.catalog.listing import summary
from parley.mosaic.views import NEUTRAL
from parley.panels import PANELS, Scope
from parley.vocabulary import CheckVerdict

SLUG = "graustark-ruritania"
HEADER = "id,file,row,checked,verdict,note\n"


def write(folder, *rows):
    (folder / "checked.csv").write_text(HEADER + "".join(row + "\n" for row in rows), "utf-8")


def read(specimen):
    found = Catalog.load(specimen)
    return found.disputes.get(SLUG), [str(problem) for problem in found.problems]


def second_look(read_catalog, views, slug=SLUG):
    scope = Scope(
        read_catalog,
        views,
        read_catalog.disputes[slug],
        date(2024, 9, 3),
        NEUTRAL,
        date(2026, 11, 22),
    )
    facts = next(block for block in PANELS["sources"].blocks(scope) if isinstance(block, Facts))
    return next(fact for fact in facts.items if fact.label == "Second look")


def test_a_check_is_read_with_its_file_row_day_and_verdict(specimen, folder):
    write(folder, 'c1,timeline.csv,clash-1998,2026-11-22,weakened,"One page, said so."')
    dispute, messages = read(specimen)
    assert messages == []
    (check,) = dispute.checks
    assert (check.about, check.row, check.checked) == ("timeline.csv", "clash-1998", "2026-11-22")
    assert check.verdict is CheckVerdict.WEAKENED
    assert check.note == "One page, said so."


def test_a_folder_without_the_file_has_no_checks_and_no_problem(specimen, folder, small):
    assert small[0].disputes[SLUG].checks
    (folder / "checked.csv").unlink()
    dispute, messages = read(specimen)
    assert messages == []
    assert dispute.checks == ()


@pytest.mark.parametrize("row", ["status", "as_of", "extent", "claims-in-words", "what-pulls"])
def test_a_check_may_name_a_key_or_a_heading_of_the_prose(specimen, folder, row):
    write(folder, f"c1,dispute.md,{row},2026-11-22,confirmed,")
    dispute, messages = read(specimen)
    assert messages == []
    assert dispute.checks[0].row == row


def test_a_check_may_name_a_shape(specimen, folder):
    write(folder, "c1,map.geojson,bridge,2026-11-22,confirmed,")
    assert read(specimen)[1] == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "c1,timeline.csv,clash-1989,2026-11-22,confirmed,",
            "row: 'clash-1989' is not in timeline.csv. Did you mean 'clash-1998'?",
        ),
        (
            "c1,posture.csv,clash-1998,2026-11-22,confirmed,",
            "row: 'clash-1998' is not in posture.csv. Did you mean the file 'timeline.csv'?",
        ),
        (
            "c1,dispute.md,present-tense,2026-11-22,corrected,",
            "row: 'present-tense' is not in dispute.md. Name a row that is there, or write ",
        ),
        (
            "c1,timeline.csv,clash-1998,2026-11-22,removed,",
            "row: 'clash-1998' is still in timeline.csv. Remove the row there, or write another ",
        ),
    ],
)
def test_a_check_of_nothing_is_shown_and_reported(specimen, folder, row, message):
    write(folder, row)
    found = Catalog.load(specimen)
    place = f"geodata/disputes/{SLUG}/checked.csv:2 "
    assert len(found.problems) == 1
    assert str(found.problems[0]).startswith(place + message)
    assert found.problems[0].severity is Severity.WARNING
    assert len(found.disputes[SLUG].checks) == 1


@pytest.mark.parametrize("verdict", ["removed", "not_found"])
def test_a_row_that_is_gone_may_be_named_with_its_verdict(specimen, folder, verdict):
    write(folder, f"c1,timeline.csv,rumour-1999,2026-11-22,{verdict},")
    assert read(specimen)[1] == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "c1,events.csv,clash-1998,2026-11-22,confirmed,",
            "file: 'events.csv': is not a file of the folder. Write one of dispute.md, ",
        ),
        (
            "c1,timeline.csv,clash-1998,2026-02-30,confirmed,",
            "checked: '2026-02-30': is in no calendar. Write a day: 2026-11-22.",
        ),
        (
            "c1,timeline.csv,clash-1998,2026-11-22,confirmd,",
            "verdict: 'confirmd' is not in the vocabulary. Write one of confirmed, corrected, ",
        ),
        ("c1,timeline.csv,,2026-11-22,confirmed,", "row: is blank. Write the id of the row; "),
    ],
)
def test_a_bad_check_is_left_out_and_named_with_its_column(specimen, folder, row, message):
    write(folder, row)
    dispute, messages = read(specimen)
    assert len(messages) == 1
    assert f"checked.csv:2 {message}" in messages[0]
    assert dispute.checks == ()


def test_a_row_left_out_for_another_fault_is_not_reported_twice(specimen, folder):
    path = folder / "timeline.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace("agreement,eases", "agrement,eases"), "utf-8")
    _, messages = read(specimen)
    assert len(messages) == 1
    assert "timeline.csv:2 kind" in messages[0]


@pytest.mark.parametrize("name", ["timeline.csv", "posture.csv", "map.geojson"])
def test_nothing_is_said_about_checks_of_a_file_that_can_not_be_read(specimen, folder, name):
    write(folder, f"c1,{name},clash-1998,2026-11-22,confirmed,")
    (folder / name).write_text("{" if name == "map.geojson" else "id\n", "utf-8")
    _, messages = read(specimen)
    assert messages
    assert not [message for message in messages if "checked.csv" in message]


def test_format_lays_out_the_checks_too(specimen, folder):
    path = folder / "checked.csv"
    laid_out = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + laid_out.replace(b"\n", b"\r\n"))
    assert format_folder(specimen, write=False) == [path]
    format_folder(specimen, write=True)
    assert path.read_bytes() == laid_out


def test_the_summary_counts_the_checks(small):
    catalog, _ = small
    dispute = catalog.disputes[SLUG]
    assert summary(dispute, catalog)["counts"]["checks"] == len(dispute.checks) == 3


def test_the_sources_panel_counts_by_verdict_and_names_the_days(specimen, folder, views):
    write(
        folder,
        "c1,timeline.csv,clash-1998,2026-10-01,confirmed,",
        "c2,timeline.csv,treaty-1894,2026-11-22,confirmed,",
        "c3,posture.csv,gra-garrison,2026-11-22,not_found,",
        "c4,dispute.md,status,2026-11-22,corrected,",
    )
    fact = second_look(Catalog.load(specimen), views)
    assert fact.value == "2 confirmed, 1 corrected, 1 not found again"
    assert fact.note.endswith("1 Oct 2026 to 22 Nov 2026")


def test_a_row_looked_at_twice_counts_with_its_newest_verdict(specimen, folder, views):
    write(
        folder,
        "c1,timeline.csv,clash-1998,2026-11-22,confirmed,",
        "c2,timeline.csv,clash-1998,2026-01-05,not_found,",
    )
    fact = second_look(Catalog.load(specimen), views)
    assert fact.value == "1 confirmed"
    assert fact.note.endswith("again, 22 Nov 2026")


def test_the_sources_panel_says_that_nobody_looked_again(specimen, folder, views):
    (folder / "checked.csv").unlink()
    assert second_look(Catalog.load(specimen), views).value == "none recorded"


def test_the_dossiers_tell_of_a_second_look(catalog, views):
    fact = second_look(catalog, views, "cyprus")
    assert "confirmed" in fact.value
    assert "corrected" in fact.value
