"""The command line: exit codes, what it prints, and what it leaves on the disk."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from parley.__main__ import main
from parley.catalog import Catalog

ROOT = Path(__file__).resolve().parents[2]
SLUG = "graustark-ruritania"


@pytest.fixture
def run(specimen, capsys):
    """Run a command on the copied specimen: exit code and what it printed."""

    def call(*arguments):
        code = main(["--geodata", str(specimen), *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def spoil(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_check_is_content_with_a_good_folder(run):
    code, out, _ = run("check")
    assert code == 0
    assert out == "1 disputes, 0 errors, 0 warnings\n"


def test_check_names_every_error_in_one_run_and_fails(run, folder):
    spoil(folder / "timeline.csv", "use_of_force,raises", "use_of_fource,raises")
    spoil(folder / "posture.csv", "deployment", "deploymint")
    code, out, _ = run("check")
    assert code == 1
    assert "error: geodata/disputes/graustark-ruritania/timeline.csv:4 kind" in out
    assert "error: geodata/disputes/graustark-ruritania/posture.csv:2 kind" in out
    assert out.endswith("1 disputes, 2 errors, 0 warnings\n")


def test_check_passes_with_a_warning_unless_strict(run, folder):
    spoil(folder / "timeline.csv", "Clash on the Strelsau bridge", "<b>Clash</b> on the bridge")
    code, out, _ = run("check")
    assert (code, out.splitlines()[-1]) == (0, "1 disputes, 0 errors, 1 warnings")
    assert "carries markup" in out
    assert run("check", "--strict")[0] == 1


def test_check_prints_problems_as_json(run, folder):
    assert json.loads(run("check", "--json")[1]) == []
    spoil(folder / "timeline.csv", "1998,6,14", "1998,2,30")
    code, out, _ = run("check", "--json")
    (problem,) = json.loads(out)
    assert code == 1
    assert problem["file"] == "geodata/disputes/graustark-ruritania/timeline.csv"
    assert (problem["line"], problem["severity"]) == (4, "error")
    assert set(problem) == {"file", "found", "write", "line", "column", "severity"}


def test_check_reads_only_the_dispute_it_is_asked_for(run, folder):
    import shutil

    shutil.copytree(folder, folder.parent / "other")
    spoil(folder / "timeline.csv", "1998,6,14", "1998,2,30")
    assert run("check", "--dispute", "other")[0] == 0
    assert run("check", "--dispute", SLUG)[0] == 1
    code, out, _ = run("check", "--dispute", "ruritania")
    assert code == 1
    assert "disputes/ruritania" in out
    assert "is not a folder" in out


def test_list_counts_the_records_of_each_dispute(run):
    code, out, _ = run("list")
    assert code == 0
    assert out.startswith(f"{SLUG}: easing, as of 2024-09-03; 6 positions, 5 events, 2 posture")
    (row,) = json.loads(run("list", "--json")[1])
    assert row["slug"] == SLUG
    assert row["counts"]["events"] == 5
    assert row["parties"] == ["GRA", "RUR"]
    assert row["coverage"]["timeline"] == "thin", "five events are fewer than a timeline asks for"
    assert row["second_look"]["checked"] <= row["second_look"]["rows"]


def test_new_makes_a_folder_that_check_can_read(run, specimen):
    code, out, _ = run("new", "ruritania-ruthenia")
    assert code == 0
    assert "ruritania-ruthenia" in out
    read = Catalog.load(specimen)
    assert set(read.disputes) == {SLUG, "ruritania-ruthenia"}
    assert read.problems == ()


@pytest.mark.parametrize("slug", ["Big Name", "../outside", "a/b", "", "-x", "ÄÖ", ".hidden"])
def test_new_refuses_what_is_no_slug_and_writes_nothing(run, specimen, slug):
    before = sorted(specimen.rglob("*"))
    try:
        code = run("new", "--", slug)[0]
    except SystemExit as end:
        code = end.code
    assert code == 2
    assert sorted(specimen.rglob("*")) == before
    assert not (specimen.parent / "outside").exists()


def test_new_leaves_a_folder_alone_that_is_there(run, folder):
    spoil(folder / "dispute.md", "stage: easing", "stage: frozen")
    code, _, err = run("new", SLUG)
    assert code == 1
    assert "exists" in err
    assert "stage: frozen" in (folder / "dispute.md").read_text(encoding="utf-8")


def test_format_lays_files_out_once_and_then_has_nothing_to_do(run, folder):
    path = folder / "timeline.csv"
    good = path.read_bytes()
    path.write_bytes(
        good.replace(b"\n", b"\r\n").replace(b"bridge,joint-2024", b'"bridge",joint-2024')
    )
    spoilt = path.read_bytes()
    code, out, _ = run("format", "--check")
    assert code == 1
    assert f"would change: {path}" in out
    assert path.read_bytes() == spoilt, "--check changes nothing"
    code, out, _ = run("format")
    assert code == 0
    assert f"changed: {path}" in out
    assert path.read_bytes() == good
    assert run("format", "--check") == (0, "", "")


def test_format_leaves_a_file_that_it_can_not_read(run, folder):
    (folder / "map.geojson").write_text("{ not json", encoding="utf-8")
    run("format")
    assert (folder / "map.geojson").read_text(encoding="utf-8") == "{ not json"


@pytest.mark.parametrize("arguments", [[], ["fly"], ["new"], ["check", "--jsson"]])
def test_a_command_that_is_not_understood_ends_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_the_real_disputes_pass_from_the_shell():
    ended = subprocess.run(
        [sys.executable, "-m", "parley", "check", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert [p for p in json.loads(ended.stdout) if p["severity"] == "error"] == []


@pytest.fixture
def export(capsys):
    """Export from the real geodata: exit code and what it printed."""

    def call(*arguments):
        code = main(["export", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def test_export_writes_a_map_as_a_picture_of_the_size_that_was_asked(export, tmp_path):
    target = str(tmp_path / "map.png")
    asked = ("--as", "png", "--size", "slide", "--dpi", "48", "--out", target)
    code, out, err = export("gibraltar", *asked)
    assert (code, err) == (0, "")
    assert out.startswith(f"Wrote {target}: Neutral view, ")
    with Image.open(target) as picture:
        assert picture.size == (640, 360)
    code, _, err = export("gibraltar", "--as", "png", "--dpi", "9999")
    assert (code, err) == (2, "9999 is no resolution of a picture. Write --dpi 36 to 600.\n")


def test_export_writes_a_view_of_a_day_as_a_drawing(export, tmp_path):
    drawing = tmp_path / "map.svg"
    asked = ("--as", "svg", "--view", "de_facto", "--on", "2000-01-01", "--out", str(drawing))
    assert export("cyprus", *asked)[0] == 0
    assert "De facto view · 1 Jan 2000" in drawing.read_text(encoding="utf-8")


def test_export_writes_chosen_steps_of_a_briefing_as_one_file(export, tmp_path):
    target = tmp_path / "brief.html"
    code, _, err = export("gibraltar", "--as", "html", "--steps", "1-2", "--out", str(target))
    assert (code, err) == (0, "")
    assert target.read_text(encoding="utf-8").count('<section class="step"') == 2
    code, _, err = export("gibraltar", "--as", "html", "--steps", "99")
    assert code == 2
    assert "'99' is no step of" in err


def test_export_says_what_is_missing_where_a_folder_holds_no_shapes(run):
    code, _, err = run("export", SLUG, "--as", "png")
    assert code == 2
    assert "holds no shapes of areas. Copy geodata/mosaic there" in err
