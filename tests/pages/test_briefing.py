"""The briefing as its speaker meets it: the wall, the presenter's window, the editor, bad files."""

import json

import pytest

from parley.briefing import Edition, script_of, sheet_of
from parley.cartography.scene import CREDIT, NEUTRALITY
from parley.catalog.briefings import LIMIT_BYTES, as_yaml
from parley.model import Briefing, Step
from parley.ui.briefing_room import new_code
from parley.ui.briefing_state import packed, unpacked

WALL, REMOTE, DESK, START = "wall-steps", "wall-remote", "wall-desk", "briefing-start"
LIST, NOTES, TAKE, LINK = "edit-list", "edit-notes", "edit-take", "edit-link"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return Edition.load()


@pytest.fixture(scope="module")
def cyprus(edition) -> Briefing:
    return script_of(edition.catalog.disputes["cyprus"], edition)


def steps(page, key=WALL):
    return json.loads(page.panel(key)["steps"])


def go(page, step, press):
    return page.tell(REMOTE, at={"step": step, "press": press, "blank": False})


def warnings(page):
    return " ".join(block["text"] for block in page.blocks(NOTES, "notice"))


def listed(page):
    return [step["title"] for step in page.panel(LIST)["steps"]]


def act(page, what, at, n, **more):
    return page.trigger(LIST, "act", {"do": what, "at": at, "n": n, **more})


# The wall.


def test_without_an_address_the_page_asks_what_to_brief(open_app):
    page = open_app("briefing")
    assert "What shall be briefed" in page.words(START)
    assert page.widget("start-one").label == "Start"


@pytest.mark.parametrize("address", [{"dispute": "atlantis"}, {"region": "9"}, {"since": "x"}])
def test_an_address_that_names_nothing_is_said_on_the_start_screen(open_app, address):
    page = open_app("briefing", **address)
    assert page.blocks(START, "notice")


def test_the_wall_shows_every_step_as_the_other_media_print_it(open_app, edition, cyprus):
    page = open_app("briefing", dispute="cyprus")
    shown = steps(page)
    assert [step["title"] for step in shown] == [step.title for step in cyprus.shown]
    for told, step in zip(shown, cyprus.shown, strict=True):
        sheet = sheet_of(step, edition)
        assert told["stamp"] == sheet.stamp
        assert told["state"]["areas"] == sheet.scene.as_state()["areas"]
        assert told["state"]["cam"]["b"] == list(sheet.extent)
        assert [source["url"] for source in told["sources"]] == [c.url for c in sheet.cites]
    credit = page.panel(WALL)["credit"]
    assert CREDIT in credit
    assert NEUTRALITY in credit


def test_a_step_in_the_address_is_the_step_of_the_first_picture(open_app):
    page = open_app("briefing", dispute="cyprus", step="3")
    assert page.panel(REMOTE)["step"] == 2
    assert page.map()["stamp"] == steps(page)[2]["stamp"]


def test_a_press_is_confirmed_with_the_very_picture_that_the_browser_painted(open_app):
    page = open_app("briefing", dispute="cyprus")
    script, painted = page.script(), steps(page)
    for step, press in ((1, 1001), (4, 1002), (15, 1003), (0, 1004)):
        go(page, step, press)
        confirmed = page.map()
        for name, value in painted[step]["state"].items():
            if name != "cam":
                assert confirmed[name] == value, (step, name)
        assert confirmed["step"] == confirmed["cam"]["n"] == press
        assert page.script() == script, "the map in the browser would be built anew"


def test_a_briefing_of_several_disputes_has_one_map_for_them_all(open_app):
    page = open_app("briefing", region="caucasus")
    script, shown = page.script(), steps(page)
    clips = [step["state"]["clip"] for step in shown]
    assert clips[0] is None
    assert len({*clips[1:]}) == 2
    go(page, 3, 1001)
    assert page.map()["clip"] == clips[3]
    assert page.script() == script


def test_what_the_room_asks_stands_beside_the_script_and_ends_with_the_step(open_app):
    page = open_app("briefing", dispute="cyprus", step="2")
    own = steps(page)[1]["stamp"]
    go(page, 1, 1001)
    thing = next(iter(page.map()["tips"]))
    page.pick_on_map(thing, 2)
    assert page.panel(REMOTE)["sel"] == thing
    told = json.loads(page.panel(REMOTE)["card"])
    assert told["blocks"][0]["kind"] == "heading"
    page.tell(
        REMOTE,
        at={"step": 1, "press": 1001, "blank": False},
        ask={"view": "TUR", "day": "1980-01-01", "press": 1001, "n": 5},
    )
    assert page.map()["view"] == "TUR"
    assert "1 Jan 1980" in page.map()["stamp"]
    assert page.map()["cam"]["n"] == 1001, "the map must stay where the room has moved it"
    go(page, 1, 1002)
    assert page.map()["stamp"] == own
    assert page.panel(REMOTE)["card"] == ""


