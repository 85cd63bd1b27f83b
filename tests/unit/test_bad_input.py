"""Whatever is wrong in a file is named with place, finding and remedy; the rest is kept."""

import json
import os

import pytest

from parley.catalog import Catalog, Severity

SLUG = "graustark-ruritania"


def read(specimen):
    found = Catalog.load(specimen)
    return found.disputes.get(SLUG), [str(problem) for problem in found.problems]


def replace(path, old, new, count=1):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8")


def one(messages, *parts):
    """The message that holds all the parts; the test fails if there is none."""
    found = [m for m in messages if all(part in m for part in parts)]
    assert found, f"no message with {parts} in {messages}"
    return found[0]


def test_the_specimen_itself_is_without_problems(specimen):
    dispute, messages = read(specimen)
    assert messages == []
    assert len(dispute.timeline) == 5
    assert len(dispute.positions) == 6


def test_a_word_that_is_not_in_the_vocabulary(specimen, folder):
    replace(folder / "timeline.csv", "use_of_force,raises", "use_of_fource,raises")
    dispute, messages = read(specimen)
    message = one(
        messages, "timeline.csv:4 kind", "'use_of_fource'", "Did you mean 'use_of_force'?"
    )
    assert message.startswith("geodata/disputes/graustark-ruritania/timeline.csv:4")
    assert len(dispute.timeline) == 4


def test_a_missing_column_is_named_with_the_header_to_write(specimen, folder):
    replace(folder / "timeline.csv", "hostility,", "")
    _, messages = read(specimen)
    one(messages, "timeline.csv:1", "'hostility' is missing", "id,year,month,day")


def test_a_misspelt_column_is_answered_with_the_right_one(specimen, folder):
    replace(folder / "posture.csv", "direction", "dirrection")
    _, messages = read(specimen)
    one(messages, "posture.csv:1", "'dirrection' is unknown", "Did you mean 'direction'?")


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("1998,6,14", "1998,13,14", "no date"),
        ("1998,6,14", "1998,2,30", "no date"),
        ("1998,6,14", "98x,6,14", "not a whole number"),
        ("1998,6,14", "Jun-98,,", "not a whole number"),
        ("1998,6,14", ",6,14", "blank beside a month"),
        ("1998,6,14", ",,", "is blank"),
    ],
)
def test_a_wrong_date_is_named_with_its_column(specimen, folder, old, new, part):
    replace(folder / "timeline.csv", old, new)
    dispute, messages = read(specimen)
    one(messages, "timeline.csv:4 year" if "13" not in new else "timeline.csv:4", part)
    assert "clash-1998" not in {event.id for event in dispute.timeline}
    assert len(dispute.timeline) == 4


def test_a_date_rewritten_by_a_spreadsheet(specimen, folder):
    replace(folder / "sources.csv", "2026-11-22", "22/11/2026")
    _, messages = read(specimen)
    one(messages, "sources.csv:2 accessed", "'22/11/2026'", "2026-11-22")


@pytest.mark.parametrize("key", ["as_of", "last_verified", "began"])
def test_a_day_in_no_calendar_is_named_before_it_can_stop_a_page(specimen, folder, key):
    text = (folder / "dispute.md").read_text(encoding="utf-8")
    old = next(line for line in text.splitlines() if line.startswith(f"{key}: "))
    replace(folder / "dispute.md", old, f"{key}: 2026-02-30")
    dispute, messages = read(specimen)
    one(messages, f" {key}: ", "'2026-02-30': is in no calendar")
    assert dispute is None


def test_an_unknown_party(specimen, folder):
    replace(folder / "positions.csv", "valley.west,RUR", "valley.west,RUT")
    _, messages = read(specimen)
    one(messages, "positions.csv:3 party", "'RUT'", "Did you mean 'RUR'?")


def test_an_unsourced_row_is_an_error_and_left_out(specimen, folder):
    replace(folder / "measures.csv", ",joint-2024\n", ",\n")
    dispute, messages = read(specimen)
    one(messages, "measures.csv:2 sources", "is blank", "no row without a source")
    assert dispute.measures == ()


def test_a_source_that_does_not_exist(specimen, folder):
    replace(folder / "timeline.csv", "bridge,alp-res-7", "bridge,alp-res-8")
    _, messages = read(specimen)
    one(messages, "timeline.csv:5 sources", "'alp-res-8' is not in sources.csv", "'alp-res-7'")


