"""The languages of the interface: what is translated, what stays, and what a mistake costs."""

import threading
from datetime import date

import pytest
from babel.messages.pofile import read_po

from parley.cartography.painter import Painter
from parley.dates import Interval, PartialDate, age_in_words, day_in_words
from parley.language import (
    ENGLISH,
    LANGUAGES,
    aloud,
    direction,
    exact,
    language,
    listed,
    number,
    say,
    say_as,
    say_many,
    speaking,
    use,
)
from parley.language.messages import FOLDER, messages_in, placeholders
from parley.language.scripts import messages_of_scripts
from parley.outputs.show import show
from parley.panels import PANELS, Scope
from parley.vocabulary import MeasureKind, Stage
from tools.messages.extraction import UnfitMessageError, in_code, messages
from tools.messages.files import template, translated, wanted_files, written

OTHERS = sorted(set(LANGUAGES) - {ENGLISH})
TODAY = date(2026, 11, 22)


def texts(value):
    return [value] if isinstance(value, str) else list(value or [""])


def entries(code):
    """The messages of a file that are translated."""
    with (FOLDER / f"{code}.po").open("rb") as file:
        return [entry for entry in read_po(file, locale=code) if entry.id and any(entry.string)]


@pytest.fixture
def messages_file(tmp_path):
    """Speak a language from a file of the test's own."""

    def write(text, code="fr"):
        plural = 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
        (tmp_path / f"{code}.po").write_text(plural + text, encoding="utf-8")
        return messages_in(code, tmp_path)

    return write


# The files that are committed.


@pytest.mark.parametrize("code", OTHERS)
def test_every_placeholder_of_a_message_stands_in_its_translation(code):
    for entry in entries(code):
        wanted = placeholders(texts(entry.id))
        for form in texts(entry.string):
            found = placeholders([form])
            assert found <= wanted, f"{code}: {form!r} asks for what {entry.id!r} does not have"
            if isinstance(entry.id, str):
                assert found == wanted, f"{code}: {form!r} has lost a placeholder of {entry.id!r}"
        if not isinstance(entry.id, str):
            lost = wanted - placeholders(texts(entry.string))
            assert not lost, f"{code}: no form of {entry.id!r} has {lost}"


@pytest.mark.parametrize("code", OTHERS)
def test_a_translated_message_has_every_plural_form_of_its_language(code):
    with (FOLDER / f"{code}.po").open("rb") as file:
        catalog = read_po(file, locale=code)
    for entry in entries(code):
        if not isinstance(entry.id, str):
            assert len(texts(entry.string)) == catalog.num_plurals, f"{code}: {entry.id[0]}"
            assert all(texts(entry.string)), f"{code}: {entry.id[0]} lacks a form"


@pytest.mark.parametrize("code", OTHERS)
def test_an_ending_of_a_sentence_is_kept(code):
    ends = (".", "。", "…")
    for entry in entries(code):
        if isinstance(entry.id, str) and entry.id.endswith("."):
            assert entry.string.rstrip().endswith(ends), (
                f"{code}: {entry.string!r} has no full stop"
            )


def test_the_message_files_hold_what_the_code_says_now():
    stale = [p.name for p, text in wanted_files(messages()).items() if p.read_bytes() != text]
    assert not stale, f"{stale}: run `make messages`"


def test_messages_are_found_in_code_in_vocabularies_and_in_scripts():
    found = {(each.context, each.message) for each in messages()}
    assert ("", "{count} disputes") not in found
    assert ("", "Diplomatic timeline") in found, "marked in a table"
    assert ("Stage", "frozen") in found, "a word of a vocabulary"
    assert ("Stage", Stage.FROZEN.defined) in found, "and its definition"
    assert ("Vocabulary", "What happened") in found, "what a vocabulary is about"
    assert ("", "Play the dated changes") in found, "said by a script"
    assert {text for text, _ in messages_of_scripts()} <= {message for _, message in found}


@pytest.mark.parametrize("call", ['say(f"{n} rows")', 'say("rows: " + n)', 'mark(f"a{b}")'])
def test_a_message_that_is_put_together_is_refused_with_its_place(call, tmp_path):
    path = tmp_path / "page.py"
    path.write_text(f"\n{call}\n", encoding="utf-8")
    with pytest.raises(UnfitMessageError, match=r"page\.py:2: .*placeholders"):
        list(in_code(path, tmp_path))


