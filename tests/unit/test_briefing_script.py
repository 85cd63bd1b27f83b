"""A script in the editor: each change can be undone; a short script travels in the address."""

import base64
import json
import zlib

import pytest
from pydantic import ValidationError

from parley.briefing import Edition, script_of
from parley.model import MAX_STEPS, Briefing, Step
from parley.ui.briefing_script import Draft, sentences
from parley.ui.briefing_state import MAX_ADDRESS, packed, read, unpacked
from parley.vocabulary import BriefingBlock

SCRIPT = Briefing(
    title="Two valleys", steps=tuple(Step(title=t) for t in ("One.", "Two.", "Three."))
)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return Edition.load()


def titles(draft: Draft) -> list[str]:
    return [step.title for step in draft.steps]


def test_a_step_moves_with_its_number_and_not_beyond_the_ends():
    draft = Draft.of(SCRIPT).choose(2).moved(-1)
    assert titles(draft) == ["One.", "Three.", "Two."]
    assert (draft.at, draft.number) == (1, 2)
    assert draft.moved(-1).moved(-1).at == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.moved(1),
        lambda d: d.hidden(),
        lambda d: d.doubled(),
        lambda d: d.without(),
        lambda d: d.changed(notes="Begin with the river."),
        lambda d: d.named("Three valleys"),
        lambda d: d.with_steps(Step(title="Four."), Step(title="Five.")),
        lambda d: d.replaced(Briefing(title="Other", steps=(Step(title="Six."),))),
    ],
    ids=["move", "hide", "double", "delete", "notes", "title", "add", "replace"],
)
def test_every_change_can_be_undone(change):
    draft = Draft.of(SCRIPT).choose(1)
    changed = change(draft)
    assert changed.briefing != SCRIPT
    assert changed.undone().briefing == SCRIPT
    assert changed.undone().at == 1


def test_what_a_step_can_not_hold_is_said_in_a_sentence():
    draft = Draft.of(SCRIPT)
    with pytest.raises(ValidationError) as refused:
        draft.changed(title="x")
    assert "3 to 140" in " ".join(sentences(refused.value))
    with pytest.raises(ValidationError):
        draft.changed(extent=(20, 40, 10, 50))
    assert draft.changed(title="One.") is draft, "no change is nothing to undo"


def test_the_last_step_can_go_and_steps_are_bounded():
    empty = Draft.of(SCRIPT).without().without().without()
    assert empty.step is None
    assert empty.moved(1).hidden().doubled().without().briefing.steps == ()
    many = empty.with_steps(*(Step(title="Step") for _ in range(MAX_STEPS + 5)))
    assert len(many.steps) == MAX_STEPS
    assert many.doubled() is many


def test_numbers_of_steps_are_never_given_twice():
    draft = Draft.of(SCRIPT).doubled().choose(0).doubled()
    assert len(set(draft.numbers)) == len(draft.numbers) == 5


def test_a_changed_script_of_every_dispute_travels_in_an_address(edition):
    for slug, dispute in edition.catalog.disputes.items():
        default = script_of(dispute, edition)
        draft = Draft.of(default).choose(2).moved(-1).hidden()
        draft = draft.choose(0).changed(title="The lie of the land", view="de_facto")
        text = packed(draft.briefing, default)
        assert 0 < len(text) <= MAX_ADDRESS, slug
        notes: list[str] = []
        assert unpacked(text, edition, default, notes) == draft.briefing, slug
        asked = read({"dispute": slug, "script": text, "step": "2"}, edition)
        assert asked.briefing == draft.briefing
        assert asked.default == default
        assert asked.step == 1
        assert not asked.sentences


def test_a_script_too_long_for_an_address_is_left_to_the_session():
    long = Step(title="Long", notes="".join(chr(0x4E00 + n * 7 % 20000) for n in range(1900)))
    assert packed(Briefing(title="Long", steps=(long,)), None) == ""


def pressed(value: object) -> str:
    return base64.urlsafe_b64encode(zlib.compress(json.dumps(value).encode())).decode()


@pytest.mark.parametrize(
    "text",
    [
        "%%%",
        "AAAA",
        pressed("no list"),
        pressed(["Title"]),
        pressed(["Title", [{"=": 99}]]),
        pressed(["Title", [["a", "b", "c"]]]),
        pressed(["Title", 7]),
        pressed(["Title", [{"=": {}}]]),
        base64.urlsafe_b64encode(zlib.compress(b"[" * 200_000)).decode(),
        base64.urlsafe_b64encode(zlib.compress(b"0" * 5_000_000)).decode(),
    ],
)
def test_a_broken_script_in_an_address_falls_back_and_says_so(edition, text):
    asked = read({"dispute": "cyprus", "script": text}, edition)
    assert asked.briefing == script_of(edition.catalog.disputes["cyprus"], edition)
    assert len(asked.sentences) == 1


def test_what_leads_nowhere_in_an_address_is_named_and_the_rest_stands(edition):
    text = pressed(
        [
            "Mine",
            [
                {"=": -1, "title": "Good", "dispute": "cyprus"},
                {"=": -1, "title": "Bad", "dispute": "atlantis"},
                {"=": -1, "title": "Odd", "dispute": "cyprus", "<script>": "x"},
            ],
        ]
    )
    asked = read({"script": text}, edition)
    assert asked.briefing is not None
    assert [step.title for step in asked.briefing.steps] == ["Good"]
    assert any("atlantis" in sentence for sentence in asked.sentences)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({"dispute": "atlantis"}, "no dispute"),
        ({"region": "atlantis"}, "no region"),
        ({"mediator": "ATL"}, "no third party"),
        ({"since": "soon"}, "not a date"),
        ({"since": "2999-01-01"}, "Nothing is recorded"),
        ({"dispute": "cyprus", "step": "99"}, "not a step"),
        ({"dispute": "cyprus", "step": "-1"}, "not a step"),
        ({"dispute": "cyprus", "room": "short"}, "not whole"),
        ({"dispute": "cyprus", "presenter": "<b>"}, "not whole"),
    ],
)
def test_a_wrong_value_in_an_address_is_said(edition, address, said):
    asked = read(address, edition)
    assert any(said in sentence for sentence in asked.sentences)


@pytest.mark.parametrize(
    "address",
    [{"region": "caucasus"}, {"mediator": "UN"}, {"since": "2026-01-01"}, {"quarter": "1"}],
)
def test_a_briefing_of_several_disputes_begins_with_them_all(edition, address):
    asked = read(address, edition)
    assert asked.briefing is not None
    first, *others = asked.briefing.steps
    assert first.dispute is None
    assert first.blocks == (BriefingBlock.DISPUTES,)
    assert set(first.about) == {step.dispute for step in others}