def test_duplicate_ids_keep_the_first(specimen, folder):
    replace(folder / "timeline.csv", "mission-1999", "clash-1998")
    dispute, messages = read(specimen)
    one(messages, "timeline.csv:5 id", "stands in line 4 too")
    assert len(dispute.timeline) == 4


def test_a_row_with_too_few_cells(specimen, folder):
    with (folder / "timeline.csv").open("a", encoding="utf-8") as file:
        file.write("lonely,1999\n")
    dispute, messages = read(specimen)
    one(messages, "timeline.csv:7", "has 2 cells", "Quote cells")
    assert len(dispute.timeline) == 5


def test_two_sole_holders_at_one_time(specimen, folder):
    replace(folder / "positions.csv", "1894,5,1,1998,6,14", "1894,5,1,2001,6,14")
    _, messages = read(specimen)
    one(
        messages,
        "positions.csv:6",
        "both control the area alone",
        "End one row where the other begins",
    )


def test_a_rejection_must_name_whose_claim(specimen, folder):
    replace(folder / "positions.csv", "GRA,denies_dispute", "GRA,rejects")
    _, messages = read(specimen)
    one(messages, "positions.csv:7 of", "is blank")


def test_an_interval_that_ends_before_it_begins(specimen, folder):
    replace(folder / "positions.csv", "1894,5,1,1998,6,14", "1998,6,14,1894,5,1")
    _, messages = read(specimen)
    one(messages, "positions.csv:5 to_year", "on or before its start")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("---\nname: [unclosed\n---\n", "is not YAML here"),
        ("---\njust words\n---\n", "not `key: value` lines"),
        ("no front matter", "has no front matter"),
        ("---\nname: x\n", "never ends"),
        ("---\na: &a [*a]\n---\n", "front matter"),
        ("---\n" + "x: " + "[" * 400 + "]" * 400 + "\n---\n", "front matter"),
    ],
)
def test_broken_front_matter_is_named_with_its_line(specimen, folder, text, part):
    (folder / "dispute.md").write_text(text, encoding="utf-8")
    dispute, messages = read(specimen)
    one(messages, "dispute.md:", part)
    assert dispute is None


def test_an_unknown_key_and_a_wrong_value_in_front_matter(specimen, folder):
    replace(folder / "dispute.md", "stage: easing", "stge: easing")
    _, messages = read(specimen)
    one(messages, "dispute.md:11 stge", "unknown", "Did you mean 'stage'?")
    one(messages, "dispute.md", "stage", "is missing", "war, active, easing")


def test_front_matter_is_read_as_text_only(specimen, folder):
    replace(folder / "dispute.md", "short: Strelsau valley", "short: NO")
    dispute, _ = read(specimen)
    assert dispute.identity.short == "NO"


def test_a_folder_without_a_map_shows_everything_else(specimen, folder):
    (folder / "map.geojson").unlink()
    dispute, messages = read(specimen)
    one(messages, "map.geojson", "is missing")
    assert dispute.features == ()
    assert dispute.positions


def test_a_file_of_fifty_megabytes_is_not_read(specimen, folder):
    with (folder / "timeline.csv").open("wb") as file:
        file.truncate(50_000_000)
    dispute, messages = read(specimen)
    one(messages, "timeline.csv", "50.0 MB", "under 5 MB")
    assert dispute.timeline == ()


def test_a_file_that_is_not_utf8(specimen, folder):
    (folder / "posture.csv").write_bytes("id,party\nä,ö\n".encode("utf-16"))
    _, messages = read(specimen)
    one(messages, "posture.csv:1", "is not UTF-8")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_without_read_permission(specimen, folder):
    (folder / "posture.csv").chmod(0)
    _, messages = read(specimen)
    one(messages, "posture.csv", "can not be read")


BRIDGE = {"type": "Point", "coordinates": [11.5, 47.5]}
RING = [[11.45, 47.45], [11.55, 47.45], [11.55, 47.55], [11.45, 47.55], [11.45, 47.45]]
BOW_TIE = [[11.4, 47.4], [11.6, 47.6], [11.6, 47.4], [11.4, 47.6], [11.4, 47.4]]