def test_an_update_keeps_translations_and_notes_and_drops_what_is_no_longer_said(tmp_path):
    path = tmp_path / "page.py"
    path.write_text('say("Map")\nsay("Legend")\n', encoding="utf-8")
    wanted = template(in_code(path, tmp_path))
    old = '# of the map\nmsgid "Legend"\nmsgstr "Légende"\n\nmsgid "Gone"\nmsgstr "Parti"\n'
    (tmp_path / "fr.po").write_text(old, encoding="utf-8")
    text = written(translated("fr", tmp_path, wanted)).decode()
    assert "# of the map\n" in text
    assert 'msgstr "Légende"' in text
    assert 'msgid "Map"\nmsgstr ""' in text
    assert "Parti" not in text


# What a mistake in a file costs: the English message, never an error.


def test_a_half_translated_file_speaks_english_where_it_is_silent(messages_file, monkeypatch):
    half = messages_file(
        'msgid "Legend"\nmsgstr "Légende"\n\nmsgid "Map"\nmsgstr ""\n\n'
        '#, fuzzy\nmsgid "Pause"\nmsgstr "Peut-être"\n'
    )
    monkeypatch.setattr("parley.language.saying.messages_in", lambda _: half)
    with speaking("fr"):
        assert [say("Legend"), say("Map"), say("Pause"), say("Size")] == [
            "Légende",
            "Map",
            "Pause",
            "Size",
        ]


@pytest.mark.parametrize("broken", ["{nom} : choisi", "{name.secret}", "{name", "{0}", "{name!r}"])
def test_a_broken_placeholder_falls_back_to_english(broken, messages_file, monkeypatch):
    spoiled = messages_file(f'msgid "{{name}}: selected"\nmsgstr "{broken}"\n')
    monkeypatch.setattr("parley.language.saying.messages_in", lambda _: spoiled)
    with speaking("fr"):
        assert say("{name}: selected", name="Lachin") == "Lachin: selected"


def test_a_plural_with_a_form_missing_falls_back_to_english(messages_file, monkeypatch):
    spoiled = messages_file(
        'msgid "{count} row"\nmsgid_plural "{count} rows"\n'
        'msgstr[0] "{count} ligne"\nmsgstr[1] ""\n'
    )
    monkeypatch.setattr("parley.language.saying.messages_in", lambda _: spoiled)
    with speaking("fr"):
        assert say_many("{count} row", "{count} rows", 3) == "3 rows"


def test_a_file_that_is_missing_or_no_message_file_means_english(tmp_path, caplog):
    (tmp_path / "es.po").write_bytes(b'msgid "a\xff')
    assert messages_in("es", tmp_path).texts == {}
    assert messages_in("ru", tmp_path).texts == {}
    assert "es.po" in caplog.text


def test_an_unknown_language_is_refused_by_name():
    with pytest.raises(ValueError, match="'de' is not one of ar, zh, en, fr, ru, es"):
        use("de")


# What is said.


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "строк"), (1, "строка"), (3, "строки"), (5, "строк"), (11, "строк"), (21, "строка")],
)
def test_numbers_take_the_form_that_the_language_gives_them(count, words):
    with speaking("ru"):
        said = say_many("party, {count} row", "party, {count} rows", count)
    assert said == f"сторона, {count} {words}"


def test_one_english_word_is_several_words_elsewhere():
    with speaking("fr"):
        area, claim = say_as("Status", "contested"), say_as("PositionKind", "contested")
    assert (area, claim) == ("contestée", "contesté")


def test_a_word_of_a_vocabulary_speaks_but_its_value_in_files_does_not():
    with speaking("es"):
        assert MeasureKind.BUFFER_ZONE.label == "zona de amortiguación"
        assert MeasureKind.BUFFER_ZONE.value == "buffer_zone"
    assert MeasureKind.BUFFER_ZONE.label == "buffer zone"


