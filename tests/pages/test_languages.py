"""The language of a page: from the address or the picker, over every page and in every answer."""

import json

import pytest

from parley.language import ENGLISH, LANGUAGES, say, speaking
from parley.ui.languages import KEY, PICKER
from tests.pages.conftest import filed

OTHERS = sorted(set(LANGUAGES) - {ENGLISH})
PAGES = ("atlas", "dispute", "compare", "thirds", "register", "sources", "glossary")
DOSSIER = {"dispute": "armenia-azerbaijan"}


def labels(page):
    """What the navigation says."""
    return [node.proto.label for node in page.nodes("page_link")]


def told(page):
    """What the browser was told of the document."""
    (data,) = [data for data in page.components() if data["part"] == "speak"]
    return data


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("code", ["ar", "zh"])
def test_every_page_opens_in_a_language_and_leads_on_in_it(open_app, page, code):
    shown = open_app(page, lang=code)
    with speaking(code):
        assert say("Military diplomacy") in labels(shown)
    assert told(shown)["lang"] == code
    assert told(shown)["dir"] == ("rtl" if code == "ar" else "ltr")
    assert shown.address["lang"] == code
    assert all(f"lang={code}" in node.proto.query_string for node in shown.nodes("page_link"))


def test_a_reader_of_english_is_told_nothing_of_languages(open_app):
    shown = open_app("dispute", **DOSSIER)
    assert not [data for data in shown.components() if data["part"] == "speak"]
    assert not [data for data in shown.components() if "book" in data]
    assert "words" not in shown.map()
    assert "lang" not in shown.address


def test_a_language_that_parley_does_not_speak_falls_back_and_says_so(open_app):
    shown = open_app("atlas", lang="tlh")
    assert "“tlh” is not a language of Parley; write one of ar, en" in shown.words("language-note")
    assert shown.value(KEY) == ENGLISH
    assert "Atlas" in labels(shown)


def test_a_choice_in_the_picker_wins_over_the_address_that_is_still_there(open_app):
    shown = open_app("dispute", **DOSSIER, lang="fr")
    shown.widget(PICKER).set_value("ru")
    shown.turn(whole=True)
    assert told(shown)["lang"] == "ru"
    assert shown.address["lang"] == "ru"
    shown.widget(PICKER).set_value(ENGLISH)
    shown.turn(whole=True)
    assert told(shown) | {"module": ""} == {
        "module": "",
        "part": "speak",
        "lang": "en",
        "dir": "ltr",
        "address": {"lang": None},
    }
    assert "lang" not in shown.address


def test_two_languages_of_one_question_are_two_answers(open_app):
    heard = {}
    for code in ("es", ENGLISH, "fr", "es"):
        shown = open_app("dispute", **DOSSIER, panel="claims", lang=code)
        state = shown.map()
        heard.setdefault(code, []).append(
            (
                shown.words("dossier-panel"),
                state["stamp"],
                state["tips"],
                filed(state["time"]["url"]),
            )
        )
    assert heard["es"][0] == heard["es"][1]
    for one, other in zip(heard["es"][0], heard["fr"][0], strict=True):
        assert one != other
    assert heard[ENGLISH][0][1].startswith("Neutral view")
    assert heard["es"][0][1].startswith("Vista neutral")


def test_a_fragment_that_runs_alone_speaks_the_language_of_the_session(open_app):
    shown = open_app("dispute", **DOSSIER, lang="fr")
    with speaking("fr"):  # the words on the tabs are compared here too
        shown.move(panel="measures")
        assert say("In force on this date") in shown.words("dossier-panel")
    assert shown.map()["stamp"].startswith("Vue neutre")


@pytest.mark.parametrize("code", OTHERS)
def test_the_file_of_words_holds_all_that_the_scripts_say(open_app, code):
    shown = open_app("dispute", **DOSSIER, lang=code)
    book = json.loads(filed(shown.map()["words"]))
    assert book["lang"] == code
    assert len(book["days"]) == 12
    assert all("{day}" in form and "{year}" in form for form in book["days"])
    with speaking(code):
        assert book["words"]["Legend"] == say("Legend") != "Legend"
    assert len(json.dumps(book)) < 12_000, "small enough to fetch before the first paint"
    assert bool(book["style"]) == (code in {"ar", "zh"})


def test_the_marks_of_the_atlas_speak_and_the_views_keep_their_names_on_the_switch(open_app):
    shown = open_app("atlas", lang="ru")
    marks = {mark["id"]: mark["text"] for mark in shown.map()["marks"]}
    assert "враждебность" in marks["dispute:cyprus"]
    table = json.loads(filed(shown.map()["time"]["url"]))
    assert table["labels"]["neutral"] == "Нейтральное представление"
    assert table["names"].keys() == table["labels"].keys()


def test_the_glossary_is_searched_in_the_language_of_the_page(open_app):
    shown = open_app("atlas", lang="es", q="buenos oficios")
    assert any("buenos oficios" in row["title"] for row in shown.rows("atlas-hits"))
    english = open_app("atlas", q="good offices")
    assert any(row["title"].startswith("good offices") for row in english.rows("atlas-hits"))
    assert not any("buenos oficios" in row["title"] for row in english.rows("atlas-hits"))