def test_an_address_with_view_and_day_opens_on_them(open_app):
    page = open_app("briefing", dispute="cyprus", view="de_facto", on="1990-01-01")
    assert page.map()["stamp"] == "De facto view · 1 Jan 1990"
    page = open_app("briefing", dispute="cyprus", view="ruritania", on="soon", sel="<b>")
    assert page.map()["stamp"] == steps(page)[0]["stamp"]


def test_the_dossier_opens_the_briefing_at_its_view_and_day(open_app, monkeypatch):
    led = []
    monkeypatch.setattr("streamlit.switch_page", lambda page, **asked: led.append((page, asked)))
    page = open_app("dispute", dispute="cyprus", view="de_facto", on="1990-01-01")
    page.press("present")
    asked = {"dispute": "cyprus", "view": "de_facto", "on": "1990-01-01"}
    assert led == [("pages/briefing.py", {"query_params": asked})]


def test_a_click_on_a_dispute_of_the_world_tells_how_it_stands(open_app):
    page = open_app("briefing", region="caucasus")
    slug = steps(page)[0]["state"]["marks"][0]["id"]
    page.pick_on_map(slug, 1)
    told = json.loads(page.panel(REMOTE)["card"])
    assert [block["kind"] for block in told["blocks"][:2]] == ["heading", "prose"]


# The presenter's window.


def test_the_presenters_window_has_the_notes_and_stands_at_the_step_of_the_room(open_app):
    code = new_code()
    wall = open_app("briefing", dispute="cyprus", room=code)
    stamp = steps(wall)[7]["stamp"]
    go(wall, 5, 1001)
    desk = open_app("briefing", dispute="cyprus", presenter=code)
    assert desk.panel("wall-desk-remote")["step"] == 5
    shown = steps(desk, DESK)
    assert shown[0]["notes"]
    desk.tell("wall-desk-remote", at={"step": 7, "press": 1002, "blank": True})
    wall.turn()
    assert wall.panel(REMOTE)["step"] == 7
    assert wall.panel(REMOTE)["blank"] is True
    assert wall.map()["stamp"] == stamp


def test_a_presenters_window_of_a_lost_room_makes_it_anew_from_its_address(open_app):
    desk = open_app("briefing", dispute="cyprus", presenter=new_code())
    assert steps(desk, DESK)
    lost = open_app("briefing", presenter=new_code())
    assert "What shall be briefed" in lost.words(START)


# The editor.


def test_steps_are_moved_hidden_doubled_deleted_and_brought_back(open_app, cyprus):
    page = open_app("briefing", dispute="cyprus", edit="1")
    titles = [step.title for step in cyprus.steps]
    assert listed(page) == titles
    act(page, "move", 2, 1, by=-1)
    assert listed(page)[1] == titles[2]
    act(page, "hide", 1, 2)
    assert [step["hidden"] for step in page.panel(LIST)["steps"]].count(True) == 1
    act(page, "double", 0, 3)
    assert listed(page)[:2] == [titles[0], titles[0]]
    act(page, "remove", 0, 4)
    act(page, "remove", 0, 5)
    assert titles[0] not in listed(page)
    for _ in range(5):
        page.press("edit-undo")
    assert listed(page) == titles


def test_a_rename_and_notes_reach_the_wall_and_the_address(open_app, edition, cyprus):
    page = open_app("briefing", dispute="cyprus", edit="1")
    page.move(
        **{"edit-0-title-0": "The lie of the land", "edit-0-notes-0": "Begin with the river."}
    )
    assert listed(page)[0] == "The lie of the land"
    text = page.address["script"]
    assert unpacked(text, edition, cyprus, []).steps[0].notes == "Begin with the river."
    wall = open_app("briefing", dispute="cyprus", script=text)
    assert steps(wall)[0]["title"] == "The lie of the land"
    assert steps(wall)[0]["notes"] == "Begin with the river."


def test_view_day_blocks_and_layers_of_a_step_move_the_map_beside_it(open_app):
    page = open_app("briefing", dispute="cyprus", edit="1")
    page.move(**{"edit-0-view-0": "de_facto"})
    assert page.map()["view"] == "de_facto"
    marks = page.map()["marks"]
    assert marks
    page.move(**{"edit-0-layers-0": ["lines", "names"]})
    assert not page.map()["marks"]