def test_dates_are_written_as_the_language_writes_them():
    day, month = PartialDate(2020, 6, 15), PartialDate(2020, 6)
    assert [day.words, month.words, Interval(month).words] == [
        "15 Jun 2020",
        "Jun 2020",
        "since Jun 2020",
    ]
    with speaking("fr"):
        assert [day.words, month.words] == ["15 juin 2020", "juin 2020"]
        assert Interval(day).words == "depuis le 15 juin 2020"
        assert Interval(month).words == "depuis juin 2020"
    with speaking("zh"):
        assert [day.words, Interval(month).words] == ["2020年6月15日", "2020年6月以来"]
        assert age_in_words(date(2026, 11, 12), TODAY) == "10天前"
    with speaking("ar"):
        assert day_in_words(date(2020, 6, 15)) == "15 يونيو 2020"
        assert age_in_words(date(2026, 11, 20), TODAY) == "قبل يومين"


def test_numbers_are_written_as_the_language_writes_them():
    assert (number(1234567), number(0.5, 1), exact(0.25)) == ("1,234,567", "0.5", "0.25")
    with speaking("es"):
        assert (number(1234567), number(0.5, 1), exact(0.25)) == ("1.234.567", "0,5", "0,25")


def test_names_in_an_arabic_sentence_are_set_apart_and_nowhere_else():
    names = ["Armenia", "Azerbaijan"]
    with speaking("ar"):
        assert direction() == "rtl"
        assert listed(names) == "\u200f\u2068Armenia\u2069، \u2068Azerbaijan\u2069"
        assert listed([]) == ""
        assert "\u2068Armenia\u2069" in say("As {party} sees it", party="Armenia")
        assert say("{view}, {day}: {rule}.", view="ا", day="ب", rule="ج").startswith("\u200f")
    with speaking("zh"):
        assert direction() == "ltr"
        assert listed(names) == "Armenia、Azerbaijan"
    assert listed(names) == "Armenia, Azerbaijan"


def test_two_readers_are_answered_in_two_languages_at_once():
    both, heard = threading.Barrier(2), {}

    def read(code):
        use(code)
        both.wait()
        heard[code] = say("Legend")

    readers = [threading.Thread(target=read, args=(code,)) for code in ("fr", "ru")]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert heard == {"fr": "Légende", "ru": "Условные обозначения"}
    assert language() == ENGLISH


def test_work_that_another_thread_does_later_is_done_in_the_language_of_now():
    with speaking("fr"):
        later = aloud(lambda: say("Legend"))
    heard = []
    worker = threading.Thread(target=lambda: heard.append(later()))
    worker.start()
    worker.join()
    assert heard == ["Légende"]


# Facts stay as they are recorded.


@pytest.mark.parametrize("code", OTHERS)
def test_titles_details_and_sources_stay_in_the_language_they_were_written_in(catalog, views, code):
    dispute = catalog.disputes["armenia-azerbaijan"]
    with speaking(code):
        told = {name: _told(catalog, views, dispute, name) for name in PANELS}
    for event in dispute.timeline[:5]:
        assert event.title in told["timeline"]
    for measure in dispute.measures:
        assert measure.title in told["measures"]
    for source in dispute.sources[:5]:
        assert source.title.replace('"', '\\"') in told["sources"]
    assert dispute.identity.status.replace('"', '\\"') in told["overview"]


@pytest.mark.parametrize("code", OTHERS)
def test_what_parley_says_of_a_dispute_is_said_in_the_language(catalog, views, code):
    dispute = catalog.disputes["armenia-azerbaijan"]
    english = {name: _told(catalog, views, dispute, name) for name in PANELS}
    with speaking(code):
        for name, text in english.items():
            assert _told(catalog, views, dispute, name) != text, name
        scene = Painter(catalog, views, catalog.lengths).dispute(dispute, TODAY, "neutral")
    assert not {entry.text for entry in scene.legend} & {"contested area", "settled boundary"}
    assert "Neutral view" not in scene.stamp
    assert not any("controlled by" in tip for tip in scene.tips.values())


def _told(catalog, views, dispute, panel):
    scope = Scope(catalog, views, dispute, dispute.as_of, "neutral", TODAY)
    return show(PANELS[panel].blocks(scope))