@pytest.mark.parametrize(
    ("index", "geometry", "part"),
    [
        (0, {"type": "Point", "coordinates": []}, "has the position '[]'"),
        (0, {"type": "Point", "coordinates": [47.5, 11.5]}, "latitude before longitude"),
        (0, {"type": "Point", "coordinates": [1e300, 47.5]}, "outside the world"),
        (0, {"type": "Point", "coordinates": ["11", 47.5]}, "has the position"),
        (0, {"type": "Point", "coordinates": [True, 47.5]}, "has the position"),
        (0, None, "has the geometry 'None'"),
        (1, BRIDGE, "has the geometry 'Point'"),
        (1, {"type": "Polygon", "coordinates": [BOW_TIE]}, "not a valid shape (Self-intersection"),
        (1, {"type": "Polygon", "coordinates": [RING[:2]]}, "is not a shape"),
        (1, {"type": "Polygon", "coordinates": []}, "empty geometry"),
        (1, {"type": "Polygon", "coordinates": "zone"}, "has coordinates 'zone'"),
    ],
)
def test_a_bad_geometry_is_named_and_its_neighbour_kept(specimen, folder, index, geometry, part):
    path = folder / "map.geojson"
    root = json.loads(path.read_text(encoding="utf-8"))
    root["features"][index]["geometry"] = geometry
    path.write_text(json.dumps(root), encoding="utf-8")
    dispute, messages = read(specimen)
    one(messages, "map.geojson", f"feature {index + 1}", part)
    assert len(dispute.features) == 1


@pytest.mark.parametrize("number", ["Infinity", "-Infinity", "NaN"])
def test_numbers_that_json_does_not_know_are_refused(specimen, folder, number):
    replace(folder / "map.geojson", "11.5", number)
    _, messages = read(specimen)
    one(messages, "map.geojson", f"{number} is not a number")


def test_a_geojson_that_points_elsewhere_is_never_followed(specimen, folder):
    """A linked crs made a geodata library ask another host; here it is a sentence."""
    path = folder / "map.geojson"
    root = json.loads(path.read_text(encoding="utf-8"))
    root["crs"] = {"type": "link", "properties": {"href": "http://example.org/crs"}}
    path.write_text(json.dumps(root), encoding="utf-8")
    dispute, messages = read(specimen)
    one(messages, "map.geojson", "names a `crs`")
    assert len(dispute.features) == 2


def test_a_virtual_format_in_the_place_of_geojson_is_only_text(specimen, folder):
    secret = specimen / "actors.csv"
    (folder / "map.geojson").write_text(
        f"<OGRVRTDataSource><OGRVRTLayer name='x'><SrcDataSource>{secret}</SrcDataSource>"
        "</OGRVRTLayer></OGRVRTDataSource>",
        encoding="utf-8",
    )
    dispute, messages = read(specimen)
    one(messages, "map.geojson:1", "is not JSON")
    assert dispute.features == ()


@pytest.mark.parametrize(
    "payload", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "${alert(1)}"]
)
def test_text_with_markup_is_shown_as_it_stands_and_reported(specimen, folder, payload):
    replace(folder / "timeline.csv", "Clash on the Strelsau bridge", payload)
    found = Catalog.load(specimen)
    warning = next(p for p in found.problems if p.line == 4)
    assert warning.severity is Severity.WARNING
    assert "markup" in warning.found
    event = next(e for e in found.disputes[SLUG].timeline if e.id == "clash-1998")
    assert event.title == payload


def test_a_script_address_as_a_source_is_refused(specimen, folder):
    replace(folder / "sources.csv", "https://example.org/bridge", "javascript:alert(1)")
    dispute, messages = read(specimen)
    one(messages, "sources.csv:5 url", "is not a web address")
    assert dispute.source("strelsau-post") is None


def test_every_problem_comes_in_one_run(specimen, folder):
    replace(folder / "timeline.csv", "use_of_force,raises", "x,raises")
    replace(folder / "posture.csv", "estimate", "guess")
    (folder / "map.geojson").write_text("{", encoding="utf-8")
    _, messages = read(specimen)
    for name in ("timeline.csv:4", "posture.csv:2", "map.geojson:1"):
        one(messages, name)


def test_one_broken_folder_leaves_the_others_alone(specimen, folder):
    other = folder.parent / "second"
    other.mkdir()
    (other / "dispute.md").write_text("---\n", encoding="utf-8")
    found = Catalog.load(specimen)
    assert list(found.disputes) == [SLUG]
    assert any("disputes/second/" in str(problem) for problem in found.problems)


def test_parties_out_of_order_and_half_the_names_are_reported(specimen, folder):
    replace(folder / "dispute.md", "parties: [GRA, RUR]", "parties: [RUR, GRA]")
    replace(folder / "dispute.md", "  - {lang: de, text: Strelsauer Tal, party: RUR}\n", "")
    _, messages = read(specimen)
    one(messages, "parties", "not alphabetical")
    one(messages, "names", "RUR has no local name")