def test_a_value_that_a_step_can_not_hold_is_said_and_nothing_is_lost(open_app, cyprus):
    page = open_app("briefing", dispute="cyprus", edit="1")
    page.move(**{"edit-0-title-0": "x", "edit-0-view-0": "de_facto"})
    assert "3 to 140" in warnings(page)
    assert listed(page)[0] == cyprus.steps[0].title
    assert page.map()["view"] == "de_facto"


def test_the_view_is_taken_from_the_map_and_given_back(open_app, edition, cyprus):
    page = open_app("briefing", dispute="cyprus", edit="1")
    thing = next(iter(page.map()["tips"]))
    page.trigger(TAKE, "shot", {"box": [32.5, 34.5, 33.5, 35.5], "sel": thing, "n": 1})
    step = unpacked(page.address["script"], edition, cyprus, []).steps[0]
    assert step.extent == (32.5, 34.5, 33.5, 35.5)
    assert step.select == thing
    for number, wrong in enumerate(([1, 2], "no box", [9, 9, 1, 1], [None] * 4), start=2):
        page.trigger(TAKE, "shot", {"box": wrong, "sel": "<b>", "n": number})
    step = unpacked(page.address["script"], edition, cyprus, []).steps[0]
    assert step.extent == (32.5, 34.5, 33.5, 35.5)
    page.press("edit-reset-0")
    assert "script" not in page.address


def test_steps_of_another_dispute_and_of_the_world_are_added(open_app, edition):
    page = open_app("briefing", dispute="cyprus", edit="1")
    page.move(**{"edit-add-of-cyprus": "kashmir"})
    page.press("edit-add")
    name = edition.catalog.disputes["kashmir"].name
    assert listed(page)[1] == name
    assert page.map()["clip"] is not None
    assert name in page.map()["label"]
    count = len(listed(page))
    page.press("edit-add-script")
    assert len(listed(page)) > count + 5
    page.press("edit-default")
    assert listed(page)[1] != name
    page.press("edit-undo")
    assert listed(page)[1] == name


def upload(page, text, name="mine.yaml"):
    body = text if isinstance(text, bytes) else text.encode()
    page.widget("edit-file").set_value((name, body, "application/yaml"))
    return page.turn()


def test_a_downloaded_script_opens_again_the_same(open_app, cyprus):
    page = open_app("briefing", dispute="cyprus", edit="1")
    steps_ = (Step(title="Only this", dispute="kashmir", view="de_facto"), cyprus.steps[0])
    upload(page, as_yaml(Briefing(title="Of my own", steps=steps_)))
    assert listed(page) == ["Only this", cyprus.steps[0].title]
    assert not warnings(page)
    page.press("edit-undo")
    assert len(listed(page)) == len(cyprus.steps)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "mine.yaml"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("title: One two\nbriefing: " + "[" * 50_000, "nested"),
        ("a: &a [x]\nb: *a\n", "stands for another"),
        ("x" * (LIMIT_BYTES + 10), "larger than 300 kB"),
        ("title: Mine\nbriefing: nothing\n", "no list of steps"),
        ("title: Mine\nbriefing:\n- dispute: cyprus\n", "missing"),
        (
            "title: Mine\nbriefing:\n- title: <script>alert(1)</script>\n  dispute: nowhere\n",
            "no dispute",
        ),
    ],
    ids=["empty", "bytes", "deep", "alias", "large", "list", "no title", "hostile"],
)
def test_a_bad_file_is_told_and_the_script_stays(open_app, cyprus, text, said):
    page = open_app("briefing", dispute="cyprus", edit="1")
    upload(page, text)
    assert said in warnings(page)
    assert "as it was" in warnings(page)
    assert listed(page) == [step.title for step in cyprus.steps]


def test_of_a_file_with_faults_the_sound_steps_are_kept(open_app):
    page = open_app("briefing", dispute="cyprus", edit="1")
    upload(
        page,
        "title: Mine\nbriefing:\n- title: Good\n  dispute: cyprus\n"
        "- title: Bad\n  dispute: cyprus\n  view: Ruritania\n",
    )
    assert listed(page) == ["Good"]
    assert "mine.yaml:7 step 2 view" in warnings(page)


def test_a_script_whose_steps_are_all_hidden_opens_in_its_editor(open_app, cyprus):
    hidden = Briefing(title="Mine", steps=(cyprus.steps[0].model_copy(update={"hidden": True}),))
    page = open_app("briefing", dispute="cyprus", script=packed(hidden, cyprus))
    assert "Every step is hidden" in warnings(page)


def test_a_room_reads_the_same_columns_of_the_list_in_every_language(open_app):
    def columns(**address):
        shown = open_app("briefing", region="caucasus", **address)
        blocks = json.loads(steps(shown)[0]["text"])["blocks"]
        return next(block["columns"] for block in blocks if block["kind"] == "table")

    assert len(columns()) == len(columns(lang="fr")) == 4
